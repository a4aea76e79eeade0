//! Whether a run of odd characters is garbled or meant. A run counts as garbled when its bytes are UTF-8 of
//! something that people write, and when what stands around it does not speak for it.

use super::page::{CodePage, Kind as PageKind};

/// What the run at `at` was before it was garbled, and how many characters it takes now. `sure` says that
/// other runs of this text have been repaired.
pub(super) fn mend(chars: &[char], at: usize, page: &CodePage, sure: bool) -> Option<(String, usize)> {
    let before = at.checked_sub(1).map(|place| chars[place]);
    let Some((first, taken)) = decode(chars, at, page) else {
        return mend_cut(chars, at, before, page, sure);
    };
    let after = chars.get(at + taken).copied();
    let plain = match kind(first) {
        Kind::Never => return mend_cut(chars, at, before, page, sure),
        Kind::Alone if page.kind == PageKind::Mac => is_no_sign(chars[at], chars[at + 1], before, after),
        Kind::Alone => !ends_capitals(chars[at], chars[at + 1], first, before, after),
        // A C1 control is a character that was garbled twice; it never stands alone.
        Kind::InRun(_) => false,
    };
    if plain {
        return Some((first.to_string(), taken));
    }
    let Kind::InRun(least) = kind(first) else { return None };
    run(chars, at, page, least)
}

/// The run of garbled characters at `at`, if it has at least `least`.
fn run(chars: &[char], at: usize, page: &CodePage, least: usize) -> Option<(String, usize)> {
    let (mut mended, mut end, mut count) = (String::new(), at, 0);
    while let Some((c, taken)) = decode(chars, end, page) {
        if matches!(kind(c), Kind::Never) {
            break;
        }
        mended.push(c);
        end += taken;
        count += 1;
    }
    (count >= least).then(|| (mended, end - at))
}

/// The character whose UTF-8 the characters at `at` are in this code page, and how many they are.
fn decode(chars: &[char], at: usize, page: &CodePage) -> Option<(char, usize)> {
    let lead = page.byte(*chars.get(at)?)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    for (place, byte) in bytes.iter_mut().enumerate().take(length).skip(1) {
        *byte = page.byte(*chars.get(at + place)?)?;
    }
    let text = std::str::from_utf8(&bytes[..length]).ok()?;
    text.chars().next().map(|c| (c, length))
}

/// How sure a sign a character is that the run it comes from was garbled.
enum Kind {
    /// It is what people write among Latin letters.
    Alone,
    /// It counts among this many of its like.
    InRun(usize),
    /// Nobody writes it.
    Never,
}

fn kind(c: char) -> Kind {
    match c {
        '\u{80}'..='\u{9f}' => Kind::InRun(2),
        '\u{a0}'..='\u{17f}' | '\u{192}' | '\u{2c6}'..='\u{2dc}' | '\u{391}'..='\u{3c9}' => Kind::Alone,
        '\u{2000}'..='\u{206f}' | '\u{2070}'..='\u{209c}' | '\u{20a0}'..='\u{20bf}' => Kind::Alone,
        '\u{2100}'..='\u{214f}' | '\u{2150}'..='\u{218b}' | '\u{2190}'..='\u{22ff}' => Kind::Alone,
        '\u{25a0}'..='\u{27bf}' | '\u{fb00}'..='\u{fb06}' | '\u{feff}' | '\u{fffd}' => Kind::Alone,
        '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '\u{1e9e}' => Kind::Alone,
        '\u{1e00}'..='\u{1eff}' | '\u{400}'..='\u{45f}' | '\u{370}'..='\u{390}' => Kind::InRun(2),
        '\u{180}'..='\u{1fff}' | '\u{3000}'..='\u{d7ff}' | '\u{ff01}'..='\u{ff9f}' => Kind::InRun(3),
        _ => Kind::Never,
    }
}

/// Whether a character of Mac Roman that is a sign of logic or arithmetic does not stand as one here.
fn is_no_sign(lead: char, next: char, before: Option<char>, after: Option<char>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match lead {
        '¬' => !before.is_some_and(|c| "∧∨⊢∀∃⇒↔→(".contains(c)) && (next != 'Ω' || is_digit(before)),
        // A garbled letter has letters beside it.
        '√' | 'ƒ' | '≈' => is_letter(before) || (is_letter(after) && !is_digit(before) && next != 'π'),
        _ => true,
    }
}

/// Whether `lead` is a capital that ends a word in capitals, and `next` the space or closing mark after it.
fn ends_capitals(lead: char, next: char, mended: char, before: Option<char>, after: Option<char>) -> bool {
    let closes = matches!(next, '\u{a0}' | '»' | '”' | '’' | '…' | '–' | '—' | '®' | '™' | '›');
    let goes_on = after.is_some_and(char::is_alphabetic) && !mended.is_lowercase();
    lead.is_uppercase() && closes && before.is_some_and(char::is_uppercase) && !goes_on
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// Runs that lost their last byte on the way: a no-break space that became a space, a closing quote whose
/// byte 0x9D Windows-1252 does not have.
fn mend_cut(
    chars: &[char],
    at: usize,
    before: Option<char>,
    page: &CodePage,
    sure: bool,
) -> Option<(String, usize)> {
    if page.kind != PageKind::Windows {
        return None;
    }
    let next = chars.get(at + 1).copied();
    match (chars[at], next) {
        ('â', Some('€')) => {
            let marked = chars.get(at + 2) == Some(&'\u{fffd}');
            Some(("”".to_owned(), if marked { 3 } else { 2 }))
        }
        // No word ends in a capital Â after a small letter or a full stop.
        ('Â', Some(' ' | '\n') | None)
            if before.is_some_and(|c| c.is_lowercase() || ends(c) || (sure && c == ' ')) =>
        {
            Some((String::new(), 1))
        }
        ('Ã', Some(' ')) if before.is_some_and(|c| c.is_lowercase() || (sure && c == ' ')) => {
            Some(("à".to_owned(), 1))
        }
        _ => None,
    }
}

fn ends(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '”' | '"')
}

//! The language of a page: from its tags, else told from its text.

use crate::model::Page;

/// Confidence below which a guess is no answer; whatlang's own line for "reliable" is .9 on short text.
const SURE: f64 = 0.5;
/// Scalar values of text that are enough to tell.
const SAMPLE: usize = 1200;

/// The primary subtag ("en"), where it can be told.
///
/// The text wins over the tag where it is long and plainly another language: many a page in another
/// language carries the "en" of its template.
pub(super) fn of(page: &Page, text: &str) -> Option<String> {
    let tagged = page
        .head
        .language
        .as_deref()
        .and_then(|tag| tag.split(['-', '_']).next())
        .map(str::to_ascii_lowercase)
        .filter(|tag| (2..=3).contains(&tag.len()) && tag.chars().all(|c| c.is_ascii_lowercase()));
    let sample: String = text.chars().take(SAMPLE).collect();
    if tagged.as_deref().is_none_or(|tag| tag == "en") && is_plainly_english(&sample) {
        return Some("en".to_owned());
    }
    let told = whatlang::detect(&sample).filter(|told| told.confidence() > SURE && sample.len() > 200);
    match (tagged, told) {
        (Some(tag), Some(told)) if told.is_reliable() && sample.len() > 1000 => {
            Some(two_letters(told.lang().code()).unwrap_or(&tag).to_owned())
        }
        (Some(tag), _) => Some(tag),
        (None, Some(told)) => Some(two_letters(told.lang().code()).unwrap_or(told.lang().code()).to_owned()),
        (None, None) => None,
    }
}

/// Whether words that only English has stand as often as they do in English prose, one in ten words or so:
/// most pages are told by these, and whatlang's weighing of seventy languages is spared.
fn is_plainly_english(text: &str) -> bool {
    let (mut words, mut english) = (0, 0);
    for word in text.split([' ', '\n']) {
        words += 1;
        english +=
            usize::from(matches!(word, "the" | "The" | "and" | "with" | "that" | "your" | "which" | "from"));
    }
    words >= 50 && english * 16 >= words
}

/// The two-letter code (ISO 639-1) of a three-letter one, for the languages that have both.
fn two_letters(code: &str) -> Option<&'static str> {
    const CODES: &[(&str, &str)] = &[
        ("eng", "en"),
        ("spa", "es"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("pol", "pl"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "nb"),
        ("fin", "fi"),
        ("est", "et"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("hun", "hu"),
        ("ron", "ro"),
        ("bul", "bg"),
        ("ell", "el"),
        ("tur", "tr"),
        ("ara", "ar"),
        ("heb", "he"),
        ("pes", "fa"),
        ("hin", "hi"),
        ("ben", "bn"),
        ("urd", "ur"),
        ("tam", "ta"),
        ("tel", "te"),
        ("cmn", "zh"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("tha", "th"),
        ("vie", "vi"),
        ("ind", "id"),
        ("cat", "ca"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("slv", "sl"),
        ("afr", "af"),
        ("epo", "eo"),
        ("lat", "la"),
        ("tgl", "tl"),
        ("mkd", "mk"),
        ("bel", "be"),
    ];
    CODES.iter().find(|(three, _)| *three == code).map(|(_, two)| *two)
}

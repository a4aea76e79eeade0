//! Repairs text that was UTF-8, was once read as Windows-1252 or Mac Roman, and was saved so: "â€™" for ’,
//! "√©" for é. Each garbled run is taken back to its bytes and read again, and only where that gives what
//! people write: French with a real "Â" and logic with a real "¬" stay as they are.

mod page;
mod plausible;

use self::page::{CodePage, MAC_ROMAN, WINDOWS_1252};
use super::doubt;
use crate::model::Doubt;

/// How often the text is gone over: text can have been garbled more than once.
const ROUNDS: usize = 3;

/// The text with garbled runs repaired; the doubt says how many there were.
pub(super) fn repair(text: String, doubts: &mut Vec<Doubt>) -> String {
    if text.is_ascii() || !may_be_garbled(&text) {
        return text;
    }
    let mut text = text;
    for page in [&*WINDOWS_1252, &*MAC_ROMAN] {
        let mut count = 0;
        let mut at = String::new();
        for _ in 0..ROUNDS {
            let Some(round) = repair_once(&text, page) else { break };
            if count == 0 {
                (count, at) = (round.count, round.first);
            }
            text = round.text;
        }
        if count > 0 {
            let places =
                if count == 1 { "1 garbled place".to_owned() } else { format!("{count} garbled places") };
            doubts.push(doubt(format!("{places} repaired: UTF-8 that was once read as {}", page.name), at));
        }
    }
    text
}

/// Whether there is a character that garbled runs begin with, and after it one that they go on with.
fn may_be_garbled(text: &str) -> bool {
    let mut at = 0;
    // Most of a page is ASCII, and is passed over quickly.
    for block in text.as_bytes().chunks(BLOCK) {
        let end = at + block.len();
        if !block.is_ascii() {
            let high = (at..end).filter(|place| text.as_bytes()[*place] >= 0xc2);
            if high.into_iter().any(|place| begins_run(&text[place..])) {
                return true;
            }
        }
        at = end;
    }
    false
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

fn begins_run(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return false };
    let goes_on = !second.is_ascii() || (second == ' ' && matches!(first, 'Â' | 'Ã'));
    goes_on && (WINDOWS_1252.is_lead(first) || MAC_ROMAN.is_lead(first))
}

/// A text gone over once.
struct Round {
    text: String,
    count: usize,
    /// The words around the first repair.
    first: String,
}

/// Goes over `text` once; none if there is nothing to repair.
fn repair_once(text: &str, page: &CodePage) -> Option<Round> {
    let chars: Vec<char> = text.chars().collect();
    let mut round = Round { text: String::new(), count: 0, first: String::new() };
    let (mut at, mut kept) = (0, 0);
    while at < chars.len() {
        if !page.is_lead(chars[at]) {
            at += 1;
            continue;
        }
        let Some((mended, taken)) = plausible::mend(&chars, at, page, round.count > 0) else {
            at += 1;
            continue;
        };
        round.text.extend(&chars[kept..at]);
        if round.count == 0 {
            let start = at.saturating_sub(20);
            round.first =
                chars[start..chars.len().min(at + 20)].iter().collect::<String>().replace('\n', " ");
        }
        round.text.push_str(&mended);
        round.count += 1;
        at += taken;
        kept = at;
    }
    round.text.extend(&chars[kept..]);
    (round.count > 0).then_some(round)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> String {
        repair(text.to_owned(), &mut Vec::new())
    }

    #[test]
    fn windows_1252() {
        assert_eq!(repaired("Itâ€™s a cafÃ© â€œnapâ€\u{9d} â€“ 5Â°C"), "It’s a café “nap” – 5°C");
        assert_eq!(repaired("Rest.Â  Then teaÂ\u{a0}too Â© us"), "Rest.  Then tea\u{a0}too © us");
        assert_eq!(repaired("Î±-synuclein and ðŸ˜€ â‰¥ 3"), "α-synuclein and 😀 ≥ 3");
        assert_eq!(repaired("the â€œrightâ€ words"), "the “right” words");
        assert_eq!(repaired("Ð¡Ð¾Ð½ and voilÃ\u{a0} lÃ "), "Сон and voilà là ");
    }

    #[test]
    fn mac_roman() {
        assert_eq!(repaired("uremia¬† and ¬©  Us ‚Äî it‚Äôs caf√© at 37 ¬∞C"), {
            "uremia\u{a0} and ©  Us — it’s café at 37 °C"
        });
    }

    #[test]
    fn twice_garbled() {
        assert_eq!(
            repaired("Itâ€™s".replace('â', "Ã¢").replace('€', "â‚¬").replace('™', "â„¢").as_str()),
            "It’s"
        );
        assert_eq!(repaired("Ã‚Â© us"), "© us");
    }

    #[test]
    fn real_letters_stay() {
        for text in [
            "ÂGE, âge, Â l’âge de 30 ans « été » et NÃO, MAÇÃ », IRMÃ” e MANHÃ\u{a0}CEDO",
            "ROMÂNIA Â Ã Ä Å Æ",
            "p ∧ ¬q, ¬ p, ¬Ω ∨ r",
            "√2 and √π r, 3 ≈ π",
            "‚Äpfel‘ und ‚Öl‘",
            "Île, Œuvre, ñandú, été\u{a0}»",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn the_doubt_counts() {
        let mut doubts = Vec::new();
        repair("cafÃ© and naÃ¯ve".to_owned(), &mut doubts);
        assert_eq!(doubts[0].what, "2 garbled places repaired: UTF-8 that was once read as Windows-1252");
    }
}

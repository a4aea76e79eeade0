//! Concepts whose names are like one that is not known.

use fst::{IntoStreamer as _, Streamer as _, automaton::Levenshtein};

use super::{Concept, Vocabulary, compiled::Name, fold_text};

/// How many are offered.
const OFFERED: usize = 5;

/// Letters of a name from which two edits are as likely a slip as one.
const LONG: usize = 6;

impl Vocabulary {
    /// Concepts that may be meant by a name that is not known: those spelt nearly so, else those that
    /// have its words in a name; the best first.
    #[must_use]
    pub fn near(&self, name: &str) -> Vec<&Concept> {
        let folded = fold_text(name);
        let mut found: Vec<usize> = Vec::new();
        for edits in 1..=if folded.len() < LONG { 1 } else { 2 } {
            // A name too long for the automaton is near to nothing but itself.
            let Ok(automaton) = Levenshtein::new(&folded, edits) else { break };
            let mut stream = self.names.search(automaton).into_stream();
            while let Some((_, packed)) = stream.next() {
                note(&mut found, packed);
            }
        }
        if found.is_empty() && !folded.is_empty() {
            self.with_words(&folded, &mut found);
        }
        found.into_iter().take(OFFERED).map(|at| self.table.concept(at)).collect()
    }

    /// Those whose names have all the words, the shortest names first.
    fn with_words(&self, folded: &str, found: &mut Vec<usize>) {
        let words: Vec<&str> = folded.split(' ').collect();
        let mut all = Vec::new();
        let mut stream = self.names.stream();
        while let Some((key, packed)) = stream.next() {
            let name = String::from_utf8_lossy(key);
            if words.iter().all(|word| name.split(' ').any(|it| it == *word)) {
                all.push((key.len(), packed));
            }
        }
        all.sort_unstable();
        all.into_iter().for_each(|(_, packed)| note(found, packed));
    }
}

fn note(found: &mut Vec<usize>, packed: u64) {
    let at = Name::unpack(packed).concept;
    if !found.contains(&at) {
        found.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn slips_and_parts_of_names_are_offered() {
        let near = |name: &str| Vocabulary::shipped().near(name).first().map(|it| it.id.as_str());
        assert_eq!(near("cafeine"), Some("caffeine"));
        assert_eq!(near("gehrig"), Some("als"));
        assert_eq!(near("qqqqqqqq"), None);
        assert_eq!(near(""), None);
    }
}

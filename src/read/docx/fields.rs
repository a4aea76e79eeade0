//! Fields: words that a program made ("PAGE", "HYPERLINK"). What they show is kept; of their instructions
//! only addresses are read.

use crate::read::draft::hyperlink;

/// The fields that are open, outermost first: the instruction, and whether it has ended.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, bool)>);

/// The most fields within one another.
const DEPTH: usize = 50;

impl Fields {
    /// Takes in a mark of a field; the address of a link that begins here, or that one ends.
    pub(super) fn mark(&mut self, kind: &str) -> Mark {
        match kind {
            "begin" if self.0.len() < DEPTH => self.0.push((String::new(), false)),
            "separate" => {
                if let Some((instruction, done)) = self.0.last_mut() {
                    *done = true;
                    return hyperlink(instruction).map_or(Mark::None, Mark::Link);
                }
            }
            "end" => {
                let field = self.0.pop();
                let is_link = |(instruction, done): (String, bool)| done && hyperlink(&instruction).is_some();
                return if field.is_some_and(is_link) { Mark::Unlink } else { Mark::None };
            }
            _ => {}
        }
        Mark::None
    }

    /// Adds to the instruction that is open.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some((instruction, false)) = self.0.last_mut()
            && instruction.len() < 4000
        {
            instruction.push_str(text);
        }
    }

    /// Whether words here are an instruction, or the number of a page.
    pub(super) fn hide(&self) -> bool {
        self.0.iter().any(|(instruction, done)| !done || is_number_of_page(instruction))
    }
}

/// What a mark of a field does.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Link(String),
    Unlink,
}

fn is_number_of_page(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| matches!(word, "PAGE" | "NUMPAGES"))
}

#[cfg(test)]
mod tests {
    use super::{Fields, Mark};

    #[test]
    fn numbers_of_pages_are_hidden() {
        let mut fields = Fields::default();
        assert_eq!(fields.mark("begin"), Mark::None);
        fields.instruct(" PAGE ");
        assert!(fields.hide());
        fields.mark("separate");
        assert!(fields.hide());
        fields.mark("end");
        assert!(!fields.hide());
    }
}

//! The fields of a query: which passages are of a source, by an author, in a kind of section.

use super::{
    evaluate::Evaluator,
    field::{self, Field},
    sets::{Scored, unite},
};
use crate::{
    error::Result,
    index::{Leaf, PageTest, words},
    library::{has_words, is_source},
};

impl Evaluator<'_> {
    /// The passages that are what a field says, none of them better than another.
    pub(super) fn field(&self, field: &Field) -> Result<Scored> {
        let leaves = |leaves: Vec<Leaf<'_>>| {
            let mut found = Scored::new();
            for leaf in leaves {
                let these: Scored = self.reader.find(&leaf)?.into_iter().map(|place| (place, 0.0)).collect();
                found = unite(found, &these, f32::max);
            }
            Ok(found)
        };
        match field {
            Field::Source(name) => self.pages(&PageTest::Source(&|it| is_source(name, &it.id, &it.name))),
            Field::Author(name) => self.pages(&PageTest::Author(&|it| has_words(it, name))),
            Field::Reviewer(name) => self.pages(&PageTest::Reviewer(&|it| has_words(it, name))),
            Field::Reviewed(from, to) => self.pages(&PageTest::Reviewed(&|date| {
                from.as_deref().is_none_or(|from| !field::later(from, date))
                    && to.as_deref().is_none_or(|to| !field::later(date, to))
            })),
            Field::Section(kind) => leaves(vec![Leaf::Section(*kind)]),
            Field::Cause(name) => {
                let ids = self.cause_ids(name);
                leaves(ids.iter().map(|id| Leaf::Cause(id)).collect())
            }
            Field::Reference(key) => {
                let keys = reference_keys(key);
                leaves(keys.iter().map(|key| Leaf::Cites(key)).collect())
            }
        }
    }

    /// The ids that a cause may have: as typed, by the vocabulary, and as a name it does not know.
    fn cause_ids(&self, name: &str) -> Vec<String> {
        let own = words(name).into_iter().map(|word| word.surface).collect::<Vec<_>>().join("-");
        let known = self.vocabulary.lookup(name).or_else(|| self.vocabulary.concept(name));
        let known = known.map(|concept| concept.id.clone());
        known.into_iter().chain([name.to_lowercase(), own]).collect()
    }
}

/// The keys that what was typed after `ref:` may stand for.
fn reference_keys(typed: &str) -> Vec<String> {
    let typed = typed.trim().to_lowercase();
    let bare = typed.rsplit("doi.org/").next().unwrap_or(&typed);
    let bare = bare.strip_prefix("pmcid:").or_else(|| bare.strip_prefix("pmc:")).unwrap_or(bare);
    let bare = bare.strip_prefix("doi:").unwrap_or(bare);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut keys = vec![typed.clone()];
    if bare.starts_with("10.") {
        keys.push(format!("doi:{bare}"));
    } else if bare.starts_with("pmc") || bare.starts_with("nbk") {
        keys.push(format!("{}:{bare}", &bare[..3]));
    } else if is_number(bare) {
        keys.push(if typed.starts_with("pmc") { format!("pmc:pmc{bare}") } else { format!("pmid:{bare}") });
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_by_any_form() {
        assert!(reference_keys("https://doi.org/10.1000/X").contains(&"doi:10.1000/x".to_owned()));
        assert!(reference_keys("PMC123").contains(&"pmc:pmc123".to_owned()));
        assert!(reference_keys("pmcid:123").contains(&"pmc:pmc123".to_owned()));
        assert!(reference_keys("123").contains(&"pmid:123".to_owned()));
        assert!(reference_keys("nbk557731").contains(&"nbk:nbk557731".to_owned()));
    }
}

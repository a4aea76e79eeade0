//! Page furniture and article, told apart: an ordered list of rules, each in its own file, that cut
//! blocks or keep them. The first rule that decides on a block has the last word on it.

mod after_the_end;
mod author_box;
mod before_the_title;
mod captions;
mod contents;
mod densest_run;
mod duplicates;
mod hidden;
mod landmarks;
mod link_lists;
mod main_region;
mod names;
#[cfg(test)]
mod sample;
mod wording;

use super::view::View;

/// What is known beside the blocks when the rules run.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The page and the features of its blocks.
    pub(super) view: &'a View<'a>,
    /// The title, where it could be told.
    pub(super) title: Option<&'a str>,
}

/// A way to tell furniture from article.
trait Rule: Sync {
    /// The name that `--explain` shows.
    fn name(&self) -> &'static str;

    /// Cuts (or keeps) what this rule can tell of; blocks that are decided already stay so.
    fn judge(&self, context: &Context, verdicts: &mut Verdicts);
}

/// The rules in order. Those that know for sure come first; those that weigh the page as a whole
/// work on what is left.
static RULES: &[&dyn Rule] = &[
    &hidden::Hidden,
    &wording::Wording,
    &landmarks::Landmarks,
    &names::Names,
    &captions::Captions,
    &author_box::AuthorBox,
    &duplicates::Duplicates,
    &main_region::MainRegion,
    &before_the_title::BeforeTheTitle,
    &after_the_end::AfterTheEnd,
    &densest_run::DensestRun,
    &contents::Contents,
    &link_lists::LinkLists,
];

/// What was decided on each block.
#[derive(Clone, Debug)]
pub(super) struct Verdicts {
    of: Vec<Option<&'static str>>,
}

impl Verdicts {
    /// Nothing is decided yet on this many blocks.
    pub(super) fn new(blocks: usize) -> Self {
        Self { of: vec![None; blocks] }
    }

    /// Cuts a block, unless another rule did.
    pub(super) fn cut(&mut self, block: usize, rule: &'static str) {
        self.of[block].get_or_insert(rule);
    }

    /// Cuts a stretch of blocks.
    pub(super) fn cut_all(&mut self, blocks: impl IntoIterator<Item = usize>, rule: &'static str) {
        for block in blocks {
            self.cut(block, rule);
        }
    }

    /// Whether a block still stands.
    pub(super) fn stands(&self, block: usize) -> bool {
        self.of[block].is_none()
    }

    /// The rule that cut a block.
    pub(super) fn rule(&self, block: usize) -> Option<&'static str> {
        self.of[block]
    }

    /// The blocks that still stand.
    pub(super) fn standing(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.of.len()).filter(|&block| self.stands(block))
    }
}

/// Runs all rules. `verdicts` may hold what was decided before (bylines, reference entries).
pub(super) fn judge(context: &Context, mut verdicts: Verdicts) -> Verdicts {
    for rule in RULES {
        rule.judge(context, &mut verdicts);
    }
    verdicts
}

//! Small pages for the tests of the rules: what one rule alone cuts of a page.

use super::{Context, Rule, Verdicts};
use crate::{
    extract::{title, view::View},
    read,
};

/// The texts of the blocks that `rule` cuts of `page`, HTML if it begins with a tag.
pub(super) fn cut_by(rule: &dyn Rule, page: &str) -> Vec<String> {
    let name = if page.starts_with('<') { "page.html" } else { "page.txt" };
    let page = read::read(page.as_bytes(), name).unwrap();
    let view = View::of(&page);
    let titles = title::find(&view);
    let mut verdicts = Verdicts::new(page.blocks.len());
    rule.judge(&Context { view: &view, title: titles.title.as_deref() }, &mut verdicts);
    let cut = (0..page.blocks.len()).filter(|&block| !verdicts.stands(block));
    cut.map(|block| page.blocks[block].text.clone()).collect()
}

/// So many sentences of an article, each of them another one.
pub(super) fn prose(sentences: usize) -> String {
    let sentence =
        |number| format!("Of {number} people who took a nap at noon, most felt better in the evening. ");
    (11..11 + sentences).map(sentence).collect::<String>().trim_end().to_owned()
}

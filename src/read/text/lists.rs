//! Which items of a plain text are of one list, and how deep they stand.

use super::mark::{Class, Mark};

/// The lists that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    seen: u32,
}

#[derive(Debug)]
struct List {
    id: u32,
    indent: usize,
    class: Class,
}

impl Lists {
    /// The list and the depth of an item whose mark stands at column `indent`.
    pub(super) fn item(&mut self, indent: usize, mark: &Mark<'_>) -> (u32, u8) {
        while self.open.len() > 1 && self.open.last().is_some_and(|list| list.indent > indent) {
            self.open.pop();
        }
        // Numbers that grow a digit stand one column to the left.
        let goes_on = self.open.last().is_some_and(|list| indent <= list.indent + 1);
        if goes_on {
            let outer = self.open.len() > 1 && self.open.last().is_some_and(|list| list.class != mark.class);
            if outer
                && self.open[self.open.len() - 2].class == mark.class
                && self.open[self.open.len() - 2].indent == indent
            {
                self.open.pop();
            }
            if self.open.last().is_some_and(|list| list.class != mark.class) {
                self.open.pop();
                self.begin(indent, mark.class);
            }
        } else {
            self.begin(indent, mark.class);
        }
        let depth = u8::try_from(self.open.len() - 1).unwrap_or(u8::MAX);
        (self.open.last().map_or(0, |list| list.id), depth)
    }

    /// A paragraph at column `indent`: it ends the lists that it does not stand in.
    pub(super) fn paragraph(&mut self, indent: usize) {
        while self.open.last().is_some_and(|list| indent <= list.indent) {
            self.open.pop();
        }
    }

    /// Ends all lists.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }

    fn begin(&mut self, indent: usize, class: Class) {
        self.seen += 1;
        self.open.push(List { id: self.seen, indent, class });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(class: Class) -> Mark<'static> {
        Mark { marker: "", rest: "", class }
    }

    #[test]
    fn runs_share_a_number_and_indents_nest() {
        let (dash, dot) = (mark(Class::Bullet('-')), mark(Class::Bullet('•')));
        let mut lists = Lists::default();
        let found = [lists.item(0, &dash), lists.item(4, &dot), lists.item(0, &dash), lists.item(0, &dot)];
        assert_eq!(found, [(1, 0), (2, 1), (1, 0), (3, 0)]);
        lists.paragraph(0);
        assert_eq!(lists.item(0, &dot), (4, 0));
    }
}

//! What a user says of a page, which wins over what the page says.

use crate::model::{Document, Source};

/// What is given of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Its title.
    pub title: Option<String>,
    /// Who publishes it.
    pub source: Option<Source>,
    /// Its address.
    pub url: Option<String>,
    /// When it was saved.
    pub saved: Option<String>,
    /// When it first appeared.
    pub published: Option<String>,
    /// When it was last changed.
    pub updated: Option<String>,
    /// When a reviewer last read it.
    pub reviewed: Option<String>,
    /// Who wrote the text, where that is someone else.
    pub supplied_by: Option<Source>,
}

impl Given {
    /// The part of it that can be true of several pages.
    #[must_use]
    pub fn of_several(&self) -> Self {
        Self { title: None, url: None, ..self.clone() }
    }

    /// Puts it over what a document says; its source is known before that.
    pub(super) fn put_over(&self, document: &mut Document) {
        let put = |over: &Option<String>, value: &mut Option<String>| {
            if over.is_some() {
                value.clone_from(over);
            }
        };
        put(&self.title, &mut document.title);
        put(&self.url, &mut document.url);
        put(&self.saved, &mut document.saved);
        put(&self.published, &mut document.dates.published);
        put(&self.updated, &mut document.dates.updated);
        put(&self.reviewed, &mut document.dates.reviewed);
        if self.supplied_by.is_some() {
            document.supplied_by.clone_from(&self.supplied_by);
        }
    }
}

//! Articles that were sent by mail (`.eml`): the HTML of the message where there is any, else its text.

use super::{Entity, header};
use crate::{
    model::{Format, Page},
    read::{
        File, Unreadable,
        reader::{Pages, Reader},
    },
};

/// Reads e-mail messages.
pub(in crate::read) struct Email;

/// Headers that only mail has.
const MARKS: [&str; 6] = [
    "\nmessage-id:",
    "\nreceived:",
    "\nmime-version:",
    "\nreturn-path:",
    "\ndelivered-to:",
    "\ncontent-type:",
];

impl Reader for Email {
    fn knows(&self, file: &File<'_>) -> bool {
        if !file.first().is_some_and(|first| first.is_ascii_alphabetic()) {
            return false;
        }
        // A mark in the very first line counts as well.
        let opening = format!("\n{}", file.opening().replace('\r', ""));
        let head = opening.split("\n\n").next().unwrap_or_default();
        let has = |name: &str| head.contains(name);
        let first = head.trim_start().lines().next().unwrap_or_default();
        let is_header = first.starts_with("from ")
            || first.split_once(':').is_some_and(|(name, _)| {
                name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            });
        let people = has("\nfrom:") && (has("\ndate:") || has("\nsubject:"));
        is_header
            && (MARKS.iter().filter(|mark| has(mark)).count() > 1 && has("\nfrom:")
                || people && (file.is_named(&["eml"]) || MARKS.iter().any(|mark| has(mark))))
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Eml)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let message = Entity::of(file.bytes.trim_ascii_start(), 0);
        let saved = message.date();
        let subject = message
            .header("subject")
            .map(|subject| without_mail_words(&header::decoded(&subject)).to_owned());
        let sender = sender(&message);
        let leaves = message.leaves(pages.budget)?;
        let is_attached = |part: &Entity<'_>| {
            part.header("content-disposition")
                .is_some_and(|it| it.to_ascii_lowercase().starts_with("attachment"))
        };
        let of_kind = |kind: &str| leaves.iter().find(|part| part.kind() == kind && !is_attached(part));
        let Some(part) = of_kind("text/html").or_else(|| of_kind("text/plain")) else {
            return Err(Unreadable::Broken("a message without text in it".to_owned()));
        };
        let name = if part.kind() == "text/html" { "message.html" } else { "message.txt" };
        let content = part.content(pages.budget)?;
        pages.part(None, &File { bytes: &content, name }, &mut |page: &mut Page| {
            if page.head.title.is_none() {
                page.head.title = subject.clone().filter(|subject| !subject.is_empty());
            }
            if let Some(sender) =
                sender.clone().filter(|_| !page.head.meta.iter().any(|(name, _)| name == SITE))
            {
                page.head.meta.push((SITE.to_owned(), sender));
            }
            page.head.saved = saved.clone().or_else(|| page.head.saved.take());
        })
    }
}

/// The name under which a page's head has its site.
const SITE: &str = "og:site_name";

/// Who publishes what the message says: the sender of a newsletter. Anybody else may have sent on anything.
fn sender(message: &Entity<'_>) -> Option<String> {
    message.header("list-unsubscribe").or_else(|| message.header("list-id"))?;
    let from = header::decoded(&message.header("from")?);
    let name = from.split('<').next()?.trim().trim_matches('"').trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

/// A subject without what mail programs put before it.
fn without_mail_words(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let bare = ["fwd:", "fw:", "re:", "wg:", "aw:"].iter().find_map(|word| {
            let (head, tail) = rest.split_at_checked(word.len())?;
            head.eq_ignore_ascii_case(word).then_some(tail.trim_start())
        });
        match bare {
            Some(bare) => rest = bare,
            None => return rest,
        }
    }
}

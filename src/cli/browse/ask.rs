//! What is asked of the index while one types, and a thread that answers: typing never waits for it.

use std::{
    mem::discriminant,
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use etio::{
    Answer, CompareRequest, Comparison, InContext, InUse, Look, Reader, Request, Shown, Spoken, clean,
};

use super::event::Event;

/// Causes of an answer, and passages of each of them, at most.
const CAUSES: usize = 60;
const PER_CAUSE: usize = 12;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// What there is to ask about.
    Topics,
    /// The passages that answer this query.
    Search(String),
    /// A passage among its neighbours, by its id.
    Context(String),
    /// A text to be read, as wide as this.
    Text(Text, usize),
}

/// A text to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// The page that this passage stands in.
    Page { passage: String },
    /// The works that a passage and its page cite.
    References { passage: String },
    /// The sources side by side, on the first of these topics of which there is something to compare.
    Comparison { topics: Vec<String> },
}

/// What came of it.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    Topics(Vec<Spoken>),
    Found(Box<Answer>),
    Context(Box<InContext>),
    /// A text, and the line in it that is to be seen.
    Text {
        of: Text,
        text: String,
        line: usize,
    },
    /// Nothing; this says why.
    Nothing(String),
}

/// Starts the thread that answers from this index. It ends when nobody can ask any more.
pub(super) fn desk(reader: Reader, vocabulary: InUse, events: Sender<Event>) -> Sender<Question> {
    let (ask, asked) = channel();
    let desk = Desk { reader, vocabulary };
    thread::spawn(move || {
        let _farewell = Farewell(events.clone());
        let mut waiting = Vec::new();
        while let Some(question) = next(&asked, &mut waiting) {
            if events.send(Event::Told(desk.answer(question))).is_err() {
                break;
            }
        }
    });
    ask
}

/// Says that nobody answers any more, also where an answer panicked.
struct Farewell(Sender<Event>);

impl Drop for Farewell {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Lost);
    }
}

/// The next question. Of those of one kind that wait only the last is answered: nobody would see what
/// came of the others.
fn next(asked: &Receiver<Question>, waiting: &mut Vec<Question>) -> Option<Question> {
    if waiting.is_empty() {
        waiting.push(asked.recv().ok()?);
    }
    for question in asked.try_iter() {
        waiting.retain(|it| discriminant(it) != discriminant(&question));
        waiting.push(question);
    }
    Some(waiting.remove(0))
}

struct Desk {
    reader: Reader,
    vocabulary: InUse,
}

impl Desk {
    fn answer(&self, question: Question) -> Reply {
        let answered = match question {
            Question::Topics => etio::topics(&self.reader).map(Reply::Topics),
            Question::Search(query) => self.search(query).map(Box::new).map(Reply::Found),
            Question::Context(id) => etio::show(&self.reader, &id).map(|shown| match shown {
                Shown::Passage(found) => Reply::Context(found),
                Shown::Document(..) => Reply::Nothing(String::new()),
            }),
            Question::Text(of, width) => self.text(of, width),
        };
        answered.unwrap_or_else(|error| Reply::Nothing(first_line(&error.to_string())))
    }

    fn search(&self, query: String) -> etio::Result<Answer> {
        let request = Request { query, limit: Some(CAUSES), per_group: PER_CAUSE, ..Request::default() };
        etio::search(&self.reader, &self.vocabulary, &request)
    }

    fn text(&self, of: Text, width: usize) -> etio::Result<Reply> {
        let look = Look { width, ..Look::default() };
        let (text, line) = match &of {
            Text::Page { passage } => {
                let shown = etio::show(&self.reader, passage)?;
                let text = look.shown(&etio::show(&self.reader, shown.page().id.as_str())?);
                let line = line_of(&text, &shown);
                (text, line)
            }
            Text::References { passage } => (look.cited(&etio::show(&self.reader, passage)?), 0),
            Text::Comparison { topics } => match self.comparison(topics)? {
                Some(comparison) => (look.comparison(&comparison), 0),
                None => return Ok(Reply::Nothing("there is no topic here to compare sources on".to_owned())),
            },
        };
        Ok(Reply::Text { of, text, line })
    }

    fn comparison(&self, topics: &[String]) -> etio::Result<Option<Comparison>> {
        for query in topics {
            let request = CompareRequest { query: query.clone(), ..CompareRequest::default() };
            let comparison = etio::compare(&self.reader, &self.vocabulary, &request)?;
            if !comparison.causes.is_empty() {
                return Ok(Some(comparison));
            }
        }
        Ok(None)
    }
}

/// Letters by which a passage is found in the text of its page; a line has them unbroken.
const RECOGNISED: usize = 16;

/// The line of a page's text in which the passage begins, else the first.
fn line_of(text: &str, shown: &Shown) -> usize {
    let Shown::Passage(found) = shown else { return 0 };
    let start: String = clean(&found.passage.passage.text).chars().take(RECOGNISED).collect();
    let begins = |line: &str| line.trim_start_matches([' ', '•']).starts_with(start.trim_end());
    text.lines().position(begins).unwrap_or(0)
}

/// An error's first line; the next ones point at the place in a query, which is being typed.
fn first_line(error: &str) -> String {
    clean(error.lines().next().unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_kind_the_last_is_answered() {
        let (ask, asked) = channel();
        let search = |query: &str| Question::Search(query.to_owned());
        for question in [search("t"), Question::Context("a".to_owned()), search("tw")] {
            ask.send(question).unwrap();
        }
        drop(ask);
        let mut waiting = Vec::new();
        let answered = std::iter::from_fn(|| next(&asked, &mut waiting)).collect::<Vec<_>>();
        assert_eq!(answered, [Question::Context("a".to_owned()), search("tw")]);
    }
}

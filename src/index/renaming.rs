//! What a vocabulary calls the causes and topics that pages were read as. The index keeps what was read;
//! a reader that is given other names shows these everywhere, and finds by them.

use std::collections::{BTreeMap, BTreeSet};

use super::{columns::Texts, entry::StoredPassage, reader::Reader, record::split};
use crate::{
    error::Result,
    model::{Document, Named, Topic},
};

/// Other names, by the ids that pages were read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    to: BTreeMap<String, Named>,
    /// The ids that were read, by the id that each has now.
    from: BTreeMap<String, Vec<String>>,
}

impl Renaming {
    /// What `name` gives for each of these that it gives anything for.
    fn of(read: BTreeSet<Named>, name: &dyn Fn(&Named) -> Option<Named>) -> Self {
        let mut renaming = Self::default();
        for read_as in read {
            if !renaming.to.contains_key(&read_as.id)
                && let Some(named) = name(&read_as)
            {
                renaming.from.entry(named.id.clone()).or_default().push(read_as.id.clone());
                renaming.to.insert(read_as.id, named);
            }
        }
        renaming
    }

    /// What this id is called now; none where as it was read.
    #[must_use]
    pub fn of_id(&self, id: &str) -> Option<&Named> {
        self.to.get(id)
    }

    /// The ids as they were read that have this id now.
    pub(super) fn read_as<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let same = self.to.get(id).is_none_or(|named| named.id == id).then_some(id);
        let others = self.from.get(id).into_iter().flatten().map(String::as_str);
        same.into_iter().chain(others.filter(move |other| *other != id))
    }

    pub(super) fn named(&self, named: Named) -> Named {
        self.to.get(&named.id).cloned().unwrap_or(named)
    }

    /// Topics by their names now, each once.
    pub(super) fn topics(&self, topics: Vec<Named>) -> Vec<Named> {
        let mut seen = BTreeSet::new();
        topics
            .into_iter()
            .map(|topic| self.named(topic))
            .filter(|topic| seen.insert(topic.id.clone()))
            .collect()
    }

    pub(super) fn topic(&self, topic: &mut Topic) {
        if let Some(Named { id, name }) = self.to.get(&topic.id) {
            topic.id.clone_from(id);
            topic.name.clone_from(name);
        }
    }

    pub(super) fn head(&self, head: &mut Document) {
        head.topics.iter_mut().for_each(|topic| self.topic(topic));
        let mut seen = BTreeSet::new();
        head.topics.retain(|topic| seen.insert(topic.id.clone()));
    }

    pub(super) fn passage(&self, mut stored: StoredPassage) -> StoredPassage {
        for mention in &mut stored.passage.causes {
            if let Some(named) = self.to.get(&mention.cause.id) {
                mention.cause.clone_from(named);
            }
            self.topic(&mut mention.of);
        }
        stored
    }
}

impl Reader {
    /// The same state of the index, its causes and topics called as `name` says; none leaves a name as
    /// it was read.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn renamed(self, name: &dyn Fn(&Named) -> Option<Named>) -> Result<Self> {
        let read = self.names_read()?;
        Ok(self.with_names(Renaming::of(read, name)))
    }

    /// The names that this reader was given.
    #[must_use]
    pub fn renaming(&self) -> &Renaming {
        &self.renaming
    }

    /// Every cause and topic by id and name as pages were read.
    fn names_read(&self) -> Result<BTreeSet<Named>> {
        let fields = self.fields;
        let mut names = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            for field in [fields.cause, fields.of, fields.page_topic] {
                let column = Texts::open(segment, fields, field).map_err(|error| self.damaged(error))?;
                names.extend(column.values().iter().map(|value| split(value)));
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        index::{
            Leaf,
            sample::{Sample, index_of},
        },
        model::{Named, SectionKind},
    };

    /// The cause "nerves" as "stress", "stress" as itself by another name, the topic "tic" as "twitch".
    fn name(read: &Named) -> Option<Named> {
        let named = |id: &str, name: &str| Some(Named { id: id.to_owned(), name: name.to_owned() });
        match read.id.as_str() {
            "nerves" | "stress" => named("stress", "Strain"),
            "tic" => named("twitch", "Twitch"),
            _ => None,
        }
    }

    #[test]
    fn all_that_is_read_goes_by_its_name_now() {
        let page = Sample::page("a.html")
            .topic("twitch")
            .topic("tic")
            .section("Causes", SectionKind::Causes, &["Nerves."])
            .mention("nerves", "tic", |_| ())
            .section("More", SectionKind::Causes, &["Stress."])
            .mention("stress", "twitch", |_| ())
            .mention("heat", "twitch", |_| ());
        let (_dir, plain) = index_of(&[page]);
        let read: Vec<_> = plain.mentions().unwrap().into_iter().map(|row| row.mention.cause.id).collect();
        assert_eq!(read, ["nerves", "heat", "stress"]);
        let reader = plain.renamed(&name).unwrap();
        let rows = reader.mentions().unwrap();
        let causes: Vec<_> = rows.iter().map(|row| row.mention.cause.name.as_str()).collect();
        assert_eq!(causes, ["Strain", "Heat", "Strain"]);
        assert!(rows.iter().all(|row| row.mention.of.id == "twitch"));
        let card = &reader.cards().unwrap()[0];
        assert_eq!(card.topics.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["twitch"]);
        assert_eq!(reader.page(&card.id).unwrap().unwrap().head.unwrap().topics.len(), 1);
        let found = reader.find(&Leaf::Cause("stress")).unwrap();
        assert_eq!(found.len(), 2);
        assert!(reader.find(&Leaf::Cause("nerves")).unwrap().is_empty());
        assert_eq!(reader.find(&Leaf::Topic("twitch")).unwrap().len(), 2);
        let facts = reader.facts(found[0]).unwrap().unwrap();
        assert_eq!((facts.states[0].cause.id.as_str(), facts.states[0].of.as_str()), ("stress", "twitch"));
        let passages = reader.fetch(&found).unwrap();
        assert!(passages.iter().all(|it| it.passage.causes.iter().any(|it| it.cause.name == "Strain")));
    }
}

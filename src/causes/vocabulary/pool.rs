//! Concepts of several files as they come together, entry by entry.

use std::collections::{BTreeSet, HashMap};

use super::{
    Concept, ConceptKind, Origin,
    compiled::is_abbreviation,
    fold_text,
    merge::Tally,
    terms::{Entry, Level, Problem, Terms},
};

/// Concepts as they come together.
pub(super) struct Pool {
    /// None where one became part of another.
    pub(super) concepts: Vec<Option<Concept>>,
    /// How many of the first are shipped.
    shipped: usize,
    /// Whose a folded name is, and whether it is one in capitals only.
    names: HashMap<String, (usize, bool)>,
    pub(super) ids: HashMap<String, usize>,
    /// Concepts with the file and entry whose broader ids are looked up once all concepts are known.
    pub(super) above: Vec<(usize, usize, usize)>,
    pub(super) problems: Vec<Vec<Problem>>,
    pub(super) tallies: Vec<Tally>,
}

impl Pool {
    pub(super) fn of(shipped: &[Concept], files: &[Terms]) -> Self {
        let (mut names, mut ids) = (HashMap::new(), HashMap::new());
        for (at, concept) in shipped.iter().enumerate() {
            ids.insert(concept.id.clone(), at);
            for name in std::iter::once(&concept.name).chain(&concept.names) {
                names.entry(fold_text(name)).or_insert((at, is_abbreviation(name)));
            }
        }
        Self {
            concepts: shipped.iter().cloned().map(Some).collect(),
            shipped: shipped.len(),
            names,
            ids,
            above: Vec::new(),
            problems: vec![Vec::new(); files.len()],
            tallies: vec![Tally::default(); files.len()],
        }
    }

    /// Takes entry `number` of a file.
    pub(super) fn take(&mut self, file: usize, terms: &Terms, number: usize) {
        let entry = &terms.entries[number];
        let names = named(entry);
        let met = self.met(&names);
        let by_id = self.ids.get(&entry.id).copied();
        let target = if terms.is_import() {
            let by_name = names.first().and_then(|name| self.owner(name.0));
            let only = met.first().filter(|_| met.len() == 1).map(|(at, ..)| *at);
            let target = by_id.or(by_name).or(only);
            self.refuse_joins(file, entry, target, &met);
            target
        } else {
            let target = by_id.or(met.first().map(|(at, ..)| *at));
            if let Some(target) = target {
                self.join(file, target, &met);
            }
            target
        };
        let (at, is_new) = match (target, &entry.name) {
            (Some(at), _) => (at, false),
            (None, Some(name)) => (self.add(file, entry, name), true),
            (None, None) => return self.unknown_id(file, entry),
        };
        let tally = &mut self.tallies[file];
        if is_new {
            tally.new += 1;
        } else {
            tally.joined += 1;
        }
        self.add_names(file, terms, entry, at, &names);
        self.ids.entry(entry.id.clone()).or_insert(at);
        if is_new || !terms.is_import() {
            self.above.push((at, file, number));
        }
        if !terms.is_import() && !is_new {
            self.amend(at, entry);
        }
    }

    /// The concept that has a name written so; a name in capitals only and a word in small letters are
    /// two names.
    fn owner(&self, name: &str) -> Option<usize> {
        let (at, capitals) = self.names.get(&fold_text(name))?;
        (*capitals == is_abbreviation(name)).then_some(*at)
    }

    /// The concepts that have these names, each once, with the name and its line.
    fn met<'e>(&self, names: &[(&'e str, usize)]) -> Vec<(usize, &'e str, usize)> {
        let mut seen = BTreeSet::new();
        let found = names.iter().filter_map(|(name, line)| Some((self.owner(name)?, *name, *line)));
        found.filter(|(at, ..)| seen.insert(*at)).collect()
    }

    pub(super) fn concept(&self, at: usize) -> &Concept {
        self.concepts[at].as_ref().expect("maps never lead to a concept that became part of another")
    }

    pub(super) fn shown(&self, at: usize) -> String {
        let concept = self.concept(at);
        format!("{} ({})", concept.name, concept.id)
    }

    fn add(&mut self, file: usize, entry: &Entry, name: &str) -> usize {
        if entry.kind.is_none() {
            let kinds: Vec<&str> = ConceptKind::ALL.into_iter().map(ConceptKind::name).collect();
            let what = format!("{name} has no `kind`, and is taken for a condition");
            self.warn(file, entry.line, what, format!("write kind = one of {}", kinds.join(", ")));
        }
        self.concepts.push(Some(Concept {
            id: entry.id.clone(),
            name: name.to_owned(),
            names: Vec::new(),
            kind: entry.kind.unwrap_or(ConceptKind::Condition),
            broader: Vec::new(),
            from: Vec::new(),
        }));
        self.concepts.len() - 1
    }

    fn add_names(&mut self, file: usize, terms: &Terms, entry: &Entry, at: usize, names: &[(&str, usize)]) {
        let mut added = Vec::new();
        for (name, line) in names {
            match self.names.get(&fold_text(name)) {
                Some((owner, _)) if *owner == at => {}
                Some((owner, _)) => {
                    let owner = *owner;
                    self.tallies[file].refused += 1;
                    if !terms.is_import() {
                        let what = format!(
                            "`{name}` differs only in its capitals from a name of {}",
                            self.shown(owner)
                        );
                        self.warn(
                            file,
                            *line,
                            what,
                            "it stays with that one; write it in the same way to join them",
                        );
                    }
                }
                None => {
                    self.names.insert(fold_text(name), (at, is_abbreviation(name)));
                    added.push((*name).to_owned());
                }
            }
        }
        self.tallies[file].names_added += added.len();
        let concept =
            self.concepts[at].as_mut().expect("maps never lead to a concept that became part of another");
        concept.names.extend(added.iter().filter(|name| **name != concept.name).cloned());
        let (file, id, line) = (terms.file.clone(), entry.id.clone(), entry.line);
        concept.from.push(Origin { file, id, line, names: added });
    }

    /// Gives a concept the name and kind of a user's own file.
    fn amend(&mut self, at: usize, entry: &Entry) {
        let concept =
            self.concepts[at].as_mut().expect("maps never lead to a concept that became part of another");
        if let Some(name) = &entry.name
            && fold_text(name) != fold_text(&concept.name)
        {
            let before = std::mem::replace(&mut concept.name, name.clone());
            concept.names.retain(|it| it != name);
            concept.names.insert(0, before);
        }
        concept.kind = entry.kind.unwrap_or(concept.kind);
    }

    /// Makes concepts part of `target`, because a user's own file gives one concept names of all.
    fn join(&mut self, file: usize, target: usize, met: &[(usize, &str, usize)]) {
        for (at, name, line) in met.iter().filter(|(at, ..)| *at != target) {
            let what = format!(
                "`{name}` is a name of {}, which with it becomes one with {}",
                self.shown(*at),
                self.shown(target)
            );
            self.warn(file, *line, what, "if that is not meant, take the name out");
            self.absorb(*at, target);
        }
    }

    fn absorb(&mut self, at: usize, target: usize) {
        let Some(gone) = self.concepts[at].take() else { return };
        for owner in self.names.values_mut().filter(|owner| owner.0 == at) {
            owner.0 = target;
        }
        for owner in self.ids.values_mut().filter(|owner| **owner == at) {
            *owner = target;
        }
        for (above, ..) in self.above.iter_mut().filter(|(above, ..)| *above == at) {
            *above = target;
        }
        let concept = self.concepts[target].as_mut().expect("a concept joins one that is there");
        let names: Vec<String> = std::iter::once(gone.name).chain(gone.names).collect();
        concept.names.extend(names.iter().cloned());
        concept.broader.extend(gone.broader);
        if at < self.shipped {
            concept.from.push(Origin { file: Origin::SHIPPED.to_owned(), id: gone.id, line: 0, names });
        }
        concept.from.extend(gone.from);
    }

    /// Tells of an import's entry that has names of two shipped concepts.
    fn refuse_joins(
        &mut self,
        file: usize,
        entry: &Entry,
        target: Option<usize>,
        met: &[(usize, &str, usize)],
    ) {
        let shipped: Vec<_> = met.iter().filter(|(at, ..)| *at < self.shipped).collect();
        let other = shipped.iter().find(|(at, ..)| Some(*at) != target);
        let (Some((_, _, line)), true) = (other, shipped.len() > 1) else { return };
        let all: Vec<String> =
            shipped.iter().map(|(at, name, _)| format!("`{name}` of {}", self.shown(*at))).collect();
        let what = format!("{} has names of several known concepts: {}", entry.id, all.join(", "));
        let advice = match target {
            Some(target) => {
                format!("it is one with {}; the other names stay where they are", self.shown(target))
            }
            None => "it stays by itself, without these names".to_owned(),
        };
        self.warn(file, *line, what, advice);
    }

    fn unknown_id(&mut self, file: usize, entry: &Entry) {
        let what = format!("no concept has the id `{}`", entry.id);
        let advice = "give it a `name` to make it a new one, or find the id with `etio vocabulary show NAME`";
        let (line, level) = (entry.line, Level::Error);
        self.problems[file].push(Problem { line, level, what, advice: advice.to_owned() });
    }

    pub(super) fn warn(&mut self, file: usize, line: usize, what: String, advice: impl Into<String>) {
        self.problems[file].push(Problem { line, level: Level::Warning, what, advice: advice.into() });
    }
}

/// The names of an entry with their lines, the one it is shown by first.
fn named(entry: &Entry) -> Vec<(&str, usize)> {
    let name = entry.name.iter().map(|name| (name.as_str(), entry.line));
    name.chain(entry.names.iter().map(|name| (name.text.as_str(), name.line))).collect()
}

//! The shipped concepts and those of other files made one vocabulary. Equal names meet; shipped ids
//! stay. A user's own file may join shipped concepts with one another and rename them; an import adds
//! names and concepts, and what it would join stays apart.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::{
    Concept, ConceptKind, Origin,
    compiled::is_abbreviation,
    fold_text,
    terms::{Entry, Level, Problem, Terms},
};

/// What one file brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Concepts that were not known.
    pub new: usize,
    /// Concepts that were, by their id or a name.
    pub joined: usize,
    /// Names that were not known.
    pub names_added: usize,
    /// Names that stay with another concept.
    pub refused: usize,
}

/// One vocabulary of several files.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) concepts: Vec<Concept>,
    /// Of each file, what is wrong with it beside the others.
    pub(super) problems: Vec<Vec<Problem>>,
    pub(super) tallies: Vec<Tally>,
}

/// Merges: users' own files first, then imports, each sort in the order given.
pub(super) fn merge(shipped: &[Concept], files: &[Terms]) -> Merged {
    let mut pool = Pool::of(shipped, files);
    for imports in [false, true] {
        for (number, terms) in files.iter().enumerate().filter(|(_, terms)| terms.is_import() == imports) {
            for at in 0..terms.entries.len() {
                pool.take(number, terms, at);
            }
        }
    }
    pool.settle_broader(files);
    let Pool { concepts, problems, tallies, .. } = pool;
    Merged { concepts: concepts.into_iter().flatten().collect(), problems, tallies }
}

/// Concepts as they come together.
struct Pool {
    /// None where one became part of another.
    concepts: Vec<Option<Concept>>,
    /// How many of the first are shipped.
    shipped: usize,
    /// Whose a folded name is, and whether it is one in capitals only.
    names: HashMap<String, (usize, bool)>,
    ids: HashMap<String, usize>,
    /// Concepts with the file and entry whose broader ids are looked up once all concepts are known.
    above: Vec<(usize, usize, usize)>,
    problems: Vec<Vec<Problem>>,
    tallies: Vec<Tally>,
}

impl Pool {
    fn of(shipped: &[Concept], files: &[Terms]) -> Self {
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
    fn take(&mut self, file: usize, terms: &Terms, number: usize) {
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
            tally.new += 1
        } else {
            tally.joined += 1
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

    fn concept(&self, at: usize) -> &Concept {
        self.concepts[at].as_ref().expect("maps never lead to a concept that became part of another")
    }

    fn shown(&self, at: usize) -> String {
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

    /// Looks up broader concepts by all ids that they have now.
    fn settle_broader(&mut self, files: &[Terms]) {
        for (at, file, entry) in std::mem::take(&mut self.above) {
            for above in &files[file].entries[entry].broader {
                match self.ids.get(&above.text).copied() {
                    Some(found) if found == at || self.is_within(found, at) => {
                        let what = format!("{} would be its own broader concept", self.shown(at));
                        self.warn(file, above.line, what, "it is passed over; take one of the two ids out");
                    }
                    Some(found) => {
                        let id = self.concept(found).id.clone();
                        let concept =
                            self.concepts[at].as_mut().expect("maps lead to concepts that are there");
                        if !concept.broader.contains(&id) {
                            concept.broader.push(id);
                        }
                    }
                    None => {
                        let what = format!("no concept has the id `{}`", above.text);
                        self.warn(
                            file,
                            above.line,
                            what,
                            "it is passed over; `etio vocabulary show NAME` prints ids",
                        );
                    }
                }
            }
        }
        // Ids of concepts that became part of others.
        for at in 0..self.concepts.len() {
            let Some(concept) = &self.concepts[at] else { continue };
            let now =
                |id: &String| self.ids.get(id).map_or_else(|| id.clone(), |&at| self.concept(at).id.clone());
            let mut broader: Vec<String> =
                concept.broader.iter().map(now).filter(|id| *id != concept.id).collect();
            let mut seen = BTreeSet::new();
            broader.retain(|id| seen.insert(id.clone()));
            if let Some(concept) = &mut self.concepts[at] {
                concept.broader = broader;
            }
        }
    }

    /// Whether a concept has `above` among its broader ones.
    fn is_within(&self, at: usize, above: usize) -> bool {
        let (mut todo, mut seen) = (vec![at], BTreeSet::from([at]));
        while let Some(at) = todo.pop() {
            if at == above {
                return true;
            }
            let broader = self.concept(at).broader.iter().filter_map(|id| self.ids.get(id).copied());
            todo.extend(broader.filter(|above| seen.insert(*above)));
        }
        false
    }

    fn warn(&mut self, file: usize, line: usize, what: String, advice: impl Into<String>) {
        self.problems[file].push(Problem { line, level: Level::Warning, what, advice: advice.into() });
    }
}

/// The names of an entry with their lines, the one it is shown by first.
fn named(entry: &Entry) -> Vec<(&str, usize)> {
    let name = entry.name.iter().map(|name| (name.as_str(), entry.line));
    name.chain(entry.names.iter().map(|name| (name.text.as_str(), name.line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = "
        [[concept]]\nid = 'stress'\nname = 'Stress'\nkind = 'lifestyle'\n
        [[concept]]\nid = 'anxiety'\nname = 'Anxiety'\nnames = ['nerves', 'AX']\nkind = 'condition'\nbroader = ['mood']\n
        [[concept]]\nid = 'mood'\nname = 'Mood disorder'\nkind = 'category'\n";

    fn merged(files: &[(&str, &str)]) -> Merged {
        let shipped = super::super::concept::read_file(SHIPPED).unwrap();
        let files: Vec<Terms> = files.iter().map(|(name, text)| Terms::read(name, text.as_bytes())).collect();
        merge(&shipped, &files)
    }

    fn import(body: &str) -> String {
        format!("[import]\nfrom = 'x.obo'\n{body}")
    }

    fn ids(merged: &Merged) -> Vec<&str> {
        merged.concepts.iter().map(|it| it.id.as_str()).collect()
    }

    #[test]
    fn a_users_own_file_joins_shipped_concepts_and_says_so() {
        let own = "[[concept]]\nid = 'stress'\nnames = ['strain',\n'Anxieties']\n[[concept]]\nname = 'Worry'\n\
                   kind = 'state'\nbroader = ['anxiety']";
        let merged = merged(&[("my.toml", own)]);
        assert_eq!(ids(&merged), ["stress", "mood", "worry"]);
        assert_eq!(merged.concepts[0].names, ["Anxiety", "nerves", "AX", "strain"]);
        assert_eq!(merged.concepts[0].broader, ["mood"]);
        assert_eq!(merged.concepts[2].broader, ["stress"]);
        assert_eq!(merged.concepts[0].from[0].id, "anxiety");
        let [problem] = &merged.problems[0][..] else { panic!("{:?}", merged.problems) };
        assert_eq!((problem.line, problem.level), (4, Level::Warning));
        assert_eq!(merged.tallies[0], Tally { new: 1, joined: 1, names_added: 2, refused: 0 });
    }

    #[test]
    fn an_import_joins_no_two_shipped_concepts() {
        let terms = import(
            "[[concept]]\nid = 'X:1'\nname = 'Nerves'\nnames = ['jitters', 'stress']\nkind = 'symptom'\n\
             [[concept]]\nid = 'X:2'\nname = 'Jumpiness'\nkind = 'symptom'\nbroader = ['X:1']\n\
             [[concept]]\nid = 'X:3'\nname = 'Overload'\nnames = ['stress', 'anxiety', 'ax']\nkind = 'symptom'\n",
        );
        let merged = merged(&[("x.toml", &terms)]);
        assert_eq!(ids(&merged), ["stress", "anxiety", "mood", "X:2", "X:3"]);
        let anxiety = &merged.concepts[1];
        assert_eq!((anxiety.name.as_str(), anxiety.kind), ("Anxiety", ConceptKind::Condition));
        assert_eq!(anxiety.names, ["nerves", "AX", "jitters"]);
        assert_eq!(merged.concepts[3].broader, ["anxiety"]);
        assert!(merged.concepts[4].names.is_empty());
        assert_eq!(
            merged.problems[0].iter().map(|it| it.line).collect::<Vec<_>>(),
            [6, 16],
            "{:?}",
            merged.problems
        );
        assert_eq!(merged.tallies[0], Tally { new: 2, joined: 1, names_added: 3, refused: 4 });
    }

    #[test]
    fn own_files_come_before_imports_whatever_their_order() {
        let theirs = import("[[concept]]\nid = 'X:1'\nname = 'Burnout'\nkind = 'symptom'\n");
        let own = "[[concept]]\nid = 'stress'\nnames = ['burnout']";
        let names = |files: &[(&str, &str)]| merged(files).concepts[0].names.clone();
        assert_eq!(
            names(&[("a.toml", &theirs), ("b.toml", own)]),
            names(&[("b.toml", own), ("a.toml", &theirs)])
        );
        assert_eq!(ids(&merged(&[("a.toml", &theirs), ("b.toml", own)])), ["stress", "anxiety", "mood"]);
    }

    #[test]
    fn what_leads_nowhere_or_round_is_told() {
        let own = "[[concept]]\nid = 'none'\n[[concept]]\nid = 'mood'\nbroader = ['anxiety', 'gone']";
        let merged = merged(&[("my.toml", own)]);
        let found: Vec<_> = merged.problems[0].iter().map(|it| (it.line, it.level)).collect();
        assert_eq!(found, [(1, Level::Error), (5, Level::Warning), (5, Level::Warning)]);
        assert!(merged.concepts[2].broader.is_empty());
    }

    #[test]
    fn a_users_own_name_is_shown() {
        let merged = merged(&[("my.toml", "[[concept]]\nid = 'anxiety'\nname = 'Nervousness'")]);
        assert_eq!(merged.concepts[1].name, "Nervousness");
        assert_eq!(merged.concepts[1].names, ["Anxiety", "nerves", "AX"]);
    }
}

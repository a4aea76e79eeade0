//! An answer to a search, for people.

use super::{
    clean,
    look::{Lines, Look, Tint, count},
};
use crate::{
    model::{Mention, Named, PassageKind, Qualifier, Role, Source, Stance},
    search::{Answer, ArticleHit, CauseGroup, Cut, DateOf, Groups, Hit, Reason, SourceGroup},
};

/// How much further in each level of grouping stands.
const STEP: usize = 2;

impl Look {
    /// An answer: its passages as they are grouped, then what was left out.
    #[must_use]
    pub fn answer(self, answer: &Answer) -> String {
        let mut page = AnswerPage { look: self, lines: Lines::new(self) };
        page.head(answer);
        match &answer.groups {
            Groups::Cause { groups } => groups.iter().for_each(|group| page.cause(group)),
            Groups::Source { sources } => sources.iter().for_each(|group| page.source(0, group, None)),
            Groups::Article { articles } => articles.iter().for_each(|article| page.article(article)),
            Groups::None { passages } => passages.iter().for_each(|hit| page.lone(hit)),
        }
        page.cut(&answer.cut, &answer.groups);
        page.lines.finish()
    }
}

struct AnswerPage {
    look: Look,
    lines: Lines,
}

impl AnswerPage {
    fn head(&mut self, answer: &Answer) {
        if answer.total == 0 {
            let query = clean(&answer.query);
            let of = if query.is_empty() { String::new() } else { format!(" for {query}") };
            self.lines.put(0, &format!("nothing found{of}"));
        } else {
            let passages = count(answer.total, "passage", "passages");
            let sources = count(answer.independent_sources, "independent source", "independent sources");
            self.lines.put(0, &format!("{passages} from {sources}"));
        }
        if !answer.did_you_mean.is_empty() {
            self.lines.put(0, &format!("did you mean: {}", clean(&answer.did_you_mean.join(", "))));
        }
        if answer.incomplete {
            let note = "some pages could not be read, so there may be more; see `etio status`";
            self.lines.put(0, &self.look.tint(Tint::Warning, note));
        }
    }

    fn cause(&mut self, group: &CauseGroup) {
        self.lines.gap();
        let name = group.cause.as_ref().map_or("No cause named", |cause| &cause.name);
        let sources = count(group.independent_sources, "source", "sources");
        let name = self.look.tint(Tint::Heading, &clean(name));
        let heading = if group.cause.is_some() { format!("{name} ({sources})") } else { name };
        self.lines.put(0, &heading);
        let shown: usize = group.sources.iter().map(|source| source.passages.len()).sum();
        for source in &group.sources {
            self.source(STEP, source, group.cause.as_ref());
        }
        if group.total > shown {
            self.lines
                .put(STEP, &format!("and {}", count(group.total - shown, "more passage", "more passages")));
        }
    }

    fn source(&mut self, indent: usize, group: &SourceGroup, cause: Option<&Named>) {
        if indent == 0 {
            self.lines.gap();
        }
        // Passages of one page stand under one line that says whose it is and of what date.
        let mut page = None;
        for hit in &group.passages {
            if page != Some(&hit.page) {
                self.lines.put(indent, &self.origin(hit));
                page = Some(&hit.page);
            }
            self.hit(indent + STEP, hit, cause);
        }
    }

    fn article(&mut self, article: &ArticleHit) {
        self.lines.gap();
        self.lines.put(0, &self.origin(&article.best));
        let place = self.look.tint(Tint::Faint, &clean(&article.path));
        self.lines.put(STEP, &self.look.linked(&place, &article.best.root, &article.path));
        self.hit(STEP, &article.best, None);
    }

    fn lone(&mut self, hit: &Hit) {
        self.lines.gap();
        self.lines.put(0, &self.origin(hit));
        self.hit(STEP, hit, None);
    }

    /// Whose page it is, its title and its date.
    fn origin(&self, hit: &Hit) -> String {
        let name = source_name(hit.source.as_ref());
        let mut line = self.look.tint(Tint::Source, &name);
        if let Some(supplier) = &hit.supplied_by {
            line.push_str(&format!(" (text by {})", clean(&supplier.name)));
        }
        if let Some(title) = &hit.title {
            let title = self.look.linked(&format!("“{}”", clean(title)), &hit.root, &hit.path);
            line.push_str(&format!(", {title}"));
        }
        line.push_str(&format!(", {}", date(hit.date.as_ref())));
        line
    }

    fn hit(&mut self, indent: usize, hit: &Hit, cause: Option<&Named>) {
        if !hit.section.is_empty() {
            let none = Vec::new();
            let headings: Vec<String> = hit
                .section
                .iter()
                .enumerate()
                .map(|(at, heading)| {
                    self.look.marked(heading, hit.highlights.section.get(at).unwrap_or(&none))
                })
                .collect();
            self.lines.put(indent, &headings.join(" > "));
        }
        if let Some(lead_in) = &hit.lead_in {
            self.lines.put(indent, &self.look.marked(lead_in, &hit.highlights.lead_in));
        }
        if !hit.columns.is_empty() {
            self.lines.put(indent, &clean(&hit.columns.join(" | ")));
        }
        let mark = if hit.block == PassageKind::ListItem { "• " } else { "" };
        self.lines.hang(indent + STEP, mark, &self.look.marked(&hit.text, &hit.highlights.text));
        for note in notes(hit, cause) {
            self.lines.put(indent + STEP, &note);
        }
        self.lines.put(indent + STEP, &self.look.tint(Tint::Faint, &clean(&hit.id)));
        if let Some(why) = &hit.why {
            self.why(indent + STEP, hit.score, why);
        }
    }

    /// A score, and what adds up to it.
    fn why(&mut self, indent: usize, score: f32, why: &[Reason]) {
        self.lines.put(indent, &self.look.tint(Tint::Faint, &format!("{score:8.3} in all")));
        for Reason { what, adds } in why {
            let line = format!("{adds:8.3} {}", clean(what));
            self.lines.put(indent, &self.look.tint(Tint::Faint, &line));
        }
    }

    fn cut(&mut self, cut: &Cut, groups: &Groups) {
        if *cut == Cut::default() {
            return;
        }
        self.lines.gap();
        if cut.groups + cut.passages > 0 {
            self.lines.put(0, &left_out(cut, groups));
        }
        if !cut.serious.is_empty() {
            let names: Vec<&str> = cut.serious.iter().map(|cause| cause.name.as_str()).collect();
            let line = format!("serious causes in what is not shown: {}", clean(&names.join(", ")));
            self.lines.put(0, &self.look.tint(Tint::Warning, &line));
        }
    }
}

/// How much a limit left out.
fn left_out(cut: &Cut, groups: &Groups) -> String {
    let (one, many) = match groups {
        Groups::Cause { .. } => ("more cause", "more causes"),
        Groups::Source { .. } => ("more source", "more sources"),
        Groups::Article { .. } => ("more article", "more articles"),
        Groups::None { .. } => ("more passage", "more passages"),
    };
    let passages = count(cut.passages, "passage", "passages");
    match groups {
        Groups::None { .. } => format!("{} not shown; ask for more with -n", count(cut.passages, one, many)),
        _ => format!("{} not shown ({passages}); ask for more with -n", count(cut.groups, one, many)),
    }
}

/// What is to be said under a passage: how it grades the cause, what it lacks, who else has it.
fn notes(hit: &Hit, cause: Option<&Named>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(cause) = cause {
        let mut grades: Vec<String> = Vec::new();
        for mention in hit.causes.iter().filter(|mention| mention.cause.id == cause.id) {
            let line = grading(mention);
            if !line.is_empty() && !grades.contains(&line) {
                grades.push(line);
            }
        }
        if !grades.is_empty() {
            notes.push(format!("[{}]", grades.join("; ")));
        }
    }
    if !hit.missing_terms.is_empty() {
        notes.push(format!("lacks: {}", clean(&hit.missing_terms.join(", "))));
    }
    if !hit.also_in.is_empty() {
        let names: Vec<&str> = hit.also_in.iter().map(|source| source.name.as_str()).collect();
        notes.push(format!("also in: {}", clean(&names.join(", "))));
    }
    notes
}

/// What a mention says beside the cause, in words: "common, serious, as overdose".
#[must_use]
pub fn grading(mention: &Mention) -> String {
    let mut words = Vec::new();
    words.extend(mention.frequency.map(|frequency| frequency.name().to_owned()));
    words.extend(mention.severity.map(|severity| severity.name().to_owned()));
    // A deficiency, a withdrawal and the like are causes of their own, and their names say it.
    match mention.qualifier {
        Some(Qualifier::Overdose) => words.push("as overdose".to_owned()),
        Some(Qualifier::Excess) => words.push("in excess".to_owned()),
        _ => {}
    }
    match mention.stance {
        Stance::Asserted => {}
        Stance::Hedged => words.push("said to be uncertain".to_owned()),
        Stance::Denied => words.push("said not to be a cause".to_owned()),
    }
    match mention.role {
        Role::Cause => {}
        Role::Example => words.push("as an example".to_owned()),
        Role::Worsens => words.push("makes it worse".to_owned()),
        Role::Indirect => words.push("indirectly".to_owned()),
    }
    words.join(", ")
}

/// The name of a source, or that it is not known.
pub(super) fn source_name(source: Option<&Source>) -> String {
    source.map_or_else(|| "source not stated".to_owned(), |source| clean(&source.name).into_owned())
}

fn date(date: Option<&DateOf>) -> String {
    date.map_or_else(
        || "date not stated".to_owned(),
        |date| clean(&format!("{} {}", date.kind, date.value)).into_owned(),
    )
}

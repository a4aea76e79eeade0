//! The tree of tags of a file: what each piece of marked content is.

use std::collections::{HashMap, HashSet};

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier},
};

/// The deepest nesting, and the most elements.
const DEPTH: usize = 120;
const ELEMENTS: usize = 400_000;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    /// A heading; of no level, where the tag says none.
    Heading(u8),
    Paragraph,
    List,
    Item,
    /// The mark of an item.
    Label,
    Table,
    Row,
    HeaderCell,
    Cell,
    /// A table of contents, or what is no text.
    Skip,
    /// A part of a page, or a stretch of a line.
    Other,
}

/// What comes next in the order of reading.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Open(Role),
    Close(Role),
    /// The piece of marked content of this number on this page.
    Content(usize, u32),
}

/// The tree as steps; none if the file is not tagged.
pub(super) fn steps(pdf: &Pdf) -> Option<Vec<Step>> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let tree = root.get::<Dict<'_>>("StructTreeRoot")?;
    let pages = pdf.pages().iter().enumerate();
    let mut walk = Walk {
        pages: pages.filter_map(|(place, page)| Some((page.raw().obj_id()?, place))).collect(),
        roles: tree.get::<Dict<'_>>("RoleMap").unwrap_or_default(),
        seen: HashSet::new(),
        steps: Vec::new(),
    };
    walk.kids(&tree, None, 0);
    Some(walk.steps)
}

struct Walk<'a> {
    pages: HashMap<ObjectIdentifier, usize>,
    roles: Dict<'a>,
    seen: HashSet<ObjectIdentifier>,
    steps: Vec<Step>,
}

impl<'a> Walk<'a> {
    fn kids(&mut self, element: &Dict<'a>, page: Option<usize>, depth: usize) {
        if depth > DEPTH || self.steps.len() > ELEMENTS {
            return;
        }
        match element.get::<Object<'a>>("K") {
            Some(Object::Array(kids)) => self.each(&kids, page, depth),
            Some(kid) => self.kid(&kid, page, depth),
            None => {}
        }
    }

    fn each(&mut self, kids: &Array<'a>, page: Option<usize>, depth: usize) {
        let mut items = kids.flex_iter();
        for raw in kids.raw_iter() {
            let object = items.next::<Object<'a>>();
            // An element that is met again is a ring.
            if let MaybeRef::Ref(id) = raw
                && !self.seen.insert(id.into())
            {
                continue;
            }
            if let Some(object) = object {
                self.kid(&object, page, depth);
            }
            if self.steps.len() > ELEMENTS {
                return;
            }
        }
    }

    fn kid(&mut self, kid: &Object<'a>, page: Option<usize>, depth: usize) {
        match kid {
            Object::Number(number) => self.content(page, u32::try_from(number.as_i64()).ok()),
            Object::Dict(dict) => {
                let page = dict.get_ref("Pg").and_then(|id| self.pages.get(&id.into()).copied()).or(page);
                match dict.get::<Name<'a>>("S") {
                    Some(name) => {
                        let role = self.role(&name);
                        self.steps.push(Step::Open(role));
                        self.kids(dict, page, depth + 1);
                        self.steps.push(Step::Close(role));
                    }
                    None => self.content(page, dict.get::<u32>("MCID")),
                }
            }
            _ => {}
        }
    }

    fn content(&mut self, page: Option<usize>, number: Option<u32>) {
        if let (Some(page), Some(number)) = (page, number) {
            self.steps.push(Step::Content(page, number));
        }
    }

    /// The role of a tag; a file may have tags of its own that stand for those that all know.
    fn role(&self, tag: &Name<'a>) -> Role {
        let mut tag = tag.clone();
        for _ in 0..8 {
            if let Some(role) = known(&tag) {
                return role;
            }
            match self.roles.get::<Name<'a>>(&*tag) {
                Some(stands_for) => tag = stands_for,
                None => break,
            }
        }
        Role::Other
    }
}

fn known(tag: &[u8]) -> Option<Role> {
    Some(match tag {
        b"Title" => Role::Title,
        b"H" => Role::Heading(0),
        [b'H', level @ b'1'..=b'6'] => Role::Heading(level - b'0'),
        b"P" | b"Caption" | b"BibEntry" | b"Note" | b"FENote" => Role::Paragraph,
        b"L" => Role::List,
        b"LI" => Role::Item,
        b"Lbl" => Role::Label,
        b"Table" => Role::Table,
        b"TR" => Role::Row,
        b"TH" => Role::HeaderCell,
        b"TD" => Role::Cell,
        b"TOC" | b"TOCI" | b"Artifact" | b"Index" => Role::Skip,
        b"Document" | b"Part" | b"Art" | b"Sect" | b"Div" | b"NonStruct" | b"Span" | b"Link" | b"LBody"
        | b"Figure" | b"Form" | b"Strong" | b"Em" | b"Quote" | b"BlockQuote" | b"THead" | b"TBody"
        | b"TFoot" | b"Reference" | b"Code" | b"Annot" | b"Aside" | b"Sub" | b"Private" => Role::Other,
        _ => return None,
    })
}

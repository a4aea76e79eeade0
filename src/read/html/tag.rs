//! What each element means to the reader. One table, looked up for every element of a page.

use crate::model::Landmark;

/// The part an element plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Runs on in its line.
    Inline,
    /// Inline, a link or a target.
    Anchor,
    /// Inline and bold.
    Bold,
    /// Inline and raised.
    Raised,
    /// An element of a page's own making (`<my-card>`): inline, but words do not run across its border.
    Custom,
    /// Not text, but it parts words (an image, a control).
    Gap,
    /// Not text, and left out with all in it.
    Skip,
    /// `<br>`
    Break,
    /// Holds blocks; a landmark if it is one by its tag.
    Block(Landmark),
    Paragraph,
    Heading(u8),
    Pre,
    /// `<ul>`, `<ol>` and their like.
    List {
        ordered: bool,
    },
    Item,
    Definitions,
    Term,
    Definition,
    Table,
    /// `<thead>`, `<tbody>`, `<tfoot>`
    Rows {
        head: bool,
    },
    Row,
    Cell {
        header: bool,
    },
    /// A line of its own that names a thing: `<legend>`, `<figcaption>`, `<summary>`, `<caption>`.
    Caption,
    /// The words of a control: `<button>`, `<label>`. Inline where it stands in a sentence.
    Control,
    Title,
    Meta,
    Link,
    Base,
    Script,
}

impl Tag {
    /// The part that the element called `name` plays.
    pub(super) fn of(name: &str) -> Self {
        // Bytes, because a match on byte strings compiles to a tree of comparisons.
        match name.as_bytes() {
            b"a" => Self::Anchor,
            b"b" | b"strong" => Self::Bold,
            b"sup" => Self::Raised,
            b"br" => Self::Break,
            b"p" => Self::Paragraph,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"div" | b"html" | b"body" | b"section" | b"blockquote" | b"address" | b"center" | b"details"
            | b"fieldset" | b"figure" | b"hgroup" | b"hr" | b"frameset" | b"optgroup" => {
                Self::Block(Landmark::None)
            }
            b"main" => Self::Block(Landmark::Main),
            b"article" => Self::Block(Landmark::Article),
            b"nav" => Self::Block(Landmark::Navigation),
            b"header" => Self::Block(Landmark::Header),
            b"footer" => Self::Block(Landmark::Footer),
            b"aside" => Self::Block(Landmark::Aside),
            b"form" | b"search" => Self::Block(Landmark::Form),
            b"dialog" => Self::Block(Landmark::Dialog),
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Pre,
            b"ul" | b"menu" | b"dir" => Self::List { ordered: false },
            b"ol" => Self::List { ordered: true },
            b"li" => Self::Item,
            b"dl" => Self::Definitions,
            b"dt" => Self::Term,
            b"dd" => Self::Definition,
            b"table" => Self::Table,
            b"thead" => Self::Rows { head: true },
            b"tbody" | b"tfoot" => Self::Rows { head: false },
            b"tr" => Self::Row,
            b"td" => Self::Cell { header: false },
            b"th" => Self::Cell { header: true },
            b"caption" | b"legend" | b"figcaption" | b"summary" => Self::Caption,
            b"button" | b"label" => Self::Control,
            b"img" | b"svg" | b"input" | b"iframe" | b"object" | b"canvas" | b"embed" | b"picture" => {
                Self::Gap
            }
            b"select" | b"textarea" | b"audio" | b"video" | b"map" | b"progress" | b"meter" => Self::Gap,
            b"style" | b"noframes" | b"annotation" | b"noscript" | b"template" | b"datalist"
            | b"colgroup" | b"option" | b"rp" | b"source" | b"track" | b"param" | b"noembed" | b"applet"
            | b"wbr" | b"frame" => Self::Skip,
            b"title" => Self::Title,
            b"meta" => Self::Meta,
            b"link" => Self::Link,
            b"base" => Self::Base,
            b"script" => Self::Script,
            other if other.contains(&b'-') => Self::Custom,
            _ => Self::Inline,
        }
    }

    /// Whether it runs on in its line.
    pub(super) fn is_inline(self) -> bool {
        matches!(self, Self::Inline | Self::Anchor | Self::Bold | Self::Raised | Self::Custom)
    }

    /// Whether an element of this kind called `name` is a region of a page even without a class, id or
    /// role. Pictures and quotations are: what they hold is judged by that.
    pub(super) fn is_always_region_as(self, name: &str) -> bool {
        match self {
            Self::List { .. } | Self::Definitions | Self::Table => true,
            Self::Block(Landmark::None) => matches!(name, "figure" | "blockquote"),
            Self::Block(_) => true,
            _ => false,
        }
    }

    /// Whether an element of this kind with a class, id or role is a region.
    pub(super) fn can_be_region(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Anchor
                | Self::Bold
                | Self::Raised
                | Self::Row
                | Self::Rows { .. }
                | Self::Cell { .. }
        )
    }

    /// Whether it lays out lines of its own.
    pub(super) fn is_laid_out(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Heading(_)
                | Self::Pre
                | Self::List { .. }
                | Self::Definitions
                | Self::Term
                | Self::Definition
                | Self::Caption
                | Self::Control
        )
    }
}

/// The landmark that an ARIA role names.
pub(super) fn landmark_of_role(role: &str) -> Landmark {
    match role {
        "main" => Landmark::Main,
        "article" => Landmark::Article,
        "navigation" => Landmark::Navigation,
        "banner" => Landmark::Header,
        "contentinfo" => Landmark::Footer,
        "complementary" => Landmark::Aside,
        "form" | "search" => Landmark::Form,
        "dialog" | "alertdialog" => Landmark::Dialog,
        _ => Landmark::None,
    }
}

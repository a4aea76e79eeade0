//! What the text of a group is for.

/// What the text of a group is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// The document's own text.
    #[default]
    Text,
    /// None of its text.
    Skip,
    /// The table of fonts, with their character sets.
    Fonts,
    /// The table of styles.
    Styles,
    /// A field of the document's own metadata.
    Info(&'static str),
    /// The mark of a list's item, as a program made it.
    Mark,
    /// The instruction of a field.
    Instruction,
    /// A footnote or an endnote.
    Note,
    /// The name of a place that links lead to.
    Bookmark,
}

/// The destination that a control word opens; none if it opens none.
pub(super) fn of_word(word: &str) -> Option<Destination> {
    Some(match word {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "title" => Destination::Info("title"),
        "author" => Destination::Info("author"),
        "creatim" => Destination::Info("made"),
        "revtim" => Destination::Info("changed"),
        "listtext" | "pntext" => Destination::Mark,
        "fldinst" => Destination::Instruction,
        "footnote" => Destination::Note,
        "bkmkstart" => Destination::Bookmark,
        "colortbl" | "info" | "pict" | "object" | "objdata" | "header" | "headerl" | "headerr"
        | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "themedata" | "colorschememapping"
        | "listtable" | "listoverridetable" | "rsidtbl" | "generator" | "xmlnstbl" | "latentstyles"
        | "datastore" | "bkmkend" | "annotation" | "atnid" | "atnauthor" | "atndate" | "atrfstart"
        | "atrfend" | "pn" | "nonshppict" | "revtbl" | "sp" | "filetbl" | "userprops" | "docvar"
        | "subject" | "keywords" | "operator" | "doccomm" | "company" | "category" | "manager"
        | "comment" | "printim" | "buptim" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc"
        | "aftncn" | "tc" | "xe" | "private" | "pgdsctbl" | "falt" | "panose" | "levelnumbers"
        | "leveltext" | "datafield" => Destination::Skip,
        _ => return None,
    })
}

/// Whether a group that begins with `\*` and this word is text all the same.
pub(super) fn is_text(word: &str) -> bool {
    matches!(word, "shptxt" | "shpinst" | "fldrslt" | "cs" | "ud")
}

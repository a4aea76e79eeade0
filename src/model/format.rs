//! The formats in which people keep pages.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The format that a page was saved in; of a page that was saved within something else (a web archive, a
/// message), that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// HTML or XHTML.
    Html,
    /// Plain text.
    Text,
    /// A page with its images in one MIME message, as browsers save it.
    Mhtml,
    /// Safari's web archive.
    WebArchive,
    /// A record of what servers answered (Web ARChive).
    Warc,
    /// WARC files with their pages listed, in a zip archive.
    Wacz,
    /// An article in the Journal Article Tag Suite, as PubMed Central keeps them.
    Jats,
    /// Records of PubMed in XML.
    PubMed,
    /// Records of PubMed in its own form of lines.
    Nbib,
    /// Records of reference managers.
    Ris,
    /// An e-mail message.
    Eml,
    /// PDF.
    Pdf,
    /// An e-book.
    Epub,
    /// Word.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// Markdown.
    Markdown,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Html,
        Self::Text,
        Self::Mhtml,
        Self::WebArchive,
        Self::Warc,
        Self::Wacz,
        Self::Jats,
        Self::PubMed,
        Self::Nbib,
        Self::Ris,
        Self::Eml,
        Self::Pdf,
        Self::Epub,
        Self::Docx,
        Self::Odt,
        Self::Rtf,
        Self::Markdown,
    ];

    /// Its name in JSON and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
            Self::Mhtml => "mhtml",
            Self::WebArchive => "webarchive",
            Self::Warc => "warc",
            Self::Wacz => "wacz",
            Self::Jats => "jats",
            Self::PubMed => "pubmed",
            Self::Nbib => "nbib",
            Self::Ris => "ris",
            Self::Eml => "eml",
            Self::Pdf => "pdf",
            Self::Epub => "epub",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Markdown => "markdown",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name)).ok_or_else(|| {
            let all: Vec<&str> = Self::ALL.into_iter().map(Self::name).collect();
            format!("{name} is no format that etio reads; they are {}", all.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn names_are_those_of_json() {
        for format in Format::ALL {
            assert_eq!(serde_json::to_value(format).unwrap(), format.name());
            assert_eq!(format.name().parse(), Ok(format));
        }
        assert!("word".parse::<Format>().unwrap_err().contains("docx"));
    }
}

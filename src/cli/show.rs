//! `etio show`: a page, or a passage in its context; the page opened, or cited.

use std::path::Path;

use clap::{Args, ValueEnum};
use etio::{Shown, Style, page_bibtex, page_in_style, shown_json};

use super::{exit::Exit, open_page, output::Output, vocabulary::Own};

/// Show a page, or a passage in its context
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  etio show k3v9x0b2qd.4.a91
  etio show k3v
  etio show k3v9x0b2qd.4.a91 --cite vancouver
  etio show leaflets/cramps.html --open
  etio show leaflets/cramps.html --json")]
pub(super) struct ShowArgs {
    /// An id that a search shows, or the beginning of one; or a page's path in its folder
    #[arg(value_name = "ID")]
    id: String,
    /// Print the page as a citation in this style, with the passage in quotation marks if it is one
    #[arg(long, value_name = "STYLE")]
    cite: Option<Manner>,
    /// Open the saved page in the browser
    #[arg(long, conflicts_with_all = ["cite", "json"])]
    open: bool,
    #[command(flatten)]
    own: Own,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Manner {
    /// As the ICMJE recommends.
    Vancouver,
    /// American Medical Association.
    Ama,
    /// American Psychological Association.
    Apa,
    /// BibTeX, in UTF-8.
    Bibtex,
}

impl Manner {
    fn cite(self, shown: &Shown) -> Option<String> {
        match self {
            Self::Vancouver => page_in_style(shown, Style::Vancouver),
            Self::Ama => page_in_style(shown, Style::Ama),
            Self::Apa => page_in_style(shown, Style::Apa),
            Self::Bibtex => page_bibtex(shown),
        }
    }
}

pub(super) fn run(args: &ShowArgs, dir: &Path, output: &Output) -> anyhow::Result<Exit> {
    let shown = etio::show(&etio::open(dir, &*args.own.load()?)?, &args.id)?;
    if args.open {
        let file = etio::saved_file(shown.page());
        output.print(&format!("{}\n", etio::clean(&file.display().to_string())))?;
        return open_page::open(&file).map(|()| Exit::Done);
    }
    let citation = args.cite.map(|manner| manner.cite(&shown));
    let answer = match citation {
        _ if output.json => shown_json(&shown, citation.flatten().as_deref()),
        Some(citation) => citation,
        None => Some(output.look.shown(&shown)),
    };
    match answer {
        Some(answer) if output.json || args.cite.is_some() => output.print(&answer).map(|()| Exit::Done),
        Some(answer) => output.print_long(&answer).map(|()| Exit::Done),
        // It never could be read: that is what there is to say of it.
        None => {
            output.remark(&output.look.shown(&shown));
            Ok(Exit::Nothing)
        }
    }
}

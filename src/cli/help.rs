//! `etio help`: the help of a command, and of two matters that several commands share: how a query is
//! written, and what the JSON is.

use clap::{Args, Command, CommandFactory as _};

use super::{exit::Exit, output::Output, suggest};

/// Help on a command, on queries (`etio help query`) or on JSON (`etio help json`)
#[derive(Debug, Args)]
pub(super) struct HelpArgs {
    /// A command, query, or json
    #[arg(value_name = "ABOUT")]
    about: Vec<String>,
}

/// What is no command and has a text of its own.
pub(super) const MATTERS: &[(&str, &str)] =
    &[("query", include_str!("help/query.txt")), ("json", include_str!("help/json.txt"))];

pub(super) fn run(args: &HelpArgs, output: &Output) -> anyhow::Result<Exit> {
    let text = match &args.about[..] {
        [about] if matter(about).is_some() => fitted(matter(about).unwrap_or_default(), output.look.width),
        path => {
            let mut etio = super::args::Args::command();
            etio.build();
            let found = path.iter().try_fold(&etio, |found, name| command(found, name))?;
            found.clone().render_long_help().to_string()
        }
    };
    output.print_long(&text)?;
    Ok(Exit::Done)
}

/// A text with the lines that are too wide for the screen continued below, a little further in where they
/// are no prose.
pub(super) fn fitted(text: &str, width: usize) -> String {
    let fit = |line: &str| {
        let lead = line.len() - line.trim_start().len();
        let indent = if lead == 0 { String::new() } else { " ".repeat((lead + 2).min(width / 2)) };
        let options = textwrap::Options::new(width).subsequent_indent(&indent);
        textwrap::fill(line, options) + "\n"
    };
    text.lines().map(fit).collect()
}

fn matter(name: &str) -> Option<&'static str> {
    MATTERS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The command of this name below another.
///
/// # Errors
/// When there is none, with the name that may have been meant.
pub(super) fn command<'a>(above: &'a Command, name: &str) -> anyhow::Result<&'a Command> {
    above.find_subcommand(name).ok_or_else(|| {
        let commands = above.get_subcommands().map(Command::get_name);
        let names: Vec<&str> = commands.chain(MATTERS.iter().map(|(name, _)| *name)).collect();
        etio::Error::Usage(format!("{name}: there is no help on this{}", suggest::or_the_list(name, &names)))
            .into()
    })
}

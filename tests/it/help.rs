//! The first two minutes: what etio says of itself, what it proposes where something is mistyped, and
//! that shells complete names out of the index.

use std::process::Command;

use crate::case::{Case, Ran, html, ran};

fn case() -> Case {
    let case = Case::new()
        .page("a/a.html", html("Muscle twitching", &["Too much caffeine", "Stress"]))
        .page("b/b.html", html("Muscle twitching", &["Stress", "Lack of sleep"]));
    case.run(&["index", "pages", "--source", "Upland Clinic=a/*", "--source", "Zephyr=b/*"]).code(0);
    case
}

#[test]
fn alone_it_says_how_to_begin() {
    let case = Case::new();
    let alone = case.run(&[]).code(0).says(&["etio demo", "etio index FOLDER", "etio search"]);
    assert!(alone.stdout.lines().count() <= 10, "{}", alone.stdout);
    let narrow = ran(&case.command().env("COLUMNS", "40").output().unwrap()).code(0).stdout;
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
    case.run(&["search", "muscle"]).code(4).complains(&["no index here; make one with `etio index FOLDER`"]);
}

#[test]
fn the_first_index_says_what_is_next_and_the_second_does_not() {
    let case = Case::new().page("a.html", html("Muscle twitching", &["Stress"]));
    case.run(&["index", "pages"]).code(0).complains(&["next: etio topics"]);
    assert_eq!(case.run(&["index", "pages"]).code(0).stderr, "");
    let other = case.path("other").display().to_string();
    let named = case.run(&["--index", &other, "index", "pages"]).code(0);
    named.complains(&[&format!("next: etio --index '{other}' topics")]);
}

#[test]
fn what_is_mistyped_brings_a_proposal() {
    let case = case();
    let proposals: &[(&[&str], &str)] = &[
        (&["serach", "x"], "search"),
        (&["search", "x", "--souce", "y"], "--source"),
        (&["search", "x", "--by", "couse"], "cause"),
        (&["search", "x", "--section", "cuases"], "did you mean `causes`?"),
        (&["help", "querry"], "did you mean `query`?"),
        (&["vocabulary", "list", "--kind", "symtom"], "did you mean `symptom`?"),
        (&["refs", "--format", "bibtx"], "bibtex"),
        (&["completions", "bsh"], "bash"),
    ];
    for (args, proposal) in proposals {
        case.run(args).code(2).complains(&[proposal]);
    }
    let of_sources: &[&[&str]] = &[
        &["search", "twitching", "--source", "uplnad"],
        &["compare", "twitching", "--source", "uplnad"],
        &["sources", "--source", "Uplan Clinc"],
    ];
    for args in of_sources {
        case.run(args).code(1).complains(&["did you mean `Upland Clinic`?"]);
    }
    case.run(&["search", "twitching", "--cause", "strss"]).code(1).complains(&["did you mean `Stress`?"]);
    for (query, meant) in [("x source:uplnad", "Upland Clinic"), ("x cause:strss", "Stress")] {
        case.run(&["search", query]).code(1).complains(&[&format!("did you mean `{meant}`?")]);
    }
    case.run(&["search", "--cause", "strss"]).code(1).says(&["nothing found\n"]);
    case.run(&["sources", "upland"]).code(0).says(&["Upland Clinic: 1 page"]);
}

#[test]
fn help_is_short_or_long_and_on_matters() {
    let case = Case::new();
    let short = case.run(&["search", "-h"]).code(0).stdout;
    let long = case.run(&["search", "--help"]).code(0).stdout;
    assert!(short.lines().count() < long.lines().count() && long.contains("Examples:"), "{short}");
    assert_eq!(case.run(&["help", "search"]).code(0).stdout, long);
    case.run(&["help", "query"]).code(0).says(&["source:NAME", "reviewed:2020..", "word~"]);
    case.run(&["help", "json"]).code(0).says(&["etio.search/1", "jq"]);
    case.run(&["help"]).code(0).says(&["Exit status:", "Options of all commands"]);
    // All that is said fits a screen.
    for about in ["query", "json"] {
        let text = case.run(&["help", about]).stdout;
        let narrow = case.run(&["help", about, "--width", "40"]).stdout;
        assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}

#[test]
fn queries_of_the_help_are_queries() {
    let case = case();
    let text = case.run(&["help", "query"]).stdout;
    let examples: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("  etio search ")).collect();
    assert!(examples.len() > 4, "{text}");
    for example in examples {
        let line = format!("\"$ETIO\" search {example}");
        let mut shell = Command::new("sh");
        shell.args(["-c", &line]).env_clear().env("ETIO", env!("CARGO_BIN_EXE_etio"));
        let ran = ran(&shell.env("ETIO_INDEX", case.path("index")).output().unwrap());
        assert!(matches!(ran.code, Some(0 | 1)), "{example}: {ran:?}");
    }
}

#[test]
fn manual_pages_are_made_for_every_command() {
    let case = Case::new();
    let folder = case.path("man");
    case.run(&["man", "--dir", "man"]).code(0);
    for page in ["etio.1", "etio-search.1", "etio-config-edit.1"] {
        let text =
            std::fs::read_to_string(folder.join(page)).unwrap_or_else(|error| panic!("{page}: {error}"));
        assert!(text.contains(".TH"), "{text}");
    }
    case.run(&["man"]).code(0).says(&[".TH etio 1"]);
    case.run(&["man", "search"]).code(0).says(&["etio\\-search"]);
    case.run(&["man", "serch"]).code(2).complains(&["did you mean `search`?"]);
}

/// What a shell is offered for a line whose last word is being typed.
fn completed(case: &Case, shell: &str, line: &[&str]) -> Ran {
    let mut command = case.command();
    command.env("ETIO_COMPLETE", shell).env("_CLAP_COMPLETE_INDEX", (line.len() - 1).to_string());
    ran(&command.env("_CLAP_IFS", "\n").arg("--").args(line).output().unwrap())
}

#[test]
fn shells_complete_names_of_the_index() {
    let case = case();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        case.run(&["completions", shell]).code(0).says(&["ETIO_COMPLETE"]);
        completed(&case, shell, &["etio", "search", "x", "--source", "up"]).code(0).says(&["upland-clinic"]);
        completed(&case, shell, &["etio", "search", "x", "--cause", "stre"]).code(0).says(&["stress"]);
        completed(&case, shell, &["etio", "compare", "musc"]).code(0).says(&["muscle-twitching"]);
        completed(&case, shell, &["etio", "search", "x", "--by", "s"]).code(0).says(&["source"]);
        completed(&case, shell, &["etio", "comp"]).code(0).says(&["compare"]);
        completed(&case, shell, &["etio", "help", "que"]).code(0).says(&["query"]);
    }
    // Without an index there are no names, and no error that would spoil the line.
    let none = completed(&Case::new(), "bash", &["etio", "search", "x", "--source", "up"]).code(0);
    assert_eq!((none.stdout.as_str(), none.stderr.as_str()), ("", ""));
    // What is offered is understood.
    case.run(&["compare", "muscle-twitching"]).code(0).says(&["Muscle twitching"]);
    case.run(&["search", "twitching", "--source", "upland-clinic", "--cause", "stress"]).code(0);
}

/// Bash itself, with the script, where there is a bash.
#[test]
fn bash_takes_the_script() {
    let case = case();
    if Command::new("bash").arg("--version").output().is_err() {
        eprintln!("skipped: there is no bash here");
        return;
    }
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_etio")).parent().unwrap();
    let script = "source <(etio completions bash); COMP_WORDS=(etio search x --source up); COMP_CWORD=4; \
                  _clap_complete_etio etio up --source; echo \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", script]).env("PATH", format!("{}:/usr/bin:/bin", folder.display()));
    let ran =
        ran(&bash.env("ETIO_INDEX", case.path("index")).env("HOME", case.path("home")).output().unwrap());
    assert_eq!(ran.stdout.trim(), "upland-clinic", "{ran:?}");
}

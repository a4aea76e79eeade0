//! Settings: flags over environment over the config file; named libraries; and that a mistake is told
//! with its line and what would be right.

use crate::case::{Case, Ran, html, ran};

fn case() -> Case {
    Case::new()
        .page("heart/a.html", html("Muscle twitching", &["Too much caffeine", "Stress"]))
        .page("lungs/b.html", html("Leg cramps", &["Dehydration"]))
}

/// Runs etio with a config file and variables; the index is not given by a variable.
fn run(case: &Case, config: &str, variables: &[(&str, &str)], args: &[&str]) -> Ran {
    case.write("home/.config/etio/config.toml", config);
    let mut command = case.command();
    command.env_remove("ETIO_INDEX").envs(variables.iter().copied()).args(args);
    ran(&command.output().unwrap())
}

#[test]
fn a_library_has_its_own_index_and_roots() {
    let case = case();
    let pages = case.path("pages").display().to_string();
    let config = format!(
        "[libraries.heart]\nroots = [\"{pages}/heart\"]\n[libraries.lungs]\nroots = [\"{pages}/lungs\"]\n\
         index = \"lungs-index\"\n"
    );
    let none = run(&case, &config, &[], &["-L", "heart", "topics"]).code(4);
    none.complains(&["no index here", "`etio -L heart index`"]);
    run(&case, &config, &[], &["-L", "heart", "index"]).code(0).says(&["1 added"]);
    run(&case, &config, &[], &["-L", "lungs", "index"]).code(0).says(&["1 added"]);
    assert!(case.path("home/.local/share/etio/libraries/heart").is_dir());
    assert!(case.path("home/.config/etio/lungs-index").is_dir());
    run(&case, &config, &[], &["-L", "heart", "search", "caffeine"]).code(0).says(&["caffeine"]);
    run(&case, &config, &[], &["-L", "lungs", "search", "caffeine"]).code(1);
    // A folder that is named once is remembered beside those of the file.
    run(&case, &config, &[], &["-L", "heart", "index", &format!("{pages}/lungs")]).code(0);
    run(&case, &config, &[], &["-L", "heart", "index"]).code(0).says(&["2 same"]);
    run(&case, &config, &[], &["-L", "hart", "search", "x"]).code(2).complains(&["did you mean `heart`?"]);
    let default = format!("library = \"heart\"\n{config}");
    run(&case, &default, &[], &["search", "caffeine"]).code(0);
    run(&case, &default, &[("ETIO_LIBRARY", "lungs")], &["search", "caffeine"]).code(1);
    run(&case, &default, &[("ETIO_INDEX", "nowhere")], &["search", "caffeine"]).code(4);
    run(&case, &default, &[("ETIO_LIBRARY", "lungs")], &["--index", "nowhere", "search", "caffeine"]).code(4);
}

#[test]
fn flags_are_over_the_environment_and_that_over_the_file() {
    let case = case();
    let config = "index = \"i\"\n[search]\nby = \"source\"\nper_group = 1\n";
    run(&case, config, &[], &["index", "pages"]).code(0);
    let by = |variables: &[(&str, &str)], args: &[&str]| {
        let all = [&["search", "muscle twitching", "--json"], args].concat();
        run(&case, config, variables, &all).code(0).json()["by"].as_str().unwrap().to_owned()
    };
    assert_eq!(by(&[], &[]), "source");
    assert_eq!(by(&[("ETIO_SEARCH_BY", "article")], &[]), "article");
    assert_eq!(by(&[("ETIO_SEARCH_BY", "article")], &["--by", "none"]), "none");
    let shown = run(&case, config, &[("ETIO_WIDTH", "60")], &["config", "show", "--json"]).code(0).json();
    let from = |key: &str| {
        let all = shown["settings"].as_array().unwrap();
        let setting = all.iter().find(|setting| setting["key"] == key).unwrap();
        format!("{} {}", setting["value"].as_str().unwrap_or("-"), setting["from"].as_str().unwrap())
    };
    assert_eq!(from("search.per_group"), "1 line 4");
    assert_eq!(from("width"), "60 ETIO_WIDTH");
    assert_eq!(from("color"), "auto default");
    assert_eq!(from("library"), "- not set");
}

#[test]
fn a_mistake_is_told_with_its_line() {
    let case = case();
    let config = "color = \"auto\"\nwidht = 70\n\n[serch]\nby = \"source\"\n";
    let file = case.path("home/.config/etio/config.toml").display().to_string();
    run(&case, config, &[], &["status"]).code(2).complains(&[
        &format!("{file}:2: unknown key `widht`; did you mean `width`?"),
        "1 more; see `etio config check`",
    ]);
    let checked = run(&case, config, &[], &["config", "check"]).code(2);
    checked.says(&[&format!("{file}:2: unknown key `widht`"), ":4: unknown key `serch`"]);
    run(&case, config, &[], &["config", "path"]).code(0).says(&[&file]);
    run(&case, "", &[("ETIO_COLOR", "allways")], &["status"])
        .code(2)
        .complains(&["ETIO_COLOR: `allways` is not one of its values; did you mean `always`?"]);
    run(&case, "", &[("ETIO_CONFIG", "none.toml")], &["status"]).code(2).complains(&["none.toml"]);
    run(&case, "", &[], &["config", "check"]).code(0).says(&["all is well"]);
}

#[test]
fn an_editor_begins_with_all_settings() {
    let case = case();
    let edit = |editor: &str| {
        let mut command = case.command();
        ran(&command
            .env("PATH", "/usr/bin:/bin")
            .env("EDITOR", editor)
            .args(["config", "edit"])
            .output()
            .unwrap())
    };
    edit("true").code(0).says(&["all is well"]);
    let file = case.path("home/.config/etio/config.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("#color = \"auto\"") && text.contains("[search]"), "{text}");
    std::fs::write(&file, text.replace("#color = \"auto\"", "color = \"blue\"")).unwrap();
    edit("true").code(2).says(&["`color`: `blue` is not one of its values"]);
    edit("no-such-editor").code(2).complains(&["no-such-editor: this editor cannot be started"]);
}

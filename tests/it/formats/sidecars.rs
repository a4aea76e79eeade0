//! Notes beside a page (`NAME.meta.toml`) win over what it says, and a change of them is seen.

use crate::case::{Case, html};

#[test]
fn notes_win_and_a_change_of_them_is_read() {
    let case = Case::new().page("a.html", html("Muscle twitching", &["Caffeine"]));
    case.run(&["index", "pages"]).code(0);
    case.write("pages/a.html.meta.toml", "title = 'Jumpy calves'\nsource = 'Upland Clinic'\nreviewed = 2024-05-01\nsupplied_by = 'Wren House'\n");
    case.run(&["index"]).code(0).says(&["1 changed"]);
    let page = case.run(&["show", "a.html", "--json"]).code(0).json();
    assert_eq!(page["title"], "Jumpy calves");
    assert_eq!(
        (&page["source"]["id"], &page["supplied_by"]["name"]),
        (&"upland-clinic".into(), &"Wren House".into())
    );
    assert_eq!(page["dates"]["reviewed"], "2024-05-01");
    let extracted = case.run(&["extract", "pages/a.html", "--json"]).code(0).json();
    assert_eq!(extracted["title"], "Jumpy calves");
    case.run(&["index"]).code(0).says(&["1 same"]);

    // A page is moved with its notes, or without.
    case.rename("pages/a.html", "pages/in/b.html");
    case.rename("pages/a.html.meta.toml", "pages/in/b.html.meta.toml");
    case.run(&["index"]).code(0).says(&["1 moved"]);
    std::fs::remove_file(case.path("pages/in/b.html.meta.toml")).unwrap();
    case.run(&["index"]).code(0).says(&["1 changed"]);
    assert_eq!(case.run(&["show", "in/b.html", "--json"]).json()["title"], "Muscle twitching");
}

#[test]
fn notes_that_are_wrong_are_named() {
    let case = Case::new().page("a.html", html("Muscle twitching", &["Caffeine"]));
    case.write("pages/a.html.meta.toml", "titel = 'x'\n");
    case.run(&["index", "pages"])
        .code(3)
        .says(&["a.html: a.html.meta.toml beside it: line 1: unknown field `titel`"]);
    case.write("pages/a.html.meta.toml", "title = 'Twitches'\n");
    case.run(&["index"]).code(0).says(&["1 changed"]);
}

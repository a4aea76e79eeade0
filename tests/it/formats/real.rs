//! Articles and archives that others published, where they are at hand.

use std::{fs, path::PathBuf};

use etio::{Document, Hints, PageId, Part};

/// A folder of files that is not part of the project; says so where it is not there.
fn folder(name: &str) -> Option<Vec<PathBuf>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/bench/formats").join(name);
    let Ok(files) = fs::read_dir(folder) else {
        eprintln!("skipped: ../shared/bench/formats/{name} is not here");
        return None;
    };
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    Some(files)
}

fn name_of(file: &std::path::Path) -> String {
    file.file_name().unwrap().to_string_lossy().into_owned()
}

fn documents(bytes: &[u8], name: &str) -> (Vec<Document>, Vec<String>) {
    let (mut documents, mut failures) = (Vec::new(), Vec::new());
    let read = etio::pages(bytes, name, &mut |Part { inner, page }| match page {
        Ok(page) => {
            let hints = Hints {
                id: PageId::give(b"", "", 0),
                path: inner.unwrap_or_default(),
                given: etio::Given::default(),
            };
            documents.push(etio::extract_text(&page, &hints).document);
        }
        Err(reason) => failures.push(format!("{}: {reason}", inner.unwrap_or_default())),
    });
    failures.extend(read.err().map(|reason| reason.to_string()));
    (documents, failures)
}

/// How often a tag is opened.
fn count(text: &str, tag: &str) -> usize {
    text.match_indices(tag).filter(|(at, _)| text[at + tag.len()..].starts_with([' ', '>'])).count()
}

#[test]
fn articles_keep_their_sections_and_all_their_references() {
    let Some(files) = folder("jats") else { return };
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let name = name_of(&file);
        let (documents, failures) = documents(text.as_bytes(), &name);
        assert_eq!((documents.len(), failures.len()), (1, 0), "{name}: {failures:?}");
        let document = &documents[0];
        assert!(document.title.is_some() && document.source.is_some() && document.url.is_some(), "{name}");
        assert!(document.dates.published.is_some() && !document.authors.is_empty(), "{name}");
        assert!(document.pmid.is_some(), "{name}");
        if name.ends_with(".xml") {
            continue;
        }
        let references = &document.references;
        assert_eq!(references.len(), count(&text, "<ref"), "{name}: references");
        let with =
            |id: fn(&etio::Reference) -> bool| references.iter().filter(|reference| id(reference)).count();
        let list = &text[text.find("<ref-list").unwrap()..];
        assert_eq!(
            with(|it| it.pmid.is_some()),
            list.matches("pub-id-type=\"pmid\"").count(),
            "{name}: PubMed ids"
        );
        assert_eq!(with(|it| it.doi.is_some()), list.matches("pub-id-type=\"doi\"").count(), "{name}: DOIs");
        let passages = || document.sections.iter().flat_map(|section| &section.passages);
        let cites = passages().map(|passage| passage.cites.len()).sum::<usize>();
        let links = text.matches("ref-type=\"bibr\"").count();
        println!(
            "{name}: {} sections of {}, {} references, {cites} citations of {links} links, {} unresolved",
            document.sections.len(),
            count(&text, "<sec"),
            references.len(),
            document.unresolved_citations.len()
        );
        assert!(cites * 10 >= links * 9, "{name}: {cites} citations of {links} links");
    }
}

#[test]
fn archives_are_read_or_named() {
    let Some(files) = folder("warc") else { return };
    for file in files {
        let (documents, failures) = documents(&fs::read(&file).unwrap(), &name_of(&file));
        println!("{}: {} pages, {failures:?}", name_of(&file), documents.len());
        assert!(!documents.is_empty() || !failures.is_empty(), "{}", file.display());
        assert!(documents.iter().all(|document| document.saved.is_some()));
    }
}

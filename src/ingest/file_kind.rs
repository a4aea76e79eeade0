//! What a file in a folder of saved pages is, told by its name alone.

use super::sidecar;

/// What a file's name promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// A page to read.
    Page,
    /// A page or not, which its first bytes tell; its extension.
    Open(String),
    /// What a page is made up with, or a system's own file: never mentioned.
    Furniture,
    /// Notes beside a page.
    Sidecar,
    /// Something that may well hold an article, in a format that is not read yet; its extension.
    Unread(String),
}

const PAGES: &[&str] = &[
    "html",
    "htm",
    "xhtml",
    "xht",
    "shtml",
    "php",
    "asp",
    "aspx",
    "jsp",
    "cfm",
    "txt",
    "text",
    "mhtml",
    "mht",
    "webarchive",
    "warc",
    "wacz",
    "nxml",
    "nbib",
    "ris",
    "eml",
];

/// Extensions that say nothing of what is in it.
const OPENED: &[&str] = &["xml", "gz"];

const FURNITURE: &[&str] = &[
    "js", "mjs", "css", "map", "wasm", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "bmp", "avif",
    "apng", "jfif", "tif", "tiff", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "m4v", "webm",
    "ogg", "ogv", "wav", "avi", "mov", "swf", "flv", "part", "tmp", "ini", "db", "url", "lnk", "webloc",
];

/// What a file of this name is.
///
/// A name without an extension is a page: `wget` saves pages so. What follows a dot is an extension
/// only if it looks like one, since titles saved as names have dots too ("Dr. Gray on twitching").
pub(super) fn of_name(name: &str) -> FileKind {
    if name.len() > sidecar::ENDING.len() && name.ends_with(sidecar::ENDING) {
        return FileKind::Sidecar;
    }
    let Some(whole) = extension(name) else { return FileKind::Page };
    let packed = name.strip_suffix(".gz").and_then(extension).filter(|inner| is_page(inner));
    let extension = packed.unwrap_or(whole);
    if is_page(&extension) {
        FileKind::Page
    } else if OPENED.contains(&extension.as_str()) {
        FileKind::Open(extension)
    } else if FURNITURE.contains(&extension.as_str()) {
        FileKind::Furniture
    } else {
        FileKind::Unread(extension)
    }
}

fn is_page(extension: &str) -> bool {
    PAGES.contains(&extension)
}

/// Whether a folder of this name holds the images and scripts of a page saved beside it; then the
/// page's name without its extension.
///
/// Browsers write `X_files`, old ones `X.files` and, by language, `X-Dateien` and the like.
pub(super) fn companion_of(folder: &str) -> Option<&str> {
    const ENDINGS: &[&str] =
        &["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "-filer"];
    ENDINGS.iter().find_map(|ending| folder.strip_suffix(ending)).filter(|stem| !stem.is_empty())
}

/// The extensions by which a companion folder's page is looked for.
pub(super) const COMPANION_PAGES: &[&str] = &["html", "htm", "xhtml", "HTML", "HTM", "php", "aspx"];

/// The extension of a name, lower-case. A query that `wget` left in the name is no part of it.
fn extension(name: &str) -> Option<String> {
    let name = name.split_once('?').map_or(name, |(before, _)| before);
    let (stem, extension) = name.rsplit_once('.')?;
    let plausible = (1..=8).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
    (plausible && !stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_kinds() {
        for page in
            ["a.html", "A.HTM", "notes.txt", "twitching", "view.php?id=3", "Dr. Gray on twitching", "v1.2"]
        {
            assert_eq!(of_name(page), FileKind::Page, "{page}");
        }
        assert_eq!(of_name("logo.PNG"), FileKind::Furniture);
        assert_eq!(of_name("leaflet.pdf"), FileKind::Unread("pdf".to_owned()));
        assert_eq!(of_name("crawl.warc.gz"), FileKind::Page);
        assert_eq!(of_name("set.xml.gz"), FileKind::Open("gz".to_owned()));
        assert_eq!(of_name("a.html.meta.toml"), FileKind::Sidecar);
    }

    #[test]
    fn companion_folders_have_a_page() {
        assert_eq!(companion_of("Twitching_files"), Some("Twitching"));
        assert_eq!(companion_of("_files"), None);
        assert_eq!(companion_of("articles"), None);
    }
}

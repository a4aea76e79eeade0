//! The pages of `etio demo`, compiled in. A test checks that this table and corpus/demo agree.

/// A page: its name, its bytes.
pub(super) type DemoPage = (&'static str, &'static [u8]);

macro_rules! pages {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_bytes!(concat!("../../corpus/demo/", $name)))),+] };
}

/// All pages, by name.
pub(super) const PAGES: &[DemoPage] = pages![
    "brindlewick-what-causes-dizziness.html",
    "brindlewick-why-do-muscles-twitch.txt",
    "copperhollow-dizziness.html",
    "copperhollow-leg-cramps-at-night.txt",
    "copperhollow-muscle-twitch.txt",
    "larkfield-dizziness.txt",
    "larkfield-leg-cramps-at-night.html",
    "larkfield-muscle-twitching.html",
    "marrowgate-fasciculations.html",
    "marrowgate-nocturnal-leg-cramps.txt",
    "osier-vane-dizziness.html",
    "osier-vane-muscle-twitching.html",
    "quillmoor-dizziness.txt",
    "quillmoor-leg-cramps-at-night.html",
    "quillmoor-muscle-twitching.txt",
    "thistlecombe-leg-cramps-at-night.html",
    "thistlecombe-what-causes-a-muscle-twitch.txt",
];

#[cfg(test)]
mod tests {
    use super::PAGES;

    #[test]
    fn the_table_has_the_pages_of_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/demo");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        assert_eq!(PAGES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }
}

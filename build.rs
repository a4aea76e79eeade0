//! Turns `vocabulary.toml` into the form in which the program searches it (`vocabulary/compiled.rs`), with
//! the program's own code, so that nothing is left to do when it starts.

#[path = "src/causes/vocabulary/compiled.rs"]
mod compiled;
#[path = "src/causes/vocabulary/concept.rs"]
#[allow(unreachable_pub)] // Public in the library.
mod concept;
#[path = "src/causes/fold.rs"]
#[allow(dead_code)] // Texts are folded here, not searched.
mod fold;

use std::{env, error::Error, fs, path::PathBuf};

use compiled::Compiled;
use concept::Concept;
use fold::fold_text;

const VOCABULARY: &str = "src/causes/vocabulary.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={VOCABULARY}");
    let toml = fs::read_to_string(VOCABULARY).map_err(|error| format!("{VOCABULARY}: {error}"))?;
    match concept::read_file(&toml) {
        Ok(concepts) => write(&Compiled::of(&concepts)),
        Err(error) => {
            // One message for each line, or cargo would show the first alone.
            format!("{VOCABULARY}: {error}").lines().for_each(|line| println!("cargo::error={line}"));
            Ok(())
        }
    }
}

fn write(vocabulary: &Compiled) -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let Compiled { names, firsts, ids, lines, ends } = vocabulary;
    let parts = [("names", names), ("firsts", firsts), ("ids", ids), ("lines", lines), ("ends", ends)];
    for (part, bytes) in parts {
        fs::write(folder.join("vocabulary").with_extension(part), bytes)?;
    }
    Ok(())
}

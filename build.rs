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
    start_quickly();
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

/// The program is linked to be at one address: tens of thousands of pointers, most of them of tables,
/// need not be moved each time it starts, which was more than half of its start. A program that lies somewhere else
/// each time is harder to turn against its user where memory can be overrun: etio has no unsafe code of its own, but
/// zstd is written in C. With `ETIO_PIE` set when it is built, etio is such a program.
fn start_quickly() {
    println!("cargo::rerun-if-env-changed=ETIO_PIE");
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|it| it == value);
    let is_asked = env::var_os("ETIO_PIE").is_some();
    if !is_asked && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
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

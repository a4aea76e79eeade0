//! The tests that see etio as its users do: the program, its files and its answers.

#[cfg(unix)]
mod browse;
mod case;
mod compare;
mod config;
mod copies;
mod damage;
mod documents;
mod formats;
mod full_disk;
mod fuzz;
mod golden;
mod guide;
mod help;
mod history;
mod index;
mod judged;
mod kills;
mod layering;
mod library;
mod mutations;
mod oddities;
mod packs;
mod page;
mod properties;
#[cfg(unix)]
mod pty;
mod report;
mod schema;
mod screen;
mod search;
mod states;
mod terminal;
mod together;
mod transcripts;
mod vocabulary;
mod watching;

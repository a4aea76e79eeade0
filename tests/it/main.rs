//! The tests that see etio as its users do: the program, its files and its answers.

mod browse;
mod case;
mod compare;
mod config;
mod copies;
mod golden;
mod guide;
mod help;
mod index;
mod judged;
mod layering;
mod library;
mod mutations;
mod page;
mod properties;
mod report;
mod schema;
mod screen;
mod search;
mod terminal;
mod transcripts;
mod vocabulary;

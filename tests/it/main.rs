//! The tests that see etio as its users do: the program, its files and its answers.

mod case;
mod compare;
mod copies;
mod formats;
mod golden;
mod index;
mod judged;
mod layering;
mod library;
mod mutations;
mod page;
mod properties;
mod report;
mod schema;
mod search;
mod vocabulary;

//! The tests that see etio as its users do: the program, its files and its answers.

mod case;
mod compare;
mod copies;
mod damage;
mod full_disk;
mod fuzz;
mod golden;
mod history;
mod index;
mod judged;
mod kills;
mod layering;
mod library;
mod mutations;
mod oddities;
mod page;
mod properties;
mod report;
mod schema;
mod search;
mod states;
mod together;
mod vocabulary;
mod watching;

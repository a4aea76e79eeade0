//! The tests that see etio as its users do: the program, its files and its answers.

mod case;
mod compare;
mod index;
mod judged;
mod layering;
mod page;
mod schema;
mod search;

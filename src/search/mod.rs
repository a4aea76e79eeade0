//! Question to answer: parse, rank, group.

mod answer;
mod field;
mod lex;
mod parse;
mod query;
mod spelling;

pub use answer::{
    Answer, ArticleHit, By, CauseGroup, Cut, DateOf, Groups, Highlights, Hit, SourceGroup, SourceRef,
};
pub use parse::parse;

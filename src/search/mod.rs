//! Question to answer: parse, rank, group.

mod answer;

pub use answer::{
    Answer, ArticleHit, By, CauseGroup, Cut, DateOf, Groups, Highlights, Hit, SourceGroup, SourceRef,
};

//! The parser of queries. OR joins its neighbours and AND binds tighter, so that
//! `muscle caffeine OR coffee` asks for muscle with either; in lower case both are words.

use super::{
    lex::{Kind, Piece, lex, wrong},
    query::Query,
};
use crate::error::Result;

/// A query of so many words is read as a sentence.
pub(super) const PROSE: usize = 6;

/// Parentheses and NOTs inside each other.
const DEEPEST: usize = 50;

/// Reads a query. One without a word in it is an empty sequence.
///
/// # Errors
/// When it cannot be honoured; the error points at the place.
pub fn parse(query: &str) -> Result<Query> {
    let mut pieces = lex(query)?;
    if is_prose(&pieces) {
        pieces.retain(|piece| !matches!(piece.kind, Kind::Open | Kind::Close));
    }
    let mut parser = Parser { query, pieces, next: 0 };
    let tree = parser.sequence(0)?;
    match parser.peek() {
        Some(piece) => {
            Err(wrong(query, piece.at, "this parenthesis was never opened: take it out, or put ( before"))
        }
        None => Ok(tree),
    }
}

/// Whether it is a sentence, in which parentheses group nothing, and may be numbers as in "1)" or half of
/// a pair: so many words, and no operator.
fn is_prose(pieces: &[Piece]) -> bool {
    let words = pieces.iter().filter(|piece| matches!(&piece.kind, Kind::Item(Query::Word(_)))).count();
    let is_operator = |piece: &Piece| matches!(piece.kind, Kind::Or | Kind::And | Kind::Not);
    words >= PROSE && !pieces.iter().any(is_operator)
}

struct Parser<'a> {
    query: &'a str,
    pieces: Vec<Piece>,
    next: usize,
}

impl Parser<'_> {
    fn sequence(&mut self, depth: usize) -> Result<Query> {
        let mut parts = Vec::new();
        while self.peek().is_some_and(|piece| piece.kind != Kind::Close) {
            match self.joined(&Kind::Or, depth)? {
                Query::Sequence(inner) => parts.extend(inner),
                part => parts.push(part),
            }
        }
        Ok(one_or(parts, Query::Sequence))
    }

    /// Parts joined by an operator: by OR, and each of these by AND.
    fn joined(&mut self, operator: &Kind, depth: usize) -> Result<Query> {
        let part = |parser: &mut Self| match operator {
            Kind::Or => parser.joined(&Kind::And, depth),
            _ => parser.unary(depth),
        };
        let mut parts = vec![part(self)?];
        while self.peek().is_some_and(|piece| piece.kind == *operator) {
            self.next += 1;
            parts.push(part(self)?);
        }
        let many = if *operator == Kind::Or { Query::Any } else { Query::All };
        Ok(one_or(parts, many))
    }

    fn unary(&mut self, depth: usize) -> Result<Query> {
        let Some(Piece { kind, at }) = self.peek().cloned() else {
            let at = self.pieces.last().map_or(0, |piece| piece.at);
            return Err(wrong(self.query, at, "something has to follow this"));
        };
        if depth > DEEPEST {
            return Err(wrong(self.query, at, "this is nested too deeply"));
        }
        self.next += 1;
        match kind {
            Kind::Item(item) => Ok(item),
            Kind::Not => Ok(Query::Not(Box::new(self.unary(depth + 1)?))),
            Kind::Open => self.group(at, depth + 1),
            Kind::Or => Err(wrong(
                self.query,
                at,
                "OR stands between two things; type \"or\" in small letters for the word",
            )),
            Kind::And => Err(wrong(
                self.query,
                at,
                "AND stands between two things; type \"and\" in small letters for the word",
            )),
            Kind::Close => Err(wrong(self.query, at, "something has to stand before this parenthesis")),
        }
    }

    fn group(&mut self, open: usize, depth: usize) -> Result<Query> {
        let inner = self.sequence(depth)?;
        match self.peek() {
            None => Err(wrong(self.query, open, "this parenthesis is not closed: add ) where it ends")),
            Some(_) if inner == Query::Sequence(Vec::new()) => {
                Err(wrong(self.query, open, "there is nothing between these parentheses"))
            }
            Some(_) => {
                self.next += 1;
                Ok(inner)
            }
        }
    }

    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.next)
    }
}

fn one_or(mut parts: Vec<Query>, many: impl Fn(Vec<Query>) -> Query) -> Query {
    if parts.len() == 1 { parts.remove(0) } else { many(parts) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::Error;

    fn printed(query: &str) -> String {
        parse(query).unwrap().to_string()
    }

    fn points_at(query: &str) -> usize {
        match parse(query) {
            Err(Error::Query { at, .. }) => at,
            other => panic!("{query}: {other:?}"),
        }
    }

    #[test]
    fn operators_bind_as_people_mean_them() {
        assert_eq!(printed("muscle caffeine OR coffee"), "muscle (caffeine OR coffee)");
        assert_eq!(printed("a OR b AND c"), "a OR (b AND c)");
        assert_eq!(printed("muscle -caffeine NOT tea"), "muscle NOT caffeine NOT tea");
        assert_eq!(printed("(muscle twitch) OR \"leg  cramp\"~5"), "(muscle twitch) OR \"leg cramp\"~5");
        assert_eq!(printed("twich~ fascic* +stress"), "twich~ fascic* \"stress\"");
        assert_eq!(printed("+\"leg cramps\" +(a OR b)"), "\"leg cramps\" (a OR b)");
    }

    #[test]
    fn questions_are_words() {
        assert_eq!(printed("What causes muscle twitching?"), "What causes muscle twitching");
        assert_eq!(
            printed("why do Parkinson's x-rays - and twitch(es) – matter?!"),
            "why do Parkinson's x-rays and twitch(es) matter"
        );
        assert_eq!(printed("note: this at 10:30 http://a.org/b"), "note this at 10:30 http://a.org/b");
        assert_eq!(printed("source: or not"), "source or not");
        assert_eq!(printed("??? -- ..."), "");
        assert_eq!(
            printed("1) what is HLA-B*57:01 (in short 2) does a dose of 10^6 help"),
            "1 what is HLA-B*57:01 in short 2 does a dose of 10^6 help"
        );
    }

    #[test]
    fn fields_take_values() {
        assert_eq!(
            printed("source:\"Upland  Clinic\" author:Lau"),
            "source:\"Upland Clinic\" author:\"Lau\""
        );
        assert_eq!(printed("reviewed:2020..2024 -section:causes"), "reviewed:2020..2024 NOT section:causes");
        assert_eq!(printed("doi:10.1000/x"), "ref:\"doi:10.1000/x\"");
    }

    #[test]
    fn errors_point_at_the_place() {
        assert_eq!(points_at("leg \"cramp"), 4);
        assert_eq!(points_at("+\"cramp"), 1);
        assert_eq!(points_at("é sorce:x"), 2);
        assert_eq!(points_at("cramps colour:red"), 7);
        assert_eq!(points_at(", , , , cramps colour:red"), 15);
        assert_eq!(points_at("a (b"), 2);
        assert_eq!(points_at("a) b"), 1);
        assert_eq!(points_at("OR b"), 0);
        assert_eq!(points_at("a OR"), 2);
        assert_eq!(points_at("a NOT"), 2);
        assert_eq!(points_at("a ()"), 2);
        assert_eq!(points_at("tw*tch"), 2);
        assert_eq!(points_at("\"a b\"~x"), 5);
        assert_eq!(points_at("a \"...\""), 2);
        assert_eq!(points_at("section:xyzzy"), 8);
        assert_eq!(points_at("reviewed:soon"), 9);
        points_at(&"(".repeat(100_000));
        points_at(&"NOT ".repeat(100_000));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(query in "\\PC*") {
            let _ = parse(&query);
        }

        /// What is printed reads the same.
        #[test]
        fn a_tree_prints_back(query in "([a-c]{1,2}|[A-C]~|[a-z]+\\*|\"[a-c] [a-c]\"(~3)?|OR|AND|NOT|-[a-c]|\\(|\\)|source:[a-z]+|,| ){0,12}") {
            if let Ok(tree) = parse(&query) {
                let again = parse(&tree.to_string());
                prop_assert_eq!(again.map_err(|error| error.to_string()), Ok(tree));
            }
        }
    }
}

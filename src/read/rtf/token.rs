//! The tokens of RTF: groups, control words with their numbers, bytes of text.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// A control word or symbol, with its number if it has one.
    Word(&'b str, Option<i32>),
    /// A byte of text in the code page that holds, written as such or as `\'hh`.
    Byte(u8),
}

/// Takes bytes apart.
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn word(&mut self) -> Option<Token<'b>> {
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).take(32).count();
        if letters == 0 {
            return self.symbol();
        }
        let name = std::str::from_utf8(&self.rest[..letters]).ok()?;
        self.rest = &self.rest[letters..];
        let minus = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[minus..].iter().take_while(|byte| byte.is_ascii_digit()).take(10).count();
        let mut number = None;
        if digits > 0 {
            let written = std::str::from_utf8(&self.rest[..minus + digits]).ok()?;
            number = written.parse().ok().or(Some(i32::MAX));
            self.rest = &self.rest[minus + digits..];
        }
        if self.rest.first() == Some(&b' ') {
            self.rest = &self.rest[1..];
        }
        if name == "bin" {
            let skipped = usize::try_from(number.unwrap_or(0)).unwrap_or(0).min(self.rest.len());
            self.rest = &self.rest[skipped..];
        }
        Some(Token::Word(name, number))
    }

    fn symbol(&mut self) -> Option<Token<'b>> {
        let (&symbol, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(match symbol {
            b'\'' => {
                let hex = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    Some(byte) => {
                        self.rest = &rest[2..];
                        Token::Byte(byte)
                    }
                    None => Token::Byte(b'\''),
                }
            }
            b'{' | b'}' | b'\\' => Token::Byte(symbol),
            b'\n' | b'\r' => Token::Word("par", None),
            b'~' => Token::Word("~", None),
            b'_' => Token::Word("_", None),
            b'*' => Token::Word("*", None),
            b'\t' => Token::Word("tab", None),
            _ => Token::Word("", None),
        })
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.word(),
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn takes_apart_words_symbols_and_binary() {
        let tokens: Vec<_> = Tokens::new(b"{\\b1 a\\'e9\\bin2 {}\\u-10?\\*}\\").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(1)),
                Token::Byte(b'a'),
                Token::Byte(0xe9),
                Token::Word("bin", Some(2)),
                Token::Word("u", Some(-10)),
                Token::Byte(b'?'),
                Token::Word("*", None),
                Token::Close,
            ]
        );
    }
}

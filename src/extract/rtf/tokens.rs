//! RTF source into groups, control words and bytes of text, in one pass.
//!
//! Never fails: what is no RTF comes out as text, and a file that breaks off
//! simply ends.

/// A piece of RTF source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// `\word` with its number, if it has one.
    Word(&'a str, Option<i32>),
    /// `\*` and other signs, such as `\~`.
    Sign(u8),
    /// `\'e5`, and every byte of plain text.
    Byte(u8),
}

/// Iterates over the tokens of a source.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(source: &'a [u8]) -> Self {
        Self { rest: source }
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Passes over the raw bytes that follow `\bin`.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let (&first, rest) = self.rest.split_first()?;
        if first == b'\'' {
            let code = rest
                .get(..2)
                .and_then(|two| std::str::from_utf8(two).ok())
                .and_then(|two| u8::from_str_radix(two, 16).ok());
            self.rest = rest;
            return Some(match code {
                Some(byte) => {
                    self.rest = &rest[2..];
                    Token::Byte(byte)
                }
                None => Token::Sign(first),
            });
        }
        if !first.is_ascii_alphabetic() {
            self.rest = rest;
            return Some(match first {
                b'\\' | b'{' | b'}' => Token::Byte(first),
                b'\r' | b'\n' => Token::Word("par", None),
                b'\t' => Token::Word("tab", None),
                _ => Token::Sign(first),
            });
        }
        let length = count(self.rest, u8::is_ascii_alphabetic);
        let (word, rest) = self.rest.split_at(length);
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = count(&rest[minus..], u8::is_ascii_digit);
        let (number, rest) = if digits == 0 {
            (None, rest)
        } else {
            let (number, rest) = rest.split_at(minus + digits);
            let number = std::str::from_utf8(number).ok();
            (number.and_then(|number| number.parse().ok()), rest)
        };
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let word = std::str::from_utf8(word).unwrap_or("");
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (&first, rest) = self.rest.split_first()?;
            self.rest = rest;
            match first {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    }
}

fn count(bytes: &[u8], is: fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| is(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[Token<'_>]) {
        let found: Vec<_> = Tokens::of(source.as_bytes()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_take_their_number_and_one_space() {
        check(
            "{\\rtf1\\par a\\u-10\\'e5\\~\\\\}",
            &[
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("par", None),
                Token::Byte(b'a'),
                Token::Word("u", Some(-10)),
                Token::Byte(0xE5),
                Token::Sign(b'~'),
                Token::Byte(b'\\'),
                Token::Close,
            ],
        );
    }

    #[test]
    fn broken_ends() {
        check("\\", &[]);
        check("\\'e", &[Token::Sign(b'\''), Token::Byte(b'e')]);
        check("\\a99999999999", &[Token::Word("a", None)]);
    }
}

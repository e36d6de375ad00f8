//! Cuts what was typed into words, quotations, fields and signs.

/// Letters of what stands before the blank in a case number, bytes of each of its
/// parts, and its parts, at most.
const MOST_LETTERS: usize = 6;
const LONGEST_PART: usize = 30;
const MOST_PARTS: usize = 4;

/// A piece of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// `ELLER`, `OR`.
    Or,
    /// `-` or a dash right before something.
    Not,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// Words between quotation marks.
    Quoted { text: &'a str, closed: bool },
    /// `name:value`.
    Field {
        name: &'a str,
        value: &'a str,
        quoted: bool,
        closed: bool,
    },
    /// Anything else up to white space, a parenthesis or a quotation mark.
    Word(&'a str),
}

/// Gives the pieces one by one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexer<'a> {
    rest: &'a str,
}

impl<'a> Lexer<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// The piece that comes next, which stays there.
    pub(super) fn peek(&self) -> Option<Piece<'a>> {
        let mut copy = *self;
        copy.next()
    }

    /// The piece that comes next.
    pub(super) fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            self.rest = self.rest.trim_start();
            let first = self.rest.chars().next()?;
            let after = &self.rest[first.len_utf8()..];
            match first {
                '(' => {
                    self.rest = after;
                    return Some(Piece::Open);
                }
                ')' => {
                    self.rest = after;
                    return Some(Piece::Close);
                }
                _ if is_quote(first) => {
                    let (text, closed) = self.quoted(after);
                    return Some(Piece::Quoted { text, closed });
                }
                _ if is_dash(first) => {
                    self.rest = after;
                    // a dash before white space is a dash, not a sign
                    if after.starts_with(|c: char| !c.is_whitespace()) {
                        return Some(Piece::Not);
                    }
                }
                _ => return Some(self.word()),
            }
        }
    }

    /// Words up to the next quotation mark of any sort.
    fn quoted(&mut self, after: &'a str) -> (&'a str, bool) {
        if let Some((at, mark)) = after.char_indices().find(|(_, c)| is_quote(*c)) {
            self.rest = &after[at + mark.len_utf8()..];
            (&after[..at], true)
        } else {
            self.rest = "";
            (after, false)
        }
    }

    /// The parts behind `word` that make a case number with it, as `KS 2024/0412` and
    /// `N160 - 1101/24` are written; and the lexer behind them.
    pub(super) fn case_number(&self, word: &'a str) -> Option<(Vec<&'a str>, Self)> {
        let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '/' | ':' | '.') || is_dash(c);
        let is_part = |part: &str| part.len() <= LONGEST_PART && part.chars().all(is_sign);
        let is_number = |part: &str| is_part(part) && part.contains(char::is_numeric);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        // with its stroke it is whole already, and what follows is another word
        if !is_part(word) || letters > MOST_LETTERS || word.contains('/') {
            return None;
        }
        let mut parts = vec![word];
        let mut rest = self.rest;
        while parts.len() < MOST_PARTS {
            let ahead = rest.trim_start();
            let end =
                ahead.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c));
            let (part, after) = ahead.split_at(end.unwrap_or(ahead.len()));
            let is_dash = part.chars().count() == 1 && part.chars().all(is_dash);
            if ahead.len() == rest.len() || !(is_dash || is_number(part)) {
                return None;
            }
            rest = after;
            parts.push(part);
            if part.contains('/') {
                return Some((parts, Self { rest }));
            }
        }
        None
    }

    fn word(&mut self) -> Piece<'a> {
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c))
            .unwrap_or(self.rest.len());
        let (word, after) = self.rest.split_at(end);
        self.rest = after;
        if let Some((name, value)) = word.split_once(':')
            && !name.is_empty()
            && name.chars().all(char::is_alphabetic)
        {
            let quote = after.chars().next();
            let quote = quote.filter(|quote| value.is_empty() && is_quote(*quote));
            let (value, closed) = match quote {
                Some(quote) => self.quoted(&after[quote.len_utf8()..]),
                None => (value, true),
            };
            return Piece::Field {
                name,
                value,
                quoted: quote.is_some(),
                closed,
            };
        }
        match word {
            "ELLER" | "OR" => Piece::Or,
            _ => Piece::Word(word),
        }
    }
}

const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '”' | '“' | '„' | '‟' | '»' | '«' | '″' | '\u{ff02}'
    )
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '\u{2010}' | '\u{2011}')
}

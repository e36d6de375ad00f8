//! What is open at a place of a sentence: a quotation, a parenthesis.

/// How far ahead the end of a quotation or a parenthesis is looked for, in bytes.
const REACH: usize = 700;

const QUOTES: [char; 5] = ['”', '"', '“', '»', '«'];

/// What is open at a place: a quotation begun within the sentence, a parenthesis.
#[derive(Default)]
pub(super) struct Open {
    quotation: Option<usize>,
    parentheses: Vec<usize>,
}

impl Open {
    /// Goes on over the character `c`.
    pub(super) fn step(&mut self, text: &str, at: usize, c: char) {
        match c {
            '(' => self.parentheses.push(at),
            ')' => {
                self.parentheses.pop();
            }
            c if QUOTES.contains(&c) => {
                self.quotation = opens_quotation(text, at, c).then_some(at);
            }
            _ => {}
        }
    }

    /// Whether a parenthesis is open.
    pub(super) fn is_bracketed(&self) -> bool {
        !self.parentheses.is_empty()
    }

    /// Whether the stop at `at` lies within a quotation or a parenthesis that
    /// is closed further on.
    pub(super) fn holds(&self, text: &str, at: usize, after: usize) -> bool {
        let rest = &text[after..reach(text, after)];
        if let Some(from) = self.quotation
            && at - from < REACH
            && !text[at..after].contains(QUOTES)
            && introduced(&text[..from])
        {
            let mark = rest.char_indices().find(|(_, c)| QUOTES.contains(c));
            return match mark {
                Some((place, c)) => !opens_quotation(text, after + place, c),
                None => text[..from].trim_end().ends_with(':'),
            };
        }
        let bracketed = text[at..after].matches(')').count();
        self.parentheses.len() > bracketed && closes_parenthesis(rest)
    }
}

/// Swedish uses the same mark on both sides, so the side tells by its blanks.
fn opens_quotation(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['))
        && text[at + mark.len_utf8()..].starts_with(|next: char| !next.is_whitespace())
}

/// Whether words of the same sentence lead to the quotation: it belongs to them
/// in its whole length. A paragraph that begins as quotation is split as usual.
fn introduced(before: &str) -> bool {
    before
        .trim_end()
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | ',' | '('))
}

fn closes_parenthesis(rest: &str) -> bool {
    rest.find(')').is_some_and(|end| !rest[..end].contains('('))
}

fn reach(text: &str, from: usize) -> usize {
    let mut end = (from + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

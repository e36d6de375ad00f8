//! Splits a content stream into operators with their operands. Never fails:
//! what is no token is passed over. Does not recurse: arrays and dictionaries
//! come flat, between their brackets.

use std::borrow::Cow;

/// One operand.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand<'a> {
    Number(f64),
    Name(Cow<'a, [u8]>),
    Text(Cow<'a, [u8]>),
    ArrayStart,
    ArrayEnd,
    DictStart,
    DictEnd,
    /// `true`, `false`, `null`.
    Word(&'a [u8]),
}

/// How many operands are kept for one operator; more are dropped from the front.
const OPERANDS: usize = 200_000;

/// Reads a content stream operator by operator.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The operands of the operator last given.
    pub(super) operands: Vec<Operand<'a>>,
    /// Whether the content ends in the middle of a string.
    pub(super) breaks_off: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            operands: Vec::with_capacity(64),
            breaks_off: false,
        }
    }

    /// The next operator; its operands stand in `operands`.
    pub(super) fn next_operator(&mut self) -> Option<&'a [u8]> {
        self.operands.clear();
        loop {
            self.skip_space();
            let byte = *self.bytes.get(self.at)?;
            let operand = match byte {
                b'0'..=b'9' | b'+' | b'-' | b'.' => Operand::Number(self.number()),
                b'/' => Operand::Name(self.name()),
                b'(' => Operand::Text(self.literal()),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    Operand::DictStart
                }
                b'<' => Operand::Text(Cow::Owned(self.hexadecimal())),
                b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    Operand::DictEnd
                }
                b'[' => {
                    self.at += 1;
                    Operand::ArrayStart
                }
                b']' => {
                    self.at += 1;
                    Operand::ArrayEnd
                }
                b'>' | b')' | b'{' | b'}' => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let start = self.at;
                    self.at += 1;
                    while self.bytes.get(self.at).is_some_and(|b| is_regular(*b)) {
                        self.at += 1;
                    }
                    match &self.bytes[start..self.at] {
                        word @ (b"true" | b"false" | b"null") => Operand::Word(word),
                        operator => return Some(operator),
                    }
                }
            };
            if self.operands.len() >= OPERANDS {
                self.operands.clear();
            }
            self.operands.push(operand);
        }
    }

    /// The last `N` operands as numbers; nothing where fewer are there.
    pub(super) fn numbers<const N: usize>(&self) -> Option<[f64; N]> {
        let start = self.operands.len().checked_sub(N)?;
        let mut numbers = [0.0; N];
        for (number, operand) in numbers.iter_mut().zip(&self.operands[start..]) {
            match operand {
                Operand::Number(value) => *number = *value,
                _ => return None,
            }
        }
        Some(numbers)
    }

    /// The operand at this place as a name.
    pub(super) fn name_at(&self, place: usize) -> Option<&[u8]> {
        match self.operands.get(place)? {
            Operand::Name(name) => Some(name),
            _ => None,
        }
    }

    /// Passes over the bytes of an inline picture; called after `ID`.
    pub(super) fn skip_inline_image(&mut self) {
        // One byte of white space stands after `ID`.
        let mut from = (self.at + 1).min(self.bytes.len());
        while let Some(found) = memchr::memmem::find(&self.bytes[from..], b"EI") {
            let at = from + found;
            let before = at.checked_sub(1).is_none_or(|b| is_space(self.bytes[b]));
            let after = self.bytes.get(at + 2).is_none_or(|b| is_space(*b));
            // Picture bytes may spell `EI` as well: text follows the real one.
            let next = &self.bytes[(at + 2).min(self.bytes.len())..(at + 18).min(self.bytes.len())];
            let is_text = next
                .iter()
                .all(|b| matches!(b, 9 | 10 | 12 | 13 | 32..=126));
            if before && after && is_text {
                self.at = at + 2;
                return;
            }
            from = at + 2;
        }
        self.at = self.bytes.len();
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            if is_space(*byte) {
                self.at += 1;
            } else if *byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            } else {
                break;
            }
        }
    }

    fn number(&mut self) -> f64 {
        let mut whole = 0.0f64;
        let mut scale = 0.0f64;
        let mut negative = false;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'0'..=b'9' => {
                    let digit = f64::from(byte - b'0');
                    if scale == 0.0 {
                        whole = whole * 10.0 + digit;
                    } else {
                        whole += digit * scale;
                        scale *= 0.1;
                    }
                }
                b'.' if scale == 0.0 => scale = 0.1,
                b'-' if whole == 0.0 => negative = true,
                b'+' => {}
                // `12-3` and `1.2.3`, which writers with faults make: the first number counts.
                b'-' | b'.' => {
                    while self.bytes.get(self.at).is_some_and(|b| is_regular(*b)) {
                        self.at += 1;
                    }
                    break;
                }
                _ => break,
            }
            self.at += 1;
        }
        let value = whole.min(1e15);
        if negative { -value } else { value }
    }

    fn name(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|b| is_regular(*b)) {
            self.at += 1;
        }
        let raw = &self.bytes[start..self.at];
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let [first, tail @ ..] = rest {
            if *first == b'#'
                && let [high, low, after @ ..] = tail
                && let (Some(high), Some(low)) = (hex_digit(*high), hex_digit(*low))
            {
                name.push(high << 4 | low);
                rest = after;
            } else {
                name.push(*first);
                rest = tail;
            }
        }
        Cow::Owned(name)
    }

    fn literal(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let start = self.at;
        let mut depth = 0usize;
        // Nearly all strings have no escape and are taken as they stand.
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => {
                    let text = &self.bytes[start..self.at];
                    self.at += 1;
                    return Cow::Borrowed(text);
                }
                b')' => depth -= 1,
                b'\\' | b'\r' => break,
                _ => {}
            }
            self.at += 1;
        }
        let mut text = self.bytes[start..self.at].to_vec();
        let mut closed = false;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => {
                    closed = true;
                    break;
                }
                b')' => depth -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                b'\r' => {
                    if self.bytes.get(self.at) == Some(&b'\n') {
                        self.at += 1;
                    }
                    text.push(b'\n');
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        self.breaks_off |= !closed;
        Cow::Owned(text)
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.bytes.get(self.at).copied() else {
            return;
        };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => {
                if self.bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                text.push(code.to_le_bytes()[0]);
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut half = None;
        let mut closed = false;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            if byte == b'>' {
                closed = true;
                break;
            }
            let Some(digit) = hex_digit(byte) else {
                continue;
            };
            half = match half {
                None => Some(digit),
                Some(high) => {
                    text.push(high << 4 | digit);
                    None
                }
            };
        }
        if let Some(high) = half {
            text.push(high << 4);
        }
        self.breaks_off |= !closed;
        text
    }
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: &str) {
        let mut lexer = Lexer::new(content.as_bytes());
        let mut found = Vec::new();
        while let Some(operator) = lexer.next_operator() {
            let operands: Vec<String> = lexer
                .operands
                .iter()
                .map(|operand| match operand {
                    Operand::Number(value) => format!("{value}"),
                    Operand::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
                    Operand::Text(text) => format!("({})", String::from_utf8_lossy(text)),
                    Operand::ArrayStart => "[".to_owned(),
                    Operand::ArrayEnd => "]".to_owned(),
                    Operand::DictStart => "<<".to_owned(),
                    Operand::DictEnd => ">>".to_owned(),
                    Operand::Word(word) => String::from_utf8_lossy(word).into_owned(),
                })
                .collect();
            found.push(format!(
                "{} {}",
                operands.join(" "),
                String::from_utf8_lossy(operator)
            ));
            if operator == b"ID" {
                lexer.skip_inline_image();
            }
        }
        assert_eq!(found.join("; "), expected);
    }

    #[test]
    fn operators_come_with_their_operands() {
        check(
            "BT /F#31 12 Tf(a\\(b\\)\\344)Tj ET",
            " BT; /F1 12 Tf; (a(b)\u{fffd}) Tj;  ET",
        );
        check("[(a)-120.5<6 2>]TJ", "[ (a) -120.5 (b) ] TJ");
        check("/P<</MCID 3/B true>>BDC", "/P << /MCID 3 /B true >> BDC");
        check("1 0 0 -1 .5 -.25 cm%x\nq", "1 0 0 -1 0.5 -0.25 cm;  q");
    }

    #[test]
    fn faulty_numbers_and_strings_do_not_stop_the_reading() {
        check("--5 1-2 1.2.3 Td (open", "-5 1 1.2 Td");
        check(")>} Q", " Q");
        for (content, breaks_off) in [("(a) Tj <61> Tj", false), ("(a", true), ("<61", true)] {
            let mut lexer = Lexer::new(content.as_bytes());
            while lexer.next_operator().is_some() {}
            assert_eq!(lexer.breaks_off, breaks_off, "{content}");
        }
    }

    #[test]
    fn an_inline_picture_is_passed_over() {
        check("BI /W 1 ID xEIx\u{1} EI Q", " BI; /W 1 ID;  Q");
    }
}

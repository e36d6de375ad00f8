//! HTML source into tags and text, in one pass without a tree.
//!
//! Every byte is looked at a bounded number of times, whatever the input: the
//! usual parsers compare each attribute with all earlier ones of its tag, and
//! each end tag with all open elements, which a hostile file makes quadratic.
//! Comments, declarations and scripts give no tokens.

use std::borrow::Cow;

use super::entities;

/// No tag has more attributes than this; further ones are passed over.
const ATTRIBUTES: usize = 64;
/// No reference's name is longer than this.
const LONGEST_NAME: usize = 32;

/// A piece of HTML source.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, references resolved.
    Text(Cow<'a, str>),
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag's name, in lower case.
    End(String),
}

/// A start tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub name: String,
    attributes: Vec<(String, &'a str)>,
}

impl<'a> Tag<'a> {
    /// An attribute's value, references resolved; empty where it has none.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes
            .iter()
            .find(|(each, _)| each == name)
            .map(|(_, value)| resolve(value))
    }

    /// Whether the attribute is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(each, _)| each == name)
    }
}

/// Iterates over the tokens of a source.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// The element whose content is text up to its end tag.
    raw: Option<Raw>,
    /// Whether a comment, a style or the like is not closed, and takes with it
    /// what follows.
    pub(super) swallows: bool,
}

#[derive(Debug, Clone)]
struct Raw {
    name: String,
    shown: bool,
}

impl<'a> Tokens<'a> {
    /// The tokens of `source`.
    pub(super) fn of(source: &'a str) -> Self {
        Self {
            rest: source,
            raw: None,
            swallows: false,
        }
    }

    /// What stands up to `end`, which is taken off as well.
    fn take_to(&mut self, end: &str) -> &'a str {
        if let Some((before, after)) = self.rest.split_once(end) {
            self.rest = after;
            before
        } else {
            std::mem::take(&mut self.rest)
        }
    }

    /// Passes over what stands up to `end`; all that follows where it is missing.
    fn pass_to(&mut self, end: &str) {
        self.swallows |= !self.rest.contains(end) && !self.rest.trim().is_empty();
        self.take_to(end);
    }

    fn raw_text(&mut self, raw: &Raw) -> Option<Token<'a>> {
        let end = end_tag_at(self.rest, &raw.name);
        self.swallows |= end.is_none() && !raw.shown && !self.rest.trim().is_empty();
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        (raw.shown && !text.is_empty()).then(|| Token::Text(resolve(text)))
    }

    fn start(&mut self, after: &'a str) -> Option<Token<'a>> {
        let (tag, rest) = read_tag(after)?;
        self.rest = rest;
        let shown = matches!(tag.name.as_str(), "textarea" | "title" | "xmp");
        if shown || matches!(tag.name.as_str(), "script" | "style" | "iframe") {
            self.raw = Some(Raw {
                name: tag.name.clone(),
                shown,
            });
        }
        Some(Token::Start(tag))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if let Some(raw) = self.raw.take()
                && let Some(token) = self.raw_text(&raw)
            {
                return Some(token);
            }
            if self.rest.is_empty() {
                return None;
            }
            let Some(after) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(resolve(text)));
            };
            match after.bytes().next() {
                Some(b'!') if after.starts_with("!--") => {
                    self.rest = &after[3..];
                    // `<!-->` is a whole comment.
                    if !self.rest.starts_with('>') {
                        self.pass_to("-->");
                    }
                }
                Some(b'!') if after.starts_with("![CDATA[") => {
                    self.rest = &after[8..];
                    return Some(Token::Text(self.take_to("]]>").into()));
                }
                Some(b'!' | b'?') => {
                    self.pass_to(">");
                }
                Some(b'/') if after[1..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
                    self.rest = &after[1..];
                    let name = self.take_to(">");
                    return Some(Token::End(tag_name(name)));
                }
                Some(first) if first.is_ascii_alphabetic() => {
                    if let Some(token) = self.start(after) {
                        return Some(token);
                    }
                    // A tag without end: all that follows is text.
                    return Some(Token::Text(std::mem::take(&mut self.rest).into()));
                }
                _ => {
                    self.rest = after;
                    return Some(Token::Text("<".into()));
                }
            }
        }
    }
}

fn tag_name(source: &str) -> String {
    source
        .split(|c: char| c.is_ascii_whitespace() || c == '/')
        .next()
        .unwrap_or("")
        .to_ascii_lowercase()
}

/// Where `</name` begins, whatever its case.
fn end_tag_at(source: &str, name: &str) -> Option<usize> {
    source.match_indices("</").map(|(at, _)| at).find(|at| {
        source
            .get(at + 2..at + 2 + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    })
}

/// Reads a start tag after its `<`; `None` where its `>` is missing.
fn read_tag(source: &str) -> Option<(Tag<'_>, &str)> {
    let end = source.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')?;
    let mut tag = Tag {
        name: source[..end].to_ascii_lowercase(),
        ..Tag::default()
    };
    let mut rest = &source[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(rest) = rest.strip_prefix('>') {
            return Some((tag, rest));
        }
        // An attribute's name may begin with `=`, and is never empty.
        let from = rest.chars().next()?.len_utf8();
        let end = rest[from..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
            .map(|at| at + from)?;
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next()?;
            if quote == '"' || quote == '\'' {
                (value, rest) = after[1..].split_once(quote)?;
            } else {
                let end = after.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
                (value, rest) = after.split_at(end);
            }
        }
        if tag.attributes.len() < ATTRIBUTES {
            tag.attributes.push((name.to_ascii_lowercase(), value));
        }
    }
}

/// Replaces character references.
pub(super) fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        resolved.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some((sign, length)) = reference(rest) {
            resolved.push(sign);
            rest = &rest[length..];
        } else {
            resolved.push('&');
        }
    }
    resolved.push_str(rest);
    resolved.into()
}

/// The character that a reference after `&` stands for, and its length.
fn reference(source: &str) -> Option<(char, usize)> {
    let length = source
        .bytes()
        .take(LONGEST_NAME)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    let name = &source[..length];
    let closed = usize::from(source[length..].starts_with(';'));
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some((by_number(code)?, length + closed));
    }
    let sign = entities::named(name)?;
    // Without its semicolon only a name of the Latin letters counts:
    // `&sect` is one, but `?a=1&and=2` is an address.
    let latin = sign <= 'ÿ';
    (closed == 1 || latin).then_some((sign, length + closed))
}

fn by_number(code: u32) -> Option<char> {
    // Pages write Windows-1252 numbers for typographic signs.
    if let Ok(byte @ 0x80..=0x9F) = u8::try_from(code) {
        return encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&[byte])
            .0
            .chars()
            .next();
    }
    char::from_u32(code).filter(|sign| *sign != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[&str]) {
        let found: Vec<String> = Tokens::of(source)
            .map(|token| match token {
                Token::Text(text) => text.into_owned(),
                Token::Start(tag) => {
                    let mut shown = format!("<{}", tag.name);
                    for (name, value) in &tag.attributes {
                        shown.extend([" ", name, "=", value]);
                    }
                    shown + ">"
                }
                Token::End(name) => format!("</{name}>"),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tags_text_and_what_is_neither() {
        check(
            "<!DOCTYPE html><P Class=x hidden style='a>b'>å &lt; 3 < 4<br/>&aring;&#228;&#xF6;&#150;<!-- <b> --></p>",
            &[
                "<p class=x hidden= style=a>b>",
                "å < 3 ",
                "<",
                " 4",
                "<br>",
                "åäö–",
                "</p>",
            ],
        );
    }

    #[test]
    fn scripts_are_dropped_and_titles_kept() {
        check(
            "<script>if (a<b) '</p>'</SCRIPT><title>a &amp; <b></title>",
            &["<script>", "</script>", "<title>", "a & <b>", "</title>"],
        );
    }

    #[test]
    fn references_without_semicolon() {
        check(
            "4 &sect&nbsp;2 ?a&and=2 &nosuch; &",
            &["4 §\u{a0}2 ?a&and=2 &nosuch; &"],
        );
    }

    #[test]
    fn what_breaks_off_is_text() {
        check("a<b c=\"d", &["a", "<b c=\"d"]);
        check("<!-- a", &[]);
        for (source, swallows) in [
            ("<!-- a --><style>b</style><script>c</script>", false),
            ("a<!-- ", false),
            ("a<!-- b", true),
            ("<style>b<p>c", true),
            ("<textarea>b<p>c", false),
        ] {
            let mut tokens = Tokens::of(source);
            while tokens.next().is_some() {}
            assert_eq!(tokens.swallows, swallows, "{source}");
        }
    }
}

//! The query language, as `docs/search.md` tells it. Whatever is typed gives a
//! tree; what could not be taken as meant gives a hint, never an error.

mod field;
mod hint;
mod lexer;

pub use field::{FieldName, FieldValue};
pub use hint::Hint;

use lexer::{Lexer, Piece};

use crate::index::words;

/// More words than this are left out.
const MOST_LEAVES: usize = 64;
/// Parentheses deeper than this are left out.
const DEEPEST: usize = 24;
/// Only so many letters are read.
pub const LONGEST: usize = 1_000;
/// So many letters must stand before a `*`.
const LEAST_PREFIX: usize = 2;

/// A query as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// All of these; empty matches everything.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// A word in any of its forms, alone or in a compound.
    Word(String),
    /// A word that begins so, as written.
    Prefix(String),
    /// These words in this order, as written.
    Phrase(Vec<String>),
    /// A field that has the value.
    Field(FieldName, FieldValue),
}

impl Node {
    /// Whether it matches everything.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(nodes) if nodes.is_empty())
    }

    /// The leaves that hits show, those under a [`Node::Not`] left out.
    pub fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().flat_map(Self::leaves).collect(),
            Self::Not(_) => Vec::new(),
            Self::Word(_) | Self::Prefix(_) | Self::Phrase(_) | Self::Field(..) => vec![self],
        }
    }
}

/// A query that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// What it asks for.
    pub node: Node,
    /// What should be said about it.
    pub hints: Vec<Hint>,
}

/// Reads a query.
pub fn parse(text: &str) -> Parsed {
    let mut parser = Parser {
        lexer: Lexer::new(text),
        hints: Vec::new(),
        leaves: 0,
    };
    if let Some((cut, _)) = text.char_indices().nth(LONGEST) {
        parser.lexer = Lexer::new(&text[..cut]);
        parser.hint(Hint::TooLong);
    }
    let mut nodes = parser.list(0);
    while parser.lexer.next().is_some() {
        parser.hint(Hint::StrayParenthesis);
        nodes.extend(parser.list(0));
    }
    Parsed {
        node: all(nodes),
        hints: parser.hints,
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    hints: Vec<Hint>,
    leaves: usize,
}

impl<'a> Parser<'a> {
    fn hint(&mut self, hint: Hint) {
        if !self.hints.contains(&hint) {
            self.hints.push(hint);
        }
    }

    /// Terms up to a closing parenthesis, which is left, or the end. `ELLER`
    /// joins the terms on its two sides; all else must hold together.
    fn list(&mut self, depth: usize) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        // the last node was made by ELLER, and another may join it
        let mut joined = false;
        let mut joining = false;
        while let Some(piece) = self.lexer.peek() {
            if piece == Piece::Close {
                break;
            }
            self.lexer.next();
            if piece == Piece::Or {
                if joining || nodes.is_empty() {
                    self.hint(Hint::LoneOperator);
                }
                joining = !nodes.is_empty();
                continue;
            }
            let Some(node) = self.term(piece, depth) else {
                continue;
            };
            match nodes.pop() {
                Some(Node::Any(mut alternatives)) if joining && joined => {
                    alternatives.push(node);
                    nodes.push(Node::Any(alternatives));
                }
                Some(other) if joining => nodes.push(Node::Any(vec![other, node])),
                last => {
                    nodes.extend(last);
                    nodes.push(node);
                }
            }
            joined = joining;
            joining = false;
        }
        if joining {
            self.hint(Hint::LoneOperator);
        }
        nodes
    }

    fn term(&mut self, piece: Piece<'a>, depth: usize) -> Option<Node> {
        match piece {
            Piece::Not => {
                if matches!(
                    self.lexer.peek(),
                    None | Some(Piece::Close | Piece::Or | Piece::Not)
                ) {
                    self.hint(Hint::LoneOperator);
                    return None;
                }
                let next = self.lexer.next()?;
                self.term(next, depth).map(|node| Node::Not(Box::new(node)))
            }
            Piece::Open => self.parenthesis(depth),
            Piece::Quoted { text, closed } => {
                if !closed {
                    self.hint(Hint::QuoteClosed);
                }
                let words: Vec<String> = words(text).map(|word| word.text).collect();
                if words.is_empty() {
                    return None;
                }
                if text.contains('*') {
                    self.hint(Hint::QuotedWildcard);
                }
                let phrase = self.leaf(Node::Phrase(words))?;
                Some(or_case_number(phrase, text))
            }
            Piece::Field {
                name,
                value,
                quoted,
                closed,
            } => {
                if !closed {
                    self.hint(Hint::QuoteClosed);
                }
                let is_reference = FieldName::find(name) == Some(FieldName::Reference);
                match self.lexer.case_number(value) {
                    Some((parts, after)) if is_reference && !quoted => {
                        self.lexer = after;
                        self.leaf(Node::Field(FieldName::Reference, number(&parts)))
                    }
                    _ => self.field(name, value, quoted),
                }
            }
            Piece::Word(word) => match self.lexer.case_number(word) {
                Some((parts, after)) => {
                    self.lexer = after;
                    let words = parts.iter().filter_map(|part| self.word(part)).collect();
                    let words = several(words)?;
                    let reference = Node::Field(FieldName::Reference, number(&parts));
                    Some(Node::Any(vec![words, self.leaf(reference)?]))
                }
                None => self.word(word),
            },
            Piece::Or | Piece::Close => None,
        }
    }

    fn parenthesis(&mut self, depth: usize) -> Option<Node> {
        if depth >= DEEPEST {
            self.hint(Hint::TooDeep);
            return None;
        }
        let nodes = self.list(depth + 1);
        if self.lexer.peek() == Some(Piece::Close) {
            self.lexer.next();
        } else {
            self.hint(Hint::ParenthesisClosed);
        }
        if nodes.is_empty() {
            self.hint(Hint::EmptyParentheses);
            return None;
        }
        Some(all(nodes))
    }

    fn field(&mut self, name: &str, value: &str, quoted: bool) -> Option<Node> {
        let Some(field) = FieldName::find(name) else {
            self.hint(Hint::UnknownField {
                name: name.to_owned(),
            });
            let name = self.word(name);
            let value = self.word(value);
            return several(name.into_iter().chain(value).collect());
        };
        if value.trim().is_empty() {
            self.hint(Hint::EmptyField { field });
            return None;
        }
        // A heading may have commas of its own.
        let is_one = quoted && matches!(field, FieldName::Section | FieldName::SectionAlone);
        let parts: Vec<&str> = if is_one {
            vec![value.trim()]
        } else {
            value.split(',').map(str::trim).collect()
        };
        let mut alternatives = Vec::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            match field.value(part) {
                Ok(value) => alternatives.extend(self.leaf(Node::Field(field, value))),
                Err(nearest) => {
                    self.hint(Hint::UnknownValue {
                        field,
                        value: part.to_owned(),
                        nearest,
                    });
                    alternatives.extend(self.word(part));
                }
            }
        }
        if alternatives.len() > 1 {
            Some(Node::Any(alternatives))
        } else {
            alternatives.pop()
        }
    }

    /// A bare word; several where signs stand within it, as in `IT-stöd`.
    fn word(&mut self, typed: &str) -> Option<Node> {
        let starred = typed.trim_start_matches('*');
        if starred.len() < typed.len() {
            self.hint(Hint::LeadingWildcard);
        }
        let stem = starred.split('*').next().unwrap_or_default();
        if !starred[stem.len()..].trim_matches('*').is_empty() {
            self.hint(Hint::InnerWildcard);
        }
        let mut words: Vec<String> = words(stem).map(|word| word.text).collect();
        if words.len() > 1 && stem.chars().any(char::is_numeric) {
            let phrase = self.leaf(Node::Phrase(words))?;
            return Some(or_case_number(phrase, stem));
        }
        let prefix = (stem.len() < starred.len() && stem.ends_with(char::is_alphanumeric))
            .then(|| words.pop())
            .flatten();
        let mut nodes = Vec::new();
        for word in words {
            nodes.extend(self.leaf(Node::Word(word)));
        }
        if let Some(prefix) = prefix {
            if prefix.chars().count() >= LEAST_PREFIX {
                nodes.extend(self.leaf(Node::Prefix(prefix)));
            } else {
                self.hint(Hint::ShortPrefix);
                nodes.extend(self.leaf(Node::Word(prefix)));
            }
        }
        several(nodes)
    }

    fn leaf(&mut self, node: Node) -> Option<Node> {
        self.leaves += 1;
        if self.leaves > MOST_LEAVES {
            self.hint(Hint::TooLong);
            return None;
        }
        Some(node)
    }
}

/// These words, or the case number of an answer that they may be, which is no word
/// of its text.
fn or_case_number(words: Node, typed: &str) -> Node {
    if typed.contains('/') && typed.contains(char::is_numeric) {
        Node::Any(vec![
            words,
            Node::Field(FieldName::Reference, number(&[typed])),
        ])
    } else {
        words
    }
}

/// A case number of these parts.
fn number(parts: &[&str]) -> FieldValue {
    FieldValue::Text(parts.concat())
}

/// One node alone stands for itself.
fn all(mut nodes: Vec<Node>) -> Node {
    if nodes.len() == 1 {
        nodes.swap_remove(0)
    } else {
        Node::All(nodes)
    }
}

/// The same, and nothing for no nodes.
fn several(nodes: Vec<Node>) -> Option<Node> {
    (!nodes.is_empty()).then(|| all(nodes))
}

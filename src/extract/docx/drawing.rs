//! The words of charts and diagrams: titles, labels and the texts of shapes,
//! in the order of the part. Numbers of a chart are not words and left out.

use std::collections::BTreeSet;

use crate::extract::xml::{Ns, Token, Xml};

/// The lines of text in a chart or diagram part; each only once, since a
/// chart repeats its labels for every series.
pub(super) fn texts(part: &str) -> Vec<String> {
    let mut lines = Lines::default();
    let mut line = String::new();
    // What the open elements hold, innermost last.
    let mut open: Vec<Holds> = Vec::new();
    let mut labels = 0_usize;
    let mut xml = Xml::new(part);
    // A damaged part gives what stands before the damage.
    while let Ok(token) = xml.next() {
        match token {
            Token::Start(tag) => open.push(match (tag.ns, tag.name()) {
                (Ns::Drawing, "p") => Holds::Line,
                (Ns::Drawing, "t") => Holds::Words,
                (Ns::Drawing, "br") => {
                    line.push('\n');
                    Holds::Nothing
                }
                (Ns::Chart, "strCache" | "strLit") => {
                    labels += 1;
                    Holds::Labels
                }
                (Ns::Chart, "v") if labels > 0 => Holds::Label,
                _ => Holds::Nothing,
            }),
            Token::Text(text) if matches!(open.last(), Some(Holds::Words | Holds::Label)) => {
                line.push_str(&text);
            }
            Token::Text(_) => {}
            Token::End => match open.pop() {
                Some(Holds::Line | Holds::Label) => lines.add(&mut line),
                Some(Holds::Labels) => labels -= 1,
                Some(Holds::Nothing | Holds::Words) | None => {}
            },
            Token::Eof => break,
        }
    }
    lines.add(&mut line);
    lines.told
}

#[derive(PartialEq)]
enum Holds {
    Nothing,
    Line,
    Words,
    Labels,
    Label,
}

/// The lines so far, each once.
#[derive(Default)]
struct Lines {
    told: Vec<String>,
    known: BTreeSet<String>,
}

/// A diagram of more lines is data, not text.
const MOST_LINES: usize = 2000;

impl Lines {
    /// Adds a line that has come to its end.
    fn add(&mut self, line: &mut String) {
        let text = std::mem::take(line);
        let text = text.trim();
        let is_new = self.told.len() < MOST_LINES && !text.is_empty();
        if is_new && self.known.insert(text.to_owned()) {
            self.told.push(text.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_labels_are_told_once() {
        let part = "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' \
            xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>\
            <a:p><a:r><a:t>Svar per </a:t></a:r><a:r><a:t>nämnd</a:t></a:r></a:p>\
            <c:ser><c:cat><c:strCache><c:pt><c:v>Ja</c:v></c:pt></c:strCache></c:cat>\
            <c:val><c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache></c:val></c:ser>\
            <c:ser><c:cat><c:strCache><c:pt><c:v>Ja</c:v></c:pt></c:strCache></c:cat></c:ser>\
            </c:chartSpace>";
        assert_eq!(texts(part), ["Svar per nämnd", "Ja"]);
    }
}

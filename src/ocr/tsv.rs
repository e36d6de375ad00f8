//! Tesseract's table of words into paragraphs.
//!
//! Its own blocks and paragraphs break running text at will. What ends a
//! paragraph here is what ends it for the eye: a wider gap, or a line that had
//! room for the next one's first word.

use crate::extract::is_broken_word;
use crate::extract::ocr_text::OcrPage;

/// A gap this much wider than the usual one parts paragraphs.
const WIDE_GAP: f32 = 1.3;
/// Lines that begin this near to each other stand in one column: a share of
/// the page's width.
const COLUMN: u32 = 40;

/// The pages of the table. Lines of a paragraph are joined, and words broken at
/// a line's end put together again.
pub(super) fn pages(table: &str) -> Vec<OcrPage> {
    let mut pages: Vec<Page> = Vec::new();
    for word in table.lines().filter_map(word) {
        if pages.last().is_none_or(|page| page.number != word.page) {
            pages.push(Page {
                number: word.page,
                lines: Vec::new(),
            });
        }
        if let Some(page) = pages.last_mut() {
            page.add(&word);
        }
    }
    pages.iter().map(Page::read).collect()
}

/// One word, and where it stands.
struct Word<'a> {
    page: u32,
    /// Block, paragraph and line, as tesseract counts them.
    line: [u32; 3],
    left: u32,
    right: u32,
    top: u32,
    confidence: f32,
    text: &'a str,
}

struct Line {
    number: [u32; 3],
    text: String,
    left: u32,
    right: u32,
    top: u32,
    first_word: u32,
    confidence: f32,
    letters: f32,
}

struct Page {
    number: u32,
    lines: Vec<Line>,
}

impl Page {
    fn add(&mut self, word: &Word<'_>) {
        let letters = f32::from(u16::try_from(word.text.chars().count()).unwrap_or(u16::MAX));
        let confidence = word.confidence * letters;
        match self.lines.last_mut() {
            Some(line) if line.number == word.line => {
                line.text.push(' ');
                line.text.push_str(word.text);
                line.right = line.right.max(word.right);
                line.top = line.top.min(word.top);
                line.confidence += confidence;
                line.letters += letters;
            }
            _ => self.lines.push(Line {
                number: word.line,
                text: word.text.to_owned(),
                left: word.left,
                right: word.right,
                top: word.top,
                first_word: word.right - word.left,
                confidence,
                letters,
            }),
        }
    }

    fn read(&self) -> OcrPage {
        let pitch = self.pitch();
        let width = self.lines.iter().map(|line| line.right).max().unwrap_or(0);
        let mut paragraphs: Vec<String> = Vec::new();
        let mut last: Option<&Line> = None;
        for line in &self.lines {
            match (paragraphs.last_mut(), last) {
                (Some(text), Some(last)) if self.goes_on(last, line, pitch, width) => {
                    if is_broken_word(text, &line.text) {
                        text.pop();
                    } else {
                        text.push(' ');
                    }
                    text.push_str(&line.text);
                }
                _ => paragraphs.push(line.text.clone()),
            }
            last = Some(line);
        }
        OcrPage {
            page: self.number,
            paragraphs,
            confidence: self.confidence(),
        }
    }

    /// Whether a line goes on with the paragraph of the line before it.
    fn goes_on(&self, last: &Line, line: &Line, pitch: u32, width: u32) -> bool {
        let runs_on =
            line.text.starts_with(char::is_lowercase) && !last.text.ends_with(['.', '!', '?', ':']);
        // At the head of the next column only the words can tell.
        let Some(gap) = line.top.checked_sub(last.top) else {
            return runs_on;
        };
        if as_float(gap) > as_float(pitch) * WIDE_GAP {
            return false;
        }
        let near = width / COLUMN;
        let edge = (self.lines.iter())
            .filter(|other| other.left.abs_diff(last.left) <= near)
            .map(|other| other.right)
            .max()
            .unwrap_or(last.right);
        let had_room = last.right + line.first_word + near < edge;
        runs_on || !had_room
    }

    /// The distance from line to line within paragraphs: headings and short
    /// paragraphs make many gaps wider, hardly any narrower.
    fn pitch(&self) -> u32 {
        let mut gaps: Vec<u32> = (self.lines.windows(2))
            .filter_map(|pair| pair[1].top.checked_sub(pair[0].top))
            .filter(|gap| *gap > 0)
            .collect();
        gaps.sort_unstable();
        gaps.get(gaps.len() / 4).copied().unwrap_or(0)
    }

    /// The mean confidence, long words counting more than short ones.
    fn confidence(&self) -> u8 {
        let letters: f32 = self.lines.iter().map(|line| line.letters).sum();
        let sum: f32 = self.lines.iter().map(|line| line.confidence).sum();
        let mean = (sum / letters.max(1.0)).round().clamp(0.0, 100.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded and clamped to 0..=100"
        )]
        let confidence = mean as u8;
        confidence
    }
}

fn word(line: &str) -> Option<Word<'_>> {
    let fields: Vec<&str> = line.splitn(12, '\t').collect();
    let number = |at: usize| fields.get(at).and_then(|field| field.parse::<u32>().ok());
    let text = fields.get(11)?.trim();
    let left = number(6)?;
    (number(0) == Some(5) && !text.is_empty()).then_some(Word {
        page: number(1)?,
        line: [number(2)?, number(3)?, number(4)?],
        left,
        right: left.saturating_add(number(8)?),
        top: number(7)?,
        confidence: fields[10].parse::<f32>().ok()?.max(0.0),
        text,
    })
}

fn as_float(pixels: u32) -> f32 {
    f32::from(u16::try_from(pixels).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// Rows of block, top, left, width, confidence, word.
    fn check(rows: &[(u32, u32, u32, u32, u32, &str)], paragraphs: &[&str], confidence: u8) {
        let mut table = "level\tpage_num\t…\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n".to_owned();
        for (block, top, left, width, confidence, word) in rows {
            writeln!(
                table,
                "5\t1\t{block}\t1\t{top}\t1\t{left}\t{top}\t{width}\t9\t{confidence}.0\t{word}"
            )
            .expect("a string takes any text");
        }
        let paragraphs = paragraphs.iter().map(|&text| text.to_owned()).collect();
        let expected = OcrPage {
            page: 1,
            paragraphs,
            confidence,
        };
        assert_eq!(pages(&table), [expected]);
    }

    #[test]
    fn lines_are_joined_and_broken_words_mended() {
        check(
            &[
                (1, 10, 0, 90, 90, "Förslaget"),
                (1, 10, 100, 50, 90, "till-"),
                (1, 20, 0, 70, 90, "styrks."),
                (2, 40, 0, 50, 30, "Nästa"),
                (2, 40, 60, 50, 95, " "),
            ],
            &["Förslaget tillstyrks.", "Nästa"],
            78,
        );
    }

    #[test]
    fn room_for_the_next_word_ends_a_paragraph() {
        check(
            &[
                (1, 10, 0, 400, 90, "Frågorna."),
                (1, 20, 0, 20, 90, "2."),
                (1, 20, 30, 300, 90, "Synpunkter"),
                (1, 30, 0, 100, 90, "Enligt"),
                (1, 30, 110, 890, 90, "den"),
                (2, 40, 0, 400, 90, "Principen"),
            ],
            &["Frågorna.", "2. Synpunkter", "Enligt den Principen"],
            90,
        );
    }

    #[test]
    fn what_is_no_table_gives_nothing() {
        assert_eq!(pages("nonsense"), []);
    }
}

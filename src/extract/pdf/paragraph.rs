//! Which lines make one paragraph, and how their text is put together.

use super::glyph::Tag;
use super::hyphen::{Hyphenated, Seam, is_hyphen};
use super::line::{Line, Place};
use super::list;
use crate::extract::builder::PassageId;

/// A paragraph in the making.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Where pages begin: offset and page.
    pub(super) pages: Vec<(usize, u32)>,
    /// Where characters stand, if that is kept.
    pub(super) places: Vec<Place>,
    /// Links: start, end, target.
    pub(super) links: Vec<(usize, usize, String)>,
    /// Where passages with remarks begin or end.
    pub(super) passages: Vec<(usize, PassageId)>,
    /// Calls of notes: offset and label.
    pub(super) calls: Vec<(usize, String)>,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) tag: Tag,
    pub(super) cell: Option<(u32, u32, u32)>,
    /// Left end of the first line.
    pub(super) x0: f32,
    pub(super) lines: usize,
    /// White above the first line, in font sizes.
    pub(super) space_above: f32,
    last: Last,
}

/// What is remembered of the last line.
#[derive(Debug, Clone, Copy)]
struct Last {
    page: u32,
    region: u32,
    x0: f32,
    x1: f32,
    baseline: f32,
    right: f32,
    pitch: f32,
}

impl Paragraph {
    /// A paragraph of one line. `right` is the right end of the line's area.
    pub(super) fn new(line: &Line, right: f32, space_above: f32) -> Self {
        let mut paragraph = Self {
            text: String::new(),
            pages: vec![(0, line.page)],
            places: Vec::new(),
            links: Vec::new(),
            passages: Vec::new(),
            calls: Vec::new(),
            size: line.size,
            bold: line.bold,
            italic: line.italic,
            tag: line.tag,
            cell: line.cell,
            x0: line.x0,
            lines: 0,
            space_above,
            last: Last {
                page: line.page,
                region: line.region,
                x0: line.x0,
                x1: line.x1,
                baseline: line.baseline,
                right,
                pitch: 0.0,
            },
        };
        paragraph.take(line, right, 0);
        paragraph
    }

    /// Adds a line; gives where its text begins.
    pub(super) fn push(&mut self, line: &Line, right: f32, words: &Hyphenated) -> usize {
        match words.seam(&self.text, &line.text) {
            Seam::Space => {
                self.harden();
                self.text.push(' ');
            }
            Seam::Joined => self.drop_last(),
            Seam::Hyphen => self.harden(),
        }
        let start = self.text.len();
        if line.page != self.last.page {
            self.pages.push((start, line.page));
        }
        self.take(line, right, start);
        start
    }

    fn take(&mut self, line: &Line, right: f32, start: usize) {
        self.text.push_str(&line.text);
        self.places.extend(line.places.iter().map(|place| Place {
            offset: place.offset + start,
            ..*place
        }));
        self.bold &= line.bold;
        self.italic &= line.italic;
        self.lines += 1;
        let same_area = line.page == self.last.page && line.region == self.last.region;
        let pitch = line.baseline - self.last.baseline;
        self.last = Last {
            page: line.page,
            region: line.region,
            x0: line.x0,
            x1: line.x1,
            baseline: line.baseline,
            right,
            pitch: if same_area && pitch > 0.0 {
                pitch
            } else {
                self.last.pitch
            },
        };
    }

    /// A hyphen that ends a line and stays is a plain one.
    pub(super) fn harden(&mut self) {
        if self.text.ends_with('\u{ad}') {
            self.text.pop();
            self.text.push('-');
        }
    }

    fn drop_last(&mut self) {
        self.text.pop();
        let end = self.text.len();
        while self.places.last().is_some_and(|place| place.offset >= end) {
            self.places.pop();
        }
        for link in &mut self.links {
            link.1 = link.1.min(end);
        }
        for mark in &mut self.passages {
            mark.0 = mark.0.min(end);
        }
    }

    /// Takes what stands before an offset off the front.
    pub(super) fn cut_front(&mut self, by: usize) {
        self.text.drain(..by);
        self.places.retain(|place| place.offset >= by);
        for place in &mut self.places {
            place.offset -= by;
        }
        self.links.retain(|link| link.1 > by);
        for link in &mut self.links {
            *link = (
                link.0.saturating_sub(by),
                link.1 - by,
                std::mem::take(&mut link.2),
            );
        }
        for call in &mut self.calls {
            call.0 = call.0.saturating_sub(by);
        }
        for mark in &mut self.passages {
            mark.0 = mark.0.saturating_sub(by);
        }
        for page in &mut self.pages {
            page.0 = page.0.saturating_sub(by);
        }
    }

    /// White between this paragraph's last line and a line below it, in font sizes.
    pub(super) fn space_to(&self, line: &Line) -> f32 {
        let same_area = line.page == self.last.page && line.region == self.last.region;
        if same_area {
            (line.baseline - self.last.baseline) / line.size.max(0.1) - 1.0
        } else {
            1.0
        }
    }

    /// Whether a line goes on with this paragraph. `leading` is the usual
    /// distance of lines in the document, in font sizes.
    pub(super) fn goes_on(&self, line: &Line, leading: f32) -> bool {
        let size = self.size.max(line.size);
        let same_size = (self.size - line.size).abs() < 0.1 * size;
        if self.cell != line.cell || !same_size {
            return false;
        }
        let same_area = line.page == self.last.page && line.region == self.last.region;
        if !same_area {
            return self.cell.is_none() && self.flows_into(line);
        }
        let pitch = line.baseline - self.last.baseline;
        let usual = if self.last.pitch > 0.0 {
            self.last.pitch
        } else {
            leading * size
        };
        if self.bold != line.bold && !self.ends_inside_word() {
            return false;
        }
        if pitch < 0.4 * size || pitch > usual * 1.22 + 0.5 || pitch > 2.4 * size {
            return false;
        }
        // a box of a form begins an option
        if line.text.starts_with(['☐', '☒']) {
            return false;
        }
        if let Some((mark, _)) = list::mark(&line.text) {
            let by_chance = self.is_full(line) && !self.ends_sentence() && !is_bullet_sign(mark);
            if !by_chance || (line.x0 - self.last.x0).abs() > 0.5 * size {
                return false;
            }
        }
        if self.ends_inside_word() {
            return true;
        }
        let indent = line.x0 - self.last.x0;
        if self.lines > 1 && indent.abs() > 0.8 * size && self.cell.is_none() {
            return false;
        }
        // The first line of an item stands out to the left; a new paragraph does not.
        if self.lines == 1
            && indent > 0.8 * size
            && list::mark(&self.text).is_none()
            && !self.is_full(line)
        {
            return false;
        }
        if self.lines == 1 && indent < -0.8 * size && list::mark(&self.text).is_some() {
            return false;
        }
        self.is_full(line) || self.goes_on_in_words(line)
    }

    /// Whether the next line's first word had no room on the last line.
    fn is_full(&self, line: &Line) -> bool {
        let room = self.last.right - self.last.x1;
        room < line.first_word + 0.6 * line.size
    }

    /// A line that ends early, but in the middle of a sentence.
    fn goes_on_in_words(&self, line: &Line) -> bool {
        let width = self.last.right - self.last.x0;
        let most = self.last.x1 - self.last.x0 > 0.55 * width;
        most && !self.ends_sentence() && line.text.starts_with(char::is_lowercase)
    }

    /// Whether the text flows on into a line of another column or page.
    fn flows_into(&self, line: &Line) -> bool {
        if self.bold != line.bold || list::mark(&line.text).is_some() {
            return false;
        }
        if self.ends_inside_word() {
            return line.text.starts_with(char::is_alphanumeric);
        }
        if self.ends_sentence() {
            return false;
        }
        let narrow =
            self.lines == 1 && self.last.x1 - self.last.x0 < 0.3 * (self.last.right - self.last.x0);
        line.text.starts_with(char::is_lowercase) && self.text.len() > 20
            || self.is_full(line) && !narrow && self.lines > 1
    }

    /// Whether the text breaks off at the foot of a page and a line of the
    /// next one goes on with it.
    pub(super) fn is_cut_off(&self, line: &Line) -> bool {
        let same_size = (self.size - line.size).abs() < 0.1 * self.size;
        let next_page = line.page == self.last.page + 1;
        next_page
            && same_size
            && self.bold == line.bold
            && !self.ends_sentence()
            && line.text.starts_with(char::is_lowercase)
    }

    fn ends_sentence(&self) -> bool {
        self.text
            .trim_end_matches(['”', '"', '»', ')', '\''])
            .ends_with(['.', '!', '?', ':', ';'])
    }

    fn ends_inside_word(&self) -> bool {
        self.text.ends_with(is_hyphen)
            && self
                .text
                .chars()
                .rev()
                .nth(1)
                .is_some_and(char::is_alphanumeric)
    }
}

fn is_bullet_sign(mark: &str) -> bool {
    !mark.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '-' | '–' | '—'))
}

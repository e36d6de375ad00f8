//! On which page a paragraph stands, as near as a file tells that is laid out
//! only when it is opened. Where Word left its last page breaks in the file
//! they are followed; else the pages are reckoned from the sheet, the size of
//! the letters and the amount of text.

use super::limits;
use super::typeface::Font;

/// Twentieths of a point.
pub(super) type Twips = i64;

/// The paper and its margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheet {
    /// From edge to edge.
    pub(super) width: Twips,
    /// From edge to edge.
    pub(super) height: Twips,
    /// Margin.
    pub(super) top: Twips,
    /// Margin.
    pub(super) bottom: Twips,
    /// Margin.
    pub(super) left: Twips,
    /// Margin.
    pub(super) right: Twips,
    /// How many columns of text.
    pub(super) columns: i64,
}

/// How high a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// In 240ths of the font's own height.
    Times(i64),
    /// At least this, in twentieths of a point.
    AtLeast(i64),
    /// Exactly this.
    Exactly(i64),
}

/// What a paragraph takes of a page.
#[derive(Debug, Clone)]
pub(super) struct Extent<'t> {
    /// Its text with line ends.
    pub(super) text: &'t str,
    /// Size in half points.
    pub(super) half_points: u16,
    /// Typeface.
    pub(super) font: Font,
    /// Whether its letters are bold.
    pub(super) bold: bool,
    /// The line's height.
    pub(super) line: Option<Line>,
    /// Space above.
    pub(super) before: Twips,
    /// Space below.
    pub(super) after: Twips,
    /// Indents at both sides together.
    pub(super) indent: Twips,
    /// The width it is set in; the sheet's for none.
    pub(super) width: Option<Twips>,
    /// Height of the pictures that stand in its lines.
    pub(super) pictures: Twips,
    /// Whether it stays with what follows.
    pub(super) keep_next: bool,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    /// From 1.
    pub(super) page: u32,
    y: Twips,
}

/// Follows the text through the pages.
#[derive(Debug)]
pub(super) struct Pager {
    at: Position,
    sheet: Sheet,
    /// Whether the file holds the breaks that Word made when it last laid it out.
    rendered: bool,
    /// A break was made here already; the rendered one that follows is the same.
    broken: bool,
    /// Whether anything stands on this page yet.
    used: bool,
    /// The page that last began by the writer's will, and the last on which
    /// something can be seen.
    forced: u32,
    seen: u32,
    /// Whether the space below a paragraph and that above the next are added; else
    /// the larger of them is all there is.
    adds_spaces: bool,
    /// The space below what stands last.
    below: Twips,
    /// The most that has been reached.
    last: u32,
}

impl Default for Sheet {
    fn default() -> Self {
        // What Word takes where the file says nothing: US letter, an inch around.
        Self {
            width: 12_240,
            height: 15_840,
            top: 1440,
            bottom: 1440,
            left: 1440,
            right: 1440,
            columns: 1,
        }
    }
}

impl Sheet {
    fn text_width(&self) -> Twips {
        let columns = self.columns.clamp(1, 16);
        ((self.width - self.left - self.right) / columns - 360 * (columns - 1).min(1)).max(720)
    }

    /// Columns fill one after the other, so a page holds as much in all.
    fn text_height(&self) -> Twips {
        (self.height - self.top - self.bottom).max(1440) * self.columns.clamp(1, 16)
    }
}

impl Pager {
    /// At the top of the first page.
    pub(super) fn new(sheet: Sheet, rendered: bool) -> Self {
        Self {
            at: Position { page: 1, y: 0 },
            sheet,
            rendered,
            broken: false,
            used: false,
            forced: 1,
            seen: 0,
            adds_spaces: true,
            below: 0,
            last: 1,
        }
    }

    /// Between paragraphs only the larger of the two spaces stands, as Word has it.
    pub(super) fn share_spaces(&mut self) {
        self.adds_spaces = false;
    }

    /// The page that has been reached.
    pub(super) fn page(&self) -> u32 {
        self.at.page
    }

    /// The highest page reached.
    pub(super) fn last_page(&self) -> u32 {
        self.last
    }

    /// Whether pages are reckoned by amount of text.
    pub(super) fn reckons(&self) -> bool {
        !self.rendered
    }

    /// A page begins here by the writer's will.
    pub(super) fn break_page(&mut self) {
        // A page that the reckoning has begun, and that has only empty lines so
        // far, is this one: nobody leaves a page empty where lines ran over.
        let ran_over = self.reckons() && self.at.page > self.forced && self.at.page > self.seen;
        if ran_over {
            (self.at.y, self.below) = (0, 0);
            self.used = false;
        } else {
            self.next_page();
        }
        self.forced = self.at.page;
        self.broken = true;
    }

    /// A paragraph that stands at the top of a page begins here.
    pub(super) fn break_before(&mut self) {
        if self.used {
            self.break_page();
        }
    }

    /// Word began a page here when it last laid out the file. Gives whether
    /// that is a page not yet counted.
    pub(super) fn rendered_break(&mut self) -> bool {
        let counts = self.rendered && !self.broken;
        if counts {
            self.next_page();
        }
        self.broken = false;
        counts
    }

    /// Something visible stands here.
    pub(super) fn use_page(&mut self) {
        self.broken = false;
        self.used = true;
    }

    /// Something stands here, though perhaps only an empty line.
    pub(super) fn occupy(&mut self) {
        self.used = true;
    }

    /// A section with this sheet begins on this page.
    pub(super) fn set_sheet(&mut self, sheet: Sheet) {
        self.sheet = sheet;
    }

    /// The width of the text.
    pub(super) fn text_width(&self) -> Twips {
        self.sheet.text_width()
    }

    /// Where things stand now.
    pub(super) fn position(&self) -> Position {
        self.at
    }

    /// Goes to a place: the cells of a row begin beside one another.
    pub(super) fn set_position(&mut self, position: Position) {
        self.at = position;
        self.below = 0;
        self.last = self.last.max(position.page);
    }

    /// Sets a paragraph. Gives the bytes of its text at which pages begin,
    /// the first of them 0.
    pub(super) fn set(&mut self, extent: &Extent<'_>) -> Vec<(usize, u32)> {
        let mut starts = vec![(0, self.at.page)];
        if !self.reckons() {
            return starts;
        }
        let height = extent.line_height();
        let capacity = self.sheet.text_height();
        let width =
            (extent.width.unwrap_or_else(|| self.sheet.text_width()) - extent.indent).max(360);
        let lines = lines(extent.text, width, |letter| extent.width_of(letter));
        let count = Twips::try_from(lines.len()).unwrap_or(Twips::MAX / 10_000);
        // A heading does not stay alone at the foot of a page, nor a single line.
        let least = if extent.keep_next {
            height * count + extent.after + 2 * height
        } else {
            height * count.min(2)
        };
        // Only where lines ran over does the space above go.
        if self.at.y > 0 || self.at.page == self.forced {
            let shared = if self.adds_spaces { 0 } else { self.below };
            self.at.y += (extent.before - shared).max(0);
        }
        if self.at.y > 0 && self.at.y + least.max(extent.pictures) > capacity {
            self.next_page();
            starts[0].1 = self.at.page;
        }
        self.at.y += extent.pictures;
        for line in lines {
            if self.at.y + height > capacity && self.at.y > 0 {
                self.next_page();
                starts.push((line, self.at.page));
            }
            self.at.y += height;
        }
        if extent.pictures > 0 || !extent.text.trim().is_empty() {
            self.seen = self.seen.max(self.at.page);
        }
        self.at.y += extent.after;
        self.below = extent.after;
        starts
    }

    fn next_page(&mut self) {
        self.at = Position {
            page: self.at.page.saturating_add(1).min(limits::PAGES.as_u32()),
            y: 0,
        };
        self.last = self.last.max(self.at.page);
        self.used = false;
        self.below = 0;
    }
}

impl Extent<'_> {
    fn line_height(&self) -> Twips {
        let size = Twips::from(self.half_points.clamp(2, 400)) * 10;
        let own = match self.font {
            Font::Letters(letters) => size * letters.height() / 1000,
            Font::Symbols(_) => size * 115 / 100,
        };
        let height = match self.line {
            Some(Line::Times(times)) => own * times / 240,
            Some(Line::AtLeast(least)) => own.max(least),
            Some(Line::Exactly(exactly)) => exactly,
            None => own,
        };
        height.max(20)
    }

    /// The width of a letter, in thousandths of a twip.
    fn width_of(&self, letter: char) -> Twips {
        let size = Twips::from(self.half_points.clamp(2, 400)) * 10;
        match self.font {
            Font::Letters(letters) => size * letters.width(letter, self.bold) / 100,
            Font::Symbols(_) => size * 500,
        }
    }
}

/// The bytes at which the lines of a text begin when it is set in `width`;
/// `width_of` gives each letter's, in thousandths.
fn lines(text: &str, width: Twips, width_of: impl Fn(char) -> Twips) -> Vec<usize> {
    let room = width * 1000;
    let mut starts = vec![0];
    let mut used = 0;
    // Where the word that may have to move begins, and how much it takes.
    let (mut word_start, mut word) = (0, 0);
    for (at, c) in text.char_indices() {
        let wide = width_of(c);
        match c {
            '\n' => {
                starts.push(at + 1);
                (used, word, word_start) = (0, 0, at + 1);
                continue;
            }
            '\t' => used += 3 * width_of('n'),
            _ => used += wide,
        }
        if c.is_whitespace() || c == '-' {
            (word, word_start) = (0, at + c.len_utf8());
            continue;
        }
        word += wide;
        if used > room {
            let moves = word_start > *starts.last().unwrap_or(&0);
            let start = if moves { word_start } else { at };
            if start > *starts.last().unwrap_or(&0) {
                starts.push(start);
            }
            used = if moves { word } else { wide };
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(text: &str) -> Extent<'_> {
        Extent {
            text,
            half_points: 22,
            font: Font::named("Arial"),
            bold: false,
            line: None,
            before: 0,
            after: 0,
            indent: 0,
            width: None,
            pictures: 0,
            keep_next: false,
        }
    }

    #[test]
    fn lines_are_broken_at_words() {
        let lines = |text, width| lines(text, width, |_| 100_000);
        assert_eq!(lines("aaaa bbbb cccc", 800), [0, 5, 10]);
        assert_eq!(lines("a\nb", 1000), [0, 2]);
        assert_eq!(lines("", 1000), [0]);
    }

    #[test]
    fn text_fills_pages() {
        let mut pager = Pager::new(Sheet::default(), false);
        let text = "ord och mening ".repeat(70);
        let begun: Vec<u32> = (0..20).map(|_| pager.set(&extent(&text))[0].1).collect();
        assert_eq!(begun.first(), Some(&1));
        assert!(
            (4..=8).contains(&pager.last_page()),
            "{}",
            pager.last_page()
        );
        assert!(begun.is_sorted());
    }

    #[test]
    fn empty_lines_that_ran_over_are_no_page_before_a_break() {
        let mut pager = Pager::new(Sheet::default(), false);
        let text = "ord och mening ".repeat(70);
        while pager.page() == 1 {
            pager.set(&extent(&text));
        }
        let page = pager.page();
        pager.break_page();
        assert_eq!(pager.page(), page + 1, "words ran over: a page of its own");
        let filled = pager.page();
        while pager.page() == filled {
            pager.set(&extent(""));
        }
        pager.break_page();
        assert_eq!(pager.page(), filled + 1, "only empty lines ran over");
        pager.break_page();
        assert_eq!(pager.page(), filled + 2, "a second break is one more page");
    }

    #[test]
    fn of_two_spaces_only_the_larger_stands_where_they_are_shared() {
        let spaced = |share| {
            let mut pager = Pager::new(Sheet::default(), false);
            if share {
                pager.share_spaces();
            }
            for _ in 0..3 {
                let (before, after) = (200, 120);
                pager.set(&Extent {
                    before,
                    after,
                    ..extent("ord")
                });
            }
            pager.position().y
        };
        assert_eq!(spaced(false) - spaced(true), 2 * 120);
    }

    #[test]
    fn a_written_and_a_rendered_break_are_one_page() {
        let mut pager = Pager::new(Sheet::default(), true);
        pager.use_page();
        pager.break_page();
        assert!(!pager.rendered_break());
        assert_eq!(pager.page(), 2);
        pager.use_page();
        assert!(pager.rendered_break());
        assert_eq!(pager.page(), 3);
    }
}

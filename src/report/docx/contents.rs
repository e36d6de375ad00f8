//! The table of contents: real entries with section numbers, whose page
//! numbers every program reckons for itself.

use super::styles::Style;
use super::xml::{Emphasis, Xml};

/// One heading of the document.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) bookmark: String,
    pub(super) is_listed: bool,
}

/// How the contents are set: how many levels, and how far apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Setting {
    levels: u8,
    is_tight: bool,
}

impl Setting {
    const USUAL: Self = Self {
        levels: 3,
        is_tight: false,
    };

    /// From the roomiest to the shortest.
    const ALL: [Self; 4] = [
        Self::USUAL,
        Self {
            levels: 3,
            is_tight: true,
        },
        Self {
            levels: 2,
            is_tight: false,
        },
        Self {
            levels: 2,
            is_tight: true,
        },
    ];

    fn shows(self, entry: &Entry) -> bool {
        entry.is_listed && entry.level <= self.levels
    }

    /// Space before and after an entry, in twentieths of a point; that of the
    /// styles where it is not tight.
    const fn space(self, level: u8) -> (u32, u32) {
        match (self.is_tight, level) {
            (true, 0 | 1) => (60, 0),
            (false, 0 | 1) => (120, 40),
            (false, 2) => (40, 20),
            _ => (0, 0),
        }
    }

    /// How high all of it is about, in twentieths of a point.
    fn height(self, entries: &[Entry], width: u32) -> u32 {
        let lines = |entry: &Entry| {
            let signs = u32::try_from(entry.text.chars().count()).unwrap_or(u32::MAX);
            let room = width.saturating_sub(PAGE_NUMBER + 240 * u32::from(entry.level));
            signs.saturating_mul(SIGN).div_ceil(room.max(SIGN)).max(1)
        };
        let each = entries
            .iter()
            .filter(|entry| self.shows(entry))
            .map(|entry| {
                let (before, after) = self.space(entry.level);
                before + after + LINE * lines(entry)
            });
        HEADING + each.sum::<u32>()
    }
}

/// Height of the heading above the contents.
const HEADING: u32 = 680;
/// Height of a line of an entry.
const LINE: u32 = 232;
/// Width of a sign, on average and with some to spare.
const SIGN: u32 = 115;
/// Room for a page's number.
const PAGE_NUMBER: u32 = 500;

/// The first setting that leaves no page with a few lines only; the usual one
/// where none does.
fn setting(entries: &[Entry], (width, height): (u32, u32)) -> Setting {
    let is_well = |setting: &Setting| {
        let whole = setting.height(entries, width);
        // A fifth of a page is worth turning to.
        whole <= height || whole % height > height / 5
    };
    let mut all = Setting::ALL.into_iter();
    all.find(is_well).unwrap_or(Setting::USUAL)
}

/// The contents' markup, for pages with this room for text.
pub(super) fn write(title: &str, entries: &[Entry], room: (u32, u32)) -> String {
    let mut xml = Xml::default();
    xml.open(
        Style::ContentsHeading,
        "<w:spacing w:before=\"240\" w:after=\"200\"/>",
    );
    xml.run(title, Emphasis::Plain);
    xml.close();
    let setting = setting(entries, room);
    let tabs = format!(
        "<w:tabs><w:tab w:val=\"clear\" w:pos=\"9411\"/><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{}\"/></w:tabs>",
        room.0
    );
    for entry in entries.iter().filter(|entry| setting.shows(entry)) {
        let space = if setting.is_tight {
            let (before, after) = setting.space(entry.level);
            format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>")
        } else {
            String::new()
        };
        xml.open(Style::Contents(entry.level), &format!("{tabs}{space}"));
        xml.markup(format_args!(
            "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">",
            entry.bookmark
        ));
        xml.run(&entry.text, Emphasis::Plain);
        xml.raw("<w:r><w:tab/></w:r>");
        xml.field(&format!("PAGEREF {} \\h", entry.bookmark), "", "");
        xml.raw("</w:hyperlink>");
        xml.close();
    }
    xml.text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(chapters: usize, sections: usize, parts: usize) -> Vec<Entry> {
        let level = |level: u8, number: usize| {
            let entry = Entry {
                level,
                text: "3.2 Uppföljning av mål".to_owned(),
                bookmark: String::new(),
                is_listed: true,
            };
            std::iter::repeat_n(entry, number)
        };
        level(1, chapters)
            .chain(level(2, sections))
            .chain(level(3, parts))
            .collect()
    }

    fn check(entries: &[Entry], levels: u8, is_tight: bool) {
        let chosen = setting(entries, (9412, 14344));
        assert_eq!(chosen, Setting { levels, is_tight });
    }

    #[test]
    fn a_page_of_a_few_lines_is_saved() {
        check(&entries(8, 12, 12), 3, false);
        check(&entries(8, 20, 22), 3, true);
        // what fills a good part of a second page stays as it is
        check(&entries(8, 25, 40), 3, false);
    }
}

//! Words that say how what follows is to be taken, and what the tables at the
//! head of the file say.

use super::Reader;

impl Reader {
    /// Words that say how what follows is to be taken.
    pub(super) fn property(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.charsets.set_page(number.unwrap_or(1252)),
            "mac" => self.charsets.set_page(10_000),
            "pc" | "pca" => self.charsets.set_page(850),
            "uc" => self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(0).min(64),
            "f" => self.state.font = number.unwrap_or(0),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.state.font = self.default_font;
            }
            "plain" => self.state.reset_characters(self.default_font),
            "pard" => self.state.reset_paragraph(),
            "b" => self.state.look.bold = on,
            "i" => self.state.look.italic = on,
            "ul" | "ulw" | "uld" | "uldb" => self.state.look.underlined = on,
            "ulnone" => self.state.look.underlined = false,
            "fs" => {
                self.state.look.half_points = number
                    .and_then(|size| u16::try_from(size).ok())
                    .unwrap_or(0);
            }
            "v" => self.state.hidden = on,
            "deleted" => {
                self.changes.1 += usize::from(on);
                self.state.deleted = on;
            }
            "revised" => self.changes.0 += usize::from(on),
            "revauth" | "revauthdel" => {
                let author = number.and_then(|author| usize::try_from(author).ok());
                self.changing.extend(author);
            }
            "s" => self.state.style = number.unwrap_or(0),
            "outlinelevel" => {
                self.state.outline = number.and_then(|level| u8::try_from(level).ok());
            }
            "intbl" => self.state.table_depth = self.state.table_depth.max(1),
            "itap" => {
                let depth = usize::try_from(number.unwrap_or(1)).unwrap_or(0);
                self.state.table_depth = depth;
            }
            "ilvl" => {
                self.state.list_level = number
                    .and_then(|level| u8::try_from(level).ok())
                    .unwrap_or(0);
            }
            _ => {}
        }
    }

    pub(super) fn font_word(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "f" => self.font_in_table = number,
            "fcharset" => self.charsets.set_font(self.font_in_table, number),
            "cpg" => self.charsets.set_font_page(self.font_in_table, number),
            _ => {}
        }
    }

    pub(super) fn style_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.style_number = number,
            "sbasedon" => self.style.based_on = number,
            "outlinelevel" => {
                self.style.outline = number.and_then(|level| u8::try_from(level).ok());
            }
            _ => {}
        }
    }

    pub(super) fn end_style(&mut self) {
        let mut style = std::mem::take(&mut self.style);
        style
            .name
            .truncate(style.name.find(';').unwrap_or(style.name.len()));
        // The first style may leave its number out: it is 0.
        let number = self.style_number.take().unwrap_or(0);
        if style.based_on != Some(number) {
            self.sheet.add(number, style);
        }
    }

    pub(super) fn created_word(&mut self, word: &str, number: Option<i32>) {
        let at = match word {
            "yr" => 0,
            "mo" => 1,
            "dy" => 2,
            _ => return,
        };
        self.created[at] = number.unwrap_or(0);
        let [year, month, day] = self.created;
        if year > 0 && (1..=12).contains(&month) && (1..=31).contains(&day) {
            self.builder.properties().created = Some(format!("{year:04}-{month:02}-{day:02}"));
        }
    }
}

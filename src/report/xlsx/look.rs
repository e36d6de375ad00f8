//! The formats of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::Stance;
use crate::report::colour::colours;

/// The formats of cells.
pub(super) struct Look {
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) quote: Format,
    pub(super) fill_in: Format,
    pub(super) small: Format,
    /// A sentence that runs over the cells beside it.
    pub(super) note: Format,
    pub(super) date: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let text = Format::new()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_num_format("@");
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x0b_4a6f)),
            quote: text.clone().set_font_name("Georgia"),
            fill_in: text
                .clone()
                .set_background_color(Color::RGB(0xff_f9e3))
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xc9_d0d3)),
            small: text.clone().set_font_color(Color::RGB(0x4c_565d)),
            note: Format::new().set_font_color(Color::RGB(0x4c_565d)),
            date: text.clone().set_num_format("yyyy-mm-dd"),
            text,
        }
    }

    /// The colours of a stance.
    pub(super) fn stance(stance: Stance) -> Format {
        let (ground, ink) = colours(stance);
        let colour = |digits: &str| Color::from(format!("#{digits}").as_str());
        Format::new()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_background_color(colour(ground))
            .set_font_color(colour(ink))
    }
}

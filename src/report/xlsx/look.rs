//! The formats of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::Stance;

/// The formats of cells.
pub(super) struct Look {
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) quote: Format,
    pub(super) fill_in: Format,
    pub(super) small: Format,
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
            date: text.clone().set_num_format("yyyy-mm-dd"),
            text,
        }
    }

    /// The colours of a stance.
    pub(super) fn stance(stance: Stance) -> Format {
        let (ground, ink) = match stance {
            Stance::Supports => (0xd3_e9e6, 0x15_605c),
            Stance::SupportsWithReservation | Stance::Doubts => (0xf5_e8c2, 0x6d_5200),
            Stance::NoObjection | Stance::Abstains | Stance::None => (0xe6_e9eb, 0x3f_494f),
            Stance::Opposes => (0xf8_dbd0, 0x93_331a),
            Stance::ProposesChange | Stance::Asks => (0xe9_e0f3, 0x5a_3a7e),
        };
        Format::new()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_background_color(Color::RGB(ground))
            .set_font_color(Color::RGB(ink))
    }
}

//! Symbol fonts: the character that a reader sees where the file has a
//! letter's place in Symbol, Wingdings and their like.

/// A font that draws symbols in the places of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SymbolFont {
    /// Symbol: Greek letters and mathematics.
    Symbol,
    /// Wingdings.
    Wingdings,
    /// Wingdings 2.
    Wingdings2,
    /// Wingdings 3.
    Wingdings3,
    /// Webdings.
    Webdings,
}

impl SymbolFont {
    /// The symbol font of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "symbol" | "symbolmt" | "symbol mt" | "opensymbol" | "starsymbol" => Some(Self::Symbol),
            "wingdings" => Some(Self::Wingdings),
            "wingdings 2" => Some(Self::Wingdings2),
            "wingdings 3" => Some(Self::Wingdings3),
            "webdings" => Some(Self::Webdings),
            _ => None,
        }
    }

    /// The character drawn at this place of the font, if it is known.
    pub(super) fn drawn(self, place: u8) -> Option<char> {
        let table = match self {
            Self::Symbol => SYMBOL,
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Wingdings3 => WINGDINGS_3,
            Self::Webdings => WEBDINGS,
        };
        if place == b' ' {
            return Some(' ');
        }
        let found = table.iter().find_map(|(first, drawn)| {
            let index = place.checked_sub(*first)?;
            drawn.chars().nth(usize::from(index))
        });
        found.filter(|&c| c != UNKNOWN)
    }
}

/// What stands for a character of the file in this font: symbol fonts are
/// addressed both plainly and through the private area U+F000 to U+F0FF.
pub(super) fn seen(font: Option<SymbolFont>, written: char) -> Option<char> {
    let code = u32::from(written);
    let private = (0xf000..=0xf0ff).contains(&code);
    let place = u8::try_from(if private { code - 0xf000 } else { code }).ok();
    match (font, place) {
        (Some(font), Some(place)) => font.drawn(place),
        // The font's name is lost; bullets of Symbol are by far the commonest.
        (None, Some(place)) if private => {
            (SymbolFont::Symbol.drawn(place)).or_else(|| SymbolFont::Wingdings.drawn(place))
        }
        _ => Some(written),
    }
}

/// Holds a place in the tables that has no character of its own.
const UNKNOWN: char = '\u{fffd}';

/// Runs of characters with the place of the first.
type Table = &'static [(u8, &'static str)];

const SYMBOL: Table = &[
    (0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?"),
    (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    (0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
    (0xc0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
    (0xe0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    (0xf1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
];

const WINGDINGS: Table = &[
    (0x21, "✏✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"),
    (0x40, "🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"),
    (0x60, "♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"),
    (0xa0, "▪⚪🞆🞈◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"),
    (0xc0, "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"),
    (0xe0, "→↑↓↖↗↙↘⬅➔⬆⬇🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑⊞"),
];

const WINGDINGS_2: Table = &[
    (0x4f, "✗✓☒☑☒☒"),
    (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x95, "⦁●⚫⬤"),
    (0x9e, "·•⬤"),
    (0xa2, "☐■□"),
];

const WINGDINGS_3: Table = &[(0x21, "⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳"), (0x70, "▲▼△▽◀▶◁▷"), (0x7d, "▶")];

const WEBDINGS: Table = &[
    (0x33, "⏴⏵⏶⏷"),
    (0x3c, "🗨"),
    (0x61, "✔"),
    (0x63, "□"),
    (0x67, "■"),
    (0x6e, "⚫"),
    (0x72, "✗"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_seen_as_what_is_drawn() {
        let check = |font: &str, written: u32, expected: Option<char>| {
            let written = char::from_u32(written).unwrap();
            assert_eq!(
                seen(SymbolFont::named(font), written),
                expected,
                "{font} {written:?}"
            );
        };
        check("Wingdings", 0xf0fc, Some('✓'));
        check("Wingdings", 0xa7, Some('▪'));
        check("Wingdings", 0xf0d8, Some('➢'));
        check("Wingdings", 0xf0e0, Some('→'));
        check("Wingdings", 0xf06c, Some('●'));
        check("Wingdings", 0xf0fe, Some('☑'));
        check("Symbol", 0xf0b3, Some('≥'));
        check("Symbol", 0xf0b7, Some('•'));
        check("Symbol", 0xf061, Some('α'));
        check("Symbol", 0xf0ae, Some('→'));
        check("Symbol", 0xf0e5, Some('∑'));
        check("Wingdings 2", 0xf050, Some('✓'));
        check("Arial", 0xf0b7, Some('•'));
        check("Arial", u32::from('å'), Some('å'));
        check("Webdings", 0xf020, Some(' '));
        check("Webdings", 0xf0ff, None);
    }
}

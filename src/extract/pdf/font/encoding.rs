//! The encodings that the PDF standard knows by name: which character each of
//! the 256 codes of a simple font is.

use std::sync::LazyLock;

/// A character for each code; U+0000 where the encoding has none.
pub(in crate::extract::pdf) type Table = [char; 256];

/// A named encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract::pdf) enum Encoding {
    Standard,
    WinAnsi,
    MacRoman,
    Symbol,
    Dingbats,
}

impl Encoding {
    /// The encoding of this name in a font's dictionary.
    pub(in crate::extract::pdf) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// Its characters.
    pub(in crate::extract::pdf) fn table(self) -> &'static Table {
        static TABLES: LazyLock<[Table; 5]> = LazyLock::new(|| {
            let mut standard = latin(STANDARD);
            standard[0x27] = '’';
            standard[0x60] = '‘';
            let mut win_ansi = latin(WIN_ANSI);
            win_ansi[0x7f] = '•';
            [
                standard,
                win_ansi,
                latin(MAC_ROMAN),
                own(SYMBOL_LOW, 0xa0, SYMBOL_HIGH),
                own(DINGBATS_LOW, 0xa1, DINGBATS_HIGH),
            ]
        });
        match self {
            Self::Standard => &TABLES[0],
            Self::WinAnsi => &TABLES[1],
            Self::MacRoman => &TABLES[2],
            Self::Symbol => &TABLES[3],
            Self::Dingbats => &TABLES[4],
        }
    }
}

/// The character of a code in a text string outside the content, such as a title.
pub(in crate::extract::pdf) fn document(code: u8) -> char {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        let mut table = latin(DOCUMENT);
        for control in ['\t', '\n', '\r'] {
            table[control as usize] = control;
        }
        table
    });
    match TABLE[usize::from(code)] {
        '\0' => ' ',
        known => known,
    }
}

fn latin(high: &str) -> Table {
    let mut table = ['\0'; 256];
    for code in 0x20..0x7f_u8 {
        table[usize::from(code)] = char::from(code);
    }
    fill(&mut table, 0x80, high);
    table
}

fn own(low: &str, from: usize, high: &str) -> Table {
    let mut table = ['\0'; 256];
    fill(&mut table, 0x20, low);
    fill(&mut table, from, high);
    table
}

fn fill(table: &mut Table, from: usize, characters: &str) {
    for (place, character) in table[from..].iter_mut().zip(characters.chars()) {
        if character != char::REPLACEMENT_CHARACTER {
            *place = character;
        }
    }
}

/// `WinAnsiEncoding` from 0x80 on; unused codes are bullets, as the standard says.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯\
    °±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
    àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

/// `MacRomanEncoding` from 0x80 on.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ\
    ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// `StandardEncoding` from 0x80 on; U+FFFD where it has nothing.
const STANDARD: &str = "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\
    \u{fffd}–†‡·\u{fffd}¶•‚„”»…‰\u{fffd}¿\u{fffd}`´ˆ˜¯˘˙¨\u{fffd}˚¸\u{fffd}˝˛ˇ—\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\
    \u{fffd}Æ\u{fffd}ª\u{fffd}\u{fffd}\u{fffd}\u{fffd}ŁØŒº\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}æ\u{fffd}\u{fffd}\u{fffd}ı\u{fffd}\u{fffd}łøœß\u{fffd}\u{fffd}\u{fffd}\u{fffd}";

/// `PDFDocEncoding` from 0x80 on.
const DOCUMENT: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}€¡¢£¤¥¦§¨©ª«¬\u{ad}®¯\
    °±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
    àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

/// The built-in encoding of Symbol, 0x20 to 0x7e.
const SYMBOL_LOW: &str = "\u{20}!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ\
    ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u{f8e5}αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// The built-in encoding of Symbol, 0xa0 to 0xfe.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉\
    ∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{fffd}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// The built-in encoding of `ZapfDingbats`, 0x20 to 0x7e.
const DINGBATS_LOW: &str = "\u{20}✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯\
    ✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞";

/// The built-in encoding of `ZapfDingbats`, 0xa1 to 0xfe.
const DINGBATS_HIGH: &str = "❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐\
    ➑➒➓➔→↔↕➘➙➚➛➜➝➞➟➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯\u{fffd}➱➲➳➴➵➶➷➸➹➺➻➼➽➾";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_stand_where_they_should() {
        let at = |encoding: Encoding, code: usize| encoding.table()[code];
        assert_eq!(at(Encoding::WinAnsi, 0xe5), 'å');
        assert_eq!(at(Encoding::MacRoman, 0x8a), 'ä');
        assert_eq!(at(Encoding::Standard, 0xae), 'ﬁ');
        assert_eq!(at(Encoding::Symbol, 0xb7), '•');
        assert_eq!(at(Encoding::Dingbats, 0x6c), '●');
        assert_eq!(document(0xf6), 'ö');
    }

    #[test]
    fn every_table_ends_where_its_encoding_ends() {
        assert_eq!(Encoding::WinAnsi.table()[0xff], 'ÿ');
        assert_eq!(Encoding::MacRoman.table()[0xff], 'ˇ');
        assert_eq!(Encoding::Standard.table()[0xfb], 'ß');
        assert_eq!(Encoding::Symbol.table()[0xfe], '⎭');
        assert_eq!(Encoding::Dingbats.table()[0xfe], '➾');
        assert_eq!(document(0xff), 'ÿ');
    }
}

//! How a number is printed: every format that `WordprocessingML` names, and the
//! custom ones that are told by their first members. OpenDocument's formats
//! are a part of these.

mod numerals;
mod words;

use numerals::{columns, counted, hebrew, repeated, roman, with_digits};
use words::{
    english_cardinal, english_ordinal, english_suffix, swedish_cardinal, swedish_ordinal,
    swedish_suffix,
};

use crate::language::capital;

/// How a counter is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// With zeros in front up to this many digits: 01, 02.
    Padded(usize),
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// a, b … z, aa, bb; the letters of any alphabet.
    Letters(&'static str),
    /// As `Letters`, but counted on with two letters: z, aa, ab.
    Columns(&'static str),
    /// 1:a, 2:a, 3:e; 1st, 2nd, 3rd in English.
    Ordinal,
    /// Ett, Två; One, Two in English.
    CardinalText,
    /// Första, Andra; First, Second in English.
    OrdinalText,
    /// 1 … 9, A … F.
    Hexadecimal,
    /// *, †, ‡, §, **.
    Chicago,
    /// - 1 -
    InDash,
    /// One character for each number: from this character, up to this many.
    Enclosed(char, i64),
    /// Decimal with other digits; the ten of them.
    Digits(&'static str),
    /// Chinese counting with words for ten, hundred, thousand.
    Counting(&'static str),
    /// Hebrew numerals.
    Hebrew,
    /// Nothing is printed.
    None,
    /// A list mark, not a number.
    Bullet,
}

const LATIN_LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const LATIN_UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const GREEK_LOWER: &str = "αβγδεζηθικλμνξοπρστυφχψω";
const GREEK_UPPER: &str = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";
const RUSSIAN_LOWER: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const RUSSIAN_UPPER: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const THAI: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
const HINDI_VOWELS: &str = "अआइईउऊऋऌऍऎएऐऑऒओऔ";
const HINDI_CONSONANTS: &str = "कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह";
const AIUEO: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA: &str = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
const GANADA: &str = "가나다라마바사아자차카타파하";
const CHOSUNG: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const ZODIAC: &str = "子丑寅卯辰巳午未申酉戌亥";
const FULL_WIDTH: &str = "０１２３４５６７８９";
const DEVANAGARI: &str = "०१२३४५६७८९";
const THAI_DIGITS: &str = "๐๑๒๓๔๕๖๗๘๙";
const IDEOGRAPHS: &str = "〇一二三四五六七八九";
const KOREAN: &str = "영일이삼사오육칠팔구";
const CHINESE: &str = "〇一二三四五六七八九十百千";
const LEGAL: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟";
const KOREAN_WORDS: &str = "영일이삼사오육칠팔구십백천";

impl NumberFormat {
    /// The format that this name stands for in `WordprocessingML`; `custom` is
    /// the pattern that goes with the name `custom`.
    pub(super) fn named(name: &str, custom: Option<&str>) -> Self {
        match name {
            "decimalZero" => Self::Padded(2),
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::Letters(LATIN_UPPER),
            "lowerLetter" => Self::Letters(LATIN_LOWER),
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::CardinalText,
            "ordinalText" => Self::OrdinalText,
            "hex" => Self::Hexadecimal,
            "chicago" => Self::Chicago,
            "numberInDash" => Self::InDash,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Enclosed('①', 20),
            "decimalEnclosedParen" => Self::Enclosed('⑴', 20),
            "decimalEnclosedFullstop" => Self::Enclosed('⒈', 20),
            "ideographEnclosedCircle" => Self::Enclosed('㊀', 10),
            "decimalFullWidth" | "decimalFullWidth2" => Self::Digits(FULL_WIDTH),
            "hindiNumbers" => Self::Digits(DEVANAGARI),
            "thaiNumbers" => Self::Digits(THAI_DIGITS),
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
                Self::Digits(IDEOGRAPHS)
            }
            "koreanDigital" | "koreanDigital2" => Self::Digits(KOREAN),
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting" => Self::Counting(CHINESE),
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
                Self::Counting(LEGAL)
            }
            "koreanCounting" | "koreanLegal" => Self::Counting(KOREAN_WORDS),
            "russianLower" => Self::Letters(RUSSIAN_LOWER),
            "russianUpper" => Self::Letters(RUSSIAN_UPPER),
            "hebrew1" => Self::Hebrew,
            "hebrew2" => Self::Letters(HEBREW),
            "arabicAlpha" => Self::Letters(ARABIC),
            "arabicAbjad" => Self::Letters(ABJAD),
            "thaiLetters" => Self::Letters(THAI),
            "hindiVowels" => Self::Letters(HINDI_VOWELS),
            "hindiConsonants" => Self::Letters(HINDI_CONSONANTS),
            "aiueo" | "aiueoFullWidth" => Self::Letters(AIUEO),
            "iroha" | "irohaFullWidth" => Self::Letters(IROHA),
            "ganada" => Self::Letters(GANADA),
            "chosung" => Self::Letters(CHOSUNG),
            "ideographTraditional" => Self::Letters(STEMS),
            "ideographZodiac" => Self::Letters(ZODIAC),
            "none" => Self::None,
            "bullet" => Self::Bullet,
            "custom" => custom.map_or(Self::Decimal, Self::custom),
            _ => Self::Decimal,
        }
    }

    /// The format of OpenDocument's `num-format`; `sync` counts z, aa, bb.
    pub(super) fn open_document(format: &str, sync: bool) -> Self {
        match format {
            "" => Self::None,
            "a" if sync => Self::Letters(LATIN_LOWER),
            "A" if sync => Self::Letters(LATIN_UPPER),
            "a" => Self::Columns(LATIN_LOWER),
            "A" => Self::Columns(LATIN_UPPER),
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "1st" => Self::Ordinal,
            "One" => Self::CardinalText,
            "First" => Self::OrdinalText,
            // Others are told by their first members, as custom ones are.
            _ => Self::custom(format),
        }
    }

    /// A format that is told by its first members: `001, 002, 003, ...`.
    fn custom(pattern: &str) -> Self {
        let first = pattern.split(',').next().unwrap_or_default().trim();
        if first.len() > 1 && first.bytes().all(|b| b.is_ascii_digit()) {
            return Self::Padded(first.len().min(9));
        }
        match first.chars().next() {
            Some('α') => Self::Letters(GREEK_LOWER),
            Some('Α') => Self::Letters(GREEK_UPPER),
            Some('а') => Self::Letters(RUSSIAN_LOWER),
            Some('А') => Self::Letters(RUSSIAN_UPPER),
            Some('a') => Self::Letters(LATIN_LOWER),
            Some('A') => Self::Letters(LATIN_UPPER),
            Some('i') => Self::LowerRoman,
            Some('I') => Self::UpperRoman,
            Some('א') => Self::Letters(HEBREW),
            Some('أ') => Self::Letters(ABJAD),
            Some('ก') => Self::Letters(THAI),
            Some('ア') => Self::Letters(AIUEO),
            Some('イ') => Self::Letters(IROHA),
            Some('가') => Self::Letters(GANADA),
            Some('甲') => Self::Letters(STEMS),
            Some('子') => Self::Letters(ZODIAC),
            Some('一') => Self::Counting(CHINESE),
            Some('①') => Self::Enclosed('①', 20),
            Some('１') => Self::Digits(FULL_WIDTH),
            _ => Self::Decimal,
        }
    }

    /// The number as printed. `english` holds for formats with words.
    pub(super) fn print(&self, number: i64, english: bool) -> String {
        let beyond = |low: i64, high: i64| number < low || number > high;
        match self {
            Self::None | Self::Bullet => String::new(),
            Self::Padded(width) => format!("{number:0width$}"),
            Self::InDash => format!("- {number} -"),
            Self::Hexadecimal => format!("{number:X}"),
            Self::UpperRoman if !beyond(1, 49_999) => roman(number),
            Self::LowerRoman if !beyond(1, 49_999) => roman(number).to_lowercase(),
            Self::Letters(letters) if !beyond(1, 780) => repeated(letters, number),
            Self::Columns(letters) if number >= 1 => columns(letters, number),
            Self::Chicago if !beyond(1, 120) => repeated("*†‡§", number),
            Self::Enclosed(first, most) if !beyond(1, *most) => {
                let code = u32::from(*first) + u32::try_from(number - 1).unwrap_or_default();
                char::from_u32(code).map_or_else(|| number.to_string(), String::from)
            }
            Self::Digits(digits) if number >= 0 => with_digits(digits, number),
            Self::Counting(words) if !beyond(0, 9_999) => counted(words, number),
            Self::Hebrew if !beyond(1, 999) => hebrew(number),
            Self::Ordinal if english => format!("{number}{}", english_suffix(number)),
            Self::Ordinal => format!("{number}:{}", swedish_suffix(number)),
            Self::CardinalText if !beyond(0, 999_999) => capital(&if english {
                english_cardinal(number)
            } else {
                swedish_cardinal(number)
            }),
            Self::OrdinalText if !beyond(0, 999_999) => capital(&if english {
                english_ordinal(number)
            } else {
                swedish_ordinal(number)
            }),
            _ => number.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, numbers: &[i64], expected: &str) {
        let format = NumberFormat::named(name, None);
        let printed: Vec<_> = numbers.iter().map(|n| format.print(*n, false)).collect();
        assert_eq!(printed.join(" "), expected, "{name}");
    }

    #[test]
    fn numbers_are_printed_in_every_format() {
        check("decimal", &[1, 12], "1 12");
        check("decimalZero", &[1, 12, 100], "01 12 100");
        check("upperRoman", &[1, 4, 9, 14, 1999], "I IV IX XIV MCMXCIX");
        check("lowerRoman", &[0, 3], "0 iii");
        check("lowerLetter", &[1, 26, 27, 53], "a z aa aaa");
        check("upperLetter", &[2, 28], "B BB");
        check(
            "ordinal",
            &[1, 2, 3, 11, 21, 22],
            "1:a 2:a 3:e 11:e 21:a 22:a",
        );
        check(
            "ordinalText",
            &[1, 2, 8, 12, 20, 21, 33, 100, 101],
            "Första Andra Åttonde Tolfte Tjugonde Tjugoförsta Trettiotredje Etthundrade Etthundraförsta",
        );
        check(
            "cardinalText",
            &[1, 17, 25, 130, 1001],
            "Ett Sjutton Tjugofem Etthundratrettio Ettusenett",
        );
        check("chicago", &[1, 4, 5], "* § **");
        check("hex", &[10, 255], "A FF");
        check("numberInDash", &[3], "- 3 -");
        check("decimalEnclosedCircle", &[1, 20, 21], "① ⑳ 21");
        check("russianLower", &[1, 3], "а в");
        check(
            "chineseCounting",
            &[1, 10, 11, 20, 105],
            "一 十 十一 二十 一百〇五",
        );
        check("hebrew1", &[1, 15, 21], "א טו כא");
        check("thaiNumbers", &[10], "๑๐");
        check("ganada", &[2], "나");
        check("none", &[4], "");
        check("unheard-of", &[4], "4");
    }

    #[test]
    fn english_has_its_own_words() {
        let print = |name: &str, n: i64| NumberFormat::named(name, None).print(n, true);
        assert_eq!(print("ordinal", 22), "22nd");
        assert_eq!(print("ordinalText", 21), "Twenty-first");
        assert_eq!(print("ordinalText", 40), "Fortieth");
        assert_eq!(print("ordinalText", 105), "One hundred fifth");
        assert_eq!(print("cardinalText", 342), "Three hundred forty-two");
    }

    #[test]
    fn custom_formats_are_told_by_their_first_member() {
        let print =
            |custom: &str, n: i64| NumberFormat::named("custom", Some(custom)).print(n, false);
        assert_eq!(print("001, 002, 003, ...", 7), "007");
        assert_eq!(print("α, β, γ, ...", 3), "γ");
        assert_eq!(print("Α, Β, Γ, ...", 4), "Δ");
        assert_eq!(print("א, י, ק, ...", 2), "ב");
    }
}

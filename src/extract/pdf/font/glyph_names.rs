//! What character a glyph's name stands for, by the rules that font makers
//! follow: letters by themselves, letters with the name of their accent,
//! words for signs, `uni` and `u` with a code, `_` between parts, and
//! whatever follows a full stop left out.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::char::compose;

/// The text of a glyph of this name, if the name tells.
pub(in crate::extract::pdf) fn text(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let base = match name.split_once('.') {
        Some(("", _)) | None => name,
        Some((base, _)) => base,
    };
    if let Some(character) = character(base) {
        return Some(character.to_string());
    }
    if let Some(hex) = base.strip_prefix("uni")
        && hex.len() >= 4
        && hex.len() % 4 == 0
        && hex.bytes().all(|b| b.is_ascii_hexdigit())
    {
        let units: Option<Vec<u16>> = (0..hex.len() / 4)
            .map(|at| u16::from_str_radix(&hex[at * 4..at * 4 + 4], 16).ok())
            .collect();
        return String::from_utf16(&units?).ok();
    }
    if base.contains('_') {
        return base.split('_').map(|part| text(part.as_bytes())).collect();
    }
    None
}

/// The one character of this name.
fn character(name: &str) -> Option<char> {
    let mut letters = name.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    if rest.is_empty() {
        return Some(first);
    }
    if let Some(found) = SIGNS.get(name) {
        return Some(*found);
    }
    if first.is_ascii_alphabetic()
        && let Some((_, accent)) = ACCENTS.iter().find(|(accent, _)| *accent == rest)
    {
        return compose(first, *accent);
    }
    if let Some(base) = name.strip_suffix("tonos")
        && let Some(base) = SIGNS.get(base)
    {
        return compose(*base, '\u{301}');
    }
    if let Some(number) = name.strip_prefix("afii")
        && let Ok(number) = number.parse::<u32>()
    {
        return cyrillic(number);
    }
    if let Some(hex) = name.strip_prefix('u')
        && (4..=6).contains(&hex.len())
        && hex.bytes().all(|b| b.is_ascii_hexdigit())
    {
        return char::from_u32(u32::from_str_radix(hex, 16).ok()?);
    }
    None
}

/// Russian letters by their old numbers, in the order of their alphabet.
fn cyrillic(number: u32) -> Option<char> {
    let (start, number, io) = match number {
        10017..=10049 => (0x410, number - 10017, 'Ё'),
        10065..=10097 => (0x430, number - 10065, 'ё'),
        61352 => return Some('№'),
        _ => return None,
    };
    match number {
        0..=5 => char::from_u32(start + number),
        6 => Some(io),
        _ => char::from_u32(start + number - 1),
    }
}

const ACCENTS: [(&str, char); 16] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circumflex", '\u{302}'),
    ("tilde", '\u{303}'),
    ("macron", '\u{304}'),
    ("breve", '\u{306}'),
    ("dotaccent", '\u{307}'),
    ("dieresis", '\u{308}'),
    ("hookabove", '\u{309}'),
    ("ring", '\u{30a}'),
    ("hungarumlaut", '\u{30b}'),
    ("caron", '\u{30c}'),
    ("horn", '\u{31b}'),
    ("dotbelow", '\u{323}'),
    ("cedilla", '\u{327}'),
    ("ogonek", '\u{328}'),
];

static SIGNS: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    let mut signs = HashMap::new();
    let mut words = SIGN_WORDS.split_ascii_whitespace();
    while let (Some(name), Some(sign)) = (words.next(), words.next()) {
        signs.insert(name, sign.chars().next().unwrap_or(' '));
    }
    // White space cannot stand in the list.
    signs.extend([
        ("space", ' '),
        ("nbspace", '\u{a0}'),
        ("nonbreakingspace", '\u{a0}'),
        ("spacehackarabic", ' '),
        ("sfthyphen", '\u{ad}'),
        ("softhyphen", '\u{ad}'),
        ("thinspace", '\u{2009}'),
        ("enspace", '\u{2002}'),
        ("emspace", '\u{2003}'),
    ]);
    let greek = GREEK.split_ascii_whitespace();
    let capitals = ('Α'..='Ω').filter(|c| *c != '\u{3a2}');
    let small = ('α'..='ω').filter(|c| *c != 'ς');
    for ((name, capital), small) in greek.zip(capitals).zip(small) {
        signs.insert(name, capital);
        let mut letters = name.chars();
        if let Some(first) = letters.next() {
            let rest = letters.as_str();
            if let Some(lower) = GREEK_SMALL.split_ascii_whitespace().find(|lower| {
                lower.starts_with(first.to_ascii_lowercase()) && lower.ends_with(rest)
            }) {
                signs.insert(lower, small);
            }
        }
    }
    signs
});

const GREEK: &str = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi \
    Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega";
const GREEK_SMALL: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu \
    xi omicron pi rho sigma tau upsilon phi chi psi omega";

/// Names of signs, each followed by its sign.
const SIGN_WORDS: &str = "
    exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’
    parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash /
    zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
    colon : semicolon ; less < equal = greater > question ? at @
    bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` quoteleft ‘
    braceleft { bar | verticalbar | braceright } asciitilde ~
    exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright ©
    ordfeminine ª guillemotleft « logicalnot ¬ registered ® macron ¯ degree ° plusminus ±
    twosuperior ² threesuperior ³ acute ´ mu µ mu1 µ paragraph ¶ periodcentered · middot ·
    cedilla ¸ onesuperior ¹ ordmasculine º guillemotright » onequarter ¼ onehalf ½
    threequarters ¾ questiondown ¿ multiply × divide ÷ germandbls ß
    AE Æ ae æ AEacute Ǽ aeacute ǽ Oslash Ø oslash ø OE Œ oe œ Eth Ð eth ð Thorn Þ thorn þ
    Dcroat Đ dcroat đ Dslash Đ dmacron đ Hbar Ħ hbar ħ IJ Ĳ ij ĳ kgreenlandic ĸ
    Lslash Ł lslash ł Ldot Ŀ ldot ŀ napostrophe ŉ Eng Ŋ eng ŋ Tbar Ŧ tbar ŧ longs ſ
    dotlessi ı dotlessj ȷ Idot İ florin ƒ Schwa Ə schwa ə
    Gcommaaccent Ģ gcommaaccent ģ Kcommaaccent Ķ kcommaaccent ķ Lcommaaccent Ļ lcommaaccent ļ
    Ncommaaccent Ņ ncommaaccent ņ Rcommaaccent Ŗ rcommaaccent ŗ
    Scommaaccent Ș scommaaccent ș Tcommaaccent Ţ tcommaaccent ţ Lcaron Ľ lcaron ľ dcaron ď tcaron ť
    Odblacute Ő odblacute ő Udblacute Ű udblacute ű Ygrave Ỳ ygrave ỳ
    circumflex ˆ caron ˇ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ tilde ˜ hungarumlaut ˝
    endash – emdash — afii00208 ― horizontalbar ― figuredash ‒ underscoredbl ‗
    quotesinglbase ‚ quotedblbase „ quotedblleft “ quotedblright ” quotereversed ‛
    dagger † daggerdbl ‡ bullet • ellipsis … onedotenleader ․ twodotenleader ‥ perthousand ‰
    minute ′ second ″ prime ′ guilsinglleft ‹ guilsinglright › exclamdbl ‼ fraction ⁄
    Euro € euro € franc ₣ lira ₤ peseta ₧ trademark ™ estimated ℮ numero № careof ℅ afii61289 ℓ
    Ohm Ω onethird ⅓ twothirds ⅔ oneeighth ⅛ threeeighths ⅜ fiveeighths ⅝ seveneighths ⅞
    ff ﬀ fi ﬁ fl ﬂ ffi ﬃ ffl ﬄ f_f ﬀ f_i ﬁ f_l ﬂ f_f_i ﬃ f_f_l ﬄ st ﬆ
    zerosuperior ⁰ foursuperior ⁴ fivesuperior ⁵ sixsuperior ⁶ sevensuperior ⁷ eightsuperior ⁸
    ninesuperior ⁹ nsuperior ⁿ zeroinferior ₀ oneinferior ₁ twoinferior ₂ threeinferior ₃
    fourinferior ₄ fiveinferior ₅ sixinferior ₆ seveninferior ₇ eightinferior ₈ nineinferior ₉
    zerooldstyle 0 oneoldstyle 1 twooldstyle 2 threeoldstyle 3 fouroldstyle 4
    fiveoldstyle 5 sixoldstyle 6 sevenoldstyle 7 eightoldstyle 8 nineoldstyle 9
    arrowleft ← arrowup ↑ arrowright → arrowdown ↓ arrowboth ↔ arrowupdn ↕
    arrowdblleft ⇐ arrowdblup ⇑ arrowdblright ⇒ arrowdbldown ⇓ arrowdblboth ⇔
    universal ∀ partialdiff ∂ existential ∃ emptyset ∅ increment ∆ gradient ∇ nabla ∇
    element ∈ notelement ∉ suchthat ∋ product ∏ summation ∑ asteriskmath ∗ radical √
    proportional ∝ infinity ∞ angle ∠ logicaland ∧ logicalor ∨ intersection ∩ union ∪
    integral ∫ therefore ∴ similar ∼ congruent ≅ approxequal ≈ notequal ≠ equivalence ≡
    lessequal ≤ greaterequal ≥ lessmuch ≪ greatermuch ≫ propersubset ⊂ propersuperset ⊃
    notsubset ⊄ reflexsubset ⊆ reflexsuperset ⊇ circleplus ⊕ circlemultiply ⊗ perpendicular ⊥
    dotmath ⋅ angleleft 〈 angleright 〉 lozenge ◊ weierstrass ℘ Ifraktur ℑ Rfraktur ℜ aleph ℵ
    carriagereturn ↵ epsilon1 ϵ theta1 ϑ phi1 ϕ omega1 ϖ sigma1 ς Upsilon1 ϒ rho1 ϱ
    iotadieresis ϊ upsilondieresis ϋ Iotadieresis Ϊ Upsilondieresis Ϋ
    spade ♠ club ♣ heart ♥ diamond ♦ filledbox ■ blacksquare ■ H22073 □ H18543 ▪ H18551 ▫
    H18533 ■ openbullet ◦ circle ○ H18541 ▪ triagup ▲ triagrt ► triagdn ▼ triaglf ◄ checkmark ✓
    musicalnote ♪ musicalnotedbl ♫ female ♀ male ♂ sun ☼ smileface ☺ house ⌂ block █
    registersans ® copyrightsans © trademarksans ™ registerserif ® copyrightserif © trademarkserif ™
    radicalex ‾ arrowvertex │ arrowhorizex ─ integraltp ⌠ integralbt ⌡ integralex ⎮
    parenlefttp ⎛ parenleftex ⎜ parenleftbt ⎝ parenrighttp ⎞ parenrightex ⎟ parenrightbt ⎠
    bracketlefttp ⎡ bracketleftex ⎢ bracketleftbt ⎣ bracketrighttp ⎤ bracketrightex ⎥
    bracketrightbt ⎦ bracelefttp ⎧ braceleftmid ⎨ braceleftbt ⎩ braceex ⎪ bracerighttp ⎫
    bracerightmid ⎬ bracerightbt ⎭ periodcenter · overscore ¯ hyphenminus - hyphentwo ‐
    nbhyphen ‑ nonbreakinghyphen ‑ commasuperior , mathminus − afii10071 ё afii10023 Ё";

/// The character that a name such as `g65`, `c065` or `G41` may stand for: fonts
/// whose maker named glyphs after their codes. Only to be asked where no
/// better name is known.
pub(in crate::extract::pdf) fn code_in(name: &[u8]) -> Option<u32> {
    let digits = name.iter().position(u8::is_ascii_digit)?;
    let digits = std::str::from_utf8(&name[digits..]).ok()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_their_characters() {
        for (name, expected) in [
            ("A", "A"),
            ("aring", "å"),
            ("Adieresis", "Ä"),
            ("odieresis", "ö"),
            ("ccaron", "č"),
            ("fi", "ﬁ"),
            ("f_f_i", "ﬃ"),
            ("T_h", "Th"),
            ("a.sc", "a"),
            ("uni00E5", "å"),
            ("uni00660069", "fi"),
            ("u1F600", "😀"),
            ("alpha", "α"),
            ("Omega", "Ω"),
            ("psi", "ψ"),
            ("epsilon", "ε"),
            ("alphatonos", "ά"),
            ("afii10017", "А"),
            ("afii10097", "я"),
            ("endash", "–"),
            ("space", " "),
            ("hyphen", "-"),
        ] {
            assert_eq!(text(name.as_bytes()).as_deref(), Some(expected), "{name}");
        }
        for name in [".notdef", "g17", "glyph3", "", "uniXYZW"] {
            assert_eq!(text(name.as_bytes()), None, "{name}");
        }
        assert_eq!(code_in(b"g65"), Some(65));
    }
}

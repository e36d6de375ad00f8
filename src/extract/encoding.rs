//! Bytes of unknown encoding into text.
//!
//! Takes what a text file, a mail part or an RTF run holds, gives a `String`.
//! Byte order marks decide first, then validity as UTF-8, then what makes
//! Swedish out of the bytes: Windows-1252 nearly always, but old systems still
//! write DOS (850) and Macintosh text, in which å ä ö are other bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file is looked at to tell its encoding.
const SAMPLE: usize = 1 << 16;

/// Text and what it was found to be encoded in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
    /// Bytes that are no character there; each stands as U+FFFD.
    pub unknown: usize,
}

/// A single-byte or multi-byte character set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Charset {
    /// One of those that browsers know.
    Web(&'static Encoding),
    /// DOS code page 850, and 437 as far as letters go.
    Dos,
}

/// Decodes text whose encoding nothing tells.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(decoded) = by_mark(bytes) {
        return decoded;
    }
    if let Some(encoding) = sixteen_bits(bytes) {
        return decode_as(bytes, Charset::Web(encoding));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            unknown: 0,
        },
        Err(_) if mostly_utf8(bytes) => decode_as(bytes, Charset::Web(UTF_8)),
        Err(_) => decode_as(bytes, guess(bytes)),
    }
}

/// Decodes text that is said to be in the encoding `label`; a byte order mark
/// and an unknown label fall back on [`decode`].
pub(crate) fn decode_labelled(bytes: &[u8], label: &str) -> Decoded {
    if let Some(decoded) = by_mark(bytes) {
        return decoded;
    }
    match Charset::labelled(label) {
        // Mail programs and web servers write "utf-8" over Windows-1252 text.
        Some(Charset::Web(encoding)) if encoding == UTF_8 => decode(bytes),
        Some(charset) => decode_as(bytes, charset),
        None => decode(bytes),
    }
}

/// Decodes text in a known character set.
pub(crate) fn decode_as(bytes: &[u8], charset: Charset) -> Decoded {
    match charset {
        Charset::Web(encoding) => {
            let (text, damaged) = encoding.decode_without_bom_handling(bytes);
            let unknown = if damaged {
                text.matches(char::REPLACEMENT_CHARACTER).count()
            } else {
                0
            };
            Decoded {
                text: text.into_owned(),
                encoding: encoding.name(),
                unknown,
            }
        }
        Charset::Dos => Decoded {
            text: bytes.iter().map(|byte| dos(*byte)).collect(),
            encoding: "IBM850",
            unknown: 0,
        },
    }
}

impl Charset {
    /// The character set that a label in a mail header or a page names.
    pub(crate) fn labelled(label: &str) -> Option<Self> {
        let label = label.trim().trim_matches(['"', '\'']);
        match label.to_ascii_lowercase().as_str() {
            "cp850" | "ibm850" | "850" | "cp437" | "ibm437" | "437" => Some(Self::Dos),
            _ => Encoding::for_label(label.as_bytes()).map(Self::Web),
        }
    }

    /// The character set of a Windows code page number.
    pub(crate) fn code_page(number: i64) -> Option<Self> {
        let label = match number {
            437 | 850 => return Some(Self::Dos),
            0 | 1252 => return Some(Self::Web(WINDOWS_1252)),
            10000 => return Some(Self::Web(MACINTOSH)),
            65001 => return Some(Self::Web(UTF_8)),
            1200 => return Some(Self::Web(UTF_16LE)),
            1201 => return Some(Self::Web(UTF_16BE)),
            874 => "windows-874",
            932 => "shift_jis",
            936 => "gbk",
            949 => "euc-kr",
            950 => "big5",
            1250 => "windows-1250",
            1251 => "windows-1251",
            1253 => "windows-1253",
            1254 => "windows-1254",
            1255 => "windows-1255",
            1256 => "windows-1256",
            1257 => "windows-1257",
            1258 => "windows-1258",
            20127 | 28591 => "iso-8859-1",
            28592 => "iso-8859-2",
            28595 => "iso-8859-5",
            28605 => "iso-8859-15",
            _ => return None,
        };
        Encoding::for_label(label.as_bytes()).map(Self::Web)
    }
}

fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE, 0, 0]) {
        return Some(utf32(rest, u32::from_le_bytes, "UTF-32LE"));
    }
    if let Some(rest) = bytes.strip_prefix(&[0, 0, 0xFE, 0xFF]) {
        return Some(utf32(rest, u32::from_be_bytes, "UTF-32BE"));
    }
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some(decode_as(&bytes[length..], Charset::Web(encoding)))
}

fn utf32(bytes: &[u8], word: fn([u8; 4]) -> u32, encoding: &'static str) -> Decoded {
    let text: String = bytes
        .chunks(4)
        .map(|chunk| {
            <[u8; 4]>::try_from(chunk)
                .ok()
                .and_then(|four| char::from_u32(word(four)))
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    let unknown = text.matches(char::REPLACEMENT_CHARACTER).count();
    Decoded {
        text,
        encoding,
        unknown,
    }
}

/// UTF-16 without a mark: Latin text has a zero in every second byte.
pub(crate) fn sixteen_bits(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 > half * 6 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 6 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether text is UTF-8 with broken places (a cut at the end, bytes from
/// elsewhere) and not another encoding that happens to hold some pairs.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut swedish, mut bad, mut single) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        for sign in chunk.valid().chars().filter(|sign| !sign.is_ascii()) {
            good += 1;
            swedish += usize::from(is_of_swedish(sign));
        }
        let start = at + chunk.valid().len();
        at = start + chunk.invalid().len();
        if chunk.invalid().is_empty() || at == bytes.len() && is_begun(chunk.invalid()) {
            continue;
        }
        bad += 1;
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(&bytes[start..=start]);
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_some_and(u8::is_ascii_alphabetic)
        };
        let beside = is_letter(start.checked_sub(1)) || is_letter(Some(start + 1));
        single += usize::from(beside && read.chars().all(is_swedish_letter));
    }
    // Read in an encoding of single bytes, each letter would be two signs
    // that never meet in Swedish.
    swedish > single && swedish * 2 >= bad || good > bad * 10
}

/// Whether bytes begin a character that more bytes would complete.
fn is_begun(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

fn is_swedish_letter(sign: char) -> bool {
    matches!(sign, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' | 'É')
}

/// Letters of Swedish, and signs that programs put into it.
fn is_of_swedish(sign: char) -> bool {
    is_swedish_letter(sign) || matches!(sign, '–' | '”' | '’' | '…' | '•' | '§' | '\u{a0}')
}

/// What the bytes most likely are, given that they are not Unicode.
fn guess(bytes: &[u8]) -> Charset {
    let candidates = [
        Charset::Web(WINDOWS_1252),
        Charset::Dos,
        Charset::Web(MACINTOSH),
    ];
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut best = (0, None);
    for charset in candidates {
        let letters = swedish_letters(&decode_as(sample, charset).text);
        // A tie goes to the earlier, more common one.
        if letters > best.0 {
            best = (letters, Some(charset));
        }
    }
    // A character set of another language gives some å ä ö by chance when read
    // as one of these; nearly all bytes above ASCII must agree.
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    if let (letters, Some(charset)) = best
        && letters * 2 >= high
    {
        return charset;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    Charset::Web(detector.guess(Some(b"se"), Utf8Detection::Deny))
}

/// How many of å ä ö é stand beside a letter, as in Swedish words.
fn swedish_letters(text: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if is_swedish_letter(sign) {
            let after = signs.peek().copied().unwrap_or(' ');
            if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() {
                count += 1;
            }
        }
        before = sign;
    }
    count
}

fn dos(byte: u8) -> char {
    const UPPER: [char; 128] = [
        'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ',
        'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', 'á', 'í', 'ó', 'ú',
        'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»', '░', '▒', '▓', '│', '┤', 'Á',
        'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐', '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã',
        '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤', 'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘',
        '┌', '█', '▄', '¦', 'Ì', '▀', 'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù',
        'ý', 'Ý', '¯', '´', '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³',
        '²', '■', '\u{a0}',
    ];
    match byte.checked_sub(128) {
        Some(at) => UPPER[usize::from(at)],
        None => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Nämnden tillstyrker förslaget på det hela taget, å ena sidan.";

    fn check(bytes: &[u8], expected: &str, encoding: &str) {
        let decoded = decode(bytes);
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding, decoded.unknown),
            (expected, encoding, 0)
        );
    }

    #[test]
    fn marks_decide() {
        check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), TEXT, "UTF-8");
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&[b"\xFF\xFE", &little[..]].concat(), TEXT, "UTF-16LE");
        check(&[b"\xFE\xFF", &big[..]].concat(), TEXT, "UTF-16BE");
        check(&little, TEXT, "UTF-16LE");
        check(&big, TEXT, "UTF-16BE");
        let words: Vec<u8> = TEXT
            .chars()
            .flat_map(|sign| u32::from(sign).to_le_bytes())
            .collect();
        check(&[b"\xFF\xFE\0\0", &words[..]].concat(), TEXT, "UTF-32LE");
    }

    #[test]
    fn swedish_bytes_without_a_mark() {
        check(TEXT.as_bytes(), TEXT, "UTF-8");
        check(&WINDOWS_1252.encode(TEXT).0, TEXT, "windows-1252");
        // The Macintosh set cannot be encoded by the library.
        let mac: Vec<u8> = TEXT
            .chars()
            .map(|sign| match sign {
                'å' => 0x8C,
                'ä' => 0x8A,
                'ö' => 0x9A,
                plain => u8::try_from(plain).expect("ASCII"),
            })
            .collect();
        check(&mac, TEXT, "macintosh");
        let dos: Vec<u8> = TEXT
            .chars()
            .map(|sign| match sign {
                'å' => 0x86,
                'ä' => 0x84,
                'ö' => 0x94,
                plain => u8::try_from(plain).expect("ASCII"),
            })
            .collect();
        check(&dos, TEXT, "IBM850");
    }

    #[test]
    fn typographic_quotes_do_not_make_it_dos() {
        let text = "Vi vill stryka ”bör” – och ersätta med ”ska”… säger nämnden.";
        check(&WINDOWS_1252.encode(text).0, text, "windows-1252");
    }

    #[test]
    fn broken_utf8_stays_utf8() {
        let mut bytes = TEXT.repeat(8).into_bytes();
        bytes.push(0xC3);
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.unknown), ("UTF-8", 1));
    }

    #[test]
    fn few_broken_places_in_a_short_text_leave_it_utf8() {
        let check_broken = |bytes: &[u8], expected: &str, unknown: usize| {
            let decoded = decode(bytes);
            assert_eq!(
                (decoded.text.as_str(), decoded.unknown),
                (expected, unknown)
            );
            assert_eq!(decoded.encoding, "UTF-8");
        };
        check_broken(b"f\xc3\xb6r sm\xc3\xa5.\xc3", "för små.\u{fffd}", 1);
        check_broken(b"f\xc3\xb6r \xe2\x80", "för \u{fffd}", 1);
        check_broken(
            b"F\xc3\xb6rslaget \xc3\xa4r bra. \xed\xa0\x80 Slut.",
            "Förslaget är bra. \u{fffd}\u{fffd}\u{fffd} Slut.",
            3,
        );
        let stray = [TEXT.as_bytes(), b" \xe5"].concat().repeat(5);
        check_broken(&stray, &format!("{TEXT} \u{fffd}").repeat(5), 5);
    }

    #[test]
    fn pairs_by_chance_do_not_make_it_utf8() {
        for text in ["Nej till SKÅ”, på alla vägar.", "så", "vi säger nej så"] {
            check(&WINDOWS_1252.encode(text).0, text, "windows-1252");
        }
    }

    #[test]
    fn labels_yield_to_facts() {
        let latin = WINDOWS_1252.encode(TEXT).0;
        assert_eq!(decode_labelled(&latin, "utf-8").text, TEXT);
        assert_eq!(decode_labelled(&latin, "ISO-8859-1").text, TEXT);
        assert_eq!(decode_labelled(TEXT.as_bytes(), "no-such-set").text, TEXT);
    }
}

//! How wide letters run: the widths that the three usual kinds of typeface give
//! each letter, and the others as so much wider or narrower than one of them.
//! Where a line breaks decides where a page does, so a mean is not enough.

/// Whose widths a typeface has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As Arial.
    Sans,
    /// As Times.
    Serif,
    /// As Calibri.
    Humanist,
    /// Every letter as wide.
    Mono,
}

/// The letters of a typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    kind: Kind,
    /// Their width in hundredths of the kind's.
    percent: i64,
    /// A line's height in thousandths of the size.
    height: i64,
}

/// Widths of the letters from space to tilde, in thousandths of the size.
type Widths = [u16; 95];

#[rustfmt::skip]
const SANS: Widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const SERIF: Widths = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

#[rustfmt::skip]
const HUMANIST: Widths = [
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488,
    459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519,
    487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455,
    229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
];

/// How much wider bold letters are, in hundredths.
const BOLD: i64 = 108;

/// Typefaces by how their names begin.
const NAMED: &[(&str, Letters)] = &[
    ("arial narrow", Letters::of(Kind::Sans, 82, 1150)),
    ("arial", Letters::of(Kind::Sans, 100, 1150)),
    ("helvetica", Letters::of(Kind::Sans, 100, 1150)),
    ("liberation sans", Letters::of(Kind::Sans, 100, 1150)),
    ("open sans", Letters::of(Kind::Sans, 105, 1362)),
    ("segoe", Letters::of(Kind::Sans, 101, 1330)),
    ("roboto", Letters::of(Kind::Sans, 100, 1172)),
    ("verdana", Letters::of(Kind::Sans, 119, 1215)),
    ("dejavu", Letters::of(Kind::Sans, 116, 1164)),
    ("tahoma", Letters::of(Kind::Sans, 102, 1207)),
    ("times", Letters::of(Kind::Serif, 100, 1150)),
    ("liberation serif", Letters::of(Kind::Serif, 100, 1150)),
    ("garamond", Letters::of(Kind::Serif, 93, 1125)),
    ("eb garamond", Letters::of(Kind::Serif, 97, 1305)),
    ("adobe garamond", Letters::of(Kind::Serif, 94, 1200)),
    ("georgia", Letters::of(Kind::Serif, 113, 1136)),
    ("cambria", Letters::of(Kind::Serif, 109, 1172)),
    ("calibri", Letters::of(Kind::Humanist, 100, 1221)),
    ("carlito", Letters::of(Kind::Humanist, 100, 1221)),
    ("aptos", Letters::of(Kind::Humanist, 108, 1220)),
    ("corbel", Letters::of(Kind::Humanist, 103, 1221)),
    ("candara", Letters::of(Kind::Humanist, 102, 1221)),
    ("gill sans", Letters::of(Kind::Humanist, 96, 1150)),
    ("courier", Letters::of(Kind::Mono, 100, 1133)),
    ("consolas", Letters::of(Kind::Mono, 92, 1171)),
    ("lucida console", Letters::of(Kind::Mono, 100, 1000)),
    ("lucida", Letters::of(Kind::Sans, 116, 1180)),
];

impl Letters {
    /// Those that a document gets whose typeface nobody says.
    pub(super) const UNSAID: Self = Self::of(Kind::Serif, 100, 1150);

    const fn of(kind: Kind, percent: i64, height: i64) -> Self {
        Self {
            kind,
            percent,
            height,
        }
    }

    /// Those of the typeface of this name, in lower case; of one that is not
    /// known, such as a city's own, those of the most usual kind.
    pub(super) fn named(name: &str) -> Self {
        (NAMED.iter())
            .find(|(start, _)| name.starts_with(start))
            .map_or(Self::of(Kind::Sans, 96, 1200), |(_, letters)| *letters)
    }

    /// A line's height in thousandths of the size.
    pub(super) const fn height(self) -> i64 {
        self.height
    }

    /// The width of one letter in hundredths of thousandths of the size.
    pub(super) fn width(self, letter: char, bold: bool) -> i64 {
        let widths = match self.kind {
            Kind::Sans => &SANS,
            Kind::Serif => &SERIF,
            Kind::Humanist => &HUMANIST,
            Kind::Mono => return 600 * self.percent,
        };
        let at = |c: char| (u32::from(c).checked_sub(32)).and_then(|at| usize::try_from(at).ok());
        let own = at(plain(letter)).and_then(|at| widths.get(at));
        // A letter of another alphabet is as wide as an n.
        let own = own.or_else(|| at('n').and_then(|at| widths.get(at)));
        let width = i64::from(own.copied().unwrap_or(500)) * self.percent;
        if bold && !letter.is_whitespace() {
            width * BOLD / 100
        } else {
            width
        }
    }
}

/// The letter of ASCII that is as wide.
const fn plain(letter: char) -> char {
    match letter {
        'å' | 'ä' | 'á' | 'à' => 'a',
        'ö' | 'ó' | 'ø' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' | 'ú' => 'u',
        'Å' | 'Ä' => 'A',
        'Ö' | 'Ø' => 'O',
        'É' => 'E',
        '\u{a0}' => ' ',
        '”' | '“' | '»' | '«' | '•' => '*',
        '’' | '‘' => '\'',
        '–' => 'n',
        '—' | '…' => 'W',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_their_typeface_draws_them() {
        let width = |name: &str, bold| {
            let letters = Letters::named(name);
            "Nämnden tillstyrker"
                .chars()
                .map(|c| letters.width(c, bold))
                .sum::<i64>()
                / 100
        };
        assert_eq!(width("arial", false), 8557);
        assert!(width("calibri light", false) < width("arial", false));
        assert!(width("arial", false) < width("verdana", false));
        assert!(width("arial", false) < width("arial", true));
        assert_eq!(width("courier new", false), 19 * 600);
    }
}

//! Full stops that do not end a sentence.

/// How an abbreviation bears on the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something always follows: `t.ex.`, `s.k.`, `jfr.`
    Opens,
    /// Something follows where that is a number: `kap. 4`, `bil. 2`; `bil.` alone is a car.
    BeforeNumber,
    /// May stand last: `m.m.`, `etc.`, `kr.`; a capital after it begins a new sentence.
    MayClose,
}

/// Lower case, without blanks and without the last full stop. Words that are
/// also ordinary words may only stand in the second list.
const OPENS: &[&str] = &[
    "adj", "ang", "avd", "bl.a", "bla", "ca", "civ.ing", "d.v.s", "dir", "doc", "dr", "dvs", "dåv",
    "e.o", "ev", "exkl", "f.d", "fd", "fr.o.m", "f.r.o.m", "förf", "g.m", "h.k.h", "hr", "i.e",
    "i.st.f", "inkl", "jfr", "jur", "kand", "lic", "m.a.a", "m.a.o", "m.h.t", "milj", "mr", "nuv",
    "o.s.a", "p.g.a", "pg.a", "pga", "prof", "resp", "s.k", "sk", "s.s.k", "st.f", "s:t", "t.ex",
    "tex", "tf", "t.f", "u.a", "ung", "v.ordf", "övers",
];

const BEFORE_NUMBER: &[&str] = &[
    "anm", "bet", "bil", "bilaga", "dnr", "ds", "fig", "forts", "h", "kap", "kl", "km", "mom",
    "nr", "nrs", "obs", "p", "pkt", "prop", "rskr", "s", "sid", "sidd", "sidan", "skr", "st",
    "ref", "tab", "tel", "tfn", "v", "art", "rev",
];

const MAY_CLOSE: &[&str] = &[
    "a.a", "d.o", "d.y", "d.ä", "dyl", "e.d", "e.dyl", "e.kr", "etc", "f.kr", "f.n", "f.ö", "ff",
    "kr", "ledam", "m.fl", "m.m", "m.v.h", "mdkr", "mfl", "mkr", "mm", "mnkr", "mvh", "o.d",
    "o.dyl", "o.s.v", "od", "ordf", "osv", "p.t", "t.h", "t.o.m", "t.v", "tim", "tkr", "å.r",
    "ö.h", "ö.k",
];

/// Judges the word before a full stop; `word` is without that full stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let bare = word
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let bare = bare.as_str();
    if OPENS.contains(&bare) {
        Some(Abbreviation::Opens)
    } else if BEFORE_NUMBER.contains(&bare) {
        Some(Abbreviation::BeforeNumber)
    } else if MAY_CLOSE.contains(&bare) {
        Some(Abbreviation::MayClose)
    } else {
        None
    }
}

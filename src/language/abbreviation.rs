//! Full stops that do not end a sentence.

/// How an abbreviation bears on the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something always follows: `t.ex.`, `s.k.`, `jfr.`
    Opens,
    /// Something follows where that is a number: `bil. 2`, `okt. 2024`; `bil.`
    /// alone is a car.
    BeforeNumber,
    /// What a law is divided into: `kap. 4`, and `5 kap. PBL`.
    OfLaw,
    /// Numbers what follows, or counts behind a number and may then stand
    /// last: `s. 3`, `20 st.`
    CountsOrNumbers,
    /// A name may follow: `Ordf. Anna Ek`.
    Title,
    /// May stand last: `m.m.`, `etc.`, `kr.`; a capital after it begins a new sentence.
    MayClose,
}

/// In lower case, without blanks and without the last full stop. What is also
/// an ordinary word, as `ung` and `bil`, may not stand in the first list: a
/// sentence may end with it.
const LISTS: &[(Abbreviation, &[&str])] = &[
    (
        Abbreviation::Opens,
        &[
            "adj", "ang", "avd", "bl.a", "bla", "ca", "civ.ing", "d.v.s", "dir", "doc", "dr",
            "dvs", "dåv", "e.o", "ev", "exkl", "f.d", "fd", "fr.o.m", "f.r.o.m", "förf", "g.m",
            "h.k.h", "hr", "i.e", "i.st.f", "inkl", "jfr", "jur", "kand", "lic", "m.a.a", "m.a.o",
            "m.h.t", "mr", "nuv", "o.s.a", "p.g.a", "pg.a", "pga", "prof", "resp", "s.k", "sk",
            "s.s.k", "st.f", "s:t", "t.ex", "t.o.m", "tex", "tf", "t.f", "u.a", "övers",
        ],
    ),
    (
        Abbreviation::BeforeNumber,
        &[
            "anm", "apr", "art", "aug", "bet", "bil", "bilaga", "dec", "dnr", "feb", "febr", "fig",
            "forts", "jan", "jul", "jun", "nov", "nrs", "obs", "okt", "pkt", "prop", "ref", "rev",
            "rskr", "sep", "sept", "sid", "sidan", "sidd", "skr", "tab", "tel", "tfn", "ung",
        ],
    ),
    (Abbreviation::OfLaw, &["kap", "mom"]),
    (
        Abbreviation::CountsOrNumbers,
        &["ds", "h", "kl", "nr", "p", "s", "st", "v"],
    ),
    (Abbreviation::Title, &["ers", "ledam", "ordf", "v.ordf"]),
    (
        Abbreviation::MayClose,
        &[
            "a.a", "d.o", "d.y", "d.ä", "dyl", "e.d", "e.dyl", "e.kr", "etc", "f.kr", "f.n", "f.ö",
            "ff", "km", "kr", "m.fl", "m.m", "m.v.h", "mdkr", "mfl", "milj", "mkr", "mm", "mnkr",
            "mvh", "o.d", "o.dyl", "o.s.v", "od", "osv", "p.t", "t.h", "t.v", "tim", "tkr", "å.r",
            "ö.h", "ö.k",
        ],
    ),
];

/// Longer than any abbreviation, in bytes.
const LONGEST: usize = 24;

/// Judges what stands before a full stop; `word` is without blanks and without
/// that full stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if bare.len() > LONGEST {
        return None;
    }
    let bare = bare.to_lowercase();
    LISTS
        .iter()
        .find(|(_, words)| words.contains(&bare.as_str()))
        .map(|(kind, _)| *kind)
}

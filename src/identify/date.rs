//! Dates as Swedish papers write them.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Span;

const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

static ISO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:^|[^\d/:.-])((?:19|20)\d\d)\s?[-–.]\s?(\d{1,2})\s?[-–.]\s?(\d{1,2})(?:$|[^\d/:-])",
    )
    .expect("a fixed pattern")
});
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\d/:.A-ZÅÄÖ-])(\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:$|[^\d/:.-]|\.(?:\D|$))")
        .expect("a fixed pattern")
});
static DENSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\d/:.A-ZÅÄÖ-])(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:$|[^\d/:.-]|\.(?:\D|$))")
        .expect("a fixed pattern")
});
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let months = MONTHS.join("|");
    Regex::new(&format!(r"(?i)(?:^|[^\d])(\d{{1,2}})(?:\s?:?e|\.)?\s+({months}|jan|feb|apr|jun|jul|aug|sept|sep|okt|nov|dec)[.,]?\s+((?:19|20)\d\d)"))
        .expect("a fixed pattern")
});
/// `Nov 08, 2019`
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\p{L}\d] ?)(jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti?)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+(\d{1,2}),\s+((?:19|20)\d\d)")
        .expect("a fixed pattern")
});
static SLASHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\d/])(\d{1,2})/(\d{1,2})[\s-]+((?:19|20)\d\d)(?:$|[^\d/:])")
        .expect("a fixed pattern")
});

/// A date and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    /// ISO 8601.
    pub(super) iso: String,
    /// Its place in the text that was searched.
    pub(super) span: Span,
}

/// The dates of a text in its order. Two-digit years count as this century.
pub(super) fn dates(text: &str) -> Vec<Dated> {
    let mut found = Vec::new();
    let mut add = |year: &str, month: u32, day: &str, from: usize, to: usize| {
        let year: u32 = year.parse().unwrap_or(0);
        let year = if year < 100 { 2000 + year } else { year };
        let day: u32 = day.parse().unwrap_or(0);
        if (1..=days(year, month)).contains(&day) && (1950..2100).contains(&year) {
            found.push(Dated {
                iso: format!("{year:04}-{month:02}-{day:02}"),
                span: Span::new(from, to),
            });
        }
    };
    for pattern in [&*ISO, &*SHORT, &*DENSE] {
        for c in pattern.captures_iter(text) {
            let month = c[2].parse().unwrap_or(0);
            add(&c[1], month, &c[3], start(&c, 1), end(&c, 3));
        }
    }
    for c in SLASHED.captures_iter(text) {
        let month = c[2].parse().unwrap_or(0);
        add(&c[3], month, &c[1], start(&c, 1), end(&c, 3));
    }
    for c in WORDS.captures_iter(text) {
        add(&c[3], month(&c[2]), &c[1], start(&c, 1), end(&c, 3));
    }
    for c in MONTH_FIRST.captures_iter(text) {
        add(&c[3], month(&c[1]), &c[2], start(&c, 1), end(&c, 3));
    }
    found.sort_by_key(|date| (date.span.start, date.span.end));
    found.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    found
}

/// The number of a month by its name, in Swedish or English.
fn month(name: &str) -> u32 {
    let lower = name.to_lowercase();
    let short = match lower.get(..3) {
        Some("may") => "maj",
        Some("oct") => "okt",
        Some(short) => short,
        None => return 0,
    };
    MONTHS
        .iter()
        .zip(1..)
        .find(|(month, _)| month.starts_with(short))
        .map_or(0, |(_, number)| number)
}

/// How many days the month has; none where there is no such month.
fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn start(captures: &regex::Captures<'_>, group: usize) -> usize {
    captures.get(group).map_or(0, |found| found.start())
}

fn end(captures: &regex::Captures<'_>, group: usize) -> usize {
    captures.get(group).map_or(0, |found| found.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = dates(text).into_iter().map(|date| date.iso).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_usual_shapes_are_read() {
        check("Sammanträdesdatum: 2023-09-26", &["2023-09-26"]);
        check("Datum 24-10-20", &["2024-10-20"]);
        check("fört 220817.", &["2022-08-17"]);
        check("Göteborg den 27 maj 2021", &["2021-05-27"]);
        check(
            "den 5 sept. 2023 och 3/4 2024",
            &["2023-09-05", "2024-04-03"],
        );
        check("2025.04.02", &["2025-04-02"]);
        check("26 april, 2021", &["2021-04-26"]);
        check("Ekförbundet Nov 08, 2019", &["2019-11-08"]);
        check("October 3, 2024", &["2024-10-03"]);
    }

    #[test]
    fn numbers_of_cases_laws_and_telephones_are_not_dates() {
        check(
            "SOSFS 2011:9, lag (2001:453), N161-1069/24, SLK-2023-01116",
            &[],
        );
        check("2023-02-30, 31 april 2024", &[]);
        check("2024-02-29 och 2023-02-29", &["2024-02-29"]);
        check("Tel 031-365 00 00, org.nr 550000-0014, 2023-13-45", &[]);
    }
}

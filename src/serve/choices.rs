//! How a report is wanted, as an address has it: the page of reports fills its
//! form with it, the export writes the report by it.

use super::address::Params;
use super::visit::Visit;
use crate::report::{Audience, Format, Omission, Options, Order};

/// The value of `citat` for the earliest answer first.
pub(super) const BY_DATE: &str = "datum";

/// The parameters, which the form has fields of its own for.
pub(super) const NAMES: [&str; 9] = [
    "format", "text", "maskera", "av", "version", "utan", "hogst", "citat", "datum",
];

/// The value of `version` for the board.
pub(super) const BOARD: &str = "namnden";

/// The value of `utan` for a part.
pub(super) const fn wire(part: Omission) -> &'static str {
    match part {
        Omission::Appendix => "bilaga",
        Omission::Background => "bakgrund",
    }
}

/// At most so many quotations of one stance in one section; what is no such
/// number limits nothing.
pub(super) fn limit(params: &Params) -> Option<usize> {
    params.parse("hogst").filter(|limit| *limit > 0)
}

/// How the quotations of one stance in one section are ordered.
pub(super) fn order(params: &Params) -> Order {
    if params.holds("citat", BY_DATE) {
        Order::Date
    } else {
        Order::Respondent
    }
}

/// The date on the report: today's where no other is given.
pub(super) fn date(params: &Params) -> String {
    let given: Option<jiff::civil::Date> = params.parse("datum");
    given.map_or_else(today, |date| date.to_string())
}

/// The day that it is, as forms are filled in with it.
pub(super) fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}

/// How a report in this format is written.
pub(super) fn options(visit: &Visit, format: Format) -> Options {
    let params = &visit.params;
    let is_left_out = |part: &Omission| params.holds("utan", wire(*part));
    Options {
        lang: visit.lang,
        date: Some(date(params)),
        by: params
            .get("av")
            .map(str::to_owned)
            .or_else(|| visit.reader.name.clone()),
        section_text: params.get("text").is_some(),
        mask: params.get("maskera").is_some(),
        without: if format.is_prose() {
            Omission::ALL.iter().copied().filter(is_left_out).collect()
        } else {
            Vec::new()
        },
        audience: if format.is_prose() && params.holds("version", BOARD) {
            Audience::Board
        } else {
            Audience::Official
        },
    }
}

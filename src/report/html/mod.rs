//! The report as one HTML page: no script, no outside resource, prints well.
//! Each quotation carries its statement id as an attribute.

mod appendices;
mod overview;
mod quotations;
mod read;

use maud::{DOCTYPE, Markup, PreEscaped, html};

pub(super) use read::read;

use super::content::{Report, SectionRef};
use super::cover::facts;
use super::labels::{Labels, labels};
use super::manifest::Manifest;
use super::wording;
use crate::language::capital;
use crate::model::{Lang, Stance};

const STYLE: &str = include_str!("../assets/report.css");
/// Nothing may be loaded or run; only the page's own style counts.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the report.
pub(super) fn write(report: &Report) -> Vec<u8> {
    let page = Page {
        lang: report.lang,
        words: labels(report.lang),
        for_board: report.audience.is_board(),
    };
    let title = format!("{}: {}", page.words.compilation, report.cover.title);
    let markup = html! {
        (DOCTYPE)
        html lang=(code(report.lang)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (page.cover(report))
                (page.contents(report))
                main {
                    @if let Some(participation) = &report.participation {
                        (page.participation(participation))
                    }
                    @if let Some(positions) = &report.positions { (page.positions(positions)) }
                    @if let Some(matrix) = &report.matrix { (page.matrix(matrix)) }
                    section {
                        h2 id="avsnitt" { (page.words.sections) }
                        p.note { (page.words.sections_note) }
                        @if page.for_board && report.cover.decided == 0 { p.note { (page.words.all_suggested) } }
                        @for excerpt in &report.excerpts { (page.excerpt(excerpt)) }
                    }
                    @if !page.for_board { (page.asks("begarda", page.words.requests, &report.requests, &report.cover)) }
                    @if !page.for_board && !report.minority_requests.is_empty() {
                        (page.asks("minoritet", page.words.minority_requests, &report.minority_requests, &report.cover))
                    }
                    @if let Some(outcomes) = &report.outcomes { (page.outcomes(outcomes)) }
                    (page.appendices(report))
                }
            }
        }
    };
    let page = markup.into_string();
    let (quotations, _) = read(&page);
    let manifest = Manifest::of(report, quotations.into_iter().map(|(id, _)| id)).line();
    let [before, after] = read::MANIFEST;
    page.replacen("</head>", &format!("{before}{manifest}{after}</head>"), 1)
        .into_bytes()
}

const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv",
        Lang::En => "en",
    }
}

struct Page {
    lang: Lang,
    words: &'static Labels,
    /// Whether it is for the board.
    for_board: bool,
}

impl Page {
    fn cover(&self, report: &Report) -> Markup {
        let cover = &report.cover;
        let words = self.words;
        html! {
            header {
                p.note { (words.compilation) }
                h1 { (cover.title) }
                dl.cover {
                    @for (name, value) in facts(cover, words) { dt { (name) } dd { (value) } }
                    dt { (words.statements) } dd { (cover.statements) }
                }
                @if let Some(masked) = report.masked {
                    p.note { (wording::masked(self.lang, masked)) }
                }
            }
        }
    }

    fn contents(&self, report: &Report) -> Markup {
        let words = self.words;
        let whole = report.participation.is_some();
        html! {
            nav aria-label=(words.contents) {
                h2 { (words.contents) }
                ol {
                    @if whole {
                        li { a href="#svarat" { (words.participation) } }
                        li { a href="#helhet" { (words.positions) } }
                        li { a href="#matris" { (words.matrix) } }
                    }
                    li { a href="#avsnitt" { (words.sections) } }
                    @for excerpt in &report.excerpts {
                        li class={ "level-" (excerpt.level.clamp(1, 5) + 1) } {
                            a href={ "#avsnitt-" (anchor(&excerpt.section)) } { (excerpt.section.label()) }
                        }
                    }
                    @if !self.for_board { li { a href="#begarda" { (words.requests) } } }
                    @if !self.for_board && !report.minority_requests.is_empty() {
                        li { a href="#minoritet" { (words.minority_requests) } }
                    }
                    @if report.outcomes.is_some() { li { a href="#utfall" { (words.outcomes) } } }
                    @if self.for_board { li { a href="#om" { (words.about_compilation) } } }
                    @else if whole {
                        li { a href="#bilaga-1" { (words.appendix_responses) } }
                        li { a href="#bilaga-2" { (words.appendix_untagged) } }
                        li { a href="#bilaga-3" { (words.appendix_unread) } }
                        li { a href="#bilaga-4" { (words.appendix_ledger) } }
                        li { a href="#bilaga-5" { (words.appendix_method) } }
                    }
                }
            }
        }
    }

    fn sentences(sentences: &[String]) -> Markup {
        html! { @for sentence in sentences { p { (sentence) } } }
    }

    fn stance(&self, stance: Option<Stance>) -> Markup {
        html! {
            @match stance {
                Some(stance) => span class={ "stance " (stance.wire()) } {
                    span aria-hidden="true" { (stance.glyph()) } " " (capital(stance.label(self.lang)))
                },
                None => span.stance { (self.words.not_assessed) },
            }
        }
    }
}

/// The head of a table with these columns.
fn head(names: &[&str]) -> Markup {
    html! { thead { tr { @for name in names { th scope="col" { (name) } } } } }
}

/// A section's id as part of an address: letters and digits as they are.
fn anchor(section: &SectionRef) -> String {
    section
        .id
        .as_str()
        .chars()
        .map(|sign| {
            if sign.is_alphanumeric() || sign == '.' {
                sign
            } else {
                '-'
            }
        })
        .collect()
}

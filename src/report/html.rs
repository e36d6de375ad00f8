//! The report as one HTML page: no script, no outside resource, prints well.
//! Each quotation carries its statement id as an attribute.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::content::{
    Ask, Change, Excerpt, Group, Matrix, Outcomes, Participation, Positions, Quotation, Report,
    Response, SectionRef,
};
use super::labels::{Labels, labels};
use super::wording;
use crate::language::capital;
use crate::model::{Comment, Lang, Stance};

const STYLE: &str = include_str!("assets/report.css");
/// Nothing may be loaded or run; only the page's own style counts.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the report.
pub(super) fn write(report: &Report) -> Vec<u8> {
    let page = Page {
        lang: report.lang,
        words: labels(report.lang),
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
                        @for excerpt in &report.excerpts { (page.excerpt(excerpt)) }
                    }
                    (page.asks("begarda", page.words.requests, &report.requests))
                    @if !report.minority_requests.is_empty() {
                        (page.asks("minoritet", page.words.minority_requests, &report.minority_requests))
                    }
                    @if let Some(outcomes) = &report.outcomes { (page.outcomes(outcomes)) }
                    (page.appendices(report))
                }
            }
        }
    };
    markup.into_string().into_bytes()
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
}

impl Page {
    fn cover(&self, report: &Report) -> Markup {
        let cover = &report.cover;
        let words = self.words;
        let facts = [
            (words.selection, cover.selection.clone()),
            (words.reference, cover.reference.clone()),
            (words.sent, cover.sent.clone()),
            (words.due, cover.due.clone()),
            (words.adopted, cover.adopted.clone()),
            (words.date, cover.date.clone()),
            (words.made_by, cover.by.clone()),
            (words.statements, Some(cover.statements.to_string())),
        ];
        html! {
            header {
                p.note { (words.compilation) }
                h1 { (cover.title) }
                dl.cover {
                    @for (name, value) in &facts {
                        @if let Some(value) = value { dt { (name) } dd { (value) } }
                    }
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
                    li { a href="#begarda" { (words.requests) } }
                    @if report.outcomes.is_some() { li { a href="#utfall" { (words.outcomes) } } }
                    @if whole {
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

    fn participation(&self, participation: &Participation) -> Markup {
        let words = self.words;
        let yes_no = |yes: bool| if yes { words.yes } else { words.no };
        html! {
            section {
                h2 id="svarat" { (words.participation) }
                (Self::sentences(&participation.summary))
                div.scroll { table {
                    caption { (words.participation_table) }
                    thead { tr {
                        @for name in [words.respondent, words.kind, words.asked, words.answered, words.answer_date, words.own_reference, words.file] {
                            th scope="col" { (name) }
                        }
                    } }
                    tbody { @for row in &participation.rows { tr {
                        th scope="row" { (row.name) }
                        td { (row.kind.label(self.lang)) }
                        td { (yes_no(row.asked)) }
                        td { (yes_no(row.answered)) }
                        td {
                            @if let Some(date) = &row.date { (date) }
                            @if row.late { " (" (words.late) ")" }
                        }
                        td { @if let Some(reference) = &row.reference { (reference) } }
                        td { (row.files.join(", ")) }
                    } } }
                } }
            }
        }
    }

    fn positions(&self, positions: &Positions) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id="helhet" { (words.positions) }
                (Self::sentences(&positions.summary))
                div.scroll { table {
                    caption { (words.positions_by_kind) }
                    thead { tr {
                        @for name in [words.kind, words.answers, words.position] { th scope="col" { (name) } }
                    } }
                    tbody { @for row in &positions.kinds { tr {
                        th scope="row" { (capital(row.kind.label(self.lang))) }
                        td { (row.answers) }
                        td {
                            @for count in &row.counts {
                                (self.stance(Some(count.stance))) " " (count.respondents.len()) " "
                            }
                            @if row.unknown > 0 { (words.unknown_position) " " (row.unknown) }
                        }
                    } } }
                } }
                div.scroll { table.quotations {
                    caption { (words.positions_by_answer) }
                    thead { tr {
                        @for name in [words.respondent_and_source, words.statement, words.position] { th scope="col" { (name) } }
                    } }
                    tbody { @for answer in &positions.answers { tr {
                        td {
                            strong { (answer.respondent) }
                            @if let Some(source) = &answer.source {
                                p.source { (wording::citation(self.lang, source)) }
                            }
                        }
                        td { @if let Some(quote) = &answer.quote {
                            blockquote lang="sv" data-statement=(quote.id) { (quote.text) }
                        } }
                        td { @if answer.stance.is_some() { (self.stance(answer.stance)) } @else { (words.unknown_position) } }
                    } } }
                } }
            }
        }
    }

    fn matrix(&self, matrix: &Matrix) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id="matris" { (words.matrix) }
                p {
                    (words.matrix_signs) ": "
                    @for stance in Stance::ALL.iter().filter(|stance| **stance != Stance::None) {
                        (self.stance(Some(*stance))) " "
                    }
                }
                div.scroll tabindex="0" role="region" aria-label=(words.matrix) { table.matrix {
                    caption { (words.matrix) }
                    thead { tr {
                        th scope="col" { (words.respondent) }
                        @for column in &matrix.columns {
                            th scope="col" title=(column.section.heading) {
                                a href={ "#avsnitt-" (anchor(&column.section)) } { (wording::short(self.lang, &column.section)) }
                            }
                        }
                    } }
                    tbody { @for row in &matrix.rows { tr {
                        th scope="row" { (row.respondent) }
                        @for cell in &row.cells { td {
                            @if let Some(position) = cell {
                                span class={ "stance " (position.stance.wire()) } title=(position.stance.label(self.lang)) {
                                    span aria-hidden="true" { (position.stance.glyph()) }
                                    span.hidden { (position.stance.label(self.lang)) }
                                }
                            }
                        } }
                    } } }
                } }
            }
        }
    }

    fn excerpt(&self, excerpt: &Excerpt) -> Markup {
        let title = excerpt.section.label();
        let id = format!("avsnitt-{}", anchor(&excerpt.section));
        html! {
            section {
                @match excerpt.level {
                    0 | 1 => h3 id=(id) { (title) },
                    2 => h4 id=(id) { (title) },
                    3 => h5 id=(id) { (title) },
                    _ => h6 id=(id) { (title) },
                }
                @if let Some(text) = &excerpt.text {
                    div.section-text aria-label=(self.words.section_text) { (text) }
                }
                (Self::sentences(&excerpt.summary))
                @for group in &excerpt.groups { (self.group(group)) }
                @if !excerpt.minorities.is_empty() {
                    p.group { (self.words.minorities) }
                    p.note { (self.words.minorities_note) }
                    (self.quotations(self.words.minorities, &excerpt.minorities))
                }
                @if !excerpt.drafts.is_empty() {
                    p.group { (self.words.drafts) }
                    (self.quotations(self.words.drafts, &excerpt.drafts))
                }
            }
        }
    }

    fn group(&self, group: &Group) -> Markup {
        let title = match group.stance {
            Some(Stance::None) => self.words.background.to_owned(),
            stance => wording::stance(self.lang, stance),
        };
        html! {
            p.group {
                @if matches!(group.stance, Some(stance) if stance != Stance::None) {
                    (self.stance(group.stance))
                } @else { (title) }
                " (" (wording::group_extent(self.lang, &group.quotations)) ")"
            }
            (self.quotations(&title, &group.quotations))
            @if group.left_out > 0 { p.note { (group.left_out) " " (self.words.left_out) } }
        }
    }

    fn quotations(&self, caption: &str, quotations: &[Quotation]) -> Markup {
        let words = self.words;
        html! {
            div.scroll { table.quotations {
                caption.hidden { (caption) }
                thead { tr {
                    @for name in [words.respondent_and_source, words.statement, words.comment] { th scope="col" { (name) } }
                } }
                tbody { @for quotation in quotations { tr {
                    td {
                        strong { (quotation.respondent) }
                        p.source { (wording::citation(self.lang, &quotation.source)) }
                        p.source { (wording::role(self.lang, quotation.role)) ". " (wording::status(self.lang, quotation.status)) }
                        @if !quotation.also.is_empty() {
                            p.source {
                                (words.also_from) " (" (quotation.also.len()) "): "
                                @for (at, also) in quotation.also.iter().enumerate() {
                                    @if at > 0 { "; " }
                                    span data-also=(also.id) { (also.respondent) " (" (wording::citation(self.lang, &also.source)) ")" }
                                }
                            }
                        }
                    }
                    td {
                        @if let Some(context) = &quotation.context {
                            blockquote.introduction lang="sv" data-statement=(context.id) { (context.text) }
                        }
                        blockquote lang="sv" data-statement=(quotation.id) { (quotation.text) }
                    }
                    td {
                        @if let Some(section) = &quotation.commented_at {
                            p.note { (words.commented_at) " " (section.label()) }
                        } @else { (self.comment(&quotation.comment)) }
                    }
                } } }
            } }
        }
    }

    fn comment(&self, comment: &Comment) -> Markup {
        let words = self.words;
        html! {
            @if let Some(heeded) = comment.heeded { p { strong { (capital(heeded.label(self.lang))) } } }
            @if !comment.reason.is_empty() { p { (comment.reason) } }
            @if !comment.changed_text.is_empty() { p { (words.changed_text) ": " (comment.changed_text) } }
        }
    }

    fn asks(&self, id: &str, title: &str, asks: &[Ask]) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id=(id) { (title) }
                @if asks.is_empty() { p { (words.nothing_requested) } } @else {
                    div.scroll { table {
                        caption.hidden { (title) }
                        thead { tr {
                            @for name in [words.section, words.statement, words.respondent, words.heeded] { th scope="col" { (name) } }
                        } }
                        tbody { @for ask in asks { tr {
                            td { (self.sections(&ask.sections)) }
                            td {
                                @if let Some(context) = &ask.context {
                                    blockquote.introduction lang="sv" data-statement=(context.id) { (context.text) }
                                }
                                blockquote lang="sv" data-statement=(ask.id) { (ask.text) }
                            }
                            td { (wording::list(self.lang, &ask.respondents)) }
                            td { @if let Some(heeded) = ask.comment.heeded { (heeded.label(self.lang)) } }
                        } } }
                    } }
                }
            }
        }
    }

    fn sections(&self, sections: &[SectionRef]) -> Markup {
        html! {
            @for (at, section) in sections.iter().enumerate() {
                @if at > 0 { ", " }
                a href={ "#avsnitt-" (anchor(section)) } { (wording::short(self.lang, section)) }
            }
            @if sections.is_empty() { (self.words.not_assessed) }
        }
    }

    fn outcomes(&self, outcomes: &Outcomes) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id="utfall" { (words.outcomes) }
                (Self::sentences(&outcomes.summary))
                @if !outcomes.changes.is_empty() {
                    div.scroll { table {
                        caption.hidden { (words.outcomes) }
                        thead { tr { @for name in [words.section, words.respondent, words.comment] { th scope="col" { (name) } } } }
                        tbody { @for Change { sections, respondents, comment, .. } in &outcomes.changes { tr {
                            td { (self.sections(sections)) }
                            td { (wording::list(self.lang, respondents)) }
                            td { (self.comment(comment)) }
                        } } }
                    } }
                }
            }
        }
    }

    fn appendices(&self, report: &Report) -> Markup {
        let words = self.words;
        if report.participation.is_none() {
            return html! { section { h2 { (words.method) } (Self::sentences(&report.method)) } };
        }
        html! {
            section {
                h2 id="bilaga-1" { (words.appendix_responses) }
                @for response in &report.responses { (self.response(response)) }
            }
            section {
                h2 id="bilaga-2" { (words.appendix_untagged) }
                @if report.untagged.is_empty() { p { (words.nothing_untagged) } }
                @else { (self.quotations(words.appendix_untagged, &report.untagged)) }
            }
            section {
                h2 id="bilaga-3" { (words.appendix_unread) }
                @if report.unread.is_empty() { p { (words.nothing_unread) } } @else {
                    div.scroll { table {
                        caption.hidden { (words.appendix_unread) }
                        thead { tr { @for name in [words.file, words.respondent, words.state, words.why, words.remedy] { th scope="col" { (name) } } } }
                        tbody { @for document in &report.unread { tr {
                            td { (document.file) " " (document.part) }
                            td { (document.respondent) }
                            td { (document.state.label(self.lang)) }
                            td { (document.reasons.join("; ")) }
                            td { (document.remedy) }
                        } } }
                    } }
                }
            }
            section {
                h2 id="bilaga-4" { (words.appendix_ledger) }
                div.scroll { table {
                    caption.hidden { (words.appendix_ledger) }
                    thead { tr { @for name in [words.fate, words.stretches, words.bytes] { th scope="col" { (name) } } } }
                    tbody { @for total in &report.ledger { tr {
                        td { (total.fate) } td { (total.stretches) } td { (total.bytes) }
                    } } }
                } }
            }
            section { h2 id="bilaga-5" { (words.appendix_method) } (Self::sentences(&report.method)) }
        }
    }

    fn response(&self, response: &Response) -> Markup {
        let words = self.words;
        let name = if response.respondent.is_empty() {
            words.unknown_sender
        } else {
            &response.respondent
        };
        html! {
            h3 { (name) }
            p.source { (wording::citation(self.lang, &response.source)) ". " (response.state.label(self.lang)) ". " (response.hash) }
            @if let Some(copy) = &response.copy_of { p { (words.copy_of) " " (copy) } }
            @else if response.statements.is_empty() { p { (words.no_statements) } }
            @else {
                div.scroll { table {
                    caption.hidden { (name) }
                    thead { tr { @for name in [words.statement, words.section, words.position, words.role] { th scope="col" { (name) } } } }
                    tbody { @for quotation in &response.statements { tr {
                        td { blockquote lang="sv" id={ "u-" (quotation.id) } data-statement=(quotation.id) { (quotation.text) } }
                        td { (self.sections(&quotation.sections)) }
                        td { (self.stance(quotation.stance)) " " (wording::status(self.lang, quotation.status)) }
                        td { (wording::role(self.lang, quotation.role)) }
                    } } }
                } }
            }
        }
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

/// Reads quotations back: id and text.
pub(super) fn read(page: &str) -> Vec<(String, String)> {
    const MARK: &str = " data-statement=\"";
    let mut quotations = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find(MARK) {
        rest = &rest[at + MARK.len()..];
        let Some((id, after)) = rest.split_once('"') else {
            break;
        };
        let text = after
            .split_once('>')
            .and_then(|(_, after)| after.split_once("</blockquote>"))
            .map(|(text, _)| plain(text));
        if let Some(text) = text {
            quotations.push((plain(id), text));
        }
        rest = after;
    }
    quotations
}

/// Takes the escapes off again.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

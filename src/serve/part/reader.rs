//! The reading pane: one statement in its document, with all that is known of it.

use std::fmt::Write as _;
use std::sync::Arc;

use maud::{Markup, html};

use super::text::{self, Extent, View};
use super::typed::typed;
use super::{quote, section, stance};
use crate::language::capital;
use crate::model::{
    Decision, Document, Format, OverallVerdict, Span, Status, TaggedStatement, cited_page,
};
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::visit::Visit;

/// What the pane shows and where its links lead.
pub(in crate::serve) struct Pane<'a> {
    /// The consultation.
    pub(in crate::serve) loaded: &'a Loaded,
    /// The chosen statement's place.
    pub(in crate::serve) place: usize,
    /// The statement itself.
    pub(in crate::serve) tagged: &'a TaggedStatement,
    /// Its document, or why its text is not at hand.
    pub(in crate::serve) document: Result<Arc<Document>, String>,
    /// Where the words searched for stand in a text.
    pub(in crate::serve) marks: &'a dyn Fn(&str) -> Vec<Span>,
    /// The address of a statement in this pane.
    pub(in crate::serve) link: &'a dyn Fn(&str) -> String,
    /// How much of the document.
    pub(in crate::serve) extent: Extent,
}

/// The document of the statement at this place, or why it is not at hand.
pub(in crate::serve) fn document(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    place: usize,
) -> Result<Arc<Document>, String> {
    match loaded.document_of(place) {
        Some((_, record)) => bench
            .text(record)
            .map_err(|error| error.in_words(visit.lang)),
        None => Err(String::new()),
    }
}

/// The pane's content: head, text, reasons; `desk` stands after the head.
pub(in crate::serve) fn pane(visit: &Visit, pane: &Pane<'_>, desk: Option<&Markup>) -> Markup {
    html! {
        (head(visit, pane, desk.is_none()))
        @if let Some(desk) = desk { (desk) }
        @match &pane.document {
            Ok(document) => (body(visit, pane, document)),
            Err(why) => div.empty { p { (visit.t("Texten kan inte visas: ", "The text cannot be shown: ")) (typed(why)) } },
        }
        (why(visit, pane))
    }
}

fn head(visit: &Visit, pane: &Pane<'_>, leads_to_review: bool) -> Markup {
    let loaded = pane.loaded;
    let held = loaded.at(pane.place);
    let id = loaded.id(pane.place);
    let Some((at, document)) = loaded.document_of(pane.place) else {
        return html! {};
    };
    let range = loaded.of_document(at);
    let shown = |place: &usize| loaded.at(*place).is_position();
    let previous = (range.start..pane.place).rev().find(shown);
    let next = (pane.place + 1..range.end).find(shown);
    html! {
        header {
            p.over {
                (capital(held.kind.label(visit.lang)))
                @if let Some(reference) = &document.identity.reference { " · " (reference) }
                @if let Some(date) = &document.identity.date { " · " (date) }
                @if let Some(paragraph) = &document.identity.minutes_paragraph { " · " (paragraph) }
            }
            h2 #las tabindex="-1" { (quote::speaker(visit, loaded.respondents(pane.place))) }
            div.line {
                (stance::badge(visit, held.stance))
                (quote::role(visit, held.role))
                (section::links(visit, loaded, loaded.sections(pane.place)))
            }
            div.line.small.soft {
                (stance::reviewed(visit, pane.tagged))
                @if held.status == Status::Decided { (by(visit, loaded.history(&id))) }
                @if leads_to_review {
                    span.sp {}
                    a href=(visit.link_with("/granska", &[("u", id.as_str())])) { (visit.t("Granska", "Review")) }
                }
            }
            div.tools {
                (original(visit, loaded, document, held.page))
                @if !quote::is_unread(&pane.tagged.statement) {
                    button.btn type="button" data-copy=(quote::citation(visit, loaded, pane.place, pane.tagged)) { (visit.t("Kopiera citat", "Copy quotation")) }
                }
                span.sp {}
                (step(pane, previous, "↑", visit.t("Föregående uttalande", "Previous statement")))
                (step(pane, next, "↓", visit.t("Nästa uttalande", "Next statement")))
            }
        }
    }
}

fn step(pane: &Pane<'_>, to: Option<usize>, sign: &str, label: &str) -> Markup {
    html! {
        @if let Some(place) = to {
            a.btn.ic href=((pane.link)(pane.loaded.id(place).as_str())) aria-label=(label) title=(label) { (sign) }
        }
    }
}

/// The link to the file as it came in, at the page.
pub(in crate::serve) fn original(
    visit: &Visit,
    loaded: &Loaded,
    document: &crate::model::DocumentRecord,
    page: Option<u32>,
) -> Markup {
    let mut address = crate::serve::address::address(
        "/original",
        [("remiss", loaded.name()), ("d", document.hash.short())],
    );
    if document.format == Some(Format::Pdf)
        && let Some(page) = page
    {
        write!(address, "#page={page}").expect("a string takes any text");
    }
    html! {
        a.btn href=(address) target="_blank" rel="noopener" {
            (visit.t("Öppna originalet", "Open the original"))
            @if let Some(page) = page { ", " (cited_page(visit.lang, page, document.pages_are_reckoned())) }
        }
    }
}

/// Who judged the statement last: a comment, a cut or an undo is no judgement.
fn by(visit: &Visit, history: &[Decision]) -> Markup {
    let latest = (history.iter()).rfind(|decision| decision.verdict.is_judgement());
    html! {
        @if let Some(decision) = latest {
            span {
                (visit.t("av", "by")) " " (decision.by) " " (day(&decision.at))
            }
        }
    }
}

/// The day of a time stamp.
pub(in crate::serve) fn day(at: &str) -> &str {
    at.get(..10).unwrap_or(at)
}

fn body(visit: &Visit, pane: &Pane<'_>, document: &Document) -> Markup {
    let loaded = pane.loaded;
    let Some((at, record)) = loaded.document_of(pane.place) else {
        return html! {};
    };
    let tagged = pane.tagged;
    let id = tagged.statement.id.as_str();
    let view = View {
        document,
        statements: &loaded.statements()[loaded.of_document(at)],
        hash: &record.hash,
        chosen: Some(id),
        marks: pane.marks,
        link: pane.link,
        extent: pane.extent,
    };
    let (text, cut) = text::text(visit, &view);
    let all = visit.link_with("/dokument", &[("u", id), ("hela", "1")]);
    html! {
        div.sheet lang=(tagged.statement.language) {
            @if cut.before { p.small { a href=(all) { (visit.t("Visa hela dokumentet från början", "Show the whole document from the start")) } } }
            (text)
            @if cut.after { p.small { a href=(all) { (visit.t("Visa resten av dokumentet", "Show the rest of the document")) } } }
        }
    }
}

/// Why the statement is tagged as it is, and what people decided before.
fn why(visit: &Visit, pane: &Pane<'_>) -> Markup {
    let loaded = pane.loaded;
    let tagged = pane.tagged;
    html! {
        details.why {
            summary { (visit.t("Varför dessa avsnitt och denna hållning?", "Why these sections and this stance?")) }
            ul {
                @for tag in &tagged.tags {
                    li {
                        @if tag.chosen { b { (section::name(visit, loaded, &tag.section)) } }
                        @else { (section::name(visit, loaded, &tag.section)) " " span.soft { (visit.t("(kandidat)", "(candidate)")) } }
                        " " span.soft { (per_cent(tag.confidence)) " %" }
                        (evidence(visit, &tag.evidence))
                    }
                }
                li {
                    (stance::badge(visit, tagged.stance)) " "
                    span.soft { (per_cent(tagged.stance_confidence)) " %" }
                    (evidence(visit, &tagged.stance_evidence))
                }
            }
            (history(visit, loaded, loaded.history(&tagged.statement.id)))
            p.small.soft { (visit.t("Uttalandets id:", "The statement's id:")) " " code { (tagged.statement.id) } }
        }
    }
}

fn evidence(visit: &Visit, list: &[crate::model::Evidence]) -> Markup {
    html! {
        @for one in list {
            div.small.soft { (one.rule.in_words(visit.lang)) ": ”" (one.text) "”" }
        }
    }
}

fn per_cent(share: f32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=100 before"
    )]
    let whole = (share.clamp(0.0, 1.0) * 100.0).round() as u32;
    whole
}

/// What was decided, latest first.
pub(in crate::serve) fn history(visit: &Visit, loaded: &Loaded, decisions: &[Decision]) -> Markup {
    html! {
        @if !decisions.is_empty() {
            h3.small { (visit.t("Beslut om uttalandet", "Decisions on the statement")) }
            ul {
                @for decision in decisions.iter().rev() {
                    li.small {
                        b { (decision.by) } " " (day(&decision.at)) ": "
                        (verdict(visit, loaded, decision))
                        (before(visit, loaded, decision))
                    }
                }
            }
        }
    }
}

/// The old value, kept with the decision.
fn before(visit: &Visit, loaded: &Loaded, decision: &Decision) -> Markup {
    html! {
        @if let Some(before) = &decision.before {
            @if decision.verdict.is_judgement() {
                div.soft {
                    (visit.t("Förut: ", "Before: "))
                    (stance::word(before.stance, visit.lang))
                    @for id in &before.sections { ", " (section::plain(visit, loaded, id)) }
                    ", " (before.role.label(visit.lang))
                }
            }
        }
    }
}

fn verdict(visit: &Visit, loaded: &Loaded, decision: &Decision) -> Markup {
    let verdict = &decision.verdict;
    html! {
        @if verdict.undo { (visit.t("tog tillbaka besluten", "took the decisions back")) }
        @if verdict.confirm { (visit.t("bekräftade. ", "confirmed. ")) }
        @if let Some(stance) = verdict.stance { (stance::badge(visit, Some(stance))) " " }
        @for id in verdict.sections.iter().flatten() { span { (section::plain(visit, loaded, id)) } " " }
        @if let Some(role) = verdict.role { (capital(role.label(visit.lang))) " " }
        @match verdict.overall {
            Some(OverallVerdict::Takes(stance)) => { (visit.t("svaret i sin helhet: ", "the answer as a whole: ")) (stance::badge(visit, Some(stance))) " " },
            Some(OverallVerdict::AsRead) => (visit.t("svaret i sin helhet som maskinen läser det ", "the answer as a whole as the machine reads it ")),
            None => {},
        }
        @match verdict.highlight {
            Some(true) => (visit.t("lyfte fram i rapporten ", "highlighted in the report ")),
            Some(false) => (visit.t("lyfter inte längre fram i rapporten ", "no longer highlighted in the report ")),
            None => {},
        }
        @if !verdict.split_at.is_empty() { (visit.t("delade uttalandet", "split the statement")) }
        @if verdict.join_next { (visit.t("slog ihop med nästa", "joined with the next")) }
        @if let Some(comment) = &verdict.comment {
            @if let Some(heeded) = comment.heeded { (capital(heeded.label(visit.lang))) ". " }
            (comment.reason)
        }
    }
}

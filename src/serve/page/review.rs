//! Review: suggestions in the order in which a decision teaches most, and the
//! form in which one is decided.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::current;
use crate::language::capital;
use crate::model::{
    Comment, Heeded, Origin, Role, SectionId, Stance, StatementId, Status, TaggedStatement,
};
use crate::serve::address::Params;
use crate::serve::ask;
use crate::serve::bench::Bench;
use crate::serve::decide::Conflict;
use crate::serve::history;
use crate::serve::loaded::Loaded;
use crate::serve::part::reader::{self, Pane};
use crate::serve::part::shell::{self, Layout, grouped, token};
use crate::serve::part::text::Extent;
use crate::serve::part::{quote, section, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::queue;
use crate::serve::visit::Visit;

/// Statements listed at once.
const LISTED: usize = 20;

/// Parameters that belong to the list and are kept through a decision.
const KEPT: [&str; 10] = [
    "q",
    "stallning",
    "avsnitt",
    "typ",
    "instans",
    "roll",
    "status",
    "ar",
    "visa",
    "sida",
];

/// `GET /granska`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        page(&bench, &visit, &loaded)
    });
    answer(&visit, page)
}

fn page(bench: &Bench, visit: &Visit, loaded: &Loaded) -> Result<Markup, Problem> {
    let places = listed(bench, visit, loaded)?;
    let number: usize = visit.params.parse("sida").unwrap_or(1).max(1);
    let start = ((number - 1) * LISTED).min(places.len());
    let shown = &places[start..places.len().min(start + LISTED)];
    let chosen = match visit.params.get("u") {
        Some(id) => Some(loaded.place(id).ok_or(Problem::NotFound)?),
        None => shown.first().copied(),
    };
    let body = html! {
        div.lay.review {
            main #innehall tabindex="-1" {
                (head(visit, loaded, places.len()))
                (notice(visit, loaded))
                (list(visit, loaded, shown, chosen))
                (pager(visit, number, places.len()))
                (bulk(visit, loaded, shown))
            }
            section.reader aria-label=(visit.t("Uttalandet", "The statement")) tabindex="0" {
                @if let Some(place) = chosen { (desk(bench, visit, loaded, place, &places)) }
                @else { div.empty { p { (visit.t("Inget kvar att granska här.", "Nothing left to review here.")) } } }
            }
        }
    };
    Ok(shell::page(
        visit,
        visit.t("Granska", "Review"),
        Layout::Panes,
        &body,
    ))
}

/// What is listed: the queue, all, or what a search found.
fn listed(bench: &Bench, visit: &Visit, loaded: &Loaded) -> Result<Vec<usize>, Problem> {
    if ask::is_narrowed(&visit.params) {
        let query = ask::query(&visit.params, Some(loaded.name()));
        let found = ask::all(&*bench.searcher()?, &query)?;
        return Ok(found
            .iter()
            .filter_map(|(_, id)| loaded.place(id.as_str()))
            .collect());
    }
    let queue = queue::order(loaded);
    Ok(match visit.params.get("visa") {
        Some("granskade") => decided(loaded),
        Some("utan") => queue
            .into_iter()
            .filter(|place| loaded.sections(*place).is_empty())
            .collect(),
        _ => queue,
    })
}

fn decided(loaded: &Loaded) -> Vec<usize> {
    loaded
        .statements()
        .iter()
        .enumerate()
        .filter(|(_, held)| held.status == Status::Decided)
        .map(|(place, _)| place)
        .collect()
}

fn head(visit: &Visit, loaded: &Loaded, number: usize) -> Markup {
    let tally = loaded.tally;
    let view = visit.params.get("visa").unwrap_or_default();
    let narrowed = ask::is_narrowed(&visit.params);
    let tab = |value: &str, label: &str| {
        let href = if value.is_empty() {
            visit.link("/granska")
        } else {
            visit.link_with("/granska", &[("visa", value)])
        };
        html! { a href=(href) aria-current=[(!narrowed && view == value).then_some("true")] { (label) } }
    };
    html! {
        div.rh {
            h1 { b { (grouped(number)) } " " (visit.t("att granska", "to review")) }
            span.tabs {
                (tab("", visit.t("Förslag", "Suggestions")))
                (tab("utan", visit.t("Utan avsnitt", "Without a section")))
                (tab("granskade", visit.t("Granskade", "Reviewed")))
            }
        }
        p.exp {
            span { (grouped(tally.decided)) " " (visit.t("granskade av", "reviewed of")) " " (grouped(tally.statements)) "." }
            @if narrowed { span { b { (visit.t("Urval ur sökningen.", "A selection from the search.")) } " " a href=(visit.link("/granska")) { (visit.t("Visa hela kön", "Show the whole queue")) } } }
            @else { span { (visit.t("Det som lär maskinen mest står först.", "What teaches the machine most stands first.")) } }
            a href=(visit.link("/samstammighet")) { (visit.t("Två granskares samstämmighet", "Agreement of two readers")) }
        }
    }
}

/// What the last decision did, and the way back.
fn notice(visit: &Visit, loaded: &Loaded) -> Markup {
    let count: usize = visit.params.parse("antal").unwrap_or(0);
    let moved: usize = visit.params.parse("flyttade").unwrap_or(0);
    html! {
        @if count > 0 {
            div.note.good role="status" {
                p {
                    b { (visit.t("Sparat.", "Saved.")) } " "
                    @if count > 1 { (count) " " (visit.t("uttalanden.", "statements.")) " " }
                    @if visit.params.get("senare").is_some() {
                        (visit.t("En inläsning pågår; beslutet syns när den är klar.", "Documents are being read; the decision shows when that is done."))
                    } @else if moved > 0 {
                        (grouped(moved)) " " (visit.t("andra förslag har ändrats av det.", "other suggestions changed with it."))
                    }
                }
                @if let Some(id) = visit.params.get("klart") {
                    @if loaded.place(id).is_some() {
                        form method="post" action="/granska/beslut" {
                            (token(visit))
                            (kept(visit))
                            (seen(loaded, id))
                            (hidden_name(visit))
                            button.lnk name="gor" value="angra" { (visit.t("Ångra", "Undo")) }
                            " · " a href=(visit.link_with("/granska", &[("u", id)])) { (visit.t("Visa uttalandet", "Show the statement")) }
                        }
                    }
                }
            }
        }
    }
}

fn list(visit: &Visit, loaded: &Loaded, shown: &[usize], chosen: Option<usize>) -> Markup {
    html! {
        ol.hits {
            @for place in shown {
                @let tagged = loaded.shown(*place);
                @let id = tagged.statement.id.as_str();
                li {
                    article.hit aria-current=[(chosen == Some(*place)).then_some("true")] {
                        div.pick {
                            input type="checkbox" form="flera" name="u" value=(format!("{id}:{}", history::version(&loaded.decisions, &tagged.statement.id)))
                                aria-label=(format!("{} {}", visit.t("Välj:", "Choose:"), start(&tagged.statement.text)));
                            h2 { a href=(list_params(visit).with("u", id).at("/granska#las")) { (quote::speaker(visit, &tagged.statement.respondents)) } }
                        }
                        div.line {
                            (stance::badge(visit, tagged.stance))
                            @for id in tagged.sections() { span { (section::name(visit, loaded, id)) } }
                            (stance::status(visit, tagged.status))
                        }
                        blockquote.quote lang=(tagged.statement.language) { (tagged.statement.text) }
                    }
                }
            }
        }
    }
}

/// The first words of a text.
fn start(text: &str) -> String {
    text.split_whitespace()
        .take(8)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The list's own parameters.
fn list_params(visit: &Visit) -> Params {
    Params::new(
        visit
            .params
            .pairs()
            .filter(|(name, _)| KEPT.contains(name) || *name == "remiss")
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    )
}

fn kept(visit: &Visit) -> Markup {
    html! {
        @for (name, value) in visit.params.pairs().filter(|(name, _)| KEPT.contains(name)) {
            input type="hidden" name=(format!("lista.{name}")) value=(value);
        }
    }
}

fn seen(loaded: &Loaded, id: &str) -> Markup {
    let version = history::version(&loaded.decisions, &StatementId(id.to_owned()));
    html! { input type="hidden" name="u" value=(format!("{id}:{version}")); }
}

fn hidden_name(visit: &Visit) -> Markup {
    html! { @if let Some(name) = &visit.reader.name { input type="hidden" name="namn" value=(name); } }
}

/// The field for the name that stands behind decisions.
fn name_field(visit: &Visit, id: &str, given: Option<&str>) -> Markup {
    let name = given.or(visit.reader.name.as_deref());
    html! {
        @if visit.reader.fixed {
            p.small.soft { (visit.t("Beslutas av", "Decided by")) " " b { (visit.reader.name.as_deref().unwrap_or_default()) } }
        } @else {
            div {
                label for=(id) { (visit.t("Ditt namn", "Your name")) }
                input id=(id) name="namn" required maxlength="80" autocomplete="name" value=[name];
            }
        }
    }
}

fn pager(visit: &Visit, page: usize, total: usize) -> Markup {
    let pages = total.div_ceil(LISTED).max(1);
    let to = |page: usize| {
        list_params(visit)
            .with("sida", &page.to_string())
            .at("/granska")
    };
    html! {
        @if pages > 1 {
            nav.pager aria-label=(visit.t("Sidor", "Pages")) {
                @if page > 1 { a.btn href=(to(page - 1)) rel="prev" { "← " (visit.t("Föregående", "Previous")) } }
                span { (visit.t("Sida", "Page")) " " (page) " " (visit.t("av", "of")) " " (pages) }
                @if page < pages { a.btn href=(to(page + 1)) rel="next" { (visit.t("Nästa", "Next")) " →" } }
            }
        }
    }
}

/// One verdict for all that are ticked.
fn bulk(visit: &Visit, loaded: &Loaded, shown: &[usize]) -> Markup {
    html! {
        @if shown.len() > 1 {
            details.why.bulkbox {
                summary { (visit.t("Flera på en gång", "Several at once")) }
                p.small.soft { (visit.t("Kryssa för uttalanden i listan. Det som lämnas tomt ändras inte.", "Tick statements in the list. What is left empty stays as it is.")) }
                form #flera method="post" action="/granska/beslut" {
                    (token(visit))
                    (kept(visit))
                    div.decide {
                        div { label for="flera-avsnitt" { (visit.t("Avsnitt", "Section")) } (section_select(visit, loaded, "flera-avsnitt", None, true)) }
                        div { label for="flera-stallning" { (visit.t("Hållning", "Stance")) } (stance_select(visit, "flera-stallning", None, true)) }
                        (name_field(visit, "flera-namn", None))
                    }
                    div.actions {
                        button.btn name="gor" value="spara" { (visit.t("Spara för valda", "Save for those chosen")) }
                        button.btn name="gor" value="bekrafta" { (visit.t("Bekräfta valda", "Confirm those chosen")) }
                        button.btn name="gor" value="ej" { (visit.t("Valda är inga uttalanden", "Those chosen are no statements")) }
                    }
                }
            }
        }
    }
}

fn section_select(
    visit: &Visit,
    loaded: &Loaded,
    id: &str,
    chosen: Option<&SectionId>,
    may_be_empty: bool,
) -> Markup {
    html! {
        select id=(id) name="avsnitt" {
            @if may_be_empty { option value="" { "–" } }
            @for section in loaded.section_ids() {
                option value=(section) selected[chosen == Some(&section)] { (section::plain(visit, loaded, &section)) }
            }
        }
    }
}

fn stance_select(visit: &Visit, id: &str, chosen: Option<Stance>, may_be_empty: bool) -> Markup {
    html! {
        select id=(id) name="stallning" {
            @if may_be_empty || chosen.is_none() { option value="" { "–" } }
            @for stance in Stance::ALL {
                option value=(stance.wire()) selected[chosen == Some(*stance)] { (stance::sign(Some(*stance))) " " (stance::word(Some(*stance), visit.lang)) }
            }
        }
    }
}

/// The statement with the form, in its text.
fn desk(bench: &Bench, visit: &Visit, loaded: &Loaded, place: usize, places: &[usize]) -> Markup {
    let tagged = &loaded.shown(place);
    let id = tagged.statement.id.as_str();
    let next = places
        .iter()
        .position(|one| *one == place)
        .and_then(|at| places.get(at + 1))
        .map(|next| loaded.id(*next).to_string());
    let document = loaded
        .document_of(place)
        .map(|(_, record)| bench.text(record))
        .transpose();
    let document = match &document {
        Ok(Some(document)) => Ok(&**document),
        Ok(None) => Err(String::new()),
        Err(error) => Err(error.in_words(visit.lang)),
    };
    let params = list_params(visit);
    let link = |id: &str| params.with("u", id).at("/granska");
    let pane = Pane {
        loaded,
        place,
        document,
        marks: &|_| Vec::new(),
        link: &link,
        extent: Extent::DESK,
    };
    let desk = html! {
        div.desk {
            blockquote.quote lang=(tagged.statement.language) { (tagged.statement.text) }
            @if visit.params.get("dela").is_some() { (split_form(visit, tagged, loaded)) }
            @else { (form(visit, loaded, tagged, next.as_deref(), None)) }
            (others(visit, loaded, tagged, id))
        }
    };
    reader::pane(visit, &pane, Some(&desk))
}

/// The form that decides one statement.
fn form(
    visit: &Visit,
    loaded: &Loaded,
    tagged: &TaggedStatement,
    next: Option<&str>,
    given: Option<&Params>,
) -> Markup {
    let id = tagged.statement.id.as_str();
    let sections: Vec<SectionId> = match given {
        Some(fields) => fields
            .all("avsnitt")
            .map(|id| SectionId(id.to_owned()))
            .collect(),
        None => tagged.sections().cloned().collect(),
    };
    let stance = given
        .and_then(|fields| fields.parse::<Stance>("stallning"))
        .or(tagged.stance);
    let first = sections
        .first()
        .or_else(|| tagged.tags.first().map(|tag| &tag.section));
    html! {
        form.decideform method="post" action="/granska/beslut" data-decide {
            (token(visit))
            (kept(visit))
            (seen(loaded, id))
            @if let Some(next) = next { input type="hidden" name="nasta" value=(next); }
            (candidates(visit, loaded, tagged))
            div.decide {
                div { label for="avsnitt-1" { (visit.t("Avsnitt", "Section")) } (section_select(visit, loaded, "avsnitt-1", first, false)) }
                div { label for="avsnitt-2" { (visit.t("Också avsnitt", "Also section")) } (section_select(visit, loaded, "avsnitt-2", sections.get(1), true)) }
                div { label for="stallning" { (visit.t("Hållning", "Stance")) } (stance_select(visit, "stallning", stance, false)) }
                div {
                    label for="roll" { (visit.t("Roll", "Role")) }
                    select #roll name="roll" {
                        option value="" { (capital(tagged.statement.role.label(visit.lang))) }
                        @for role in Role::ALL.iter().filter(|role| **role != tagged.statement.role) { option value=(role.wire()) { (capital(role.label(visit.lang))) } }
                    }
                }
                (name_field(visit, "namn", given.and_then(|fields| fields.get("namn"))))
            }
            div.actions {
                button.btn.prim name="gor" value="spara" { (visit.t("Spara", "Save")) }
                button.btn name="gor" value="bekrafta" data-confirm { (visit.t("Bekräfta förslaget", "Confirm the suggestion")) }
                button.btn name="gor" value="ej" { (visit.t("Inget uttalande", "No statement")) }
                @if !loaded.history(&tagged.statement.id).is_empty() { button.btn name="gor" value="angra" { (visit.t("Ångra senaste", "Undo the latest")) } }
            }
        }
    }
}

/// The machine's candidates with their grounds.
fn candidates(visit: &Visit, loaded: &Loaded, tagged: &TaggedStatement) -> Markup {
    html! {
        p.small.soft {
            @if tagged.stance_origin == Origin::Person { (visit.t("Beslutat. ", "Decided. ")) }
            (visit.t("Maskinens förslag: ", "The machine suggests: "))
            @for (at, tag) in tagged.tags.iter().filter(|tag| tag.origin == Origin::Rule).take(3).enumerate() {
                @if at > 0 { " · " }
                (section::name(visit, loaded, &tag.section))
                @if let Some(evidence) = tag.evidence.first() { " (”" (evidence.text) "”)" }
            }
        }
    }
}

/// Splitting, joining and commenting: forms of their own.
fn others(visit: &Visit, loaded: &Loaded, tagged: &TaggedStatement, id: &str) -> Markup {
    let comment = loaded
        .consultation
        .comments
        .iter()
        .find(|(of, _)| of.as_str() == id)
        .map(|(_, comment)| comment.clone())
        .unwrap_or_default();
    html! {
        details.why {
            summary { (visit.t("Dela, slå ihop, kommentera", "Split, join, comment")) }
            p { a href=(list_params(visit).with("u", id).with("dela", "1").at("/granska")) { (visit.t("Dela uttalandet i två", "Split the statement in two")) } }
            form method="post" action="/granska/beslut" {
                (token(visit)) (kept(visit)) (seen(loaded, id))
                (name_field(visit, "namn-ihop", None))
                div.actions { button.btn name="gor" value="slaihop" { (visit.t("Slå ihop med nästa uttalande", "Join with the next statement")) } }
            }
            (comment_form(visit, loaded, &comment, id))
            (reader::history(visit, loaded, loaded.history(&tagged.statement.id)))
        }
    }
}

fn comment_form(visit: &Visit, loaded: &Loaded, comment: &Comment, id: &str) -> Markup {
    html! {
        form method="post" action="/granska/beslut" {
            (token(visit)) (kept(visit)) (seen(loaded, id))
            fieldset {
                legend { (visit.t("Förslagsställarens kommentar", "The proposer's comment")) }
                @for heeded in Heeded::ALL {
                    label.check {
                        input type="radio" name="beaktas" value=(heeded.wire()) checked[comment.heeded == Some(*heeded)];
                        (capital(heeded.label(visit.lang)))
                    }
                }
                label.field for="skal" { (visit.t("Skäl", "Reason")) }
                textarea #skal name="skal" maxlength="10000" { (comment.reason) }
                label.field for="lydelse" { (visit.t("Ny lydelse i programmet", "New wording in the programme")) }
                textarea #lydelse name="lydelse" maxlength="10000" { (comment.changed_text) }
            }
            (name_field(visit, "namn-kommentar", None))
            div.actions { button.btn name="gor" value="kommentar" { (visit.t("Spara kommentaren", "Save the comment")) } }
        }
    }
}

/// Each word is a button: the statement is cut before it.
fn split_form(visit: &Visit, tagged: &TaggedStatement, loaded: &Loaded) -> Markup {
    let text = &tagged.statement.text;
    let id = tagged.statement.id.as_str();
    let words: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    html! {
        form method="post" action="/granska/beslut" {
            (token(visit)) (kept(visit)) (seen(loaded, id))
            input type="hidden" name="gor" value="dela";
            (name_field(visit, "namn-dela", None))
            p { (visit.t("Välj det ord som det andra uttalandet ska börja med:", "Choose the word that the second statement is to begin with:")) }
            p.quote.words lang=(tagged.statement.language) {
                @for (at, word) in &words {
                    @if *at == 0 { (word) " " }
                    @else { button name="vid" value=(at) { (word) } " " }
                }
            }
            p { a.btn href=(list_params(visit).with("u", id).at("/granska")) { (visit.t("Avbryt", "Cancel")) } }
        }
    }
}

/// Someone else decided meanwhile: both are shown, nothing is lost.
pub(in crate::serve) fn conflict(visit: &Visit, loaded: &Loaded, conflict: &Conflict) -> Markup {
    let body = html! {
        h1 { (visit.t("Någon hann före", "Someone was faster")) }
        div.note.bad {
            p { (visit.t("Uttalandet har fått ett nytt beslut sedan du öppnade sidan. Ditt beslut är inte sparat, men finns ifyllt nedan. Läs det nya och spara igen om du vill ändra det.", "The statement got a new decision since you opened the page. Yours was not saved, but is filled in below. Read the new one and save again if you want to change it.")) }
        }
        @for id in &conflict.statements {
            @if let Some(tagged) = loaded.place(id.as_str()).map(|place| loaded.shown(place)) {
                blockquote.quote lang=(tagged.statement.language) { (tagged.statement.text) }
                p.line {
                    (visit.t("Gäller nu:", "Now:"))
                    (stance::badge(visit, tagged.stance))
                    (section::links(visit, loaded, tagged.sections()))
                }
                (reader::history(visit, loaded, loaded.history(id)))
                @if conflict.statements.len() == 1 {
                    h2 { (visit.t("Ditt beslut", "Your decision")) }
                    (form(visit, loaded, &tagged, None, Some(&conflict.fields)))
                }
            } @else {
                p { (visit.t("Uttalandet finns inte längre: det har delats eller slagits ihop.", "The statement is no longer there: it was split or joined.")) }
            }
        }
        p { a href=(visit.link("/granska")) { (visit.t("Till kön", "To the queue")) } }
    };
    shell::page(
        visit,
        visit.t("Någon hann före", "Someone was faster"),
        Layout::Column,
        &body,
    )
}

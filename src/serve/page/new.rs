//! A new consultation: its programme, who was asked, its dates.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::corpus::{CONFIG_FILE, Config};
use crate::error::{Action, Error};
use crate::identify;
use crate::language::capital;
use crate::model::{Respondent, RespondentKind};
use crate::serve::address::{Params, address};
use crate::serve::bench::Bench;
use crate::serve::incoming::{self, Incoming};
use crate::serve::part::shell::{self, Layout, token};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;
use crate::serve::work::Order;

/// Respondents that can be pasted, at most.
const RESPONDENTS: usize = 5_000;

/// The formats that a programme may have.
const PROGRAMME: [&str; 6] = ["docx", "pdf", "odt", "docm", "md", "txt"];

/// `GET /ny`
pub(super) async fn show(visit: Visit) -> Response {
    let page = page(&visit);
    answer(&visit, Ok(page))
}

fn page(visit: &Visit) -> Markup {
    let title = visit.t("Ny remiss", "New consultation");
    let body = html! {
        h1 { (title) }
        p.lead { (visit.t("Programmet som skickats ut, vilka som tillfrågats och svaren. Allt utom titeln går att lägga till senare.", "The programme sent out, who was asked and the answers. All but the title can be added later.")) }
        form method="post" action="/ny" enctype="multipart/form-data" {
            (token(visit))
            label.field for="titel" { (visit.t("Titel", "Title")) }
            input #titel name="titel" required maxlength="200" size="50";
            label.field for="dnr" { (visit.t("Diarienummer", "Reference")) }
            input #dnr name="dnr" maxlength="60";
            label.field for="utsand" { (visit.t("Utsänd", "Sent out")) }
            input #utsand name="utsand" type="date";
            label.field for="sista" { (visit.t("Sista svarsdag", "Answers due")) }
            input #sista name="sista" type="date";
            label.field for="program" { (visit.t("Programmet", "The programme")) }
            p.help #program-hjalp { (visit.t("Det dokument som skickats ut: Word, PDF, OpenDocument eller text.", "The document that was sent out: Word, PDF, OpenDocument or text.")) }
            input #program type="file" name="program" accept=".docx,.docm,.pdf,.odt,.md,.txt" aria-describedby="program-hjalp";
            label.field for="instanser" { (visit.t("Tillfrågade remissinstanser", "Respondents asked")) }
            p.help #instanser-hjalp {
                (visit.t("Klistra in från Excel, en instans per rad: namn, typ, andra namn. Typ och andra namn kan utelämnas. Typer: ", "Paste from Excel, one per row: name, kind, other names. Kind and other names may be left out. Kinds: "))
                @for (at, kind) in RespondentKind::ALL.iter().enumerate() { @if at > 0 { ", " } (kind.label(visit.lang)) } "."
            }
            textarea #instanser name="instanser" rows="8" aria-describedby="instanser-hjalp" {}
            label.field for="svar" { (visit.t("Svar som kommit in", "Answers that came in")) }
            input #svar type="file" name="svar" multiple;
            div.actions { button.btn.prim { (visit.t("Skapa remissen och läs in", "Make the consultation and read it")) } }
        }
    };
    shell::page(visit, title, Layout::Column, &body)
}

/// `POST /ny`
pub(super) async fn make(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    form: Multipart,
) -> Response {
    match made(&bench, &visit, form).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(problem) => problem.page(&visit),
    }
}

async fn made(bench: &Arc<Bench>, visit: &Visit, form: Multipart) -> Result<String, Problem> {
    let corpus = bench.config.corpus.clone();
    let keep = |_: &Params| -> Result<PathBuf, Problem> {
        fs::create_dir_all(&corpus).map_err(Error::io(&corpus, Action::Make))?;
        Ok(corpus.clone())
    };
    let received = incoming::receive(visit, form, keep).await?;
    let config = config(visit, &received.fields)?;
    let title = config.title.clone().unwrap_or_default();
    fs::create_dir_all(&corpus).map_err(Error::io(&corpus, Action::Make))?;
    let (mut programmes, answers): (Vec<Incoming>, Vec<Incoming>) = received
        .files
        .into_iter()
        .partition(|file| file.field == "program");
    programmes.truncate(1);
    for programme in &mut programmes {
        programme.name = format!("programme.{}", ending(visit, &programme.name)?);
    }
    let root = make_folder(visit, &corpus, &slug(&title))?;
    if let Err(problem) = fill(&root, programmes, answers, &config) {
        // Half a consultation would be in the way of the next try. Everything
        // in it came with this form.
        let _ = fs::remove_dir_all(&root);
        return Err(problem);
    }
    let name = root
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    bench.order(Order {
        folder: root,
        index: bench.config.index.clone(),
        programme: None,
        ocr: false,
    });
    Ok(address("/vanta", [("pa", name.as_str())]))
}

/// Puts everything that came with the form into the new folder.
fn fill(
    root: &Path,
    programmes: Vec<Incoming>,
    answers: Vec<Incoming>,
    config: &Config,
) -> Result<(), Problem> {
    let responses = root.join("responses");
    fs::create_dir(&responses).map_err(Error::io(&responses, Action::Make))?;
    let mut known = BTreeSet::new();
    for file in answers {
        file.place(&responses, &mut known)?;
    }
    for programme in programmes {
        programme.place(root, &mut BTreeSet::new())?;
    }
    let path = root.join(CONFIG_FILE);
    fs::write(&path, config.to_toml()).map_err(Error::io(&path, Action::Write))?;
    Ok(())
}

fn config(visit: &Visit, fields: &Params) -> Result<Config, Problem> {
    let text = |name: &str| {
        fields
            .get(name)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    };
    let date = |name: &str| -> Result<Option<String>, Problem> {
        let Some(given) = text(name) else {
            return Ok(None);
        };
        let date: jiff::civil::Date = given.parse().map_err(|_| {
            Problem::Field(format!(
                "{}: {given}",
                visit.t("Inte ett datum", "Not a date")
            ))
        })?;
        Ok(Some(date.to_string()))
    };
    let title = text("titel")
        .ok_or_else(|| Problem::Field(visit.t("Skriv en titel.", "Write a title.").to_owned()))?;
    Ok(Config {
        title: Some(title),
        reference: text("dnr"),
        sent: date("utsand")?,
        due: date("sista")?,
        respondents: respondents(visit, fields.get("instanser").unwrap_or_default())?,
        ..Config::default()
    })
}

/// Rows as they are pasted from a spreadsheet: name, kind, other names.
fn respondents(visit: &Visit, pasted: &str) -> Result<Vec<Respondent>, Problem> {
    let mut list: Vec<Respondent> = Vec::new();
    for (number, row) in pasted.lines().enumerate() {
        let sign = if row.contains('\t') { '\t' } else { ';' };
        let mut cells = row.split(sign).map(str::trim);
        let name = cells.next().unwrap_or_default();
        if list.is_empty() && is_heading(name) {
            continue;
        }
        if name.is_empty() || list.iter().any(|known| known.name == name) {
            continue;
        }
        let kind = match cells.next().filter(|cell| !cell.is_empty()) {
            Some(cell) => cell.parse::<RespondentKind>().map_err(|_| {
                Problem::Field(format!(
                    "{} {}: ”{cell}” {}",
                    visit.t("Rad", "Row"),
                    number + 1,
                    visit.t(
                        "är ingen typ av remissinstans.",
                        "is no kind of respondent."
                    )
                ))
            })?,
            None => kind_of(name),
        };
        let aliases = cells
            .flat_map(|cell| cell.split(','))
            .map(str::trim)
            .filter(|alias| !alias.is_empty())
            .map(str::to_owned)
            .collect();
        list.push(Respondent {
            name: name.to_owned(),
            kind,
            aliases,
        });
        if list.len() > RESPONDENTS {
            return Err(Problem::TooLarge(
                visit.t("För många rader.", "Too many rows.").to_owned(),
            ));
        }
    }
    Ok(list)
}

/// Whether the first cell is a column's heading, as it comes along from a
/// spreadsheet.
fn is_heading(cell: &str) -> bool {
    const HEADINGS: [&str; 9] = [
        "namn",
        "name",
        "instans",
        "instanser",
        "remissinstans",
        "remissinstanser",
        "respondent",
        "respondents",
        "tillfrågad",
    ];
    HEADINGS.contains(&cell.to_lowercase().trim_end_matches(':'))
}

/// The kind that a name tells by itself.
fn kind_of(name: &str) -> RespondentKind {
    identify::kind_of(name).unwrap_or(RespondentKind::Other)
}

fn ending<'a>(visit: &Visit, name: &'a str) -> Result<&'a str, Problem> {
    name.rsplit_once('.')
        .map(|(_, ending)| ending)
        .and_then(|ending| {
            PROGRAMME
                .into_iter()
                .find(|known| known.eq_ignore_ascii_case(ending))
        })
        .ok_or_else(|| {
            Problem::Field(
                visit
                    .t(
                        "Programmet ska vara en fil av typen docx, pdf, odt, md eller txt.",
                        "The programme must be a docx, pdf, odt, md or txt file.",
                    )
                    .to_owned(),
            )
        })
}

/// A folder's name from a title: letters, digits and hyphens.
fn slug(title: &str) -> String {
    let mut name = String::new();
    for letter in title.to_lowercase().chars() {
        match letter {
            'å' | 'ä' => name.push('a'),
            'ö' => name.push('o'),
            'é' => name.push('e'),
            'a'..='z' | '0'..='9' => name.push(letter),
            _ if !name.ends_with('-') && !name.is_empty() => name.push('-'),
            _ => {}
        }
        if name.len() >= 60 {
            break;
        }
    }
    let name = name.trim_matches('-');
    if name.is_empty() {
        "remiss".to_owned()
    } else {
        name.to_owned()
    }
}

fn make_folder(visit: &Visit, corpus: &Path, name: &str) -> Result<PathBuf, Problem> {
    for round in 1..1_000 {
        let path = corpus.join(if round == 1 {
            name.to_owned()
        } else {
            format!("{name}-{round}")
        });
        match fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Error::io(path, Action::Make)(error).into()),
        }
    }
    Err(Problem::Field(
        visit
            .t("Välj en annan titel.", "Choose another title.")
            .to_owned(),
    ))
}

/// `GET /vanta?pa=NAME`: until the new consultation is read.
pub(super) async fn wait(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let progress = bench.progress();
    let name = visit.params.get("pa").unwrap_or_default();
    let there = visit.names.iter().any(|title| title.name == name);
    if !progress.concerns(name) && there {
        return Redirect::to(&address("/inlasning", [("remiss", name)])).into_response();
    }
    let title = visit.t("Läser in", "Reading");
    let body = html! {
        h1 { (title) " " (capital(name)) }
        (super::reading::running(&visit, &progress, name))
        p { a href=(visit.here()) { (visit.t("Uppdatera sidan", "Reload the page")) } }
    };
    answer(
        &visit,
        Ok(shell::page(&visit, title, Layout::Column, &body)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_a_plain_folder_name() {
        assert_eq!(
            slug("Översiktsplan 2040 (samråd)"),
            "oversiktsplan-2040-samrad"
        );
        assert_eq!(slug("../.."), "remiss");
    }

    #[test]
    fn a_name_tells_its_kind() {
        assert_eq!(kind_of("Kulturnämnden"), RespondentKind::Board);
        assert_eq!(kind_of("Ekstads Hamn AB"), RespondentKind::Company);
        assert_eq!(kind_of("Socialstyrelsen"), RespondentKind::Authority);
        assert_eq!(kind_of("Åsa"), RespondentKind::Other);
    }
}

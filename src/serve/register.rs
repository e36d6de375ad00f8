//! What was agreed with those asked, from the forms to `consultation.toml`: how they
//! are reached, who was reminded and when, who has more time, who will not answer.

mod typed;

use std::sync::{Arc, PoisonError};

use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};

pub(super) use self::typed::{Several, Typed};
use super::address::{Params, address};
use super::bench::Bench;
use super::decide::{check_token, on_consultation};
use super::description::{email, order, put, split, stands};
use super::faults::Faults;
use super::loaded::Loaded;
use super::page::respondents as page;
use super::problem::Problem;
use super::unsaved::Unsaved;
use super::visit::Visit;
use crate::corpus::{CONFIG_FILE, Config, Description};
use crate::model::{Contact, Lang, Respondent};

/// Letters at most, and days on which one was reminded.
pub(super) const NOTE: usize = 500;
const DAYS: usize = 2_000;

/// The one of this name among those asked, as the file has it.
pub(super) fn asked<'a>(config: &'a Config, name: &str) -> Option<&'a Respondent> {
    config.respondents.iter().find(|one| one.name == name)
}

/// `POST /instanser/paminnelser`
pub(super) async fn many(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    tokio::task::block_in_place(|| {
        on_consultation(&bench, visit, &fields, |visit, loaded| {
            let typed = Several::of(&fields);
            let written = write(&bench, visit, loaded, &fields, |config| {
                let change = several(visit, loaded, config, &fields, &typed)?;
                let mut wanted = Description::of(config);
                for (_, one) in &mut wanted.asked {
                    if typed.names.contains(&one.name) {
                        change.make(&mut one.contact);
                    }
                }
                Ok(wanted)
            });
            match written {
                Ok(done) => {
                    let params = [("remiss", loaded.name()), ("gjort", done)];
                    let to = address("/instanser#ej-svarat", params);
                    Ok(Redirect::to(&to).into_response())
                }
                Err(why) => {
                    let page = page::unsaved(visit, loaded, &typed, &why);
                    Ok(why.answer(page))
                }
            }
        })
    })
}

/// `POST /instanser/kontakt`
pub(super) async fn one(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    tokio::task::block_in_place(|| {
        on_consultation(&bench, visit, &fields, |visit, loaded| {
            let name = fields.get("instans").ok_or(Problem::NotFound)?;
            let mut typed = Typed::of(&fields);
            let body = page::contact::of(loaded, name).ok_or(Problem::NotFound)?;
            let written = write(&bench, visit, loaded, &fields, |config| {
                let mut wanted = Description::of(config);
                let place = (wanted.asked.iter_mut()).find(|(_, one)| one.name == name);
                let Some((_, one)) = place else {
                    return Err(Unsaved::Faulty(gone(visit, name)));
                };
                if one.contact.seal().as_str() != typed.seal {
                    one.contact.seal().as_str().clone_into(&mut typed.seal);
                    return Err(Unsaved::Late(Box::new(one.contact.clone())));
                }
                one.contact = contact(visit, loaded, one, &typed)?;
                Ok(wanted)
            });
            match written {
                Ok(done) => {
                    let [remiss, done] = [("remiss", loaded.name()), ("gjort", done)];
                    let to = address("/instanser#kontakt", [remiss, ("instans", name), done]);
                    Ok(Redirect::to(&to).into_response())
                }
                Err(why) => {
                    let page = page::contact::unsaved(visit, loaded, body, &typed, &why);
                    Ok(why.answer(page))
                }
            }
        })
    })
}

/// Writes what is wanted in place of what stands and has it read in, and gives what the
/// next page tells of it; or tells why it cannot be.
fn write(
    bench: &Arc<Bench>,
    visit: &Visit,
    loaded: &Loaded,
    fields: &Params,
    wanted: impl FnOnce(&Config) -> Result<Description, Unsaved<Contact>>,
) -> Result<&'static str, Unsaved<Contact>> {
    if check_token(visit, fields).is_err() {
        return Err(Unsaved::Stale);
    }
    let keeping = bench.keeping.lock().unwrap_or_else(PoisonError::into_inner);
    let (text, config) = stands(loaded).map_err(Unsaved::Broken)?;
    let written = wanted(&config)?
        .written_over(&text, &loaded.root.join(CONFIG_FILE))
        .and_then(|after| put(loaded, &text, &after));
    drop(keeping);
    if written.map_err(Unsaved::Failed)? {
        order(bench, loaded);
        Ok("sparat")
    } else {
        Ok("inget")
    }
}

/// What is done to several at once.
enum Change {
    /// They were reminded on this day.
    Reminded(String),
    /// They have more time until this day.
    Extended(String),
}

impl Change {
    fn make(&self, contact: &mut Contact) {
        match self {
            Self::Reminded(day) => contact.remind(day),
            Self::Extended(day) => contact.extended_until = Some(day.clone()),
        }
    }
}

fn several(
    visit: &Visit,
    loaded: &Loaded,
    config: &Config,
    fields: &Params,
    typed: &Several,
) -> Result<Change, Unsaved<Contact>> {
    let mut faults = Faults::default();
    let lost: Vec<&str> = (typed.names.iter())
        .map(String::as_str)
        .filter(|name| asked(config, name).is_none())
        .collect();
    if typed.names.is_empty() {
        faults.tell(
            "instans",
            visit.t(
                "Kryssa för de instanser som det gäller.",
                "Tick the respondents that it is about.",
            ),
        );
    } else if !lost.is_empty() {
        return Err(Unsaved::Faulty(gone(visit, &lost.join(", "))));
    }
    let missing = visit.t("Ange en dag.", "Give a day.");
    let change = match fields.get("gor") {
        Some("pamind") => {
            let day = faults.date(visit, "pamind", &typed.reminded);
            if day.is_none() {
                faults.tell("pamind", missing);
            }
            day.map(Change::Reminded)
        }
        Some("anstand") => {
            let day = until(visit, loaded, &typed.until, &mut faults);
            if day.is_none() {
                faults.tell("till", missing);
            }
            day.map(Change::Extended)
        }
        _ => {
            faults.tell(
                "instans",
                visit.t(
                    "Välj med knapparna om det gäller en påminnelse eller ett anstånd.",
                    "Choose by the buttons whether it is about a reminder or more time.",
                ),
            );
            None
        }
    };
    match change {
        Some(change) if faults.is_empty() => Ok(change),
        _ => Err(Unsaved::Faulty(faults)),
    }
}

/// What the form about one says.
fn contact(
    visit: &Visit,
    loaded: &Loaded,
    stands: &Respondent,
    typed: &Typed,
) -> Result<Contact, Unsaved<Contact>> {
    let mut faults = Faults::default();
    let name = stands.name.as_str();
    let mut contact = Contact {
        email: email(visit, "epost", (name, &typed.email), &mut faults),
        extended_until: match &stands.contact.extended_until {
            // Such as stood there before are a person's matter.
            Some(day) if *day == typed.until => Some(day.clone()),
            _ => until(visit, loaded, &typed.until, &mut faults),
        },
        declined: faults.date(visit, "avstar", &typed.declined),
        note: faults.line(visit, "anteckning", &typed.note, NOTE),
        reminded: Vec::new(),
    };
    let days = faults.line(visit, "pamind", &typed.reminded, DAYS);
    for day in split(days.as_deref().unwrap_or_default()) {
        if let Some(day) = faults.date(visit, "pamind", day) {
            contact.remind(&day);
        }
    }
    if faults.is_empty() {
        Ok(contact)
    } else {
        Err(Unsaved::Faulty(faults))
    }
}

/// The day until which there is more time: after the last day that holds for all.
fn until(visit: &Visit, loaded: &Loaded, typed: &str, faults: &mut Faults) -> Option<String> {
    let day = faults.date(visit, "till", typed)?;
    match &loaded.consultation.about.due {
        Some(due) if day <= *due => {
            faults.tell(
                "till",
                match visit.lang {
                    Lang::Sv => format!("Anståndet slutar inte efter sista svarsdag, {due}."),
                    Lang::En => format!("The time given does not end after the last day, {due}."),
                },
            );
            None
        }
        _ => Some(day),
    }
}

fn gone(visit: &Visit, names: &str) -> Faults {
    let mut faults = Faults::default();
    faults.tell(
        "instans",
        match visit.lang {
            Lang::Sv => format!("{names} står inte längre i listan över tillfrågade."),
            Lang::En => format!("{names}: no longer in the list of those asked."),
        },
    );
    faults
}

//! Whether what was typed can be written, and what is wrong where it cannot.

use std::collections::{BTreeSet, HashSet};

use super::typed::{Row, Typed, joined, split};
use crate::corpus::{self, Config, Description, DocumentFacts, is_same_name};
use crate::model::{Respondent, RespondentKind, bare, is_mail_address};
use crate::serve::asked::{self, RESPONDENTS, kind_of};
use crate::serve::bodies::{Body, Sender};
use crate::serve::faults::{Faults, tidy};
use crate::serve::loaded::Loaded;
use crate::serve::problem::Problem;
use crate::serve::visit::Visit;

/// Letters at most.
const TITLE: usize = 200;
const REFERENCE: usize = 60;
const NAME: usize = 200;
const ALIASES: usize = 2_000;
const ADDRESSES: usize = 2_000;

/// What is to be written, and the names that were pasted and stood there already.
type Checked = (Description, Vec<String>);

/// Those who answer and are not in the list.
pub(in crate::serve) fn found(loaded: &Loaded) -> impl Iterator<Item = (&str, &Body)> {
    let answers = |body: &&Body| body.asked.is_none() && !body.documents.is_empty();
    (loaded.bodies.iter().filter(answers)).filter_map(|body| match &body.sender {
        Sender::Named(name) => Some((name.as_str(), body)),
        Sender::Unnamed(_) | Sender::Unknown(_) => None,
    })
}

/// What the file says of documents that are not there, each with its name.
pub(in crate::serve) fn lost_facts<'a>(
    loaded: &Loaded,
    config: &'a Config,
) -> impl Iterator<Item = (String, &'a DocumentFacts)> {
    let documents = &loaded.consultation.documents;
    let is_there = |facts: &DocumentFacts| {
        documents
            .iter()
            .any(|one| is_same_name(&one.file, &facts.file) && is_same_name(&one.part, &facts.part))
    };
    let lost = config
        .documents
        .iter()
        .filter(move |facts| !is_there(facts));
    lost.map(|facts| match facts.part.as_str() {
        "" => (facts.file.clone(), facts),
        part => (format!("{}, {part}", facts.file), facts),
    })
}

/// What is said of a consultation before all else.
pub(in crate::serve) struct Head {
    pub(in crate::serve) title: Option<String>,
    pub(in crate::serve) reference: Option<String>,
    pub(in crate::serve) sent: Option<String>,
    pub(in crate::serve) due: Option<String>,
}

/// The same, as it was typed, looked at.
pub(in crate::serve) fn head(
    visit: &Visit,
    [title, reference, sent, due]: [&str; 4],
    faults: &mut Faults,
) -> Head {
    let head = Head {
        title: faults.line(visit, "titel", title, TITLE),
        reference: faults.line(visit, "dnr", reference, REFERENCE),
        sent: faults.date(visit, "utsand", sent),
        due: faults.date(visit, "sista", due),
    };
    if let (Some(sent), Some(due)) = (&head.sent, &head.due)
        && due < sent
    {
        faults.tell(
            "sista",
            visit.t(
                "Sista svarsdag ligger före den dag då remissen sändes ut.",
                "Answers are due before the day on which the consultation was sent out.",
            ),
        );
    }
    head
}

/// What the form asks for.
pub(super) fn checked(
    visit: &Visit,
    loaded: &Loaded,
    typed: &Typed,
    config: &Config,
) -> Result<Result<Checked, Faults>, Problem> {
    let mut faults = Faults::default();
    let Head {
        title,
        reference,
        sent,
        due,
    } = head(
        visit,
        [&typed.title, &typed.reference, &typed.sent, &typed.due],
        &mut faults,
    );
    let adopted = faults.date(visit, "antaget", &typed.adopted);
    if let (Some(sent), Some(adopted)) = (&sent, &adopted)
        && adopted < sent
    {
        faults.tell(
            "antaget",
            visit.t(
                "Programmet kan inte ha antagits före den dag då remissen sändes ut.",
                "The programme cannot have been adopted before the day on which the consultation was sent out.",
            ),
        );
    }
    let mut wanted = Description {
        title,
        reference,
        sent,
        due,
        adopted,
        programme: programme(visit, loaded, typed, config, &mut faults)?,
        asked: rows(visit, typed, config, &mut faults),
    };
    let (pasted, mut repeated) = match asked::respondents(visit, &typed.pasted) {
        Ok(pasted) => pasted,
        Err(Problem::Field(why) | Problem::TooLarge(why)) => {
            faults.tell("klistra", why);
            (Vec::new(), Vec::new())
        }
        Err(problem) => return Err(problem),
    };
    let ticked = found(loaded)
        .filter(|(name, _)| typed.ticked.contains(*name))
        .map(|(name, body)| Respondent::new(name, body.kind));
    let mut known = names(wanted.asked.iter().map(|(_, one)| one));
    for (one, is_pasted) in
        (pasted.into_iter().map(|one| (one, true))).chain(ticked.map(|one| (one, false)))
    {
        if known.contains(&bare(&one.name)) {
            let stands = (wanted.asked.iter_mut()).find(|(_, asked)| is_called(asked, &one.name));
            if let Some((_, asked)) = stands {
                for address in &one.contact.email {
                    asked::add(&mut asked.contact.email, address);
                }
            }
            if is_pasted {
                repeated.push(one.name);
            }
            continue;
        }
        known.extend(names([&one]));
        wanted.asked.push((None, one));
    }
    if wanted.asked.len() > RESPONDENTS {
        faults.tell(
            "klistra",
            visit.t(
                "Listan får ha högst 5 000 instanser.",
                "The list may have at most 5,000 respondents.",
            ),
        );
    }
    Ok(if faults.is_empty() {
        Ok((wanted, repeated))
    } else {
        Err(faults)
    })
}

/// Puts what was pasted into rows of its own, to be looked at before it is
/// saved. Gives the names that stood there already.
pub(super) fn take_pasted(
    visit: &Visit,
    typed: &mut Typed,
) -> Result<Result<Vec<String>, Faults>, Problem> {
    let (pasted, mut repeated) = match asked::respondents(visit, &typed.pasted) {
        Ok(pasted) => pasted,
        Err(Problem::Field(why) | Problem::TooLarge(why)) => {
            let mut faults = Faults::default();
            faults.tell("klistra", why);
            return Ok(Err(faults));
        }
        Err(problem) => return Err(problem),
    };
    typed.pasted.clear();
    typed.rows.retain(|row| !row.is_empty());
    let mut known: BTreeSet<String> = (typed.rows.iter()).flat_map(Row::names).map(bare).collect();
    for one in pasted {
        if known.contains(&bare(&one.name)) {
            let row = typed.rows.iter_mut().find(|row| row.is_called(&one.name));
            if let Some(row) = row {
                row.add_addresses(&one.contact.email);
            }
            repeated.push(one.name);
            continue;
        }
        known.extend(names([&one]));
        typed.rows.push(Row::new(&one));
    }
    typed.leave_room();
    Ok(Ok(repeated))
}

fn programme(
    visit: &Visit,
    loaded: &Loaded,
    typed: &Typed,
    config: &Config,
    faults: &mut Faults,
) -> Result<Option<String>, Problem> {
    let chosen = Some(typed.programme.clone()).filter(|name| !name.is_empty());
    let is_there = match &chosen {
        Some(name) if config.programme != chosen => corpus::programmes(&loaded.root)?
            .iter()
            .any(|one| one == name),
        _ => true,
    };
    if !is_there {
        faults.tell(
            "forslag",
            visit.t(
                "Filen finns inte i remissens mapp. Välj en som finns.",
                "The file is not in the consultation's folder. Choose one that is.",
            ),
        );
    }
    Ok(chosen)
}

/// Those in the rows, each with its place in the file.
fn rows(
    visit: &Visit,
    typed: &Typed,
    config: &Config,
    faults: &mut Faults,
) -> Vec<(Option<usize>, Respondent)> {
    let mut asked: Vec<(Option<usize>, Respondent)> = Vec::new();
    let mut exact: HashSet<String> = HashSet::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (at, row) in typed.rows.iter().enumerate() {
        if row.removed || row.is_empty() {
            continue;
        }
        let field = format!("namn.{at}");
        let Some(name) = faults.line(visit, &field, &row.name, NAME) else {
            faults.tell(
                field,
                visit.t(
                    "Skriv ett namn, eller kryssa för Ta bort.",
                    "Write a name, or tick Remove.",
                ),
            );
            continue;
        };
        let place = (config.respondents.iter())
            .position(|one| !row.stands_as.is_empty() && one.name == row.stands_as);
        let stands = place.and_then(|place| config.respondents.get(place));
        let aliases = match stands {
            Some(one) if joined(&one.aliases) == row.aliases => one.aliases.clone(),
            _ => aliases(visit, &format!("andra.{at}"), &row.aliases, faults),
        };
        let kind = match row.kind.as_str() {
            "" => kind_of(&name),
            word => word.parse().unwrap_or_else(|_| {
                faults.tell(
                    format!("typ.{at}"),
                    visit.t("Välj en typ i listan.", "Choose a kind from the list."),
                );
                RespondentKind::Other
            }),
        };
        // Such as stood there before are a person's matter.
        let is_new = stands.is_none_or(|one| one.name != name);
        if !exact.insert(name.clone()) || is_new && known.contains(&bare(&name)) {
            faults.tell(
                field,
                format!(
                    "”{name}” {}",
                    visit.t(
                        "står redan i listan. Ändra namnet, eller kryssa för Ta bort.",
                        "is in the list already. Change the name, or tick Remove."
                    )
                ),
            );
        }
        let mut contact = stands.map(|one| one.contact.clone()).unwrap_or_default();
        if joined(&contact.email) != row.email {
            contact.email = email(visit, &format!("epost.{at}"), (&name, &row.email), faults);
        }
        let one = Respondent {
            name,
            kind,
            aliases,
            contact,
        };
        known.extend(names([&one]));
        asked.push((place, one));
    }
    asked
}

/// The addresses in a field; a fault names whose they are to be.
pub(in crate::serve) fn email(
    visit: &Visit,
    field: &str,
    (name, typed): (&str, &str),
    faults: &mut Faults,
) -> Vec<String> {
    let mut email = Vec::new();
    let Some(line) = faults.line(visit, field, typed, ADDRESSES) else {
        return email;
    };
    for address in asked::addresses(&line) {
        if is_mail_address(address) {
            asked::add(&mut email, address);
        } else {
            faults.tell(
                field,
                format!("{name}: ”{address}” {}", asked::no_address(visit)),
            );
        }
    }
    email
}

fn aliases(visit: &Visit, field: &str, typed: &str, faults: &mut Faults) -> Vec<String> {
    let Some(line) = faults.line(visit, field, typed, ALIASES) else {
        return Vec::new();
    };
    let mut known = HashSet::new();
    split(&line)
        .filter(|alias| known.insert(bare(alias)))
        .map(tidy)
        .collect()
}

fn is_called(one: &Respondent, name: &str) -> bool {
    one.names().any(|own| bare(own) == bare(name))
}

/// All that these are called.
fn names<'a>(all: impl IntoIterator<Item = &'a Respondent>) -> BTreeSet<String> {
    all.into_iter()
        .flat_map(Respondent::names)
        .map(|name| bare(name))
        .collect()
}

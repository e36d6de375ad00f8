//! The state of a consultation as a person reads it on a terminal.

use super::{StatusArgs, ledger, positions, reasons};
use crate::cli::output::{BOLD, DIM, Output, safe};
use crate::error::Error;
use crate::language::by_number;
use crate::model::{Consultation, Contact, DocumentRecord, Lang, Stance, Status, Warning};
use crate::pipeline::{Catalogue, summarise};
use crate::report::Stated;

/// Prints one consultation.
pub(super) fn print(
    args: &StatusArgs,
    catalogue: &Catalogue,
    consultation: &Consultation,
    output: &mut Output,
) -> Result<(), Error> {
    output.line(format!("{BOLD}{}{BOLD:#}", safe(&consultation.about.title)))?;
    print_totals(consultation, output)?;
    if args.sections {
        print_sections(consultation, output)?;
    }
    print_warnings(args, &consultation.programme.warnings, output)?;
    print_participation(consultation, output)?;
    print_documents(consultation, output)?;
    if args.ledger {
        for document in &consultation.documents {
            ledger::print(catalogue, document, &file_and_part(document), output)?;
        }
    }
    for lost in &consultation.lost_decisions {
        let anchor = &lost.decision.statement;
        output.line(format!(
            "  ! {}: {} «{}»",
            safe(&lost.why(output.lang)),
            safe(&anchor.file),
            safe(&anchor.quote)
        ))?;
    }
    for remark in &consultation.lost_remarks {
        let what = output.say(
            "sammanfattning eller bedömning vars avsnitt inte längre finns",
            "summary or assessment whose section is no longer found",
        );
        let texts = [&remark.summary, &remark.assessment].map(|text| safe(text));
        output.line(format!(
            "  ! {what}: {} {} «{}» ({})",
            safe(remark.section.as_str()),
            safe(&remark.heading),
            texts.join(" ").trim(),
            safe(&remark.by)
        ))?;
    }
    output.line("")
}

/// What was odd about the programme. Many headings have no text of their own,
/// as those above others: they are told in one line, and one by one beside the
/// outline.
fn print_warnings(
    args: &StatusArgs,
    warnings: &[Warning],
    output: &mut Output,
) -> Result<(), Error> {
    /// So many are told by name.
    const NAMED: usize = 3;
    let mut empty = Vec::new();
    for warning in warnings {
        if let Warning::SectionWithoutText { section } = warning {
            empty.push(section.as_str());
        }
    }
    let folded = !args.sections && empty.len() > NAMED;
    for warning in warnings {
        let what = match warning {
            Warning::SectionWithoutText { .. } if folded => continue,
            Warning::NoProgramme
            | Warning::NoSections
            | Warning::NoSuchFile { .. }
            | Warning::ProgrammeUnread { .. } => String::new(),
            _ => format!("{}: ", output.say("förslaget", "proposal")),
        };
        output.line(format!(
            "  ! {what}{}",
            safe(&warning.in_words(output.lang))
        ))?;
    }
    if folded {
        let (number, more) = (empty.len(), empty.len() - NAMED);
        let named = safe(&empty[..NAMED].join("; "));
        output.line(match output.lang {
            Lang::Sv => format!(
                "  ! förslaget: {number} avsnitt har ingen text: {named} och {more} till (alla med --sections)"
            ),
            Lang::En => format!(
                "  ! proposal: {number} sections have no text: {named} and {more} more (all with --sections)"
            ),
        })?;
    }
    Ok(())
}

fn print_totals(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    let total = summarise(consultation);
    let copies = consultation.copies();
    let (assessed, unassessed) = consultation.assessed();
    let undecided = consultation
        .statements
        .iter()
        .filter(|tagged| copies.is_counted(tagged) && tagged.status != Status::Decided)
        .count();
    let rows = [
        (output.say("dokument", "documents"), total.documents),
        (
            by_number(
                total.unread,
                output.say("ej inläst", "unread"),
                output.say("ej inlästa", "unread"),
            ),
            total.unread,
        ),
        (output.say("att se över", "to look at"), total.attention),
        (
            output.say("avsnitt i förslaget", "sections of the proposal"),
            total.sections,
        ),
        (
            by_number(
                total.statements,
                output.say("uttalande", "statement"),
                output.say("uttalanden", "statements"),
            ),
            total.statements,
        ),
        (
            output.say(
                "ej granskade och utan avsnitt eller om förslaget som helhet",
                "unreviewed and without a section or on the whole",
            ),
            total.statements - total.tagged,
        ),
        (
            by_number(
                undecided,
                output.say("ej granskat", "undecided"),
                output.say("ej granskade", "undecided"),
            ),
            undecided,
        ),
        (
            output.say("beslut i kraft", "decisions in force"),
            consultation.decisions,
        ),
        (
            output.say("avsnitt med bedömning", "sections with an assessment"),
            assessed.len(),
        ),
        (
            output.say(
                "avsnitt med synpunkter men utan bedömning",
                "sections with views but without an assessment",
            ),
            unassessed.len(),
        ),
        (
            by_number(
                total.warnings,
                output.say("varning", "warning"),
                output.say("varningar", "warnings"),
            ),
            total.warnings,
        ),
    ];
    for (what, count) in rows {
        output.line(format!("  {count:>6}  {what}"))?;
    }
    let highlighted = consultation.highlighted.len();
    if highlighted > 0 {
        let what = output.say("framlyfta i rapporten", "highlighted in the report");
        output.line(format!("  {highlighted:>6}  {what}"))?;
    }
    Ok(())
}

fn print_sections(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    for section in &consultation.programme.sections {
        let indent = "  ".repeat(usize::from(section.level));
        let number = section.number.as_deref().unwrap_or("–");
        output.line(format!(
            "{indent}{number} {} {DIM}[{}] {}{DIM:#}",
            safe(&section.heading),
            safe(section.id.as_str()),
            section.text.chars().count(),
        ))?;
    }
    Ok(())
}

fn print_participation(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    let participation = consultation.participation();
    if consultation.about.asked.is_empty() {
        output.line(format!(
            "  {}",
            output.say(
                "vilka som tillfrågats är inte angivet; ange det under Uppgifter i arbetsbänken, eller under [[respondents]] i consultation.toml",
                "who was asked is not stated; list them under Details in the workbench, or under [[respondents]] in consultation.toml",
            )
        ))?;
    } else {
        let answered = output.say("svarat", "answered");
        let of = output.say("av tillfrågade", "of those asked");
        let (count, asked) = (participation.answered.len(), consultation.about.asked.len());
        output.line(format!("  {answered}: {count} {of} {asked}"))?;
    }
    if participation.unread > 0 {
        let what = output.say(
            "svarat med något som inte kunde läsas in",
            "answered with what could not be read",
        );
        output.line(format!("  {what}: {}", participation.unread))?;
    }
    let silent = told_of_silent(consultation, &participation.silent, output);
    let declined = told_of_declined(consultation, &participation.declined);
    let lists = [
        (output.say("har inte svarat", "silent"), &silent),
        (
            output.say("avstår från att svara", "will not answer"),
            &declined,
        ),
        (
            output.say("svarat utan att vara tillfrågade", "uninvited"),
            &participation.uninvited,
        ),
        (
            output.say("svarat efter sista dag", "late"),
            &participation.late,
        ),
        (
            output.say("svarat inom anstånd", "answered within the time given"),
            &participation.extended,
        ),
        (
            output.say("okänd avsändare", "unknown sender"),
            &participation.unknown,
        ),
    ];
    for (what, names) in lists {
        if !names.is_empty() {
            output.line(format!("  {what}: {}", safe(&names.join("; "))))?;
        }
    }
    Ok(())
}

/// Those that have not answered, least time first, each with what was agreed with it.
fn told_of_silent(consultation: &Consultation, silent: &[String], output: &Output) -> Vec<String> {
    let due = consultation.about.due.as_deref();
    let mut silent: Vec<(&str, Contact)> = (silent.iter())
        .map(|name| (name.as_str(), contact(consultation, name)))
        .collect();
    silent.sort_by(|(_, a), (_, b)| a.more_time(due).cmp(&b.more_time(due)));
    (silent.iter())
        .map(|(name, contact)| {
            let until = contact.more_time(due);
            let until = until.map(|day| {
                let until = output.say("anstånd till", "more time until");
                format!("{until} {day}")
            });
            let reminded = (!contact.reminded.is_empty()).then(|| {
                let reminded = output.say("påmind", "reminded");
                format!("{reminded} {}", contact.reminded.join(", "))
            });
            let told: Vec<String> = until.into_iter().chain(reminded).collect();
            with_remarks(name, &told)
        })
        .collect()
}

/// Those that said that they will not answer, each with when, and the note on it.
fn told_of_declined(consultation: &Consultation, declined: &[String]) -> Vec<String> {
    (declined.iter())
        .map(|name| {
            let contact = contact(consultation, name);
            let told: Vec<String> = contact.declined.into_iter().chain(contact.note).collect();
            with_remarks(name, &told)
        })
        .collect()
}

fn contact(consultation: &Consultation, name: &str) -> Contact {
    let mut asked = consultation.about.asked.iter();
    let asked = asked.find(|one| one.name == name);
    asked.map(|one| one.contact.clone()).unwrap_or_default()
}

fn with_remarks(name: &str, told: &[String]) -> String {
    if told.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", told.join("; "))
    }
}

/// A position on the whole, marked where the answer takes it in no words.
fn position<Clause>(stated: &Stated<'_, Clause>, output: &Output) -> String {
    let label = stated.stance.label(output.lang);
    if stated.overall.inferred && stated.stance != Stance::None {
        format!("{label} {}", output.say("(utläst)", "(inferred)"))
    } else {
        label.to_owned()
    }
}

fn print_documents(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    let ranges = consultation.statements_by_document();
    let copies = consultation.copies();
    // A file on a line and what it is below it: no row is broken on a narrow terminal.
    for (at, document) in consultation.documents.iter().enumerate() {
        output.line(format!("  {}", safe(&file_and_part(document))))?;
        let overall =
            Stated::among(consultation, &ranges, &[at]).map(|stated| position(&stated, output));
        let number = positions(consultation, &copies, ranges[at].clone());
        let statements = by_number(
            number,
            output.say("uttalande", "statement"),
            output.say("uttalanden", "statements"),
        );
        let facts = [
            document.identity.respondent(),
            document.identity.date.clone().unwrap_or_default(),
            overall.unwrap_or_default(),
            format!("{number} {statements}"),
            document.state.label(output.lang).to_owned(),
        ];
        let known: Vec<String> = (facts.iter())
            .filter(|fact| !fact.is_empty())
            .map(|fact| safe(fact))
            .collect();
        output.line(format!("      {DIM}{}{DIM:#}", known.join(" · ")))?;
    }
    for document in &consultation.documents {
        for reason in reasons(document, output.lang) {
            output.line(format!(
                "  ! {}: {}",
                safe(&file_and_part(document)),
                safe(&reason)
            ))?;
        }
    }
    Ok(())
}

fn file_and_part(document: &DocumentRecord) -> String {
    if document.part.is_empty() {
        document.file.clone()
    } else {
        format!("{} ({})", document.file, document.part)
    }
}

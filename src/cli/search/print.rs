//! Hits and facets as a person reads them on a terminal.

use std::fmt::Write as _;

use crate::cli::output::{BOLD, DIM, MARK, Output, safe};
use crate::error::Error;
use crate::model::{GENERAL, Lang, Span, cited_page};
use crate::search::{Count, Counting, Facets, Hit, Query, Results};

/// So many respondents are listed where facets are printed for a person.
const RESPONDENTS_SHOWN: usize = 15;

/// Prints what was found, and what is to be said of the query.
pub(super) fn print(query: &Query, results: &Results, output: &mut Output) -> Result<(), Error> {
    for hint in &results.hints {
        output.note(hint.message(output.lang));
    }
    if let Some(suggestion) = &results.suggestion {
        let question = output.say("Menade du", "Did you mean");
        output.note(format!("{question} {BOLD}{}{BOLD:#}?", safe(suggestion)));
    }
    for hit in &results.hits {
        print_hit(hit, output)?;
    }
    for group in &results.groups {
        let name = match group.respondent.as_str() {
            "" => unknown_sender(output),
            name => name,
        };
        output.line(format!("{BOLD}{} ({}){BOLD:#}", safe(name), group.total))?;
        for hit in &group.hits {
            print_hit(hit, output)?;
        }
    }
    if query.counting == Counting::Facets {
        print_facets(&results.facets, output)?;
    }
    let found = if results.total == 1 {
        output.say("uttalande", "statement")
    } else {
        output.say("uttalanden", "statements")
    };
    output.note(format!("{} {found}", results.total));
    Ok(())
}

fn print_hit(hit: &Hit, output: &mut Output) -> Result<(), Error> {
    let statement = &hit.statement;
    let lang = output.lang;
    let mut about = vec![match statement.respondents.as_slice() {
        [] => unknown_sender(output).to_owned(),
        names => names.join(", "),
    }];
    if let Some(section) = hit.sections.first() {
        about.push(section_name(
            section.number.as_deref(),
            &section.heading,
            section.id.as_str(),
            lang,
        ));
    }
    about.extend(statement.stance.map(|stance| stance.label(lang).to_owned()));
    about.extend(
        statement
            .page
            .map(|page| cited_page(lang, page, statement.page_is_reckoned)),
    );
    about.retain(|part| !part.is_empty());
    output.line(format!("{BOLD}{}{BOLD:#}", safe(&about.join(" · "))))?;
    let (before, after) = hit.is_cut();
    output.line(format!(
        "  {}{}{}",
        if before { "… " } else { "" },
        marked(hit.snippet_text(), &hit.snippet_marks()),
        if after { " …" } else { "" },
    ))?;
    let copies = if statement.copies > 1 {
        let stands = output.say("samma text på {} ställen", "the same text in {} places");
        format!(" · {}", stands.replace("{}", &statement.copies.to_string()))
    } else {
        String::new()
    };
    let source = format!("{} · {}{copies}", statement.file, statement.id);
    output.line(format!("  {DIM}{}{DIM:#}", safe(&source)))
}

/// What reports and workbench call a sender that could not be told.
fn unknown_sender(output: &Output) -> &'static str {
    output.say("Okänd avsändare", "Unknown sender")
}

/// The text with its marks set off.
fn marked(text: &str, marks: &[Span]) -> String {
    let mut marked = String::new();
    let mut from = 0;
    for mark in marks {
        marked.push_str(&safe(&text[from..mark.start]));
        let _ = write!(marked, "{MARK}{}{MARK:#}", safe(mark.of(text)));
        from = mark.end;
    }
    marked.push_str(&safe(&text[from..]));
    marked
}

fn section_name(number: Option<&str>, heading: &str, id: &str, lang: Lang) -> String {
    match (number, heading) {
        (_, "") if id == GENERAL => match lang {
            Lang::Sv => "förslaget som helhet".to_owned(),
            Lang::En => "the proposal as a whole".to_owned(),
        },
        (Some(number), heading) => format!("{number} {heading}"),
        (None, "") => id.to_owned(),
        (None, heading) => heading.to_owned(),
    }
}

fn print_facets(facets: &Facets, output: &mut Output) -> Result<(), Error> {
    let lang = output.lang;
    let sections = facets.sections.iter().map(|section| {
        let record = &section.value.section;
        let name = section_name(
            record.number.as_deref(),
            &record.heading,
            record.id.as_str(),
            lang,
        );
        let indent = "  ".repeat(usize::from(record.level.saturating_sub(1)).min(8));
        (format!("{indent}{name}"), section.count)
    });
    let stances = facets.stances.iter().map(|stance| {
        let label = stance
            .value
            .map_or_else(|| output.say("obedömd", "unassessed"), |s| s.label(lang));
        (label.to_owned(), stance.count)
    });
    let respondents = facets.respondents.iter().take(RESPONDENTS_SHOWN);
    let lists: Vec<(&str, Vec<(String, u64)>)> = vec![
        (output.say("Avsnitt", "Section"), sections.collect()),
        (output.say("Ställning", "Stance"), stances.collect()),
        (
            output.say("Typ", "Kind"),
            labelled(&facets.kinds, |kind| kind.label(lang).to_owned()),
        ),
        (
            output.say("Roll", "Role"),
            labelled(&facets.roles, |role| role.label(lang).to_owned()),
        ),
        (
            output.say("Status", "Status"),
            labelled(&facets.statuses, |status| status.review(lang).to_owned()),
        ),
        (
            output.say("År", "Year"),
            labelled(&facets.years, ToString::to_string),
        ),
        (
            output.say("Remiss", "Consultation"),
            labelled(&facets.consultations, Clone::clone),
        ),
        (
            output.say("Instans", "Respondent"),
            respondents
                .map(|one| match one.value.as_str() {
                    "" => (unknown_sender(output).to_owned(), one.count),
                    name => (name.to_owned(), one.count),
                })
                .collect(),
        ),
    ];
    for (name, mut counts) in lists {
        counts.retain(|(_, count)| *count > 0);
        // a heading above nothing says nothing
        if counts.is_empty() {
            continue;
        }
        output.line(format!("{BOLD}{name}{BOLD:#}"))?;
        for (value, count) in &counts {
            output.line(format!("{count:>6}  {}", safe(value)))?;
        }
    }
    Ok(())
}

fn labelled<T>(counts: &[Count<T>], label: impl Fn(&T) -> String) -> Vec<(String, u64)> {
    counts
        .iter()
        .map(|count| (label(&count.value), count.count))
        .collect()
}

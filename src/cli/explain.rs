//! `remiss explain`: why a statement has its sections, its stance and its role,
//! and what the proposer answers to it.

use clap::Args;
use serde::Serialize;

use super::args::{IndexDir, composed};
use super::exit::Exit;
use super::output::{BOLD, DIM, Output, safe};
use super::statements::StatementLine;
use crate::corpus;
use crate::error::{Error, Thing};
use crate::model::{
    Comment, Consultation, Decision, DocumentRecord, Evidence, StatementId, TaggedStatement,
    cited_page,
};
use crate::pipeline::Catalogue;

/// The arguments of `remiss explain`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss explain 1f0c2a9b7d3e-1840")]
pub(super) struct ExplainArgs {
    /// The statement's id, as `statements` and `search` print it.
    id: String,
    #[command(flatten)]
    index: IndexDir,
    /// The consultation (its folder's name), where several have the statement.
    #[arg(long, value_name = "NAME", value_parser = composed)]
    consultation: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &ExplainArgs, output: &mut Output) -> Result<Exit, Error> {
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultation = holding(&catalogue, &args.id, args.consultation.as_deref())?;
    let id = StatementId(args.id.clone());
    let unknown = || Error::Unknown {
        thing: Thing::Statement,
        given: args.id.clone(),
        nearest: None,
    };
    let tagged = consultation.statement(&id).ok_or_else(unknown)?;
    let mut decisions = corpus::read_decisions(&catalogue.entry(&consultation.name)?.folder)?;
    consultation.place(&mut decisions);
    let people = People::of(&consultation, tagged, &decisions);
    if args.json {
        let document = consultation.document_of(&id).ok_or_else(unknown)?;
        output.json(&Explained {
            line: StatementLine::new(&consultation, document, tagged),
            people,
        })?;
    } else {
        print(&consultation, tagged, &people, output)?;
    }
    Ok(Exit::Done)
}

/// A statement with what people said of it, as other programs get it.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    line: StatementLine<'a>,
    #[serde(flatten)]
    people: People<'a>,
}

/// What people decided of a statement besides its sections and its stance,
/// whose evidence names them.
#[derive(Serialize)]
struct People<'a> {
    /// Who gave it its role; `None` where the machine did.
    role_by: Option<&'a str>,
    /// The proposer's answer.
    comment: Option<&'a Comment>,
    /// Who wrote it.
    comment_by: Option<&'a str>,
}

impl<'a> People<'a> {
    fn of(
        consultation: &'a Consultation,
        tagged: &TaggedStatement,
        decisions: &'a [Decision],
    ) -> Self {
        let id = &tagged.statement.id;
        let comment = (consultation.comments.iter())
            .find(|(of, comment)| of == id && *comment != Comment::default())
            .map(|(_, comment)| comment);
        let standing = || {
            let own = decisions.iter().rev();
            own.filter(|decision| decision.statement.id == *id)
                .take_while(|decision| !decision.verdict.undo)
        };
        // One that is not taken up yet says something else than what stands.
        let who = |is: &dyn Fn(&Decision) -> bool| {
            let found = standing().find(|decision| is(decision));
            found.map(|decision| decision.by.as_str())
        };
        Self {
            role_by: who(&|decision| decision.verdict.role == Some(tagged.statement.role)),
            comment,
            comment_by: who(&|decision| {
                comment.is_some() && decision.verdict.comment.as_ref() == comment
            }),
        }
    }
}

/// The consultation that a statement is of: the one that is named, or the only
/// one that has it. The same answer to two consultations has the same ids.
pub(super) fn holding(
    catalogue: &Catalogue,
    id: &str,
    consultation: Option<&str>,
) -> Result<Consultation, Error> {
    let id = StatementId(id.to_owned());
    let named = match consultation {
        Some(name) => vec![name],
        None => catalogue.names().collect(),
    };
    let mut holding = Vec::new();
    for name in named {
        // one at a time: all of them together may be large
        let loaded = catalogue.load(name)?;
        if loaded.statement(&id).is_some() {
            holding.push(loaded);
        }
    }
    if holding.len() > 1 {
        return Err(in_several(&id, &holding.iter().collect::<Vec<_>>()));
    }
    holding.pop().ok_or_else(|| Error::Unknown {
        thing: Thing::Statement,
        given: id.to_string(),
        nearest: None,
    })
}

/// Why a statement that several consultations have cannot be told from its id.
pub(super) fn in_several(id: &StatementId, holding: &[&Consultation]) -> Error {
    let names: Vec<&str> = holding.iter().map(|one| one.name.as_str()).collect();
    let names = names.join(", ");
    Error::usage(
        format!(
            "uttalandet `{id}` finns i flera remisser ({names}); ange vilken med `--consultation NAMN`"
        ),
        format!(
            "the statement `{id}` is in several consultations ({names}); name one with `--consultation NAME`"
        ),
    )
}

fn print(
    consultation: &Consultation,
    tagged: &TaggedStatement,
    people: &People<'_>,
    output: &mut Output,
) -> Result<(), Error> {
    let statement = &tagged.statement;
    output.line(format!("{BOLD}{}{BOLD:#}", safe(&statement.text)))?;
    let document = consultation.document_of(&statement.id);
    let file = document
        .map(|document| document.file.as_str())
        .unwrap_or_default();
    let reckoned = document.is_some_and(DocumentRecord::pages_are_reckoned);
    let page = (statement.page).map_or_else(String::new, |page| {
        format!(", {}", cited_page(output.lang, page, reckoned))
    });
    output.line(format!(
        "{}: {} · {}{page}",
        safe(&statement.respondents.join(", ")),
        statement.role.label(output.lang),
        safe(file)
    ))?;
    if let Some(context) = &statement.context {
        output.line(format!(
            "{}: {}",
            output.say("inledd av", "introduced by"),
            safe(&context.text)
        ))?;
    }
    for heading in &statement.headings {
        output.line(format!(
            "{}: {}",
            output.say("under rubriken", "under the heading"),
            safe(heading)
        ))?;
    }
    let status = tagged.status.review(output.lang);
    output.line(format!("\n{}: {status}", output.say("läge", "status")))?;
    for tag in &tagged.tags {
        let section = consultation.programme.section(&tag.section);
        let heading = section.map_or_else(
            || {
                output
                    .say("förslaget som helhet", "the proposal as a whole")
                    .to_owned()
            },
            |section| {
                let number = section.number.as_deref().unwrap_or_default();
                format!("{number} {}", section.heading).trim().to_owned()
            },
        );
        let chosen = if tag.chosen { "✓" } else { " " };
        let percent = tag.confidence * 100.0;
        output.line(format!("{chosen} {percent:>3.0} %  {}", safe(&heading)))?;
        print_evidence(&tag.evidence, output)?;
    }
    let stance = tagged.stance.map_or_else(
        || output.say("ingen bedömning", "not assessed"),
        |stance| stance.label(output.lang),
    );
    let percent = tagged.stance_confidence * 100.0;
    output.line(format!(
        "\n{}: {stance} ({percent:.0} %)",
        output.say("hållning", "stance")
    ))?;
    print_evidence(&tagged.stance_evidence, output)?;
    if let Some(by) = people.role_by {
        output.line(format!(
            "\n{}: {} ({} {})",
            output.say("roll", "role"),
            statement.role.label(output.lang),
            output.say("beslut av", "decided by"),
            safe(by)
        ))?;
    }
    if consultation.highlighted.contains(&statement.id) {
        let what = output.say("lyfts fram i rapporten", "highlighted in the report");
        output.line(format!("\n{what}"))?;
    }
    print_comment(people, output)
}

/// The proposer's answer, a line for each of its cells that is filled in.
fn print_comment(people: &People<'_>, output: &mut Output) -> Result<(), Error> {
    let Some(comment) = people.comment else {
        return Ok(());
    };
    let by = people.comment_by.map_or_else(String::new, |by| {
        format!(" ({} {})", output.say("av", "by"), safe(by))
    });
    output.line(format!("\n{}{by}", output.say("kommentar", "comment")))?;
    let heeded = comment.heeded.map_or("", |one| one.label(output.lang));
    let cells = [
        (output.say("besked", "outcome"), heeded),
        (output.say("skäl", "reason"), &comment.reason),
        (
            output.say("ändrad text", "changed text"),
            &comment.changed_text,
        ),
    ];
    for (name, text) in cells.into_iter().filter(|(_, text)| !text.is_empty()) {
        output.line(format!("         {DIM}{name}:{DIM:#} {}", safe(text)))?;
    }
    Ok(())
}

fn print_evidence(evidence: &[Evidence], output: &mut Output) -> Result<(), Error> {
    for one in evidence {
        output.line(format!(
            "         {DIM}{}:{DIM:#} {}",
            safe(&one.rule.in_words(output.lang)),
            safe(&one.text)
        ))?;
    }
    Ok(())
}

//! `remiss decide`: a person's verdict on a statement.

use clap::Args;

use super::args::{IndexDir, Weights, composed, person};
use super::exit::Exit;
use super::explain::holding;
use super::filter::sections_called;
use super::output::{Output, safe};
use crate::corpus::DECISIONS_FILE;
use crate::error::Error;
use crate::language::by_number;
use crate::model::{
    Comment, Consultation, Heeded, Lang, OverallVerdict, Role, SectionId, Stance, StatementId,
    Status, TaggedStatement, Verdict,
};
use crate::pipeline::{self, Catalogue, Decider, Saved};
use crate::tag::Tagger;

/// The arguments of `remiss decide`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss decide 1f0c2a9b7d3e-1840 --section 3.2 --stance doubts --by "Anna Ek"
  remiss decide 1f0c2a9b7d3e-1840 --confirm --by "Anna Ek"
  remiss decide 1f0c2a9b7d3e-1840 --overall opposes --by "Anna Ek"
  remiss decide 1f0c2a9b7d3e-1840 --heeded partly --reason "Texten förtydligas" --by "Anna Ek"
  remiss decide 1f0c2a9b7d3e-1840 --highlight --by "Anna Ek"
  remiss decide 1f0c2a9b7d3e-1840 --undo --by "Anna Ek""#)]
pub(super) struct DecideArgs {
    /// The statement's id, as `statements` and `search` print it.
    id: String,
    #[command(flatten)]
    index: IndexDir,
    #[command(flatten)]
    weights: Weights,
    /// The consultation (its folder's name), where several have the statement.
    #[arg(long, value_name = "NAME", value_parser = composed)]
    consultation: Option<String>,
    /// Its sections, most fitting first: numbers, ids or `general`.
    #[arg(long, value_name = "SECTION", num_args = 1.., value_parser = composed)]
    section: Vec<String>,
    /// Its stance, such as `doubts` or `tveksam`.
    #[arg(long)]
    stance: Option<Stance>,
    /// Its role; `boilerplate` where it is no statement.
    #[arg(long)]
    role: Option<Role>,
    /// Confirm sections and stance as they are suggested.
    #[arg(long)]
    confirm: bool,
    /// Where the whole answer stands that the statement is of, told by it: a
    /// stance, or `as-read` to leave that to the machine again.
    #[arg(long, value_name = "STANCE")]
    overall: Option<OverallVerdict>,
    /// Whether the programme is changed accordingly: yes, partly or no.
    #[arg(long)]
    heeded: Option<Heeded>,
    /// Why it is heeded or not.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The programme's new wording.
    #[arg(long, value_name = "TEXT")]
    changed_text: Option<String>,
    /// Quote it before others in its section, and in the report for the board in
    /// their place.
    #[arg(long)]
    highlight: bool,
    /// Quote it among the others again.
    #[arg(long, conflicts_with = "highlight")]
    no_highlight: bool,
    /// Cut the statement before these words of it.
    #[arg(long, value_name = "WORDS", value_parser = composed)]
    split_before: Vec<String>,
    /// Make one of it and the statement that follows.
    #[arg(long)]
    join_next: bool,
    /// Take back everything decided about it.
    #[arg(long, conflicts_with_all = ["section", "stance", "role", "confirm", "overall", "heeded", "reason", "changed_text", "highlight", "no_highlight", "split_before", "join_next"])]
    undo: bool,
    /// Who decides.
    #[arg(long, value_name = "NAME", env = "REMISS_BY", value_parser = person)]
    by: String,
}

pub(super) fn run(args: &DecideArgs, output: &mut Output) -> Result<Exit, Error> {
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultation = holding(&catalogue, &args.id, args.consultation.as_deref())?;
    let id = StatementId(args.id.clone());
    let verdict = verdict(args, &consultation, &id)?;
    if verdict == Verdict::default() {
        return Err(Error::usage(
            "inget att besluta: ange --section, --stance, --role, --confirm, --overall, --heeded, --reason, --changed-text, --highlight, --no-highlight, --split-before, --join-next eller --undo",
            "nothing to decide: give --section, --stance, --role, --confirm, --overall, --heeded, --reason, --changed-text, --highlight, --no-highlight, --split-before, --join-next or --undo",
        ));
    }
    let saved = pipeline::decide(
        catalogue.dir(),
        &consultation,
        &[(id, verdict)],
        &Decider::now(&args.by),
        Tagger::new(args.weights.load()?).into(),
    )?;
    if let Saved::Later(why) = saved {
        tell_later(output, &consultation.name, DECISIONS_FILE, &why)?;
        return Ok(Exit::Attention);
    }
    let decided = Catalogue::open(catalogue.dir())?.load(&consultation.name)?;
    let moved = moved(&consultation, &decided);
    output.line(match output.lang {
        Lang::Sv => format!(
            "Sparat i {}/decisions.jsonl; {moved} {} fick ett nytt förslag av maskinen.",
            safe(&consultation.name),
            by_number(moved, "annat uttalande", "andra uttalanden")
        ),
        Lang::En => format!(
            "Saved in {}/decisions.jsonl; {moved} other {} a new suggestion from the machine.",
            safe(&consultation.name),
            by_number(moved, "statement has", "statements have")
        ),
    })?;
    Ok(Exit::Done)
}

/// That what is in this file is saved and does not show yet, why, and what to do.
pub(super) fn tell_later(
    output: &mut Output,
    name: &str,
    file: &str,
    why: &Error,
) -> Result<(), Error> {
    let name = safe(name);
    output.line(match output.lang {
        Lang::Sv => {
            format!("Sparat i {name}/{file}, men syns inte än; `remiss index` tar upp det.")
        }
        Lang::En => {
            format!("Saved in {name}/{file}, but does not show yet; `remiss index` takes it up.")
        }
    })?;
    output.error(why);
    Ok(())
}

fn verdict(
    args: &DecideArgs,
    consultation: &Consultation,
    id: &StatementId,
) -> Result<Verdict, Error> {
    let sections = args
        .section
        .iter()
        .map(|wanted| section(consultation, wanted))
        .collect::<Result<Vec<_>, _>>()?;
    let answered = args.heeded.is_some() || args.reason.is_some() || args.changed_text.is_some();
    let comment = answered.then(|| {
        // What is not said now stays as it was said.
        let current = consultation.comment(id).cloned().unwrap_or_default();
        Comment {
            heeded: args.heeded.or(current.heeded),
            reason: args.reason.clone().unwrap_or(current.reason),
            changed_text: args.changed_text.clone().unwrap_or(current.changed_text),
        }
    });
    let text = consultation
        .statement(id)
        .map(|tagged| tagged.statement.text.as_str());
    let split_at = args
        .split_before
        .iter()
        .map(|words| {
            text.and_then(|text| text.find(words.as_str()))
                .filter(|at| *at > 0)
                .ok_or_else(|| {
                    Error::usage(
                        format!("uttalandet kan inte delas före `{words}`: orden finns inte i det, eller står först"),
                        format!("the statement cannot be cut before `{words}`: the words are not in it, or stand first"),
                    )
                })
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Verdict {
        sections: (!sections.is_empty()).then_some(sections),
        stance: args.stance,
        role: args.role,
        overall: args.overall,
        comment,
        highlight: match (args.highlight, args.no_highlight) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            (false, false) => None,
        },
        split_at,
        join_next: args.join_next,
        undo: args.undo,
        confirm: args.confirm,
    })
}

/// One section by number, id or `general`.
fn section(consultation: &Consultation, wanted: &str) -> Result<SectionId, Error> {
    let called = sections_called(consultation, wanted)?;
    Ok(called.into_iter().next().unwrap_or_else(SectionId::general))
}

fn first(tagged: &TaggedStatement) -> Option<&SectionId> {
    tagged.tags.first().map(|tag| &tag.section)
}

/// How many other statements have another first section or stance than before.
fn moved(before: &Consultation, after: &Consultation) -> usize {
    let earlier = before.by_id();
    after
        .statements
        .iter()
        .filter_map(|new| Some((earlier.get(&new.statement.id)?, new)))
        .filter(|(old, new)| {
            new.status != Status::Decided && (first(old) != first(new) || old.stance != new.stance)
        })
        .count()
}

//! `remiss comments`: what officials wrote into a report's cells becomes
//! decisions and remarks.

use std::path::PathBuf;

use clap::Args;

use super::args::{IndexDir, Weights, composed, person};
use super::decide::tell_later;
use super::exit::Exit;
use super::explain::in_several;
use super::output::{DIM, Output, safe};
use crate::corpus::{DECISIONS_FILE, REMARKS_FILE};
use crate::error::{Action, Error};
use crate::language::by_number;
use crate::model::{Consultation, Lang};
use crate::pipeline::{self, About, Catalogue, Decider, Returned, Row, Saved, What};
use crate::report::comments::{self, FilledIn};
use crate::report::manifest::mark_of;
use crate::report::outside::Place;
use crate::tag::Tagger;

/// The arguments of `remiss comments`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss comments remissammanställning.docx --by "Anna Ek"
  remiss comments uttalanden.xlsx --by "Anna Ek" --dry-run

It reads what is written of statements (heeded, reason, changed text) and of
sections (summary, assessment). Only cells that were changed since the report
was written are read."#)]
pub(super) struct CommentsArgs {
    /// The filled-in Word or Excel report.
    file: PathBuf,
    #[command(flatten)]
    index: IndexDir,
    #[command(flatten)]
    weights: Weights,
    /// Only this consultation (its folder's name).
    #[arg(long, value_name = "NAME", value_parser = composed)]
    consultation: Option<String>,
    /// Who comments.
    #[arg(long, value_name = "NAME", env = "REMISS_BY", value_parser = person)]
    by: String,
    /// Also where a statement or a section has got another text since the report
    /// was written.
    #[arg(long)]
    overwrite: bool,
    /// Show what would be recorded, and record nothing.
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &CommentsArgs, output: &mut Output) -> Result<Exit, Error> {
    let bytes = std::fs::read(&args.file).map_err(Error::io(&args.file, Action::Read))?;
    let filled_in = comments::read(&bytes).map_err(Error::in_file(&args.file))?;
    if !filled_in.has_cells {
        return Err(Error::in_file(&args.file)(Error::usage(
            "filen har inga rutor att fylla i, så inget är läst; versionen till nämnden har inga. Skriv i en sammanställning gjord utan `--for board`, eller i arbetsbänken",
            "the file has no cells to fill in, so nothing was read; the version for the board has none. Write in a compilation made without `--for board`, or in the workbench",
        )));
    }
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultation = meant(args, &catalogue, &filled_in)?;
    let returned = Returned::of(&consultation, &filled_in);
    let mut attention = !returned.outside.is_empty();
    for row in &returned.rows {
        let is_new = match &row.what {
            What::New(_) => true,
            What::Contradicted(_) => args.overwrite,
            What::Long(_) | What::Unclear(_) | What::Copied(..) | What::Lost(_) => false,
        };
        attention |= !is_new;
        tell(output, &consultation, row, is_new)?;
    }
    for (spot, outside) in &returned.outside {
        let at = match (spot, &outside.at) {
            (Some(spot), Place::Beside(_)) => spot.in_words(&consultation.programme, output.lang),
            (_, place) => place.in_words(output.lang),
        };
        let what = output.say(
            "står utanför rutorna och läses inte",
            "stands outside the cells and is not read",
        );
        output.line(format!("! {}: «{}» {what}", safe(&at), safe(&outside.text)))?;
    }
    let verdicts = returned.verdicts(|_| args.overwrite);
    let written = returned.written(|_| args.overwrite);
    let decider = Decider::now(&args.by);
    if !args.dry_run && !verdicts.is_empty() {
        let tagger = Tagger::new(args.weights.load()?).into();
        let saved = pipeline::decide(catalogue.dir(), &consultation, &verdicts, &decider, tagger)?;
        attention |= later(output, &consultation, DECISIONS_FILE, saved)?;
    }
    if !args.dry_run && !written.is_empty() {
        let (_, saved) = pipeline::remark(catalogue.dir(), &consultation, &written, &decider)?;
        attention |= later(output, &consultation, REMARKS_FILE, saved)?;
    }
    let texts = written.iter().map(pipeline::Written::texts).sum();
    let is_lost = |row: &&Row| matches!(row.about, About::LostStatement(..));
    let lost = returned.rows.iter().filter(is_lost).count();
    // Of statements nothing is told where only sections are written of.
    if !verdicts.is_empty() || lost > 0 || texts == 0 {
        summarise(args, output, verdicts.len(), lost);
    }
    if texts > 0 {
        output.note(texts_told(output.lang, texts, args.dry_run));
    }
    Ok(if attention {
        Exit::Attention
    } else if verdicts.len() + texts == 0 {
        Exit::NothingFound
    } else {
        Exit::Done
    })
}

/// Whether what is saved does not show yet, which is told.
fn later(
    output: &mut Output,
    consultation: &Consultation,
    file: &str,
    saved: Saved,
) -> Result<bool, Error> {
    match saved {
        Saved::TakenUp => Ok(false),
        Saved::Later(why) => {
            tell_later(output, &consultation.name, file, &why)?;
            Ok(true)
        }
    }
}

/// What becomes of one statement or section: whose it is and where, then its cells
/// and, where nothing is recorded of them, why.
fn tell(
    output: &mut Output,
    consultation: &Consultation,
    row: &Row,
    is_new: bool,
) -> Result<(), Error> {
    let lang = output.lang;
    let mut parts = vec![safe(&row.about.in_words(&consultation.programme, lang))];
    for cell in row.cells(lang) {
        let written = match (is_new, cell.written.as_slice()) {
            (true, [text]) if text.is_empty() => output.say("(tömd)", "(emptied)").to_owned(),
            (true, [text]) => safe(text),
            (_, texts) => {
                let texts = texts.iter().map(|text| format!("«{}»", safe(text)));
                texts.collect::<Vec<_>>().join(", ")
            }
        };
        let before = match cell.now.as_str() {
            "" => String::new(),
            now => format!(" ({}: «{}»)", output.say("förut", "before"), safe(now)),
        };
        parts.push(format!("{}: {written}{before}", cell.name));
    }
    let why = why(output, row).filter(|_| !is_new);
    let (mark, why) = why.map_or_else(Default::default, |why| ("! ", format!(" – {why}")));
    let line = format!("{mark}{}{why}", parts.join(" · "));
    output.line(line)?;
    let quote = match &row.about {
        About::Statement(spot) => spot.quote.as_str(),
        About::LostStatement(_, quote) => quote,
        About::Section(_) | About::LostSection => "",
    };
    if quote.is_empty() {
        return Ok(());
    }
    output.line(format!("    {DIM}«{}»{DIM:#}", safe(quote)))
}

/// Why a row is not recorded; `None` where it is.
fn why<'a>(output: &Output, row: &Row) -> Option<&'a str> {
    Some(match &row.what {
        What::New(_) => return None,
        What::Contradicted(_) => output.say(
            "har fått en annan lydelse sedan rapporten skrevs; --overwrite ersätter den",
            "has got another wording since the report was written; --overwrite replaces it",
        ),
        What::Long(_) => output.say(
            "är längre än 20 000 tecken",
            "is longer than 20,000 letters",
        ),
        What::Unclear(_) => output.say("varken ja, delvis eller nej", "neither yes, partly nor no"),
        What::Copied(..) => output.say(
            "finns flera gånger i filen med olika text, och ingen av dem är tagen; låt en stå kvar",
            "is in the file more than once with different texts, and none was taken; let one stand",
        ),
        What::Lost(_) => output.say("är inte sparat", "was not recorded"),
    })
}

/// The consultation that the report is about: the one that is named, else the one
/// that the report was written of. A report that does not say so is of the one
/// that has its statements, as long as no other has any of them.
fn meant(
    args: &CommentsArgs,
    catalogue: &Catalogue,
    filled_in: &FilledIn,
) -> Result<Consultation, Error> {
    if args.consultation.is_some() {
        return catalogue.load_one(args.consultation.as_deref());
    }
    if let Some(mark) = &filled_in.consultation {
        let known = catalogue.names().find(|name| mark_of(name) == *mark);
        let known = known.ok_or_else(|| {
            Error::usage(
                "rapporten är skriven av en remiss som inte är inläst under det namnet; ange vilken den gäller med `--consultation NAMN`",
                "the report is of a consultation that is not indexed under that name; name the one it is about with `--consultation NAME`",
            )
        })?;
        return catalogue.load_one(Some(known));
    }
    let mut holding: Option<Consultation> = None;
    for name in catalogue.names() {
        let consultation = catalogue.load(name)?;
        let known = consultation.by_id();
        let mut ids = filled_in.changed.iter().map(|filled| &filled.id);
        let Some(id) = ids.find(|id| known.contains_key(*id)) else {
            continue;
        };
        if let Some(first) = &holding {
            return Err(in_several(id, &[first, &consultation]));
        }
        drop(known);
        holding = Some(consultation);
    }
    match holding {
        Some(consultation) => Ok(consultation),
        None => catalogue.load_one(None),
    }
}

fn texts_told(lang: Lang, recorded: usize, dry_run: bool) -> String {
    let done = match (lang, dry_run) {
        (Lang::Sv, false) => by_number(
            recorded,
            "sammanfattning eller bedömning sparad",
            "sammanfattningar och bedömningar sparade",
        ),
        (Lang::Sv, true) => by_number(
            recorded,
            "sammanfattning eller bedömning skulle sparas",
            "sammanfattningar och bedömningar skulle sparas",
        ),
        (Lang::En, false) => by_number(
            recorded,
            "summary or assessment recorded",
            "summaries and assessments recorded",
        ),
        (Lang::En, true) => by_number(
            recorded,
            "summary or assessment would be recorded",
            "summaries and assessments would be recorded",
        ),
    };
    format!("{recorded} {done}")
}

fn summarise(args: &CommentsArgs, output: &Output, recorded: usize, lost: usize) {
    let done = match (output.lang, args.dry_run) {
        (Lang::Sv, false) => by_number(recorded, "kommentar sparad", "kommentarer sparade"),
        (Lang::Sv, true) => by_number(
            recorded,
            "kommentar skulle sparas",
            "kommentarer skulle sparas",
        ),
        (Lang::En, false) => by_number(recorded, "comment recorded", "comments recorded"),
        (Lang::En, true) => by_number(
            recorded,
            "comment would be recorded",
            "comments would be recorded",
        ),
    };
    output.note(format!("{recorded} {done}"));
    if lost > 0 {
        let what = by_number(
            lost,
            output.say(
                "kommentar gäller ett uttalande som inte finns i indexet",
                "comment is about a statement that is not in the index",
            ),
            output.say(
                "kommentarer gäller uttalanden som inte finns i indexet",
                "comments are about statements that are not in the index",
            ),
        );
        output.note(format!("! {lost} {what}"));
    }
}

//! `remiss comments`: what officials wrote into a report's cells becomes
//! decisions and remarks.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{IndexDir, Weights, composed, person};
use super::decide::tell_later;
use super::exit::Exit;
use super::explain::in_several;
use super::output::{Output, safe};
use crate::corpus::{DECISIONS_FILE, REMARKS_FILE};
use crate::error::{Action, Error};
use crate::language::by_number;
use crate::model::{Comment, Consultation, Lang, StatementId, Verdict};
use crate::pipeline::{self, Catalogue, Decider, Saved, Written};
use crate::report::comments::{self, Filled, FilledIn};
use crate::report::manifest::mark_of;
use crate::report::remarks::{self, Text};
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
    let consultations = meant(args, &catalogue, &filled_in)?;
    let mut recorded = 0;
    let mut attention = !filled_in.unclear.is_empty();
    for (id, given) in &filled_in.unclear {
        let what = output.say("varken ja, delvis eller nej", "neither yes, partly nor no");
        output.line(format!(
            "! {}: «{}» – {what}",
            safe(id.as_str()),
            safe(given)
        ))?;
    }
    attention |= !filled_in.copied.is_empty();
    for (id, texts) in &filled_in.copied {
        let what = output.say(
            "rutan finns flera gånger med olika text, och ingen av dem är tagen; låt en stå kvar",
            "the cell is there more than once with different texts, and none was taken; let one stand",
        );
        let texts: Vec<_> = texts
            .iter()
            .map(|text| format!("«{}»", safe(text)))
            .collect();
        output.line(format!(
            "! {}: {} – {what}",
            safe(id.as_str()),
            texts.join(", ")
        ))?;
    }
    let known: HashSet<&StatementId> = consultations
        .iter()
        .flat_map(|consultation| &consultation.statements)
        .map(|tagged| &tagged.statement.id)
        .collect();
    let is_lost = |filled: &&Filled| !known.contains(&filled.id);
    let left = filled_in.changed.iter().filter(is_lost).count();
    for consultation in &consultations {
        let (verdicts, contradicted) = sort(consultation, &filled_in.changed, args.overwrite);
        for id in &contradicted {
            attention = true;
            let what = output.say(
                "har fått en annan kommentar sedan rapporten skrevs; --overwrite ersätter den",
                "has got another comment since the report was written; --overwrite replaces it",
            );
            output.line(format!("! {}: {what}", safe(id.as_str())))?;
        }
        for (id, comment) in &verdicts {
            output.line(line(output.lang, id, comment))?;
        }
        recorded += verdicts.len();
        if !args.dry_run && !verdicts.is_empty() {
            let saved = record(args, &catalogue, consultation, verdicts)?;
            if let Saved::Later(why) = saved {
                attention = true;
                tell_later(output, &consultation.name, DECISIONS_FILE, &why)?;
            }
        }
    }
    let texts = sections(args, output, &catalogue, &consultations, &filled_in)?;
    attention |= left > 0 || texts.attention;
    // Of statements nothing is told where only sections are written of.
    if recorded > 0 || left > 0 || texts.recorded == 0 {
        summarise(args, output, recorded, left);
    }
    if texts.recorded > 0 {
        output.note(texts_told(output.lang, texts.recorded, args.dry_run));
    }
    Ok(if attention {
        Exit::Attention
    } else if recorded + texts.recorded == 0 {
        Exit::NothingFound
    } else {
        Exit::Done
    })
}

/// The consultations that the report can be about: the one that is named, else
/// the one that the report was written of. A report that does not say so may be
/// about any, as long as no statement of it is in two.
fn meant(
    args: &CommentsArgs,
    catalogue: &Catalogue,
    filled_in: &FilledIn,
) -> Result<Vec<Consultation>, Error> {
    if args.consultation.is_some() {
        return catalogue.load_some(args.consultation.as_deref());
    }
    if let Some(mark) = &filled_in.consultation {
        let known = catalogue.names().find(|name| mark_of(name) == *mark);
        let known = known.ok_or_else(|| {
            Error::usage(
                "rapporten är skriven av en remiss som inte är inläst under det namnet; ange vilken den gäller med `--consultation NAMN`",
                "the report is of a consultation that is not indexed under that name; name the one it is about with `--consultation NAME`",
            )
        })?;
        return catalogue.load_some(Some(known));
    }
    let consultations = catalogue.load_some(None)?;
    if !filled_in.remarks.is_empty() && consultations.len() > 1 {
        return Err(Error::WhichConsultation {
            names: catalogue.names().collect::<Vec<_>>().join(", "),
        });
    }
    let statements: Vec<_> = consultations.iter().map(Consultation::by_id).collect();
    for Filled { id, .. } in &filled_in.changed {
        let mut holding = consultations
            .iter()
            .zip(&statements)
            .filter(|(_, statements)| statements.contains_key(id))
            .map(|(one, _)| one);
        if let (Some(first), Some(other)) = (holding.next(), holding.next()) {
            return Err(in_several(id, &[first, other]));
        }
    }
    drop(statements);
    Ok(consultations)
}

/// How it went with the texts on sections.
#[derive(Default)]
struct Texts {
    recorded: usize,
    attention: bool,
}

/// Records what is written of sections.
fn sections(
    args: &CommentsArgs,
    output: &mut Output,
    catalogue: &Catalogue,
    consultations: &[Consultation],
    filled_in: &FilledIn,
) -> Result<Texts, Error> {
    let mut texts = Texts::default();
    // Only one can be meant where there are any.
    let Some(consultation) = consultations.first() else {
        return Ok(texts);
    };
    let mut written: Vec<Written> = Vec::new();
    for filled in &filled_in.remarks {
        let label = filled.text.label(output.lang);
        let Some(section) = filled.section(consultation) else {
            texts.attention = true;
            let what = output.say(
                "gäller ett avsnitt som inte finns i förslaget, eller har fått en annan rubrik",
                "is about a section that is not in the proposal, or has got another heading",
            );
            let words = safe(&filled.words);
            output.line(format!("! {label}: {what}: «{words}»"))?;
            continue;
        };
        let current = filled.text.recorded(consultation, &section);
        let name = safe(section.as_str());
        if filled.is_recorded(&current) {
            continue;
        }
        if !filled.others.is_empty() {
            texts.attention = true;
            let what = output.say(
                "finns flera gånger i filen med olika text; ingen av dem är sparad",
                "is in the file more than once with different texts; none of them was recorded",
            );
            let all: Vec<String> = std::iter::once(&filled.words)
                .chain(&filled.others)
                .map(|words| format!("«{}»", safe(words)))
                .collect();
            output.line(format!("! {name}, {label}: {what}: {}", all.join(" ")))?;
            continue;
        }
        if filled.contradicts(&current) && !args.overwrite {
            texts.attention = true;
            let what = output.say(
                "har fått en annan lydelse sedan rapporten skrevs; --overwrite ersätter den",
                "has got another wording since the report was written; --overwrite replaces it",
            );
            output.line(format!("! {name}, {label}: {what}"))?;
            continue;
        }
        output.line(format!("{name}, {label}: {}", safe(&filled.words)))?;
        texts.recorded += 1;
        let (mut summary, mut assessment) = (None, None);
        match filled.text {
            Text::Summary => summary = Some(filled.words.clone()),
            Text::Assessment => assessment = Some(filled.words.clone()),
        }
        match written.iter_mut().find(|one| one.section == section) {
            Some(one) => {
                one.summary = one.summary.take().or(summary);
                one.assessment = one.assessment.take().or(assessment);
            }
            None => written.push(Written {
                section,
                summary,
                assessment,
                seen: None,
            }),
        }
    }
    if !args.dry_run && !written.is_empty() {
        let decider = Decider::now(&args.by);
        let (_, saved) = pipeline::remark(catalogue.dir(), consultation, &written, &decider)?;
        if let Saved::Later(why) = saved {
            texts.attention = true;
            tell_later(output, &consultation.name, REMARKS_FILE, &why)?;
        }
    }
    Ok(texts)
}

/// The comments that are new, and the statements that got another meanwhile:
/// tells what is new from what would replace a comment made elsewhere meanwhile.
fn sort(
    consultation: &Consultation,
    changed: &[Filled],
    overwrite: bool,
) -> (Vec<(StatementId, Comment)>, Vec<StatementId>) {
    let mut new = Vec::new();
    let mut contradicted = Vec::new();
    let (statements, comments) = (consultation.by_id(), by_statement(consultation));
    for filled in changed {
        if !statements.contains_key(&filled.id) {
            continue;
        }
        let current = comments
            .get(&filled.id)
            .copied()
            .cloned()
            .unwrap_or_default();
        let comment = filled.onto(&current);
        if comment == current {
            // Recorded already.
        } else if filled.contradicts(&current) && !overwrite {
            contradicted.push(filled.id.clone());
        } else {
            new.push((filled.id.clone(), comment));
        }
    }
    (new, contradicted)
}

/// The comments that there are now, by statement.
fn by_statement(consultation: &Consultation) -> HashMap<&StatementId, &Comment> {
    let comments = consultation.comments.iter();
    comments.map(|(id, comment)| (id, comment)).collect()
}

/// The comment that a statement has now.
pub(super) fn recorded(consultation: &Consultation, id: &StatementId) -> Comment {
    let mut comments = consultation.comments.iter();
    let known = comments.find(|(known, _)| known == id);
    known.map_or_else(Comment::default, |(_, comment)| comment.clone())
}

/// Refuses to write over a report with comments that are recorded nowhere else.
pub(super) fn spare(path: &Path, consultation: &Consultation) -> Result<(), Error> {
    // A pipe or device is not read: it would wait for ever.
    if !path.is_file() {
        return Ok(());
    }
    let bytes = std::fs::read(path).map_err(Error::io(path, Action::Read))?;
    let filled_in = match comments::read(&bytes) {
        Ok(filled_in) => filled_in,
        // Whole or damaged, Word and Excel files begin so.
        Err(why) if bytes.starts_with(b"PK") => {
            let path = path.display();
            let (swedish, english) = (why.in_words(Lang::Sv), why.in_words(Lang::En));
            return Err(Error::usage(
                format!(
                    "{path}: filen finns redan och kan inte läsas ({swedish}); i den kan stå text som inte är sparad. Flytta den, eller skriv till en annan fil"
                ),
                format!(
                    "{path}: the file is there and cannot be read ({english}); texts may be filled in there that are not recorded. Move it, or write to another file"
                ),
            ));
        }
        // What is no report of ours holds no comments of ours.
        Err(_) => return Ok(()),
    };
    let comments = by_statement(consultation);
    let is_lost = |filled: &&Filled| {
        let current = comments
            .get(&filled.id)
            .copied()
            .cloned()
            .unwrap_or_default();
        filled.onto(&current) != current
    };
    let is_unrecorded = |filled: &&remarks::Filled| {
        let section = filled.section(consultation);
        let current = section.map(|section| filled.text.recorded(consultation, &section));
        !current.is_some_and(|current| filled.is_recorded(&current))
    };
    let texts = filled_in.remarks.iter().filter(is_unrecorded).count();
    let comments = filled_in.changed.iter().filter(is_lost).count() + filled_in.unclear.len();
    let lost = filled_in.copied.len() + comments + texts;
    if lost == 0 {
        return Ok(());
    }
    let path = path.display();
    Err(Error::usage(
        format!(
            "{path}: där står {lost} {}; spara först med `remiss comments {path} --by NAMN`, eller skriv till en annan fil",
            by_number(
                lost,
                "ifylld text som inte är sparad",
                "ifyllda texter som inte är sparade"
            )
        ),
        format!(
            "{path}: {lost} {} not recorded; record first with `remiss comments {path} --by NAME`, or write to another file",
            by_number(
                lost,
                "text is filled in there that is",
                "texts are filled in there that are"
            )
        ),
    ))
}

fn record(
    args: &CommentsArgs,
    catalogue: &Catalogue,
    consultation: &Consultation,
    comments: Vec<(StatementId, Comment)>,
) -> Result<Saved, Error> {
    let verdicts: Vec<(StatementId, Verdict)> = comments
        .into_iter()
        .map(|(id, comment)| {
            let verdict = Verdict {
                comment: Some(comment),
                ..Verdict::default()
            };
            (id, verdict)
        })
        .collect();
    pipeline::decide(
        catalogue.dir(),
        consultation,
        &verdicts,
        &Decider::now(&args.by),
        Tagger::new(args.weights.load()?).into(),
    )
}

fn line(lang: Lang, id: &StatementId, comment: &Comment) -> String {
    let heeded = comment.heeded.map_or("–", |heeded| heeded.label(lang));
    let texts = [&comment.reason, &comment.changed_text].map(|text| safe(text));
    format!(
        "{}: {heeded}. {}",
        safe(id.as_str()),
        texts.join(" ").trim()
    )
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

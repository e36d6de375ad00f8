//! `remiss index`: the main job.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::args::{IndexDir, Weights};
use super::exit::Exit;
use super::output::{BOLD, Output, safe};
use super::table::{self, Side};
use crate::error::Error;
use crate::language::by_number;
use crate::model::Lang;
use crate::ocr::Ocr;
use crate::pipeline::{self, ConsultationSummary, Event, Look, Settings, Summary};
use crate::tag::Tagger;

/// The arguments of `remiss index`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss index corpus
  remiss index corpus/stadsbyggnad --programme forslag.docx
  remiss index corpus --strict --json")]
pub(super) struct IndexArgs {
    /// A consultation's folder, or a folder of them.
    #[arg(default_value = "corpus")]
    corpus: PathBuf,
    #[command(flatten)]
    index: IndexDir,
    /// The programme's file, where it is not called programme.* or program.*.
    #[arg(long, value_name = "FILE")]
    programme: Option<PathBuf>,
    /// Number of threads; 0 for one per core.
    #[arg(long, value_name = "N", default_value_t = 0)]
    jobs: usize,
    /// Read scanned pages with tesseract; what was read once is kept.
    #[arg(long)]
    ocr: bool,
    #[command(flatten)]
    weights: Weights,
    /// End with code 3 on any warning, not only where a document needs attention.
    #[arg(long)]
    strict: bool,
    /// Print the summary as JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &IndexArgs, output: &mut Output) -> Result<Exit, Error> {
    let models = args.weights.load()?;
    let settings = Settings {
        corpus: args.corpus.clone(),
        index: args.index.dir.clone(),
        programme: args.programme.clone(),
        jobs: args.jobs,
        ocr: if args.ocr { recogniser(output) } else { None },
        tagger: Arc::new(Tagger::new(models)),
        look: Look::Thorough,
    };
    let stop = stop_on_interrupt();
    let bar = progress_bar(output);
    let summary = pipeline::index(&settings, &|event| show(&bar, event), &stop);
    bar.finish_and_clear();
    let summary = summary?;
    if args.json {
        output.json(&summary_json(&summary, output.lang))?;
    } else {
        print(&summary, output)?;
    }
    let count = |of: fn(&ConsultationSummary) -> usize| summary.consultations.iter().map(of).sum();
    let attention = (summary.consultations.iter()).any(ConsultationSummary::needs_attention);
    let warnings: usize = count(|one| one.warnings);
    Ok(
        if attention || !summary.failed.is_empty() || (args.strict && warnings > 0) {
            Exit::Attention
        } else {
            Exit::Done
        },
    )
}

/// The recogniser; where there is none, says what to install and goes on.
fn recogniser(output: &Output) -> Option<Ocr> {
    match Ocr::find() {
        Ok(ocr) => Some(ocr),
        Err(missing) => {
            let without = output.say("inskannade sidor läses inte", "scanned pages are not read");
            let install = missing.install();
            output.note(format!(
                "{}; {without}\n  Debian: {}\n  Windows: {}",
                missing.in_words(output.lang),
                install.debian,
                install.windows
            ));
            None
        }
    }
}

/// A flag that Ctrl-C sets; a second Ctrl-C ends the program at once.
fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
        else {
            return;
        };
        while runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            if flag.swap(true, Ordering::Relaxed) {
                #[expect(clippy::exit, reason = "the user asks a second time to stop at once")]
                std::process::exit(130);
            }
        }
    });
    stop
}

fn progress_bar(output: &Output) -> ProgressBar {
    if !output.shows_progress() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len} {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

fn show(bar: &ProgressBar, event: &Event<'_>) {
    match event {
        Event::Begin {
            consultation,
            files,
        } => {
            bar.set_prefix(safe(consultation));
            bar.set_length(*files as u64);
            bar.set_position(0);
        }
        Event::Read { file, .. } => {
            bar.inc(1);
            bar.set_message(safe(file));
        }
        Event::Tag { .. } => bar.set_message("…"),
    }
}

fn print(summary: &Summary, output: &mut Output) -> Result<(), Error> {
    let columns = [
        (output.say("remiss", "consultation"), Side::Left),
        (output.say("dokument", "documents"), Side::Right),
        (
            output.say("svarat/tillfrågade", "answered/asked"),
            Side::Right,
        ),
        (output.say("uttalanden", "statements"), Side::Right),
        (output.say("märkta", "tagged"), Side::Right),
        (output.say("att se över", "to look at"), Side::Right),
        (output.say("ej inlästa", "unread"), Side::Right),
    ];
    let rows: Vec<Vec<String>> = summary
        .consultations
        .iter()
        .map(|one| {
            vec![
                one.name.clone(),
                one.documents.to_string(),
                if one.asked == 0 {
                    "–".to_owned()
                } else {
                    format!("{}/{}", one.answered, one.asked)
                },
                one.statements.to_string(),
                one.tagged.to_string(),
                one.attention.to_string(),
                one.unread.to_string(),
            ]
        })
        .collect();
    for line in table::lines(&columns, &rows) {
        output.line(line)?;
    }
    for name in &summary.removed {
        output.line(format!(
            "{}: {}",
            safe(name),
            output.say(
                "mappen är borta; remissen har lämnat indexet",
                "its folder is gone; it left the index"
            )
        ))?;
    }
    for (name, folder) in &summary.out_of_reach {
        output.line(format!(
            "! {}: {} ({})",
            safe(name),
            output.say(
                "mappen nås inte just nu; det som är inläst står kvar",
                "its folder is out of reach; what was read in stays"
            ),
            safe(&folder.display().to_string())
        ))?;
    }
    for one in &summary.consultations {
        for warning in &one.notices {
            let words = warning.in_words(output.lang);
            output.line(format!("! {}: {}", safe(&one.name), safe(&words)))?;
        }
        if one.lost_decisions > 0 {
            output.line(format!(
                "! {}: {} {} {}",
                safe(&one.name),
                one.lost_decisions,
                by_number(
                    one.lost_decisions,
                    output.say("beslut", "decision"),
                    output.say("beslut", "decisions"),
                ),
                output.say(
                    "hittar inte längre sin plats och gäller inte; `remiss status` visar vilka",
                    "no longer has its place and is not in force; `remiss status` shows which",
                )
            ))?;
        }
        if one.lost_remarks > 0 {
            output.line(format!(
                "! {}: {}",
                safe(&one.name),
                output.say(
                    "sammanfattning eller bedömning finns till avsnitt som inte längre är kvar; `remiss status` visar vilka",
                    "there is a summary or an assessment of sections that are no longer there; `remiss status` shows which",
                )
            ))?;
        }
    }
    for (name, error) in &summary.failed {
        output.line(format!(
            "! {}: {}: {}",
            safe(name),
            output.say("kunde inte läsas in", "could not be read in"),
            safe(&error.in_words(output.lang))
        ))?;
        if let Some(hint) = error.hint(output.lang) {
            output.line(format!("  {} {hint}", output.say("råd:", "hint:")))?;
        }
    }
    output.line("")?;
    if summary.consultations.iter().all(|one| !one.changed)
        && summary.removed.is_empty()
        && summary.failed.is_empty()
    {
        output.line(output.say(
            "Inget nytt: inga filer behövde läsas.",
            "Nothing new: no file had to be read.",
        ))?;
    } else {
        let read: usize = summary.consultations.iter().map(|one| one.read_anew).sum();
        output.line(match (read, output.lang) {
            (1, Lang::Sv) => "1 fil läst.".to_owned(),
            (1, Lang::En) => "1 file read.".to_owned(),
            (_, Lang::Sv) => format!("{read} filer lästa."),
            (_, Lang::En) => format!("{read} files read."),
        })?;
    }
    let next = if (summary.consultations.iter()).any(ConsultationSummary::needs_attention) {
        "remiss status"
    } else {
        "remiss serve"
    };
    output.line(format!(
        "{} {BOLD}{next}{BOLD:#}",
        output.say("Nästa steg:", "Next:")
    ))
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    version: u32,
    consultations: Vec<serde_json::Value>,
    removed: &'a [String],
    out_of_reach: Vec<&'a str>,
    failed: Vec<serde_json::Value>,
}

fn summary_json(summary: &Summary, lang: Lang) -> SummaryJson<'_> {
    SummaryJson {
        version: 1,
        consultations: (summary.consultations.iter())
            .map(|one| {
                let mut totals = totals_json(one);
                let notices = one.notices.iter().map(|notice| notice.in_words(lang));
                totals["notices"] = notices.collect();
                totals
            })
            .collect(),
        removed: &summary.removed,
        out_of_reach: (summary.out_of_reach.iter())
            .map(|(name, _)| name.as_str())
            .collect(),
        failed: (summary.failed.iter())
            .map(|(name, error)| {
                serde_json::json!({
                    "name": name,
                    "reason": error.in_words(lang),
                    "hint": error.hint(lang),
                })
            })
            .collect(),
    }
}

/// A consultation in numbers, for `index --json` and `status --json`.
pub(super) fn totals_json(one: &ConsultationSummary) -> serde_json::Value {
    serde_json::json!({
        "name": one.name,
        "title": one.title,
        "changed": one.changed,
        "documents": one.documents,
        "read_anew": one.read_anew,
        "unread": one.unread,
        "attention": one.attention,
        "lost_decisions": one.lost_decisions,
        "asked": one.asked,
        "answered": one.answered,
        "statements": one.statements,
        "tagged": one.tagged,
        "sections": one.sections,
        "warnings": one.warnings,
    })
}

//! `remiss evaluate`: how right the tags are, against labelled consultations.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::args::Weights;
use super::exit::Exit;
use super::output::{BOLD, Output};
use super::table::{Side, lines};
use crate::error::Error;
use crate::evaluate::{self, Case, Measure, Scores, Taught, fit, labelled};
use crate::tag::{Models, Tagger};

/// The arguments of `remiss evaluate`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss evaluate corpus/ekstad-kulturplan
  remiss evaluate labelled/* --cross-validate --stance statements.jsonl --json")]
pub(super) struct EvaluateArgs {
    /// Labelled consultations: folders with programme.json and labels.jsonl.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Train on all folders but the one scored, for each in turn.
    #[arg(long, conflicts_with = "models")]
    cross_validate: bool,
    #[command(flatten)]
    weights: Weights,
    /// With --cross-validate: single statements to learn stances from.
    #[arg(long, value_name = "FILE", requires = "cross_validate")]
    stance: Option<PathBuf>,
    /// Also try what this many decisions would teach.
    #[arg(long, value_name = "NUMBER", value_delimiter = ',')]
    decisions: Vec<usize>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// What is printed of one consultation.
#[derive(Serialize)]
struct Evaluated {
    #[serde(flatten)]
    scores: Scores,
    decisions: Vec<Taught>,
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    cross_validated: bool,
    consultations: &'a [Evaluated],
}

pub(super) fn run(args: &EvaluateArgs, output: &mut Output) -> Result<Exit, Error> {
    let models = args.weights.load()?;
    let cases = args
        .folders
        .iter()
        .map(|folder| labelled::read(folder, &models))
        .collect::<Result<Vec<_>, _>>()?;
    let evaluated = if args.cross_validate {
        let single = args
            .stance
            .as_deref()
            .map_or_else(|| Ok(Vec::new()), fit::stance::of_file)?;
        let material = fit::material(&cases, single, models.scope());
        cases
            .iter()
            .map(|case| {
                let unseen = fit::models(&material, &[case.name.as_str()]);
                let tagger = Tagger::new(unseen.clone());
                evaluate(&case.tagged_with(&[], &tagger), &unseen, &args.decisions)
            })
            .collect()
    } else {
        cases
            .iter()
            .map(|case| evaluate(case, &models, &args.decisions))
            .collect::<Vec<_>>()
    };
    if args.json {
        output.json(&Document {
            version: 1,
            cross_validated: args.cross_validate,
            consultations: &evaluated,
        })?;
    } else {
        print(&evaluated, output)?;
    }
    Ok(Exit::Done)
}

fn evaluate(case: &Case, models: &Models, decisions: &[usize]) -> Evaluated {
    Evaluated {
        scores: evaluate::scores(case),
        decisions: evaluate::taught(case, models, decisions),
    }
}

fn print(evaluated: &[Evaluated], output: &mut Output) -> Result<(), Error> {
    for one in evaluated {
        let scores = &one.scores;
        output.line(format_args!("{BOLD}{}{BOLD:#}", scores.name))?;
        let rows: Vec<Vec<String>> = figures(scores, output)
            .into_iter()
            .map(|(name, value)| vec![name, value])
            .collect();
        let (figure, value) = (output.say("Mått", "Figure"), output.say("Värde", "Value"));
        for line in lines(&[(figure, Side::Left), (value, Side::Left)], &rows) {
            output.line(line)?;
        }
        for taught in &one.decisions {
            output.line(format_args!(
                "{} {}: {:.3} → {:.3}; {}: {:.3} → {:.3}",
                taught.decisions,
                output.say("beslut i köns ordning", "decisions in the queue's order"),
                taught.queue.0,
                taught.queue.1,
                output.say("slumpvis", "at random"),
                taught.random.0,
                taught.random.1,
            ))?;
        }
        output.line("")?;
    }
    Ok(())
}

fn figures(scores: &Scores, output: &Output) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut put = |swedish: &str, english: &str, value: String| {
        rows.push((output.say(swedish, english).to_owned(), value));
    };
    let share = |measure: &Measure| {
        format!(
            "{:.3} ({:.3}–{:.3})",
            measure.value, measure.low, measure.high
        )
    };
    put("märkta uttalanden", "labels", scores.labels.to_string());
    put("återfunna", "found", format!("{:.3}", scores.found));
    put(
        "avsnitt rätt som första",
        "section right at 1",
        share(&scores.section_at_1),
    );
    put(
        "avsnitt rätt bland tre",
        "section right at 3",
        share(&scores.section_at_3),
    );
    put(
        "utan förslaget som helhet: första",
        "without general: at 1",
        share(&scores.section_at_1_not_general),
    );
    put(
        "utan förslaget som helhet: tre",
        "without general: at 3",
        share(&scores.section_at_3_not_general),
    );
    put(
        "avsnitt, makro-F1",
        "sections, macro-F1",
        format!("{:.3}", scores.section_macro_f1),
    );
    put(
        "förslaget som helhet, F1",
        "general, F1",
        format!("{:.3}", scores.general_f1),
    );
    put(
        "täckning vid 95 % rätt",
        "coverage at 95 % right",
        format!("{:.3}", scores.coverage_at_95),
    );
    let (number, right) = scores.confirmed;
    put(
        "maskinbekräftade, därav rätta",
        "confirmed by machine, of them right",
        format!("{number}, {right}"),
    );
    put("hållning rätt", "stance right", share(&scores.stance));
    put(
        "hållning rätt, med alternativ",
        "stance right, with alternatives",
        share(&scores.stance_with_alternatives),
    );
    put(
        "hållning, makro-F1",
        "stance, macro-F1",
        format!("{:.3}", scores.stance_macro_f1),
    );
    put(
        "kritiska funna",
        "critical recall",
        format!("{:.3}", scores.critical_recall),
    );
    let (critical, shown) = scores.objections;
    put(
        "svar med kritik, därav visade",
        "answers with criticism, of them shown",
        format!("{critical}, {shown}"),
    );
    let (flagged, documents) = scores.flagged;
    put(
        "flaggade svar av alla",
        "flagged answers of all",
        format!("{flagged} / {documents}"),
    );
    for bin in &scores.calibration {
        let name = format!(
            "{} {:.1}–{:.1}",
            output.say("säkerhet", "confidence"),
            bin.from,
            bin.from + 0.1
        );
        rows.push((
            name,
            format!("{} × {:.2} → {:.2}", bin.number, bin.confidence, bin.right),
        ));
    }
    for (label, answer, number) in &scores.confusion {
        rows.push((format!("{label} → {answer}"), number.to_string()));
    }
    if let Some(agreement) = scores.agreement {
        let value = format!(
            "{:.3} / {:.3} ({})",
            agreement.sections, agreement.stance, agreement.statements
        );
        rows.push((
            output
                .say(
                    "läsare eniga: avsnitt / hållning",
                    "readers agree: sections / stance",
                )
                .to_owned(),
            value,
        ));
    }
    rows
}

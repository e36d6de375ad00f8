//! Trains the weights that ship with the program.
//!
//! ```text
//! cargo run --release --example train -- --out models [--leave-out SET] [--stance statements.jsonl] [--scope quotes.jsonl] [--made-up NAME] [--sparse NAME] FOLDER…
//! cargo run --release --example train -- --out models --further statements.jsonl
//! ```
//!
//! Every FOLDER is a labelled consultation. The same folders give the same
//! bytes. With `--leave-out` the named one is not learned from, so that it can
//! be scored with the result.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use remiss::error::{Action, Error};
use remiss::evaluate::{fit, labelled};
use remiss::tag::{Models, SCOPE_FILE, SECTION_FILE, STANCE_FILE};

#[derive(Parser)]
#[command(about = "Trains remiss's weights on labelled consultations")]
struct Arguments {
    /// Where to write the models folder.
    #[arg(long)]
    out: PathBuf,
    /// The name of a consultation not to learn from.
    #[arg(long)]
    leave_out: Vec<String>,
    /// Single statements with their stance, a JSON object a line.
    #[arg(long)]
    stance: Option<PathBuf>,
    /// Quotations with their scope, a JSON object a line; without, the scope
    /// model stays as it is.
    #[arg(long)]
    scope: Option<PathBuf>,
    /// The name of a consultation that somebody made up: it teaches wording,
    /// not how often a stance is taken or how statements follow each other.
    #[arg(long)]
    made_up: Vec<String>,
    /// The name of a consultation whose labels name the most fitting section
    /// alone: it does not teach how far a tag is to be trusted.
    #[arg(long)]
    sparse: Vec<String>,
    /// Statements of answers, a JSON object a line, to learn stance from on top of the
    /// weights that ship; nothing else is learned then.
    #[arg(long, conflicts_with_all = ["leave_out", "stance", "scope", "made_up", "sparse", "folders"])]
    further: Option<PathBuf>,
    /// Labelled consultations.
    #[arg(required_unless_present = "further")]
    folders: Vec<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Error> {
    let models = Models::embedded();
    if let Some(further) = &arguments.further {
        let learned = fit::stance::further(models.stance(), further)?;
        return write(&arguments.out, STANCE_FILE, &learned.to_bytes());
    }
    let cases = arguments
        .folders
        .iter()
        .map(|folder| labelled::read(folder, &models))
        .collect::<Result<Vec<_>, _>>()?;
    let single = arguments
        .stance
        .as_deref()
        .map_or_else(|| Ok(Vec::new()), fit::stance::of_file)?;
    let scope = arguments
        .scope
        .as_deref()
        .map_or_else(|| Ok(models.scope().clone()), fit::scope::of_file)?;
    let material = fit::material(&cases, single, &scope)
        .made_up(&arguments.made_up)
        .sparsely_labelled(&arguments.sparse);
    let left_out: Vec<&str> = arguments.leave_out.iter().map(String::as_str).collect();
    let trained = fit::train(&material, &left_out);
    write(&arguments.out, SECTION_FILE, trained.section.as_bytes())?;
    write(&arguments.out, SCOPE_FILE, &trained.scope)?;
    write(&arguments.out, STANCE_FILE, &trained.stance)
}

fn write(folder: &Path, file: &str, bytes: &[u8]) -> Result<(), Error> {
    let path = folder.join(file);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&path, bytes))
        .map_err(|source| Error::Io {
            path,
            action: Action::Write,
            source,
        })
}

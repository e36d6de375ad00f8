//! `remiss doctor`: whether everything is in place.

use clap::Args;

use super::args::IndexDir;
use super::exit::Exit;
use super::output::{Output, safe};
use crate::error::Error;
use crate::model::Lang;
use crate::ocr::Ocr;
use crate::pipeline::Catalogue;
use crate::store::Store;
use crate::tag::Models;

/// The arguments of `remiss doctor`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss doctor")]
pub(super) struct DoctorArgs {
    #[command(flatten)]
    index: IndexDir,
}

pub(super) fn run(args: &DoctorArgs, output: &mut Output) -> Result<Exit, Error> {
    let dir = &args.index.dir;
    let mut wrong = 0;
    let models = Models::embedded();
    output.line(format!(
        "✓ remiss {} · {} {}",
        env!("CARGO_PKG_VERSION"),
        output.say("modeller", "models"),
        models.hash()
    ))?;
    let mut check = |output: &mut Output, what: &str, result: Result<String, String>| match result {
        Ok(detail) => output.line(format!("✓ {what}: {}", safe(&detail))),
        Err(problem) => {
            wrong += 1;
            output.line(format!("✗ {what}: {}", safe(&problem)))
        }
    };
    let index = match Catalogue::open(dir) {
        Ok(catalogue) => match catalogue.summaries() {
            Ok(all) => Ok(all
                .iter()
                .map(|one| one.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")),
            Err(error) => Err(with_hint(&error, output.lang)),
        },
        Err(error) => Err(with_hint(&error, output.lang)),
    };
    check(output, output.say("index", "index"), index)?;
    let ocr = Ocr::find().map(|ocr| ocr.version()).map_err(|missing| {
        let install = missing.install();
        format!(
            "{} (Debian: {}; Windows: {})",
            missing.in_words(output.lang),
            install.debian,
            install.windows
        )
    });
    let what = output.say("teckentolkning (OCR)", "character recognition (OCR)");
    check(output, what, ocr)?;
    let writable = Store::at(dir)
        .lock()
        .map(|_| dir.display().to_string())
        .map_err(|e| with_hint(&e, output.lang));
    check(output, output.say("skrivbart", "writable"), writable)?;
    Ok(if wrong == 0 {
        Exit::Done
    } else {
        Exit::Attention
    })
}

fn with_hint(error: &Error, lang: Lang) -> String {
    match error.hint(lang) {
        Some(hint) => format!("{}; {hint}", error.in_words(lang)),
        None => error.in_words(lang),
    }
}

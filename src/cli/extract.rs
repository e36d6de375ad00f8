//! `remiss extract`: one file's text as the reader sees it.

use std::io::Read;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::output::{self, Output, safe};
use crate::error::{Action, Error};
use crate::extract::{self, limits};

/// The arguments of `remiss extract`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss extract svar.pdf
  remiss extract svar.docx --format markdown
  remiss extract svar.docx --format json | jq .parts[0].outcome.Ok.warnings")]
pub(super) struct ExtractArgs {
    /// The file to read.
    file: PathBuf,
    /// What to print: the body with notes, all layers, or everything.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The body with its notes.
    Text,
    /// All layers with headings, numbers, tables and notes.
    Markdown,
    /// Blocks, pages, warnings.
    Json,
}

pub(super) fn run(args: &ExtractArgs, output: &mut Output) -> Result<Exit, Error> {
    let mut bytes = Vec::new();
    // One byte beyond the limit tells that it is exceeded.
    std::fs::File::open(&args.file)
        .and_then(|file| (file.take(limits::FILE_BYTES.most + 1)).read_to_end(&mut bytes))
        .map_err(Error::io(&args.file, Action::Read))?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let parts = extract::extract(&name, &bytes);
    let mut unread = 0;
    let mut doubtful = false;
    if args.format == Format::Json {
        output.json(&serde_json::json!({ "version": 1, "file": name, "parts": parts }))?;
    }
    for part in &parts {
        match &part.outcome {
            Ok(document) => {
                match args.format {
                    Format::Text => output.bytes(extract::plain::render(document).as_bytes())?,
                    Format::Markdown => {
                        output.bytes(extract::markdown::render(document).as_bytes())?;
                    }
                    Format::Json => {}
                }
                for warning in &document.warnings {
                    doubtful |= warning.needs_attention();
                    output.note(safe(&format!("{name}: {}", warning.in_words(output.lang))));
                }
            }
            Err(error) => {
                unread += 1;
                let part = if part.name.is_empty() {
                    name.as_ref()
                } else {
                    &part.name
                };
                let (what, hint) = (error.in_words(output.lang), error.hint_in(output.lang));
                // no matter of --quiet: it is why nothing is printed
                output.flush()?;
                output::failure(output.lang, &format!("{part}: {what}"), Some(hint));
            }
        }
    }
    Ok(match unread {
        0 if !doubtful => Exit::Done,
        _ if unread > 0 && unread == parts.len() => Exit::CouldNotRun,
        _ => Exit::Attention,
    })
}

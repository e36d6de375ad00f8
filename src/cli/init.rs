//! `remiss init`: a new consultation's folder, or `consultation.toml` for one.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::output::{Output, safe};
use crate::corpus::{self, CONFIG_FILE, Config};
use crate::error::{Action, Error};
use crate::model::Respondent;
use crate::pipeline;
use crate::tag::Models;

/// The arguments of `remiss init`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss init corpus/oversiktsplan
  remiss init corpus/oversiktsplan --title "Översiktsplan 2040" --due 2026-03-31"#)]
pub(super) struct InitArgs {
    /// The consultation's folder; made where it does not exist.
    dir: PathBuf,
    /// Title of the consultation; the programme's own where it has one.
    #[arg(long)]
    title: Option<String>,
    /// The proposer's case number.
    #[arg(long)]
    reference: Option<String>,
    /// When it was sent out (2021-05-31).
    #[arg(long, value_name = "DATE")]
    sent: Option<jiff::civil::Date>,
    /// When answers are due.
    #[arg(long, value_name = "DATE")]
    due: Option<jiff::civil::Date>,
}

pub(super) fn run(args: &InitArgs, output: &mut Output) -> Result<Exit, Error> {
    let path = args.dir.join(CONFIG_FILE);
    if path.exists() {
        let path = path.display();
        return Err(Error::usage(
            format!("{path} finns redan och skrivs inte över"),
            format!("{path} exists already; it is not written over"),
        ));
    }
    let responses = args.dir.join("responses");
    fs::create_dir_all(&responses).map_err(Error::io(&responses, Action::Make))?;
    let found = pipeline::read_consultation(&args.dir, &Models::embedded())?;
    let programme = (corpus::find(&args.dir, None, &corpus::Seen::default())?
        .folders
        .into_iter())
    .find_map(|folder| folder.programme)
    .map(|file| file.name);
    let mut respondents: Vec<Respondent> = Vec::new();
    for document in &found.documents {
        for name in document.answers_for() {
            if !respondents.iter().any(|known| known.name == *name) {
                let kind = document.identity.kind;
                respondents.push(Respondent::new(name, kind));
            }
        }
    }
    let count = respondents.len();
    let config = Config {
        title: args.title.clone().or(found.programme.title),
        reference: args.reference.clone(),
        sent: args.sent.map(|date| date.to_string()),
        due: args.due.map(|date| date.to_string()),
        programme,
        respondents,
        ..Config::default()
    };
    let mut text = config.to_toml();
    if count == 0 {
        text.push_str(output.say(
            "\n# De som har fått remissen, en grupp var:\n",
            "\n# Those who were asked, a group each:\n",
        ));
        text.push_str(
            "# [[respondents]]\n# name = \"Kulturnämnden\"\n# kind = \"board\"\n# aliases = [\"KN\"]\n# email = [\"kultur@ekstad.example\"]\n",
        );
    }
    corpus::create_description(&args.dir, &text)?;
    let place = safe(&path.display().to_string());
    output.line(match output.lang {
        crate::model::Lang::Sv => format!(
            "{place} är skriven: {} avsnitt i förslaget, {} dokument, {count} remissinstanser. Se över den, lägg svaren i responses/ och kör: remiss index {}",
            found.programme.sections.len(),
            found.documents.len(),
            safe(&args.dir.display().to_string()),
        ),
        crate::model::Lang::En => format!(
            "{place} is written: {} sections in the proposal, {} documents, {count} respondents. Look it over, put the answers into responses/ and run: remiss index {}",
            found.programme.sections.len(),
            found.documents.len(),
            safe(&args.dir.display().to_string()),
        ),
    })?;
    Ok(Exit::Done)
}

//! `remiss remark`: what a person writes of a section, in words of their own.

use std::io::Read;

use clap::Args;

use super::args::{IndexDir, composed, person};
use super::decide::tell_later;
use super::exit::Exit;
use super::output::{Output, safe};
use crate::corpus::REMARKS_FILE;
use crate::error::{Action, Error};
use crate::model::{Consultation, Lang, SectionId};
use crate::pipeline::{self, Catalogue, Decider, Outcome, Saved, Written};
use crate::report::Selection;

/// What stands for the text that comes by stdin.
const STDIN: &str = "-";

/// The arguments of `remiss remark`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss remark --section 3.2 --summary "De flesta vill ha färre mål." --by "Anna Ek"
  remiss remark --section 3.2 --assessment - --by "Anna Ek" < bedömning.txt
  remiss remark --section general --assessment "Förslaget antas." --by "Anna Ek"
  remiss remark --section 3.2 --summary "" --by "Anna Ek"     takes it away

Both texts stand in every compilation: the summary below the section's heading,
the assessment after its quotations. A text that is not given stays as it is."#)]
pub(super) struct RemarkArgs {
    #[command(flatten)]
    index: IndexDir,
    /// The consultation (its folder's name), where there are several.
    #[arg(long, value_name = "NAME", value_parser = composed)]
    consultation: Option<String>,
    /// The section: a number, an id, a heading or `general`.
    #[arg(long, value_name = "SECTION", value_parser = composed)]
    section: String,
    /// What was said of it, summed up; `-` for stdin.
    #[arg(long, value_name = "TEXT", required_unless_present = "assessment")]
    summary: Option<String>,
    /// What the proposer does with it, and why; `-` for stdin.
    #[arg(long, value_name = "TEXT")]
    assessment: Option<String>,
    /// Who writes.
    #[arg(long, value_name = "NAME", env = "REMISS_BY", value_parser = person)]
    by: String,
}

pub(super) fn run(args: &RemarkArgs, output: &mut Output) -> Result<Exit, Error> {
    if [&args.summary, &args.assessment].map(|text| text.as_deref()) == [Some(STDIN); 2] {
        return Err(Error::usage(
            "bara den ena texten kan läsas från stdin; ge den andra i klartext",
            "only one of the texts can come by stdin; give the other one in full",
        ));
    }
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultation = catalogue.load_one(args.consultation.as_deref())?;
    let written = Written {
        section: section(&consultation, &args.section)?,
        summary: text(args.summary.as_deref())?,
        assessment: text(args.assessment.as_deref())?,
        seen: None,
    };
    let (outcomes, saved) = pipeline::remark(
        catalogue.dir(),
        &consultation,
        &[written],
        &Decider::now(&args.by),
    )?;
    if let Saved::Later(why) = saved {
        tell_later(output, &consultation.name, REMARKS_FILE, &why)?;
        return Ok(Exit::Attention);
    }
    let name = safe(&consultation.name);
    output.line(match (output.lang, outcomes.contains(&Outcome::Saved)) {
        (Lang::Sv, true) => format!("Sparat i {name}/remarks.jsonl."),
        (Lang::En, true) => format!("Saved in {name}/remarks.jsonl."),
        (Lang::Sv, false) => "Så stod det redan; inget är ändrat.".to_owned(),
        (Lang::En, false) => "It stood so already; nothing was changed.".to_owned(),
    })?;
    Ok(Exit::Done)
}

/// One section; also one that has left the programme and has a remark.
fn section(consultation: &Consultation, wanted: &str) -> Result<SectionId, Error> {
    if let Some(found) = consultation.sections_called(wanted).into_iter().next() {
        return Ok(found);
    }
    let id = SectionId(wanted.to_owned());
    if !(consultation.lost_remarks.iter()).any(|lost| lost.section == id) {
        let selection = Selection {
            sections: vec![id.clone()],
            ..Selection::default()
        };
        selection.check(consultation)?;
    }
    Ok(id)
}

/// The text that is given, or that comes by stdin.
fn text(given: Option<&str>) -> Result<Option<String>, Error> {
    if given != Some(STDIN) {
        return Ok(given.map(str::to_owned));
    }
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(Error::io("stdin", Action::Read))?;
    Ok(Some(text))
}

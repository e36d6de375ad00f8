//! What makes a report shorter: a limit, and parts that are left out.

use clap::{Args, ValueEnum};

use crate::error::Error;
use crate::report::{Audience, Format, Omission};

/// The arguments that make a report shorter.
#[derive(Debug, Args)]
pub(super) struct Length {
    /// At most so many quotations of one stance in one section, at least 1.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Leave parts out of Word, HTML and Markdown; the report says so.
    #[arg(long, value_name = "PART", value_enum, value_delimiter = ',')]
    without: Vec<Omittable>,
    /// Whom it is for: for the board it has nothing to fill in, neither
    /// background nor appendices, and sources by page. In Word, HTML and Markdown.
    #[arg(long = "for", value_name = "READER", value_enum, default_value_t = Reader::Official)]
    reader: Reader,
}

/// Whom a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// The one who goes on writing in it.
    Official,
    /// Those who decide.
    Board,
}

/// A part that may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Omittable {
    /// Appendix 1, every statement answer by answer.
    Appendix,
    /// Statements without a position of their own.
    Background,
}

impl Length {
    /// Refuses a limit that leaves nothing, and a format that has everything.
    pub(super) fn check(&self, format: Format) -> Result<(), Error> {
        if self.limit == Some(0) {
            return Err(Error::usage(
                "--limit 0 visar inga citat; ange minst 1, eller utelämna --limit för alla",
                "--limit 0 shows no quotations; give 1 or more, or leave --limit out for all",
            ));
        }
        if !self.without.is_empty() && !format.is_prose() {
            return Err(Error::usage(
                format!(
                    "--without gäller Word, HTML och Markdown; formatet som begärs är {format}"
                ),
                format!(
                    "--without is for Word, HTML and Markdown; the format asked for is {format}"
                ),
            ));
        }
        if self.reader == Reader::Board && !format.is_prose() {
            return Err(Error::usage(
                format!(
                    "--for board gäller Word, HTML och Markdown; formatet som begärs är {format}"
                ),
                format!(
                    "--for board is for Word, HTML and Markdown; the format asked for is {format}"
                ),
            ));
        }
        if self.limit.is_some() && format.is_table() {
            return Err(Error::usage(
                format!("--limit gäller citaten under varje avsnitt; {format} har alla uttalanden"),
                format!(
                    "--limit is for the quotations of each section; {format} has all statements"
                ),
            ));
        }
        Ok(())
    }

    /// Whom the report is for.
    pub(super) fn audience(&self) -> Audience {
        match self.reader {
            Reader::Official => Audience::Official,
            Reader::Board => Audience::Board,
        }
    }

    /// What the report leaves out.
    pub(super) fn without(&self) -> Vec<Omission> {
        self.without
            .iter()
            .map(|part| match part {
                Omittable::Appendix => Omission::Appendix,
                Omittable::Background => Omission::Background,
            })
            .collect()
    }
}

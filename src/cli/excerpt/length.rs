//! What makes a report shorter: a limit, and parts that are left out.

use clap::{Args, ValueEnum};

use crate::error::Error;
use crate::report::{Format, Omission};

/// The arguments that make a report shorter.
#[derive(Debug, Args)]
pub(super) struct Length {
    /// At most so many quotations of one stance in one section, at least 1.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Leave parts out of Word, HTML and Markdown; the report says so.
    #[arg(long, value_name = "PART", value_enum, value_delimiter = ',')]
    without: Vec<Omittable>,
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

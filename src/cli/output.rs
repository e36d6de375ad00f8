//! Where results and messages go: results to stdout, all else to stderr.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::args::Global;
use crate::error::{Action, Error};
use crate::model::{Lang, turns_direction};

/// Emphasis in tables and messages.
pub(super) const BOLD: Style = Style::new().bold();
/// What matters less.
pub(super) const DIM: Style = Style::new().dimmed();
/// A search hit within a text.
pub(super) const MARK: Style = Style::new()
    .bold()
    .fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
const ERROR: Style = Style::new()
    .bold()
    .fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));

/// The program's two streams, and how to speak on them.
pub(super) struct Output {
    /// Language of what officials read.
    pub(super) lang: Lang,
    quiet: bool,
    stdout: BufWriter<anstream::AutoStream<io::Stdout>>,
}

impl Output {
    pub(super) fn new(global: &Global) -> Self {
        Self {
            lang: global.lang.into(),
            quiet: global.quiet,
            stdout: BufWriter::new(anstream::stdout()),
        }
    }

    /// The Swedish or the English text, by the language asked for.
    pub(super) const fn say<'a>(&self, swedish: &'a str, english: &'a str) -> &'a str {
        match self.lang {
            Lang::Sv => swedish,
            Lang::En => english,
        }
    }

    /// One line of the result.
    pub(super) fn line(&mut self, line: impl std::fmt::Display) -> Result<(), Error> {
        writeln!(self.stdout, "{line}").map_err(stdout_failed)
    }

    /// Bytes of the result as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.stdout.write_all(bytes).map_err(stdout_failed)
    }

    /// One JSON value on a line of its own.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(&mut self.stdout, value)
            .map_err(|error| stdout_failed(error.into()))?;
        self.line("")
    }

    /// What is worth knowing beside the result; not with `--quiet`.
    pub(super) fn note(&self, message: impl std::fmt::Display) {
        if !self.quiet {
            anstream::eprintln!("{message}");
        }
    }

    /// Why the command could not run, and what to do.
    pub(super) fn error(&mut self, error: &Error) {
        // What was printed so far comes before; that it could not be is told.
        let unflushed = self.stdout.flush().is_err();
        let note = if unflushed { " (…)" } else { "" };
        let what = error.in_words(self.lang) + note;
        failure(self.lang, &what, error.hint(self.lang).as_deref());
    }

    /// Whether progress may be drawn.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Puts out what is held back.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        self.stdout.flush().map_err(stdout_failed)
    }
}

/// What went wrong and, where there is a remedy, what to do.
pub(super) fn failure(lang: Lang, what: &str, hint: Option<&str>) {
    let (error, remedy) = match lang {
        Lang::Sv => ("fel", "råd"),
        Lang::En => ("error", "hint"),
    };
    anstream::eprintln!("{ERROR}{error}:{ERROR:#} {}", safe(what));
    if let Some(hint) = hint {
        anstream::eprintln!("{BOLD}{remedy}:{BOLD:#} {}", safe(hint));
    }
}

fn stdout_failed(source: io::Error) -> Error {
    Error::Io {
        path: "stdout".into(),
        action: Action::Write,
        source,
    }
}

/// Text from documents as a terminal may show it: control characters and
/// marks that turn the writing direction cannot act on it.
pub(super) fn safe(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => ' ',
            c if c.is_control() || turns_direction(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_cannot_act_on_the_terminal() {
        assert_eq!(
            super::safe("a\u{1b}[2Jb\u{202e}c\u{61c}\nå"),
            "a\u{fffd}[2Jb\u{fffd}c\u{fffd} å"
        );
    }
}

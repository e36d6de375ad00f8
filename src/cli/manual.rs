//! Shell completions and the manual page, from the same declaration as the parser.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::args::Cli;
use super::exit::Exit;
use super::output::Output;
use crate::error::{Action, Error, Thing};

/// The arguments of `remiss completions`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss completions bash > /etc/bash_completion.d/remiss")]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// The arguments of `remiss man`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss man > remiss.1
  remiss man index | man -l -")]
pub(super) struct ManArgs {
    /// The command to describe; the program as a whole without one.
    command: Option<String>,
}

pub(super) fn completions(args: &CompletionsArgs, output: &mut Output) -> Result<Exit, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "remiss", &mut script);
    output.bytes(&script)?;
    Ok(Exit::Done)
}

pub(super) fn man(args: &ManArgs, output: &mut Output) -> Result<Exit, Error> {
    let mut program = Cli::command();
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => program
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| Error::Unknown {
                thing: Thing::Command,
                given: name.clone(),
                nearest: None,
            })?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(Error::io("manual page", Action::Write))?;
    output.bytes(&page)?;
    Ok(Exit::Done)
}

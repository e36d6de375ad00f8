//! The command line: arguments, one file per command, output, exit codes.
//! The only module that prints.

mod args;
mod comments;
mod decide;
mod doctor;
mod excerpt;
mod evaluate;
mod exit;
mod explain;
mod extract;
mod filter;
mod index;
mod init;
mod manual;
mod output;
mod refusal;
mod remark;
mod search;
mod serve;
mod statements;
mod status;
mod table;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;
use output::Output;

use crate::error::Error;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refusal::tell(&error),
    };
    cli.global.color.write_global();
    start_logging(cli.global.verbose);
    keep_caught_panics_silent();
    let mut output = Output::new(&cli.global);
    match run(&cli, &mut output) {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            output.error(&error);
            Exit::of(&error).into()
        }
    }
}

/// A panic of a reader is caught and becomes the document's reason; its trace
/// on the terminal would only frighten.
fn keep_caught_panics_silent() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !crate::extract::is_reading() {
            report(panic);
        }
    }));
}

fn run(cli: &Cli, output: &mut Output) -> Result<Exit, Error> {
    let exit = match &cli.command {
        Command::Index(args) => index::run(args, output),
        Command::Statements(args) => statements::run(args, output),
        Command::Search(args) => search::run(args, output),
        Command::Status(args) => status::run(args, output),
        Command::Extract(args) => extract::run(args, output),
        Command::Excerpt(args) => excerpt::run(args, output),
        Command::Verify(args) => verify::run(args, output),
        Command::Comments(args) => comments::run(args, output),
        Command::Explain(args) => explain::run(args, output),
        Command::Evaluate(args) => evaluate::run(args, output),
        Command::Decide(args) => decide::run(args, output),
        Command::Remark(args) => remark::run(args, output),
        Command::Serve(args) => serve::run(args, output),
        Command::Work(args) => serve::work(args),
        Command::Draw(args) => Ok(serve::draw(args)),
        Command::Init(args) => init::run(args, output),
        Command::Doctor(args) => doctor::run(args, output),
        Command::Completions(args) => manual::completions(args, output),
        Command::Man(args) => manual::man(args, output),
    }?;
    output.flush()?;
    Ok(exit)
}

/// What is asked for with `-v`; silent otherwise. Never statement text.
fn start_logging(verbose: u8) {
    let level = match verbose {
        0 => return,
        1 => tracing::Level::INFO,
        _ => tracing::Level::DEBUG,
    };
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .init();
}

fn is_broken_pipe(error: &Error) -> bool {
    matches!(error, Error::Io { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
}

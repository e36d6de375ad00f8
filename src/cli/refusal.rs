//! What is said of arguments that are not understood: the parser speaks
//! English, officials read Swedish.

use std::error::Error as _;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{NoName, Words};
use super::exit::Exit;
use super::output;
use crate::model::{Lang, UnknownWord};

/// Says why the arguments cannot be taken, or prints the help that is asked for.
pub(super) fn tell(error: &clap::Error) -> ExitCode {
    let swedish = match asked_for(std::env::args_os()) {
        Words::Sv => swedish(error),
        Words::En => None,
    };
    match swedish {
        Some(refusal) => {
            output::failure(Lang::Sv, &refusal.what, refusal.hint.as_deref());
            Exit::CouldNotRun.into()
        }
        // A pipe that is closed takes no help.
        None => match error.print() {
            Ok(()) if error.use_stderr() => Exit::CouldNotRun.into(),
            Ok(()) | Err(_) => Exit::Done.into(),
        },
    }
}

/// The language, where the arguments as a whole could not be read.
fn asked_for(args: impl IntoIterator<Item = OsString>) -> Words {
    let mut english = std::env::var("REMISS_LANG").is_ok_and(|lang| lang == "en");
    let mut args = args.into_iter().peekable();
    while let Some(arg) = args.next() {
        let next = args.peek().and_then(|next| next.to_str());
        english = match (arg.to_str(), next) {
            (Some("--"), _) => break,
            (Some("--lang=en"), _) | (Some("--lang"), Some("en")) => true,
            (Some("--lang=sv"), _) | (Some("--lang"), Some("sv")) => false,
            _ => english,
        };
    }
    if english { Words::En } else { Words::Sv }
}

/// What is wrong, and what to do.
#[derive(Debug, PartialEq, Eq)]
struct Refusal {
    what: String,
    hint: Option<String>,
}

/// The Swedish for the usual errors; nothing for what is none, such as help.
fn swedish(error: &clap::Error) -> Option<Refusal> {
    let all = |kind| strings(error, kind);
    let quoted = |kind| Some(format!("`{}`", all(kind).into_iter().next()?));
    let given = || quoted(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = quoted(ContextKind::InvalidSubcommand)?;
            format!("kommandot {command} finns inte")
        }
        ErrorKind::UnknownArgument => {
            format!("{} passar inte det här kommandot", given()?)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = all(ContextKind::InvalidArg);
            let missing: Vec<String> = missing.iter().map(|one| format!("`{one}`")).collect();
            format!("det saknas {}", missing.join(" och "))
        }
        ErrorKind::ArgumentConflict => {
            let other = quoted(ContextKind::PriorArg)?;
            match given()? {
                given if given == other => format!("{given} ges mer än en gång"),
                given => format!("{given} kan inte ges tillsammans med {other}"),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match all(ContextKind::InvalidValue)
                .pop()
                .filter(|value| !value.is_empty())
            {
                None => format!("{} behöver ett värde", given()?),
                Some(value) => format!("`{value}` går inte att ge som {}{}", given()?, why(error)),
            }
        }
        _ => return None,
    };
    Some(Refusal {
        what,
        hint: hint(error),
    })
}

/// Why a value is not taken, and which would be.
fn why(error: &clap::Error) -> String {
    if let Some(unknown) = source::<UnknownWord>(error) {
        return format!("; välj bland {}", unknown.expected_in_swedish);
    }
    if source::<jiff::Error>(error).is_some() {
        return "; skriv datum som 2021-05-31".to_owned();
    }
    if source::<std::num::ParseIntError>(error).is_some() {
        return "; där ska stå ett heltal".to_owned();
    }
    if source::<std::net::AddrParseError>(error).is_some() {
        return "; där ska stå en adress som 127.0.0.1".to_owned();
    }
    if source::<NoName>(error).is_some() {
        return "; där ska stå ett namn".to_owned();
    }
    match strings(error, ContextKind::ValidValue) {
        known if known.is_empty() => String::new(),
        known => format!("; välj bland {}", known.join(", ")),
    }
}

fn source<E: std::error::Error + 'static>(error: &clap::Error) -> Option<&E> {
    error.source()?.downcast_ref()
}

/// The nearest that there is, else how the command is written.
fn hint(error: &clap::Error) -> Option<String> {
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let near = near.into_iter().flat_map(|kind| strings(error, kind));
    let near: Vec<String> = near.map(|one| format!("`{one}`")).collect();
    if !near.is_empty() {
        return Some(format!("menade du {}?", near.join(" eller ")));
    }
    let is_short = |given: &String| given.starts_with('-') && !given.starts_with("--");
    if error.kind() == ErrorKind::UnknownArgument
        && strings(error, ContextKind::InvalidArg).iter().all(is_short)
        && takes_words(error)
    {
        return Some(
            "ett ord som ska uteslutas skrivs efter `--`: remiss search … -- -ord".to_owned(),
        );
    }
    let usage = strings(error, ContextKind::Usage).pop();
    let usage = usage.and_then(|usage| Some(usage.split_once(": ")?.1.trim().to_owned()));
    usage
        .map(|usage| format!("skriv så här: {usage}"))
        .or_else(|| Some("`--help` efter kommandot visar vad det tar".to_owned()))
}

/// Whether it is the search that the arguments are given to.
fn takes_words(error: &clap::Error) -> bool {
    let usage = strings(error, ContextKind::Usage);
    usage.iter().any(|usage| usage.contains("remiss search"))
}

/// What the parser says of one matter.
fn strings(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(several)) => several.clone(),
        Some(ContextValue::StyledStr(one)) => vec![one.to_string()],
        Some(ContextValue::StyledStrs(several)) => {
            several.iter().map(ToString::to_string).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::Cli;
    use super::*;

    fn check(args: &[&str], what: &str, hint: &str) {
        let args = ["remiss"].iter().chain(args);
        let error = Cli::try_parse_from(args).expect_err("the arguments are wrong");
        let expected = Refusal {
            what: what.to_owned(),
            hint: Some(hint.to_owned()),
        };
        assert_eq!(swedish(&error), Some(expected));
    }

    #[test]
    fn what_is_wrong_is_told_in_swedish_with_what_would_be_right() {
        check(
            &["serch", "x"],
            "kommandot `serch` finns inte",
            "menade du `serve` eller `search`?",
        );
        check(
            &["search", "x", "--frm", "2021-01-01"],
            "`--frm` passar inte det här kommandot",
            "menade du `--from`?",
        );
        check(
            &["extract"],
            "det saknas `<FILE>`",
            "skriv så här: remiss extract <FILE>",
        );
        check(
            &["decide", "x", "--by", "A", "--undo", "--confirm"],
            "`--undo` kan inte ges tillsammans med `--confirm`",
            "skriv så här: remiss decide --by <NAME> --undo <ID>",
        );
        check(
            &["search", "x", "--limit", "1", "--limit", "2"],
            "`--limit <N>` ges mer än en gång",
            "skriv så här: remiss search [OPTIONS] [QUERY]...",
        );
        check(
            &["search", "budget", "-mål"],
            "`-m` passar inte det här kommandot",
            "ett ord som ska uteslutas skrivs efter `--`: remiss search … -- -ord",
        );
        check(
            &["excerpt", "--format", "doc"],
            "`doc` går inte att ge som `--format <FORMAT>`; välj bland docx, xlsx, html, md, csv, json",
            "menade du `docx`?",
        );
        check(
            &["search", "x", "--kind", "nämd"],
            "`nämd` går inte att ge som `--kind <KIND>`; välj bland nämnd, bolag, parti, myndighet, råd, fackförbund, förening, privatperson, övrig",
            "`--help` efter kommandot visar vad det tar",
        );
        check(
            &["init", "x", "--due", "2026-13-01"],
            "`2026-13-01` går inte att ge som `--due <DATE>`; skriv datum som 2021-05-31",
            "`--help` efter kommandot visar vad det tar",
        );
        check(
            &["decide", "x", "--stance"],
            "`--stance <STANCE>` behöver ett värde",
            "`--help` efter kommandot visar vad det tar",
        );
    }

    #[test]
    fn help_is_no_refusal() {
        let error = Cli::try_parse_from(["remiss", "--help"]).expect_err("help is asked for");
        assert_eq!(swedish(&error), None);
    }

    #[test]
    fn the_language_is_found_in_arguments_that_are_not_understood() {
        let check = |args: &[&str], expected| {
            assert_eq!(asked_for(args.iter().map(OsString::from)), expected);
        };
        check(&["remiss", "serch", "--lang", "en"], Words::En);
        check(&["remiss", "--lang=en", "serch"], Words::En);
        check(&["remiss", "--lang=en", "serch", "--lang", "sv"], Words::Sv);
        check(&["remiss", "search", "--", "--lang=en"], Words::Sv);
    }
}

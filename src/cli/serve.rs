//! `remiss serve`: the workbench in the browser.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{IndexDir, Weights};
use super::exit::Exit;
use super::output::Output;
use crate::error::{Action, Error};
use crate::serve::{self, Access, Config};

/// The arguments of `remiss serve`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss serve
  remiss serve corpus --port 8300
  remiss serve --listen 0.0.0.0 --password-file secret.txt --host remiss.example.se
  remiss serve --identity-header X-Remote-User --host remiss.example.se
  remiss serve --listen 0.0.0.0 --identity-header X-Remote-User --proxy 192.0.2.10 --host remiss.example.se")]
pub(super) struct ServeArgs {
    /// The folder in which new consultations are made.
    #[arg(default_value = "corpus")]
    corpus: PathBuf,
    #[command(flatten)]
    index: IndexDir,
    /// The address to listen on; one that others can reach needs a sign-in.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    listen: IpAddr,
    /// The port; 0 for any that is free.
    #[arg(long, value_name = "PORT", default_value_t = 8270)]
    port: u16,
    /// A further name by which browsers may call it, such as a proxy's; repeatable.
    #[arg(long = "host", value_name = "NAME")]
    hosts: Vec<String>,
    /// Ask everyone for the password on the first line of this file.
    #[arg(long, value_name = "FILE", conflicts_with = "identity_header")]
    password_file: Option<PathBuf>,
    /// Trust this header of a reverse proxy for who it is: the proxy must replace what
    /// browsers send in it.
    #[arg(long, value_name = "HEADER")]
    identity_header: Option<String>,
    /// The address of a reverse proxy, which alone is believed in its headers;
    /// repeatable. Needed where the proxy is on another machine.
    #[arg(long = "proxy", value_name = "ADDRESS")]
    proxies: Vec<IpAddr>,
    #[command(flatten)]
    weights: Weights,
}

pub(super) fn run(args: &ServeArgs, output: &mut Output) -> Result<Exit, Error> {
    // What cannot be used is told now, not with the first decision.
    args.weights.load()?;
    let access = match (&args.password_file, &args.identity_header) {
        (Some(file), _) => Access::Password(password(file)?),
        (None, Some(header)) => Access::by_header(header)?,
        (None, None) => Access::Open,
    };
    let config = Config {
        corpus: args.corpus.clone(),
        index: args.index.dir.clone(),
        listen: SocketAddr::new(args.listen, args.port),
        hosts: args.hosts.clone(),
        access,
        proxies: args.proxies.iter().map(IpAddr::to_canonical).collect(),
        models: args.weights.models.clone(),
    };
    let mut told = Ok(());
    serve::run(config, |address| {
        told = output
            .line(format!("http://{address}/"))
            .and_then(|()| output.flush());
    })?;
    told?;
    Ok(Exit::Done)
}

/// The arguments of `remiss work`.
#[derive(Debug, Args)]
pub(super) struct WorkArgs {
    #[command(flatten)]
    weights: Weights,
}

/// `remiss work`: what the workbench has done in a process of its own. Orders
/// come in by standard input, what is told of them goes out.
pub(super) fn work(args: &WorkArgs) -> Result<Exit, Error> {
    let models = args.weights.load()?;
    let orders = std::io::BufReader::new(std::io::stdin());
    serve::work(models, orders, std::io::stdout());
    Ok(Exit::Done)
}

/// The arguments of `remiss draw`.
#[derive(Debug, Args)]
pub(super) struct DrawArgs {
    /// Which page, counted from one.
    #[arg(long)]
    page: u32,
}

/// `remiss draw`: what the workbench has drawn in a process of its own. The PDF
/// comes in by standard input, the picture goes out.
pub(super) fn draw(args: &DrawArgs) -> Exit {
    if serve::draw(args.page, std::io::stdin(), std::io::stdout()) {
        Exit::Done
    } else {
        Exit::NothingFound
    }
}

fn password(file: &Path) -> Result<String, Error> {
    let text = std::fs::read_to_string(file).map_err(Error::io(file, Action::Read))?;
    let password = text.lines().next().unwrap_or_default().trim();
    if password.chars().count() < 12 {
        let file = file.display();
        return Err(Error::usage(
            format!("{file}: lösenordet måste ha minst 12 tecken"),
            format!("{file}: the password must have at least 12 characters"),
        ));
    }
    Ok(password.to_owned())
}

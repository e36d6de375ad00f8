//! The workbench: the pages on which officials read, search, decide and
//! export. Takes an index and the corpus behind it; serves HTML that works as
//! plain links and forms, and a small JSON interface.
//!
//! Every state is an address (`GET`); what changes something is a `POST` with
//! a token. Pages are pure functions of a [`visit::Visit`] and what it shows.
//! Nothing here reads documents, judges or writes reports itself, and nothing
//! leaves the machine.

mod address;
mod api;

mod ask;
mod asked;
mod assets;
mod bench;
mod bodies;
mod choices;
mod cookie;
mod decide;
mod description;
mod draw;
mod events;
mod export;
mod faults;
mod held;
mod history;
mod incoming;
mod job;
mod loaded;
mod moved;
mod onward;
mod openapi;
mod original;
mod pace;
mod page;
mod part;
mod picture;
mod problem;
mod proposal;
mod queue;
mod register;
mod remark;
mod returned;
mod routes;
mod searches;
mod security;
mod sender;
mod server;
mod tally;
mod twins;
mod unsaved;
mod upload;
mod verdict;
mod visit;
mod webannotation;
mod work;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use axum::http::HeaderName;

use crate::error::Error;

pub use draw::draw;
pub use work::work;

/// Where and for whom the workbench runs.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of consultations; new ones are made in it.
    pub corpus: PathBuf,
    /// The derived state.
    pub index: PathBuf,
    /// Where to listen; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// Further names by which it may be called, beside the address itself.
    pub hosts: Vec<String>,
    /// Who may come in.
    pub access: Access,
    /// The addresses of reverse proxies that are believed.
    pub proxies: Vec<IpAddr>,
    /// Trained weights to use in place of the built-in ones.
    pub models: Option<PathBuf>,
}

/// Who may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Everyone who can reach the address: for this machine only.
    Open,
    /// Whoever knows this password; the name is given at sign-in.
    Password(String),
    /// Whom a reverse proxy names in this header.
    Header(HeaderName),
}

impl Access {
    /// Access for whom a reverse proxy names in the header of this name.
    pub fn by_header(name: &str) -> Result<Self, Error> {
        HeaderName::try_from(name).map(Self::Header).map_err(|_| {
            Error::usage(
                format!("--identity-header: `{name}` kan inte vara namnet på ett huvud"),
                format!("--identity-header: `{name}` cannot be the name of a header"),
            )
        })
    }
}

/// Serves until interrupted. `ready` is told the address once it answers.
pub fn run(config: Config, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    config.check()?;
    server::run(config, ready)
}

impl Config {
    /// Refuses to be open to others without a sign-in, and to take a name from whoever
    /// reaches the address: only from a proxy.
    fn check(&self) -> Result<(), Error> {
        let listen = self.listen;
        if listen.ip().is_loopback() {
            return Ok(());
        }
        if matches!(self.access, Access::Header(_)) && self.proxies.is_empty() {
            return Err(Error::usage(
                format!(
                    "{listen} kan nås från andra datorer, som själva kan skicka huvudet: ange proxyns adress med --proxy, eller lyssna på 127.0.0.1"
                ),
                format!(
                    "{listen} can be reached from other machines, which can send the header themselves: give the proxy's address with --proxy, or listen on 127.0.0.1"
                ),
            ));
        }
        if self.access == Access::Open {
            return Err(Error::usage(
                format!(
                    "{listen} kan nås från andra datorer: ange --password-file, eller --identity-header bakom en proxy som loggar in användarna"
                ),
                format!(
                    "{listen} can be reached from other machines: give --password-file, or --identity-header behind a proxy that signs people in"
                ),
            ));
        }
        Ok(())
    }
}

//! The address at which the browser is let in.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};

use super::Guard;
use super::patience::PatientListener;
use crate::serve::Error;

/// So many ports are tried before we give up.
const TRIES: u16 = 100;

/// A port that is ours.
pub(in crate::serve) struct Door {
    listener: TcpListener,
    at: SocketAddr,
    /// The name that was typed, unless it is an address.
    name: Option<String>,
    wanted: u16,
}

impl Door {
    /// Takes the port, or the next that is free.
    pub(in crate::serve) fn open(host: Option<&str>, wanted: u16) -> Result<Self, Error> {
        let ip = match host {
            None => Ipv4Addr::LOCALHOST.into(),
            Some(host) => resolve(host)?,
        };
        let name = host.filter(|host| host.parse::<IpAddr>().is_err()).map(str::to_ascii_lowercase);
        let last = wanted.saturating_add(TRIES - 1);
        for port in wanted..=last {
            match TcpListener::bind((ip, port)) {
                Ok(listener) => {
                    let at = listener.local_addr().map_err(|source| Error::Port { port, source })?;
                    return Ok(Self { listener, at, name, wanted });
                }
                Err(error) if error.kind() == ErrorKind::AddrInUse => {}
                Err(source) if source.kind() == ErrorKind::AddrNotAvailable => {
                    return Err(Error::Host { host: host.unwrap_or("127.0.0.1").to_owned(), source });
                }
                Err(source) => return Err(Error::Port { port, source }),
            }
        }
        Err(Error::NoPort { first: wanted, last })
    }

    /// What to type into a browser on this machine.
    pub(in crate::serve) fn address(&self) -> String {
        let host = match (&self.name, self.at.ip()) {
            (Some(name), _) => name.clone(),
            (None, ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.to_string(),
            (None, IpAddr::V4(ip)) => ip.to_string(),
            (None, IpAddr::V6(ip)) => format!("[{ip}]"),
        };
        format!("http://{host}:{}/", self.port())
    }

    /// The port that is ours.
    pub(in crate::serve) fn port(&self) -> u16 {
        self.at.port()
    }

    /// The port that was asked for, when another program has it.
    pub(in crate::serve) fn taken(&self) -> Option<u16> {
        (self.wanted != 0 && self.wanted != self.port()).then_some(self.wanted)
    }

    /// Can nobody come but from this machine?
    pub(in crate::serve) fn is_private(&self) -> bool {
        self.at.ip().is_loopback()
    }

    /// Who says which requests are meant for us.
    pub(in crate::serve) fn guard(&self) -> Guard {
        Guard::new(self.is_private(), self.name.clone())
    }

    /// The listener, for the web server.
    pub(super) fn listener(self) -> io::Result<PatientListener> {
        self.listener.set_nonblocking(true)?;
        Ok(PatientListener::new(tokio::net::TcpListener::from_std(self.listener)?))
    }
}

fn resolve(host: &str) -> Result<IpAddr, Error> {
    let host = host.trim_matches(['[', ']']);
    let failed = |source| Error::Host { host: host.to_owned(), source };
    let mut found = (host, 0).to_socket_addrs().map_err(failed)?;
    found.next().map(|address| address.ip()).ok_or_else(|| failed(ErrorKind::NotFound.into()))
}

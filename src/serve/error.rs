//! What keeps a watch from beginning.

use std::fmt;
use std::io::{self, ErrorKind};

/// Why there is nothing to look at.
#[derive(Debug)]
pub enum Error {
    /// The host is no name or address of this machine.
    Host {
        /// As it was typed.
        host: String,
        /// Why.
        source: io::Error,
    },
    /// No port is free.
    NoPort {
        /// The first that was tried.
        first: u16,
        /// The last that was tried.
        last: u16,
    },
    /// The system does not let us listen at that port.
    Port {
        /// Which.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// The system gives us no thread to work on.
    Thread(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host { host, source } => {
                write!(f, "`{host}` is no name or address of this machine: {source}")
            }
            Self::NoPort { first, last } => write!(f, "no port from {first} to {last} is free"),
            Self::Port { port, source } if source.kind() == ErrorKind::PermissionDenied => {
                write!(f, "you do not have permission to use port {port}")
            }
            Self::Port { port, source } => write!(f, "port {port} cannot be used: {source}"),
            Self::Thread(source) => write!(f, "the system has no room for another thread: {source}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Host { source, .. } | Self::Port { source, .. } | Self::Thread(source) => Some(source),
            Self::NoPort { .. } => None,
        }
    }
}

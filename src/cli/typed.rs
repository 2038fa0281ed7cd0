//! Values as they are typed behind options: a port, the address of a website.
//!
//! Takes what was typed; gives the value, or what to type instead.

use crate::new::Error;

/// A port, as typed.
pub(super) fn port(typed: &str) -> Result<u16, Error> {
    typed.parse().map_err(|_| Error::Refused {
        message: format!("`{typed}` is not the number of a port"),
        hint: "type a number from 1024 to 65535, such as `--port 3000`".to_owned(),
    })
}

/// The address of a website, as `site.yaml` takes it.
pub(super) fn website(typed: &str) -> Result<String, Error> {
    let host = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    if host.is_some_and(|host| !host.is_empty() && !host.starts_with('/') && !host.contains([' ', '?', '#'])) {
        return Ok(typed.to_owned());
    }
    Err(Error::Refused {
        message: format!("`{typed}` is not the address of a website"),
        hint: "type the whole address, such as `https://democracy.example.org`".to_owned(),
    })
}

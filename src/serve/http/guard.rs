//! Says which requests are meant for us, and what every answer forbids.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, HOST, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Server;

/// Knows the names by which we may be called.
///
/// A page of another site can make a browser ask us for drafts under its own name (it lets its name lead to
/// 127.0.0.1), and would then be allowed to read them. It cannot make the browser call us by an address.
#[derive(Debug, Clone)]
pub(in crate::serve) struct Guard {
    is_private: bool,
    name: Option<String>,
}

impl Guard {
    pub(super) fn new(is_private: bool, name: Option<String>) -> Self {
        Self { is_private, name }
    }

    /// May we be called by that name, which may have a port behind it?
    fn knows(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            Some(_) | None => host,
        };
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        if let Ok(ip) = bare.parse::<IpAddr>() {
            return ip.is_loopback() || !self.is_private;
        }
        name.eq_ignore_ascii_case("localhost")
            || self.name.as_deref().is_some_and(|ours| ours.eq_ignore_ascii_case(name))
    }
}

/// Refuses what is not meant for us, and forbids with every answer that it is kept or lent to others.
pub(super) async fn guard(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let refused = refusal(&server.guard, request.headers(), request.uri());
    let mut response = match refused {
        Some(refused) => refused,
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in FORBIDS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What every answer says.
const FORBIDS: [(HeaderName, &str); 6] = [
    (CACHE_CONTROL, "no-store"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "SAMEORIGIN"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

fn refusal(guard: &Guard, headers: &HeaderMap, uri: &Uri) -> Option<Response> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    let is_ours = host.is_some_and(|host| guard.knows(host)) && hosts.next().is_none();
    let is_ours = is_ours && uri.host().is_none_or(|host| guard.knows(host));
    if !is_ours {
        let words = "This is the preview of minutebook, and it was called by a name that it does not have.\n\
            Open it by the address that stands in the terminal. To give it another name, start it with --host NAME.\n";
        return Some((StatusCode::MISDIRECTED_REQUEST, words).into_response());
    }
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // A link on another site may lead here; a picture, a frame or a script there may not come from here.
    let is_foreign = matches!(said("sec-fetch-site"), Some("cross-site" | "same-site"));
    if is_foreign && (said("sec-fetch-mode") != Some("navigate") || said("sec-fetch-dest") != Some("document")) {
        let words = "This is the preview of minutebook, and lends nothing to other sites.\n";
        return Some((StatusCode::FORBIDDEN, words).into_response());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_ours() {
        let guard = Guard::new(true, None);
        for host in ["127.0.0.1", "127.0.0.1:3000", "localhost:3000", "LOCALHOST", "[::1]:3000", "[::1]"] {
            assert!(guard.knows(host), "{host}");
        }
        for host in ["", "evil.example", "evil.example:3000", "127.0.0.1.evil.example", "192.168.1.5", "localhost.evil"]
        {
            assert!(!guard.knows(host), "{host}");
        }
    }

    #[test]
    fn an_open_door_is_called_by_address_or_by_its_own_name() {
        let guard = Guard::new(false, Some("desk.example".into()));
        for host in ["192.168.1.5:3000", "[fe80::1]:3000", "desk.example:3000", "localhost"] {
            assert!(guard.knows(host), "{host}");
        }
        assert!(!guard.knows("evil.example:3000"));
    }
}

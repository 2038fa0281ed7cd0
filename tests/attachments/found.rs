//! What is found in a file, as text.

use minutebook::audit::Limits;
use minutebook::audit::xray::look;

/// Each finding's code and message on a line.
pub fn found(name: &str, bytes: &[u8]) -> String {
    found_within(name, bytes, &Limits::default())
}

/// The same, within limits.
pub fn found_within(name: &str, bytes: &[u8], limits: &Limits) -> String {
    let lines = look(name, bytes, limits).into_iter().map(|finding| {
        assert!(!finding.hint.is_empty(), "{} says how to mend it", finding.message);
        let inside = if finding.inside.is_empty() { String::new() } else { format!(" [{}]", finding.inside) };
        format!("{}{inside}: {}", finding.code, finding.message)
    });
    lines.collect::<Vec<String>>().join("\n")
}

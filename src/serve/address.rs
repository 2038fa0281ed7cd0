//! What stands behind the name of the website: a path, and perhaps questions.

use std::fmt::Write;

/// The path in the published folder, before the file's own name is added to a folder's; nothing for what is no path.
pub(super) fn path(path: &str) -> Option<String> {
    let decoded = decoded(path)?;
    let below = decoded.strip_prefix('/')?;
    let fits = |part: &str| !matches!(part, "." | "..") && !part.contains(['\\', '\0']);
    below.split('/').all(fits).then(|| below.to_owned())
}

/// The values of a name in the questions behind a `?`, in their order.
pub(super) fn values(query: Option<&str>, name: &str) -> Vec<String> {
    let pairs = query.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(asked, _)| *asked == name).filter_map(|(_, value)| decoded(value)).collect()
}

/// The text, with the bytes that are written `%41` put in; nothing when that is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        rest = others;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, others @ ..] = rest else { return None };
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        bytes.push(u8::try_from(digit(high)? * 16 + digit(low)?).ok()?);
        rest = others;
    }
    String::from_utf8(bytes).ok()
}

/// The text as it may stand in an address.
pub(super) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").expect("memory takes what is written");
        }
        address
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside() {
        assert_eq!(path("/committees/osmb/").as_deref(), Some("committees/osmb/"));
        assert_eq!(path("/a%20b/%C3%84.pdf").as_deref(), Some("a b/Ä.pdf"));
        for bad in
            ["", "a", "/..", "/a/../b", "/a/%2e%2e/b", "/%2e%2e%2fb", "/a%5c..%5cb", "/a%00", "/%ff", "/%4", "/%zz"]
        {
            assert_eq!(path(bad), None, "{bad}");
        }
    }

    #[test]
    fn questions_are_read_in_their_order() {
        let query = Some("page=/a%20b/&file=/x.css&file=/y.css&odd");
        assert_eq!(values(query, "file"), ["/x.css", "/y.css"]);
        assert_eq!(values(query, "page"), ["/a b/"]);
        assert!(values(None, "page").is_empty());
    }

    #[test]
    fn an_address_is_written_and_read_back() {
        let text = "/a b/Ä&?#%.html";
        assert_eq!(decoded(&encoded(text)).as_deref(), Some(text));
    }
}

//! The words and things that a reader finds in the main part of a page.

/// What is in a page.
pub struct Pieces {
    text: String,
    things: Vec<&'static str>,
}

impl Pieces {
    /// Every word shown, and the words of addresses, titles and alternative texts.
    pub fn words(&self) -> Vec<String> {
        words(&self.text)
    }

    /// How many things of a sort there are.
    pub fn count(&self, thing: &str) -> usize {
        self.things.iter().filter(|known| **known == thing).count()
    }
}

/// Reads a page from `<main` on; list entries give the number that a browser shows.
pub fn pieces(html: &str) -> Pieces {
    let main = html.find("<main").map_or(html, |start| &html[start..]);
    let main = main.find("</main>").map_or(main, |end| &main[..end]);
    let (mut text, mut things) = (String::new(), Vec::new());
    let mut lists: Vec<Option<i64>> = Vec::new();
    let mut rest = main;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        rest = &rest[end..];
        let name: String =
            tag[1..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/').collect();
        // Where a tag stands in the page, marks stand in the source.
        text.push(' ');
        let attribute =
            |name: &str| tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        match name.as_str() {
            "ol" => lists.push(Some(attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1))),
            "ul" => lists.push(None),
            "/ol" | "/ul" => drop(lists.pop()),
            "li" => {
                if let Some(Some(next)) = lists.last_mut() {
                    let number = attribute("value").and_then(|value| value.parse().ok()).unwrap_or(*next);
                    *next = number + 1;
                    text.extend([" ", &number.to_string(), " "]);
                }
            }
            "dd" if tag.contains("class=\"who\"") => things.push("attendee"),
            "section" if tag.contains("class=\"item\"") => things.push("item"),
            _ => {}
        }
        if attribute("id").is_some_and(|id| id.contains("/resolution-")) {
            things.push("resolution");
        }
        for name in ["href", "src", "alt", "title", "class"] {
            if let Some(value) = attribute(name) {
                text.extend([value, " "]);
            }
        }
    }
    text.push_str(rest);
    Pieces { text: decoded(&text), things }
}

/// Runs of letters and digits, in lower case.
pub fn words(text: &str) -> Vec<String> {
    let runs = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    runs.map(str::to_lowercase).collect()
}

/// Undoes entities and the escapes of addresses.
pub fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, letter) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, letter);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = (first == b'%').then(|| after.get(..2)).flatten();
        let byte = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

//! Words in HTML: nothing that a paper says is taken for mark-up.

use jiff::civil::Date;

/// The text, with what HTML would take for mark-up written out.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            letter => html.push(letter),
        }
    }
    html
}

/// A message in HTML, its names in backticks set as code.
pub(super) fn message(words: &str) -> String {
    let mut html = String::new();
    for (index, part) in words.split('`').enumerate() {
        let is_name = index % 2 == 1 && words.matches('`').count() > index;
        match is_name {
            true => html.extend(["<code>", &escaped(part), "</code>"]),
            false if index % 2 == 1 => html.extend(["`", &escaped(part)]),
            false => html.push_str(&escaped(part)),
        }
    }
    html
}

/// "1 page", "2 pages".
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// "1 error, 2 warnings", without what there is none of.
pub(super) fn counts(errors: usize, warnings: usize) -> String {
    let counts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, noun)| counted(count, noun)).collect::<Vec<_>>().join(", ")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "21 August 2018".
pub(super) fn day(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// What a file belongs to, for people: the meeting, or what else it is.
pub(super) fn belongs_to(file: &str) -> String {
    let parts: Vec<&str> = file.split('/').collect();
    match parts.as_slice() {
        ["content", "committees", committee, meeting, ..] if *meeting != "committee.md" => {
            let meeting = meeting.strip_suffix(".md").unwrap_or(meeting);
            let (date, word) = meeting.split_at_checked(10).unwrap_or((meeting, ""));
            match date.parse::<Date>() {
                Ok(date) => format!("{committee}, {}{}", day(date), word.replace('-', " ")),
                Err(_) => format!("{committee}, {meeting}"),
            }
        }
        ["content", "committees", committee, ..] => (*committee).to_owned(),
        ["content", "people", ..] => "People".to_owned(),
        ["content", "pages", ..] | ["content", "index.md"] => "Pages".to_owned(),
        ["themes", ..] => "Theme".to_owned(),
        ["content", "site.yaml"] => "The site as a whole".to_owned(),
        _ => "Other files".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_message_are_set_as_code() {
        assert_eq!(message("no key `a<b`, `c`"), "no key <code>a&lt;b</code>, <code>c</code>");
        assert_eq!(message("an odd ` mark"), "an odd ` mark");
        assert_eq!(message("plain & <b>"), "plain &amp; &lt;b&gt;");
    }

    #[test]
    fn a_file_belongs_to_its_meeting() {
        let belongs = |file: &str| belongs_to(&format!("content/{file}"));
        assert_eq!(belongs("committees/osmb/2018-08-30/06-ict/item.md"), "osmb, 30 August 2018");
        assert_eq!(
            belongs("committees/osmb/2018-08-30-extraordinary/meeting.md"),
            "osmb, 30 August 2018 extraordinary"
        );
        assert_eq!(belongs("committees/osmb/2018-08-30.md"), "osmb, 30 August 2018");
        assert_eq!(belongs("committees/osmb/committee.md"), "osmb");
        assert_eq!(belongs("people/r-parker.md"), "People");
        assert_eq!(belongs("site.yaml"), "The site as a whole");
    }
}

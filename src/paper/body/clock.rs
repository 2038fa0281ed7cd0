//! Clock times as clerks type them: "10:50am", "At 12.30 p.m.", "19.05", "14:05 hrs", "noon", "midnight".

use jiff::civil::Time;

/// The time at the start of `text`, and the byte where what was typed for it ends; perhaps with "At" before it.
pub(super) fn read(text: &str) -> Option<(Time, usize)> {
    let rest = text.trim_start_matches(|character: char| character.is_whitespace() || "([".contains(character));
    let rest = without_word(rest, "at").unwrap_or(rest);
    let rest = without_word(rest, "approximately").or_else(|| without_word(rest, "about")).unwrap_or(rest);
    let (time, rest) = named(rest).or_else(|| numbered(rest))?;
    Some((time, text.len() - rest.len()))
}

fn named(text: &str) -> Option<(Time, &str)> {
    let text = without_word(text, "12").unwrap_or(text);
    let noon = ["noon", "midday"].iter().find_map(|word| after_word(text, word)).map(|rest| (12, rest));
    let (hour, rest) = noon.or_else(|| Some((0, after_word(text, "midnight")?)))?;
    Some((Time::new(hour, 0, 0, 0).ok()?, rest))
}

fn numbered(text: &str) -> Option<(Time, &str)> {
    let (hour, rest) = digits(text)?;
    let minutes = rest.strip_prefix([':', '.', '\u{b7}', '\u{2024}', 'h', 'H']).or_else(|| after_space(rest));
    let (mut hour, minute, rest) = match minutes.and_then(digits) {
        Some((minute, rest)) if minute.len() == 2 => (hour.parse::<i8>().ok()?, Some(minute.parse::<i8>().ok()?), rest),
        Some(_) => return None,
        // 1405 hrs
        None if hour.len() == 4 && half(rest).is_none() => {
            let rest = hours(rest)?;
            (hour[..2].parse().ok()?, Some(hour[2..].parse().ok()?), rest)
        }
        None => (hour.parse().ok()?, None, rest),
    };
    let rest = match half(rest) {
        Some((_, after)) if !(1..=12).contains(&hour) => {
            // "14.05pm": the clerk meant well.
            if hour > 23 || minute.is_none() {
                return None;
            }
            after
        }
        Some((half, after)) => {
            hour = hour % 12 + if half == Half::Afternoon { 12 } else { 0 };
            after
        }
        None => {
            let (minute_is_typed, rest) = match hours(rest) {
                Some(rest) => (true, rest),
                None => (minute.is_some(), rest),
            };
            if !minute_is_typed || rest.starts_with(|next: char| next.is_alphanumeric()) || goes_on(rest) {
                return None;
            }
            rest
        }
    };
    let rest =
        ["noon", "midday", "midnight"].iter().find_map(|word| after_word(rest.trim_start(), word)).unwrap_or(rest);
    Some((Time::new(hour, minute.unwrap_or(0), 0, 0).ok()?, rest))
}

/// "10 50am": a space may stand for the dot where am or pm follows.
fn after_space(rest: &str) -> Option<&str> {
    let minutes = rest.strip_prefix([' ', '\u{a0}'])?;
    let (minute, after) = digits(minutes)?;
    (minute.len() == 2 && half(after).is_some()).then_some(minutes)
}

/// Is this but the start of a date, a paragraph's number, a sum or a ratio: "10.50.3", "12.30%"?
fn goes_on(rest: &str) -> bool {
    let mut next = rest.chars();
    match next.next() {
        Some('.' | ':' | '/' | ',') => next.next().is_some_and(|next| next.is_ascii_digit()),
        Some('%' | '£' | '€' | '$') => true,
        _ => false,
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// "am", "a.m.", "PM", perhaps behind a space.
fn half(text: &str) -> Option<(Half, &str)> {
    let text = text.trim_start();
    let half = match text.as_bytes().first()?.to_ascii_lowercase() {
        b'a' => Half::Morning,
        b'p' => Half::Afternoon,
        _ => return None,
    };
    let rest = &text[1..];
    let (dotted, rest) = rest.strip_prefix('.').map_or((false, rest), |rest| (true, rest.trim_start()));
    let rest = rest.strip_prefix(['m', 'M'])?;
    let rest = if dotted { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
    (!rest.starts_with(char::is_alphanumeric)).then_some((half, rest))
}

fn hours(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["hrs", "hours", "h", "uhr"].iter().find_map(|word| after_word(text, word))
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    (1..=4).contains(&end).then(|| text.split_at(end))
}

/// What stands behind a word, if the text begins with it.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len())?;
    let rest = &text[word.len()..];
    (start.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// The same without the space before what follows.
fn without_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    after_word(text, word).filter(|rest| rest.starts_with(char::is_whitespace)).map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Option<(String, &str)> {
        read(text).map(|(time, end)| (time.strftime("%H:%M").to_string(), &text[end..]))
    }

    #[test]
    fn times_are_read_as_clerks_type_them() {
        for (typed, time_read) in [
            ("10:50am", "10:50"),
            ("10.50 am", "10:50"),
            ("10 50 am", "10:50"),
            ("12.30 p.m.", "12:30"),
            ("12.15am", "00:15"),
            ("7pm", "19:00"),
            ("At 7 PM", "19:00"),
            ("19.05", "19:05"),
            ("14:05 hrs", "14:05"),
            ("1405 hours", "14:05"),
            ("19h30", "19:30"),
            ("noon", "12:00"),
            ("12 noon", "12:00"),
            ("12.00 noon", "12:00"),
            ("Midnight", "00:00"),
            ("(10:50\u{a0}am", "10:50"),
        ] {
            assert_eq!(time(typed), Some((time_read.into(), "")), "{typed}");
        }
        assert_eq!(time("10:50am – Councillor"), Some(("10:50".into(), " – Councillor")));
    }

    #[test]
    fn other_numbers_are_no_times() {
        for typed in
            ["10", "10.5 left", "25:00", "1.10.3", "2018", "3 Members", "10.50%", "amend", "12/10/2018", "5.2m"]
        {
            assert_eq!(time(typed), None, "{typed}");
        }
    }
}

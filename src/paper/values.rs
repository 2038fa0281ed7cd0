//! Small values as clerks type them: dates, times of day, fractions.

use jiff::civil::{Date, Time};

/// A date: `2018-08-30`.
pub(super) fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A time of day: `10:00`, `10.00am`, `10 am`, `2pm`, `19.30`, `noon`, `midnight`.
pub fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace('\u{a0}', " ");
    match text.as_str() {
        "noon" | "midday" | "12 noon" => return Some(Time::constant(12, 0, 0, 0)),
        "midnight" | "12 midnight" => return Some(Time::constant(0, 0, 0, 0)),
        _ => {}
    }
    let (clock, half) = match text.strip_suffix("m").or_else(|| text.strip_suffix("m.")) {
        Some(rest) => {
            let rest = rest.trim_end_matches('.');
            let (rest, half) = match rest.strip_suffix('a') {
                Some(rest) => (rest, 0),
                None => (rest.strip_suffix('p')?, 12),
            };
            (rest.trim(), Some(half))
        }
        None => (text.as_str(), None),
    };
    let (hour, minute) = match clock.split_once([':', '.']) {
        // `7.30` may be the morning or the evening.
        Some((hour, minute)) if minute.len() == 2 && (half.is_some() || hour.len() == 2) => (hour, minute),
        None if half.is_some() => (clock, "00"),
        Some(_) | None => return None,
    };
    let digits = |text: &str| {
        (text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= 2).then(|| text.parse::<i8>().ok())?
    };
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(0) | None => hour,
        Some(_) => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// A language, as computers write it: `cy`, `en-GB` (BCP 47). Only languages of two or three letters exist.
pub(super) fn language(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let is_language =
        |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphabetic());
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric());
    let ends_whole = !text.ends_with('-') && text.rsplit('-').next().is_some_and(|last| last.len() > 1);
    (parts.next().is_some_and(is_language) && parts.all(is_part) && ends_whole).then(|| text.to_owned())
}

/// What to type for a language that was named in words.
pub(super) fn language_hint(text: &str) -> String {
    let name = text.trim().to_lowercase();
    let known = LANGUAGES.iter().find(|(names, _)| names.contains(&&*name));
    match known {
        Some((_, code)) => format!("type `{code}`"),
        None => {
            "type the code of the language: `en` for English, `cy` for Welsh, `en-GB` for British English".to_owned()
        }
    }
}

/// Languages by their names in English and in themselves.
const LANGUAGES: [(&[&str], &str); 12] = [
    (&["english"], "en"),
    (&["welsh", "cymraeg"], "cy"),
    (&["irish", "gaeilge"], "ga"),
    (&["gaelic", "scottish gaelic", "gàidhlig"], "gd"),
    (&["scots"], "sco"),
    (&["cornish", "kernewek"], "kw"),
    (&["manx", "gaelg"], "gv"),
    (&["french", "français"], "fr"),
    (&["german", "deutsch"], "de"),
    (&["dutch", "nederlands"], "nl"),
    (&["spanish", "español"], "es"),
    (&["polish", "polski"], "pl"),
];

/// A count, or a fraction: `4`, `1/3`.
pub(super) fn fraction(text: &str) -> Option<(u32, u32)> {
    match text.split_once('/') {
        None => Some((text.trim().parse().ok().filter(|count| *count > 0)?, 1)),
        Some((above, below)) => {
            let (above, below) = (above.trim().parse().ok()?, below.trim().parse().ok()?);
            (above > 0 && above <= below).then_some((above, below))
        }
    }
}

/// Some words as a list in a sentence: "`a`, `b` or `c`".
pub fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_clerks_type_them() {
        let clock = |text| time(text).map(|time| format!("{:02}:{:02}", time.hour(), time.minute()));
        for (typed, read) in [
            ("10:00", "10:00"),
            ("10.00am", "10:00"),
            ("10 am", "10:00"),
            ("12.30pm", "12:30"),
            ("12.05 a.m.", "00:05"),
            ("2pm", "14:00"),
            ("19.42", "19:42"),
            ("noon", "12:00"),
        ] {
            assert_eq!(clock(typed).as_deref(), Some(read), "{typed}");
        }
        for typed in ["10", "25:00", "10:0", "13pm", "soon", "10:60", "+1:00", "", "7.30"] {
            assert_eq!(clock(typed), None, "{typed}");
        }
    }

    #[test]
    fn languages_are_codes() {
        for typed in ["cy", "sco", "en-GB", "zh-Hant-TW", "de-1996"] {
            assert_eq!(language(typed).as_deref(), Some(typed), "{typed}");
        }
        for typed in ["Welsh", "welsh", "cy_GB", "e", "en-", "en--GB", "en-x", "", "12"] {
            assert_eq!(language(typed), None, "{typed}");
        }
        assert_eq!(language_hint("Welsh"), "type `cy`");
    }

    #[test]
    fn dates_are_year_month_day() {
        assert!(date("2018-08-30").is_some());
        for typed in ["30/08/2018", "2018-8-30", "2018-02-30", "2018-08-30x", "-018-08-30"] {
            assert_eq!(date(typed), None, "{typed}");
        }
    }
}

//! Dates as people type them who have not read how to: for saying what to type instead.

use jiff::civil::{Date, DateTime};

/// The date that was probably meant: day before month, as the committee room writes it.
///
/// For hints alone: what is not typed year, month and day is never taken for a date.
pub fn date_meant(typed: &str) -> Option<Date> {
    let words: Vec<&str> =
        typed.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<i16>().ok();
    let small = |word: &str| i8::try_from(number(word)?).ok();
    let numbers: Vec<&&str> = words.iter().filter(|word| number(word).is_some()).collect();
    let named = words.iter().find_map(|word| month(word));
    let (year, month, day) = match (named, &numbers[..]) {
        (Some(month), [day, year]) => (number(year)?, month, small(day)?),
        (None, [year, month, day]) if year.len() == 4 => (number(year)?, small(month)?, small(day)?),
        (None, [day, month, year]) => (number(year)?, small(month)?, small(day)?),
        _ => return None,
    };
    Date::new(if year < 100 { year + 2000 } else { year }, month, day).ok()
}

/// The number of a month by its name, or by three letters of it or more.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    (1..=12).find(|month| {
        let name = DateTime::constant(2000, *month, 1, 0, 0, 0, 0).strftime("%B").to_string().to_lowercase();
        word.len() >= 3 && name.starts_with(&word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_understood_day_before_month() {
        for typed in ["21/8/2018", "21.08.18", "21st August 2018", "2018 8 21", "2018-08-21 Extraordinary"] {
            assert_eq!(date_meant(typed).map(|date| date.to_string()).as_deref(), Some("2018-08-21"), "{typed}");
        }
        assert_eq!(date_meant("August meeting"), None);
    }
}

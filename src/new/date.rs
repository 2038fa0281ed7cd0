//! Dates as they are typed on the command line: one way to type them, and help for every other.

use jiff::civil::{Date, DateTime};

use super::Error;

/// Reads `2026-12-03`; of another way of typing a date it says how to type it.
pub fn date(typed: &str) -> Result<Date, Error> {
    let parts: Vec<&str> = typed.split('-').collect();
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let [year, month, day] = parts[..] else { return Err(unreadable(typed)) };
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return Err(unreadable(typed));
    }
    typed.parse().map_err(|_| {
        Error::refused(format!("there is no day `{typed}`"), "a date is year, month and day, such as 2026-12-03")
    })
}

fn unreadable(typed: &str) -> Error {
    let hint = match meant(typed) {
        Some(date) => format!("type `{date}`"),
        None => "type year, month and day, such as `2026-12-03`".to_owned(),
    };
    Error::refused(format!("`{typed}` is not a date that can be read"), hint)
}

/// The date that was probably meant: day before month, as the committee room writes it.
fn meant(typed: &str) -> Option<Date> {
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

    fn hint(typed: &str) -> String {
        match date(typed) {
            Err(Error::Refused { hint, .. }) => hint,
            other => panic!("{typed} gave {other:?}"),
        }
    }

    #[test]
    fn a_date_is_typed_year_first() {
        assert_eq!(date("2026-12-03").expect("it is a date").to_string(), "2026-12-03");
    }

    #[test]
    fn another_way_of_typing_a_date_is_answered_with_the_date_meant() {
        for typed in
            ["3/12/2026", "03.12.26", "3 December 2026", "Thursday 3rd Dec 2026", "2026/12/3", "December 3, 2026"]
        {
            assert_eq!(hint(typed), "type `2026-12-03`", "{typed}");
        }
        for typed in ["tomorrow", "", "2026-12", "31/31/2026"] {
            assert_eq!(hint(typed), "type year, month and day, such as `2026-12-03`", "{typed}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        assert_eq!(date("2026-02-30").expect_err("no such day").to_string(), "there is no day `2026-02-30`");
    }
}

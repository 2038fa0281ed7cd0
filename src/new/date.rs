//! Dates as they are typed on the command line: one way to type them, and help for every other.

use jiff::civil::Date;

use super::Error;
use crate::model::date_meant;

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
    let hint = match date_meant(typed) {
        Some(date) => format!("type `{date}`"),
        None => "type year, month and day, such as `2026-12-03`".to_owned(),
    };
    Error::refused(format!("`{typed}` is not a date that can be read"), hint)
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

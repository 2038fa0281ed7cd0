//! Outcomes made by hand, and what is said of them.

use std::path::Path;
use std::time::Duration;

use super::*;
use crate::build::{Published, Work};
use crate::cli::arguments::Volume;
use crate::cli::terminal::Look;
use crate::diagnostic::{Code, Diagnostic, Place};

const ICT: &str = "content/committees/osmb/2018-08-30/06-ict-reprovision.md";
const GRITTING: &str = "content/committees/osmb/2018-08-30/07-winter-gritting.md";

const PLAIN: Look = Look { is_terminal: false, colours: false, width: 100 };

/// A place where the words stand in the text.
fn at(file: &str, text: &str, words: &str) -> Place {
    let start = text.find(words).expect("the words stand in the text");
    Place::new(file, start..start + words.len())
}

fn outcome(files: &[(&str, &str)], diagnostics: impl IntoIterator<Item = Diagnostic>) -> Outcome {
    Outcome {
        diagnostics: diagnostics.into_iter().collect(),
        sources: files.iter().map(|(file, text)| ((*file).into(), (*text).into())).collect(),
        ..Outcome::default()
    }
}

fn said(outcome: &Outcome) -> String {
    human(outcome, &SiteFolder::in_current(), Volume::Usual, PLAIN)
}

/// Two items with one number, and a name that nobody has.
fn two_faults() -> Outcome {
    let ict = "---\nnumber: 6\n---\n\n10:50am – Cllr Wooten entered the meeting.\n";
    let gritting = "---\ntitle: Winter gritting\nnumber: 6\n---\n";
    let message = "two items of 30 August 2018 are numbered 6";
    let repeated = Diagnostic::new(Code::AgendaNumberRepeated, at(GRITTING, gritting, "6"), message)
        .label("this one")
        .also(at(ICT, ict, "6"), "and this one")
        .hint("leave `number` out: the file names already put them in order");
    let message = "nobody is called `Cllr Wooten`";
    let unknown = Diagnostic::new(Code::NameUnknown, at(ICT, ict, "Cllr Wooten"), message)
        .hint("did you mean `Councillor R Wootten` (people/r-wootten.md)?");
    outcome(&[(ICT, ict), (GRITTING, gritting)], [repeated, unknown])
}

#[test]
fn a_message_shows_the_place_the_lines_around_it_and_a_hint() {
    let expected = "\
error[agenda-number-repeated]: two items of 30 August 2018 are numbered 6
   --> content/committees/osmb/2018-08-30/07-winter-gritting.md:3:9
    |
  2 | title: Winter gritting
  3 | number: 6
    |         ^ this one
  4 | ---
    |
   ::: content/committees/osmb/2018-08-30/06-ict-reprovision.md:2:9
    |
  2 | number: 6
    |         - and this one
    = hint: leave `number` out: the file names already put them in order

warning[name-unknown]: nobody is called `Cllr Wooten`
   --> content/committees/osmb/2018-08-30/06-ict-reprovision.md:5:11
    |
  5 | 10:50am – Cllr Wooten entered the meeting.
    |           ^^^^^^^^^^^
    = hint: did you mean `Councillor R Wootten` (people/r-wootten.md)?

";
    assert_eq!(said(&two_faults()), expected);
}

#[test]
fn colours_change_no_word() {
    let coloured = human(&two_faults(), &SiteFolder::in_current(), Volume::Usual, Look { colours: true, ..PLAIN });
    let plain = human::visible(&coloured);
    assert_ne!(coloured, plain);
    let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trimmed(&plain), trimmed(&said(&two_faults())));
}

#[test]
fn wide_letters_tabs_and_windows_line_ends_do_not_shift_the_mark() {
    let text = "\u{feff}---\r\ntitle: x\r\nvenue:\t会議室 <b>Zoë\r\nend: \"\u{1b}[31m\"\r\n---\r\n";
    let found = Diagnostic::new(Code::RawHtml, at(ICT, text, "<b>"), "raw HTML\nis shown as text");
    let expected = "\
warning[raw-html]: raw HTML is shown as text
   --> content/committees/osmb/2018-08-30/06-ict-reprovision.md:3:12
    |
  2 | title: x
  3 | venue:    会議室 <b>Zoë
    |                  ^^^
  4 | end: \"␛[31m\"

";
    assert_eq!(said(&outcome(&[(ICT, text)], [found])), expected);
}

#[test]
fn the_first_line_behind_a_byte_order_mark_and_the_end_of_a_file_have_their_place() {
    let text = "\u{feff}title: x\n";
    let first = Diagnostic::new(Code::KeyUnknown, at(ICT, text, "title"), "first");
    let last = Diagnostic::new(Code::KeyMissing, Place::new(ICT, text.len()..text.len()), "last");
    let beyond = Diagnostic::new(Code::KeyMissing, Place::new(ICT, 900..901), "beyond");
    let said = said(&outcome(&[(ICT, text)], [first, last, beyond]));
    assert!(said.contains("06-ict-reprovision.md:1:1\n    |\n  1 | title: x\n    | ^^^^^\n"), "{said}");
    assert_eq!(said.matches("06-ict-reprovision.md").count(), 3, "{said}");
}

#[test]
fn a_line_too_long_for_the_window_is_cut_around_the_mark() {
    let text = format!("{}<b>bold</b> {}", "word ".repeat(100), "more ".repeat(100));
    let found = Diagnostic::new(Code::RawHtml, at(ICT, &text, "<b>bold</b>"), "raw HTML");
    let said = said(&outcome(&[(ICT, &text)], [found]));
    assert!(said.contains("06-ict-reprovision.md:1:501\n"), "{said}");
    assert!(said.contains(" <b>bold</b> more"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
}

#[test]
fn a_file_as_a_whole_has_no_lines() {
    let whole = Diagnostic::new(Code::AddressRepeated, Place::file(GRITTING), "two papers with one address")
        .also(Place::file(ICT), "and this one")
        .hint("give one of the two files another name");
    let expected = "\
error[address-repeated]: two papers with one address
   --> content/committees/osmb/2018-08-30/07-winter-gritting.md
   ::: content/committees/osmb/2018-08-30/06-ict-reprovision.md
    = hint: give one of the two files another name

";
    assert_eq!(said(&outcome(&[], [whole])), expected);
}

/// So many warnings, and behind them so many errors.
fn many(warnings: usize, errors: usize) -> Outcome {
    let warning = |number| Diagnostic::new(Code::RawHtml, Place::file(ICT), format!("warning {number}"));
    let error = |number| Diagnostic::new(Code::LinkBroken, Place::file(ICT), format!("fault {number}"));
    outcome(&[], (0..warnings).map(warning).chain((0..errors).map(error)))
}

#[test]
fn of_a_thousand_the_first_fifty_are_shown_errors_first() {
    let said = said(&many(500, 500));
    assert_eq!(said.matches("error[link-broken]").count(), 50);
    assert_eq!(said.matches("warning[raw-html]").count(), 0);
    assert!(said.ends_with("\nand 950 more: 450 errors, 500 warnings\n\n"), "{said}");
}

#[test]
fn warnings_fill_the_room_that_errors_leave() {
    let said = said(&many(60, 1));
    assert_eq!(said.matches("warning[raw-html]").count(), 49);
    assert!(said.starts_with("warning[raw-html]: warning 0\n"), "{said}");
    assert!(said.ends_with("\nand 11 more: 11 warnings\n\n"), "{said}");
}

#[test]
fn quietly_only_errors_are_said() {
    let said = human(&many(60, 1), &SiteFolder::in_current(), Volume::Quiet, PLAIN);
    assert!(said.starts_with("error[link-broken]: fault 0\n"), "{said}");
    assert_eq!(said.matches("]: ").count(), 1);
}

#[test]
fn the_verdict_says_what_became_of_the_site() {
    let verdict = |outcome: &Outcome, aim| verdict(outcome, aim).unwrap_or_default();
    let there = Aim::Publish(Path::new("src"));
    assert_eq!(
        verdict(&two_faults(), there),
        "1 error, 1 warning: nothing was published, src/ is as it was\n       \
         `minutebook explain agenda-number-repeated` says more\n"
    );
    assert_eq!(
        verdict(&many(2, 1), Aim::Publish(Path::new("no-such-folder"))),
        "1 error, 2 warnings: nothing was published\n       `minutebook explain link-broken` says more\n"
    );
    assert_eq!(
        verdict(&many(2, 0), there),
        "2 warnings: the site is published all the same\n       `minutebook explain raw-html` says more\n"
    );
    assert_eq!(
        verdict(&many(0, 3), Aim::Check),
        "3 errors: nothing can be published until the errors are mended\n       \
         `minutebook explain link-broken` says more\n"
    );
    assert_eq!(verdict(&many(0, 0), there), "");
}

#[test]
fn the_last_line_says_what_changed() {
    let took = Duration::from_millis(91);
    let all = Published { pages: 214, new: 3, changed: 5, removed: 1 };
    assert_eq!(published(&all, took), "published 214 pages: 3 new, 5 changed, 1 removed, in 0.09 s\n");
    let none = Published { pages: 1, new: 0, changed: 0, removed: 0 };
    assert_eq!(published(&none, Duration::ZERO), "published 1 page: nothing changed, in 0.01 s\n");
}

#[test]
fn verbosely_each_stage_has_its_seconds() {
    let stages = vec![("load", Duration::from_millis(120)), ("render", Duration::from_millis(1_340))];
    let outcome = Outcome { work: Work { papers: 57, pages: 1, stages }, ..Outcome::default() };
    assert_eq!(work(&outcome), "  load    0.12 s\n  render  1.34 s\n57 papers read, 1 page rendered\n");
}

#[test]
fn json_is_one_object_a_line() {
    let mut outcome = two_faults();
    outcome.work = Work { papers: 2, pages: 0, stages: Vec::new() };
    let json = json(&outcome, &SiteFolder::in_current(), Some(Path::new("public")));
    let expected = format!(
        "{{\"code\":\"agenda-number-repeated\",\"severity\":\"error\",\
         \"message\":\"two items of 30 August 2018 are numbered 6\",\
         \"hint\":\"leave `number` out: the file names already put them in order\",\
         \"file\":\"{GRITTING}\",\"line\":3,\"column\":9,\"end_line\":3,\"end_column\":10,\"labels\":[\
         {{\"words\":\"this one\",\"file\":\"{GRITTING}\",\"line\":3,\"column\":9,\"end_line\":3,\"end_column\":10}},\
         {{\"words\":\"and this one\",\"file\":\"{ICT}\",\"line\":2,\"column\":9,\"end_line\":2,\"end_column\":10}}]}}"
    );
    let lines: Vec<&str> = json.lines().collect();
    assert_eq!(lines[0], expected);
    assert!(lines[1].starts_with("{\"code\":\"name-unknown\",\"severity\":\"warning\""), "{}", lines[1]);
    assert_eq!(lines[2], "{\"errors\":1,\"warnings\":1,\"papers\":2,\"pages\":0,\"published\":null}");
    assert_eq!(lines.len(), 3);
}

#[test]
fn json_says_what_was_published() {
    let published = Some(Published { pages: 214, new: 3, changed: 5, removed: 1 });
    let outcome = Outcome { published, ..Outcome::default() };
    assert_eq!(
        json(&outcome, &SiteFolder::in_current(), Some(Path::new("public"))),
        "{\"errors\":0,\"warnings\":0,\"papers\":0,\"pages\":0,\"published\":\
         {\"folder\":\"public\",\"pages\":214,\"new\":3,\"changed\":5,\"removed\":1}}\n"
    );
}

#[test]
fn github_commands_are_escaped() {
    let file = "content/pages/50%, or: more.md";
    let text = "x é <b>\n";
    let found = Diagnostic::new(Code::RawHtml, at(file, text, "<b>"), "100% of it:\nraw").hint("take it away");
    let whole = Diagnostic::new(Code::NotUtf8, Place::file(file), "not UTF-8");
    assert_eq!(
        github(&outcome(&[(file, text)], [found, whole]), &SiteFolder::in_current()),
        "::warning file=content/pages/50%25%2C or%3A more.md,line=1,endLine=1,col=5,endColumn=8,title=raw-html::\
         100%25 of it:%0Araw%0Ahint: take it away\n\
         ::error file=content/pages/50%25%2C or%3A more.md,title=not-utf8::not UTF-8\n"
    );
}

//! The whole index: the terms of all parts put together, and written into files.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::hash::Map;
use super::numbers;
use super::shards::Files;
use super::stem::{self, Spelling};
use super::terms::{Entry, Sitting, Terms};
use crate::model::PublicSite;
use crate::output::Output;

/// The version of the format of the files, which the script checks.
const FORMAT: u32 = 1;
/// In a site of fewer papers, all places of a word are kept, though it stands in most of them.
const FEW: u32 = 400;

/// A word in the whole site.
struct Found<'t> {
    spelling: Spelling<'t>,
    /// In how many papers it stands.
    papers: u32,
    /// It stands in so many that only those are kept which have it in their title.
    is_everywhere: bool,
    /// Where: number of the paper, weight, places within it.
    postings: Vec<(u32, u8, &'t [u8])>,
}

/// The files of the index.
pub(super) fn outputs<'t>(public: &PublicSite, terms: impl IntoIterator<Item = &'t Terms>) -> Vec<Output> {
    let terms: Vec<&Terms> = terms.into_iter().collect();
    let count = terms.iter().map(|terms| terms.entries.len()).sum::<usize>();
    let count = u32::try_from(count).expect("a site has fewer than four thousand million papers");
    let mut found = gather(&terms, count);
    found.sort_by(|a, b| in_order(a.spelling.folded, b.spelling.folded));
    let everywhere: Vec<&str> =
        found.iter().filter(|word| word.is_everywhere).map(|word| word.spelling.folded).collect();
    found.retain(|word| !word.postings.is_empty());

    let mut files = Files::default();
    let (words, places) = write_words(&found, &public.settings().language, &mut files);
    let titles = write_titles(&terms, public, &mut files);
    let committees = public.committees().iter().map(|committee| json!([committee.id.as_str(), committee.title]));
    files.first(&json!({
        "format": FORMAT,
        "language": public.settings().language,
        "papers": count,
        "everywhere": everywhere,
        "committees": committees.collect::<Vec<_>>(),
        "years": years(&terms),
        "words": words,
        "places": places,
        "titles": titles,
    }));
    files.into_outputs()
}

/// The words of all parts, each with its postings; only with those of titles when it stands in more than half of many papers.
fn gather<'t>(terms: &[&'t Terms], count: u32) -> Vec<Found<'t>> {
    let mut known: Map<&str, usize> = Map::default();
    let mut found: Vec<Found> = Vec::new();
    let mut numbers: Vec<Vec<usize>> = Vec::new();
    for terms in terms {
        let local: Vec<usize> = terms
            .words
            .iter()
            .map(|word| {
                let number = *known.entry(&word.folded).or_insert_with(|| {
                    let spelling = Spelling { folded: &word.folded, spelled: None };
                    found.push(Found { spelling, papers: 0, is_everywhere: false, postings: Vec::new() });
                    found.len() - 1
                });
                let spelled = &mut found[number].spelling.spelled;
                if word.spelled.is_some() && (spelled.is_none() || word.spelled.as_deref() < *spelled) {
                    *spelled = word.spelled.as_deref();
                }
                number
            })
            .collect();
        terms.postings.iter().for_each(|posting| found[local[posting.word as usize]].papers += 1);
        numbers.push(local);
    }
    for word in &mut found {
        word.is_everywhere = count >= FEW && word.papers > count / 2 && !word.spelling.folded.contains(':');
    }
    let mut first = 0;
    for (terms, local) in terms.iter().zip(numbers) {
        for posting in &terms.postings {
            let word = &mut found[local[posting.word as usize]];
            if !word.is_everywhere || posting.is_in_title() {
                // Nobody asks where the words stand that are everywhere, and there they are very many.
                let places = if word.is_everywhere { &[] } else { posting.places(&terms.places) };
                word.postings.push((first + posting.paper, posting.weight(), places));
            }
        }
        first += u32::try_from(terms.entries.len()).expect("they were counted");
    }
    found
}

/// Writes the words, and beside them their places; gives the lists of both sorts of file.
fn write_words(found: &[Found<'_>], language: &str, files: &mut Files) -> (Vec<Value>, Vec<Value>) {
    let spellings: Vec<Spelling> = found.iter().map(|word| word.spelling).collect();
    let kin = stem::kin(&spellings, language);
    let (mut words, mut places) = (Vec::new(), Vec::new());
    let (mut lines, mut places_of_lines, mut first) = (Vec::new(), Vec::new(), "");
    for (word, kin) in found.iter().zip(kin) {
        if lines.is_empty() {
            first = word.spelling.folded;
        }
        line(word, &kin.into_iter().map(|kin| found[kin].spelling.folded).collect::<Vec<_>>(), &mut lines);
        places_of(word, &mut places_of_lines);
        if Files::is_full(&lines) {
            words.extend([json!(first), json!(files.add("words", "txt", std::mem::take(&mut lines)))]);
            places.push(files.add("places", "txt", std::mem::take(&mut places_of_lines)).into());
        }
    }
    if !lines.is_empty() {
        words.extend([json!(first), json!(files.add("words", "txt", lines))]);
        places.push(files.add("places", "txt", places_of_lines).into());
    }
    (words, places)
}

/// One line: the word, its kin, and for each weight the papers in which it has it, as steps from one to the next.
fn line(word: &Found<'_>, kin: &[&str], lines: &mut Vec<u8>) {
    let folded = word.spelling.folded;
    lines.extend_from_slice(folded.as_bytes());
    lines.push(b' ');
    for (at, kin) in kin.iter().enumerate() {
        let shared = folded.chars().zip(kin.chars()).take_while(|(a, b)| a == b).count();
        let ending: String = kin.chars().skip(shared).collect();
        let comma = if at == 0 { "" } else { "," };
        lines.extend_from_slice(format!("{comma}{shared}{ending}").as_bytes());
    }
    lines.push(b' ');
    for weight in 1..=9 {
        let mut before = None;
        for (paper, ..) in word.postings.iter().filter(|(_, other, _)| *other == weight) {
            if before.is_none() {
                lines.push(b'0' + weight);
            }
            numbers::push(before.map_or(*paper, |before: u32| paper - before - 1), lines);
            before = Some(*paper);
        }
    }
    lines.push(b'\n');
}

/// The places of a word in each of its papers, in the order of its line.
fn places_of(word: &Found<'_>, lines: &mut Vec<u8>) {
    for weight in 1..=9 {
        let same = word.postings.iter().filter(|(_, other, _)| *other == weight);
        same.for_each(|(.., places)| lines.extend_from_slice(places));
    }
    lines.push(b'\n');
}

/// Writes what results are headed; gives the list of the files and the number of the first paper in each.
fn write_titles(terms: &[&Terms], public: &PublicSite, files: &mut Files) -> Vec<Value> {
    let committees: BTreeMap<&str, usize> =
        public.committees().iter().enumerate().map(|(place, committee)| (committee.id.as_str(), place)).collect();
    let mut titles = Vec::new();
    let (mut groups, mut size, mut first, mut number) = (Vec::new(), 0, 0, 0);
    for terms in terms {
        let head = match &terms.sitting {
            Some(Sitting { committee, name, .. }) => json!([committees.get(committee.as_str()), name]),
            None => json!([null, ""]),
        };
        let mut rows: Vec<Value> = Vec::new();
        for entry in &terms.entries {
            let row = row(entry);
            size += row.to_string().len() + 1;
            rows.push(row);
            number += 1;
            if size > Files::SMALL {
                groups.push(json!([head[0], head[1], std::mem::take(&mut rows)]));
                let file = files.add("titles", "json", json_lines(&std::mem::take(&mut groups)));
                titles.extend([json!(first), json!(file)]);
                (first, size) = (number, 0);
            }
        }
        if !rows.is_empty() {
            size += head.to_string().len();
            groups.push(json!([head[0], head[1], rows]));
        }
    }
    if !groups.is_empty() {
        titles.extend([json!(first), json!(files.add("titles", "json", json_lines(&groups)))]);
    }
    titles
}

/// A paper: its kind, its title, its link where the title does not give it, its outcomes, its state, its language; what is
/// empty at the end is left out.
fn row(entry: &Entry) -> Value {
    let Entry { kind, title, language, href, outcomes, state } = entry;
    let href = if *href == simple(title) { json!(0) } else { json!(href) };
    match (outcomes.as_str(), *state, language) {
        ("", "", None) => json!([kind.name(), title, href]),
        (outcomes, "", None) => json!([kind.name(), title, href, outcomes]),
        (outcomes, state, None) => json!([kind.name(), title, href, outcomes, state]),
        (outcomes, state, Some(language)) => json!([kind.name(), title, href, outcomes, state, language]),
    }
}

/// The link that most titles have: small letters and digits, a hyphen between; the script does the same.
fn simple(title: &str) -> String {
    let small = title.to_ascii_lowercase();
    let words = small.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-") + "/"
}

/// A list, a line for each entry, so that people can read it.
fn json_lines(list: &[Value]) -> Vec<u8> {
    let lines: Vec<String> = list.iter().map(Value::to_string).collect();
    format!("[{}]\n", lines.join(",\n")).into_bytes()
}

/// The calendar years, and which papers are of each: from the first number to before the second.
fn years(terms: &[&Terms]) -> Vec<Value> {
    let mut years: Vec<(i16, usize, usize)> = Vec::new();
    let mut number = 0;
    for terms in terms {
        let end = number + terms.entries.len();
        if let Some(sitting) = &terms.sitting {
            match years.last_mut() {
                Some(last) if last.0 == sitting.year => last.2 = end,
                _ => years.push((sitting.year, number, end)),
            }
        }
        number = end;
    }
    years.into_iter().map(|(year, first, end)| json!([year, first, end])).collect()
}

/// The order in which a browser compares text.
fn in_order(a: &str, b: &str) -> std::cmp::Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

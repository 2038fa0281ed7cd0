//! A different word in each place from which something withheld might slip out: none is in what is published, and with
//! the gate switched off the audit names every one that is.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use minutebook::build::{self, Audience, Session};
use minutebook::diagnostic::Code;
use minutebook::output::Content;
use proptest::prelude::*;
use support::{Site, messages};

/// The word of a hiding place, which nobody types by chance.
fn canary(place: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).expect("a letter"));
    format!("wren{}{}hollow", letter(place / 26), letter(place))
}

const SETTINGS: &str =
    "authority: Borough of Exmoor Vale\nbase_url: https://democracy.example.org\nrules: england-principal\n";

const OPEN: &str = "\
=== content/committees/osmb/committee.md
---
title: Overview Board
---
=== content/committees/osmb/2018-08-30/01-apologies.md
---
title: Apologies
---
Open minute.
";

/// The papers of a site in which each `@` is a hiding place.
const PAPERS: &str = r#"
=== content/committees/osmb/2018-08-30/meeting.md
---
start: 10am
agenda: { published: 2018-08-21, supplements: [ { published: 2018-11-28, items: [later] } ] }
minutes: { state: draft, published: 2018-09-12 }
---
=== content/committees/osmb/2018-08-30/03-@/item.md
---
# A remark about @, which nobody is shown.
title: The @ matter
title_public: A staffing matter
exempt: { paragraphs: [3], public_interest: Bids are open. }
agenda: To hear of @.
minute: 7/32
documents:
  - { file: plan.txt, title: The @ plan }
  - book.docx
  - letter.pdf
  - pack.zip
  - picture.png
  - words.txt.gz
declarations: [ { member: A @, sort: other, nature: has shares in @, dispensation: granted by @ } ]
actions: [ { what: Write to @, owner: The @ team } ]
allow: [ { text: a phrase, because: the chair said so } ]
---
Members spoke of @ at length.

## The @ question

*Of @*, **of @**, ~~of @~~, `of @`, [of @](https://example.org/a "the @ title") and [that](https://example.org/@).

![a picture of @](https://example.org/a.png "drawn by @")

A note[^n].

[^n]: The note names @.

| The @ column | b |
|---|---|
| a cell of @ | d |

- an entry of @

1. [ ] a task for @

> quoted from @

> [!NOTE]
> an alert about @

```@
plain code
```

```text
code that says @
```

<b>raw @</b>

<!-- a comment on @ -->

[@]: https://example.org

10.50am – Councillor @ entered the meeting.

```vote
for: [B @]
against: 1
casting: C @
```

```action
what: Telephone @
owner: D @
```

```declaration
member: E @
sort: other
nature: owns @
```

RESOLVED:

1. That @ be approached.
=== content/committees/osmb/2018-08-30/03-@1/report.md
---
title: Report on @
author: F @
wards: ["@"]
recommendations: [That @ be noted]
background_papers: [ { title: The @ file, where: In the @ room } ]
---
The report says @.
=== content/committees/osmb/2018-08-30/03-@1/resolution-2.md
---
moved: G @
seconded: H @
vote: { for: [I @], against: [J @] }
actions: [ { what: Ask @, owner: K @ } ]
---
That @ be bought.
=== content/committees/osmb/2018-08-30/04-bids.md
---
title: Bids
---
Open.

```exempt 3
A part about @.

# The @ part

RESOLVED:

1. That @ be told.
```
=== content/committees/osmb/2018-08-30/05-report/item.md
---
title: Salt
---
=== content/committees/osmb/2018-08-30/05-report/report.md
---
title: Salt from @
exempt: { paragraphs: [3], public_interest: Bids are open. }
---
Salt of @.
=== content/committees/osmb/2018-08-30/05-report/@.csv
Price,@
=== content/committees/osmb/2018-08-30/06-later.md
---
title: The @ urgency
sort: urgent
urgent: Because of @
draft: true
---
=== content/committees/osmb/2018-11-30/meeting.md
---
agenda: { published: 2018-11-12 }
minutes: { published: 2018-12-12 }
title: The @ meeting
note: Tea with @
webcast: https://example.org/watch
chair: L @
present: [M @ (of @)]
apologies: [N @]
absent: [O @]
in_attendance: [P @]
substitutes: [ { member: Q @, for: R @ } ]
---
An introduction by @.
=== content/committees/osmb/2018-11-30/01-@.md
---
title: Business with @
---
Nothing yet of @.
=== content/committees/osmb/2018-11-30/@.txt
A file of @.
=== content/committees/@/committee.md
---
title: The @ Panel
short: P@
draft: true
seats: [ { member: S @ } ]
---
The remit is @.
=== content/people/@.md
---
name: T @
officer: Head of @
party: The @ party
ward: The @ ward
interests: [ { category: land at @, text: a share of @ } ]
draft: true
---
A life with @.
=== content/pages/@.md
---
title: A page on @
draft: true
---
A page about @.
"#;

struct Laid {
    site: Site,
    count: usize,
}

/// Lays the papers, a word of its own in each hiding place, and files with words inside.
fn lay() -> Laid {
    let mut count = 0;
    let mut text = String::new();
    let first = canary(0);
    for (at, part) in PAPERS.split('@').enumerate() {
        if at > 0 {
            // The folder of the exempt item is named again by the papers in it.
            if part.starts_with("1/") {
                text.push_str(&first);
                text.push_str(&part[1..]);
                continue;
            }
            text.push_str(&canary(count));
            count += 1;
        }
        text.push_str(part);
    }
    let site = Site::of(OPEN);
    for part in text.split("=== ").skip(1) {
        let (path, text) = part.split_once('\n').expect("a path");
        site.write(path, text);
    }
    let folder = format!("content/committees/osmb/2018-08-30/03-{first}");
    let mut hide = || {
        count += 1;
        canary(count - 1)
    };
    site.write(&format!("{folder}/plan.txt"), format!("A plan for {}.", hide()));
    let document = format!("<w:document><w:p><w:r><w:t>A book of {}</w:t></w:r></w:p></w:document>", hide());
    let core = format!("<cp:coreProperties><dc:creator>{}</dc:creator></cp:coreProperties>", hide());
    site.write(
        &format!("{folder}/book.docx"),
        zip(&[("word/document.xml", document.as_bytes()), ("docProps/core.xml", core.as_bytes())]),
    );
    site.write(&format!("{folder}/letter.pdf"), pdf(&format!("A letter to {}", hide()), &hide()));
    let inner = zip(&[("deep.txt", format!("Deep down is {}", hide()).as_bytes())]);
    let name = format!("{}.txt", hide());
    site.write(
        &format!("{folder}/pack.zip"),
        zip(&[(&name, b"x"), ("b.txt", hide().as_bytes()), ("inner.zip", &inner)]),
    );
    site.write(&format!("{folder}/picture.png"), png(&hide()));
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(format!("Words about {}", hide()).as_bytes()).expect("memory holds it");
    site.write(&format!("{folder}/words.txt.gz"), gzip.finish().expect("memory holds it"));
    site.write("content/site.yaml", SETTINGS);
    Laid { site, count }
}

/// A ZIP archive of these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).expect("memory holds it");
        let packed = packed.finish().expect("memory holds it");
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let size = |bytes: &[u8]| u32::try_from(bytes.len()).expect("small").to_le_bytes();
        let mut head = Vec::new();
        head.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
        head.extend(crc.sum().to_le_bytes());
        head.extend(size(&packed));
        head.extend(size(bytes));
        head.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        head.extend([0, 0]);
        let offset = u32::try_from(archive.len()).expect("small").to_le_bytes();
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset);
        directory.extend(name.as_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(&packed);
    }
    let count = u16::try_from(files.len()).expect("few").to_le_bytes();
    let start = u32::try_from(archive.len()).expect("small").to_le_bytes();
    let length = u32::try_from(directory.len()).expect("small").to_le_bytes();
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count);
    archive.extend(count);
    archive.extend(length);
    archive.extend(start);
    archive.extend([0, 0]);
    archive
}

/// A PDF with a page that says something, packed, and a title.
fn pdf(words: &str, title: &str) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET").as_bytes()).expect("memory holds it");
    let packed = packed.finish().expect("memory holds it");
    let stream = [
        format!("<< /Length {} /Filter /FlateDecode >>\nstream\n", packed.len()).into_bytes(),
        packed,
        b"\nendstream".to_vec(),
    ]
    .concat();
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
          /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_vec(),
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        format!("<< /Title ({title}) >>").into_bytes(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R /Info 6 0 R >>\n", objects.len() + 1);
    file.extend(format!("{trailer}startxref\n{start}\n%%EOF\n").bytes());
    file
}

/// A picture of one point, with a remark.
fn png(remark: &str) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], bytes: &[u8]| {
        file.extend(u32::try_from(bytes.len()).expect("small").to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(kind);
        crc.update(bytes);
        file.extend(kind);
        file.extend(bytes);
        file.extend(crc.sum().to_be_bytes());
    };
    chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    chunk(b"tEXt", format!("Comment\0{remark}").as_bytes());
    chunk(b"IDAT", b"\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01");
    chunk(b"IEND", b"");
    file
}

/// The words that stand in some bytes as they are.
fn standing(bytes: &[u8], count: usize) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    (0..count).map(canary).filter(|canary| text.contains(canary.as_str())).collect()
}

/// What stands behind the last dot of a path.
fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Every file below the site's folder that is no source.
fn made(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let mut all = support::outputs(site.root());
    all.retain(|path, _| !path.starts_with("content/"));
    all
}

#[test]
fn no_hiding_place_is_in_what_is_made() {
    let Laid { site, count } = lay();
    assert!(count > 100, "{count} hiding places");
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let made = made(&site);
    assert!(made.len() > 10, "{:?}", made.keys());
    for (path, bytes) in &made {
        let found = standing(&[path.as_bytes(), b" ", bytes].concat(), count);
        assert!(found.is_empty(), "`{path}` holds {found:?}");
    }
}

#[test]
fn the_audit_names_every_hiding_place_when_the_gate_is_off() {
    let Laid { site, count } = lay();
    let canaries: Vec<String> = (0..count).map(canary).collect();
    let settings = format!("{SETTINGS}canaries: [{}]\n", canaries.join(", "));
    site.write("content/site.yaml", &settings);
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let mut shown = BTreeSet::new();
    let snapshot = Session::new(site.options()).refresh().expect("the world does not fail");
    for page in snapshot.pages(Audience::Draft) {
        let output = snapshot.output(Audience::Draft, &page.path).expect("no error").expect("there");
        let Content::Bytes(bytes) = output.content else { panic!("a page is bytes") };
        shown.extend(standing(&[page.path.as_bytes(), b" ", &bytes].concat(), count));
        site.write(&format!("public/{}", page.path), bytes);
    }
    // The files that the pages lead to, among them those whose words are packed away.
    let packed: BTreeSet<String> = canaries[count - 11..].iter().cloned().collect();
    for (path, bytes) in support::outputs(&site.root().join("content")) {
        if !matches!(ending(&path), "md" | "yaml") {
            site.write(&format!("public/files/{path}"), bytes);
        }
    }
    shown.extend(packed);
    assert!(shown.len() >= 90, "the preview shows {} of {count} hiding places", shown.len());
    let outcome = build::audit(&site.options(), &site.public()).expect("the world does not fail");
    let named: BTreeSet<String> = outcome
        .diagnostics
        .iter()
        .filter(|said| said.code == Code::CanaryPublished)
        .flat_map(|said| &said.labels)
        .filter(|label| &*label.place.file == "content/site.yaml" && label.place.range != (0..0))
        .map(|label| settings[label.place.range.clone()].to_owned())
        .collect();
    let missed: Vec<&String> = shown.difference(&named).collect();
    assert!(missed.is_empty(), "not named: {missed:?}");
}

#[test]
fn a_page_that_says_any_hiding_place_is_named() {
    let Laid { site, count } = lay();
    let outcome = site.build();
    assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
    let snapshot = Session::new(site.options()).refresh().expect("the world does not fail");
    let mut shown = BTreeSet::new();
    for page in snapshot.pages(Audience::Draft) {
        let output = snapshot.output(Audience::Draft, &page.path).expect("no error").expect("there");
        let Content::Bytes(bytes) = output.content else { panic!("a page is bytes") };
        shown.extend(standing(&bytes, count));
        site.write(&format!("public/{}", page.path), bytes);
    }
    // Without planted words, by what the papers themselves say.
    let said = messages(&build::audit(&site.options(), &site.public()).expect("the world does not fail")).join("\n");
    for (path, bytes) in support::outputs(&site.root().join("content")) {
        if ending(&path) == "md" && standing(&bytes, count).intersection(&shown).next().is_some() {
            assert!(said.contains(&format!("of `content/{path}`")), "{path}:\n{said}");
        }
    }
}

/// Who may read an item of a random site.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Open,
    Exempt,
    Confidential,
    Draft,
    Part,
    ExemptReport,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_random_site_says_what_it_withholds(
        items in proptest::collection::vec((prop::sample::select(vec![
            Kept::Open, Kept::Exempt, Kept::Confidential, Kept::Draft, Kept::Part, Kept::ExemptReport,
        ]), 0_i64..4), 1..6),
        agenda in -3_i64..3,
        minutes in -3_i64..3,
        is_draft in proptest::bool::weighted(0.1),
    ) {
        let site = Site::of("=== content/committees/osmb/committee.md\n---\ntitle: Overview Board\n---\n");
        site.write("content/site.yaml", SETTINGS);
        let day = |days: i64| site.as_of.saturating_add(jiff::Span::new().days(days)).to_string();
        let folder = "content/committees/osmb/2018-08-30";
        site.write(&format!("{folder}/meeting.md"), format!(
            "---\ndraft: {is_draft}\nagenda: {{ published: {} }}\nminutes: {{ published: {} }}\npresent: [{}]\n---\n{}\n",
            day(agenda), day(minutes), canary(0), canary(1),
        ));
        let (agenda_is_out, minutes_are_out) = (agenda <= 0 && !is_draft, minutes <= 0 && !is_draft);
        let mut withheld = Vec::new();
        if !minutes_are_out { withheld.push(canary(0)); }
        if !agenda_is_out { withheld.push(canary(1)); }
        for (number, (kept, files)) in items.iter().enumerate() {
            let word = |part: usize| canary(2 + number * 10 + part);
            let access = match kept {
                Kept::Open | Kept::Part | Kept::ExemptReport => "",
                Kept::Exempt => "exempt: { paragraphs: [3], public_interest: Bids are open. }\ntitle_public: A matter\n",
                Kept::Confidential => "confidential: Bids are open.\ntitle_public: A matter\n",
                Kept::Draft => "draft: true\n",
            };
            let part = if matches!(kept, Kept::Part) { format!("\n```exempt 3\n{}\n```\n", word(9)) } else { String::new() };
            let item = format!("{folder}/{:02}-{}", number + 1, word(0));
            site.write(&format!("{item}/item.md"), format!(
                "---\ntitle: The {} of it\nagenda: On {}.\n{access}---\nThe minute says {}.\n{part}", word(1), word(2), word(3),
            ));
            let report = if matches!(kept, Kept::ExemptReport) { "exempt: { paragraphs: [3], public_interest: Bids. }\n" } else { "" };
            site.write(&format!("{item}/report.md"), format!("---\ntitle: Report {}\n{report}---\nIt says {}.\n", word(4), word(5)));
            for file in 0..*files {
                site.write(&format!("{item}/{}-{file}.txt", word(6)), format!("{} {file}", word(7)));
            }
            let is_shut = matches!(kept, Kept::Exempt | Kept::Confidential | Kept::Draft);
            if is_shut || !(agenda_is_out || minutes_are_out) { withheld.extend([word(0), word(1)]); }
            if is_shut || !agenda_is_out { withheld.push(word(2)); }
            if is_shut || !minutes_are_out { withheld.push(word(3)); }
            if is_shut || !agenda_is_out || matches!(kept, Kept::ExemptReport) {
                withheld.extend([word(4), word(5), word(6), word(7)]);
            }
            withheld.push(word(9));
        }
        let outcome = site.build();
        prop_assert!(outcome.published.is_some(), "{:?}", messages(&outcome));
        for (path, bytes) in made(&site) {
            let text = format!("{path} {}", String::from_utf8_lossy(&bytes)).to_lowercase();
            for word in &withheld {
                prop_assert!(!text.contains(word.as_str()), "`{}` stands in `{}`", word, path);
            }
        }
    }
}

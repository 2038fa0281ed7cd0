//! The papers of a site with a word of its own in each hiding place.

use std::io::Write;

use super::canary;
use super::files::{pdf, png, zip};
use crate::support::Site;

pub const SETTINGS: &str =
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

pub struct Laid {
    pub site: Site,
    pub count: usize,
}

/// Lays the papers, a word of its own in each hiding place, and files with words inside.
pub fn lay() -> Laid {
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

//! Drafts, and what is public from a day on.

use super::{MEETING, keeps_quiet, minute, site};

#[test]
fn an_action_is_not_done_before_the_day_wherever_it_stands() {
    for words in [
        "```action\nwhat: Write\ndone: 2018-10-04\n```",
        "- One\n\n  ```action\n  what: Write\n  done: 2018-10-04\n  ```",
        "RESOLVED:\n\n1. That it be.\n\n   ```action\n   what: Write\n   done: 2018-10-04\n   ```",
        "````summary\n```action\nwhat: Write\ndone: 2018-10-04\n```\n````",
    ] {
        let site = minute(words);
        site.build_clean();
        let all: String = site.outputs().values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert!(!all.contains("4 October 2018") && !all.contains("2018-10-04"), "{words}");
    }
}

#[test]
fn a_committee_that_is_a_draft_confirms_nothing() {
    let site = site(&[
        (
            &format!("{MEETING}/meeting.md"),
            "---\nagenda: { published: 2018-08-21 }\n\
             minutes: { state: confirmed, published: 2018-09-12, confirmed_at: canary/2018-09-20 }\n---\n",
        ),
        ("content/committees/canary/committee.md", "---\ntitle: Canary\ndraft: true\n---\n"),
        ("content/committees/canary/2018-09-20/meeting.md", "---\nagenda: { published: 2018-09-10 }\n---\n"),
    ]);
    keeps_quiet(&site, &["Open minute."]);
}

#[test]
fn what_a_draft_says_of_others_is_said_by_nobody() {
    let site = site(&[
        ("content/people/c-anary.md", "---\nname: C Canary\ndraft: true\nofficer: Canary\n---\nCanary\n"),
        (
            "content/committees/canary/committee.md",
            "---\ntitle: Canary\nshort: CANARY\ndraft: true\nparent: osmb\n---\n",
        ),
        ("content/committees/sub/committee.md", "---\ntitle: The Sub-committee\nparent: canary\n---\n"),
        (
            "content/committees/canary/2018-08-01/01-x/resolution-1.md",
            "---\nactions: [ { what: canary, owner: canary } ]\n---\nCanary\n",
        ),
        ("content/committees/canary/2018-08-01/01-x/item.md", "---\ntitle: Canary\n---\n"),
        ("content/committees/canary/2018-08-01/meeting.md", "---\nagenda: { published: 2018-07-21 }\n---\n"),
        (
            &format!("{MEETING}/02-grit/resolution-1.md"),
            "---\naffects: [ { resolution: canary/2018-08-01/x/resolution-1, how: amends } ]\n---\nThat it be so.\n",
        ),
        (&format!("{MEETING}/02-grit/item.md"), "---\ntitle: Grit\n---\n"),
        (&format!("{MEETING}/04-canary/item.md"), "---\ntitle: Canary\ndraft: true\n---\n"),
        (&format!("{MEETING}/04-canary/report.md"), "---\ntitle: Canary\n---\nCanary\n"),
        (&format!("{MEETING}/04-canary/canary.pdf"), "canary"),
    ]);
    keeps_quiet(&site, &["That it be so.", "The Sub-committee"]);
}

#[test]
fn before_the_minutes_are_out_nothing_that_was_said_is_known() {
    let meeting = "---\nagenda: { published: 2018-08-21 }\n\
                   minutes: { state: draft, published: 2018-11-12 }\nchair: Canary\npresent: [ Canary ]\n\
                   apologies: [ Canary ]\nin_attendance: [ Canary ]\nsubstitutes: [ { member: Canary, for: Canary } ]\n---\n";
    let site = site(&[
        (&format!("{MEETING}/meeting.md"), meeting),
        (
            &format!("{MEETING}/02-grit/item.md"),
            "---\ntitle: Grit\nagenda: To grit.\ndeclarations: [ { member: Canary, sort: other } ]\nminute: 7/canary\n---\n\
             Canary\n\n10.50am – Cllr Canary left.\n\nRESOLVED:\n\n1. That the canary.\n",
        ),
        (&format!("{MEETING}/02-grit/resolution-1.md"), "---\nmoved: Canary\n---\n"),
        (&format!("{MEETING}/02-grit/resolution-2.md"), "---\nmoved: Canary\n---\nCanary\n"),
    ]);
    keeps_quiet(&site, &["To grit."]);
}

#[test]
fn before_the_agenda_is_out_nothing_of_a_meeting_in_one_file_is_known() {
    let site = site(&[(
        "content/committees/osmb/2018-11-30.md",
        "---\nagenda: { published: 2018-11-12 }\n---\n# The canary meeting\n\nCanary\n\n## Present\n\n- Canary\n\n\
         ## Canary\n\nCanary\n",
    )]);
    site.write("content/committees/osmb/2018-11-30/canary.pdf", "canary");
    keeps_quiet(&site, &["30 November 2018"]);
}

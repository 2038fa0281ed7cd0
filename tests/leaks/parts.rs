//! Exempt parts of open papers.

use super::{found, keeps_quiet, minute, refuses};
use crate::support::messages;

#[test]
fn an_exempt_part_is_withheld_wherever_it_stands() {
    for words in [
        "Open.\n\n```exempt 3\nCanary\n```\n\nShut.\n",
        "Open.\n\n~~~exempt 3\nCanary\n\n```\ncanary\n```\n~~~\n\nShut.\n",
        "Open.\n\n- One\n\n  ```exempt 3\n  Canary\n  ```\n\nShut.\n",
        "Open.\n\n1. One\n   - Two\n\n     ```exempt 3\n     Canary\n     ```\n\nShut.\n",
        "Open.\n\n> ```exempt 3\n> Canary\n> ```\n\nShut.\n",
        "Open.\n\n> [!NOTE]\n> ```exempt 3\n> Canary\n> ```\n\nShut.\n",
        "Open.[^1]\n\n[^1]: A note.\n\n    ```exempt 3\n    Canary\n    ```\n\nShut.\n",
        "Open.\n\n````summary\nIn short.\n\n```exempt 3\nCanary\n```\n````\n\nShut.\n",
        "Open.\n\nRESOLVED:\n\n1. That it be so.\n\n   ```exempt 3\n   Canary\n   ```\n\nShut.\n",
        "Open.\n\n````exempt 3\n```summary\nCanary\n```\n````\n\nShut.\n",
    ] {
        keeps_quiet(&minute(words), &["Open.", "Shut."]);
    }
    refuses(&minute("Open.\n\n```exempt 3\nCanary, and the fence is never closed\n"), "fence-unknown");
}

#[test]
fn what_an_exempt_part_holds_is_withheld_with_it() {
    for part in [
        "RESOLVED:\n\n1. That the canary be bought.",
        "```vote\nfor: [Canary]\nagainst: 1\n```",
        "```action\nwhat: Buy the canary\nowner: Canary\n```",
        "```declaration\nmember: Canary\nsort: pecuniary\nnature: owns the canary\nleft: true\n```",
        "10.50am – Councillor Canary entered the meeting.",
        "# The canary",
        "| Canary | b |\n|---|---|\n| canary | d |",
        "[words](https://canary.example.org \"canary\") ![canary](https://canary.example.org/a.png)",
        "A note[^canary].\n\n[^canary]: Of the canary.",
        "See [it][canary].\n\n[canary]: https://canary.example.org",
        "<b>canary</b>",
        "- [ ] canary\n- [x] canary",
        "`canary`, **canary**, ~~canary~~",
    ] {
        let words = format!("Open.\n\nRESOLVED:\n\n1. That it be so.\n\n````exempt 3\n{part}\n````\n\nShut.\n");
        keeps_quiet(&minute(&words), &["Open.", "That it be so.", "Shut."]);
    }
}

#[test]
fn a_fence_out_of_which_the_words_have_fallen_is_an_error() {
    for words in [
        "- ```exempt 3\nCanary\n```\n",
        "1. One\n\n   ```exempt 3\nCanary\n```\n",
        "> ```exempt 3\nCanary\n```\n",
        "```exempt 3\n```\n\nCanary\n",
        "    ```exempt 3\n    Canary\n    ```\n",
        "Words ```exempt 3\nCanary\n```\n",
        "`` `exempt 3\nCanary\n`` `\n",
        "<div>\n```exempt 3\nCanary\n```\n</div>\n",
        "| a |\n|---|\n| ```exempt 3 Canary``` |\n",
        "```Exempt 3\nCanary\n```\n",
        "```exempted\nCanary\n```\n",
        "```exempt3\nCanary\n```\n",
        "```exempt because of it\nCanary\n```\n",
        ":::exempt 3\nCanary\n:::\n",
        "``exempt 3\nCanary\n``\n",
        "'''exempt 3\nCanary\n'''\n",
    ] {
        let site = minute(words);
        let outcome = site.build();
        let messages = messages(&outcome);
        assert!(outcome.published.is_none(), "`{words}` was published: {messages:?}\n{:#?}", found(&site));
    }
}

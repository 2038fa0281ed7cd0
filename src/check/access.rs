//! Exemptions: paragraphs that the law has, and reasons that the public may read.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::law::Rules;
use crate::model::body::Block;
use crate::model::meeting::{Access, Meeting};
use crate::model::{Words, any_block};

/// Names paragraphs that the scheme does not have, and exemptions without a reason.
pub(super) fn exemptions(meeting: &Meeting, rules: &Rules, set: &str, diagnostics: &mut Diagnostics) {
    for item in &meeting.items {
        let reports = item.reports.iter().map(|report| &report.access);
        let documents = item.documents.iter().map(|document| &document.access);
        for access in [&item.access].into_iter().chain(reports).chain(documents) {
            let Access::Exempt(exemption) = access else { continue };
            let place = &exemption.place;
            if exemption.paragraphs.is_empty() && rules.has_paragraphs() {
                diagnostics.push(
                    Diagnostic::new(
                        Code::ExemptParagraphMissing,
                        place.clone(),
                        "this is exempt and names no paragraph",
                    )
                    .hint(
                        "name the paragraphs it is exempt under: `exempt: { paragraphs: [3], public_interest: \"…\" }`",
                    ),
                );
            }
            for paragraph in &exemption.paragraphs {
                if rules.paragraph(paragraph.value).is_none() {
                    diagnostics.push(unknown_paragraph(paragraph.value, set, rules, paragraph.place.clone()));
                }
            }
            if exemption.public_interest.is_none() {
                diagnostics.push(
                    Diagnostic::new(
                        Code::PublicInterestMissing,
                        place.clone(),
                        "this is exempt and does not say why the public interest is better served so",
                    )
                    .hint("add `public_interest:` inside `exempt:`; the public reads it in place of the paper"),
                );
            }
        }
    }
}

/// Names paragraphs that the scheme does not have in the exempt parts of open words, and parts that name none.
pub(super) fn exempt_parts(words: &Words, rules: &Rules, set: &str, diagnostics: &mut Diagnostics) {
    if !words.has_exempt_part() {
        return;
    }
    let footnotes = words.body.footnotes.iter().map(|footnote| &footnote.blocks);
    for blocks in footnotes.chain([&words.body.blocks]) {
        any_block(blocks, &mut |block| {
            let Block::Exempt { paragraphs, place, .. } = block else { return false };
            if paragraphs.is_empty() && rules.has_paragraphs() {
                let message = "this part is exempt and names no paragraph";
                diagnostics.push(
                    Diagnostic::new(Code::ExemptParagraphMissing, place.clone(), message)
                        .hint("type the paragraphs it is exempt under behind the word: ` ```exempt 3 `"),
                );
            }
            for paragraph in paragraphs.iter().filter(|paragraph| rules.paragraph(**paragraph).is_none()) {
                diagnostics.push(unknown_paragraph(*paragraph, set, rules, place.clone()));
            }
            false
        });
    }
}

fn unknown_paragraph(paragraph: u32, set: &str, rules: &Rules, place: crate::diagnostic::Place) -> Diagnostic {
    let message = format!("the rules `{set}` have no paragraph {paragraph}");
    let known = rules.exemptions.iter().flat_map(|exemptions| exemptions.paragraphs.iter());
    let known: Vec<String> = known.map(|(number, about)| format!("{number} ({about})")).collect();
    let hint = if known.is_empty() {
        "take the paragraphs away: these rules have none".to_owned()
    } else {
        format!("use one of {}", known.join(", "))
    };
    Diagnostic::new(Code::ExemptParagraphUnknown, place, message).hint(hint)
}

//! What is said of a PDF, one fault at a time, and what is not said of what is usual.

use crate::found::found;
use crate::made::pdf;

fn of(text: &str) -> String {
    found("a.pdf", &pdf(text))
}

/// Words that are seen.
const OPEN: &str = "BT /F1 12 Tf 72 760 Td (Minutes of the board) Tj ET\n";
/// Words that should not be.
const PAY: &str = "BT /F1 12 Tf 72 700 Td (Amy Holt is paid 52000) Tj ET\n";

#[test]
fn a_plain_page_has_nothing_to_say_of() {
    assert_eq!(of(&format!("== page\n{OPEN}{PAY}")), "");
}

#[test]
fn words_under_a_black_box_are_found() {
    let boxed = "attachment-covered-text: page 1 has 5 words under a filled box (`Amy Holt is…`)";
    assert_eq!(of(&format!("== page\n{OPEN}{PAY}0 g 70 695 200 16 re f")), boxed);
    // By its corners, in a form, in another space, as a thick line.
    assert_eq!(of(&format!("== page\n{OPEN}{PAY}70 695 m 270 695 l 270 711 l 70 711 l h f")), boxed);
    assert_eq!(of(&format!("== page\n{OPEN}{PAY}q 2 0 0 2 70 695 cm 0 0 100 8 re f Q")), boxed);
    assert_eq!(of(&format!("== page\n{OPEN}{PAY}16 w 70 703 m 270 703 l S")), boxed);
    let form = "== stream 60 /Type /XObject /Subtype /Form /BBox [0 0 200 16]\n0 0 200 16 re f";
    let resources = "== resources\n/XObject << /Fm 60 0 R >>";
    assert_eq!(of(&format!("== page\n{OPEN}{PAY}q 1 0 0 1 70 695 cm /Fm Do Q\n{resources}\n{form}")), boxed);
    assert_eq!(
        of(&format!("== page\n{OPEN}{PAY}1 g 70 695 50 16 re f")),
        "attachment-covered-text: page 1 has 2 words under a filled box (`Amy Holt`)"
    );
}

#[test]
fn words_on_a_box_beside_one_or_behind_a_thin_one_are_seen() {
    for seen in [
        format!("0.8 g 70 695 200 16 re f 0 g\n{PAY}"),
        format!("{PAY}70 670 200 16 re f"),
        // A line through the words, and one under them.
        format!("{PAY}1 w 70 704 m 270 704 l S 70 698 200 1 re f"),
        // The frame of a table: two boxes, one in the other.
        format!("{PAY}70 695 200 16 re 71 696 198 14 re f*"),
        // A box that is cut off by another border than its own.
        format!("{PAY}q 70 600 m 270 600 l 200 720 l h W n 70 695 200 16 re f Q"),
        // Written again over the box.
        format!("{PAY}0.9 g 70 695 200 16 re f 0 g\n{PAY}"),
    ] {
        assert_eq!(of(&format!("== page\n{OPEN}{seen}")), "", "{seen}");
    }
}

#[test]
fn a_box_that_lets_words_through_hides_nothing() {
    let states = "== resources\n/ExtGState << /Half << /ca 0.5 >> /Marker << /BM /Multiply >> >>";
    for state in ["/Half", "/Marker"] {
        assert_eq!(of(&format!("== page\n{OPEN}{PAY}{state} gs 1 1 0 rg 70 695 200 16 re f\n{states}")), "");
    }
}

#[test]
fn words_under_a_picture_are_found() {
    let text = "\n== resources\n/XObject << /Im 60 0 R >>\n\
                == stream 60 /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8\n0";
    assert_eq!(
        of(&format!("== page\n{OPEN}{PAY}q 200 0 0 16 70 695 cm /Im Do Q{text}")),
        "attachment-covered-text: page 1 has 5 words under a picture (`Amy Holt is…`)"
    );
    // A picture with holes may show them.
    let masked = text.replace("/Width", "/SMask 60 0 R /Width");
    assert_eq!(of(&format!("== page\n{OPEN}{PAY}q 200 0 0 16 70 695 cm /Im Do Q{masked}")), "");
}

#[test]
fn the_words_of_a_scan_are_usual_until_a_box_lies_over_them() {
    let text = "\n== resources\n/XObject << /Im 60 0 R >>\n\
                == stream 60 /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8\n0";
    let scan = "q 595 0 0 842 0 0 cm /Im Do Q\n";
    let words = PAY.replace("Td", "Td 3 Tr");
    assert_eq!(of(&format!("== page\n{scan}{words}{text}")), "");
    assert_eq!(of(&format!("== page\n{words}{scan}{text}")), "");
    assert_eq!(of(&format!("== page\n{PAY}{scan}{text}")), "");
    let boxed = "attachment-covered-text: page 1 has 5 words under a filled box (`Amy Holt is…`)";
    assert_eq!(of(&format!("== page\n{scan}{words}0 g 70 695 200 16 re f{text}")), boxed);
    assert_eq!(of(&format!("== page\n{words}{scan}0 g 70 695 200 16 re f{text}")), boxed);
    assert_eq!(of(&format!("== page\n{scan}0 g 70 695 200 16 re f {words}{text}")), boxed);
}

#[test]
fn words_outside_the_page_are_found() {
    let outside = "attachment-text-outside: page 1 has 5 words outside the part that is shown (`Amy Holt is…`)";
    assert_eq!(of(&format!("== page\n{OPEN}{}", PAY.replace("72 700", "72 900"))), outside);
    assert_eq!(of(&format!("== page /CropBox [0 720 595 842]\n{OPEN}{PAY}")), outside);
    assert_eq!(of(&format!("== page /CropBox [0 600 595 842]\n{OPEN}{PAY}")), "");
}

#[test]
fn words_in_the_colour_of_what_is_behind_are_found() {
    let hidden = "attachment-hidden-text: page 1 has 5 words in the colour of what is behind (`Amy Holt is…`)";
    assert_eq!(of(&format!("== page\n{OPEN}1 g {PAY}")), hidden);
    assert_eq!(of(&format!("== page\n{OPEN}0 0 0 0 k {PAY}")), hidden);
    // Black on a black marker, as Word makes it.
    assert_eq!(of(&format!("== page\n{OPEN}0 g 70 695 200 16 re f {PAY}")), hidden);
    // White on blue is seen.
    assert_eq!(of(&format!("== page\n{OPEN}0 0 1 rg 70 695 200 16 re f 1 g {PAY}")), "");
    // On a pattern nobody knows.
    assert_eq!(of(&format!("== page\n{OPEN}/Pattern cs /P1 scn 70 695 200 16 re f 1 g {PAY}")), "");
}

#[test]
fn words_without_ink_and_too_small_to_be_read_are_found() {
    assert_eq!(
        of(&format!("== page\n{OPEN}{}", PAY.replace("Td", "Td 3 Tr"))),
        "attachment-hidden-text: page 1 has 5 words drawn without ink (`Amy Holt is…`)"
    );
    assert_eq!(
        of(&format!("== page\n{OPEN}{}", PAY.replace("12 Tf", "0.5 Tf"))),
        "attachment-hidden-text: page 1 has 5 words too small to be read (`Amy Holt is…`)"
    );
}

#[test]
fn words_in_a_layer_that_is_switched_off_are_found() {
    let layers = "\n== object 60\n<< /Type /OCG /Name (Working notes) >>\n== resources\n/Properties << /L 60 0 R >>\n";
    let off = "== catalog\n/OCProperties << /OCGs [60 0 R] /D << /OFF [60 0 R] >> >>";
    assert_eq!(
        of(&format!("== page\n{OPEN}/OC /L BDC {PAY} EMC{layers}{off}")),
        "attachment-hidden-layer: page 1 has 5 words in the layer `Working notes`, which is switched off (`Amy Holt is…`)"
    );
    let on = "== catalog\n/OCProperties << /OCGs [60 0 R] /D << >> >>";
    assert_eq!(of(&format!("== page\n{OPEN}/OC /L BDC {PAY} EMC{layers}{on}")), "");
}

#[test]
fn comments_and_redactions_that_were_not_applied_are_found() {
    assert_eq!(
        of(&format!(
            "== page\n{OPEN}\n== annotation\n/Subtype /Text /Rect [9 9 9 9] /Contents (Ask legal before this)"
        )),
        "attachment-comment: page 1 has 1 comment or mark (`Ask legal before…`)"
    );
    assert_eq!(
        of(&format!("== page\n{PAY}\n== annotation\n/Subtype /Redact /Rect [70 695 270 711]")),
        "attachment-covered-text: page 1 has 1 passage marked to be redacted, whose words are still there"
    );
    let boxed = "== annotation\n/Subtype /Square /Rect [70 695 270 711] /AP << /N 60 0 R >>\n\
                 == stream 60 /Type /XObject /Subtype /Form /BBox [0 0 100 10]\n0 g 0 0 100 10 re f";
    assert_eq!(
        of(&format!("== page\n{OPEN}{PAY}\n{boxed}")),
        "attachment-covered-text: page 1 has 5 words under a box that anyone can take away, for it is a comment \
         (`Amy Holt is…`)\nattachment-comment: page 1 has 1 comment or mark"
    );
    let link = "== annotation\n/Subtype /Link /Rect [70 695 270 711] /Contents (Our website)";
    assert_eq!(of(&format!("== page\n{OPEN}\n{link}")), "");
}

#[test]
fn an_earlier_version_is_found_when_it_says_more() {
    assert_eq!(
        of(&format!("== page\n{OPEN}{PAY}\n== update\npage\n{OPEN}")),
        "attachment-earlier-version: an earlier version of this file is kept in it, whose page 1 has 5 words that are \
         gone now (`Amy Holt is…`)"
    );
    assert_eq!(of(&format!("== page\n{OPEN}\n== update\npage\n{OPEN}{PAY}")), "");
}

#[test]
fn attached_files_scripts_and_values_that_are_not_shown_are_found() {
    let attached = "== object 60\n<< /Type /Filespec /UF (bids.xlsx) /EF << /F 61 0 R >> >>\n\
                    == stream 61 /Type /EmbeddedFile\nbids";
    assert_eq!(
        of(&format!("== page\n{OPEN}\n{attached}")),
        "attachment-embedded-file: 1 file is attached to this PDF (`bids.xlsx`)"
    );
    assert_eq!(
        of(&format!("== page\n{OPEN}\n== catalog\n/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
        "attachment-script: this PDF holds 1 script"
    );
    let field = |rest: &str| {
        let form = "== catalog\n/AcroForm << /Fields [60 0 R] >>\n== object 60\n";
        of(&format!("== page\n{OPEN}\n{form}<< /FT /Tx /T (salary) /V (52000 pounds) {rest} >>"))
    };
    let hidden =
        "attachment-form-value: the field `salary` of this form has a value that is not shown (`52000 pounds`)";
    assert_eq!(field(""), hidden);
    assert_eq!(field("/Rect [9 9 99 99] /F 2"), hidden);
    assert_eq!(field("/Rect [9 9 99 99] /F 4"), "");
    assert_eq!(
        of(&format!("== page\n{OPEN}\n== catalog\n/AcroForm << /Fields [] /XFA (<xdp/>) >>")),
        "attachment-form-value: this PDF is a form that keeps what was typed into it a second time, where nobody sees \
         it (XFA)"
    );
}

#[test]
fn authors_are_named() {
    assert_eq!(
        of(&format!("== page\n{OPEN}\n== info\n/Author (Amy Holt)")),
        "attachment-author: the properties of this PDF name `Amy Holt` as its author"
    );
}

#[test]
fn words_that_are_cut_off_are_found() {
    let cut = "attachment-hidden-text: page 1 has 5 words cut off so that nothing of them is seen (`Amy Holt is…`)";
    assert_eq!(of(&format!("== page\n{OPEN}q 0 0 50 50 re W n {PAY} Q")), cut);
    assert_eq!(of(&format!("== page\n{OPEN}q 0 0 0 0 re W n {PAY} Q")), cut);
    assert_eq!(of(&format!("== page\n{OPEN}q 70 690 300 30 re W n {PAY} Q")), "");
}

#[test]
fn words_that_are_nearly_white_are_found() {
    let hidden = "attachment-hidden-text: page 1 has 5 words in the colour of what is behind (`Amy Holt is…`)";
    assert_eq!(of(&format!("== page\n{OPEN}0.98 g {PAY}")), hidden);
    assert_eq!(of(&format!("== page\n{OPEN}0.7 g {PAY}")), "");
}

//! What is said of pictures.

use crate::found::found;
use crate::made::zip_of;
use crate::pictures::{exif, jpeg};

/// A picture of stripes; with a box over its middle if it was painted over.
fn stripes(columns: usize, rows: usize, is_boxed: bool) -> Vec<u8> {
    let shade = |at: usize| {
        let (x, y) = (at % columns, at / columns);
        let in_box = x * 4 > columns && x * 4 < columns * 3 && y * 4 > rows && y * 4 < rows * 3;
        if is_boxed && in_box {
            0
        } else if (x * 12 / columns).is_multiple_of(2) {
            220
        } else {
            90
        }
    };
    (0..columns * rows).map(shade).collect()
}

#[test]
fn a_plain_picture_has_nothing_to_say_of() {
    assert_eq!(found("a.jpg", &jpeg(24, 12, &stripes(24, 12, false), Some(&exif(None, None)))), "");
}

#[test]
fn the_spot_where_a_picture_was_taken_is_found() {
    let said = "this picture says on which spot of the earth it was taken";
    let picture = jpeg(24, 12, &stripes(24, 12, false), Some(&exif(Some(51), None)));
    assert_eq!(found("a.jpg", &picture), format!("attachment-position: {said}"));
    let word = zip_of(&[("word/document.xml", b"<w:document/>"), ("word/media/image1.jpeg", &picture)]);
    assert_eq!(found("a.docx", &word), format!("attachment-position [word/media/image1.jpeg]: {said}"));
    assert_eq!(found("a.tif", &exif(Some(51), None)), format!("attachment-position: {said}"));
    let remark = b"<rdf:Description exif:GPSLatitude='51,9.5N'/>";
    assert_eq!(found("a.tif", &[&exif(None, None)[..], remark].concat()), format!("attachment-position: {said}"));
    assert_eq!(found("a.tif", &exif(None, None)), "");
    assert_eq!(
        found("a.tif", b"II\x2b\0\x08\0\0\0"),
        "attachment-unreadable: nobody can look into BigTIFF with certainty"
    );
    let gps = "== a.svg\n<svg/>";
    assert_eq!(found("a.zip", &crate::made::zip(gps)), "");
}

#[test]
fn a_small_copy_that_shows_something_else_is_found() {
    let said = "attachment-thumbnail: this picture keeps a small copy of itself that shows something else: what it was \
                before it was cut or painted over";
    let copy = jpeg(12, 6, &stripes(12, 6, false), None);
    let picture = |columns, rows, is_boxed| {
        jpeg(columns, rows, &stripes(columns, rows, is_boxed), Some(&exif(None, Some(&copy))))
    };
    assert_eq!(found("a.jpg", &picture(24, 12, false)), "");
    assert_eq!(found("a.jpg", &picture(24, 12, true)), said);
    assert_eq!(found("a.jpg", &picture(12, 12, false)), said);
}

#[test]
fn what_an_svg_hides_is_found() {
    assert_eq!(
        found("a.svg", b"<svg><g style=\"display: none\"><text>Amy Holt</text></g><text>open</text></svg>"),
        "attachment-hidden-text: this picture has 2 words that are not shown (`Amy Holt`)"
    );
    assert_eq!(
        found("a.svg", b"<svg><script>alert(1)</script></svg>"),
        "attachment-script: this picture holds 1 script"
    );
}

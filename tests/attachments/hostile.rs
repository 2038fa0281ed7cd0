//! Bytes that were made to do harm, or were broken on the way: there is a clear message, within bounds, and no panic.

use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use minutebook::audit::Limits;
use minutebook::audit::read::texts;
use minutebook::audit::xray::look;
use proptest::prelude::*;

use crate::found::{found, found_within};
use crate::made::{pdf, zip, zip_of};
use crate::pictures::{exif, jpeg};

/// Small limits, so that a test is quick.
const SMALL: Limits =
    Limits { file: 4_000_000, part: 1_000_000, unpacked: 2_000_000, objects: 1_000, depth: 3, steps: 1_000_000 };

const UNPACKED: &str = "attachment-too-large: this file unpacks to more than can be looked into";

#[test]
fn a_bomb_of_any_kind_ends_in_a_message() {
    let zeros = vec![b' '; 3_000_000];
    assert_eq!(found_within("a.zip", &zip_of(&[("a.xml", &zeros)]), &SMALL), UNPACKED);
    let parts = [&zeros[..900_000]; 3].map(|part| ("a.csv", part));
    let names = ["a.csv", "b.csv", "c.csv"];
    let parts: Vec<(&str, &[u8])> = names.into_iter().zip(parts).map(|(name, (_, part))| (name, part)).collect();
    assert_eq!(found_within("a.zip", &zip_of(&parts), &SMALL), UNPACKED);
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&zeros).unwrap();
    assert_eq!(found_within("a.gz", &packer.finish().unwrap(), &SMALL), UNPACKED);
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&zeros).unwrap();
    let packed: Vec<String> = packer.finish().unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    let packed = packed.concat();
    let bomb = format!(
        "== page\n/Fm Do\n== resources\n/XObject << /Fm 60 0 R >>\n== stream 60 /Type /XObject /Subtype /Form /Filter [/ASCIIHexDecode /FlateDecode]\n{packed}>"
    );
    assert_eq!(found_within("a.pdf", &pdf(&bomb), &SMALL), UNPACKED);
}

#[test]
fn too_many_parts_end_in_a_message() {
    let parts = "attachment-too-large: this file is made of more parts than can be looked into";
    let objects: Vec<String> = (1000..2500).map(|number| format!("\n== object {number}\n<< >>")).collect();
    let objects = objects.concat();
    assert_eq!(found_within("a.pdf", &pdf(&format!("== page\n{objects}")), &SMALL), parts);
    let names: Vec<String> = (0..1500).map(|number| format!("{number}.csv")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(found_within("a.zip", &zip_of(&members), &SMALL), parts);
}

#[test]
fn a_million_objects_end_in_a_message() {
    let mut file = b"%PDF-1.7\n".to_vec();
    (1..=1_000_000).for_each(|number| writeln!(file, "{number} 0 obj<<>>endobj").unwrap());
    assert_eq!(found("a.pdf", &file), "attachment-too-large: this file is made of more parts than can be looked into");
}

#[test]
fn values_without_end_end_in_a_message() {
    let parts = "attachment-too-large: this file is made of more parts than can be looked into";
    let numbers = "1 ".repeat(30_000);
    let list = format!("[ % stream\n{numbers}]");
    for object in ["object 60\n".to_owned() + &list, format!("object 60\n<< /A [{}] >>", "+1".repeat(20_000))] {
        assert_eq!(found_within("a.pdf", &pdf(&format!("== page\nBT ET\n== {object}")), &SMALL), parts);
    }
    let packed = |keys: &str, text: &str| pdf(&format!("== page\nBT ET\n== stream 60 /N 1 /First 5 {keys}\n{text}"));
    assert_eq!(found_within("a.pdf", &packed("/Type /Obj#53tm", &format!("70 0 {list}")), &SMALL), parts);
    assert_eq!(
        found_within("a.pdf", &packed("/Type /ObjStm /Filter /LZWDecode", "70 0 1"), &SMALL),
        "attachment-unreadable: nobody can look into this way of packing with certainty"
    );
    let numbers: Vec<String> = (0..1_500).map(|number| format!("{number} 0 ")).collect();
    assert_eq!(found_within("a.pdf", &packed("/Type /ObjStm", &format!("{}null", numbers.concat())), &SMALL), parts);
    let open = "1 ".repeat(7_000);
    assert_eq!(found_within("a.pdf", &pdf(&format!("== page\nBT ET\n== object 60\n[{open}]")), &SMALL), "");
}

#[test]
fn files_in_files_without_end_end_in_a_message() {
    let inner = (0..8).fold(b"a,b".to_vec(), |inner, _| zip_of(&[("inner.zip", &inner)]));
    assert_eq!(
        found("a.zip", &inner),
        "attachment-too-large: this file holds files within files, deeper than can be looked into"
    );
}

#[test]
fn forms_that_draw_each_other_without_end_end() {
    let form = |number: u32, next: u32| {
        let draws = "/Fm Do ".repeat(20);
        format!(
            "\n== stream {number} /Type /XObject /Subtype /Form /Resources << /XObject << /Fm {next} 0 R >> >>\n{draws}"
        )
    };
    let file = format!("== page\n/Fm Do\n== resources\n/XObject << /Fm 60 0 R >>{}{}", form(60, 61), form(61, 60));
    assert_eq!(
        found_within("a.pdf", &pdf(&file), &SMALL),
        "attachment-too-large: the pages of this file take more work to draw than can be looked into"
    );
    let pages =
        "== page\n\n== object 2\n<< /Type /Pages /Kids [2 0 R 10 0 R] /Count 9 >>\n== object 10\n<< /Parent 10 0 R >>";
    found("a.pdf", &pdf(pages));
}

#[test]
fn boxes_over_letters_over_boxes_without_end_end_in_a_message() {
    let page = "BT /F1 9 Tf (abcdefgh) Tj ET 0 0 1 1 re f ".repeat(3000);
    assert_eq!(
        found_within("a.pdf", &pdf(&format!("== page\n{page}")), &SMALL),
        "attachment-too-large: the pages of this file take more work to draw than can be looked into"
    );
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let limits = Limits { file: 3 * 1024 * 1024, ..SMALL };
    assert_eq!(
        found_within("a.pdf", &vec![0; 4_000_000], &limits),
        "attachment-too-large: this file is larger than the 3 MB that can be looked into"
    );
    assert_eq!(found_within("a.mp4", &vec![0; 4_000_000], &limits), "", "a film has no insides");
}

#[test]
fn a_password_is_said_to_be_one() {
    let locked = "attachment-locked: this file takes a password, so nobody can look into it";
    let keys = "== trailer\n/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 \
                /O <0000000000000000000000000000000000000000000000000000000000000000> \
                /U <1111111111111111111111111111111111111111111111111111111111111111> >>";
    assert_eq!(found("a.pdf", &pdf(&format!("== page\nBT ET\n{keys}"))), locked);
    let referred = keys.replace("/Encrypt <<", "/Encrypt 70 0 R\n== object 70\n<<");
    assert_eq!(found("a.pdf", &pdf(&format!("== page\nBT ET\n{referred}"))), locked);
    // The first flag of a member says that it takes one.
    let mut file = zip("== a.csv\nAmy");
    file[6] |= 1;
    let central = file.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
    file[central + 8] |= 1;
    assert_eq!(found("a.zip", &file), locked.replace(':', " [a.csv]:"));
}

/// Files of every kind, to be broken.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let page = "== page\nBT /F1 12 Tf 72 700 Td (Amy Holt) Tj ET 0 g 70 695 200 16 re f q 9 0 0 9 0 0 cm /Im Do Q\n\
                == annotation\n/Subtype /Text /Rect [9 9 9 9] /Contents (Note) /AP << /N 61 0 R >>\n\
                == resources\n/XObject << /Im 60 0 R >> /ExtGState << /G << /ca .5 >> >> /Properties << /L 62 0 R >>\n\
                == catalog\n/OCProperties << /OCGs [62 0 R] /D << /OFF [62 0 R] >> >> /AcroForm << /Fields [] >>\n\
                == object 62\n<< /Type /OCG /Name (L) >>\n\
                == stream 60 /Type /XObject /Subtype /Image /Width 1 /Height 1\n0\n\
                == stream 61 /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0]\n0 0 9 9 re f\n\
                == update\npage\nBT /F1 12 Tf (Later) Tj <0041> Tj [(a) -9 (b)] TJ ET BI /W 1 ID x EI /OC /L BDC EMC";
    let word = "== word/document.xml\n<w:document><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>A &amp; b</w:t></w:r></w:p></w:document>\n\
                == docProps/core.xml\n<c><dc:creator>Amy</dc:creator></c>";
    let excel = "== xl/workbook.xml\n<w><sheet name=\"P\" state=\"hidden\" r:id=\"r\"/></w>\n\
                 == xl/_rels/workbook.xml.rels\n<R><Relationship Id=\"r\" Target=\"s.xml\"/></R>\n\
                 == xl/s.xml\n<w><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></w>";
    let shades = [90; 72];
    let copy = jpeg(12, 6, &shades, None);
    vec![
        ("a.pdf", pdf(page)),
        ("a.docx", zip(word)),
        ("a.xlsx", zip(excel)),
        ("a.zip", zip_of(&[("a.pdf", &pdf(page)), ("b.docx", &zip(word))])),
        ("a.jpg", jpeg(12, 6, &shades, Some(&exif(Some(51), Some(&copy))))),
        ("a.svg", b"<svg><g display=\"none\"><text>Amy &#65;</text></g></svg>".to_vec()),
    ]
}

/// One way to break a file: bytes changed, cut out, or put in again.
#[derive(Debug, Clone)]
enum Break {
    Change(prop::sample::Index, u8),
    Cut(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Number(prop::sample::Index, u8),
}

fn breaks() -> impl Strategy<Value = Vec<Break>> {
    let index = any::<prop::sample::Index>;
    let one = prop_oneof![
        (index(), any::<u8>()).prop_map(|(at, byte)| Break::Change(at, byte)),
        (index(), 1..200_usize).prop_map(|(at, length)| Break::Cut(at, length)),
        (index(), 1..200_usize).prop_map(|(at, length)| Break::Repeat(at, length)),
        (index(), b'0'..=b'9').prop_map(|(at, digit)| Break::Number(at, digit)),
    ];
    prop::collection::vec(one, 1..8)
}

fn broken(mut bytes: Vec<u8>, breaks: &[Break]) -> Vec<u8> {
    for how in breaks {
        if bytes.is_empty() {
            break;
        }
        match how {
            Break::Change(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Break::Cut(at, length) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Break::Repeat(at, length) => {
                let at = at.index(bytes.len());
                let part = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
            // A number that is another one: a place, a length, a reference.
            Break::Number(at, digit) => {
                let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    bytes[digits[at.index(digits.len())]] = *digit;
                }
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_broken_file_makes_it_panic(file in 0..6_usize, breaks in breaks()) {
        let (name, bytes) = whole().swap_remove(file);
        let bytes = broken(bytes, &breaks);
        look(name, &bytes, &SMALL);
        let _ = texts(name, &bytes, &SMALL);
    }

    #[test]
    fn no_bytes_make_it_panic(name in prop::sample::select(vec!["a.pdf", "a.docx", "a.jpg", "a.svg", "a.gz"]), start in 0..8_usize, rest in prop::collection::vec(any::<u8>(), 0..300)) {
        let starts: [&[u8]; 8] = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff\xe1", b"<svg>", b"\x1f\x8b\x08\0", b"II*\0\x08\0\0\0", b"RIFF\0\0\0\0WEBP"];
        let bytes = [starts[start], &rest].concat();
        look(name, &bytes, &SMALL);
        let _ = texts(name, &bytes, &SMALL);
    }
}

//! The texts inside files of every kind.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use minutebook::audit::Limits;
use minutebook::audit::read::{Excess, Unreadable, texts};

use crate::made::{pdf, zip, zip_of};

/// Each place and its text, blank lines left out.
fn read(name: &str, bytes: &[u8]) -> String {
    let insides = texts(name, bytes, &Limits::default()).unwrap();
    let mut all = String::new();
    for fragment in insides.texts {
        let lines: Vec<&str> = fragment.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        writeln!(all, "[{}] {}", fragment.inside, lines.join(" / ")).unwrap();
    }
    for (inside, unread) in insides.unread {
        writeln!(all, "[{inside}] unread: {unread}").unwrap();
    }
    all
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

const PAGE: &str = "== page\nBT /F1 12 Tf 72 700 Td (Heron) Tj ( Lane) Tj 0 -20 Td [(d) 20 (epot) -400 (yard)] TJ ET";

#[test]
fn words_of_a_page_are_joined_as_they_are_read() {
    assert_eq!(read("a.pdf", &pdf(PAGE)), "[page 1] Heron Lane / depot yard\n");
}

#[test]
fn marks_properties_and_attached_files_of_a_pdf_are_read() {
    let file = pdf(&format!(
        "{PAGE}\n== annotation\n/Subtype /Text /Rect [0 0 9 9] /Contents (Ask Amy first)\n\
         == info\n/Title <FEFF00530061006C00740020201300200061>\n\
         == object 50\n<< /Type /Filespec /UF (bids.txt) /EF << /F 51 0 R >> >>\n\
         == stream 51 /Type /EmbeddedFile\nBid of Salt Ltd\n\
         == stream 52 /Type /Metadata /Subtype /XML\n<x:xmpmeta><dc:creator><li>Amy</li></dc:creator></x:xmpmeta>"
    ));
    let read = read("a.pdf", &file);
    assert!(read.contains("Ask Amy first") && read.contains("Salt – a"), "{read}");
    assert!(read.contains("[bids.txt] Bid of Salt Ltd"), "{read}");
    assert!(read.contains("[properties] Amy"), "{read}");
}

#[test]
fn an_earlier_version_and_a_page_that_is_not_shown_are_read() {
    let file = pdf(&format!(
        "{PAGE}\n== object 60\n<< /Type /Page /Contents 61 0 R /Resources << /Font << /F1 3 0 R >> >> >>\n\
         == stream 61\nBT /F1 9 Tf (Lost page) Tj ET\n\
         == update\npage\nBT /F1 12 Tf 72 700 Td (Closed) Tj ET"
    ));
    let read = read("a.pdf", &file);
    assert!(read.starts_with("[page 1] Closed\n"), "{read}");
    assert!(read.contains("[a page that is not shown] Lost page\n"), "{read}");
    assert!(read.contains("[earlier version 1 > page 1] Heron Lane / depot yard\n"), "{read}");
}

#[test]
fn words_that_word_has_torn_apart_are_joined() {
    let file = zip("== word/document.xml\n<w:document><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Con</w:t></w:r>\
         <w:r><w:t>fidential &amp; new</w:t></w:r></w:p><w:p><w:del w:author=\"Amy Holt\"><w:r><w:delText>gone</w:delText>\
         </w:r></w:del></w:p></w:document>");
    assert_eq!(
        read("a.docx", &file),
        "[names of the files inside] word/document.xml\n[word/document.xml] Confidential & new / gone / Amy Holt\n"
    );
}

#[test]
fn files_within_files_are_read_with_their_place() {
    let inner = zip_of(&[("plan.pdf", &pdf(PAGE)), ("pay.csv", b"name,pay\nAmy,1")]);
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&zip_of(&[("inner.zip", &inner)])).unwrap();
    let read = read("all.zip.gz", &packer.finish().unwrap());
    assert!(read.contains("[all.zip > inner.zip > plan.pdf > page 1] Heron Lane / depot yard\n"), "{read}");
    assert!(read.contains("[all.zip > inner.zip > pay.csv] name,pay / Amy,1\n"), "{read}");
}

#[test]
fn words_beside_a_picture_are_read() {
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], kind, data, &[0; 4]].concat()
    };
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"tEXt", b"Author\0Amy"),
        chunk(b"zTXt", &[b"Comment\0\0", &packed(b"of Heron Lane")[..]].concat()),
        chunk(b"iTXt", &[b"Title\0\x01\0en\0\0", &packed("Dépôt".as_bytes())[..]].concat()),
    ];
    assert_eq!(
        read("a.png", &png.concat()),
        "[text of the picture] Author Amy\n[text of the picture] Comment of Heron Lane\n\
         [text of the picture] Title  Dépôt\n"
    );
    let jpeg = b"\xff\xd8\xff\xfe\x00\x0bHeron Lane\xff\xd9";
    let jpeg = [&jpeg[..4], &[0, 12], &jpeg[6..]].concat();
    assert_eq!(read("a.jpg", &jpeg), "[comment] Heron Lane\n");
    let svg = "<svg><title>Depot</title><text>He<tspan>ron</tspan></text></svg>";
    assert_eq!(read("a.svg", svg.as_bytes()), "[] Depot / Heron\n");
}

#[test]
fn what_cannot_be_read_says_why() {
    let limits = Limits::default();
    let why = |name: &str, bytes: &[u8]| texts(name, bytes, &limits).unwrap_err();
    assert_eq!(why("a.pdf", b"%PDF-1.7 and no more"), Unreadable::Broken);
    assert_eq!(why("a.pdf", b"a letter"), Unreadable::Broken);
    assert_eq!(why("a.docx", b"PK\x03\x04 and no more"), Unreadable::Broken);
    assert_eq!(why("a.rtf", b"{\\rtf1 hello}"), Unreadable::Old("rich text (RTF)"));
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(why("a.doc", &compound), Unreadable::Old("the Word format of before 2007"));
    let package: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(why("a.docx", &[compound, package].concat()), Unreadable::Locked);
    let small = Limits { file: 10, ..limits };
    assert_eq!(texts("a.csv", &[b'a'; 11], &small).unwrap_err(), Unreadable::TooLarge(Excess::File));
}

#[test]
fn a_broken_file_within_an_archive_leaves_the_others_read() {
    let file = zip_of(&[("a.pdf", b"%PDF-1.7"), ("b.csv", b"Heron Lane")]);
    assert_eq!(
        read("all.zip", &file),
        "[names of the files inside] a.pdf / b.csv\n[b.csv] Heron Lane\n\
         [a.pdf] unread: it is broken or not what its name says\n"
    );
}

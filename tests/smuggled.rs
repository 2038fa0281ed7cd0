//! Ways by which the words of an exempt paper could be carried out inside something open: each is found, or the file is
//! refused because nobody can look into it.

#[path = "support/attachments.rs"]
mod attachments;
mod support;

use std::io::Write as _;

use attachments::{pdf, zip, zip_of};
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use support::{Site, messages};

const ITEM: &str = "content/committees/osmb/2018-08-30/01-grit";

/// An open item, which files can lie beside, and an exempt one.
const SITE: &str = "\
=== content/site.yaml
authority: Borough of Exmoor Vale
base_url: https://democracy.example.org
rules: england-principal
=== content/committees/osmb/committee.md
---
title: Overview Board
---
=== content/committees/osmb/2018-08-30/meeting.md
---
start: 10am
agenda: { published: 2018-08-21 }
minutes: { state: draft, published: 2018-09-12 }
---
=== content/committees/osmb/2018-08-30/01-grit/item.md
---
title: Grit
---
The board heard of the winter.
=== content/committees/osmb/2018-08-30/02-tenders.md
---
title: Network contract
exempt: { paragraphs: [3], public_interest: Bids are open. }
---
The lowest of the three final tenders was that of Quarrington Cabling, at one hundred and eighteen thousand pounds.
";

/// A sentence of the exempt item.
const SECRET: &str = "The lowest of the three final tenders was that of Quarrington Cabling, at one hundred and eighteen thousand pounds.";

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn utf16(text: &str) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A picture of no points, with a block of its own.
fn png(kind: &[u8], block: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, block) in [(&b"IHDR"[..], &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0][..]), (kind, block), (b"IEND", b"")] {
        file.extend(u32::try_from(block.len()).expect("short").to_be_bytes());
        file.extend(kind);
        file.extend(block);
        file.extend([0; 4]);
    }
    file
}

fn jpeg(mark: u8, block: &[u8]) -> Vec<u8> {
    let length = u16::try_from(block.len() + 2).expect("short").to_be_bytes();
    [&[0xff, 0xd8, 0xff, mark], &length[..], block, &[0xff, 0xd9]].concat()
}

fn webp(kind: &[u8], block: &[u8]) -> Vec<u8> {
    let size = |bytes: &[u8]| u32::try_from(bytes.len()).expect("short").to_le_bytes();
    let chunk = [kind, &size(block), block, &vec![0; block.len() % 2]].concat();
    let body = [&b"WEBP"[..], &chunk].concat();
    [&b"RIFF"[..], &size(&body), &body].concat()
}

/// A camera's facts with a description.
fn exif(description: &str) -> Vec<u8> {
    let count = u32::try_from(description.len() + 1).expect("short").to_be_bytes();
    let entry = [&[1, 0x0e, 0, 2][..], &count, &26_u32.to_be_bytes()].concat();
    [&b"MM\0\x2a\0\0\0\x08\0\x01"[..], &entry, &[0; 4], description.as_bytes(), &[0]].concat()
}

fn xmp(text: &str) -> String {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:description>{text}</dc:description></x:xmpmeta>")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            text.push(char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

fn docx(member: &str, text: &str) -> Vec<u8> {
    zip(&format!(
        "== [Content_Types].xml\n<Types/>\n== word/document.xml\n<w:document><w:body><w:p><w:r><w:t>Grit</w:t></w:r></w:p>\
         </w:body></w:document>\n== {member}\n{text}"
    ))
}

fn xlsx(member: &str, text: &str) -> Vec<u8> {
    zip(&format!(
        "== [Content_Types].xml\n<Types/>\n== xl/workbook.xml\n<workbook><sheets/></workbook>\n== {member}\n{text}"
    ))
}

/// A PDF whose font has codes of its own, one for each letter, and one for `fi`; the map alone says what they stand for.
fn coded(is_wide: bool) -> Vec<u8> {
    let ligature = SECRET.replace("fi", "\u{fb01}");
    let mut letters: Vec<char> = ligature.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let width = if is_wide { 4 } else { 2 };
    let code = |letter: char| letters.iter().position(|known| *known == letter).expect("it was counted") + 65;
    let shown = ligature.chars().map(|letter| format!("{:0width$x}", code(letter))).collect::<Vec<_>>().concat();
    let chars: Vec<String> = letters
        .iter()
        .map(|letter| {
            let stands_for =
                if *letter == '\u{fb01}' { "00660069".to_owned() } else { format!("{:04x}", *letter as u32) };
            format!("<{:0width$x}> <{stands_for}>", code(*letter))
        })
        .collect();
    let space = if is_wide { "<0000> <ffff>" } else { "<00> <ff>" };
    let map = format!(
        "1 begincodespacerange {space} endcodespacerange\n{} beginbfchar\n{}\nendbfchar",
        chars.len(),
        chars.join("\n")
    );
    let font = if is_wide {
        "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [61 0 R] /ToUnicode 62 0 R >>"
    } else {
        "<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Own /ToUnicode 62 0 R >>"
    };
    pdf(&format!(
        "== resources\n/Font << /Own 60 0 R >>\n== page\nBT /Own 6 Tf 20 700 Td <{shown}> Tj ET\n== object 60\n{font}\n\
         == object 61\n<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Own /DW 500 >>\n== stream 62\n{map}"
    ))
}

/// A PDF in which each word stands by itself, the last of a line drawn first; or each letter, spread out.
fn torn(is_spread: bool) -> Vec<u8> {
    let shown: Vec<String> = if is_spread {
        let letters = SECRET.chars().map(|letter| format!("({letter}) -300"));
        [vec!["20 700 Td [".to_owned()], letters.collect(), vec!["] TJ".to_owned()]].concat()
    } else {
        let words = SECRET.split(' ').enumerate().collect::<Vec<_>>().into_iter().rev();
        words.map(|(at, word)| format!("1 0 0 1 {} {} Tm ({word}) Tj", 20 + at % 9 * 60, 700 - at / 9 * 14)).collect()
    };
    let page = format!("BT /F1 6 Tf {}", shown.join(" "));
    pdf(&format!("== page\n{page} ET"))
}

/// A workbook with a word in each cell of a row, which stand by the alphabet in the list of texts.
fn cells() -> Vec<u8> {
    let mut words: Vec<&str> = SECRET.split(' ').collect();
    words.sort_unstable();
    let list: Vec<String> = words.iter().map(|word| format!("<si><t>{word}</t></si>")).collect();
    let number = |word: &str| words.binary_search(&word).expect("it is there");
    let row: Vec<String> = SECRET.split(' ').map(|word| format!("<c t=\"s\"><v>{}</v></c>", number(word))).collect();
    let (list, row) = (list.concat(), row.concat());
    zip(&format!(
        "== xl/workbook.xml\n<workbook><sheets/></workbook>\n== xl/sharedStrings.xml\n<sst>{list}</sst>\n\
         == xl/worksheets/sheet1.xml\n<worksheet><row>{row}</row></worksheet>"
    ))
}

/// Files with the secret inside, by their names.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let properties =
        format!("<Properties><property name=\"Note\"><vt:lpwstr>{SECRET}</vt:lpwstr></property></Properties>");
    let names = format!(
        "<workbook><sheets/><definedNames><definedName name=\"N\">\"{SECRET}\"</definedName></definedNames></workbook>"
    );
    let comment =
        format!("<ThreadedComments><threadedComment><text>{SECRET}</text></threadedComment></ThreadedComments>");
    let office =
        docx("word/comments.xml", &format!("<w:comments><w:comment><w:t>{SECRET}</w:t></w:comment></w:comments>"));
    let mail = base64(&office).as_bytes().chunks(76).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\n");
    vec![
        ("custom.docx", docx("docProps/custom.xml", &properties)),
        (
            "nested.docx",
            zip_of(&[
                ("word/document.xml", b"<w:document/>"),
                ("word/embeddings/oleObject1.bin", &zip_of(&[("notes.txt", SECRET.as_bytes())])),
            ]),
        ),
        ("names.xlsx", zip(&format!("== xl/workbook.xml\n{names}"))),
        ("threads.xlsx", xlsx("xl/threadedComments/threadedComment1.xml", &comment)),
        (
            "master.pptx",
            zip(&format!(
                "== ppt/presentation.xml\n<p:presentation/>\n== ppt/notesMasters/notesMaster1.xml\n<a:p><a:t>{SECRET}</a:t></a:p>"
            )),
        ),
        (
            "notes.odt",
            zip(&format!(
                "== mimetype\napplication/vnd.oasis.opendocument.text\n== content.xml\n<office:text><office:annotation><text:p>{SECRET}</text:p></office:annotation></office:text>"
            )),
        ),
        ("international.png", png(b"iTXt", &[&b"Comment\0\x01\0en\0\0"[..], &packed(SECRET.as_bytes())].concat())),
        ("packed.png", png(b"zTXt", &[&b"Comment\0\0"[..], &packed(SECRET.as_bytes())].concat())),
        ("description.png", png(b"eXIf", &exif(SECRET))),
        ("described.jpg", jpeg(0xe1, xmp_block().as_bytes())),
        ("camera.jpg", jpeg(0xe1, &[&b"Exif\0\0"[..], &exif(SECRET)].concat())),
        ("camera.webp", webp(b"EXIF", &exif(SECRET))),
        ("described.webp", webp(b"XMP ", xmp(SECRET).as_bytes())),
        (
            "drawing.svg",
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg'><text>{}</text></svg>",
                SECRET.replace(' ', "</tspan> <tspan>")
            )
            .into_bytes(),
        ),
        ("wide.csv", utf16(SECRET)),
        ("wide.zip", zip_of(&[("wide.csv", &utf16(SECRET))])),
        ("wide.csv.gz", gzip(&utf16(SECRET))),
        ("coded.zip", zip_of(&[("mail.eml", base64(SECRET.as_bytes()).as_bytes())])),
        ("plain.txt.gz", gzip(SECRET.as_bytes())),
        ("mail.eml", format!("Content-Transfer-Encoding: base64\n\n{mail}").into_bytes()),
        (
            "page.html",
            format!("<p>Grit</p><a href=\"data:application/zip;base64,{}\">it</a>", base64(&office)).into_bytes(),
        ),
        ("order.pdf", torn(false)),
        ("spread.pdf", torn(true)),
        ("cells.xlsx", cells()),
        ("instruction.docx", docx("word/x.xml", &format!("<x><?note {SECRET}?></x>"))),
        ("narrow.pdf", coded(false)),
        ("codes.pdf", coded(true)),
    ]
}

fn xmp_block() -> String {
    format!("http://ns.adobe.com/xap/1.0/\0{}", xmp(SECRET))
}

#[test]
fn words_inside_a_file_of_any_kind_are_found() {
    let site = Site::of(SITE);
    for (name, bytes) in files() {
        site.write(&format!("{ITEM}/{name}"), bytes);
    }
    let outcome = site.build();
    let said = messages(&outcome);
    // The messages about one paper are not repeated for each file: each is built by itself.
    assert!(outcome.published.is_none(), "{said:?}");
    let mut missed = Vec::new();
    for (name, bytes) in files() {
        let site = Site::of(SITE);
        site.write(&format!("{ITEM}/{name}"), bytes);
        let said = messages(&site.build());
        if !said.iter().any(|said| said.starts_with("withheld-words-attached") && said.contains(name)) {
            missed.push((name, said));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_packed_file_that_nobody_can_look_into_is_refused() {
    for (name, start) in [
        ("bids.7z", &b"7z\xbc\xaf\x27\x1c\0\x04"[..]),
        ("bids.rar", b"Rar!\x1a\x07\x01\0"),
        ("bids.xz", b"\xfd7zXZ\0\0\x04"),
        ("bids.bz2", b"BZh91AY&SY"),
        ("bids.zst", b"\x28\xb5\x2f\xfd\0\0"),
    ] {
        let site = Site::of(SITE);
        site.write(&format!("{ITEM}/{name}"), [start, &[7; 300]].concat());
        let outcome = site.build();
        let said = messages(&outcome);
        assert!(outcome.published.is_none(), "{name}: {said:?}");
        assert!(said.iter().any(|said| said.starts_with("attachment-unreadable") && said.contains(name)), "{said:?}");
    }
}

#[test]
fn a_sentence_pasted_into_settings_templates_or_names_is_found() {
    let address = SECRET.trim_end_matches('.').replace(", ", " ").replace(' ', "-").to_lowercase();
    let places = [
        (
            "content/site.yaml",
            format!(
                "authority: Borough of Exmoor Vale\nbase_url: https://democracy.example.org\nrules: england-principal\nlicence: {SECRET:?}\n"
            ),
        ),
        (
            "content/site.yaml",
            format!(
                "authority: Borough of Exmoor Vale\nbase_url: https://democracy.example.org\nrules: england-principal\ncontact: {{ name: {SECRET:?} }}\n"
            ),
        ),
        ("content/committees/osmb/committee.md", format!("---\ntitle: Overview Board\n---\n![{SECRET}](plan.png)\n")),
        ("content/people/a-clerk.md", format!("---\nname: A Clerk\nofficer: {SECRET:?}\n---\n")),
        ("content/pages/old.md", format!("---\ntitle: Old\n---\n[it](https://example.org/{address}/)\n")),
        ("content/pages/old.md", format!("---\ntitle: Old\n---\n[it](https://example.org/ \"{SECRET}\")\n")),
        ("themes/default/partials/footer.html", format!("<!-- {SECRET} -->")),
        ("themes/default/assets/extra.css", format!("/* {SECRET} */")),
    ];
    let mut missed = Vec::new();
    for (path, text) in places {
        let site = Site::of(SITE);
        site.write(path, text);
        let outcome = site.build();
        let said = messages(&outcome);
        if outcome.published.is_some()
            && site.outputs().values().any(|bytes| {
                let text = String::from_utf8_lossy(bytes).to_lowercase();
                text.contains("quarrington")
            })
        {
            missed.push((path, said));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    let site = Site::of(SITE);
    site.write(&format!("{ITEM}/{address}.txt"), "Grit.\n");
    assert!(site.build().published.is_none());
}

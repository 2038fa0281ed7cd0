//! What is said of Office files, one fault at a time.

use crate::found::found;
use crate::made::zip;

fn word(body: &str, more: &str) -> String {
    let document = format!("== word/document.xml\n<w:document><w:body>{body}</w:body></w:document>");
    found("a.docx", &zip(&format!("{document}\n{more}")))
}

#[test]
fn a_plain_text_has_nothing_to_say_of() {
    let body = "<w:p><w:r><w:rPr><w:b/><w:vanish w:val=\"0\"/></w:rPr><w:t>Open words</w:t></w:r></w:p>\
                <w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>more</w:t></w:r></w:p>";
    let properties = "== docProps/app.xml\n<Properties><Template>Normal.dotm</Template></Properties>";
    assert_eq!(word(body, properties), "");
}

#[test]
fn tracked_changes_are_found() {
    let body = "<w:p><w:del w:id=\"1\" w:author=\"Amy Holt\"><w:r><w:delText>paid to Salt Ltd</w:delText></w:r></w:del>\
                <w:ins w:id=\"2\" w:author=\"Ben Ode\"><w:r><w:t>paid</w:t></w:r></w:ins></w:p>";
    assert_eq!(
        word(body, ""),
        "attachment-tracked-change: 2 tracked changes by `Amy Holt`, `Ben Ode`, with words that were deleted \
         (`paid to Salt…`)"
    );
}

#[test]
fn comments_and_hidden_text_are_found() {
    let comments = "== word/comments.xml\n<w:comments><w:comment><w:p><w:r><w:t>Is this exempt?</w:t></w:r></w:p>\
                    </w:comment></w:comments>";
    assert_eq!(word("<w:p/>", comments), "attachment-comment: 1 comment beside the text (`Is this exempt?`)");
    let run = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>paid to Salt Ltd</w:t></w:r></w:p>";
    let hidden = "attachment-hidden-text: 4 words of hidden text (`paid to Salt…`)";
    assert_eq!(word(run, ""), hidden);
    let styles = "== word/styles.xml\n<w:styles><w:style w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:styleId=\"Note\"><w:basedOn w:val=\"Base\"/></w:style></w:styles>";
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"Note\"/></w:pPr><w:r><w:t>paid to Salt Ltd</w:t></w:r></w:p>\
                  <w:p><w:r><w:t>open</w:t></w:r></w:p>";
    assert_eq!(word(styled, styles), hidden);
}

#[test]
fn embedded_files_macros_and_authors_are_found() {
    assert_eq!(
        word("<w:p/>", "== word/embeddings/Microsoft_Excel_Sheet1.xlsx\nx"),
        "attachment-embedded-file: a whole file is embedded in this one (`Microsoft_Excel_Sheet1.xlsx`), with all that \
         is in it"
    );
    assert_eq!(word("<w:p/>", "== word/vbaProject.bin\nx"), "attachment-script: this file holds macros");
    let properties = "== docProps/core.xml\n<cp><dc:creator>Amy Holt</dc:creator><cp:lastModifiedBy>Amy Holt\
                      </cp:lastModifiedBy></cp>\n== docProps/app.xml\n<P><Company>Salt Ltd</Company></P>\n\
                      == word/_rels/settings.xml.rels\n<R><Relationship Id=\"r\" TargetMode=\"External\" \
                      Type=\"x/attachedTemplate\" Target=\"file:///legal/Exempt.dotx\"/></R>";
    assert_eq!(
        word("<w:p/>", properties),
        "attachment-author: the properties of this file name `Amy Holt` as the author, `Salt Ltd` as the organisation, \
         the template `file:///legal/Exempt.dotx`"
    );
}

/// A workbook of two sheets, the second in that state and with those rows.
fn excel(state: &str, sheet: &str, more: &str) -> String {
    let file = format!(
        "== xl/workbook.xml\n<workbook><sheets><sheet name=\"Summary\" r:id=\"r1\"/>\
         <sheet name=\"Pay\" {state} r:id=\"r2\"/></sheets></workbook>\n\
         == xl/_rels/workbook.xml.rels\n<R><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"r2\" Target=\"/xl/worksheets/sheet2.xml\"/></R>\n\
         == xl/worksheets/sheet1.xml\n<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>\
         </worksheet>\n== xl/worksheets/sheet2.xml\n<worksheet>{sheet}</worksheet>\n{more}"
    );
    found("a.xlsx", &zip(&file))
}

const ROWS: &str = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>2</v></c></row>\
                    <row r=\"4\"><c r=\"A4\"><v>3</v></c></row></sheetData>";

#[test]
fn a_hidden_sheet_is_found_by_its_name() {
    assert_eq!(excel("", ROWS, ""), "");
    let hidden = "attachment-hidden-sheet: the sheet `Pay` is hidden, and has 2 rows";
    assert_eq!(excel("state=\"hidden\"", ROWS, ""), hidden);
    assert_eq!(
        excel("state=\"veryHidden\"", ROWS, ""),
        "attachment-hidden-sheet: the sheet `Pay` is hidden so that Excel does not even list it, and has 2 rows"
    );
    assert_eq!(excel("state=\"hidden\"", "<sheetData/>", ""), "");
}

#[test]
fn hidden_rows_and_columns_are_found_where_they_hold_something() {
    let row = |number: u32| format!("<row r=\"{number}\" hidden=\"1\"><c r=\"A{number}\"><v>5</v></c></row>");
    let rows: String = [4, 5, 6, 9].map(row).concat();
    assert_eq!(
        excel("", &format!("<sheetData>{rows}<row r=\"12\" hidden=\"1\"/></sheetData>"), ""),
        "attachment-hidden-cells: rows 4 to 6, 9 of the sheet `Pay` are hidden, by hand or by a filter"
    );
    let columns = |from: u32, to: u32| format!("<cols><col min=\"{from}\" max=\"{to}\" hidden=\"1\"/></cols>{ROWS}");
    assert_eq!(excel("", &columns(2, 5), ""), "attachment-hidden-cells: column C of the sheet `Pay` is hidden");
    assert_eq!(excel("", &columns(5, 16384), ""), "");
}

#[test]
fn copies_of_data_and_comments_beside_cells_are_found() {
    let cache = "== xl/pivotCache/pivotCacheRecords1.xml\n<records><r><n v=\"1\"/></r><r><n v=\"2\"/></r></records>";
    assert_eq!(
        excel("", ROWS, cache),
        "attachment-pivot-cache: a pivot table keeps a copy of all the data it was made of, 2 rows"
    );
    let kept = "== xl/externalLinks/externalLink1.xml\n<externalLink><cell r=\"A1\"><v>7</v></cell></externalLink>";
    assert_eq!(
        excel("", ROWS, kept),
        "attachment-external-link: this workbook is linked to another file (which it does not name), and keeps 1 value of it"
    );
    let link = format!(
        "{kept}\n== xl/externalLinks/_rels/externalLink1.xml.rels\n<R><Relationship Id=\"r\" TargetMode=\"External\" \
         Target=\"file:///hr/Pay%202018.xlsx\"/></R>"
    );
    assert_eq!(
        excel("", ROWS, &link),
        "attachment-external-link: this workbook is linked to another file (`Pay 2018.xlsx`), and keeps 1 value of it"
    );
    let comment = "== xl/comments1.xml\n<comments><commentList><comment ref=\"A1\"><text><r><t>Ask Amy first</t></r></text>\
                   </comment></commentList></comments>";
    assert_eq!(excel("", ROWS, comment), "attachment-comment: 1 comment beside the cells (`Ask Amy first`)");
}

#[test]
fn hidden_slides_and_notes_are_found() {
    let slides = |show: &str, notes: &str| {
        let shape = |kind: &str, text: &str| {
            format!("<p:sp><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr><a:p><a:t>{text}</a:t></a:p></p:sp>")
        };
        let file = format!(
            "== ppt/presentation.xml\n<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"r1\"/>\
             <p:sldId id=\"257\" r:id=\"r2\"/></p:sldIdLst></p:presentation>\n\
             == ppt/_rels/presentation.xml.rels\n<R><Relationship Id=\"r1\" Target=\"slides/slide9.xml\"/>\
             <Relationship Id=\"r2\" Target=\"slides/slide1.xml\"/></R>\n\
             == ppt/slides/slide9.xml\n<p:sld>{}</p:sld>\n== ppt/slides/slide1.xml\n<p:sld {show}>{}</p:sld>\n\
             == ppt/slides/_rels/slide1.xml.rels\n<R><Relationship Id=\"n\" Type=\"x/notesSlide\" \
             Target=\"../notesSlides/notesSlide1.xml\"/></R>\n\
             == ppt/notesSlides/notesSlide1.xml\n<p:notes>{}{}</p:notes>",
            shape("title", "The budget"),
            shape("title", "Posts that will go"),
            shape("sldNum", "2"),
            shape("body", notes),
        );
        found("a.pptx", &zip(&file))
    };
    assert_eq!(slides("", ""), "");
    assert_eq!(slides("show=\"0\"", ""), "attachment-hidden-slide: slide 2 is hidden (`Posts that will…`)");
    assert_eq!(slides("", "Do not mention Amy"), "attachment-notes: slide 2 has 4 words of notes (`Do not mention…`)");
}

/// An OpenDocument file with that content.
fn open_document(styles: &str, body: &str, manifest: &str) -> String {
    let file = format!(
        "== META-INF/manifest.xml\n<manifest>{manifest}</manifest>\n== content.xml\n<office><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body>{body}</office:body></office>"
    );
    found("a.odt", &zip(&file))
}

#[test]
fn the_same_is_found_in_open_documents() {
    let plain = "<text:p>Open <text:span text:style-name=\"T1\">words</text:span></text:p>";
    assert_eq!(open_document("", plain, ""), "");
    let hides = "<style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style>";
    assert_eq!(open_document(hides, plain, ""), "attachment-hidden-text: 1 word of hidden text (`words`)");
    let note = "<office:annotation><dc:creator>Amy</dc:creator><text:p>Is this exempt?</text:p></office:annotation>";
    assert_eq!(open_document("", note, ""), "attachment-comment: 1 comment beside the text (`Is this exempt?`)");
    let changes = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Amy\
                   </dc:creator></office:change-info><text:p>paid to Salt Ltd</text:p></text:deletion>\
                   </text:changed-region></text:tracked-changes>";
    assert_eq!(
        open_document("", changes, ""),
        "attachment-tracked-change: 1 tracked change, with words that were deleted (`paid to Salt…`)"
    );
    let row = |how: &str| {
        format!("<table:table-row {how}><table:table-cell><text:p>52000</text:p></table:table-cell></table:table-row>")
    };
    let table = |style: &str, rows: &str| {
        format!(
            "<table:table table:name=\"Pay\" table:style-name=\"{style}\"><table:table-column \
                 table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\" \
                 table:number-columns-repeated=\"900\"/>{rows}</table:table>"
        )
    };
    let hidden = "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>";
    assert_eq!(open_document(hidden, &table("ta1", &row("")), ""), "");
    assert_eq!(
        open_document(hidden, &table("ta2", &row("")), ""),
        "attachment-hidden-sheet: the sheet `Pay` is hidden, and has 1 row"
    );
    assert_eq!(
        open_document("", &table("ta1", &row("table:visibility=\"filter\"")), ""),
        "attachment-hidden-cells: 1 row of the sheet `Pay` is hidden, by hand or by a filter"
    );
    let slide = "<style:style style:name=\"dp2\"><style:drawing-page-properties presentation:visibility=\"hidden\"/>\
                 </style:style>";
    assert_eq!(
        open_document(slide, "<draw:page draw:name=\"Posts\" draw:style-name=\"dp2\"/>", ""),
        "attachment-hidden-slide: slide 1 (`Posts`) is hidden"
    );
    assert_eq!(
        open_document("", "<presentation:notes><text:p>Do not mention Amy</text:p></presentation:notes>", ""),
        "attachment-notes: 4 words of notes beside the slides (`Do not mention…`)"
    );
    let frames = "<presentation:notes><draw:frame presentation:class=\"page-number\"><text:p><text:page-number>&lt;number&gt;\
                  </text:page-number></text:p></draw:frame></presentation:notes>";
    assert_eq!(open_document("", frames, ""), "");
    let locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    assert_eq!(
        open_document("", plain, locked),
        "attachment-locked: this file takes a password, so nobody can look into it"
    );
}

#[test]
fn what_open_documents_hide_by_other_ways_is_found() {
    let hidden = "attachment-hidden-text: 4 words of hidden text (`paid to Salt…`)";
    let faint = "attachment-hidden-text: 4 words in white on white paper, or too small to be read (`paid to Salt…`)";
    let words = "<text:p>paid to Salt Ltd</text:p>";
    let span =
        |style: &str| format!("<text:p>x <text:span text:style-name=\"{style}\">paid to Salt Ltd</text:span></text:p>");
    let style = |name: &str, says: &str| format!("<style:style style:name=\"{name}\"{says}</style:style>");
    let text = |says: &str| format!("><style:text-properties {says}/>");
    for display in ["none", "condition"] {
        let section = format!("<text:section text:display=\"{display}\">{words}</text:section>");
        assert_eq!(open_document("", &section, ""), hidden);
    }
    let made_from = style("H", &text("text:display=\"none\"")) + &style("T", " style:parent-style-name=\"H\">");
    assert_eq!(open_document(&made_from, &span("T"), ""), hidden);
    let frame = |how: &str| {
        format!(
            "<office:presentation><draw:page><draw:frame {how}>{words}</draw:frame></draw:page></office:presentation>"
        )
    };
    assert_eq!(open_document("", &frame("draw:display=\"none\""), ""), hidden);
    let layer = "<draw:layer draw:name=\"Old\" draw:display=\"none\"/>";
    assert_eq!(open_document(layer, &frame("draw:layer=\"Old\""), ""), hidden);
    assert_eq!(open_document(layer, &frame("draw:layer=\"layout\""), ""), "");
    let page = "<style:page-layout-properties fo:page-width=\"28cm\" fo:page-height=\"21cm\"/>";
    let at = |x: &str| frame(&format!("svg:x=\"{x}\" svg:y=\"1cm\" svg:width=\"50mm\" svg:height=\"2in\""));
    for x in ["-6cm", "28.5cm"] {
        assert_eq!(
            open_document(page, &at(x), ""),
            "attachment-text-outside: 4 words beside the slides (`paid to Salt…`)"
        );
    }
    assert_eq!(open_document(page, &at("27cm"), ""), "");
    for looks in ["fo:color=\"#ffffff\"", "fo:font-size=\"1pt\""] {
        assert_eq!(open_document(&style("T", &text(looks)), &span("T"), ""), faint);
    }
    let white = style("T", &text("fo:color=\"#ffffff\""));
    let ground = white.clone() + &style("C", "><style:table-cell-properties fo:background-color=\"#000080\"/>");
    let cell = format!("<table:table-cell table:style-name=\"C\">{}</table:table-cell>", span("T"));
    assert_eq!(open_document(&ground, &cell, ""), "");
    assert_eq!(open_document(&white, &cell, ""), faint);
    let slide = format!("<office:presentation>{}</office:presentation>", span("T"));
    assert_eq!(open_document(&white, &slide, ""), "", "a slide may be of any colour");
    let changes = "<table:tracked-changes><table:cell-content-change><table:previous>52000</table:previous>\
                   </table:cell-content-change><table:insertion table:type=\"row\"/></table:tracked-changes>";
    assert_eq!(
        open_document("", changes, ""),
        "attachment-tracked-change: 2 tracked changes, with words that were deleted (`52000`)"
    );
    let row = "<table:table-row table:visibility=\"collapse\"><table:table-cell office:value-type=\"float\" \
               office:value=\"52000\"/></table:table-row>";
    assert_eq!(
        open_document("", &format!("<table:table table:name=\"Pay\">{row}</table:table>"), ""),
        "attachment-hidden-cells: 1 row of the sheet `Pay` is hidden, by hand or by a filter"
    );
    let versions = "== META-INF/manifest.xml\n<m/>\n== content.xml\n<o/>\n== Versions/Version1\nx";
    assert_eq!(
        found("a.odt", &zip(versions)),
        "attachment-earlier-version: this file keeps earlier versions of itself"
    );
    for (name, start) in [("a.fodt", "<office:document "), ("a.xml", "<?mso-application progid=\"Word.Document\"?>")] {
        let said = found(name, format!("<?xml version=\"1.0\"?>{start}").as_bytes());
        assert!(said.starts_with("attachment-unreadable: nobody can look into"), "{said}");
    }
}

#[test]
fn white_and_tiny_words_are_found() {
    let run = |looks: &str| format!("<w:p><w:r><w:rPr>{looks}</w:rPr><w:t>paid to Salt Ltd</w:t></w:r></w:p>");
    let faint = "attachment-hidden-text: 4 words in white on white paper, or too small to be read (`paid to Salt…`)";
    for looks in ["<w:color w:val=\"FFFFFF\"/>", "<w:color w:val=\"FDFEFF\"/>", "<w:sz w:val=\"2\"/>"] {
        assert_eq!(word(&run(looks), ""), faint, "{looks}");
    }
    let styles = "== word/styles.xml\n<w:styles><w:style w:styleId=\"Pale\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>\
                  </w:style><w:style w:styleId=\"Head\"><w:pPr><w:shd w:fill=\"1F3864\"/></w:pPr><w:rPr>\
                  <w:color w:val=\"FFFFFF\"/></w:rPr></w:style></w:styles>";
    let styled = |style: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>paid to Salt Ltd</w:t></w:r></w:p>")
    };
    assert_eq!(word(&styled("Pale"), styles), faint);
    assert_eq!(word(&styled("Head"), styles), "");
    let white = run("<w:color w:val=\"FFFFFF\"/>");
    assert_eq!(word(&format!("<w:tbl><w:tr><w:tc>{white}</w:tc></w:tr></w:tbl>"), ""), faint);
    for seen in [
        format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid4\"/></w:tblPr><w:tr><w:tc>{white}</w:tc></w:tr></w:tbl>"),
        format!(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"000080\"/></w:tcPr>{white}</w:tc></w:tr></w:tbl>"
        ),
        format!("<w:p><w:r><w:pict><w:txbxContent>{white}</w:txbxContent></w:pict></w:r></w:p>"),
        run("<w:highlight w:val=\"blue\"/><w:color w:val=\"FFFFFF\"/>"),
        run("<w:shd w:fill=\"000000\"/><w:color w:val=\"FFFFFF\"/>"),
        run("<w:color w:val=\"808080\"/><w:sz w:val=\"12\"/>"),
    ] {
        assert_eq!(word(&seen, ""), "", "{seen}");
    }
}

#[test]
fn a_tracked_change_of_looks_alone_is_found() {
    let body = "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\" w:author=\"Amy Holt\"><w:rPr><w:color w:val=\"FFFFFF\"/>\
                <w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Open words</w:t></w:r></w:p>";
    assert_eq!(word(body, ""), "attachment-tracked-change: 1 tracked change of how words look by `Amy Holt`");
}

#[test]
fn cells_that_show_nothing_are_found() {
    let styles = |fonts: &str, fills: &str, format: &str| {
        format!(
            "== xl/styles.xml\n<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts>\
             <fonts><font/><font>{fonts}</font></fonts><fills><fill><patternFill patternType=\"none\"/></fill>\
             <fill><patternFill patternType=\"solid\">{fills}</patternFill></fill></fills>\
             <cellStyleXfs><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"/></cellStyleXfs>\
             <cellXfs><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\"/>\
             <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"1\"/></cellXfs>\
             </styleSheet>"
        )
    };
    let cells = |style: u32, more: &str| {
        format!(
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"{style}\"><v>2</v></c>\
             <c r=\"C1\" s=\"{style}\"/></row></sheetData>{more}"
        )
    };
    let hidden = "attachment-hidden-cells: 1 cell of the sheet `Pay` shows nothing of what is in it, by the format or in \
                  white on white (`B1`)";
    let white = "<color rgb=\"FFFFFFFF\"/>";
    let blue = "<fgColor rgb=\"FF000080\"/>";
    assert_eq!(excel("", &cells(1, ""), &styles("", blue, ";;;")), hidden);
    assert_eq!(excel("", &cells(1, ""), &styles("", blue, "#,##0;;;@")), "");
    assert_eq!(excel("", &cells(2, ""), &styles(white, blue, "0")), hidden);
    assert_eq!(excel("", &cells(2, ""), &styles("<color theme=\"0\"/>", blue, "0")), hidden);
    assert_eq!(excel("", &cells(3, ""), &styles(white, blue, "0")), "");
    assert_eq!(excel("", &cells(3, ""), &styles(white, "<fgColor rgb=\"FFFFFFFF\"/>", "0")), hidden);
    let table = "<tableParts count=\"1\"><tablePart r:id=\"t\"/></tableParts>";
    assert_eq!(excel("", &cells(2, table), &styles(white, blue, "0")), "");
}

#[test]
fn words_beside_a_slide_and_in_hidden_boxes_are_found() {
    let slide = |hidden: &str, left: i64, group: &str| {
        let shape = format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Box\" {hidden}/></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{left}\" \
             y=\"0\"/><a:ext cx=\"1000\" cy=\"500\"/></a:xfrm></p:spPr><a:p><a:r><a:t>paid to Salt Ltd</a:t></a:r></a:p></p:sp>"
        );
        let shape = if group.is_empty() {
            shape
        } else {
            format!("<p:grpSp><p:grpSpPr><a:xfrm>{group}</a:xfrm></p:grpSpPr>{shape}</p:grpSp>")
        };
        let file = format!(
            "== ppt/presentation.xml\n<p:presentation><p:sldSz cx=\"9000\" cy=\"6000\"/><p:sldIdLst>\
             <p:sldId id=\"256\" r:id=\"r1\"/></p:sldIdLst></p:presentation>\n\
             == ppt/_rels/presentation.xml.rels\n<R><Relationship Id=\"r1\" Target=\"slides/slide1.xml\"/></R>\n\
             == ppt/slides/slide1.xml\n<p:sld>{shape}</p:sld>"
        );
        found("a.pptx", &zip(&file))
    };
    let beside = "attachment-text-outside: slide 1 has 4 words beside it, where nobody sees them (`paid to Salt…`)";
    assert_eq!(slide("", 100, ""), "");
    assert_eq!(slide("", 8500, ""), "", "a part of it is seen");
    assert_eq!(slide("", 9000, ""), beside);
    assert_eq!(slide("", -1000, ""), beside);
    let group = |left: i64| format!("<a:off x=\"{left}\" y=\"0\"/><a:ext cx=\"1000\" cy=\"500\"/>");
    assert_eq!(slide("", 100, &group(-5000)), beside);
    assert_eq!(slide("", 90_000, &group(100)), "");
    assert_eq!(
        slide("hidden=\"1\"", 100, ""),
        "attachment-hidden-text: slide 1 has 4 words in hidden boxes (`paid to Salt…`)"
    );
}

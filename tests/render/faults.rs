//! What is said of a theme that is wrong: the template's file, the place in it, and what to type.

use minutebook::diagnostic::{Code, Diagnostic};
use minutebook::render::{Theme, ThemeFile};

use super::{overrides, plan, site, theme};

/// What is said of a theme of these files: code, file, the words at the place, message, hint.
fn said(files: &[(&str, &str)]) -> Vec<(Code, String, String, String, String)> {
    let (theme, diagnostics) = Theme::load("mine", &overrides(files));
    assert!(theme.is_none());
    diagnostics.iter().map(|diagnostic| told(diagnostic, files)).collect()
}

fn told(diagnostic: &Diagnostic, files: &[(&str, &str)]) -> (Code, String, String, String, String) {
    let place = diagnostic.place();
    let text = files.iter().find(|(path, _)| format!("themes/mine/{path}") == *place.file).map_or("", |(_, text)| text);
    let words = text.get(place.range.clone()).unwrap_or_default().to_owned();
    let hint = diagnostic.hint.clone().unwrap_or_default();
    (diagnostic.code, place.file.to_string(), words, diagnostic.message.clone(), hint)
}

/// What is said when the page at an address is made with a theme of these files.
fn said_at(address: &str, files: &[(&str, &str)]) -> (Code, String, String, String, String) {
    let theme = theme(files);
    let plan = plan(&site::public(), &theme);
    let job = plan.jobs().find(|job| job.address().as_str() == address).unwrap();
    told(&plan.make(job, &theme).unwrap_err(), files)
}

#[test]
fn an_unknown_theme_is_named_with_what_to_type() {
    let (theme, diagnostics) = Theme::load("defualt", &[]);
    assert!(theme.is_none());
    let diagnostic = diagnostics.iter().next().unwrap();
    assert_eq!((diagnostic.code, diagnostic.message.as_str()), (Code::ThemeUnknown, "there is no theme `defualt`"));
    assert_eq!(diagnostic.hint.as_deref(), Some("did you mean `default`?"));
    assert!(Theme::load("harbour", &[]).1.iter().next().unwrap().hint.as_deref().unwrap().contains("themes/harbour/"));
}

#[test]
fn wrong_syntax_is_named_in_every_template_at_once() {
    let said = said(&[("item.html", "<p>{{ item.title </p>"), ("page.html", "{% if plain.title %}never ended")]);
    let files: Vec<&str> = said.iter().map(|(_, file, ..)| file.as_str()).collect();
    assert_eq!(files, ["themes/mine/item.html", "themes/mine/page.html"]);
    assert!(said.iter().all(|(code, ..)| *code == Code::TemplateSyntax), "{said:?}");
    assert_eq!((said[0].2.as_str(), said[0].3.starts_with(char::is_lowercase)), ("</", true));
}

#[test]
fn an_unknown_filter_is_named_where_it_stands() {
    let said = said(&[("page.html", "é\n<p>{{ plain.title | shout }}</p>")]);
    let (code, file, words, message, _) = &said[0];
    assert_eq!((*code, file.as_str()), (Code::TemplateSyntax, "themes/mine/page.html"));
    assert_eq!((words.as_str(), message.as_str()), ("shout", "unknown filter `shout`"));
}

#[test]
fn a_template_that_is_not_there_is_named_with_the_nearest() {
    let extends = &said(&[("page.html", "{% extends \"bases.html\" %}")])[0];
    assert_eq!((extends.0, extends.1.as_str()), (Code::TemplateMissing, "themes/mine/page.html"));
    assert_eq!(
        (extends.3.as_str(), extends.4.as_str()),
        ("there is no template `bases.html`", "did you mean `base.html`?")
    );
    let include = &said(&[("page.html", "<p>\n{% include \"footer.html\" %}")])[0];
    assert_eq!((include.0, include.3.as_str()), (Code::TemplateMissing, "there is no template `footer.html`"));
}

#[test]
fn a_block_that_other_templates_fill_is_asked_for_once() {
    let blocks = ["main", "beside", "after", "head"].map(|name| format!("{{% block {name} %}}{{% endblock %}}"));
    let said = &said(&[("base.html", &blocks.concat())]);
    assert_eq!(said.len(), 1);
    let (code, file, _, message, hint) = &said[0];
    assert_eq!((*code, file.as_str()), (Code::TemplateSyntax, "themes/mine/base.html"));
    assert_eq!(message, "this template has no block `kind`, which others fill");
    assert_eq!(hint, "add `{% block kind %}{% endblock kind %}`");
}

#[test]
fn a_template_that_extends_itself_is_named() {
    let said = &said(&[("page.html", "{% extends \"page.html\" %}")])[0];
    assert_eq!((said.0, said.1.as_str()), (Code::TemplateSyntax, "themes/mine/page.html"));
}

#[test]
fn an_unknown_field_is_named_with_those_there_are() {
    let files = [("page.html", "<h1>\n{{ plain.titel }}</h1>")];
    let (code, file, words, message, hint) = said_at("/contact/", &files);
    assert_eq!((code, file.as_str()), (Code::TemplateFieldUnknown, "themes/mine/page.html"));
    assert_eq!((words.as_str(), message.as_str()), ("titel", "there is no field `titel` here"));
    assert_eq!(hint, "did you mean `title`? There is documents, title, words");
}

#[test]
fn an_unknown_field_of_a_list_is_named() {
    let files = [("people.html", "{% for person in people.members %}{{ person.surname }}{% endfor %}")];
    let (code, _, _, message, _) = said_at("/people/", &files);
    assert_eq!((code, message.as_str()), (Code::TemplateFieldUnknown, "there is no field `surname` here"));
}

#[test]
fn an_unknown_option_is_named_in_theme_toml() {
    let said = &said(&[("theme.toml", "[options]\nlogos = \"x\"\n")])[0];
    assert_eq!((said.1.as_str(), said.2.as_str()), ("themes/mine/theme.toml", "logos"));
    assert!(said.3.contains("`logos`") && said.4.contains("theme copy theme.toml"), "{said:?}");
}

#[test]
fn a_template_that_is_not_utf8_is_named() {
    let file =
        ThemeFile { path: "page.html".into(), file: "themes/mine/page.html".into(), bytes: [0xff].as_slice().into() };
    let (theme, diagnostics) = Theme::load("mine", &[file]);
    assert!(theme.is_none());
    assert_eq!(diagnostics.iter().next().unwrap().code, Code::NotUtf8);
}

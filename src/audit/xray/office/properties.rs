//! What Office files say of those who made them.

use super::Office;
use crate::audit::xray::{Finding, Unreadable};
use crate::diagnostic::Code;

/// Looks at the properties.
pub(super) fn look(office: &mut Office) -> Result<(), Unreadable> {
    let mut people: Vec<(&str, String)> = office.named("docProps/core.xml", &["creator", "lastModifiedBy"])?;
    people.extend(office.named("docProps/app.xml", &["Manager", "Company", "Template"])?);
    people.extend(office.named("meta.xml", &["initial-creator", "creator", "printed-by"])?);
    let templates = office.references("word/settings.xml")?.into_iter();
    let templates = templates.filter(|it| it.is_outside && it.kind.ends_with("/attachedTemplate"));
    people.extend(templates.map(|template| ("Template", template.target)));
    let (mut said, mut names): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (what, who) in people {
        let who = who.trim().replace('`', "'");
        let named = match what {
            "Template" if is_usual(&who) => continue,
            "Template" => format!("the template `{who}`"),
            "Company" => format!("`{who}` as the organisation"),
            "lastModifiedBy" | "creator" if said.iter().any(|said| said.contains(&format!("`{who}`"))) => continue,
            "lastModifiedBy" => format!("`{who}`, who saved it last"),
            "Manager" => format!("`{who}` as the manager"),
            "printed-by" => format!("`{who}`, who printed it"),
            _ => format!("`{who}` as the author"),
        };
        if !said.contains(&named) {
            said.push(named);
            names.push(who);
        }
    }
    if !said.is_empty() {
        let message = format!("the properties of this file name {}", said.join(", "));
        let hint = "if the public need not know: `File`, `Info`, `Check for issues`, `Inspect document`, and remove the properties";
        office.findings.push(Finding { names, ..Finding::new(Code::AttachmentAuthor, office.at, message, hint) });
    }
    Ok(())
}

/// Templates that everybody has.
fn is_usual(template: &str) -> bool {
    let name = template.rsplit(['/', '\\']).next().unwrap_or(template);
    let name = name.split('.').next().unwrap_or(name);
    name.is_empty()
        || name.starts_with("Normal")
        || name.eq_ignore_ascii_case("blank")
        || name.starts_with("Office Theme")
}

//! The end of a form: keys that are missing, keys that nobody asked for, and what is no form at all.

use super::{Fields, Shape, scalar};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::date_meant;
use crate::paper::values;
use crate::paper::yaml::{Node, Value};

impl Fields<'_> {
    /// Says which keys are missing, and which nobody asked for.
    pub fn finish(mut self) {
        if let Shape::Other(node) = self.shape {
            let message = format!("{} is keys and values, and this is not", self.what);
            let place = self.place.clone();
            self.source.say(Diagnostic::new(Code::ValueType, place, message).hint(self.as_form(node)));
            return;
        }
        for (key, node) in &self.entries {
            if self.asked.contains(&key.name.as_str()) {
                continue;
            }
            let is_bare =
                node.value == Value::Empty && !self.source.text[key.range.end..].trim_start().starts_with(':');
            let hint = match nearest(&key.name, self.asked.iter().copied()) {
                _ if is_bare => "a value with a comma in it stands between quotes".to_owned(),
                Some(near) => {
                    // The key that is missing is this one, misspelt.
                    self.missing.retain(|(name, _)| *name != near);
                    format!("did you mean `{near}`?")
                }
                None => format!("{} may have {}", self.what, values::listed(&self.asked)),
            };
            let message = format!("{} has no key `{}`", self.what, key.name);
            self.source.say(Diagnostic::new(Code::KeyUnknown, self.source.place(&key.range), message).hint(hint));
        }
        for (name, line) in &self.missing {
            let message =
                if self.has(name) { format!("`{name}` is empty") } else { format!("{} needs `{name}`", self.what) };
            let hint = match self.shape {
                Shape::NoFrontMatter => format!("begin the file with three lines: `---`, `{line}`, `---`"),
                Shape::Form | Shape::Other(_) => format!("type `{line}`"),
            };
            self.source.say(Diagnostic::new(Code::KeyMissing, self.key_place(name), message).hint(hint));
        }
    }

    /// How to type a form in place of a value that is none.
    fn as_form(&self, node: &Node) -> String {
        let typed = scalar(node).unwrap_or_default();
        match &self.missing[..] {
            [] if date_meant(&typed).is_some() && self.asked.contains(&"published") => {
                format!(
                    "type `{{ published: {} }}`",
                    date_meant(&typed).map(|date| date.to_string()).unwrap_or_default()
                )
            }
            [] if self.asked.contains(&"against") => "type `{ for: 9, against: 1, abstained: 0 }`".to_owned(),
            [] => "type `key: value`, one a line or between `{` and `}`".to_owned(),
            [(name, _)] if !typed.is_empty() => format!("type `{{ {name}: {typed} }}`"),
            missing => {
                let lines: Vec<&str> = missing.iter().map(|(_, line)| line.as_str()).collect();
                format!("type `{{ {} }}`", lines.join(", "))
            }
        }
    }
}

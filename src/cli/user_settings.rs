//! What a user sets once for all their sites: a small file in their own settings folder.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::exit::Failure;
use crate::diagnostic::nearest;

/// The keys that the file may have.
const KEYS: [&str; 1] = ["editor"];

/// What a user sets once for all their sites.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct UserSettings {
    /// The editor that a link opens.
    pub(super) editor: Option<String>,
}

impl UserSettings {
    /// Reads the file; one that is not there says nothing.
    pub(super) fn read() -> Result<Self, Failure> {
        let Some(file) = file() else { return Ok(Self::default()) };
        match fs::read_to_string(&file) {
            Ok(text) => Self::of(&text, &file),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Failure::World(anyhow!("cannot read `{}`: {}", file.display(), error))),
        }
    }

    /// Reads lines of `key: value`; a line that begins with `#` is a comment.
    fn of(text: &str, file: &Path) -> Result<Self, Failure> {
        let mut settings = Self::default();
        for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (key, value) = line.split_once(':').unwrap_or((line, ""));
            let (key, value) = (key.trim(), unquoted(value.trim()));
            match key {
                "editor" => settings.editor = Some(value.to_owned()).filter(|value| !value.is_empty()),
                key => {
                    let hint = match nearest(key, KEYS) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("what can be set there is `{}`", KEYS.join("`, `")),
                    };
                    return Err(Failure::usage(
                        format!("your settings, `{}`, have no key `{key}`", file.display()),
                        hint,
                    ));
                }
            }
        }
        Ok(settings)
    }
}

/// The value without the quotation marks around it, or the comment behind it.
fn unquoted(value: &str) -> &str {
    for mark in ['"', '\''] {
        if let Some((inner, _)) = value.strip_prefix(mark).and_then(|value| value.split_once(mark)) {
            return inner;
        }
    }
    value.split(" #").next().unwrap_or(value).trim()
}

/// Where the file is, whether it is there or not.
fn file() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let settings = if cfg!(windows) {
        folder("APPDATA")
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")))
    };
    settings.map(|settings| settings.join("minutebook").join("settings.yaml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(text: &str) -> Option<String> {
        UserSettings::of(text, Path::new("settings.yaml")).expect("it can be read").editor
    }

    #[test]
    fn the_editor_is_set_in_a_line() {
        assert_eq!(editor("# mine\n\neditor: vscode\n").as_deref(), Some("vscode"));
        assert_eq!(editor("editor: vscode # the one at work").as_deref(), Some("vscode"));
        assert_eq!(editor("editor: \"vscode://file/{path}:{line}\"").as_deref(), Some("vscode://file/{path}:{line}"));
        assert_eq!(editor("editor:\n"), None);
        assert_eq!(editor(""), None);
    }

    #[test]
    fn an_unknown_key_is_answered_with_the_nearest() {
        let failure = UserSettings::of("edtior: vscode", Path::new("settings.yaml")).expect_err("it is refused");
        let Failure::Usage { message, hint } = failure else { panic!("it is a matter of usage") };
        assert_eq!(message, "your settings, `settings.yaml`, have no key `edtior`");
        assert_eq!(hint.as_deref(), Some("did you mean `editor`?"));
    }
}

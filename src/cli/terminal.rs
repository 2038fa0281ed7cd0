//! The terminal: answers on one stream, remarks on the other, their colours and their width. The one place that
//! prints.

use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};

use annotate_snippets::Renderer;
use annotate_snippets::renderer::{AnsiColor, Style};
use anyhow::anyhow;

use super::exit::Failure;

/// The width that text is set to where nobody knows the width of the window.
const WIDTH: usize = 100;

/// The colours of labels.
pub(super) const BRIGHT_RED: Style = AnsiColor::BrightRed.on_default();
pub(super) const YELLOW: Style = AnsiColor::Yellow.on_default();
pub(super) const BRIGHT_BLUE: Style = AnsiColor::BrightBlue.on_default();
pub(super) const BRIGHT_GREEN: Style = AnsiColor::BrightGreen.on_default();
pub(super) const CYAN: Style = AnsiColor::Cyan.on_default();
pub(super) const BOLD: Style = Style::new().bold();

/// The columns before the words of a snippet.
const GUTTER: usize = 10;

/// How a stream may be written to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Somebody looks at it, and it is not a file or a pipe.
    pub(super) is_terminal: bool,
    /// It shows colours.
    pub(super) colours: bool,
    /// Columns in a line.
    pub(super) width: usize,
}

/// Prints an answer on standard output. A reader who has seen enough (`| head`) is no failure.
pub(super) fn answer(text: &str) -> Result<(), Failure> {
    let mut stream = io::stdout().lock();
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::World(anyhow!("the answer cannot be written: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Prints a remark on standard error. Where that fails there is nobody left to tell.
pub(super) fn remark(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

impl Look {
    /// How answers may look.
    pub(super) fn of_answers() -> Self {
        look(&io::stdout())
    }

    /// How remarks may look.
    pub(super) fn of_remarks() -> Self {
        look(&io::stderr())
    }

    /// The renderer that suits it.
    pub(super) fn renderer(self) -> Renderer {
        let renderer = if self.colours { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(self.width.saturating_sub(GUTTER).max(GUTTER))
    }

    /// The words in a style, where it shows any.
    pub(super) fn styled(self, words: &str, style: Style) -> String {
        if self.colours { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }
}

fn look(stream: &impl IsTerminal) -> Look {
    let is_terminal = stream.is_terminal();
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let forced = env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let refused = env::var_os("CLICOLOR").is_some_and(|value| value == "0");
    Look {
        is_terminal,
        colours: !set("NO_COLOR") && (forced || is_terminal && !dumb && !refused),
        width: terminal_size::terminal_size().filter(|_| is_terminal).map_or(WIDTH, |(width, _)| width.0.into()),
    }
}

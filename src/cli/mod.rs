//! The command line: arguments to options, diagnostics and progress to the terminal.

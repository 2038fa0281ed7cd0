//! Pages and themes: what a reader finds, what a theme may change, what is said of a wrong template.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod render;

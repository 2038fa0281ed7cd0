//! What the tests of pages share.

pub mod site;
pub mod words;

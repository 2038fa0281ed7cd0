//! What somebody has looked at in an attachment that is not seen on its pages, and accepted.

use crate::diagnostic::{Code, Placed};

/// What somebody has looked at in an attachment, and accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// What is accepted.
    pub codes: Vec<Placed<Code>>,
    /// Why the public may have it.
    pub because: String,
}

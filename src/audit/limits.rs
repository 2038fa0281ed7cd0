//! How much of a file is looked at, at most: no file, however it was made, fills the memory or holds up the build.

/// How much of a file is looked at, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of the file as it lies there.
    pub file: u64,
    /// The bytes of one part of it, unpacked.
    pub part: u64,
    /// The bytes of all its parts, unpacked.
    pub unpacked: u64,
    /// The objects or members it is made of.
    pub objects: u64,
    /// How deep files may lie in files, and forms in forms.
    pub depth: u32,
    /// The steps of drawing and comparing that it takes to look at its pages.
    pub steps: u64,
}

impl Default for Limits {
    /// More than any paper of a committee needs, and less than a small computer has.
    fn default() -> Self {
        const MEBIBYTE: u64 = 1024 * 1024;
        Self {
            file: 200 * MEBIBYTE,
            part: 64 * MEBIBYTE,
            unpacked: 512 * MEBIBYTE,
            objects: 500_000,
            depth: 6,
            steps: 100_000_000,
        }
    }
}

//! The disk: list, read, hash, write.

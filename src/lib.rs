//! Publishes committee papers, written in Markdown, as a static public minutes website.
//!
//! > **Load** the papers, assemble the **site**, **check** it, take what the **public** may see,
//! > **render** the pages, **publish** what changed.
//!
//! `ARCHITECTURE.md` is the map; each room's `mod.rs` is its door.

pub mod build;
pub mod check;
pub mod diagnostic;
pub mod law;
pub mod model;

//! Publishes committee papers, written in Markdown, as a static public minutes website.
//!
//! > **Load** the papers, assemble the **site**, work out what follows from its **proceedings**, **check** it, take
//! > what the **public** may see, **render** the pages, **publish** what changed.
//!
//! `ARCHITECTURE.md` is the map; each room's `mod.rs` is its door.

pub mod audit;
pub mod build;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod export;
pub mod files;
pub mod law;
pub mod load;
pub mod model;
pub mod new;
pub mod output;
pub mod paper;
pub mod proceedings;
pub mod publish;
pub mod render;
pub mod serve;

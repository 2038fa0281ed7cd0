//! Public site to data: what is published beside the pages, for machines.
//!
//! Takes a [`PublicSite`](crate::model::PublicSite), in which nothing withheld is left; gives
//! [`Output`](crate::output::Output)s. One file or folder a format. Pages are left to `render`, threads to `build`.

pub mod search;

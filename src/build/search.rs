//! The search index: the words of each meeting read on all cores, then put together.

use rayon::prelude::*;

use crate::export::search::{self, Part, Terms};
use crate::model::PublicSite;
use crate::output::Output;

/// The files of the index of a site.
pub(super) fn outputs(public: &PublicSite) -> Vec<Output> {
    let terms: Vec<Terms> = search::plan(public).par_iter().map(Part::terms).collect();
    search::outputs(public, &terms)
}

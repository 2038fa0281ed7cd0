//! A search index of all that there is.

use minutebook::export;
use minutebook::model::Site;

fn exported(site: &Site) {
    export::search::plan(site);
}

fn main() {
    let _ = exported;
}

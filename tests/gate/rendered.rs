//! Pages of all that there is.

use std::path::Path;
use std::sync::Arc;

use minutebook::law::Law;
use minutebook::model::Site;
use minutebook::render::{self, Plans, Theme};

fn rendered(site: &Site, theme: &Theme, law: &Arc<Law>, plans: &mut Plans) {
    render::plan(site, theme, Path::new("."), law, plans);
}

fn main() {
    let _ = rendered;
}

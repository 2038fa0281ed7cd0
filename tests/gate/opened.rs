//! What is behind a public site.

use minutebook::model::{PublicSite, Site};

fn opened(public: &PublicSite) -> &Site {
    &public.site
}

fn main() {
    let _ = opened;
}

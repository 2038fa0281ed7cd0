//! A public site that the gate has not made.

use std::sync::Arc;

use jiff::civil::Date;
use minutebook::model::{Audience, PublicSite, Site};

fn forged(site: Arc<Site>, as_of: Date) -> PublicSite {
    PublicSite { site, audience: Audience::Public, as_of }
}

fn main() {
    let _ = forged;
}

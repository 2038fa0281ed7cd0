//! Papers to site: settings, papers by kind, names tied, order and numbers.

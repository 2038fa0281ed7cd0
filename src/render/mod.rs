//! Public site and theme to pages.

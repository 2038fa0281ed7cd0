//! New papers in their right place and under their right name.

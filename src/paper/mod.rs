//! One paper: text to typed front matter and body, and back to text.
//!
//! Takes the text of one file; gives what it says, typed but not tied: names as typed, references as typed,
//! links as typed. Knows neither other papers nor the disk nor the clock.

pub mod body;
pub mod facts;

//! stub
use crate::diagnostic::{Diagnostics, Place, Placed};
use crate::model::record::Attendance;
use crate::paper::Headings;
use crate::paper::body::ReadBody;
use std::sync::Arc;
pub struct OneFile {
    pub title: Option<String>,
    pub introduction: ReadBody,
    pub attendance: Attendance,
    pub items: Vec<OneFileItem>,
    pub closing: ReadBody,
}
pub struct OneFileItem {
    pub name: String,
    pub number: Option<Placed<String>>,
    pub title: String,
    pub minute: ReadBody,
    pub place: Place,
}
pub struct OneFileRules;
impl OneFileRules {
    pub fn new(_: &Headings) -> Self {
        Self
    }
}
pub fn split(_file: &Arc<str>, read: &ReadBody, _rules: &OneFileRules) -> (OneFile, Diagnostics) {
    (
        OneFile {
            title: None,
            introduction: read.clone(),
            attendance: Attendance::default(),
            items: Vec::new(),
            closing: ReadBody::default(),
        },
        Diagnostics::new(),
    )
}

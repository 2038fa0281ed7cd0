//! Layers of a PDF, and which of them are switched off.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::objects::{as_words, dictionary, get, name};

/// The layers of a file.
#[derive(Debug, Default)]
pub(in crate::audit) struct Layers {
    /// Their names.
    pub names: Vec<String>,
    index: HashMap<ObjectId, usize>,
    is_off: Vec<bool>,
}

impl Layers {
    /// Reads the layers, as they are when the file is opened.
    pub fn of(document: &Document) -> Self {
        let mut layers = Self::default();
        let properties = document.catalog().ok().and_then(|catalog| dictionary(document, catalog, "OCProperties"));
        let Some(properties) = properties else { return layers };
        let usual = dictionary(document, properties, "D");
        let base = usual.and_then(|usual| name(document, usual, "BaseState"));
        for id in references(document, properties, "OCGs") {
            let group = document.get_dictionary(id).ok();
            let title = group.and_then(|group| get(document, group, "Name")).and_then(as_words);
            layers.index.insert(id, layers.names.len());
            layers.names.push(title.unwrap_or_default());
            layers.is_off.push(base == Some(b"OFF"));
        }
        if let Some(usual) = usual {
            for (key, is_off) in [("ON", false), ("OFF", true)] {
                for id in references(document, usual, key) {
                    if let Some(index) = layers.index.get(&id) {
                        layers.is_off[*index] = is_off;
                    }
                }
            }
        }
        layers
    }

    /// The layer that hides what `owner` (a layer, or a rule over several) says, if it is hidden.
    pub fn hides(&self, document: &Document, owner: &Object) -> Option<usize> {
        if let Object::Reference(id) = owner
            && let Some(index) = self.index.get(id)
        {
            return self.is_off[*index].then_some(*index);
        }
        let rule = document.dereference(owner).ok()?.1.as_dict().ok()?;
        let groups: Vec<usize> =
            references(document, rule, "OCGs").iter().filter_map(|id| self.index.get(id).copied()).collect();
        let first_off = groups.iter().copied().find(|index| self.is_off[*index])?;
        let all_off = groups.iter().all(|index| self.is_off[*index]);
        match name(document, rule, "P") {
            Some(b"AllOn") => Some(first_off),
            Some(b"AnyOff" | b"AllOff") => None,
            _ => all_off.then_some(first_off),
        }
    }
}

/// The references in a list, or the only one.
fn references(document: &Document, of: &Dictionary, key: &str) -> Vec<ObjectId> {
    let is_reference = |object: &Object| object.as_reference().ok();
    match of.get(key.as_bytes()) {
        Ok(Object::Array(list)) => list.iter().filter_map(is_reference).collect(),
        Ok(reference @ Object::Reference(id)) => match document.dereference(reference) {
            Ok((_, Object::Array(list))) => list.iter().filter_map(is_reference).collect(),
            _ => vec![*id],
        },
        _ => Vec::new(),
    }
}

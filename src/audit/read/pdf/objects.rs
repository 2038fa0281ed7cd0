//! Values of a PDF, whether they stand where they are used or are referred to.

use lopdf::{Dictionary, Document, Object, Stream};

/// The value itself, where another may only refer to it.
pub(in crate::audit) fn value<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// The value of a key.
pub(in crate::audit) fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
    value(document, dictionary.get(key.as_bytes()).ok()?)
}

/// The dictionary of a key, that of a stream among them.
pub(in crate::audit) fn dictionary<'a>(
    document: &'a Document,
    of: &'a Dictionary,
    key: &str,
) -> Option<&'a Dictionary> {
    as_dictionary(get(document, of, key)?)
}

/// The dictionary that a value is or has.
pub(in crate::audit) fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The stream of a key.
pub(in crate::audit) fn stream<'a>(document: &'a Document, of: &'a Dictionary, key: &str) -> Option<&'a Stream> {
    get(document, of, key)?.as_stream().ok()
}

/// The list of a key; a single value is a list of one.
pub(in crate::audit) fn list<'a>(document: &'a Document, of: &'a Dictionary, key: &str) -> Vec<&'a Object> {
    match get(document, of, key) {
        Some(Object::Array(list)) => list.iter().filter_map(|object| value(document, object)).collect(),
        Some(Object::Null) | None => Vec::new(),
        Some(object) => vec![object],
    }
}

/// The name of a key.
pub(in crate::audit) fn name<'a>(document: &'a Document, of: &'a Dictionary, key: &str) -> Option<&'a [u8]> {
    get(document, of, key)?.as_name().ok()
}

/// The number of a key.
pub(in crate::audit) fn number(document: &Document, of: &Dictionary, key: &str) -> Option<f64> {
    as_number(get(document, of, key)?)
}

/// The number that a value is.
pub(in crate::audit) fn as_number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from).filter(|number| number.is_finite())
}

/// The numbers of a key.
pub(in crate::audit) fn numbers(document: &Document, of: &Dictionary, key: &str) -> Vec<f64> {
    list(document, of, key).into_iter().filter_map(as_number).collect()
}

/// The words of a key.
pub(in crate::audit) fn string(document: &Document, of: &Dictionary, key: &str) -> Option<String> {
    let object = get(document, of, key)?;
    let text = as_words(object)?;
    (!text.trim().is_empty()).then_some(text)
}

/// The words that a value is.
pub(in crate::audit) fn as_words(object: &Object) -> Option<String> {
    let Object::String(bytes, _) = object else { return None };
    Some(lopdf::decode_text_string(object).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned()))
}

/// Shows every dictionary of the file, those in others among them.
pub(in crate::audit) fn each_dictionary<'a>(document: &'a Document, see: &mut impl FnMut(&'a Dictionary)) {
    document.objects.values().for_each(|object| each_within(object, see));
}

/// As deep as the reader lets objects stand in objects.
fn each_within<'a>(object: &'a Object, see: &mut impl FnMut(&'a Dictionary)) {
    match object {
        Object::Array(list) => list.iter().for_each(|object| each_within(object, see)),
        Object::Dictionary(dictionary) => {
            see(dictionary);
            dictionary.iter().for_each(|(_, object)| each_within(object, see));
        }
        Object::Stream(stream) => {
            see(&stream.dict);
            stream.dict.iter().for_each(|(_, object)| each_within(object, see));
        }
        _ => {}
    }
}

//! The nearest spelling: what somebody meant who typed something that does not exist.

/// Returns the known name that is nearest to what was typed, if one is near enough to be meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    let far = length.div_ceil(3).clamp(1, 3);
    let distance = |name: &&str| strsim::damerau_levenshtein(&typed, &name.to_lowercase());
    known
        .into_iter()
        // Two words cannot be nearer than their lengths are.
        .filter(|name| name.chars().count().abs_diff(length) <= far)
        .map(|name| (distance(&name), name))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|near| near.1)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_hand_is_understood_and_another_word_is_not() {
        let known = ["winter-gritting", "apologies", "budget"];
        assert_eq!(nearest("winter-griting", known), Some("winter-gritting"));
        assert_eq!(nearest("Apologeis", known), Some("apologies"));
        assert_eq!(nearest("minutes", known), None);
        assert_eq!(nearest("exemt", ["exempt", "taken"]), Some("exempt"));
        assert_eq!(nearest("", known), None);
    }
}

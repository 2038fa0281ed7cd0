//! Numbers as text: small ones are one sign, larger ones more.
//!
//! The signs are consonants and punctuation, so that no run of numbers ever spells a word or a figure: whoever looks
//! for a withheld word in the index finds it only if it is there as a word.

/// The last sign of a number.
const LAST: &[u8; 33] = b"bcdfghjklmnpqrstvwxz!#$%()*+-./:;";
/// The signs before it.
const BEFORE: &[u8; 33] = b"BCDFGHJKLMNPQRSTVWXZ=>?@[]^_{|}~'";
const BASE: u32 = 33;

/// Appends a number.
pub(super) fn push(number: u32, text: &mut Vec<u8>) {
    let last = LAST[(number % BASE) as usize];
    let mut rest = number / BASE;
    let begin = text.len();
    while rest > 0 {
        rest -= 1;
        text.push(BEFORE[(rest % BASE) as usize]);
        rest /= BASE;
    }
    text[begin..].reverse();
    text.push(last);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> u32 {
        let place = |signs: &[u8], sign: u8| {
            signs.iter().position(|other| *other == sign).map(|at| u32::try_from(at).expect("small"))
        };
        let mut number = 0;
        for sign in text {
            match place(LAST, *sign) {
                Some(last) => return number * BASE + last,
                None => number = number * BASE + place(BEFORE, *sign).expect("a sign") + 1,
            }
        }
        number
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        for number in (0..5_000).chain([35_936, 35_937, 1_222_981, u32::MAX]) {
            let mut text = Vec::new();
            push(number, &mut text);
            assert_eq!(read(&text), number);
        }
    }

    #[test]
    fn small_numbers_are_short() {
        let length = |number| {
            let mut text = Vec::new();
            push(number, &mut text);
            text.len()
        };
        assert_eq!([0, 32, 33, 1_121, 1_122].map(length), [1, 1, 2, 2, 3]);
    }
}

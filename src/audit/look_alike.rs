//! Letters of other alphabets that a reader takes for ours.

/// The letter of our own alphabet that a small letter of another looks like, on paper or as a capital; else the letter.
/// Small capitals are letters of their own.
pub(super) fn look_alike(letter: char) -> char {
    match letter {
        'ᴀ' | 'а' | 'α' => 'a',
        'ʙ' | 'в' | 'β' => 'b',
        'ᴄ' | 'с' => 'c',
        'ᴅ' | 'ԁ' => 'd',
        'ᴇ' | 'е' | 'ε' => 'e',
        'ꜰ' => 'f',
        'ɢ' | 'ɡ' => 'g',
        'ʜ' | 'н' | 'һ' | 'η' => 'h',
        'ɪ' | 'і' | 'ι' | 'ı' => 'i',
        'ᴊ' | 'ј' => 'j',
        'ᴋ' | 'к' | 'κ' => 'k',
        'ʟ' | 'ӏ' => 'l',
        'ᴍ' | 'м' | 'μ' => 'm',
        'ɴ' | 'ν' => 'n',
        'ᴏ' | 'о' | 'ο' => 'o',
        'ᴘ' | 'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ʀ' => 'r',
        'ꜱ' | 'ѕ' => 's',
        'ᴛ' | 'т' | 'τ' => 't',
        'ᴜ' => 'u',
        'ᴠ' => 'v',
        'ᴡ' | 'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'ʏ' | 'у' | 'υ' => 'y',
        'ᴢ' | 'ζ' => 'z',
        other => other,
    }
}

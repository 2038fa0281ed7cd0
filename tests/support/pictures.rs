//! Pictures for tests: grey ones, made of blocks of eight by eight, with what a camera writes beside them.

use std::fmt::Write;

/// A JPEG; `shades` has one shade for each block, row by row.
pub fn jpeg(columns: usize, rows: usize, shades: &[u8], exif: Option<&[u8]>) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8];
    let mut segment = |mark: u8, body: &[u8]| {
        file.extend([0xff, mark]);
        file.extend(u16::try_from(body.len() + 2).expect("short").to_be_bytes());
        file.extend(body);
    };
    if let Some(exif) = exif {
        segment(0xe1, &[b"Exif\0\0", exif].concat());
    }
    // Every step is one shade of the mean of a block.
    segment(0xdb, &[&[0][..], &[8; 64]].concat());
    let [height, width] = [rows, columns].map(|side| u16::try_from(side * 8).expect("small").to_be_bytes());
    segment(0xc0, &[&[8][..], &height, &width, &[1, 1, 0x11, 0]].concat());
    // The size of a step takes four bits; that a block has no more than its mean takes one.
    segment(0xc4, &[&[0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &[0, 1, 2, 3, 4, 5, 6, 7, 8]].concat());
    segment(0xc4, &[0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    segment(0xda, &[1, 1, 0, 0, 63, 0]);
    let mut bits = String::new();
    let mut before = 0_i32;
    for shade in &shades[..columns * rows] {
        let value = i32::from(*shade) - 128;
        let step = value - before;
        before = value;
        let size = (32 - step.unsigned_abs().leading_zeros()) as usize;
        write!(bits, "{size:04b}").expect("memory");
        if size > 0 {
            let code = if step < 0 { step + (1 << size) - 1 } else { step };
            write!(bits, "{code:0size$b}").expect("memory");
        }
        bits.push('0');
    }
    while !bits.len().is_multiple_of(8) {
        bits.push('1');
    }
    for byte in bits.as_bytes().chunks(8) {
        let byte = byte.iter().fold(0_u8, |byte, bit| byte << 1 | (bit - b'0'));
        file.push(byte);
        if byte == 0xff {
            file.push(0);
        }
    }
    file.extend([0xff, 0xd9]);
    file
}

/// What a camera writes: a position, if it is given, and a small copy.
pub fn exif(position: Option<u32>, copy: Option<&[u8]>) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    // Three lists, each of at most two facts, at fixed places: the picture's, the position's, the copy's.
    let (first, gps, second, data) = (8_u32, 32_u32, 64_u32, 96_u32);
    let mut file = [&b"MM\0\x2a"[..], &first.to_be_bytes()].concat();
    let mut list = |at: u32, entries: &[Vec<u8>], next: u32| {
        file.resize(at as usize, 0);
        file.extend(u16::try_from(entries.len()).expect("few").to_be_bytes());
        entries.iter().for_each(|entry| file.extend(entry));
        file.extend(next.to_be_bytes());
    };
    let pointer = position.map(|_| entry(0x8825, 4, 1, gps));
    list(first, &pointer.into_iter().collect::<Vec<_>>(), if copy.is_some() { second } else { 0 });
    if position.is_some() {
        list(gps, &[entry(2, 5, 3, data)], 0);
    }
    let length = u32::try_from(copy.map_or(0, <[u8]>::len)).expect("small");
    if copy.is_some() {
        list(second, &[entry(0x0201, 4, 1, data + 24), entry(0x0202, 4, 1, length)], 0);
    }
    file.resize(data as usize, 0);
    for part in [position.unwrap_or(0), 1, 0, 1, 0, 1] {
        file.extend(part.to_be_bytes());
    }
    file.extend(copy.unwrap_or_default());
    file
}

//! The small copy that a camera keeps beside a picture: does it still show the same?
//!
//! Programs that cut a picture, or paint over a face, often leave the copy as it was.

use exif::{Exif, In, Tag, Value};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// A picture in shades of grey.
struct Grey {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

/// Larger pictures are not unpacked: as wide as the largest that cameras make.
const WIDEST: usize = 12_000;
/// How many parts of each side are compared.
const PARTS: usize = 24;

/// Does the copy show something else? Nothing is said where one of the two cannot be unpacked.
pub(super) fn differs(bytes: &[u8], exif: &Exif) -> bool {
    let Some(copy) = copy(exif).and_then(unpack) else { return false };
    let Some(picture) = unpack(bytes) else { return false };
    let turned = turned(&picture);
    let whole = [&copy, &without_bars(&copy)].map(|copy| {
        [&picture, &turned]
            .into_iter()
            .filter(|picture| has_the_shape_of(picture, copy))
            .map(|it| distance(it, copy))
            .min()
    });
    // What has another shape was cut.
    whole.into_iter().flatten().min().is_none_or(|distance| distance > PARTS * PARTS / 60)
}

/// The bytes of the copy.
fn copy(exif: &Exif) -> Option<&[u8]> {
    let number = |tag| exif.get_field(tag, In::THUMBNAIL).and_then(|field| field.value.get_uint(0));
    let start = number(Tag::JPEGInterchangeFormat)? as usize;
    let length = number(Tag::JPEGInterchangeFormatLength)? as usize;
    debug_assert!(matches!(
        exif.get_field(Tag::JPEGInterchangeFormat, In::THUMBNAIL)?.value,
        Value::Long(_) | Value::Short(_)
    ));
    exif.buf().get(start..start.checked_add(length)?)
}

fn unpack(bytes: &[u8]) -> Option<Grey> {
    let options = DecoderOptions::default()
        .set_max_width(WIDEST)
        .set_max_height(WIDEST)
        .jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let shades = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    (width > 0 && height > 0 && shades.len() >= width * height).then_some(Grey { width, height, shades })
}

/// The picture, turned by a quarter, as programs turn it and leave the copy.
fn turned(picture: &Grey) -> Grey {
    let Grey { width, height, .. } = *picture;
    let shade = |at: usize| picture.shades[(at % height) * width + (width - 1 - at / height)];
    Grey { width: height, height: width, shades: (0..width * height).map(shade).collect() }
}

/// A copy without the black bars that cameras fill its shape up with.
fn without_bars(copy: &Grey) -> Grey {
    let is_dark = |row: usize| copy.shades[row * copy.width..(row + 1) * copy.width].iter().all(|shade| *shade < 24);
    let top = (0..copy.height / 3).take_while(|row| is_dark(*row)).count();
    let bottom = (0..copy.height / 3).take_while(|row| is_dark(copy.height - 1 - row)).count();
    let shades = copy.shades[top * copy.width..(copy.height - bottom) * copy.width].to_vec();
    Grey { width: copy.width, height: copy.height - top - bottom, shades }
}

/// Are both as broad for their height, give or take what rounding does to a small picture?
fn has_the_shape_of(picture: &Grey, copy: &Grey) -> bool {
    let (a, b) = (picture.width * copy.height, copy.width * picture.height);
    a.abs_diff(b) * 20 < a.max(b)
}

/// In how many parts the two differ so much that somebody would see it.
fn distance(picture: &Grey, copy: &Grey) -> usize {
    /// A third of the way from black to white is more than any packing changes.
    const SEEN: u8 = 56;
    let (one, other) = (parts(picture), parts(copy));
    one.iter().zip(&other).filter(|(a, b)| a.abs_diff(**b) > SEEN).count()
}

/// The mean shade of each part.
fn parts(picture: &Grey) -> Vec<u8> {
    let bounds =
        |part: usize, side: usize| (part * side / PARTS, ((part + 1) * side / PARTS).max(part * side / PARTS + 1));
    let mut parts = Vec::with_capacity(PARTS * PARTS);
    for row in 0..PARTS {
        for column in 0..PARTS {
            let ((top, bottom), (left, right)) = (bounds(row, picture.height), bounds(column, picture.width));
            let rows = (top..bottom.min(picture.height))
                .map(|y| &picture.shades[y * picture.width..][left..right.min(picture.width)]);
            let (sum, count) =
                rows.flatten().fold((0_u64, 0_u64), |(sum, count), shade| (sum + u64::from(*shade), count + 1));
            parts.push(u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX));
        }
    }
    parts
}

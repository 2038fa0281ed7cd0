//! Attachments: sent piece by piece, whole or in part, and never in memory as a whole.

use std::ops::Range;
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, HeaderMap, HeaderValue, IF_RANGE, RANGE,
};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::fs::{File, canonicalize, metadata};
use tokio::io::{AsyncReadExt, AsyncSeekExt, SeekFrom, Take};

/// So much of a file is in memory at once.
const PIECE: usize = 64 * 1024;

/// What of a file is asked for (RFC 9110, section 14).
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// All of it.
    Whole,
    /// These bytes.
    Bytes(Range<u64>),
    /// What lies behind its end.
    Nothing,
}

/// Sends a file, or the part of it that is asked for: a film is looked at from its middle, a long report read from the
/// page that a link names.
pub(super) async fn send(
    root: &Path,
    path: &Path,
    sort: &'static str,
    method: &Method,
    headers: &HeaderMap,
) -> Response {
    let gone = || (StatusCode::NOT_FOUND, "The file is gone.\n").into_response();
    let Some(path) = inside(root, path).await else { return gone() };
    let Ok(mut file) = File::open(path).await else { return gone() };
    let Ok(metadata) = file.metadata().await else { return gone() };
    let size = metadata.len();
    let (status, bytes) = match part(method, headers, size) {
        Part::Whole => (StatusCode::OK, 0..size),
        Part::Bytes(bytes) => (StatusCode::PARTIAL_CONTENT, bytes),
        Part::Nothing => {
            let range = [(CONTENT_RANGE, format!("bytes */{size}"))];
            return (StatusCode::RANGE_NOT_SATISFIABLE, range, "The file ends before that.\n").into_response();
        }
    };
    if bytes.start > 0 && file.seek(SeekFrom::Start(bytes.start)).await.is_err() {
        return gone();
    }
    let length = bytes.end - bytes.start;
    let mut response = (status, [(CONTENT_TYPE, sort)], pieces(file.take(length))).into_response();
    let answer = response.headers_mut();
    answer.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    answer.insert(CONTENT_LENGTH, HeaderValue::from(length));
    if status == StatusCode::PARTIAL_CONTENT {
        let range = format!("bytes {}-{}/{size}", bytes.start, bytes.end - 1);
        answer.extend(HeaderValue::try_from(range).map(|range| (CONTENT_RANGE, range)));
    }
    response
}

/// Where a file of the papers really lies; nothing when it lies elsewhere, or is no file any more. It was looked at when
/// the site was built, and may be a link by now.
async fn inside(root: &Path, path: &Path) -> Option<PathBuf> {
    let real = canonicalize(path).await.ok()?;
    let papers = canonicalize(root.join("content")).await.ok()?;
    // To open what is no file can take for ever.
    let is_file = metadata(&real).await.is_ok_and(|metadata| metadata.is_file());
    (is_file && real.starts_with(papers)).then_some(real)
}

/// A file, read as fast as somebody takes it.
fn pieces(file: Take<File>) -> Body {
    Body::from_stream(stream::unfold(file, |mut file| async move {
        let mut piece = Vec::with_capacity(PIECE);
        match file.read_buf(&mut piece).await {
            Ok(0) => None,
            Ok(_) => Some((Ok(Bytes::from(piece)), file)),
            Err(error) => Some((Err(error), file)),
        }
    }))
}

fn part(method: &Method, headers: &HeaderMap, size: u64) -> Part {
    // Only of `GET` there are parts; and nothing that we send has a name by which `If-Range` could know it again.
    if *method != Method::GET || headers.contains_key(IF_RANGE) {
        return Part::Whole;
    }
    let asked = headers.get(RANGE).and_then(|range| range.to_str().ok());
    asked.and_then(|asked| read(asked, size)).unwrap_or(Part::Whole)
}

/// Reads `bytes=0-99`, `bytes=100-` and `bytes=-100`; nothing for several parts and for what is none, which stand for
/// the whole.
fn read(asked: &str, size: u64) -> Option<Part> {
    let (unit, asked) = asked.split_once('=')?;
    let (first, last) = asked.trim().split_once('-').filter(|_| unit.trim().eq_ignore_ascii_case("bytes"))?;
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        // A number that is too large for us lies behind the end of every file.
        is_number.then(|| digits.parse().unwrap_or(u64::MAX))
    };
    let bytes = match (first, last) {
        ("", last) => size.saturating_sub(number(last)?)..size,
        (first, "") => number(first)?..size,
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            first..last.saturating_add(1).min(size)
        }
    };
    Some(if bytes.is_empty() { Part::Nothing } else { Part::Bytes(bytes) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_as_browsers_ask_for_it() {
        for (asked, part) in [
            ("bytes=0-0", Part::Bytes(0..1)),
            ("bytes=2-5", Part::Bytes(2..6)),
            ("bytes=2-", Part::Bytes(2..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=-99", Part::Bytes(0..10)),
            ("bytes=2-99999999999999999999999", Part::Bytes(2..10)),
            ("Bytes = 9-9", Part::Bytes(9..10)),
            ("bytes=10-", Part::Nothing),
            ("bytes=10-12", Part::Nothing),
            ("bytes=99999999999999999999999-", Part::Nothing),
            ("bytes=-0", Part::Nothing),
        ] {
            assert_eq!(read(asked, 10), Some(part), "{asked}");
        }
        assert_eq!(read("bytes=0-", 0), Some(Part::Nothing), "nothing can be had of nothing");
    }

    #[test]
    fn what_is_no_part_stands_for_the_whole() {
        for asked in ["", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=+1-2", "bytes=0-1,3-4", "lines=1-2", "1-2"]
        {
            assert_eq!(read(asked, 10), None, "{asked}");
        }
    }
}

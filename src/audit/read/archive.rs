//! ZIP archives, and what is packed as one, as the files of Word, Excel and the like are; and gzip.

use std::io::Cursor;

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::format::Format;
use super::{Budget, Insides, Unreadable, open_inner, within, workbook};

/// An open archive.
pub(in crate::audit) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of its members, in its own order; folders are left out.
    pub names: Vec<String>,
}

impl<'a> Archive<'a> {
    /// Opens an archive; nothing is unpacked yet.
    pub fn open(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, Unreadable> {
        // The list of members is made when the archive is opened: a forged one must not be long.
        let members = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        budget.objects(members)?;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let names = (0..zip.len()).filter_map(|index| Some(zip.name_for_index(index)?.ok()?.into_owned()));
        let names = names.filter(|name| !name.ends_with('/')).collect();
        Ok(Self { zip, names })
    }

    /// Is there a member of that name?
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of a member.
    pub fn read(&mut self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, Unreadable> {
        let member = self.zip.by_name(name).map_err(|error| unreadable(&error))?;
        budget.read(member)
    }

    /// The bytes of a member that need not be there.
    pub fn read_some(&mut self, name: &str, budget: &mut Budget) -> Result<Option<Vec<u8>>, Unreadable> {
        if self.has(name) { self.read(name, budget).map(Some) } else { Ok(None) }
    }
}

fn unreadable(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Unreadable::Locked,
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Unreadable::Old("this way of packing")
        }
        _ => Unreadable::Broken,
    }
}

/// What gzip has packed.
pub(in crate::audit) fn gunzip(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Unreadable> {
    budget.read(MultiGzDecoder::new(bytes))
}

/// The name of what is packed in a file of that name.
pub(in crate::audit) fn unpacked_name(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    name.rsplit('/').next().unwrap_or(name)
}

/// The texts inside an archive, its members' names among them.
pub(super) fn texts(
    name: &str,
    bytes: &[u8],
    at: &str,
    budget: &mut Budget,
    insides: &mut Insides,
) -> Result<(), Unreadable> {
    if Format::of(name, bytes) == Format::Gzip {
        let inner = gunzip(bytes, budget)?;
        let name = unpacked_name(name);
        return open_inner(name, &inner, &within(at, name), budget, insides);
    }
    let mut archive = Archive::open(bytes, budget)?;
    insides.add(at, "names of the files inside", archive.names.join("\n"));
    for name in archive.names.clone() {
        let inside = within(at, &name);
        match archive.read(&name, budget) {
            Ok(inner) => open_inner(&name, &inner, &inside, budget, insides)?,
            Err(excess @ Unreadable::TooLarge(_)) => return Err(excess),
            Err(unread) => insides.unread.push((inside, unread)),
        }
    }
    workbook::rows(&mut archive, at, budget, insides)
}

//! What files are called. A name that is no text, as archives and old disks
//! leave it, is written so that it is told from every other and can be typed.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::source::sorted_entries;

/// A name in `folder` as it is shown: `%FF` stands for a byte that is no text.
pub(super) fn readable(folder: &Path, name: &OsStr) -> String {
    if let Some(text) = name.to_str() {
        return text.to_owned();
    }
    let mut written = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        written.push_str(&chunk.valid().replace('%', "%25"));
        for byte in chunk.invalid() {
            write!(written, "%{byte:02X}").expect("text can be written");
        }
    }
    // Another file may be called just so.
    while fs::symlink_metadata(folder.join(&written)).is_ok() {
        written.insert(0, '%');
    }
    written
}

/// Where the file of this name is; `name` is as [`SourceFile::name`] has it.
///
/// [`SourceFile::name`]: super::SourceFile::name
pub fn path_of(root: &Path, name: &str) -> PathBuf {
    let straight = root.join(name);
    if fs::symlink_metadata(&straight).is_ok() {
        return straight;
    }
    let mut path = root.to_owned();
    for part in name.split('/') {
        let straight = path.join(part);
        let found = match fs::symlink_metadata(&straight) {
            Ok(_) => None,
            Err(_) => odd_entry(&path, part),
        };
        path = found.unwrap_or(straight);
    }
    path
}

/// The file in a folder whose name is no text and is shown as `name`.
fn odd_entry(folder: &Path, name: &str) -> Option<PathBuf> {
    let is_it = |own: &OsStr| own.to_str().is_none() && readable(folder, own) == name;
    let mut entries = sorted_entries(folder).ok()?.into_iter();
    entries.find(|entry| entry.file_name().is_some_and(is_it))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::super::find;
    use super::*;

    #[test]
    fn names_that_are_no_text_are_told_apart_and_found_again() {
        let dir = tempfile::tempdir().unwrap();
        let responses = dir.path().join("responses");
        let names: [&[u8]; 6] = [
            b"\xff.txt",
            b"\xfe.txt",
            b"%FF.txt",
            b"sv\xe5r 100%.txt",
            b"sv\xe5r 100%25.txt",
            b"n\xe4mnd/yttrande.txt",
        ];
        for name in names {
            let path = responses.join(OsStr::from_bytes(name));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        let found = find(dir.path(), None, &crate::corpus::Seen::default())
            .unwrap()
            .folders;
        let mut shown: Vec<_> = found[0].responses.iter().map(|file| &*file.name).collect();
        for name in &shown {
            let path = path_of(dir.path(), name);
            let held = fs::read(&path).unwrap();
            assert!(path.as_os_str().as_bytes().ends_with(&held), "{name}");
        }
        shown.sort_unstable();
        assert_eq!(
            shown,
            [
                "responses/%%FF.txt",
                "responses/%FE.txt",
                "responses/%FF.txt",
                "responses/n%E4mnd/yttrande.txt",
                "responses/sv%E5r 100%25.txt",
                "responses/sv%E5r 100%2525.txt",
            ]
        );
    }
}

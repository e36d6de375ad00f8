//! The files of the corpus: what they are called, and what they hold by hash.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::name::readable;
use super::seen::{Look, Seen};
use crate::error::{Action, Error};
use crate::model::{ContentHash, SystemAnswer, Unopened};
use crate::replace;

/// Files that operating systems and office programs leave behind.
const LEFTOVERS: [&str; 9] = [
    "Thumbs.db",
    "desktop.ini",
    "Icon\r",
    ".DS_Store",
    ".directory",
    ".localized",
    ".gitignore",
    ".gitkeep",
    ".keep",
];
/// How the names of such files begin.
const LEFTOVER_STARTS: [&str; 5] = ["~$", "._", ".~lock.", ".nfs", ".Trash"];
/// How the names of hidden files begin and end that this program puts beside
/// their place while it writes them, or sets aside for another.
const OWN: [(&str, &str); 3] = [
    (".", SET_ASIDE),
    (".", INCOMING),
    (replace::UNFINISHED.0, replace::UNFINISHED.1),
];
/// The ending of a file that was set aside for another.
const SET_ASIDE: &str = ".ersatt";
/// The ending of a file that is still coming in.
const INCOMING: &str = ".inkommande";

/// A file of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the consultation's folder, with `/`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its content, or why it could not be opened; nothing where that was not
    /// tried yet.
    pub hash: Result<ContentHash, Option<Unopened>>,
}

impl SourceFile {
    /// Reads it, but no more than `most` bytes: a film that someone sent may
    /// be larger than the memory.
    pub fn read(&self, most: u64) -> Result<Vec<u8>, Unopened> {
        let mut bytes = Vec::new();
        fs::File::open(&self.path)
            .and_then(|file| file.take(most).read_to_end(&mut bytes))
            .map_err(|error| refused(&error))?;
        Ok(bytes)
    }
}

/// Adds all files of a folder and the folders in it. What cannot be looked into
/// is told of in its place.
pub(super) fn collect(root: &Path, folder: &Path, into: &mut Vec<SourceFile>) -> Result<(), Error> {
    for path in sorted_entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_leftover(&name) {
            continue;
        }
        let link = fs::symlink_metadata(&path).is_ok_and(|data| data.is_symlink());
        if link {
            let mut file = source(root, path);
            file.hash = Err(Some(Unopened::Link));
            into.push(file);
        } else if path.is_dir() {
            if let Err(Error::Io { source: error, .. }) = collect(root, &path, into) {
                let mut folder = source(root, path);
                folder.hash = Err(Some(Unopened::Unlisted {
                    answer: SystemAnswer::from(&error),
                }));
                into.push(folder);
            }
        } else {
            into.push(source(root, path));
        }
    }
    Ok(())
}

/// The name under which a file of which nothing could be read is set aside when
/// another takes its place.
pub fn set_aside(name: &str) -> String {
    format!(".{name}{SET_ASIDE}")
}

/// The name under which a file comes in, until all of it is there.
pub fn incoming(name: &str) -> String {
    format!(".{name}{INCOMING}")
}

/// Whether a file is of no person's: left behind by the system or an office
/// program, or put there by this one and not, or no longer, an answer.
pub fn is_leftover(name: &str) -> bool {
    let is_own = |(start, end): &(&str, &str)| name.starts_with(start) && name.ends_with(end);
    LEFTOVERS.contains(&name)
        || LEFTOVER_STARTS.iter().any(|start| name.starts_with(start))
        || OWN.iter().any(is_own)
}

/// What lies in a folder, by name.
pub(super) fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io(folder, Action::List))? {
        paths.push(entry.map_err(Error::io(folder, Action::List))?.path());
    }
    paths.sort();
    Ok(paths)
}

/// A file that is not hashed yet.
pub(super) fn source(root: &Path, path: PathBuf) -> SourceFile {
    // One from elsewhere is called by its name: where it lies is nobody's matter.
    let (mut folder, relative) = match path.strip_prefix(root) {
        Ok(relative) => (root.to_owned(), relative),
        Err(_) => (
            path.parent().unwrap_or(Path::new("")).to_owned(),
            path.file_name().map_or(path.as_path(), Path::new),
        ),
    };
    let mut parts = Vec::new();
    for part in relative.components() {
        parts.push(readable(&folder, part.as_os_str()));
        folder.push(part);
    }
    let name = parts.join("/");
    SourceFile {
        name,
        path,
        hash: Err(None),
    }
}

/// Hashes these files, over the threads that there are, but for those that look as they
/// were `seen` and those of which it is told already why they have no hash. Gives what
/// they look like.
pub(super) fn hash_all(files: Vec<&mut SourceFile>, seen: &Seen) -> Seen {
    let looks = files.into_par_iter().filter_map(|file| {
        if matches!(file.hash, Err(Some(_))) {
            return None;
        }
        let look = Look::of(&file.path);
        if let Some(hash) = look.and_then(|look| seen.hash(&file.name, look)) {
            file.hash = Ok(hash.clone());
        } else {
            file.hash = hash(&file.path).map_err(Some);
        }
        let hash = file.hash.as_ref().ok()?;
        Some((file.name.clone(), (look?, hash.clone())))
    });
    Seen::from(looks.collect::<BTreeMap<_, _>>())
}

/// A file that a person named, which may lie anywhere: called the same however
/// it and the folder were written.
pub(super) fn named(root: &Path, path: &Path) -> SourceFile {
    source(&real(root), real(path))
}

/// Where a file or folder really is, as far as the system tells.
pub(super) fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Hashes a file without holding all of it. A pipe or a device is refused: to
/// open one may wait for ever.
fn hash(path: &Path) -> Result<ContentHash, Unopened> {
    if !fs::metadata(path)
        .map_err(|error| refused(&error))?
        .is_file()
    {
        return Err(Unopened::NoFile);
    }
    let mut file = fs::File::open(path).map_err(|error| refused(&error))?;
    let mut hasher = ContentHash::hasher();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer).map_err(|error| refused(&error))? {
            0 => return Ok(hasher.finish()),
            read => hasher.update(&buffer[..read]),
        }
    }
}

fn refused(error: &std::io::Error) -> Unopened {
    Unopened::System {
        answer: SystemAnswer::from(error),
    }
}

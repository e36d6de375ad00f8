//! The folders of the corpus and the files in them.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::text::text;
use super::{CONFIG_FILE, Config};
use crate::error::{Action, Error};
use crate::model::{ContentHash, phrase};

/// The names under which a programme is found without being named.
const PROGRAMME_STEMS: [&str; 2] = ["programme", "program"];
/// The formats a programme may have, in order of preference.
const PROGRAMME_EXTENSIONS: [&str; 6] = ["docx", "pdf", "odt", "docm", "md", "txt"];
/// The folder that holds what came in.
const RESPONSES: &str = "responses";
/// Files that operating systems and office programs leave behind.
const LEFTOVERS: [&str; 3] = ["Thumbs.db", "desktop.ini", "Icon\r"];

/// One consultation's folder, scanned.
#[derive(Debug, Clone)]
pub struct ConsultationFolder {
    /// The folder's name: how the consultation is called.
    pub name: String,
    /// Where it is.
    pub root: PathBuf,
    /// What `consultation.toml` says; the default where there is none.
    pub config: Config,
    /// The hash of `consultation.toml`'s bytes.
    pub config_hash: ContentHash,
    /// The document consulted on, if one was found.
    pub programme: Option<SourceFile>,
    /// What came in, in the order of the paths.
    pub responses: Vec<SourceFile>,
}

/// A file of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the consultation's folder, with `/`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its content, or the system's words on why it could not be read.
    pub hash: Result<ContentHash, String>,
}

impl SourceFile {
    /// Reads it, but no more than `most` bytes: a film that someone sent may
    /// be larger than the memory.
    pub fn read(&self, most: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        fs::File::open(&self.path)
            .and_then(|file| file.take(most).read_to_end(&mut bytes))
            .map_err(Error::io(&self.path, Action::Read))?;
        Ok(bytes)
    }
}

/// Finds the consultations at `path`: the folder itself if it is one, else
/// those among the folders in it, by name. `programme` names the programme's
/// file where it has another name; relative to the working directory.
pub fn find(path: &Path, programme: Option<&Path>) -> Result<Vec<ConsultationFolder>, Error> {
    let found = fs::metadata(path).map_err(Error::io(path, Action::List))?;
    if !found.is_dir() {
        return Err(Error::io(path, Action::List)(
            ErrorKind::NotADirectory.into(),
        ));
    }
    if is_consultation(path) || programme.is_some() {
        return Ok(vec![scan(path, programme)?]);
    }
    let mut folders = Vec::new();
    for entry in sorted_entries(path)? {
        if is_consultation(&entry) {
            folders.push(scan(&entry, None)?);
        }
    }
    if folders.is_empty() {
        return Err(Error::NoConsultation {
            path: path.to_owned(),
        });
    }
    Ok(folders)
}

fn is_consultation(path: &Path) -> bool {
    path.is_dir()
        && (path.join(CONFIG_FILE).is_file()
            || path.join(RESPONSES).is_dir()
            || default_programme(path).is_some())
}

fn default_programme(root: &Path) -> Option<PathBuf> {
    PROGRAMME_STEMS
        .iter()
        .flat_map(|stem| {
            PROGRAMME_EXTENSIONS
                .iter()
                .map(move |ext| format!("{stem}.{ext}"))
        })
        .map(|name| root.join(name))
        .find(|path| path.is_file())
}

fn scan(root: &Path, programme: Option<&Path>) -> Result<ConsultationFolder, Error> {
    let config_path = root.join(CONFIG_FILE);
    let text = text(&config_path)?.unwrap_or_default();
    let config = Config::parse(&text, &config_path)?;
    let programme = match (programme, &config.programme) {
        (Some(path), _) => Some(existing(path.to_owned())?),
        (None, Some(name)) => Some(existing(root.join(name))?),
        (None, None) => default_programme(root),
    };
    let mut responses = Vec::new();
    let folder = root.join(RESPONSES);
    if folder.is_dir() {
        collect(root, &folder, &mut responses)?;
    }
    responses.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(ConsultationFolder {
        name: folder_name(root)?,
        root: root.to_owned(),
        config,
        config_hash: ContentHash::of(text.as_bytes()),
        programme: programme.map(|path| source(root, path)),
        responses,
    })
}

fn existing(path: PathBuf) -> Result<PathBuf, Error> {
    match fs::metadata(&path) {
        Ok(_) => Ok(path),
        Err(error) => Err(Error::io(path, Action::ReadProgramme)(error)),
    }
}

/// The last part of the real path, so that `remiss index .` has a name too;
/// each letter with its marks as one character, as people type it.
fn folder_name(root: &Path) -> Result<String, Error> {
    let real = fs::canonicalize(root).map_err(Error::io(root, Action::Open))?;
    Ok(real.file_name().map_or_else(
        || "corpus".to_owned(),
        |name| name.to_string_lossy().nfc().collect(),
    ))
}

fn collect(root: &Path, folder: &Path, into: &mut Vec<SourceFile>) -> Result<(), Error> {
    for path in sorted_entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name.starts_with("~$") || LEFTOVERS.contains(&name.as_ref()) {
            continue;
        }
        let link = fs::symlink_metadata(&path).is_ok_and(|data| data.is_symlink());
        if link {
            let mut file = source_name(root, path);
            file.hash = Err("a link to another place is not followed".to_owned());
            into.push(file);
        } else if path.is_dir() {
            collect(root, &path, into)?;
        } else {
            into.push(source(root, path));
        }
    }
    Ok(())
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io(folder, Action::List))? {
        paths.push(entry.map_err(Error::io(folder, Action::List))?.path());
    }
    paths.sort();
    Ok(paths)
}

fn source_name(root: &Path, path: PathBuf) -> SourceFile {
    let relative = path.strip_prefix(root).unwrap_or(&path);
    let name = relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/");
    SourceFile {
        name,
        path,
        hash: Err(String::new()),
    }
}

fn source(root: &Path, path: PathBuf) -> SourceFile {
    let mut file = source_name(root, path);
    file.hash = hash(&file.path).map_err(|error| phrase::plain(&error));
    file
}

/// Hashes a file without holding all of it.
fn hash(path: &Path) -> std::io::Result<ContentHash> {
    let mut file = fs::File::open(path)?;
    let mut hasher = ContentHash::hasher();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hasher.finish()),
            read => hasher.update(&buffer[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_only_responses_is_a_consultation() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("remiss");
        fs::create_dir_all(root.join("responses/a")).unwrap();
        fs::write(root.join("responses/b.txt"), "b").unwrap();
        fs::write(root.join("responses/a/å.txt"), "a").unwrap();
        fs::write(root.join("responses/~$b.docx"), "lock").unwrap();
        fs::write(root.join("labels.jsonl"), "").unwrap();
        let found = find(dir.path(), None).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name, "remiss");
        let names: Vec<_> = found[0]
            .responses
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(names, ["responses/a/å.txt", "responses/b.txt"]);
    }

    #[test]
    fn no_more_of_a_file_is_read_than_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("responses")).unwrap();
        fs::write(dir.path().join("responses/film.mp4"), "abc").unwrap();
        let found = find(dir.path(), None).unwrap();
        assert_eq!(found[0].responses[0].read(2).unwrap(), b"ab");
        assert_eq!(found[0].responses[0].read(9).unwrap(), b"abc");
    }

    #[test]
    fn an_empty_folder_is_no_consultation() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(
            find(dir.path(), None),
            Err(Error::NoConsultation { .. })
        ));
    }
}

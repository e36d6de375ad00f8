//! The folders of the corpus and the files in them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::name::{path_of, readable};
use super::seen::Seen;
use super::source::{SourceFile, collect, hash_all, named, real, sorted_entries, source};
use super::text::text;
use super::{CONFIG_FILE, Config};
use crate::error::{Action, Error};
use crate::model::ContentHash;

/// The names under which a programme is found without being named.
const PROGRAMME_STEMS: [&str; 2] = ["programme", "program"];
/// The formats a programme may have, in order of preference: all that are read.
pub const PROGRAMME_EXTENSIONS: [&str; 16] = [
    "docx", "pdf", "odt", "docm", "md", "txt", "dotx", "dotm", "ott", "fodt", "rtf", "doc", "html",
    "htm", "markdown", "dot",
];
/// The folder that holds what came in.
pub(super) const RESPONSES: &str = "responses";
/// One consultation's folder, scanned.
#[derive(Debug, Clone)]
pub struct ConsultationFolder {
    /// The folder's name: how the consultation is called.
    pub name: String,
    /// Where it is.
    pub root: PathBuf,
    /// What `consultation.toml` says; the default where there is none.
    pub config: Config,
    /// The hash over what `consultation.toml` says that files are read and judged by.
    pub judged_by: ContentHash,
    /// The document consulted on, if one was found.
    pub programme: Option<SourceFile>,
    /// What came in, in the order of the paths.
    pub responses: Vec<SourceFile>,
    /// What its files looked like when they were hashed.
    pub seen: Seen,
}

/// The consultations of a corpus.
#[derive(Debug, Default)]
pub struct Found {
    /// Those that could be looked through, by name.
    pub folders: Vec<ConsultationFolder>,
    /// The folders that could not, and why: they keep no other from being read.
    pub failed: Vec<(String, Error)>,
    /// Whether the folder that was named is itself the consultation.
    pub is_one: bool,
}

/// Finds the consultations at `path`: the folder itself if it is one, else
/// those among the folders in it, by name. `programme` names the programme's
/// file where it has another name; relative to the working directory. Files that look
/// as they were `seen` are not hashed again.
pub fn find(path: &Path, programme: Option<&Path>, seen: &Seen) -> Result<Found, Error> {
    let found = fs::metadata(path).map_err(Error::io(path, Action::List))?;
    if !found.is_dir() {
        return Err(Error::io(path, Action::List)(
            ErrorKind::NotADirectory.into(),
        ));
    }
    if is_consultation(path) || programme.is_some() {
        return Ok(Found {
            folders: vec![scan(path, programme, seen)?],
            is_one: true,
            ..Found::default()
        });
    }
    let mut found = Found::default();
    for entry in sorted_entries(path)? {
        let name = readable(path, entry.file_name().unwrap_or_default());
        if name.starts_with('.') || !entry.is_dir() {
            continue;
        }
        // One that cannot be listed may be one.
        let scanned = match sorted_entries(&entry) {
            Ok(_) if !is_consultation(&entry) => continue,
            Ok(_) => scan(&entry, None, seen),
            Err(error) => Err(error),
        };
        match scanned {
            Ok(folder) => found.folders.push(folder),
            Err(error) => found.failed.push((name.nfc().collect(), error)),
        }
    }
    if found.folders.is_empty() && found.failed.is_empty() {
        return Err(Error::NoConsultation {
            path: path.to_owned(),
        });
    }
    Ok(found)
}

impl ConsultationFolder {
    /// Takes this file for the programme, if it is there.
    pub fn take_programme(&mut self, path: &Path) {
        if path.is_file() {
            let mut file = named(&self.root, path);
            hash_all(vec![&mut file], &Seen::default());
            self.programme = Some(file);
        }
    }
}

fn is_consultation(path: &Path) -> bool {
    path.is_dir()
        && (path.join(CONFIG_FILE).is_file()
            || path.join(CONFIG_FILE).is_symlink()
            || path.join(RESPONSES).is_dir()
            || default_programme(path).is_some())
}

/// The programme by its name, however that is written: `Programme.DOCX` too.
fn default_programme(root: &Path) -> Option<PathBuf> {
    let rank = |path: &PathBuf| {
        let place = |part: Option<&std::ffi::OsStr>, known: &[&str]| {
            let part = part?.to_string_lossy().to_lowercase();
            known.iter().position(|each| *each == part)
        };
        let stem = place(path.file_stem(), &PROGRAMME_STEMS)?;
        let extension = place(path.extension(), &PROGRAMME_EXTENSIONS)?;
        path.is_file().then_some((stem, extension))
    };
    let entries = sorted_entries(root).ok()?.into_iter();
    let ranked = entries.filter_map(|path| Some((rank(&path)?, path)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, path)| path)
}

fn scan(root: &Path, programme: Option<&Path>, seen: &Seen) -> Result<ConsultationFolder, Error> {
    let config_path = root.join(CONFIG_FILE);
    let text = text(&config_path)?.unwrap_or_default();
    let config = Config::parse(&text, &config_path)?;
    let mut programme = match (programme, &config.programme) {
        (Some(path), _) => Some(named(root, &existing(path.to_owned())?)),
        (None, Some(name)) => {
            let path = existing(path_of(root, name))?;
            if !real(&path).starts_with(real(root)) {
                return Err(Config::programme_outside(&text, &config_path));
            }
            Some(source(root, path))
        }
        (None, None) => default_programme(root).map(|path| source(root, path)),
    };
    let mut responses = Vec::new();
    let folder = root.join(RESPONSES);
    if folder.is_dir() {
        collect(root, &folder, &mut responses)?;
    }
    responses.sort_by(|a, b| a.name.cmp(&b.name));
    let files = programme.iter_mut().chain(&mut responses);
    let seen = hash_all(files.collect(), seen);
    Ok(ConsultationFolder {
        name: folder_name(root)?,
        root: root.to_owned(),
        judged_by: config.judged_by(),
        config,
        programme,
        responses,
        seen,
    })
}

fn existing(path: PathBuf) -> Result<PathBuf, Error> {
    match fs::metadata(&path) {
        Ok(_) => Ok(path),
        Err(error) => Err(Error::io(path, Action::ReadProgramme)(error)),
    }
}

/// How the consultation in this folder is called, or was, if it is gone.
pub fn name_of(root: &Path) -> String {
    last_part(&real(root))
}

fn folder_name(root: &Path) -> Result<String, Error> {
    let real = fs::canonicalize(root).map_err(Error::io(root, Action::Open))?;
    Ok(last_part(&real))
}

/// The last part of the real path, so that `remiss index .` has a name too;
/// each letter with its marks as one character, as people type it.
fn last_part(real: &Path) -> String {
    real.file_name().map_or_else(
        || "corpus".to_owned(),
        |name| {
            let folder = real.parent().unwrap_or(real);
            readable(folder, name).nfc().collect()
        },
    )
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
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
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
    fn a_consultation_keeps_its_name_when_its_folder_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("va\u{30a}rd");
        fs::create_dir_all(root.join("responses")).unwrap();
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
        assert_eq!(found[0].name, "v\u{e5}rd");
        assert_eq!(name_of(&root), "v\u{e5}rd");
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(name_of(&root), "v\u{e5}rd");
    }

    #[test]
    fn no_more_of_a_file_is_read_than_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("responses")).unwrap();
        fs::write(dir.path().join("responses/film.mp4"), "abc").unwrap();
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
        assert_eq!(found[0].responses[0].read(2).unwrap(), b"ab");
        assert_eq!(found[0].responses[0].read(9).unwrap(), b"abc");
    }

    #[test]
    fn a_programme_is_found_however_its_name_is_written() {
        for name in [
            "Programme.docx",
            "PROGRAM.PDF",
            "programme.rtf",
            "program.doc",
        ] {
            let dir = tempfile::tempdir().unwrap();
            fs::write(dir.path().join(name), "x").unwrap();
            let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
            let programme = found[0].programme.as_ref().expect(name);
            assert_eq!(programme.name, name);
        }
    }

    #[test]
    fn one_bad_folder_keeps_no_other_from_being_read() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c"] {
            fs::create_dir_all(dir.path().join(name).join("responses")).unwrap();
        }
        fs::write(dir.path().join("b").join(CONFIG_FILE), "titel = 1").unwrap();
        let found = find(dir.path(), None, &Seen::default()).unwrap();
        let names: Vec<_> = found.folders.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["a", "c"]);
        assert!(matches!(
            found.failed.as_slice(),
            [(name, Error::Config { .. })] if name == "b"
        ));
    }

    #[test]
    fn hidden_files_are_listed_but_for_what_programs_leave_behind() {
        let dir = tempfile::tempdir().unwrap();
        let responses = dir.path().join("responses");
        fs::create_dir(&responses).unwrap();
        for name in [
            ".svar.docx",
            ".DS_Store",
            "._svar.docx",
            ".~lock.svar.odt#",
            ".7-0.inkommande",
            ".svar.pdf.ersatt",
            ".remiss-aB3x.new",
        ] {
            fs::write(responses.join(name), "x").unwrap();
        }
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
        let files = &found[0].responses;
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].name, "responses/.svar.docx");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_told_of_and_not_opened() {
        let dir = tempfile::tempdir().unwrap();
        let responses = dir.path().join("responses");
        fs::create_dir(&responses).unwrap();
        let pipe = responses.join("svar.txt");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
        assert!(found[0].responses[0].hash.is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_description_behind_a_link_that_leads_nowhere_is_told() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a", "b"] {
            fs::create_dir_all(dir.path().join(name).join("responses")).unwrap();
        }
        let link = dir.path().join("b").join(CONFIG_FILE);
        std::os::unix::fs::symlink(dir.path().join("share"), link).unwrap();
        let found = find(dir.path(), None, &Seen::default()).unwrap();
        assert_eq!(found.folders.len(), 1);
        assert!(matches!(
            found.failed.as_slice(),
            [(name, Error::Foreign { .. })] if name == "b"
        ));
    }

    #[test]
    fn an_empty_folder_is_no_consultation() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(
            find(dir.path(), None, &Seen::default()),
            Err(Error::NoConsultation { .. })
        ));
    }

    #[test]
    fn what_makes_a_folder_a_consultation() {
        let dir = tempfile::tempdir().unwrap();
        let make = |name: &str| {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        };
        for name in [
            "a/consultation.toml",
            "b/responses/svar.txt",
            "c/program.md",
            "d/program.docx/fil.txt",
            "e/annat.txt",
            ".f/responses/svar.txt",
        ] {
            make(name);
        }
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
        let names: Vec<_> = found.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        let named = dir.path().join("e/annat.txt");
        let found = find(&dir.path().join("e"), Some(&named), &Seen::default()).unwrap();
        assert!(found.is_one);
    }

    #[test]
    fn the_programme_in_the_format_that_tells_most_is_taken() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "program.docx",
            "program.pdf",
            "programme.pdf",
            "program.txt",
        ] {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
        assert_eq!(found[0].programme.as_ref().unwrap().name, "programme.pdf");
        fs::remove_file(dir.path().join("programme.pdf")).unwrap();
        let found = find(dir.path(), None, &Seen::default()).unwrap().folders;
        assert_eq!(found[0].programme.as_ref().unwrap().name, "program.docx");
    }

    #[test]
    fn a_programme_that_is_named_and_not_there_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("responses")).unwrap();
        let gone = dir.path().join("borta.docx");
        assert!(matches!(
            find(dir.path(), Some(&gone), &Seen::default()),
            Err(Error::Io { path, .. }) if path == gone
        ));
        fs::write(dir.path().join(CONFIG_FILE), "programme = \"borta.docx\"\n").unwrap();
        assert!(matches!(
            find(dir.path(), None, &Seen::default()),
            Err(Error::Io { path, .. }) if path == gone
        ));
    }

    #[test]
    fn a_programme_outside_the_folder_is_named_on_the_command_line_only() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("remiss");
        fs::create_dir_all(root.join("responses")).unwrap();
        fs::create_dir_all(root.join("underlag")).unwrap();
        let outside = dir.path().join("annan.md");
        fs::write(&outside, "# Annan").unwrap();
        fs::write(root.join("underlag/plan.md"), "# Plan").unwrap();
        let name = |name: &str| {
            let text = format!("title = \"Plan\"\nprogramme = {name:?}\n");
            fs::write(root.join(CONFIG_FILE), text).unwrap();
        };
        for path in ["../annan.md", outside.to_str().unwrap()] {
            name(path);
            assert!(matches!(
                find(&root, None, &Seen::default()),
                Err(Error::Config { line: 2, .. })
            ));
            let found = find(&root, Some(&outside), &Seen::default())
                .unwrap()
                .folders;
            assert!(found[0].programme.is_some());
        }
        name("underlag/plan.md");
        let found = find(&root, None, &Seen::default()).unwrap().folders;
        assert_eq!(
            found[0].programme.as_ref().unwrap().name,
            "underlag/plan.md"
        );
    }

    #[test]
    fn where_none_can_be_read_each_is_told() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("a")).unwrap();
        fs::write(dir.path().join("a").join(CONFIG_FILE), "titel = 1").unwrap();
        let found = find(dir.path(), None, &Seen::default()).unwrap();
        assert_eq!((found.folders.len(), found.failed.len()), (0, 1));
    }
}

//! Files that people add: streamed to disk under their own names, capped, and
//! never written over anything.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::Multipart;
use axum::extract::multipart::Field;

use super::address::Params;
use super::bench::same_secret;
use super::problem::Problem;
use super::twins::Twin;
use super::visit::Visit;
use crate::corpus;
use crate::error::{Action, Error};
use crate::extract::sniff::{Content, sniff};
use crate::model::{ContentHash, turns_direction};
use crate::replace;

/// Bytes of one file, at most.
const FILE_BYTES: u64 = 200 << 20;
/// Bytes of one form, at most; the server's own limit stands a little higher.
pub(super) const FORM_BYTES: usize = 2 << 30;
/// Files in one form, at most.
const FILES: usize = 2_000;
/// Bytes of a file's name, at most.
const NAME_BYTES: usize = 180;
/// Bytes of an ordinary field, at most.
const FIELD_BYTES: usize = 256 << 10;

/// Ordinary fields in one form, at most, and their bytes.
const FIELDS: usize = 500;
const ALL_FIELDS_BYTES: usize = 1 << 20;
/// Numbers that a name is tried with: `a.txt`, `a (2).txt` …
const NAMES: u32 = 10_000;

/// A form with files, received. Until they are whole and put in place, files lie
/// where no document is looked for, under a name that the reader passes over
/// anywhere; dropping this removes what was not put in place.
#[derive(Debug, Default)]
pub(super) struct Received {
    /// The ordinary fields.
    pub(super) fields: Params,
    /// The files.
    pub(super) files: Vec<Incoming>,
    /// How many files were passed over: systems left them behind, nobody sent them.
    pub(super) leftovers: usize,
}

/// One file that came in.
#[derive(Debug)]
pub(super) struct Incoming {
    /// The form's name for it.
    pub(super) field: String,
    /// Its own name, made harmless.
    pub(super) name: String,
    hash: ContentHash,
    path: PathBuf,
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // What was put in place is no longer here; the rest is litter.
        let _ = fs::remove_file(&self.path);
    }
}

/// Receives a form whose first field is the token; `folder` is where files are
/// kept meanwhile, and is asked for once the token is known to be right.
pub(super) async fn receive(
    visit: &Visit,
    mut form: Multipart,
    folder: impl Fn(&Params) -> Result<PathBuf, Problem>,
) -> Result<Received, Problem> {
    let received = take(visit, &mut form, folder).await;
    if received.is_err() {
        // A browser hears the refusal only once it has sent everything.
        while let Ok(Some(mut field)) = form.next_field().await {
            while let Ok(Some(_)) = field.chunk().await {}
        }
    }
    received
}

async fn take(
    visit: &Visit,
    form: &mut Multipart,
    folder: impl Fn(&Params) -> Result<PathBuf, Problem>,
) -> Result<Received, Problem> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut files: Vec<Incoming> = Vec::new();
    let mut place: Option<PathBuf> = None;
    let mut trusted = false;
    let mut leftovers = 0;
    let mut field_bytes = 0;
    while let Some(field) = form
        .next_field()
        .await
        .map_err(|error| broken(visit, &error))?
    {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file_name) = field.file_name().map(str::to_owned) else {
            let text = text(visit, field).await?;
            field_bytes += name.len() + text.len();
            if pairs.len() == FIELDS || field_bytes > ALL_FIELDS_BYTES {
                return Err(too_many_fields(visit));
            }
            if name == "token" {
                trusted = same_secret(&text, &visit.token);
            }
            pairs.push((name, text));
            continue;
        };
        if !trusted {
            return Err(Problem::StaleForm);
        }
        if corpus::is_leftover(last_part(&file_name)) {
            leftovers += 1;
            continue;
        }
        // An empty choice comes as a file without a name.
        let Some(safe) = harmless(&file_name) else {
            continue;
        };
        if files.len() == FILES {
            return Err(too_large(visit));
        }
        let folder = match &place {
            Some(folder) => folder.clone(),
            None => place.insert(folder(&Params::new(pairs.clone()))?).clone(),
        };
        files.push(stream(visit, field, name, safe, &folder).await?);
    }
    if !trusted {
        return Err(Problem::StaleForm);
    }
    Ok(Received {
        fields: Params::new(pairs),
        files,
        leftovers,
    })
}

async fn text(visit: &Visit, mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(visit, &error))? {
        if bytes.len() + chunk.len() > FIELD_BYTES {
            return Err(too_many_fields(visit));
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Problem::StaleForm)
}

async fn stream(
    visit: &Visit,
    mut upload: Field<'_>,
    field: String,
    name: String,
    folder: &Path,
) -> Result<Incoming, Problem> {
    let (path, mut file) = beside(folder)?;
    let failed = || Error::io(path.clone(), Action::Write);
    let mut incoming = Incoming {
        field,
        name,
        hash: ContentHash::default(),
        path: path.clone(),
    };
    let mut hasher = ContentHash::hasher();
    let mut size: u64 = 0;
    while let Some(chunk) = upload
        .chunk()
        .await
        .map_err(|error| broken(visit, &error))?
    {
        size += chunk.len() as u64;
        if size > FILE_BYTES {
            return Err(too_large(visit));
        }
        hasher.update(&chunk);
        tokio::task::block_in_place(|| file.write_all(&chunk)).map_err(failed())?;
    }
    tokio::task::block_in_place(|| file.sync_all()).map_err(failed())?;
    incoming.hash = hasher.finish();
    Ok(incoming)
}

/// A new file for what comes in. Forms that come in at once each have files of
/// their own: one that another form writes to is never opened.
fn beside(folder: &Path) -> Result<(PathBuf, File), Problem> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{number}", std::process::id());
        let path = folder.join(corpus::incoming(&name));
        match File::create_new(&path) {
            Ok(file) => return Ok((path, file)),
            // Left by an earlier process that had the same number.
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Error::io(path, Action::Write)(error).into()),
        }
    }
}

impl Incoming {
    /// What its first bytes are: enough to tell what no reader can read. An old Office
    /// file alone tells that in its midst.
    pub(super) fn content(&self) -> Result<Content, Problem> {
        const HEAD: u64 = 1 << 16;
        const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";
        let read = || -> std::io::Result<Vec<u8>> {
            let mut file = File::open(&self.path)?;
            let mut bytes = Vec::new();
            (&mut file).take(HEAD).read_to_end(&mut bytes)?;
            if bytes.starts_with(OLD_OFFICE) {
                file.read_to_end(&mut bytes)?;
            }
            Ok(bytes)
        };
        let bytes = tokio::task::block_in_place(read);
        Ok(sniff(&bytes.map_err(Error::io(&self.path, Action::Read))?))
    }

    /// All of it; `None` where it is more than so many bytes.
    pub(super) fn bytes(&self, most: u64) -> Result<Option<Vec<u8>>, Problem> {
        let read = || -> std::io::Result<Option<Vec<u8>>> {
            let mut bytes = Vec::new();
            File::open(&self.path)?
                .take(most + 1)
                .read_to_end(&mut bytes)?;
            Ok((bytes.len() as u64 <= most).then_some(bytes))
        };
        Ok(read().map_err(Error::io(&self.path, Action::Read))?)
    }

    /// Puts the file in the place of the one of its name, which stays beside it
    /// under a name that the reader passes over.
    pub(super) fn replace(self, folder: &Path) -> Result<(), Problem> {
        let path = folder.join(&self.name);
        for round in 1..NAMES {
            let aside = folder.join(corpus::set_aside(&numbered(&self.name, round)));
            match fs::hard_link(&path, &aside).or_else(|_| put_aside(&path, &aside)) {
                Ok(()) => {
                    let moved = self.move_to(&path);
                    if moved.is_err() && !path.exists() {
                        // What was there before is better than nothing.
                        let _ = fs::rename(&aside, &path);
                    }
                    return moved;
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io(aside, Action::Write)(error).into()),
            }
        }
        Err(Problem::NoName(self.name.clone()))
    }

    /// Moves the file; to another disk, where `responses` lies on one, it is
    /// copied whole or not at all.
    fn move_to(&self, path: &Path) -> Result<(), Problem> {
        match fs::rename(&self.path, path) {
            Err(error) if error.kind() == std::io::ErrorKind::CrossesDevices => {
                let mut here =
                    File::open(&self.path).map_err(Error::io(&self.path, Action::Read))?;
                replace::file(path, |file| std::io::copy(&mut here, file).map(drop))?;
                Ok(())
            }
            moved => Ok(moved.map_err(Error::io(path, Action::Write))?),
        }
    }

    /// Whether one of these is this file's content.
    pub(super) fn is_among(&self, known: &BTreeSet<ContentHash>) -> bool {
        known.contains(&self.hash)
    }

    /// Puts the file into `folder`, and tells where that is not as it was sent.
    pub(super) fn place_or_tell(
        self,
        folder: &Path,
        known: &mut BTreeSet<ContentHash>,
    ) -> Result<Option<Twin>, Problem> {
        let (name, hash) = (self.name.clone(), self.hash.clone());
        Ok(match self.place(folder, known)? {
            None => Some(Twin::Same { name, hash }),
            Some(to) if to != name => Some(Twin::Renamed { name, to }),
            Some(_) => None,
        })
    }

    /// Puts the file into `folder`; nothing is done where the same content is
    /// there already. Gives the name it has.
    pub(super) fn place(
        self,
        folder: &Path,
        known: &mut BTreeSet<ContentHash>,
    ) -> Result<Option<String>, Problem> {
        if !known.insert(self.hash.clone()) {
            return Ok(None);
        }
        for round in 1..NAMES {
            let name = numbered(&self.name, round);
            let path = folder.join(&name);
            // A hard link never replaces a file that is there.
            match fs::hard_link(&self.path, &path) {
                Ok(()) => return Ok(Some(name)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(_) if !path.exists() => {
                    self.move_to(&path)?;
                    return Ok(Some(name));
                }
                Err(_) => {}
            }
        }
        Err(Problem::NoName(self.name.clone()))
    }
}

/// Gives a file a name that is free, on disks that have no second name for a file.
fn put_aside(path: &Path, aside: &Path) -> std::io::Result<()> {
    // Nothing is ever renamed onto a file that is there.
    drop(File::create_new(aside)?);
    let renamed = fs::rename(path, aside);
    if renamed.is_err() {
        let _ = fs::remove_file(aside);
    }
    renamed
}

/// Names that stand for devices under Windows, whatever their ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_uppercase();
    let numbered = |of: &str| {
        let number = stem.strip_prefix(of);
        number.is_some_and(|number| "0123456789¹²³".contains(number) && number.chars().count() == 1)
    };
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || numbered("COM")
        || numbered("LPT")
}

fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// The last part of the name without anything that has a meaning to a file
/// system; `None` where nothing is left.
fn harmless(given: &str) -> Option<String> {
    let name: String = last_part(given)
        .chars()
        .map(|letter| {
            let odd = letter.is_control()
                || "<>:\"|?*".contains(letter)
                // Signs without a width make two names look the same.
                || ('\u{200b}'..='\u{200d}').contains(&letter)
                || turns_direction(letter);
            if odd { '_' } else { letter }
        })
        .collect();
    // A leading dot or `~$` would hide the file from the reader.
    let mut name = name
        .trim_start_matches(['.', '~', ' '])
        .trim_end_matches(['.', ' '])
        .to_owned();
    while name.len() > NAME_BYTES {
        let cut = name
            .rfind('.')
            .filter(|dot| *dot > 0 && name.len() - dot < 12)
            .unwrap_or(name.len());
        let before = name[..cut].chars().next_back()?.len_utf8();
        name.replace_range(cut - before..cut, "");
    }
    if is_device(&name) {
        name.insert(0, '_');
    }
    (!name.is_empty()).then_some(name)
}

fn numbered(name: &str, round: u32) -> String {
    if round == 1 {
        return name.to_owned();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem} ({round}).{ending}"),
        _ => format!("{name} ({round})"),
    }
}

fn too_large(visit: &Visit) -> Problem {
    Problem::TooLarge(
        visit
            .t(
                "En fil får vara högst 200 MB, och högst 2 000 filer kan läggas till på en gång. Ingenting är sparat.",
                "A file may have 200 MB at most, and at most 2 000 files can be added at once. Nothing was kept.",
            )
            .to_owned(),
    )
}

fn too_many_fields(visit: &Visit) -> Problem {
    Problem::TooLarge(
        visit
            .t(
                "Formuläret har fler fält än det får ha, eller mer text i dem. Korta texten. Ingenting är sparat.",
                "The form has more fields than it may have, or more text in them. Make the text shorter. Nothing was kept.",
            )
            .to_owned(),
    )
}

fn broken(visit: &Visit, error: &axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return too_large(visit);
    }
    Problem::Field(
        visit
            .t(
                "Överföringen avbröts. Ingenting är sparat.",
                "The transfer broke off. Nothing was kept.",
            )
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_what_is_harmless_of_it() {
        let check = |given: &str, wanted: Option<&str>| {
            assert_eq!(harmless(given).as_deref(), wanted, "{given}");
        };
        check(
            "Yttrande – Äldrenämnden.pdf",
            Some("Yttrande – Äldrenämnden.pdf"),
        );
        check("../../etc/passwd", Some("passwd"));
        check("C:\\temp\\svar.docx", Some("svar.docx"));
        check("..", None);
        check(".dold", Some("dold"));
        check("~$svar.docx", Some("$svar.docx"));
        check("a\u{202e}fdp.exe", Some("a_fdp.exe"));
        check("a\u{61c}\u{200b}b.txt", Some("a__b.txt"));
        check("a\nb?.txt", Some("a_b_.txt"));
        check("", None);
        // devices under Windows
        check("CON.txt", Some("_CON.txt"));
        check("aux", Some("_aux"));
        check("nul.tar.gz", Some("_nul.tar.gz"));
        check("Lpt9 .docx", Some("_Lpt9 .docx"));
        check("COM¹", Some("_COM¹"));
        check("console.txt", Some("console.txt"));
        check("COM12.txt", Some("COM12.txt"));
        check("com.txt", Some("com.txt"));
    }

    #[test]
    fn a_file_is_set_aside_also_where_no_file_has_two_names() {
        let dir = tempfile::tempdir().unwrap();
        let (path, aside) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&path, "old").unwrap();
        fs::write(&aside, "other").unwrap();
        let taken = put_aside(&path, &aside).unwrap_err();
        assert_eq!(taken.kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&aside).unwrap(), "other");
        fs::remove_file(&aside).unwrap();
        put_aside(&path, &aside).unwrap();
        assert_eq!(fs::read_to_string(&aside).unwrap(), "old");
        assert!(put_aside(&path, &dir.path().join("c")).is_err());
        assert!(!dir.path().join("c").exists());
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let long = format!("{}.pdf", "å".repeat(300));
        let name = harmless(&long).unwrap();
        assert!(name.len() <= NAME_BYTES);
        assert!(name.ends_with("å.pdf"));
    }

    #[test]
    fn a_name_of_which_every_number_is_taken_is_told() {
        let dir = tempfile::tempdir().unwrap();
        for round in 1..NAMES {
            fs::write(dir.path().join(numbered("a.txt", round)), "").unwrap();
        }
        let path = dir.path().join(".incoming");
        fs::write(&path, "new").unwrap();
        let incoming = Incoming {
            field: String::new(),
            name: "a.txt".to_owned(),
            hash: ContentHash::of(b"new"),
            path: path.clone(),
        };
        let refused = incoming.place(dir.path(), &mut BTreeSet::new());
        assert!(matches!(refused, Err(Problem::NoName(name)) if name == "a.txt"));
        assert!(!path.exists());
    }

    #[test]
    fn nothing_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.txt"), "old").unwrap();
        let mut known = BTreeSet::new();
        for (content, wanted) in [
            ("new", Some("a (2).txt")),
            ("new", None),
            ("newer", Some("a (3).txt")),
        ] {
            let path = dir.path().join(".incoming");
            fs::write(&path, content).unwrap();
            let incoming = Incoming {
                field: String::new(),
                name: "a.txt".to_owned(),
                hash: ContentHash::of(content.as_bytes()),
                path: path.clone(),
            };
            let placed = incoming.place(dir.path(), &mut known).unwrap();
            assert_eq!(placed.as_deref(), wanted);
            assert!(!path.exists());
        }
        assert_eq!(fs::read_to_string(dir.path().join("a.txt")).unwrap(), "old");
    }
}

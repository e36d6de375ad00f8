//! What files looked like from outside when they were hashed, so that what was not
//! touched since need not be read again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::model::ContentHash;

/// A file changed so shortly before it was hashed may change once more without looking
/// any different: some disks tell time in steps of two seconds.
const UNSETTLED: Duration = Duration::from_secs(3);

/// The looks of a consultation's files, by their names, and the hashes they had.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen(BTreeMap<String, (Look, ContentHash)>);

impl Seen {
    /// The hash of the file of this name, if it looks as it did.
    pub(super) fn hash(&self, name: &str, look: Look) -> Option<&ContentHash> {
        let (known, hash) = self.0.get(name)?;
        (*known == look).then_some(hash)
    }

    /// What can be relied on of it, where the files were looked at from `then` on.
    #[must_use]
    pub fn settled(&self, then: SystemTime) -> Self {
        let settled = self
            .0
            .iter()
            .filter(|(_, (look, _))| look.has_settled(then));
        Self(
            settled
                .map(|(name, known)| (name.clone(), known.clone()))
                .collect(),
        )
    }
}

impl From<BTreeMap<String, (Look, ContentHash)>> for Seen {
    fn from(looks: BTreeMap<String, (Look, ContentHash)>) -> Self {
        Self(looks)
    }
}

/// What a file looks like from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Look {
    size: u64,
    /// When it was written, as its owner may have set it.
    written: Duration,
    /// When the system last changed anything of it, where the system tells.
    changed: Duration,
}

impl Look {
    /// What the file looks like now; `None` where that cannot be told, or it is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let data = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let written = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self {
            size: data.len(),
            written,
            changed: changed(&data).unwrap_or(written),
        })
    }

    /// Whether the next change, from `now` on, will make it look different.
    fn has_settled(self, now: SystemTime) -> bool {
        let last = UNIX_EPOCH + self.written.max(self.changed);
        now.duration_since(last).is_ok_and(|age| age >= UNSETTLED)
    }
}

#[cfg(unix)]
fn changed(data: &fs::Metadata) -> Option<Duration> {
    use std::os::unix::fs::MetadataExt as _;
    let seconds = u64::try_from(data.ctime()).ok()?;
    let rest = u32::try_from(data.ctime_nsec()).ok()?;
    Some(Duration::new(seconds, rest))
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use super::super::source::{SourceFile, hash_all, source};
    use super::*;

    #[test]
    fn what_looks_as_it_did_is_not_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "Vi tillstyrker.").unwrap();
        let hashed = |seen: &Seen| {
            let mut file: SourceFile = source(dir.path(), path.clone());
            hash_all(vec![&mut file], seen);
            file.hash.unwrap()
        };
        // A hash that only who does not read the file can give.
        let other = ContentHash::of(b"known");
        let seen = |look: Look| {
            let looks = [("a.txt".to_owned(), (look, other.clone()))];
            Seen::from(BTreeMap::from(looks))
        };
        let look = Look::of(&path).unwrap();
        assert_eq!(hashed(&seen(look)), other);
        let own = ContentHash::of(b"Vi tillstyrker.");
        assert_eq!(hashed(&Seen::default()), own);
        for touched in [
            Look { size: 1, ..look },
            Look {
                written: look.written + Duration::from_nanos(1),
                ..look
            },
            Look {
                changed: look.changed + Duration::from_nanos(1),
                ..look
            },
        ] {
            assert_eq!(hashed(&seen(touched)), own);
        }
    }

    #[test]
    fn what_was_just_written_is_not_relied_on() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "a").unwrap();
        let look = Look::of(&path).unwrap();
        let written = UNIX_EPOCH + look.written.max(look.changed);
        assert!(!look.has_settled(written));
        assert!(!look.has_settled(written - Duration::from_mins(1)));
        assert!(look.has_settled(written + UNSETTLED));
        let mut file = source(dir.path(), path);
        let seen = hash_all(vec![&mut file], &Seen::default());
        assert_eq!(seen.settled(written), Seen::default());
        assert_eq!(seen.settled(written + UNSETTLED), seen);
    }
}

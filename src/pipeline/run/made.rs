//! What the files of one consultation gave, before anything is tagged.

use super::Run;
use crate::corpus::{ConsultationFolder, SourceFile};
use crate::error::Error;
use crate::model::{Decision, Undecided};
use crate::pipeline::decisions::Decisions;
use crate::pipeline::read::{cut_bundles, read_files};
use crate::pipeline::undecided::{self, Inputs, undecided};

/// What a consultation's files gave.
pub(super) struct Made {
    pub(super) undecided: Undecided,
    pub(super) decisions: Decisions,
    /// Number of files read anew.
    pub(super) anew: usize,
    /// Whether every file was read as it was when the folder was looked through.
    pub(super) as_found: bool,
}

/// Reads programme and responses.
pub(super) fn read_anew(
    run: &Run<'_>,
    folder: &ConsultationFolder,
    decisions: Vec<Decision>,
) -> Result<Made, Error> {
    let files: Vec<SourceFile> = folder.programme.clone().into_iter().collect();
    let programme = read_files(run, &files)?.into_iter().next();
    let responses = read_files(run, &folder.responses)?;
    let anew = responses
        .iter()
        .chain(&programme)
        .filter(|file| file.anew)
        .count();
    let as_found = (programme.iter().chain(&responses))
        .zip(files.iter().chain(&folder.responses))
        .all(|(read, file)| read.is_as_found(file));
    let inputs = Inputs {
        config: folder.config.clone(),
        programme,
        responses: cut_bundles(responses, &folder.config)?,
    };
    let undecided = undecided(&inputs);
    let decisions = Decisions::new(decisions, &undecided.documents, |wanted| {
        Ok::<_, Error>(undecided::texts(&inputs, wanted))
    })?;
    Ok(Made {
        undecided,
        decisions,
        anew,
        as_found,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::corpus;

    #[test]
    fn a_file_that_goes_while_it_is_read_is_to_be_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let responses = dir.path().join("responses");
        std::fs::create_dir(&responses).unwrap();
        std::fs::write(responses.join("a.txt"), "Vi tillstyrker.\n").unwrap();
        let folder = corpus::find(dir.path(), None, &corpus::Seen::default())
            .unwrap()
            .folders
            .remove(0);
        let run = Run {
            store: None,
            ocr: None,
            report: &|_| {},
            stop: &AtomicBool::new(false),
        };
        let is_as_found = || read_anew(&run, &folder, Vec::new()).unwrap().as_found;
        assert!(is_as_found());
        std::fs::write(responses.join("a.txt"), "Vi avstyrker.\n").unwrap();
        assert!(!is_as_found());
        std::fs::remove_file(responses.join("a.txt")).unwrap();
        assert!(!is_as_found());
    }
}

//! What the tests of the real binary share: a corpus in a temporary folder
//! and the program run on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A temporary folder with a corpus and an index in it.
pub struct Workplace {
    dir: TempDir,
}

impl Workplace {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    /// One with a small consultation of plain text files.
    pub fn with_small_consultation() -> Self {
        let place = Self::new();
        place.write(
            "corpus/liten/programme.md",
            "# Program för parker\n\n## 1 Syfte\n\nProgrammet anger hur kommunens parker ska skötas.\n\n## 2 Skötsel\n\n### 2.1 Gräsytor\n\nGräsytor klipps varannan vecka under sommaren.\n\n### 2.2 Lekplatser\n\nLekplatser kontrolleras varje månad.\n",
        );
        place.write(
            "corpus/liten/responses/Kulturnämnden.txt",
            "Kulturnämnden\n\n2024-03-05\n\nDnr KN 2024/12\n\nYttrande över program för parker\n\nKulturnämnden tillstyrker förslaget.\n\nLekplatser bör kontrolleras varje vecka i stället för varje månad.\n",
        );
        place.write(
            "corpus/liten/responses/Tekniska nämnden.txt",
            "Tekniska nämnden\n\n2024-03-11\n\nYttrande över program för parker\n\nTekniska nämnden avstyrker förslaget om att gräsytor klipps varannan vecka.\n\nHur ska klippningen betalas?\n",
        );
        place
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// A place in the folder.
    pub fn join(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file, with the folders it needs.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    /// Copies a folder of the repository into the workplace.
    pub fn copy(&self, from: &str, to: &str) {
        copy_folder(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(from),
            &self.join(to),
        );
    }

    /// Runs the program in the folder.
    pub fn run(&self, args: &[&str]) -> Run {
        Run(self.command(args).output().unwrap())
    }

    /// The program with arguments, to be started in the folder.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_remiss"));
        command.args(args).current_dir(self.path());
        for name in ["REMISS_INDEX", "REMISS_LANG", "REMISS_BY", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }
}

/// How a run ended and what it printed.
pub struct Run(Output);

impl Run {
    /// How a run that was started elsewhere ended.
    pub fn of(output: Output) -> Self {
        Self(output)
    }

    /// The exit code.
    pub fn code(&self) -> i32 {
        self.0.status.code().expect("the program was not killed")
    }

    /// Fails, with all that was printed, unless the exit code is `code`.
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(
            self.code(),
            code,
            "stdout:\n{}\nstderr:\n{}",
            self.out(),
            self.err()
        );
        self
    }

    /// What was printed on stdout.
    pub fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    /// What was printed on stderr.
    pub fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    /// stdout as one JSON value.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.0.stdout).unwrap()
    }

    /// stdout as one JSON value a line.
    pub fn json_lines(&self) -> Vec<serde_json::Value> {
        self.out()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

//! Whether this machine can read scans, and what is to be installed if not.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Ocr;
use crate::model::Lang;

/// What is missing for reading scans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OcrMissing {
    /// The recogniser.
    #[error("tesseract is not installed")]
    Tesseract,
    /// Its data for Swedish.
    #[error("tesseract has no data for Swedish")]
    Swedish,
    /// A program that draws the pages of a PDF.
    #[error("neither pdftoppm nor mutool is installed")]
    Renderer,
}

/// The command that installs what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Install {
    /// On Debian and Ubuntu.
    pub debian: &'static str,
    /// On Windows.
    pub windows: &'static str,
}

impl OcrMissing {
    /// The same in the words that a person reads; English is what `Display` gives.
    pub fn in_words(self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Sv, Self::Tesseract) => "tesseract är inte installerat".to_owned(),
            (Lang::Sv, Self::Swedish) => "tesseract saknar data för svenska".to_owned(),
            (Lang::Sv, Self::Renderer) => "varken pdftoppm eller mutool är installerat".to_owned(),
        }
    }

    /// What a person types to get it.
    pub const fn install(self) -> Install {
        match self {
            Self::Tesseract | Self::Swedish => Install {
                debian: "sudo apt install tesseract-ocr tesseract-ocr-swe poppler-utils",
                windows: "winget install UB-Mannheim.TesseractOCR (choose Swedish under additional language data)",
            },
            Self::Renderer => Install {
                debian: "sudo apt install poppler-utils",
                windows: "winget install oschwartz10612.Poppler",
            },
        }
    }
}

/// The program that draws pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Renderer {
    Pdftoppm(PathBuf),
    Mutool(PathBuf),
}

impl Renderer {
    /// The command that draws one page in shades of grey.
    pub(super) fn command(&self, file: &Path, picture: &Path, page: u32, dpi: &str) -> Command {
        let page = page.to_string();
        match self {
            Self::Pdftoppm(program) => {
                let mut command = Command::new(program);
                command
                    .args([
                        "-r",
                        dpi,
                        "-f",
                        &page,
                        "-l",
                        &page,
                        "-singlefile",
                        "-gray",
                        "-png",
                    ])
                    .arg(file)
                    // It adds the ending itself.
                    .arg(picture.with_extension(""));
                command
            }
            Self::Mutool(program) => {
                let mut command = Command::new(program);
                command.args(["draw", "-r", dpi, "-c", "gray", "-o"]);
                command.arg(picture).arg(file).arg(&page);
                command
            }
        }
    }
}

pub(super) fn find() -> Result<Ocr, OcrMissing> {
    let tesseract = program("tesseract", &["--version"]).ok_or(OcrMissing::Tesseract)?;
    let languages = languages(&tesseract);
    if !languages.iter().any(|language| language == "swe") {
        return Err(OcrMissing::Swedish);
    }
    let renderer = program("pdftoppm", &["-v"])
        .map(Renderer::Pdftoppm)
        .or_else(|| program("mutool", &["-v"]).map(Renderer::Mutool))
        .ok_or(OcrMissing::Renderer)?;
    Ok(Ocr {
        renderer,
        tesseract,
        orientation: languages.iter().any(|language| language == "osd"),
    })
}

/// The program's path, where it can be started.
fn program(name: &str, version: &[&str]) -> Option<PathBuf> {
    let mut candidates = vec![PathBuf::from(name)];
    // The installer for Windows leaves the search path alone.
    for variable in ["ProgramFiles", "LOCALAPPDATA"] {
        if let Some(folder) = env::var_os(variable) {
            candidates.push(Path::new(&folder).join("Tesseract-OCR").join(name));
        }
    }
    candidates.into_iter().find(|path| {
        Command::new(path)
            .args(version)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok()
    })
}

fn languages(tesseract: &Path) -> Vec<String> {
    let Ok(output) = Command::new(tesseract).arg("--list-langs").output() else {
        return Vec::new();
    };
    // Older versions list them among their messages.
    [output.stdout, output.stderr]
        .iter()
        .flat_map(|bytes| {
            String::from_utf8_lossy(bytes)
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .map(|line| line.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gap_has_its_remedy() {
        for missing in [
            OcrMissing::Tesseract,
            OcrMissing::Swedish,
            OcrMissing::Renderer,
        ] {
            assert!(missing.install().debian.starts_with("sudo apt install "));
            assert!(missing.install().windows.starts_with("winget install "));
        }
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert_eq!(program("remiss-no-such-program", &["-v"]), None);
    }
}

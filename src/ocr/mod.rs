//! The outside programs that read scanned pages: one that draws a page of a
//! PDF (`pdftoppm` or `mutool`), and `tesseract` with its Swedish data.
//!
//! Takes a file's bytes and page numbers, gives [`OcrPage`]s. Programs are
//! started directly, never through a shell, with a time limit each; what they
//! need lies in a private temporary folder that goes when the work is done.
//! `extract` knows nothing of this: the pipeline hands the words on.

mod child;
mod find;
mod folder;
mod tsv;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::extract::ocr_text::OcrPage;
use crate::extract::sniff::{self, Content};
use crate::model::{Complaint, OcrFailure, OcrStep, SystemAnswer};
use find::Renderer;
use folder::Folder;

pub use find::{Install, OcrMissing};

/// Dots per inch at which pages are drawn: what tesseract was trained for.
const RESOLUTION: &str = "300";
/// How long one program may work on one page.
const PAGE_TIME: Duration = Duration::from_mins(3);
/// More pages than this at a time only fill the memory.
const AT_ONCE: usize = 8;

/// The programs, found and fit for use.
#[derive(Debug, Clone)]
pub struct Ocr {
    renderer: Renderer,
    tesseract: std::path::PathBuf,
    /// Whether pages that stand on their head can be turned.
    orientation: bool,
}

impl Ocr {
    /// Looks for the programs on this machine.
    pub fn find() -> Result<Self, OcrMissing> {
        find::find()
    }

    /// The version line of the recogniser, for a person to see. What it read
    /// once is kept, whatever version is there later.
    pub fn version(&self) -> String {
        let output = Command::new(&self.tesseract).arg("--version").output();
        let line = output.ok().and_then(|output| {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            text.lines().next().map(str::to_owned)
        });
        line.unwrap_or_else(|| "tesseract".to_owned())
    }

    /// Reads pages of a PDF, or the pictures of an image file, of which the
    /// first is page 1. The results stand in the order of `pages`.
    pub fn pages(&self, bytes: &[u8], pages: &[u32]) -> Vec<Result<OcrPage, OcrFailure>> {
        let file = match Folder::new().and_then(|folder| folder.hold("file", bytes).map(|_| folder))
        {
            Ok(folder) => folder,
            Err(error) => {
                let why = Complaint::System {
                    answer: SystemAnswer::from(&error),
                };
                let fail = |page: &u32| {
                    Err(OcrFailure {
                        page: *page,
                        step: OcrStep::HandOver,
                        why: why.clone(),
                    })
                };
                return pages.iter().map(fail).collect();
            }
        };
        let is_pdf = sniff::sniff(bytes) == Content::Pdf;
        if !is_pdf {
            return self.pictures(&file, pages);
        }
        let read = || {
            pages
                .par_iter()
                .map(|page| self.page(&file, *page))
                .collect()
        };
        let threads = rayon::current_num_threads().clamp(1, AT_ONCE);
        match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
            Ok(pool) => pool.install(read),
            Err(_) => pages.iter().map(|page| self.page(&file, *page)).collect(),
        }
    }

    fn page(&self, file: &Folder, page: u32) -> Result<OcrPage, OcrFailure> {
        let picture = file.path(&format!("page-{page}.png"));
        let mut draw = self
            .renderer
            .command(&file.path("file"), &picture, page, RESOLUTION);
        let failed = |step, why| OcrFailure { page, step, why };
        child::run(&mut draw, PAGE_TIME).map_err(|why| failed(OcrStep::Draw, why))?;
        let pages = self
            .recognise(&picture, PAGE_TIME)
            .map_err(|why| failed(OcrStep::Recognise, why));
        // A long scan would fill the disk with drawn pages.
        file.drop_file(&picture);
        let read = pages?.into_iter().next();
        Ok(OcrPage {
            page,
            ..read.unwrap_or_else(|| empty(page))
        })
    }

    fn pictures(&self, file: &Folder, pages: &[u32]) -> Vec<Result<OcrPage, OcrFailure>> {
        // All of them in one go, so with the time of all.
        let time = PAGE_TIME.saturating_mul(u32::try_from(pages.len()).unwrap_or(u32::MAX));
        let read = self.recognise(&file.path("file"), time);
        let of_page = |page: &u32| match &read {
            Ok(read) => {
                let found = read.iter().find(|each| each.page == *page);
                Ok(found.cloned().unwrap_or_else(|| empty(*page)))
            }
            Err(why) => Err(OcrFailure {
                page: *page,
                step: OcrStep::Recognise,
                why: why.clone(),
            }),
        };
        pages.iter().map(of_page).collect()
    }

    fn recognise(&self, picture: &Path, time: Duration) -> Result<Vec<OcrPage>, Complaint> {
        let segmentation = if self.orientation { "1" } else { "3" };
        let mut command = Command::new(&self.tesseract);
        command
            .arg(picture)
            .args([
                "stdout",
                "-l",
                "swe",
                "--dpi",
                RESOLUTION,
                "--psm",
                segmentation,
                "tsv",
            ])
            // Pages are read in parallel; threads within one only get in the way.
            .env("OMP_THREAD_LIMIT", "1");
        let output = child::run(&mut command, time)?;
        Ok(tsv::pages(&String::from_utf8_lossy(&output)))
    }
}

fn empty(page: u32) -> OcrPage {
    OcrPage {
        page,
        paragraphs: Vec::new(),
        confidence: 0,
    }
}

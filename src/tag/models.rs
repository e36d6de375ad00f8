//! The trained weights: embedded, or read from a folder.

use std::path::Path;
use std::sync::LazyLock;

use super::section::scope::ScopeModel;
use super::section::weights::SectionWeights;
use super::stance::StanceModel;
use crate::error::{Action, Error, ModelsFault};
use crate::model::ContentHash;

/// The file of a models folder with the section ranker's weights.
pub const SECTION_FILE: &str = "section.json";

/// The file of a models folder with the model of what sounds like the whole.
pub const SCOPE_FILE: &str = "scope.bin";

/// The file of a models folder with the stance model.
pub const STANCE_FILE: &str = "stance.bin";

static SECTION: &str = include_str!("../../models/section.json");
static SCOPE: &[u8] = include_bytes!("../../models/scope.bin");
static STANCE: &[u8] = include_bytes!("../../models/stance.bin");

static EMBEDDED: LazyLock<Models> = LazyLock::new(|| {
    Models::parse(SECTION, SCOPE, STANCE).expect("the embedded weights are tested to be readable")
});

/// Trained weights: the embedded ones, or those of a folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Models {
    hash: String,
    pub(super) section: SectionWeights,
    pub(super) scope: ScopeModel,
    pub(super) stance: StanceModel,
}

impl Default for Models {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Models {
    /// The weights that ship with the program.
    pub fn embedded() -> Self {
        EMBEDDED.clone()
    }

    /// Weights that the trainer wrote to `folder`.
    pub fn load(folder: &Path) -> Result<Self, Error> {
        let bytes = |file: &str| {
            let path = folder.join(file);
            std::fs::read(&path).map_err(Error::io(path, Action::Read))
        };
        let section_path = folder.join(SECTION_FILE);
        let section = std::fs::read_to_string(&section_path)
            .map_err(Error::io(section_path, Action::Read))?;
        Self::parse(&section, &bytes(SCOPE_FILE)?, &bytes(STANCE_FILE)?).map_err(|(file, fault)| {
            Error::Models {
                path: folder.join(file),
                fault,
            }
        })
    }

    /// From the contents of the three files; else what is wrong with which of them.
    pub fn parse(
        section: &str,
        scope: &[u8],
        stance: &[u8],
    ) -> Result<Self, (&'static str, ModelsFault)> {
        let mut hasher = ContentHash::hasher();
        hasher.update(section.as_bytes());
        hasher.update(scope);
        hasher.update(stance);
        Ok(Self {
            hash: hasher.finish().short().to_owned(),
            section: SectionWeights::parse(section).map_err(|fault| (SECTION_FILE, fault))?,
            scope: ScopeModel::parse(scope).map_err(|fault| (SCOPE_FILE, fault))?,
            stance: StanceModel::parse(stance).map_err(|fault| (STANCE_FILE, fault))?,
        })
    }

    /// What the weights are known by, for cached state and reports.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The section ranker's weights.
    pub fn section(&self) -> &SectionWeights {
        &self.section
    }

    /// The model of what sounds like the whole.
    pub fn scope(&self) -> &ScopeModel {
        &self.scope
    }

    /// The stance model.
    pub fn stance(&self) -> &StanceModel {
        &self.stance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn weights_that_cannot_be_used_are_told_with_their_file() {
        let dir = tempfile::tempdir().unwrap();
        let write = |file: &str, bytes: &[u8]| {
            std::fs::write(dir.path().join(file), bytes).unwrap();
        };
        write(SECTION_FILE, SECTION.as_bytes());
        write(SCOPE_FILE, SCOPE);
        write(STANCE_FILE, b"remstan0");
        let error = Models::load(dir.path()).unwrap_err();
        let told = "stance.bin: modellerna kan inte användas: inga vikter från den här versionen av programmet";
        assert!(error.in_words(Lang::Sv).ends_with(told), "{error}");
        write(STANCE_FILE, STANCE);
        assert_eq!(Models::load(dir.path()).unwrap(), Models::embedded());
        let other = SECTION.replacen("\"general_share\"", "\"share\"", 1);
        write(SECTION_FILE, other.as_bytes());
        let error = Models::load(dir.path()).unwrap_err();
        assert!(
            matches!(&error, Error::Models { path, fault: ModelsFault::Unparsed { .. } }
                if path.ends_with(SECTION_FILE)),
            "{error}"
        );
    }

    #[test]
    fn the_embedded_weights_are_readable_and_small() {
        assert!(!Models::embedded().hash().is_empty());
        assert!(SECTION.len() + SCOPE.len() + STANCE.len() < 8 << 20);
    }

    #[test]
    fn a_folder_without_weights_is_an_error_that_names_the_file() {
        let error = Models::load(Path::new("no/such/folder")).expect_err("there is no such folder");
        assert!(error.to_string().contains(SECTION_FILE), "{error}");
    }
}

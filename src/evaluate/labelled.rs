//! A consultation with labels: what readers said of its statements.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use unicode_normalization::UnicodeNormalization;

use crate::error::{Action, Error};
use crate::model::{Consultation, GENERAL, Programme, Stance, Statement};
use crate::pipeline;
use crate::tag::{self, Decided, Models, Tagger};

/// A labelled consultation, read.
#[derive(Debug, Clone)]
pub struct Case {
    /// The folder's name.
    pub name: String,
    /// The consultation, tagged with some weights.
    pub consultation: Consultation,
    /// The labels, in the order of the file.
    pub labels: Vec<Label>,
    /// A second reader's labels, where there are any.
    pub second: Vec<Label>,
    /// For each section of the programme, the id that labels use for it.
    pub label_ids: Vec<String>,
}

/// What a reader said of one statement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Label {
    /// The file's stem.
    pub doc: String,
    /// The words.
    pub text: String,
    /// Ids of sections, most fitting first.
    pub sections: Vec<String>,
    /// The stance.
    pub stance: Stance,
    /// Other stances that the reader would accept.
    #[serde(default)]
    pub stance_alt: Alternatives,
}

/// One stance or several; labels come in both shapes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(untagged)]
pub enum Alternatives {
    /// None given.
    #[default]
    Unset,
    /// One.
    One(Stance),
    /// Several.
    Many(Vec<Stance>),
}

impl Alternatives {
    /// Whether this stance is among them.
    pub fn contains(&self, stance: Stance) -> bool {
        match self {
            Self::Unset => false,
            Self::One(one) => *one == stance,
            Self::Many(many) => many.contains(&stance),
        }
    }
}

#[derive(Deserialize)]
struct LabelledSection {
    id: String,
    number: Option<String>,
    heading: String,
    level: Option<u8>,
}

/// Reads a labelled consultation and tags it with `models`.
pub fn read(folder: &Path, models: &Models) -> Result<Case, Error> {
    let consultation = pipeline::read_consultation(folder, models)?;
    let sections: Vec<LabelledSection> = parsed(&folder.join("programme.json"), |text| {
        serde_json::from_str(text)
    })?;
    Ok(Case {
        name: consultation.name.clone(),
        label_ids: label_ids(&consultation.programme, &sections),
        labels: json_lines(&folder.join("labels.jsonl"))?,
        second: match folder.join("labels.second.jsonl") {
            path if path.exists() => json_lines(&path)?,
            _ => Vec::new(),
        },
        consultation,
    })
}

/// The values of a file with a JSON object a line.
pub(super) fn json_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Error> {
    parsed(path, |text| {
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(serde_json::from_str)
            .collect()
    })
}

fn parsed<T>(
    path: &Path,
    parse: impl Fn(&str) -> Result<T, serde_json::Error>,
) -> Result<T, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::io(path, Action::Read))?;
    parse(&text).map_err(|error| {
        let path = path.display();
        Error::usage(
            format!("{path}: kan inte tolkas: {error}"),
            format!("{path}: not understood: {error}"),
        )
    })
}

/// Finds each section's label id by heading, number and path, as the scoring
/// of labelled sets defines it.
fn label_ids(programme: &Programme, labelled: &[LabelledSection]) -> Vec<String> {
    let rows = paths(labelled);
    (0..programme.sections.len())
        .map(|place| {
            let section = &programme.sections[place];
            let heading = normal(&section.heading);
            let number = bare(section.number.as_deref());
            let path: Vec<String> = programme.path(place).into_iter().map(normal).collect();
            let mut best = (0.0, section.id.to_string());
            for (labelled, other_path) in labelled.iter().zip(&rows) {
                let other = normal(&labelled.heading);
                let same = other == heading;
                let mut score = if same { 3.0 } else { 0.0 };
                if !number.is_empty() && number == bare(labelled.number.as_deref()) {
                    score += 2.0;
                }
                if !same
                    && !heading.is_empty()
                    && (other.ends_with(&heading) || heading.ends_with(&other))
                {
                    score += 1.5;
                }
                let shared = path
                    .iter()
                    .rev()
                    .zip(other_path.iter().rev())
                    .filter(|(a, b)| a == b);
                score += 0.1 * f64::from(u32::try_from(shared.count()).unwrap_or(u32::MAX));
                if score > best.0 && (same || score >= 1.5) {
                    best = (score, labelled.id.clone());
                }
            }
            best.1
        })
        .collect()
}

fn paths(labelled: &[LabelledSection]) -> Vec<Vec<String>> {
    let mut stack: Vec<(u8, String)> = Vec::new();
    labelled
        .iter()
        .map(|section| {
            let dots = section.id.matches('.').count() + 1;
            let level = section
                .level
                .unwrap_or_else(|| u8::try_from(dots).unwrap_or(u8::MAX));
            stack.retain(|(above, _)| *above < level);
            stack.push((level, normal(&section.heading)));
            stack.iter().map(|(_, heading)| heading.clone()).collect()
        })
        .collect()
}

fn bare(number: Option<&str>) -> String {
    number
        .unwrap_or_default()
        .trim_matches(['.', ' ', '§'])
        .to_owned()
}

/// Text without the accidents of layout: one case, single spaces, no soft hyphens.
pub(super) fn normal(text: &str) -> String {
    let text: String = text.nfkc().filter(|c| *c != '\u{ad}').collect();
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

impl Case {
    /// The label id of a section of the programme, or `general`.
    pub fn label_id<'a>(&'a self, section: &'a str) -> &'a str {
        self.consultation
            .programme
            .sections
            .iter()
            .position(|other| other.id.as_str() == section)
            .map_or(section, |place| self.label_ids[place].as_str())
    }

    /// The candidates that a label means: places of sections, and their
    /// number for `general`.
    pub fn candidates(&self, label: &Label) -> Vec<usize> {
        let number = self.label_ids.len();
        (0..number)
            .filter(|&place| label.sections.contains(&self.label_ids[place]))
            .chain(
                label
                    .sections
                    .iter()
                    .any(|id| id == GENERAL)
                    .then_some(number),
            )
            .collect()
    }
}

impl Case {
    /// The same consultation tagged anew with other weights or decisions.
    #[must_use]
    pub fn tagged_with(&self, decided: &[Decided], tagger: &Tagger) -> Self {
        let mut case = self.clone();
        let consultation = &mut case.consultation;
        let statements: Vec<Statement> = consultation
            .statements
            .drain(..)
            .map(|tagged| tagged.statement)
            .collect();
        let taggings = tagger.tag(&consultation.programme, &statements, decided);
        consultation.statements = statements
            .into_iter()
            .zip(taggings)
            .map(|(statement, tagging)| tagging.on(statement))
            .collect();
        tag::flag_unclaimed_criticism(&mut consultation.documents, &consultation.statements);
        case
    }
}

//! Ranks the sections of the programme for each statement.
//!
//! Takes a programme, the statements that argue, and what people decided of
//! them; gives probabilities over the sections and `general`, calibrated, with
//! the words that each rests on. Two looks ([`mod@rank`]) over few features
//! ([`feature`], [`general`]) with learned weights ([`weights`]), then what
//! the decisions teach ([`decision`]).

mod alike;
mod bm25;
mod cited;
pub mod confidence;
mod decision;
mod evidence;
pub mod feature;
pub mod general;
mod groups;
mod index;
mod law;
mod measure;
mod numbered;
mod outline;
mod query;
pub mod rank;
mod reference;
mod respondent;
pub mod scope;
mod sender;
mod titles;
mod twins;
pub mod weights;
mod whole;
mod wording;

use crate::model::{Origin, Programme, SectionId, Stance, Statement, Tag};
use crate::tag::matrix::Matrix;
use feature::Features;
use rank::Look;
use scope::ScopeModel;
use weights::SectionWeights;

pub use decision::{Lesson, Lessons};

/// The candidates that a statement is shown with, at least.
const CANDIDATES: usize = 3;

/// Another candidate is chosen beside the best when it is at least this likely …
const ALSO: f32 = 0.3;

/// … and this near to the best.
const NEARLY: f32 = 0.8;

/// What the weights say of one consultation, and what decisions teach by.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// For each statement, each section and last `general`; a row sums to 1.
    untaught: Matrix,
    features: Features,
}

/// Ranks the sections for all statements of a consultation, in its order,
/// before anybody decided.
pub fn rank(
    programme: &Programme,
    statements: &[&Statement],
    weights: &SectionWeights,
    scope: &ScopeModel,
) -> Ranking {
    let mut features = Features::new(programme, statements);
    let untaught = if programme.sections.is_empty() {
        Matrix::of_rows(vec![vec![1.0]; statements.len()], 1)
    } else {
        let general = general::features(programme, statements, &features, scope);
        probabilities(&features, &general, weights)
    };
    // The largest part, and all is said by it.
    features.pair.clear();
    Ranking { untaught, features }
}

/// What the weights say before anything is decided: both looks, the share of
/// `general` brought to what is usual, part of it lent to sections that stand
/// for the whole, and what a statement cites in so many words.
pub fn probabilities(
    features: &Features,
    general: &[Vec<f32>],
    weights: &SectionWeights,
) -> Matrix {
    let first = rank::first(features, general, &weights.pair, &weights.general);
    let context = rank::context(features, &first);
    let mut second = rank::second(&context, &weights.context, &weights.general_context);
    rank::with_share(&mut second, weights.general_share);
    let mut probabilities = joined(&second);
    features.twins.pool(&mut probabilities);
    whole::lend(&mut probabilities, features);
    whole::refer_back(&mut probabilities, features);
    cited::hold(&mut probabilities, features);
    probabilities
}

/// Sections and `general` in one row, `general` last.
fn joined(look: &Look) -> Matrix {
    let columns = look.sections.columns();
    let mut out = Matrix::zero(look.general.len(), columns + 1);
    for (row, &general) in look.general.iter().enumerate() {
        let values = out.row_mut(row);
        if columns == 0 {
            values[0] = 1.0;
            continue;
        }
        for (value, section) in values.iter_mut().zip(look.sections.row(row)) {
            *value = section * (1.0 - general);
        }
        values[columns] = general;
    }
    out
}

impl Ranking {
    /// What was decided, as all statements learn from it: the lessons on
    /// sections, and for each statement the stances of the decided ones that
    /// say nearly the same, with how alike they are.
    pub fn learn(&self, decided: &[Lesson]) -> (Lessons, Vec<Vec<(Stance, f32)>>) {
        decision::learn(&self.features, decided)
    }

    /// The probabilities with what decisions teach.
    pub fn taught(&self, lessons: &Lessons, weights: &SectionWeights) -> Matrix {
        let mut probabilities = self.untaught.clone();
        decision::teach(
            &mut probabilities,
            &self.features,
            lessons,
            &weights.teaching,
        );
        probabilities
    }

    /// For each statement, the mean of the `probabilities` under its heading.
    pub fn under_headings(&self, probabilities: &Matrix) -> Matrix {
        self.features.under_headings(probabilities)
    }

    /// The tags of one statement, best first, with their evidence; `values`
    /// are its probabilities and `under` those of its heading.
    pub fn tags(
        &self,
        programme: &Programme,
        statements: &[&Statement],
        lessons: &Lessons,
        (row, values, under): (usize, &[f32], &[f32]),
        weights: &SectionWeights,
    ) -> Vec<Tag> {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[b].total_cmp(&values[a]).then(a.cmp(&b)));
        let best = order.first().map_or(0.0, |&at| values[at]);
        let told = evidence::Told::of(statements[row], &self.features);
        let moved = decision::moved(&self.features, lessons, row);
        let evidence = |candidate: usize| {
            let features = &self.features;
            let mut found = match programme.sections.get(candidate) {
                Some(section) => {
                    evidence::of_section(features, statements, section, &told, row, candidate)
                }
                None => evidence::of_general(statements[row]),
            };
            found.extend(decision::evidence(statements, lessons, &moved, candidate));
            found
        };
        order
            .into_iter()
            .enumerate()
            .filter(|&(rank, at)| {
                rank < CANDIDATES || values[at] >= ALSO || self.features.cites(row, at)
            })
            .map(|(rank, at)| Tag {
                section: id(programme, at),
                score: rounded(values[at]),
                confidence: rounded(weights.calibration.confidence(confidence::measures(
                    &self.features,
                    row,
                    at,
                    values[at],
                    under[at],
                ))),
                chosen: rank == 0
                    || (values[at] >= ALSO && values[at] >= NEARLY * best)
                    || self.features.cites(row, at),
                origin: Origin::Rule,
                evidence: evidence(at),
            })
            .collect()
    }

    /// Number of probabilities.
    pub fn size(&self) -> usize {
        self.untaught.rows() * self.untaught.columns()
    }
}

fn id(programme: &Programme, candidate: usize) -> SectionId {
    programme
        .sections
        .get(candidate)
        .map_or_else(SectionId::general, |section| section.id.clone())
}

/// Four decimals: what is shown and stored does not claim more.
fn rounded(value: f32) -> f32 {
    (value * 10_000.0).round() / 10_000.0
}

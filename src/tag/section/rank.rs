//! Two looks at every statement: first by itself, then in the light of what
//! the first look says of its neighbours, its paragraph, its heading and of
//! statements in other documents that say alike things.

use super::feature::{Features, repeated};
use super::groups::Groups;
use crate::tag::matrix::{Matrix, add, centre, count, sigmoid, softmax, standardise};

/// The names of the second look's features of a statement with a section.
pub const CONTEXT: [&str; 7] = [
    "itself",
    "before",
    "after",
    "paragraph",
    "heading",
    "similar",
    "all",
];

/// The names of the second look's features for `general`.
pub const GENERAL_CONTEXT: [&str; 11] = [
    "one",
    "itself",
    "before",
    "after",
    "paragraph",
    "heading",
    "similar",
    "document",
    "undecided",
    "best",
    "opening",
];

/// What a look gives: for each statement, how likely each section is if it is
/// about any, and how likely it is about none.
#[derive(Debug, Clone)]
pub struct Look {
    /// Sums to 1 over the sections.
    pub sections: Matrix,
    /// The probability of `general`.
    pub general: Vec<f32>,
}

/// The features of the second look.
#[derive(Debug, Clone)]
pub struct Context {
    /// One table for each name of [`CONTEXT`].
    pub pair: Vec<Matrix>,
    /// For each statement, the values of [`GENERAL_CONTEXT`].
    pub general: Vec<Vec<f32>>,
}

/// The first look.
pub fn first(features: &Features, general: &[Vec<f32>], pair: &[f32], weights: &[f32]) -> Look {
    Look {
        sections: weighed(&features.pair, pair),
        general: general
            .iter()
            .map(|row| sigmoid(dot(row, weights)))
            .collect(),
    }
}

/// The second look.
pub fn second(context: &Context, pair: &[f32], weights: &[f32]) -> Look {
    Look {
        sections: weighed(&context.pair, pair),
        general: context
            .general
            .iter()
            .map(|row| sigmoid(dot(row, weights)))
            .collect(),
    }
}

/// Shifts all probabilities of `general` so that their mean is `share`.
pub fn with_share(look: &mut Look, share: f32) {
    let odds: Vec<f32> = look
        .general
        .iter()
        .map(|p| (p / (1.0 - p).max(1e-6) + 1e-9).ln())
        .collect();
    let (mut low, mut high) = (-8.0_f32, 8.0_f32);
    for _ in 0..30 {
        let shift = f32::midpoint(low, high);
        let mean =
            odds.iter().map(|odds| sigmoid(odds + shift)).sum::<f32>() / count(odds.len().max(1));
        if mean < share {
            low = shift;
        } else {
            high = shift;
        }
    }
    for (p, odds) in look.general.iter_mut().zip(odds) {
        *p = sigmoid(odds + low);
    }
}

/// What the first look says of what stands around each statement.
pub fn context(features: &Features, look: &Look) -> Context {
    let groups = &features.groups;
    let sections = Surroundings::of(&look.sections, groups);
    let mut odds = Matrix::zero(look.general.len(), 2);
    for (row, &p) in look.general.iter().enumerate() {
        odds.row_mut(row).copy_from_slice(&[p, 1.0 - p]);
    }
    let whole = Surroundings::of(&odds, groups);
    let difference = |matrix: &Matrix, floor: f32| -> Vec<f32> {
        (0..matrix.rows())
            .map(|row| (matrix.row(row)[0] + floor).ln() - (matrix.row(row)[1] + floor).ln())
            .collect()
    };
    let mut columns = vec![difference(&odds, NEAR)];
    for matrix in [
        &whole.before,
        &whole.after,
        &whole.paragraph,
        &whole.heading,
        &whole.similar,
        &others(&odds, &groups.document, &odds.mean()),
    ] {
        columns.push(difference(matrix, FAR));
    }
    let (mut undecided, mut best) = spread(&look.sections);
    standardise(&mut undecided);
    standardise(&mut best);
    columns.push(undecided);
    columns.push(best);
    columns.push(opening(features, &look.sections));
    for column in &mut columns {
        centre(column);
    }
    let general = (0..look.general.len())
        .map(|row| {
            std::iter::once(1.0)
                .chain(columns.iter().map(|column| column[row]))
                .collect()
        })
        .collect();
    let log = |mut matrix: Matrix, floor: f32| {
        for row in 0..matrix.rows() {
            for value in matrix.row_mut(row) {
                *value = (*value + floor).ln();
            }
        }
        matrix
    };
    let all: Vec<f32> = (look.sections.mean().into_iter())
        .map(|mean| (mean + FAR).ln())
        .collect();
    let pair = vec![
        log(look.sections.clone(), NEAR),
        log(sections.before, FAR),
        log(sections.after, FAR),
        log(sections.paragraph, FAR),
        log(sections.heading, FAR),
        log(sections.similar, FAR),
        repeated(look.sections.rows(), &all),
    ];
    Context { pair, general }
}

/// Keeps the logarithm of a statement's own probability finite.
const NEAR: f32 = 1e-4;

/// Damps what neighbours say: they may be about something else.
const FAR: f32 = 0.02;

/// The probabilities of others, for each statement.
struct Surroundings {
    before: Matrix,
    after: Matrix,
    paragraph: Matrix,
    heading: Matrix,
    similar: Matrix,
}

impl Surroundings {
    fn of(own: &Matrix, groups: &Groups) -> Self {
        let mean = own.mean();
        let neighbour = |of: &dyn Fn(usize) -> Option<usize>| {
            let mut out = Matrix::zero(own.rows(), own.columns());
            for row in 0..own.rows() {
                let from = of(row).map_or(mean.as_slice(), |other| own.row(other));
                out.row_mut(row).copy_from_slice(from);
            }
            out
        };
        let mut similar = Matrix::zero(own.rows(), own.columns());
        for (row, others) in groups.similar.iter().enumerate() {
            let total: f32 = others.iter().map(|(_, likeness)| likeness * likeness).sum();
            for &(other, likeness) in others {
                add(
                    similar.row_mut(row),
                    own.row(other),
                    likeness * likeness / (total + 0.1),
                );
            }
            add(similar.row_mut(row), &mean, 0.1 / (total + 0.1));
        }
        Self {
            before: neighbour(&|row| groups.before(row)),
            after: neighbour(&|row| groups.after(row)),
            paragraph: others(own, &groups.paragraph, &mean),
            heading: others(own, &groups.heading, &mean),
            similar,
        }
    }
}

/// The mean over the other statements of the group and one average statement.
fn others(own: &Matrix, groups: &[usize], mean: &[f32]) -> Matrix {
    let mut sizes = vec![0_usize; groups.iter().max().map_or(0, |last| last + 1)];
    for &group in groups {
        sizes[group] += 1;
    }
    let mut out = own.group_means(groups);
    for (row, &group) in groups.iter().enumerate() {
        let size = count(sizes[group]);
        let values = out.row_mut(row);
        crate::tag::matrix::scale(values, size);
        add(values, own.row(row), -1.0);
        add(values, mean, 1.0);
        crate::tag::matrix::scale(values, 1.0 / size);
    }
    out
}

/// How evenly each statement's sections share, and the best one's share.
fn spread(sections: &Matrix) -> (Vec<f32>, Vec<f32>) {
    let scale = count(sections.columns().max(2)).ln();
    (0..sections.rows())
        .map(|row| {
            let values = sections.row(row);
            let entropy: f32 = values.iter().map(|p| -p * (p + 1e-9).ln()).sum();
            (entropy / scale, values.iter().copied().fold(0.0, f32::max))
        })
        .unzip()
}

/// The part of each statement's sections that open the programme.
fn opening(features: &Features, sections: &Matrix) -> Vec<f32> {
    (0..sections.rows())
        .map(|row| {
            let opens = features.opening.iter().zip(sections.row(row));
            opens.map(|(opens, p)| opens * p).sum()
        })
        .collect()
}

fn weighed(features: &[Matrix], weights: &[f32]) -> Matrix {
    let Some(first) = features.first() else {
        return Matrix::zero(0, 0);
    };
    let mut out = Matrix::zero(first.rows(), first.columns());
    for row in 0..out.rows() {
        for (feature, &weight) in features.iter().zip(weights) {
            add(out.row_mut(row), feature.row(row), weight);
        }
        softmax(out.row_mut(row));
    }
    out
}

fn dot(row: &[f32], weights: &[f32]) -> f32 {
    row.iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum()
}

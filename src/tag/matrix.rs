//! A table of numbers: statements by sections.

/// Rows of equal length, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    columns: usize,
    data: Vec<f32>,
}

impl Matrix {
    /// All zero.
    pub fn zero(rows: usize, columns: usize) -> Self {
        Self {
            columns,
            data: vec![0.0; rows * columns],
        }
    }

    /// A table of these rows, each `columns` long.
    pub(super) fn of_rows(rows: Vec<Vec<f32>>, columns: usize) -> Self {
        let mut data = Vec::with_capacity(rows.len() * columns);
        for row in rows {
            debug_assert_eq!(row.len(), columns, "rows are of equal length");
            data.extend(row);
        }
        Self { columns, data }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.data.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f32] {
        &self.data[row * self.columns..(row + 1) * self.columns]
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.data[row * self.columns..(row + 1) * self.columns]
    }

    /// The mean of all rows.
    pub fn mean(&self) -> Vec<f32> {
        let mut mean = vec![0.0; self.columns];
        for row in 0..self.rows() {
            add(&mut mean, self.row(row), 1.0);
        }
        scale(&mut mean, 1.0 / count(self.rows().max(1)));
        mean
    }

    /// Every row brought to mean 0 and deviation 1, so that rows compare.
    #[must_use]
    pub fn standardised(&self) -> Self {
        let mut out = self.clone();
        for row in 0..out.rows() {
            standardise(out.row_mut(row));
        }
        out
    }

    /// For every row, the mean of the rows of its group. `groups` gives each
    /// row's group, counted from 0.
    #[must_use]
    pub fn group_means(&self, groups: &[usize]) -> Self {
        let number = groups.iter().max().map_or(0, |&last| last + 1);
        let mut sums = Self::zero(number, self.columns);
        let mut sizes = vec![0_usize; number];
        for (row, &group) in groups.iter().enumerate() {
            add(sums.row_mut(group), self.row(row), 1.0);
            sizes[group] += 1;
        }
        let mut out = Self::zero(self.rows(), self.columns);
        for (row, &group) in groups.iter().enumerate() {
            add(out.row_mut(row), sums.row(group), 1.0 / count(sizes[group]));
        }
        out
    }
}

/// Adds `weight` times `other` to `row`.
pub(super) fn add(row: &mut [f32], other: &[f32], weight: f32) {
    for (value, other) in row.iter_mut().zip(other) {
        *value += weight * other;
    }
}

/// Multiplies every value by `factor`.
pub(super) fn scale(row: &mut [f32], factor: f32) {
    for value in row {
        *value *= factor;
    }
}

/// Brings values to mean 0 and deviation 1.
pub(super) fn standardise(row: &mut [f32]) {
    let (mean, deviation) = moments(row);
    for value in row {
        *value = (*value - mean) / (deviation + 1e-6);
    }
}

/// Brings values to mean 0.
pub(super) fn centre(row: &mut [f32]) {
    let (mean, _) = moments(row);
    for value in row {
        *value -= mean;
    }
}

fn moments(row: &[f32]) -> (f32, f32) {
    let number = count(row.len().max(1));
    let mean = row.iter().sum::<f32>() / number;
    let variance = row.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / number;
    (mean, variance.sqrt())
}

/// Turns scores into probabilities.
pub fn softmax(row: &mut [f32]) {
    let highest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for value in row.iter_mut() {
        *value = (*value - highest).exp();
    }
    let total: f32 = row.iter().sum();
    scale(row, 1.0 / total.max(f32::MIN_POSITIVE));
}

/// The logistic function.
pub fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

/// A number of things as a number to reckon with.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of sections, statements and words are far below 2^24"
)]
pub fn count(number: usize) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_share_their_mean() {
        let mut matrix = Matrix::zero(3, 1);
        matrix.row_mut(0)[0] = 1.0;
        matrix.row_mut(1)[0] = 3.0;
        matrix.row_mut(2)[0] = 5.0;
        let means = matrix.group_means(&[0, 0, 1]);
        assert_eq!(
            [means.row(0)[0], means.row(1)[0], means.row(2)[0]],
            [2.0, 2.0, 5.0]
        );
    }

    #[test]
    fn probabilities_sum_to_one() {
        let mut row = [1.0, 2.0, 1000.0];
        softmax(&mut row);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
    }
}

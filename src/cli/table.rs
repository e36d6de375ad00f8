//! Tables of text: columns as wide as their widest cell.

use super::output::{BOLD, safe};

/// Which side a column is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// The lines of a table with a heading; cells are made safe for the terminal.
pub(super) fn lines(columns: &[(&str, Side)], rows: &[Vec<String>]) -> Vec<String> {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| safe(cell)).collect())
        .collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, (heading, _))| {
            rows.iter()
                .map(|row| width(&row[at]))
                .chain([width(heading)])
                .max()
                .unwrap_or(0)
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::new();
        for ((cell, width_of), (_, side)) in cells.zip(&widths).zip(columns) {
            let padding = " ".repeat(width_of - width(cell));
            match side {
                Side::Left => line.extend([cell, &padding]),
                Side::Right => line.extend([padding.as_str(), cell]),
            }
            line.push_str("  ");
        }
        line.trim_end().to_owned()
    };
    let heading = line(&mut columns.iter().map(|(heading, _)| *heading));
    std::iter::once(format!("{BOLD}{heading}{BOLD:#}"))
        .chain(
            rows.iter()
                .map(|row| line(&mut row.iter().map(String::as_str))),
        )
        .collect()
}

/// Characters that take a place: combining marks (å as a + ring) take none.
fn width(text: &str) -> usize {
    text.chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = vec![
            vec!["å".to_owned(), "1".to_owned()],
            vec!["bcd".to_owned(), "20".to_owned()],
        ];
        let lines = lines(&[("x", Side::Left), ("n", Side::Right)], &rows);
        assert_eq!(lines[1..], ["å     1", "bcd  20"]);
    }
}

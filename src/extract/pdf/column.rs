//! The reading order of a page's lines: one below the other, column after
//! column, tables row by row.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::line::Line;

/// Puts lines, which come from top to bottom, in reading order, and notes
/// their columns and table cells.
pub(super) fn order(lines: Vec<Line>, grids: &[Grid], page: &mut Counters) -> Vec<Line> {
    let mut arranger = Arranger {
        out: Vec::with_capacity(lines.len()),
        counters: page,
    };
    let items = with_grids(lines, grids);
    arranger.arrange(items, 0);
    arranger.out
}

/// Numbers of the areas and tables of a page.
#[derive(Debug, Default)]
pub(super) struct Counters {
    regions: u32,
    tables: u32,
}

/// How deep columns are looked for in columns.
const DEPTH: usize = 4;
/// The least width of the white between columns, in font sizes.
const GUTTER: f32 = 0.6;
/// More columns than this are no columns.
const COLUMNS: usize = 40;

/// A line or a whole ruled table.
enum Item {
    Line(Box<Line>),
    Table { grid: Grid, lines: Vec<Line> },
}

impl Item {
    fn x0(&self) -> f32 {
        match self {
            Self::Line(line) => line.x0,
            Self::Table { grid, .. } => grid.xs[0],
        }
    }

    fn x1(&self) -> f32 {
        match self {
            Self::Line(line) => line.x1,
            Self::Table { grid, .. } => grid.xs[grid.xs.len() - 1],
        }
    }

    fn baseline(&self) -> f32 {
        match self {
            Self::Line(line) => line.baseline,
            Self::Table { lines, grid } => lines.first().map_or(grid.ys[0], |line| line.baseline),
        }
    }

    fn size(&self) -> f32 {
        match self {
            Self::Line(line) => line.size,
            Self::Table { .. } => 1.0,
        }
    }

    fn characters(&self) -> usize {
        match self {
            Self::Line(line) => line.text.chars().count(),
            Self::Table { .. } => 0,
        }
    }
}

/// Takes the lines that lie in ruled tables out of the flow.
fn with_grids(lines: Vec<Line>, grids: &[Grid]) -> Vec<Item> {
    let mut inside: Vec<Vec<Line>> = grids.iter().map(|_| Vec::new()).collect();
    let mut items = Vec::with_capacity(lines.len());
    for line in lines {
        let y = line.baseline - line.size * 0.3;
        let x = line.x0 + (line.size * 0.5).min((line.x1 - line.x0) * 0.5);
        match grids.iter().position(|grid| grid.cell(x, y).is_some()) {
            Some(grid) => inside[grid].push(line),
            None => items.push(Item::Line(Box::new(line))),
        }
    }
    for (grid, lines) in grids.iter().zip(inside) {
        let columns: std::collections::BTreeSet<_> = lines
            .iter()
            .filter_map(|line| cell_of(grid, line))
            .map(|cell| cell.1)
            .collect();
        if columns.len() >= 2 {
            items.push(Item::Table {
                grid: grid.clone(),
                lines,
            });
        } else {
            // A frame around text is no table.
            items.extend(lines.into_iter().map(|line| Item::Line(Box::new(line))));
        }
    }
    items.sort_by(|a, b| {
        a.baseline()
            .total_cmp(&b.baseline())
            .then(a.x0().total_cmp(&b.x0()))
    });
    items
}

fn cell_of(grid: &Grid, line: &Line) -> Option<(u32, u32)> {
    let x = line.x0 + (line.size * 0.5).min((line.x1 - line.x0) * 0.5);
    grid.cell(x, line.baseline - line.size * 0.3)
}

struct Arranger<'a> {
    out: Vec<Line>,
    counters: &'a mut Counters,
}

/// What an area with several pieces side by side is.
enum Area {
    Columns,
    Table,
    Row,
}

type Row = Vec<Item>;

impl Arranger<'_> {
    fn arrange(&mut self, items: Vec<Item>, depth: usize) {
        self.counters.regions += 1;
        let mut rows: Vec<Option<Row>> = rows(items).into_iter().map(Some).collect();
        let mut at = 0;
        // Rows of one piece that may yet turn out to be the start of a column.
        let mut waiting: Vec<Row> = Vec::new();
        while at < rows.len() {
            let is_single = rows[at].as_ref().is_none_or(|row| row.len() <= 1);
            if is_single || depth >= DEPTH {
                waiting.extend(rows[at].take());
                at += 1;
                continue;
            }
            let (mut end, gutters) = grow(&rows, at);
            let area = classify(&rows[at..end], &gutters);
            match area {
                Area::Columns => {}
                Area::Table => end = trimmed(&rows, at, end, &gutters),
                Area::Row => end = at + 1,
            }
            let mut taken: Vec<Row> = rows[at..end].iter_mut().filter_map(Option::take).collect();
            at = end;
            match area {
                Area::Columns => {
                    let from = column_start(&waiting, &taken, &gutters);
                    let mut above = waiting.split_off(from);
                    above.append(&mut taken);
                    self.flush(&mut waiting);
                    self.columns(above, &gutters, depth);
                }
                Area::Table => {
                    self.flush(&mut waiting);
                    self.table(taken, &gutters);
                }
                Area::Row => {
                    waiting.append(&mut taken);
                    self.flush(&mut waiting);
                }
            }
        }
        self.flush(&mut waiting);
    }

    fn flush(&mut self, rows: &mut Vec<Row>) {
        for row in rows.drain(..) {
            for item in row {
                self.emit(item);
            }
        }
    }

    fn emit(&mut self, item: Item) {
        match item {
            Item::Line(mut line) => {
                line.region = self.counters.regions;
                self.out.push(*line);
            }
            Item::Table { grid, lines } => self.ruled(&grid, lines),
        }
    }

    fn ruled(&mut self, grid: &Grid, mut lines: Vec<Line>) {
        let table = self.counters.tables;
        self.counters.tables += 1;
        self.counters.regions += 1;
        for line in &mut lines {
            line.cell = cell_of(grid, line).map(|(row, column)| (table, row, column));
            line.region = self.counters.regions;
        }
        end_cells(&mut lines, Some(grid));
        lines.sort_by(|a, b| {
            a.cell
                .cmp(&b.cell)
                .then(a.baseline.total_cmp(&b.baseline))
                .then(a.x0.total_cmp(&b.x0))
        });
        self.out.append(&mut lines);
        self.counters.regions += 1;
    }

    fn columns(&mut self, rows: Vec<Row>, gutters: &[(f32, f32)], depth: usize) {
        let mut columns: Vec<Vec<Item>> = (0..=gutters.len()).map(|_| Vec::new()).collect();
        for item in rows.into_iter().flatten() {
            columns[column_of(&item, gutters)].push(item);
        }
        for column in columns {
            self.arrange(column, depth + 1);
        }
        self.counters.regions += 1;
    }

    fn table(&mut self, rows: Vec<Row>, gutters: &[(f32, f32)]) {
        let table = self.counters.tables;
        self.counters.tables += 1;
        self.counters.regions += 1;
        let starts = row_starts(&rows, gutters);
        let mut number = 0u32;
        let mut cells: Vec<Line> = Vec::new();
        for (row, starts) in rows.into_iter().zip(starts) {
            if starts {
                number += 1;
            }
            for item in row {
                let column = u32::try_from(column_of(&item, gutters)).unwrap_or(0);
                if let Item::Line(mut line) = item {
                    line.cell = Some((table, number.saturating_sub(1), column));
                    line.region = self.counters.regions;
                    cells.push(*line);
                }
            }
        }
        end_cells(&mut cells, None);
        cells.sort_by_key(|line| line.cell);
        self.out.append(&mut cells);
        self.counters.regions += 1;
    }
}

/// Notes where the cells of a table end on the right: where the widest line of a column
/// ends, or as far from the ruled line as lines begin behind the one on the left.
fn end_cells(lines: &mut [Line], grid: Option<&Grid>) {
    let mut columns: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    for line in lines.iter() {
        if let Some((_, _, column)) = line.cell {
            let (left, right) = columns.entry(column).or_insert((f32::MAX, f32::MIN));
            *left = left.min(line.x0);
            // what reaches over several cells tells nothing of one
            let end = grid.and_then(|grid| grid.xs.get(column as usize + 1));
            if end.is_none_or(|end| line.x1 <= *end) {
                *right = right.max(line.x1);
            }
        }
    }
    for line in lines {
        let Some((_, _, column)) = line.cell else {
            continue;
        };
        let Some((left, right)) = columns.get(&column).copied() else {
            continue;
        };
        let ruled = grid.and_then(|grid| {
            let (from, to) = (
                grid.xs.get(column as usize)?,
                grid.xs.get(column as usize + 1)?,
            );
            Some(to - (left - from).clamp(0.0, line.size))
        });
        line.cell_end = Some(ruled.map_or(right, |ruled| ruled.max(right)));
    }
}

/// Which of the columns between the gutters an item stands in.
fn column_of(item: &Item, gutters: &[(f32, f32)]) -> usize {
    let middle = f32::midpoint(item.x0(), item.x1());
    gutters.partition_point(|gutter| f32::midpoint(gutter.0, gutter.1) < middle)
}

/// Items of one height side by side.
fn rows(items: Vec<Item>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut baseline = f32::MIN;
    for item in items {
        let fits = rows.last().is_some_and(|row: &Row| {
            let near = item.baseline() - baseline < 0.5 * item.size().min(row[0].size());
            near && !matches!(item, Item::Table { .. }) && !matches!(row[0], Item::Table { .. })
        });
        if fits && let Some(row) = rows.last_mut() {
            row.push(item);
        } else {
            baseline = item.baseline();
            rows.push(vec![item]);
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x0().total_cmp(&b.x0()));
    }
    rows
}

/// How far down the white between the pieces of the first row reaches, and
/// where it is.
fn grow(rows: &[Option<Row>], from: usize) -> (usize, Vec<(f32, f32)>) {
    let Some(first) = &rows[from] else {
        return (from + 1, Vec::new());
    };
    let mut gutters: Vec<(f32, f32)> = Vec::new();
    let mut right = first[0].x1();
    for item in &first[1..] {
        if item.x0() - right >= GUTTER * item.size() {
            gutters.push((right, item.x0()));
        }
        right = right.max(item.x1());
    }
    if gutters.len() >= COLUMNS {
        return (from + 1, Vec::new());
    }
    let mut end = from + 1;
    while let Some(Some(row)) = rows.get(end) {
        let left = narrowed(&gutters, row);
        if left.is_empty() {
            break;
        }
        gutters = left;
        end += 1;
    }
    (end, gutters)
}

/// What is left of the gutters beside the pieces of a row.
fn narrowed(gutters: &[(f32, f32)], row: &Row) -> Vec<(f32, f32)> {
    gutters
        .iter()
        .filter_map(|&gutter| {
            let (mut left, mut right) = gutter;
            for item in row {
                let (x0, x1) = (item.x0(), item.x1());
                if x1 <= left || x0 >= right {
                    continue;
                }
                if matches!(item, Item::Table { .. }) {
                    return None;
                }
                if x0 - left > right - x1 {
                    right = x0;
                } else {
                    left = x1;
                }
            }
            let size = row.first().map_or(1.0, Item::size);
            (right - left >= GUTTER * size).then_some((left, right))
        })
        .collect()
}

fn classify(rows: &[Option<Row>], gutters: &[(f32, f32)]) -> Area {
    let several = rows
        .iter()
        .flatten()
        .filter(|row| spans(row, gutters))
        .count();
    if several < 2 || gutters.is_empty() {
        return Area::Row;
    }
    let mut prose = 0;
    let mut texts = 0;
    for column in 0..=gutters.len() {
        let items: Vec<&Item> = rows
            .iter()
            .flatten()
            .flatten()
            .filter(|item| column_of(item, gutters) == column)
            .collect();
        let count = items.len();
        if count == 0 {
            continue;
        }
        let left = items.iter().map(|item| item.x0()).fold(f32::MAX, f32::min);
        let right = items.iter().map(|item| item.x1()).fold(f32::MIN, f32::max);
        #[expect(clippy::cast_precision_loss, reason = "lines of a page")]
        let fill = items.iter().map(|item| item.x1() - item.x0()).sum::<f32>()
            / (count as f32 * (right - left).max(1.0));
        let characters = items.iter().map(|item| item.characters()).sum::<usize>() / count;
        if characters >= 16 && count >= 2 {
            texts += 1;
            prose += usize::from(count >= 4 && fill >= 0.62);
        }
    }
    if prose >= 2 || prose == 1 && texts >= 2 {
        Area::Columns
    } else {
        Area::Table
    }
}

/// Whether pieces of a row stand in different columns.
fn spans(row: &Row, gutters: &[(f32, f32)]) -> bool {
    let first = row.first().map(|item| column_of(item, gutters));
    row.last().map(|item| column_of(item, gutters)) != first
}

/// The end of a table without the lines below that only happen to fit.
fn trimmed(rows: &[Option<Row>], from: usize, mut end: usize, gutters: &[(f32, f32)]) -> usize {
    while end > from + 1
        && let (Some(last), Some(before)) = (&rows[end - 1], &rows[end - 2])
    {
        let pitch = last[0].baseline() - before[0].baseline();
        let goes_on = spans(last, gutters)
            || pitch < 1.6 * last[0].size()
                && spans(before, gutters)
                && column_of(&last[0], gutters) > 0;
        if goes_on {
            break;
        }
        end -= 1;
    }
    end
}

/// From which of the waiting rows on they belong to the columns below.
fn column_start(waiting: &[Row], rows: &[Row], gutters: &[(f32, f32)]) -> usize {
    let mut from = waiting.len();
    let Some(mut below) = rows.first().map(|row| row[0].baseline()) else {
        return from;
    };
    for (at, row) in waiting.iter().enumerate().rev() {
        let item = &row[0];
        let crosses = gutters
            .iter()
            .any(|gutter| item.x0() < gutter.1 && item.x1() > gutter.0);
        if row.len() > 1 || crosses || below - item.baseline() > 1.7 * item.size() {
            break;
        }
        below = item.baseline();
        from = at;
    }
    from
}

/// Which rows of text begin a row of the table; the others go on in cells.
fn row_starts(rows: &[Row], gutters: &[(f32, f32)]) -> Vec<bool> {
    let pitches: Vec<f32> = rows
        .windows(2)
        .map(|pair| (pair[1][0].baseline() - pair[0][0].baseline()) / pair[1][0].size().max(0.1))
        .collect();
    let least = pitches.iter().copied().fold(f32::MAX, f32::min);
    let most = pitches.iter().copied().fold(0.0, f32::max);
    let by_pitch = most > 1.25 * least && least < 1.5;
    let mut starts = vec![true];
    for (row, pitch) in rows[1..].iter().zip(pitches) {
        starts.push(if by_pitch {
            pitch > 1.15 * least
        } else {
            row.len() >= 2 || column_of(&row[0], gutters) == 0
        });
    }
    starts
}

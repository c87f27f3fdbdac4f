//! The columns of a block: where its values begin, and what stands under one another further right.
//!
//! A block that is aligned keeps its column, so that one long word does not move every line; longer
//! words then stand out. Otherwise the column is found from the words alone.

use std::collections::BTreeMap;

use crate::format::fact::Fact;

/// A longer word does not push the column of its block.
const LONGEST_HEAD: usize = 10;

/// Where the cells of a fact begin, counted from its head.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    /// Its value, if it stands on a column.
    pub value: Option<usize>,
    stops: Stops,
}

/// Cells that stand under one another: the index of the cell and its column, in their order.
type Stops = Vec<(usize, usize)>;

impl Columns {
    /// The column of a cell further right, if it has one.
    pub fn stop(&self, cell: usize) -> Option<usize> {
        stop_of(&self.stops, cell)
    }
}

fn stop_of(stops: &[(usize, usize)], cell: usize) -> Option<usize> {
    let at = stops.binary_search_by_key(&cell, |(cell, _)| *cell).ok()?;
    stops.get(at).map(|(_, column)| *column)
}

/// The columns of the facts of a block.
pub(crate) fn columns(facts: &[&Fact<'_>]) -> Vec<Columns> {
    let rows: Vec<usize> = (0..facts.len()).filter(|at| facts[*at].is_row()).collect();
    let same_word = |at: &usize, next: &usize| facts[*at].word() == facts[*next].word();
    let (tables, others): (Vec<&[usize]>, Vec<&[usize]>) = rows
        .chunk_by(same_word)
        .partition(|rows| is_table(&of(facts, rows)));
    let others: Vec<usize> = others.concat();

    let mut in_table = vec![false; facts.len()];
    tables
        .iter()
        .flat_map(|table| table.iter())
        .for_each(|at| in_table[*at] = true);
    let aligned = |at: &usize| facts[*at].is_aligned() && !in_table[*at];
    let aligned: Vec<usize> = (0..facts.len()).filter(aligned).collect();
    let value = value_column(&of(facts, &aligned));

    let mut columns = vec![Columns::default(); facts.len()];
    aligned
        .iter()
        .for_each(|at| columns[*at].value = Some(value));
    set_stops(&mut columns, facts, &others, value);
    for table in tables {
        let value = table.first().map_or(0, |at| facts[*at].head() + 1);
        table.iter().for_each(|at| columns[*at].value = Some(value));
        set_stops(&mut columns, facts, table, value);
    }
    columns
}

fn of<'f, 's>(facts: &[&'f Fact<'s>], lines: &[usize]) -> Vec<&'f Fact<'s>> {
    lines.iter().map(|at| facts[*at]).collect()
}

fn set_stops(columns: &mut [Columns], facts: &[&Fact<'_>], lines: &[usize], value: usize) {
    for (at, stops) in lines.iter().zip(stops(&of(facts, lines), value)) {
        columns[*at].stops = stops;
    }
}

/// The column of a block's values.
fn value_column(facts: &[&Fact<'_>]) -> usize {
    let heads: Vec<Head<'_>> = facts.iter().filter_map(|fact| Head::of(fact)).collect();
    kept_column(&heads).unwrap_or_else(|| new_column(&heads))
}

struct Head<'s> {
    word: &'s str,
    length: usize,
    /// Where its value stands in the source, if that is on the same line.
    value: Option<usize>,
}

impl<'s> Head<'s> {
    fn of(fact: &Fact<'s>) -> Option<Head<'s>> {
        let (head, value) = (fact.cells.first()?, fact.cells.get(1)?);
        let on_line = (!value.gap.new_line).then_some(value.column);
        Some(Head {
            word: head.text,
            length: fact.head(),
            value: on_line,
        })
    }
}

/// The column on which at least half of the values stand already, if it is not far from the longest
/// word before it and few words reach beyond it.
fn kept_column(heads: &[Head<'_>]) -> Option<usize> {
    let column = padded_column(heads).or_else(|| common_column(heads))?;
    let long = heads.iter().filter(|head| head.length >= column).count();
    let longest = heads
        .iter()
        .map(|head| head.length)
        .filter(|length| *length < column)
        .max()?;
    let short = || {
        heads
            .iter()
            .filter(|head| head.length < column && head.value.is_some())
    };
    let there = short().filter(|head| head.value == Some(column)).count();
    let near = column - longest <= MOST_BLANKS;
    (near && long * 3 <= heads.len() && there * 2 >= short().count()).then_some(column)
}

/// The column to which blanks have moved most values.
fn padded_column(heads: &[Head<'_>]) -> Option<usize> {
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for head in heads {
        if let Some(column) = head.value.filter(|column| *column > head.length + 1) {
            *votes.entry(column).or_default() += 1;
        }
    }
    votes
        .into_iter()
        .max_by_key(|(column, count)| (*count, *column))
        .map(|(column, _)| column)
}

/// The column of words that are all of one length.
fn common_column(heads: &[Head<'_>]) -> Option<usize> {
    let mut columns = heads.iter().filter_map(|head| head.value);
    let first = columns.next()?;
    let same =
        columns.all(|column| column == first) && heads.iter().all(|head| head.length < first);
    same.then_some(first)
}

fn new_column(heads: &[Head<'_>]) -> usize {
    let short = || heads.iter().filter(|head| head.length <= LONGEST_HEAD);
    let longest = short().map(|head| head.length).max();
    let Some(longest) = longest.or_else(|| heads.iter().map(|head| head.length).min()) else {
        return 0;
    };
    let is_field = |word: &str| word.chars().all(|char| char.is_lowercase() || char == '-');
    let fields = short().all(|head| is_field(head.word));
    if fields && longest <= 8 {
        longest + 2
    } else {
        longest + 1
    }
}

/// Do neighbouring lines, which begin with the same word, have one blank after it and stand under one
/// another further right? Such a table keeps out of the column of its block.
fn is_table(run: &[&Fact<'_>]) -> bool {
    let close = |fact: &&Fact<'_>| {
        fact.cells
            .get(1)
            .is_some_and(|value| value.column == fact.head() + 1)
    };
    run.len() > 1 && run.iter().all(close) && !shared_columns(run, 0).is_empty()
}

/// Blanks after the longest word of a block that is aligned.
const MOST_BLANKS: usize = 4;
/// Nothing further right than this is a column.
const WIDEST_TABLE: usize = 200;

/// The stops of each line of a table, where the author put cells under one another.
fn stops(lines: &[&Fact<'_>], value: usize) -> Vec<Stops> {
    let mut stops = vec![Stops::new(); lines.len()];
    let mut inside: Vec<usize> = (0..lines.len()).collect();
    loop {
        let facts: Vec<&Fact<'_>> = inside
            .iter()
            .filter_map(|at| lines.get(*at).copied())
            .collect();
        let found = stops_of_lines(&facts, value);
        let before = inside.len();
        // A fact that stands on several lines after all is no line of the table.
        let mut whole = facts
            .iter()
            .zip(&found)
            .map(|(fact, stops)| !fact.breaks(|cell| stop_of(stops, cell).is_some()));
        inside.retain(|_| whole.next().unwrap_or(false));
        if inside.len() == before {
            inside
                .into_iter()
                .zip(found)
                .for_each(|(at, found)| stops[at] = found);
            return stops;
        }
    }
}

fn stops_of_lines(lines: &[&Fact<'_>], value: usize) -> Vec<Stops> {
    let mut stops = vec![Stops::new(); lines.len()];
    for column in shared_columns(lines, value) {
        let cells = lines
            .iter()
            .enumerate()
            .filter_map(|(line, fact)| Some((line, cell_at(fact, column, value)?)));
        let members: Vec<(usize, usize)> = cells.collect();
        let ends = members
            .iter()
            .map(|(line, cell)| end_before(lines[*line], *cell, value, &stops[*line]));
        let blanks = members
            .iter()
            .map(|(line, cell)| blanks_before(lines[*line], *cell))
            .min()
            .unwrap_or(1);
        let column = ends.max().unwrap_or(0) + blanks.max(1);
        for (line, cell) in members {
            stops[line].push((cell, column));
        }
    }
    stops
}

/// The columns to which blanks have moved cells of two lines, or the cell of one line under or over
/// that of its neighbour. A column of values, most of all, is the block's and not a table's.
fn shared_columns(lines: &[&Fact<'_>], value: usize) -> Vec<usize> {
    let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
    for (line, fact) in lines.iter().enumerate() {
        let near = fact
            .cells
            .iter()
            .enumerate()
            .skip(1)
            .take_while(|(_, cell)| cell.column <= WIDEST_TABLE);
        for (at, cell) in near.filter(|(_, cell)| !cell.tight && cell.column != value) {
            columns
                .entry(cell.column)
                .or_default()
                .add(line, at, blanks_before(fact, at) > 1);
        }
    }
    columns
        .into_iter()
        .filter(|(_, column)| column.is_shared())
        .map(|(at, _)| at)
        .collect()
}

/// What stands at one column of several lines.
#[derive(Default)]
struct Column {
    /// Cells that blanks have moved there.
    moved: usize,
    /// Two neighbours of which one was moved there.
    beside: bool,
    /// Values, and cells further right.
    values: usize,
    inner: usize,
    last: Option<(usize, bool)>,
}

impl Column {
    fn add(&mut self, line: usize, at: usize, moved: bool) {
        if at == 1 && !moved {
            return;
        }
        let neighbour = self.last.filter(|(last, _)| last + 1 == line);
        self.beside |= neighbour.is_some_and(|(_, other)| other || moved);
        self.moved += usize::from(moved);
        self.values += usize::from(at == 1);
        self.inner += usize::from(at > 1);
        self.last = Some((line, moved));
    }

    fn is_shared(&self) -> bool {
        self.inner > 0 && self.inner >= self.values && (self.moved > 1 || self.beside)
    }
}

fn cell_at(fact: &Fact<'_>, column: usize, value: usize) -> Option<usize> {
    let at = fact
        .cells
        .binary_search_by_key(&column, |cell| cell.column)
        .ok()?;
    let is_cell = at >= 2 || at == 1 && column != value && blanks_before(fact, at) > 1;
    (is_cell && !fact.cells[at].tight).then_some(at)
}

fn blanks_before(fact: &Fact<'_>, at: usize) -> usize {
    let before = &fact.cells[at - 1];
    fact.cells[at]
        .column
        .saturating_sub(before.column + before.text.chars().count())
}

/// Where the cell before this one ends in the new layout.
fn end_before(fact: &Fact<'_>, at: usize, value: usize, stops: &[(usize, usize)]) -> usize {
    let mut end = 0;
    for (index, cell) in fact.cells.iter().enumerate().take(at) {
        let start = match stop_of(stops, index) {
            _ if index == 0 => 0,
            Some(column) => column,
            None if index == 1 => value.max(end + 1),
            None => end + usize::from(!cell.tight),
        };
        end = start + cell.text.chars().count();
    }
    end
}

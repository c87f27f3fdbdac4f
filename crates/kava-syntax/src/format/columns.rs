//! The columns of a block: where its values begin, and what stands under one another further right.
//!
//! A block that is aligned keeps its column, so that one long word does not move every line; longer
//! words then stand out. Otherwise the column is found from the words alone.

use std::collections::BTreeMap;

use crate::format::fact::Fact;

/// A longer word does not push the column of its block.
const LONGEST_HEAD: usize = 10;

/// The column of a block's values, counted from its heads.
pub(crate) fn value_column(facts: &[&Fact<'_>]) -> usize {
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
        Some(Head { word: head.text, length: fact.head(), value: on_line })
    }
}

/// The column on which at least half of the values stand already, if it is not far from the longest
/// word before it and few words reach beyond it.
fn kept_column(heads: &[Head<'_>]) -> Option<usize> {
    let column = padded_column(heads).or_else(|| common_column(heads))?;
    let long = heads.iter().filter(|head| head.length >= column).count();
    let longest = heads.iter().map(|head| head.length).filter(|length| *length < column).max()?;
    let short = || heads.iter().filter(|head| head.length < column && head.value.is_some());
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
    votes.into_iter().max_by_key(|(column, count)| (*count, *column)).map(|(column, _)| column)
}

/// The column of words that are all of one length.
fn common_column(heads: &[Head<'_>]) -> Option<usize> {
    let mut columns = heads.iter().filter_map(|head| head.value);
    let first = columns.next()?;
    let same = columns.all(|column| column == first) && heads.iter().all(|head| head.length < first);
    same.then_some(first)
}

fn new_column(heads: &[Head<'_>]) -> usize {
    let short = || heads.iter().filter(|head| head.length <= LONGEST_HEAD);
    let longest = short().map(|head| head.length).max();
    let Some(longest) = longest.or_else(|| heads.iter().map(|head| head.length).min()) else { return 0 };
    let is_field = |word: &str| word.chars().all(|char| char.is_lowercase() || char == '-');
    let fields = short().all(|head| is_field(head.word));
    if fields && longest <= 8 { longest + 2 } else { longest + 1 }
}

/// Do neighbouring lines, which begin with the same word, have one blank after it and stand under one
/// another further right? Such a table keeps out of the column of its block.
pub(crate) fn is_table(run: &[&Fact<'_>]) -> bool {
    let close = |fact: &&Fact<'_>| fact.cells.get(1).is_some_and(|value| value.column == fact.head() + 1);
    run.len() > 1 && run.iter().all(close) && !shared_columns(run).is_empty()
}

/// Blanks after the longest word of a block that is aligned.
const MOST_BLANKS: usize = 4;

/// For each fact of a run of neighbouring lines, its cells that stand under one another with those of
/// a neighbour, as the author put them: the index of the cell and the column it gets.
pub(crate) fn stops(run: &[&Fact<'_>], value: usize) -> Vec<Vec<(usize, usize)>> {
    let found = stops_of_lines(run, value);
    let is_line = |at: usize| !run[at].breaks(&found[at]);
    let Some(broken) = (0..run.len()).find(|at| !is_line(*at)) else { return found };
    // A fact that stands on several lines after all is no neighbour.
    let mut stops_before = stops(&run[..broken], value);
    stops_before.push(Vec::new());
    stops_before.extend(stops(&run[broken + 1..], value));
    stops_before
}

fn stops_of_lines(run: &[&Fact<'_>], value: usize) -> Vec<Vec<(usize, usize)>> {
    let mut stops = vec![Vec::new(); run.len()];
    for column in shared_columns(run) {
        let members: Vec<(usize, usize)> = run
            .iter()
            .enumerate()
            .filter_map(|(line, fact)| Some((line, cell_at(fact, column)?)))
            .collect();
        let ends = members.iter().map(|(line, cell)| end_before(run[*line], *cell, value, &stops[*line]));
        let blanks = members.iter().map(|(line, cell)| blanks_before(run[*line], *cell)).min().unwrap_or(1);
        let column = ends.max().unwrap_or(0) + blanks.max(1);
        for (line, cell) in members {
            stops[line].push((cell, column));
        }
    }
    stops
}

/// The columns to which blanks have moved cells of two lines, or the cell of one line under or over
/// that of its neighbour.
fn shared_columns(run: &[&Fact<'_>]) -> Vec<usize> {
    let moved = run.iter().flat_map(|fact| {
        let cells = fact.cells.iter().enumerate().skip(2);
        cells.filter(|(at, cell)| !cell.tight && blanks_before(fact, *at) > 1).map(|(_, cell)| cell.column)
    });
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    for column in moved {
        *columns.entry(column).or_default() += 1;
    }
    let beside = |column: usize| {
        run.windows(2).any(|two| {
            let cells = (cell_at(two[0], column), cell_at(two[1], column));
            let (Some(above), Some(below)) = cells else { return false };
            blanks_before(two[0], above) > 1 || blanks_before(two[1], below) > 1
        })
    };
    columns.into_iter().filter(|(column, lines)| *lines > 1 || beside(*column)).map(|(column, _)| column).collect()
}

fn cell_at(fact: &Fact<'_>, column: usize) -> Option<usize> {
    let at = fact.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
    (at >= 2 && !fact.cells[at].tight).then_some(at)
}

fn blanks_before(fact: &Fact<'_>, at: usize) -> usize {
    let before = &fact.cells[at - 1];
    fact.cells[at].column.saturating_sub(before.column + before.text.chars().count())
}

/// Where the cell before this one ends in the new layout.
fn end_before(fact: &Fact<'_>, at: usize, value: usize, stops: &[(usize, usize)]) -> usize {
    let mut end = 0;
    for (index, cell) in fact.cells.iter().enumerate().take(at) {
        let stop = stops.iter().find(|(stop, _)| *stop == index).map(|(_, column)| *column);
        let start = match index {
            0 => 0,
            1 => value.max(end + 1),
            _ => stop.unwrap_or(end + usize::from(!cell.tight)),
        };
        end = start + cell.text.chars().count();
    }
    end
}

//! Rows to programmes: one a row, or one a course, and the rows of one programme gathered.

use crate::columns::{CODE, PROVIDER, Part, Slot};
use crate::headings;
use crate::mapping::Mapping;
use crate::sheet::{Cell, Sheet};

/// A cell with the heading above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub heading: String,
    pub cell: Cell,
}

/// A cell for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub slot: Slot,
    pub given: Given,
}

#[derive(Debug, Default)]
pub struct Programme {
    pub facts: Vec<Fact>,
    pub courses: Vec<Vec<Fact>>,
    pub remarks: Vec<Given>,
}

#[derive(Debug, Default)]
pub struct Gathered {
    pub programmes: Vec<Programme>,
    /// Of no programme.
    pub remarks: Vec<Given>,
}

/// In so many rows that say something the headings are looked for.
const SOUGHT: usize = 20;

struct Column {
    at: usize,
    heading: String,
    slot: Option<Slot>,
}

impl Column {
    fn names_programmes(&self) -> bool {
        self.slot.is_some_and(|slot| {
            slot.part == Part::Programme && [CODE, "title"].contains(&slot.word)
        })
    }
}

impl Gathered {
    pub fn sheet(&mut self, sheet: &Sheet, map: &Mapping) {
        let named = |row: &Vec<Cell>| columns(row, map).iter().any(Column::names_programmes);
        let head = sheet.rows.iter().take(SOUGHT).position(named);
        let (before, rows) = sheet.rows.split_at(head.unwrap_or(sheet.rows.len()));
        self.beside(before);
        if let Some((head, rows)) = rows.split_first() {
            let columns = columns(head, map);
            for row in rows {
                self.row(row, &columns);
            }
        }
    }

    /// What stands over the headings, or in a sheet without any.
    fn beside(&mut self, rows: &[Vec<Cell>]) {
        let cells = rows.iter().flatten().filter(|cell| !cell.text.is_empty());
        self.remarks.extend(cells.map(|cell| Given {
            heading: String::new(),
            cell: cell.clone(),
        }));
    }

    fn row(&mut self, row: &[Cell], columns: &[Column]) {
        let mut programme = Programme::default();
        let mut course = Vec::new();
        for cell in row {
            let column = columns.iter().find(|column| column.at == cell.spot.column);
            let heading = column.map_or("", |column| &*column.heading);
            let given = Given {
                heading: heading.to_owned(),
                cell: cell.clone(),
            };
            match column.and_then(|column| column.slot) {
                Some(slot) if slot.part == Part::Course => course.push(Fact { slot, given }),
                Some(slot) => programme.facts.push(Fact { slot, given }),
                None if cell.text.is_empty() => {}
                None => programme.remarks.push(given),
            }
        }
        if course.iter().any(|fact| !fact.given.cell.text.is_empty()) {
            programme.courses.push(course);
        }
        self.add(programme);
    }

    /// Adds to the programme of the same code, else of the same title and provider; a row without
    /// either goes on with the last one.
    fn add(&mut self, new: Programme) {
        let identity = new.identity();
        if identity.is_empty() && self.programmes.is_empty() {
            let facts = new
                .facts
                .into_iter()
                .chain(new.courses.into_iter().flatten());
            let said = facts
                .map(|fact| fact.given)
                .filter(|given| !given.cell.text.is_empty());
            self.remarks.extend(said.chain(new.remarks));
            return;
        }
        let known = match identity.is_empty() {
            true => self.programmes.last_mut(),
            false => self
                .programmes
                .iter_mut()
                .find(|known| known.identity() == identity),
        };
        match known {
            Some(known) => known.join(new),
            None => self.programmes.push(new),
        }
    }
}

fn columns(head: &[Cell], map: &Mapping) -> Vec<Column> {
    let column = |cell: &Cell| Column {
        at: cell.spot.column,
        slot: map
            .get(&cell.text)
            .copied()
            .or_else(|| headings::meaning(&cell.text)),
        heading: cell.text.clone(),
    };
    head.iter()
        .filter(|cell| !cell.text.is_empty())
        .map(column)
        .collect()
}

impl Programme {
    pub fn get(&self, part: Part, word: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| {
            (fact.slot.part, fact.slot.word) == (part, word) && !fact.given.cell.text.is_empty()
        })
    }

    fn identity(&self) -> Vec<&str> {
        let text = |fact: &'_ Fact| -> bool { !fact.given.cell.text.is_empty() };
        let of = |word: &str| {
            let facts = self.facts.iter().filter(move |fact| {
                fact.slot.part == Part::Programme && fact.slot.word == word && text(fact)
            });
            facts
                .map(|fact| &*fact.given.cell.text)
                .take(1)
                .collect::<Vec<_>>()
        };
        let code = of(CODE);
        if !code.is_empty() {
            return code;
        }
        let mut title = of("title");
        if !title.is_empty() {
            title.extend(of(PROVIDER));
        }
        title
    }

    /// What is repeated from row to row counts once; what differs is kept.
    fn join(&mut self, other: Programme) {
        for fact in other.facts {
            let said = |known: &Fact| {
                known.slot == fact.slot && known.given.cell.text == fact.given.cell.text
            };
            let is_empty = fact.given.cell.text.is_empty();
            if !is_empty && !self.facts.iter().any(said) {
                self.facts.push(fact);
            }
        }
        self.courses.extend(other.courses);
        for remark in other.remarks {
            let said = |known: &Given| {
                known.heading == remark.heading && known.cell.text == remark.cell.text
            };
            if !self.remarks.iter().any(said) {
                self.remarks.push(remark);
            }
        }
    }
}

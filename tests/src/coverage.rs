//! Every clause of every shipped guideline has its fate, every line of a rule its clause, and every
//! row of `docs/readings.md` its line in a guideline.

use std::collections::BTreeSet;

use kava::{Day, Edition, Fate, Share, Workspace};

use crate::folder::root;

/// Every shipped edition, by its first day.
const EDITIONS: [(&str, &str); 7] = [
    ("estonia", "2025-09-01"),
    ("eu-2022", "2022-06-16"),
    ("nova-academy", "2025-09-01"),
    ("taltech", "2025-10-09"),
    ("tartu", "2022-05-01"),
    ("tartu", "2023-09-01"),
    ("tartu", "2025-09-01"),
];

/// The letters of the rows, and how many there are of each.
const ROWS: [(char, usize); 4] = [('U', 10), ('S', 5), ('B', 13), ('M', 5)];

fn editions() -> Vec<Edition> {
    let workspace = Workspace::new();
    let edition = |(id, day): (&str, &str)| {
        let edition = workspace.edition(id, Day::parse(day).expect("a day"));
        edition.unwrap_or_else(|why| panic!("{id}@{day}: {why:?}"))
    };
    EDITIONS.map(edition).into()
}

fn name(edition: &Edition) -> String {
    format!("{}@{}", edition.stamp.guideline, edition.stamp.edition)
}

/// A clause and its point.
type ClauseId = (String, Option<String>);

/// The clauses that an edition's own rules and rows of the form cite.
fn cited(edition: &Edition) -> BTreeSet<ClauseId> {
    let listing = &edition.listing;
    let rules = listing.rules.iter().map(|rule| &rule.citation);
    let fields = listing.fields.iter().map(|field| &field.citation);
    rules
        .chain(fields)
        .filter(|citation| citation.guideline == edition.stamp.guideline)
        .map(|citation| (citation.clause.clone(), citation.point.clone()))
        .collect()
}

fn with_fate(edition: &Edition, wanted: impl Fn(Fate) -> bool) -> BTreeSet<ClauseId> {
    let lines = edition.coverage.iter().filter(|line| wanted(line.fate));
    lines
        .map(|line| (line.clause.clone(), line.point.clone()))
        .collect()
}

#[test]
fn the_list_of_editions_is_whole() {
    let workspace = Workspace::new();
    let mut found = BTreeSet::new();
    let first = Day::parse("2020-01-01").expect("a day");
    for day in (0..365 * 8).step_by(7) {
        found.extend(workspace_editions(&workspace, first.plus_days(day)));
    }
    let listed: BTreeSet<String> = EDITIONS
        .iter()
        .map(|(id, day)| format!("{id}@{day}"))
        .collect();
    assert_eq!(found, listed);
}

fn workspace_editions(workspace: &Workspace, on: Day) -> Vec<String> {
    workspace.editions(on).iter().map(name).collect()
}

#[test]
fn what_is_checked_is_what_rules_cite() {
    for edition in editions() {
        let checked = with_fate(&edition, |fate| fate == Fate::Checked);
        assert_eq!(checked, cited(&edition), "{}", name(&edition));
        for line in &edition.coverage {
            let clause = &line.clause;
            let is_checked = line.fate == Fate::Checked;
            assert_eq!(is_checked, !line.rules.is_empty(), "{clause}");
            assert_eq!(
                line.fate == Fate::Outside,
                line.because.is_some(),
                "{clause}"
            );
        }
    }
}

/// A row of the table: `| U1 | … | tartu | ut.ee 2024 | volume | checked |`
struct Row {
    id: String,
    guideline: String,
    clause: ClauseId,
    fate: String,
}

fn rows() -> Vec<Row> {
    let page = std::fs::read_to_string(root().join("docs/readings.md")).expect("the page");
    let is_row = |line: &&str| {
        let id = line.strip_prefix("| ").unwrap_or("");
        let letter = id.chars().next().unwrap_or(' ');
        let number = id.chars().nth(1).unwrap_or(' ');
        ROWS.iter().any(|(row, _)| *row == letter) && number.is_ascii_digit()
    };
    let row = |line: &str| {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, id, _, guideline, clause, point, fate, _] = columns[..] else {
            panic!("six columns: {line}");
        };
        Row {
            id: id.to_owned(),
            guideline: guideline.to_owned(),
            clause: (clause.to_owned(), (point != "–").then(|| point.to_owned())),
            fate: fate.to_owned(),
        }
    };
    page.lines().filter(is_row).map(row).collect()
}

fn fate_of(word: &str) -> Fate {
    match word {
        "checked" => Fate::Checked,
        "manual" => Fate::Manual,
        "statement" => Fate::Statement,
        "outside" => Fate::Outside,
        other => panic!("no fate: {other}"),
    }
}

/// The edition that a row speaks of: of Tartu the second.
fn edition_of<'e>(editions: &'e [Edition], guideline: &str) -> &'e Edition {
    let wanted = match guideline {
        "tartu" => "tartu@2023-09-01",
        other => other,
    };
    editions
        .iter()
        .find(|edition| name(edition).starts_with(wanted))
        .unwrap_or_else(|| panic!("no guideline {guideline}"))
}

#[test]
fn every_row_has_its_clause_and_its_fate() {
    let editions = editions();
    let rows = rows();
    for row in &rows {
        let edition = edition_of(&editions, &row.guideline);
        let fate = fate_of(&row.fate);
        assert!(
            with_fate(edition, |found| found == fate).contains(&row.clause),
            "{}: {:?} is not {} in {}",
            row.id,
            row.clause,
            row.fate,
            row.guideline
        );
    }
    let found: BTreeSet<&str> = rows.iter().map(|row| &*row.id).collect();
    let listed = ROWS
        .iter()
        .flat_map(|(letter, most)| (1..=*most).map(move |number| format!("{letter}{number}")));
    let missing: Vec<String> = listed.filter(|id| !found.contains(&**id)).collect();
    assert_eq!(missing, Vec::<String>::new(), "rows without a clause");
    assert_eq!(
        found.len(),
        ROWS.iter().map(|(_, most)| most).sum::<usize>()
    );
}

/// What these texts state has a row; estonia's other clauses are those of the Act, the standard and
/// the registry, and one of Nova Academy's is from another page.
#[test]
fn no_clause_of_these_texts_is_without_a_row() {
    let editions = editions();
    let rows = rows();
    for guideline in ["tartu", "nova-academy", "estonia"] {
        let edition = edition_of(&editions, guideline);
        let is_of_another_text = |clause: &str| match guideline {
            "estonia" => !["study", "MESHE"].contains(&clause),
            _ => clause == "vub.be",
        };
        for line in &edition.coverage {
            let id = (line.clause.clone(), line.point.clone());
            let has_row = rows
                .iter()
                .any(|row| row.guideline == guideline && row.clause == id);
            assert!(has_row || is_of_another_text(&id.0), "{guideline} {id:?}");
        }
    }
}

#[test]
fn every_clause_has_a_fate_and_most_are_checked() {
    let mut all = Vec::new();
    for edition in editions() {
        let share = Share::of(&edition.coverage);
        assert_eq!(share.with_fate, share.clauses);
        assert!(share.checked <= share.asking && share.asking <= share.clauses);
        println!("{}: {share:?}", name(&edition));
        all.push(share);
    }
    let all: Share = all.into_iter().sum();
    println!("in all: {all:?}");
    assert!(all.checked * 4 > all.asking * 3, "three quarters at least");
}

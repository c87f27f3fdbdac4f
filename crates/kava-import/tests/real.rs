//! The facts of sixteen published programmes as tables: all are imported, and every cell is found
//! again, in the text or in the list of what has no field.

use std::fs;
use std::path::PathBuf;

use kava_diagnostics::{FileId, Severity};
use kava_import::{Fate, Imported, Order, import};
use kava_model::Vocabulary;
use kava_model::read::read;
use kava_syntax::parse;

const TABLES: [(&str, usize); 5] = [
    ("taltech", 3),
    ("tartu", 3),
    ("haapsalu", 2),
    ("mitx", 1),
    ("others", 7),
];

/// What a cell says in words of the language, where these are others. By hand, and not by the import.
const WORDS: [(&str, &str); 6] = [
    ("mikrokraad", "micro-degree"),
    ("mikrokvalifikatsioon", "micro-credential"),
    ("on site", "on-site"),
    ("no limit", "unlimited"),
    ("September 2026", "2026-09"),
    ("January 2027", "2027-01"),
];

fn table(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/import");
    fs::read(folder.join(format!("{name}.csv"))).expect("the table")
}

fn imported(name: &str) -> Imported {
    import(&table(name), Order::default()).expect("imported")
}

#[test]
fn sixteen_programmes_are_read_without_an_error() {
    let mut count = 0;
    for (name, programmes) in TABLES {
        let imported = imported(name);
        for text in [&imported.text, imported.catalogue.as_ref().expect("a head")] {
            let tree = parse(text, &Vocabulary);
            assert!(tree.faults.is_empty(), "{name}: {:?}\n{text}", tree.faults);
            let read = read(FileId(0), &tree, text);
            let wrong = read
                .findings
                .iter()
                .find(|finding| finding.severity == Severity::Error);
            assert!(wrong.is_none(), "{name}: {wrong:?}\n{text}");
        }
        let tree = parse(&imported.text, &Vocabulary);
        let read = read(FileId(0), &tree, &imported.text);
        assert_eq!(read.facts.programmes.len(), programmes, "{name}");
        count += programmes;
    }
    assert_eq!(count, 16);
}

/// Every word and number of a text, dates with dots in the order of the standard.
fn words(text: &str) -> Vec<String> {
    let dated = text
        .split_whitespace()
        .map(|word| match word.split('.').collect::<Vec<_>>()[..] {
            [day, month, year] if year.len() == 4 => format!("{year}-{month}-{day}"),
            _ => word.to_owned(),
        });
    let joined = dated.collect::<Vec<_>>().join(" ");
    let words = joined.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The cell's words stand together in the text, or what it means by the table above.
fn is_in(text: &str, cell: &str) -> bool {
    let known = WORDS.iter().find(|(said, _)| *said == cell);
    let has = |part: &str| {
        let (part, text) = (words(part), words(text));
        text.windows(part.len().max(1)).any(|window| window == part)
    };
    let number = cell.trim_end_matches("0").trim_end_matches([',', '.']);
    known.is_some_and(|(_, word)| has(word))
        || has(cell)
        || has(&number.replace(',', "."))
        || has(&cell.replace(' ', "").replace(",00", ""))
        || cell.lines().count() > 1 && cell.lines().all(has)
        || cell
            .strip_suffix(" + km")
            .is_some_and(|sum| has(&format!("{sum} EUR plus VAT")))
        || ["tundi", "semestrit"]
            .iter()
            .any(|unit| cell.strip_suffix(unit).is_some_and(has))
        || has(&cell.replace(" per ECTS", " EUR per ECTS"))
}

#[test]
fn every_cell_is_found_again() {
    let mut cells = 0;
    for (name, _) in TABLES {
        let (bytes, imported) = (table(name), imported(name));
        let all = format!(
            "{}\n{}",
            imported.text,
            imported.catalogue.as_deref().unwrap_or_default()
        );
        let text = String::from_utf8(bytes).expect("UTF-8");
        let mark = [b';', b'\t', b',']
            .into_iter()
            .find(|mark| {
                text.lines()
                    .next()
                    .is_some_and(|line| line.contains(char::from(*mark)))
            })
            .expect("a mark");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(mark)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in record
                .expect("a row")
                .iter()
                .filter(|cell| !cell.trim().is_empty())
            {
                let told: Vec<_> = imported
                    .told
                    .iter()
                    .filter(|told| told.value == cell.trim())
                    .collect();
                assert!(!told.is_empty(), "{name}: nothing is told of {cell:?}");
                for told in &told {
                    if let Fate::Placed(line) = &told.fate {
                        assert!(
                            is_in(line, cell),
                            "{name}: {cell:?} is said to be in {line:?}"
                        );
                    }
                }
                assert!(is_in(&all, cell), "{name}: {cell:?} is not in\n{all}");
                cells += 1;
            }
        }
    }
    assert!(cells > 250, "{cells}");
}

#[test]
fn the_texts_read_well() {
    for (name, _) in TABLES {
        let imported = imported(name);
        let told = imported.told.iter().filter_map(kava_import::Told::words);
        let told: Vec<String> = told.map(|words| words.en).collect();
        let head = imported.catalogue.unwrap_or_default();
        insta::assert_snapshot!(
            name,
            format!("{head}\n{}\n{}", imported.text, told.join("\n"))
        );
    }
}

/// A name of the list and a remark above its headings are of no programme, and kept too.
#[test]
fn what_stands_above_the_headings_is_kept() {
    let table = "List of 2026;Confirmed on Monday\nTitle;ECTS\nData;6\n";
    let imported = import(table.as_bytes(), Order::default()).expect("imported");
    for said in ["List of 2026", "Confirmed on Monday"] {
        assert!(imported.text.contains(said), "{}", imported.text);
    }
}

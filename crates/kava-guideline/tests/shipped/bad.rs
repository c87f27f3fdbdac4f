//! Guidelines with faults: each fault its own finding at its own line, and nothing else.

use std::collections::BTreeMap;

use crate::loading::{Files, expected};

const FILES: [(&str, &str); 6] = [
    ("rules", include_str!("../guidelines-bad/rules.kava")),
    ("clauses", include_str!("../guidelines-bad/clauses.kava")),
    ("dates", include_str!("../guidelines-bad/dates.kava")),
    ("form", include_str!("../guidelines-bad/form.kava")),
    ("layers", include_str!("../guidelines-bad/layers.kava")),
    ("words", include_str!("../guidelines-bad/words.kava")),
];

#[test]
fn each_fault_is_a_finding_at_its_line() {
    for (name, text) in FILES {
        let files = Files::only(name, text);
        let (_, findings) = files.load();
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for line in files.lines_of(&findings) {
            *found.entry(line).or_default() += 1;
        }
        assert_eq!(found, expected(name, text), "in {name}.kava");
    }
}

#[test]
fn a_looser_line_is_shown_beside_the_one_it_loosens() {
    let (name, text) = FILES[4];
    let files = Files::only(name, text);
    let (_, findings) = files.load();
    let loosened = findings
        .iter()
        .find(|finding| finding.code == "loosened-rule")
        .expect("one");
    assert!(
        files
            .text_at(loosened.place)
            .starts_with("must    volume         4..30 ECTS")
    );
    assert!(
        files
            .text_at(loosened.related[0].place)
            .starts_with("must    volume         5..30 ECTS")
    );
}

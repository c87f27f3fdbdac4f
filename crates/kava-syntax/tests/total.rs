//! Any text gives a tree, in a time that grows with its length, and the tree covers the text.

mod vocabulary;

use std::time::Duration;

use kava_diagnostics::FileId;
use kava_syntax::{AtomKind, FaultKind, Tree, findings, format, parse};
use proptest::prelude::*;
use rustix::time::{ClockId, clock_gettime};
use vocabulary::laws::flaw;
use vocabulary::{FIXTURES, Table, walk};

/// Pieces of text that mean something to the parser, whole or broken.
const PIECES: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{2009}",
    "\u{200B}",
    "\u{202E}",
    "\u{1}",
    "\r",
    "{",
    "}",
    " {\n",
    "\n}\n",
    "\"",
    "\"\"",
    "\"\"\"",
    "\"a b\"",
    "et \"õ\"",
    "en \"x\"",
    " \"\"\"\n",
    "\n\"\"\"\n",
    "„",
    "“",
    "”",
    "«",
    "»",
    "„nii“",
    "//",
    "// c\n",
    "/",
    "https://a.ee/b?c=d",
    "https://",
    "://",
    "<a@b.c>",
    "<",
    ">",
    ",",
    ", ",
    "%",
    "€",
    "..",
    "...",
    ".",
    "–",
    "—",
    "-",
    "6",
    "2.5",
    "6..30",
    "2026-08-31",
    "2026-08",
    "21.8.2026",
    "17:00",
    "14.310x",
    "ECTS",
    "plan",
    "programme",
    "semester 1",
    "course X",
    "title",
    "outcomes",
    "choose 2 of",
    "because",
    "for",
    "by",
    "from",
    "to 2026-01-01",
    "or X",
    "todo",
    "clause",
    "et",
    "en",
    "a",
    "õun",
    "a\u{303}",
    "?",
    "?!",
    "…",
    "_",
    "\u{FEFF}",
    "😀",
];

fn broken_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop_oneof![
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
        "\\PC{0,80}",
        any::<String>(),
        damaged_fixture(),
    ]
}

/// A fixture from which a stretch is cut out and into which a piece is put.
fn damaged_fixture() -> impl Strategy<Value = String> {
    let fixture = prop::sample::select(&FIXTURES[..]);
    let place = any::<prop::sample::Index>();
    (fixture, place, 0usize..40, prop::sample::select(PIECES)).prop_map(
        |((_, source), place, cut, piece)| {
            let chars: Vec<char> = source.chars().collect();
            let at = place.index(chars.len());
            let end = (at + cut).min(chars.len());
            chars[..at]
                .iter()
                .copied()
                .chain(piece.chars())
                .chain(chars[end..].iter().copied())
                .collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(3000), failure_persistence: None, verbose: 0, ..ProptestConfig::default() })]

    #[test]
    fn tokens_and_gaps_are_the_text(source in broken_text()) {
        prop_assert_eq!(flaw(&source, &Table), None);
    }
}

#[test]
fn fixtures_are_covered() {
    for (name, source) in FIXTURES {
        assert_eq!(flaw(source, &Table), None, "{name}");
        assert_eq!(flaw(&source.replace('\n', "\r\n"), &Table), None, "{name}");
        assert_eq!(flaw(&source.replace(' ', "\u{A0}"), &Table), None, "{name}");
        assert_eq!(flaw(&format!("\u{FEFF}{source}"), &Table), None, "{name}");
    }
}

/// Whatever is repeated, the time for it grows no faster than its length.
#[test]
fn hostile_texts_take_linear_time() {
    let rows = [
        "{",
        "}",
        "{}",
        "a{",
        "a {\n",
        "\"",
        "\"\"",
        "\"\" ",
        "\"\"\n",
        "\"\"\"",
        "\"\"\"\n",
        "\"\"\"\nx et \"\"\"\n",
        "\"a\"",
        "\"a",
        "\"a ",
        "\"\"\na\n\"\"\"\n",
        "„",
        "„a",
        "«",
        "»",
        "”„",
        "“",
        "a «b\n",
        ",",
        ",\n",
        "a,\n",
        "a, ",
        "a ",
        "a\n",
        "a\n\n",
        "6 ",
        "1",
        "1.",
        "1-",
        "6..",
        ".",
        "..",
        "–",
        "%",
        "?",
        "? ",
        "/",
        "//",
        "//\n",
        "a // b\n",
        "://",
        "a://",
        "https://a ",
        "<",
        "<a",
        "<a>",
        "a\n\n//\n",
        "because ",
        "because\n",
        "et ",
        "a\net \"x\"\n",
        "or a\n",
        "from 2026-01-01\n",
        "\r",
        "\t",
        "\u{A0}",
        "\u{200B}",
        "õ",
        "a\u{303}",
        "programme x {\n",
        "plan {\n  a teaches b\n}\n}\n",
        "x\n{\n",
        "title et a\"\n",
        "a\n \"\"\"\n}\n",
        "course A teaches b\n  title et \"x\"\n",
        "}\n a\n",
        "semester 1 A teaches b }\n",
    ];
    for row in rows {
        let short = (0..3).map(|_| time(row, 15_000)).min().unwrap_or_default();
        let long = time(row, 8 * 15_000);
        assert!(
            long < 24 * short + Duration::from_millis(100),
            "{row:?}: {short:?}, and {long:?} for eight times as much"
        );
    }
}

/// How long all that is done with a text takes for a row repeated to a length.
fn time(row: &str, length: usize) -> Duration {
    let source = row.repeat(length / row.len());
    let start = worked();
    let tree = parse(&source, &Table);
    let found = findings(&tree, FileId(0), &source).len();
    let laid_out = format(&source, &Table).len();
    let took = worked() - start;
    assert!(
        found <= source.len() && laid_out <= 4 * source.len(),
        "{row:?}"
    );
    took
}

/// How long this thread has been at work so far. What else the machine does is not in it.
fn worked() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(now).expect("time since the thread began")
}

#[test]
fn a_hundred_thousand_braces_are_one_fault() {
    let source = "a {".repeat(100_000);
    let tree = parse(&source, &Table);
    let kinds: Vec<_> = tree.faults.iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::TooDeep]);
    let deepest = tree.items.iter().filter(|item| item.open.is_some()).count();
    assert_eq!(deepest, 64);
}

#[test]
fn a_piece_that_is_cut_reads_as_one_that_is_not() {
    let line = "  ITI8730 teaches mine, explain // a course\n    or ITI8740\n  fee free because \"x\" for \"y\",\n    a, b\n";
    let short = format!("plan {{\n{line}}}\n");
    let long = format!("plan {{\n{}}}\n", line.repeat(3000));
    let (one, many) = (parse(&short, &Table), parse(&long, &Table));
    assert_eq!(many.faults, []);
    assert_eq!(many.items.len() - 1, (one.items.len() - 1) * 3000);
    let kinds = |tree: &Tree, source: &str| -> Vec<Vec<AtomKind>> {
        let mut found = Vec::new();
        walk(tree.roots(source), "", &mut |_, item| {
            found.push(item.atoms().iter().map(|atom| atom.kind).collect())
        });
        found
    };
    let (one, many) = (kinds(&one, &short), kinds(&many, &long));
    assert!(
        many[1..]
            .chunks(one.len() - 1)
            .all(|chunk| chunk == &one[1..])
    );
}

#[test]
fn ten_faults_in_ten_blocks_are_ten_faults() {
    let broken = [
        "catalogue a {\n  title et \"x\n}\n",
        "school b {\n  name et y\"\n}\n",
        "course C1 {\n  credits 3 ECTS ?\n}\n",
        "course C2 {\n  credits 3 ECTS\n",
        "course C3\n  credits 3 ECTS\n}\n",
        "course C4 {\n  credits 3 ECTS\n}\n}\n",
        "course C5 {\n  content et \"\"\"\n    text\n}\n",
        "course C6 {\n  title et „nii“\n}\n",
        "course C7 {\n  level\u{200B} EQF 7\n}\n",
        "programme p {\n  plan {\n    C1 teaches x\n  duration 1 semester\n}\n",
    ];
    let source = broken.concat();
    let tree = parse(&source, &Table);
    assert_eq!(tree.faults.len(), 10, "{:#?}", tree.faults);
    assert_eq!(findings(&tree, FileId(0), &source).len(), 10);
    assert_eq!(tree.roots(&source).count(), 10);
}

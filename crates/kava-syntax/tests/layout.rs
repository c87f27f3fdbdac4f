//! The four laws of the formatter: idempotent, meaning kept, comments kept, total.

mod vocabulary;

use kava_diagnostics::Span;
use kava_syntax::{edits, format, parse};
use proptest::prelude::*;
use vocabulary::laws::unfit;
use vocabulary::{FIXTURES, Table};

/// Checks all laws for one text and gives its layout.
fn laid_out(source: &str) -> Result<String, TestCaseError> {
    prop_assert_eq!(unfit(source, &Table), None);
    Ok(format(source, &Table))
}

/// A gap inside a line.
fn blank() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(" "), 1 => prop::sample::select(vec!["  ", "     ", "\t", "\u{A0}", "\u{2009} "])]
}

/// A gap before what may stand on a line of its own.
fn wide_gap() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        3 => blank(),
        2 => prop::sample::select(vec![
            "\n", "\n      ", "\r\n  ", "\n\n", " // so\n ", "\n  // own\n    ", " //\n\n// two\n\n  ",
        ]),
    ]
}

fn piece(pieces: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(pieces)
}

const WORDS: &[&str] = &[
    "kind",
    "title",
    "fee",
    "target-group",
    "assessment",
    "en",
    "ITI8730",
    "LTAT.02.001",
    "õpe",
    "in-force",
];
const VALUES: &[&str] = &[
    "micro-degree",
    "6..30 ECTS",
    "at least 50 %",
    "2026-08-31 to 2027-01-24",
    "17:00",
    "mine, explain",
    "2,5 ECTS",
    "80€",
    "<a@b.ee>",
    "https://a.ee/b",
    "14.310x",
    "6ECTS",
    "„nii“",
    "\"Tallinn\"",
    "\"\"",
    "1 200 EUR",
    "et todo",
    "6 – 9",
    "0413,0414",
];
const MORE: &[&str] = &[
    "et \"eesti keeles\"",
    "en \"in English\"",
    "because \"a reason that is long enough to be put on a line of its own\"",
    "for et \"x\"",
    "until 2027-08-31",
    "by \"the one who says so, and whose title is not short at all\"",
    "or ITI8740",
    "from 2026-06-15",
    "to todo",
    "clause \"2.1\"",
    "\"text\"",
    "en \"\"\"\n      long\n    text\n\n      { } \"x\" // no\n    \"\"\"",
    "et \"\"\"\n\"\"\"",
];

/// A fact on one line or several.
fn fact() -> impl Strategy<Value = String> {
    let values = prop::collection::vec((blank(), piece(VALUES)), 0..3);
    let more = prop::collection::vec((wide_gap(), piece(MORE)), 0..4);
    let list = prop::option::weighted(0.2, (wide_gap(), piece(&["explain", "mine, model", "a,b"])));
    (piece(WORDS), values, more, list).prop_map(|(word, values, more, list)| {
        let mut text = word.to_owned();
        let rest = values.into_iter().chain(more);
        rest.for_each(|(gap, part)| text.extend([gap, part]));
        if let Some((gap, codes)) = list {
            text.extend([",", gap, codes]);
        }
        text
    })
}

fn block(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let gap = || prop::sample::select(vec![" ", "\n", "\n\n\n  ", " // c\n", "\n// d\n", "\r\n\t"]);
    (
        prop::option::weighted(0.95, fact()),
        gap(),
        gap(),
        inner,
        gap(),
    )
        .prop_map(|(head, before, open, inner, close)| {
            format!(
                "{}{before}{{{open}{inner}{close}}}",
                head.unwrap_or_else(|| "{ } ".to_owned())
            )
        })
}

/// A whole text: facts one a line, blocks on one line or several, comments anywhere.
fn whole_text() -> impl Strategy<Value = String> {
    let row = || {
        prop::sample::select(vec![
            "\n",
            "\n",
            "\n  ",
            "\n\n",
            "\n\n\n\n    ",
            " // e\n",
            "\n  // f\n\n",
            "\r\n",
            "\n// g\n// h\n",
        ])
    };
    let items = move |item: BoxedStrategy<String>| {
        prop::collection::vec((item, row()), 0..5).prop_map(|items| {
            items
                .into_iter()
                .map(|(item, gap)| item + gap)
                .collect::<String>()
        })
    };
    let leaf = items(fact().boxed()).boxed();
    let nested = leaf.prop_recursive(4, 40, 4, move |inner| {
        items(prop_oneof![fact().boxed(), block(inner).boxed()].boxed()).boxed()
    });
    (
        prop::sample::select(vec!["", "\u{FEFF}", "\n\n", "// first\n", "  "]),
        nested,
    )
        .prop_map(|(start, text)| start.to_owned() + &text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(2000), failure_persistence: None, verbose: 0, ..ProptestConfig::default() })]

    #[test]
    fn whole_texts_keep_the_laws(source in whole_text()) {
        prop_assume!(parse(&source, &Table).faults.iter().all(|fault| fault.kind == kava_syntax::FaultKind::SmartQuotes));
        let text = laid_out(&source)?;
        prop_assert!(is_tidy(&text), "not laid out:\n{}", text);
    }

    #[test]
    fn broken_texts_keep_the_laws(source in whole_text(), place in any::<prop::sample::Index>(), cut in 0usize..4, new in "[{}\"?„\u{200B}\n/ ]{0,2}") {
        let chars: Vec<char> = source.chars().collect();
        let at = place.index(chars.len() + 1);
        let end = (at + cut).min(chars.len());
        let broken: String = chars[..at].iter().copied().chain(new.chars()).chain(chars[end..].iter().copied()).collect();
        laid_out(&broken)?;
    }
}

/// Outside of long texts no line ends with a blank, no two lines are blank, the file starts and ends
/// with a line that is not.
fn is_tidy(text: &str) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    let blank_ends = lines.iter().any(|line| line.ends_with([' ', '\t', '\r']));
    let two_blank = parse(text, &Table).comments.len() < text.len() && text.contains("\n\n\n");
    text.is_empty()
        || !blank_ends
            && !two_blank
            && text.ends_with('\n')
            && !text.starts_with(['\n', ' ', '\u{FEFF}'])
}

#[test]
fn fixtures_stand_as_they_are() {
    for (name, source) in FIXTURES.into_iter().filter(|(name, _)| *name != "loose") {
        assert_eq!(format(source, &Table), source, "{name}");
    }
}

#[test]
fn line_ends_blanks_and_indentation_are_of_no_account() {
    for (name, source) in FIXTURES.into_iter().filter(|(name, _)| *name != "loose") {
        assert_eq!(
            format(&source.replace('\n', "\r\n"), &Table),
            source,
            "{name}"
        );
        assert_eq!(
            format(&format!("\u{FEFF}{source}\n\n"), &Table),
            source,
            "{name}"
        );
        let flush: String = source
            .lines()
            .map(|line| format!("\t\t{}\n", line.trim_start()))
            .collect();
        let flush = format(&flush, &Table);
        assert!(flush.lines().eq(source.lines()), "{name}:\n{flush}");
    }
}

#[test]
fn broken_text_stands_as_it_is() {
    for source in [
        "a {\n   b  c\n",
        "a  }\n",
        "title   et \"x\n",
        "a   ?\n",
        "x  \"\"\"\ny\n",
        "a   {\n b }\n}\n",
    ] {
        assert_eq!(format(source, &Table), source);
        assert_eq!(edits(source, &Table), []);
    }
}

/// Its lines move, and what stands in the block is under the same head still.
#[test]
fn a_long_text_may_stand_where_a_block_is_named() {
    let source = "school x {\n\"\"\"  one\n  two\n\"\"\" y {\n  from en\n}\n}\n";
    let text = laid_out(source).expect("the laws");
    assert!(text.contains("\n    from en\n"), "{text}");
}

#[test]
fn a_loose_text_gets_the_one_layout() {
    let (_, source) = FIXTURES[4];
    insta::assert_snapshot!(format(source, &Table));
}

#[test]
fn edits_touch_gaps_only() {
    let source = "school it {\nname       et \"IT\"\n}\n";
    let found = edits(source, &Table);
    assert_eq!(
        found,
        [
            (Span::new(11, 12), "\n  ".to_owned()),
            (Span::new(16, 23), "  ".to_owned())
        ]
    );
}

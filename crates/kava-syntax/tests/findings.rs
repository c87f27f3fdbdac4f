//! What a director is told about a broken file, in both languages, and what the fix does.

mod vocabulary;

use kava_diagnostics::{FileId, Finding, Lang};
use kava_syntax::{findings, parse};
use vocabulary::Table;

fn found(source: &str) -> Vec<Finding> {
    findings(&parse(source, &Table), FileId(0), source)
}

/// The text after all fixes that are offered first.
fn mended(source: &str) -> String {
    let fixes = found(source)
        .into_iter()
        .filter_map(|finding| finding.fixes.into_iter().next());
    let mut edits: Vec<_> = fixes.flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = source.to_owned();
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

fn told(source: &str) -> String {
    let mut out = format!("{source}\n");
    for finding in found(source) {
        out += &format!(
            "-- {} at {:?}\n",
            finding.code,
            finding.place.span.of(source)
        );
        for lang in [Lang::En, Lang::Et] {
            out += &format!("{}\n", finding.message.get(lang));
            let related = finding
                .related
                .iter()
                .map(|related| related.message.get(lang));
            let more = related.chain(
                finding
                    .notes
                    .iter()
                    .chain(&finding.help)
                    .map(|words| words.get(lang)),
            );
            let fixes = finding.fixes.iter().map(|fix| fix.title.get(lang));
            more.chain(fixes)
                .for_each(|words| out += &format!("   {words}\n"));
        }
    }
    out += &format!("-- mended\n{}\n", mended(source));
    visible(&out)
}

/// Invisible characters as their codes, so that the snapshot can be read.
fn visible(text: &str) -> String {
    let show = |char: char| match char {
        '\n' | '…' | '“' | '”' => char.to_string(),
        char if char.is_control() || ('\u{2000}'..'\u{2070}').contains(&char) && char != '„' => {
            char.escape_unicode().to_string()
        }
        char => char.to_string(),
    };
    text.chars().map(show).collect()
}

#[test]
fn every_fault_is_told_in_both_languages() {
    let broken = [
        "programme p {\n  plan {\n    semester 1 {\n      A1 teaches x // last\n    }\n  duration 1 semester\n}",
        "course C {\n  credits 3 ECTS\n}\n}\n",
        "programme p {\n  plan\n    semester 1 {\n      A1\n    }\n  }\n}",
        "course C { title et \"A\" en \"B\"",
        "title et \"A en \"B\"",
        "title et A\" en \"B\"",
        "title et „A",
        "title et A“",
        "title et „A \"b\" c“ en «D»",
        "content et \"\"\"\n  A\nlevel EQF 7",
        "course C {\n  content et \"\"\"\n    A\n  title et \"B\"\n}",
        "content et \"\"\n  A\n  \"\"\"",
        "content et \"\"\"\n  A\n  \"\"\nlevel et \"B\"",
        "credits 3 ECTS ??? ! x",
        "title\u{200B} et \"A\u{202E}\"\u{200B} // \u{7}\n\u{C}a",
    ];
    let told: Vec<String> = broken.into_iter().map(told).collect();
    insta::assert_snapshot!(told.join("\n=====\n"));
}

#[test]
fn a_fix_leaves_no_fault() {
    for source in [
        "a {\n b {\n  c\n}\n",
        "a {\n}\n }\n",
        "title et \"A en \"B\"",
        "title et „A \"b\" c“",
        "x „a \"",
        "\u{1}a\u{2028}b\u{AD}",
        "content et \"\"\"\n  A\nlevel et \"x\"",
        "content et \"\"\n  A\n  \"\"\"",
    ] {
        let text = mended(source);
        assert_eq!(found(&text), [], "{source:?} gave {text:?}");
    }
}

#[test]
fn what_is_too_deep_is_told_once() {
    let source = format!("{}{}", "a {\n".repeat(70), "}\n".repeat(70));
    let found = found(&source);
    assert_eq!(
        found.iter().map(|finding| finding.code).collect::<Vec<_>>(),
        ["too-deep"]
    );
    assert_eq!(
        found[0].message.en,
        "more than 64 blocks stand inside one another; what is deeper is not read"
    );
}

#[test]
fn smart_quotes_and_invisible_characters_are_told_once_a_file() {
    let source = "a „x“\nb „y“ \u{200B}\nc «z»\u{200B}\u{7}\n";
    let codes: Vec<_> = found(source)
        .iter()
        .map(|finding| (finding.code, finding.fixes[0].edits.len()))
        .collect();
    assert_eq!(
        codes,
        [
            ("smart-quotes", 6),
            ("control-character", 2),
            ("control-character", 1)
        ]
    );
}

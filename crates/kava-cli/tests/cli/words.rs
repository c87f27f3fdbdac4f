//! `kava explain WORD`: the glossary behind the command line, in both languages.

use insta::assert_snapshot;

use crate::run::Folder;

fn shown(args: &[&str]) -> String {
    let mut all = vec!["explain"];
    all.extend(args);
    all.extend(["--color", "never"]);
    let run = Folder::empty().kava(&all);
    assert_eq!(run.code, 0, "{args:?}: {}", run.err);
    run.out
}

#[test]
fn a_word_is_explained_in_both_languages() {
    for word in ["micro-degree", "mikrokraad"] {
        for lang in ["en", "et"] {
            assert_snapshot!(
                format!("word_{word}_{lang}"),
                shown(&[word, "--lang", lang])
            );
        }
    }
}

#[test]
fn several_words_are_one() {
    assert_eq!(shown(&["degree", "study"]), shown(&["Degree Study"]));
    assert!(shown(&["õppe", "sisu"]).contains("content"));
}

#[test]
fn who_writes_another_word_is_told_the_right_one() {
    assert_snapshot!("word_syllabus_en", shown(&["syllabus", "--lang", "en"]));
    assert_snapshot!("word_ainekava_et", shown(&["ainekava", "--lang", "et"]));
}

#[test]
fn a_code_named_after_a_word_shows_both() {
    let out = shown(&["volume", "--lang", "en"]);
    assert!(out.contains("Why") && out.contains("maht"), "{out}");
}

#[test]
fn a_near_word_is_suggested() {
    let run = Folder::empty().kava(&["explain", "micro-degre", "--lang", "en"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("did you mean “micro-degree”?"),
        "{}",
        run.err
    );
    let run = Folder::empty().kava(&["explain", "mikrokrad", "--lang", "et"]);
    assert!(
        run.err.contains("kas mõtlesid „mikrokraad“?"),
        "{}",
        run.err
    );
}

/// Every word of the glossary leads to its row, from either language.
#[test]
fn every_word_is_explained() {
    for term in kava::glossary() {
        let english = shown(&[term.english.words[0], "--lang", "en"]);
        assert!(english.contains(term.estonian.words[0]), "{english}");
    }
}

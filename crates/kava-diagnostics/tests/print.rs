//! Findings as people see them in a terminal.

use std::sync::Arc;

use insta::assert_snapshot;
use kava_diagnostics::print::Printer;
use kava_diagnostics::{Citation, FileId, Finding, Lang, Place, Source, Sources, Span, Words, say};

fn sources(texts: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::default();
    for (name, text) in texts {
        sources.add(Arc::new(Source::new(*name, *text)));
    }
    sources
}

/// The first place of a text in a file.
fn place(sources: &Sources, file: u32, text: &str) -> Place {
    let file = FileId(file);
    let at = sources
        .get(file)
        .text
        .find(text)
        .unwrap_or_else(|| panic!("no {text:?}"));
    Span::new(at, at + text.len()).in_file(file)
}

fn plain(printer: &Printer<'_>, finding: &Finding) -> String {
    let mut bytes = Vec::new();
    printer.terminal(finding, &mut bytes).unwrap();
    anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string()
}

fn in_english(sources: &Sources, finding: &Finding) -> String {
    plain(&Printer::new(sources, Lang::En), finding)
}

fn careless(place: Place) -> Finding {
    Finding::error(
        "careless",
        place,
        say!(en "this is wrong", et "see on vale"),
    )
    .label(say!(en "here", et "siin"))
}

/// The message of LANGUAGE.md.
fn degree_share(sources: &Sources) -> Finding {
    let mut finding = Finding::error(
        "degree-share",
        place(sources, 0, "choose"),
        say!(
            en "a learner can finish with less than half from degree study",
            et "õppija võib lõpetada nii, et alla poole on tasemeõppest"
        ),
    )
    .label(say!(
        en "with AUT0010 chosen here, beside ITI8730 and ITS8080",
        et "kui siin valida AUT0010, lisaks ITI8730 ja ITS8080"
    ))
    .note(say!(
        en "6 of 15 ECTS (40 %) come from degree study: ITI8730 6; not ITS8080 6, AUT0010 3",
        et "tasemeõppest tuleb 6 EAP 15-st (40 %): ITI8730 6; mitte ITS8080 6, AUT0010 3"
    ))
    .help(say!(
        en "a degree course in place of AUT0010 gives 9 of 15; of ITS8080, 12 of 15",
        et "tasemeõppe aine AUT0010 asemel annab 9 / 15, ITS8080 asemel 12 / 15"
    ));
    finding.citation = Some(Arc::new(Citation {
        guideline: "taltech".into(),
        edition: "2025-10-09".into(),
        clause: "1.1".into(),
        point: None,
    }));
    finding
}

const PLAN: &str = "\n\n\n\n\n\n\n  plan {\n    ITI8730\n      choose 3 ECTS from {\n";

#[test]
fn a_story_in_english() {
    let sources = sources(&[("data-mining.kava", PLAN)]);
    assert_snapshot!(in_english(&sources, &degree_share(&sources)));
}

#[test]
fn a_story_in_estonian() {
    let sources = sources(&[("data-mining.kava", PLAN)]);
    assert_snapshot!(plain(
        &Printer::new(&sources, Lang::Et),
        &degree_share(&sources)
    ));
}

#[test]
fn a_note_that_names_the_clause_is_enough() {
    let sources = sources(&[("data-mining.kava", PLAN)]);
    let finding = degree_share(&sources).note(say!(
        en "clause 1.1 asks for at least 50 % (taltech, in force from 2025-10-09)",
        et "punkt 1.1 nõuab: vähemalt 50 % (taltech, kehtib alates 2025-10-09)"
    ));
    assert_eq!(
        in_english(&sources, &finding).matches("clause 1.1").count(),
        1
    );
}

#[test]
fn notes_keep_within_a_terminal() {
    let sources = sources(&[("data-mining.kava", PLAN)]);
    assert_snapshot!(plain(
        &Printer::new(&sources, Lang::En).within(60),
        &degree_share(&sources)
    ));
}

#[test]
fn related_places_here_and_in_another_file() {
    let sources = sources(&[
        ("a.kava", "course A1 {\n}\n\ncourse A1 {\n}\n"),
        ("b.kava", "// more\n\n\n\n\n\n\n\n\n\ncourse A1 {\n"),
    ]);
    let second = Span::new(22, 24).in_file(FileId(0));
    let finding = Finding::error(
        "duplicate",
        second,
        say!(en "A1 is declared twice", et "A1 on kirjas kaks korda"),
    )
    .related(
        place(&sources, 0, "A1"),
        say!(en "first here", et "esimene siin"),
    )
    .related(place(&sources, 1, "A1"), say!(en "and here", et "ja siin"))
    .fix(say!(en "write “A2”", et "kirjuta „A2“"), second.span, "A2");
    assert_snapshot!(in_english(&sources, &finding));
}

#[test]
fn a_place_over_several_lines_is_shown_by_its_first_word() {
    let sources = sources(&[(
        "a.kava",
        "plan {\n  choose 3 ECTS from { // why\n    A1\n  }\n}\n",
    )]);
    let at = place(&sources, 0, "choose 3 ECTS from { // why\n    A1\n  }");
    let shown = in_english(&sources, &careless(at));
    assert!(shown.contains("│   ^^^^^^ here\n"), "{shown}");
}

#[test]
fn what_is_wrong_at_the_same_place_shows_the_source_once() {
    let sources = sources(&[("a.kava", "course A1 {\n")]);
    let at = place(&sources, 0, "A1");
    let bare = || Finding::warning("bare", at, say!(en "more is wrong", et "veel on vigu"));
    let findings = [
        careless(at),
        bare().help(say!(en "write", et "kirjuta")),
        bare(),
    ];
    let mut bytes = Vec::new();
    Printer::new(&sources, Lang::En)
        .terminal_all(&findings, &mut bytes)
        .unwrap();
    assert_snapshot!(anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string());
}

#[test]
fn carets_stand_under_wide_letters_accents_and_tabs() {
    let text = "\ttitle en \"日本語\" bad\r\n e\u{301}e\u{301} bad2\r\n";
    let sources = sources(&[("a.kava", text)]);
    let finding = careless(place(&sources, 0, "bad"))
        .related(place(&sources, 0, "bad2"), Words::same("there"));
    assert_snapshot!(in_english(&sources, &finding));
}

#[test]
fn an_accent_alone_is_underlined_with_its_letter() {
    let sources = sources(&[("a.kava", "ab e\u{301} c")]);
    assert_snapshot!(in_english(
        &sources,
        &careless(place(&sources, 0, "\u{301}"))
    ));
}

#[test]
fn nothing_from_a_file_reaches_the_terminal_raw() {
    let text = "title \"\u{1b}[31mred\u{7}\u{202e}evil\u{200b}\r\u{9b}2J\" bad\n";
    let sources = sources(&[("a\u{1b}[2J.kava", text)]);
    let message = Words::same("says “\u{1b}]0;title\u{7}” and \u{2066}more\n");
    let mut finding = Finding::error("careless", place(&sources, 0, "bad"), message.clone())
        .label(message.clone())
        .note(message.clone())
        .help(message.clone())
        .fix(message.clone(), Span::at(0), "\u{1b}");
    finding.citation = Some(Arc::new(Citation {
        guideline: "\u{1b}[1m".into(),
        edition: "\u{7}".into(),
        clause: "\u{202e}".into(),
        point: None,
    }));
    let shown = in_english(&sources, &finding);
    assert_snapshot!(shown);
    let mut raw = Vec::new();
    Printer::new(&sources, Lang::Et)
        .terminal(&finding, &mut raw)
        .unwrap();
    Printer::new(&sources, Lang::Et)
        .short(&finding, &mut raw)
        .unwrap();
    let stripped = anstream::adapter::strip_str(std::str::from_utf8(&raw).unwrap()).to_string();
    let unsafe_char = |char: &char| {
        char.is_control() && *char != '\n' || "\u{202e}\u{200b}\u{2066}".contains(*char)
    };
    assert_eq!(stripped.chars().find(unsafe_char), None);
    // Only our own colours: no sequence of a file survives between them.
    let codes: Vec<&str> = std::str::from_utf8(&raw)
        .unwrap()
        .split('\u{1b}')
        .skip(1)
        .collect();
    assert!(
        codes
            .iter()
            .all(|code| code.starts_with('[') && code.contains('m')),
        "{codes:?}"
    );
    assert!(
        !codes
            .iter()
            .any(|code| code.starts_with("[31mred") || code.starts_with("[2J"))
    );
}

#[test]
fn a_byte_order_mark_is_not_shown() {
    let sources = sources(&[("a.kava", "\u{feff}catalog x\n")]);
    let shown = in_english(&sources, &careless(place(&sources, 0, "catalog")));
    assert!(shown.contains("│ catalog x\n"), "{shown}");
    assert!(shown.contains("│ ^^^^^^^ here\n"), "{shown}");
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!(
        "aim et \"{}\" bad \"{}\"\n",
        "õ".repeat(300),
        "x".repeat(300)
    );
    let sources = sources(&[("a.kava", &text)]);
    let shown = in_english(&sources, &careless(place(&sources, 0, "bad")));
    assert_snapshot!(shown);
    let start = careless(place(&sources, 0, "aim"));
    assert!(in_english(&sources, &start).contains("│ aim et \"õõõ"));
    let narrow = Printer::new(&sources, Lang::En).within(60);
    assert!(
        plain(&narrow, &start)
            .lines()
            .all(|line| line.chars().count() <= 60)
    );
}

#[test]
fn places_at_every_byte_of_any_text_can_be_shown() {
    let text = "\u{feff}ä\t日\u{1b}\r\n\r\r\n\u{301}\u{202e}x\n\n\0";
    let sources = sources(&[("a.kava", text), ("empty.kava", "")]);
    for start in 0..=text.len() + 2 {
        for end in start..=text.len() + 2 {
            let finding = careless(Span::new(start, end).in_file(FileId(0)))
                .related(Span::at(end).in_file(FileId(1)), Words::same("and"));
            let shown = in_english(&sources, &finding);
            assert!(shown.contains('^'), "no caret for {start}..{end}:\n{shown}");
        }
    }
}

#[test]
fn one_line_a_finding() {
    let sources = sources(&[("data-mining.kava", PLAN)]);
    let mut bytes = Vec::new();
    let printer = Printer::new(&sources, Lang::Et)
        .with_paths(|file| format!("../{}", sources.get(file).name));
    printer.short(&degree_share(&sources), &mut bytes).unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap(),
        "../data-mining.kava:10:7: error[degree-share]: õppija võib lõpetada nii, et alla poole on tasemeõppest (taltech 1.1)\n"
    );
}

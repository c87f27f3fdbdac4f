//! Where a fact ends, and what its atoms are: principle 2 of the language, and its words.

mod vocabulary;

use kava_syntax::{Atom, AtomKind, Fit, Vocabulary, parse};

/// Knows no word, so that nothing but the grammar speaks.
struct Nothing;

impl Vocabulary for Nothing {
    fn fit(&self, _: &str, _: &[Atom], _: &str, _: bool) -> Fit {
        Fit::Foreign
    }

    fn opens(&self, _: &str, _: &str) -> bool {
        false
    }
}

/// How many facts stand at the top level.
fn facts(source: &str) -> usize {
    parse(source, &Nothing).roots(source).count()
}

#[test]
fn a_fact_goes_on_as_principle_two_says() {
    let continued = [
        "title et \"A\"\n en \"B\"",
        "title\n et \"A\"\n en \"B\"",
        "title et \"A\"\n en \"\"\"\n B\n \"\"\"",
        "title et „A“\n en „B“",
        "place\n \"Tallinn\"",
        "fee free\n because \"x\"",
        "fee free\n because et \"x\" en \"y\"",
        "fee 3 EUR\n for todo",
        "approved 2026-04-20\n by \"HAKA\"",
        "must volume 6 ECTS\n clause \"2.1\"",
        "apply\n from 2026-06-15\n to 2026-08\n until 21.8.2026\n by todo \"ask\"",
        "must announced\n by 1 May before autumn",
        "must announced\n by 1 mai",
        "ITI8730 teaches x\n or ITI8740\n or 14.310x",
        "teaches mine,\n explain, model,\n plan",
        "study-groups ISCED-F 0413, // these\n // and those\n\n 0414 // only",
        "title et \"A\" // first\n\n // second\n en \"B\"",
        "programme x\n\n // so\n{\n}",
        "title et \"A\"\r\n en \"B\"",
        "title et \"A\"\r en \"B\"",
        "title et\u{A0}\"A\"\n\u{2009}en\u{A0}\"B\"",
    ];
    for source in continued {
        assert_eq!(facts(source), 1, "{source}");
    }
}

#[test]
fn nothing_else_goes_on() {
    let two = [
        "kind x\n title et \"B\"",
        "kind x\n en",
        "kind x\n by dean",
        "kind x\n from autumn-2026",
        "kind x\n to 20:15",
        "kind x\n until 3 ECTS",
        "kind x\n because of",
        "kind x\n orange \"B\"",
        "kind x\n bye \"B\"",
        "kind x\n clause 2",
        "language et,\n level EQF 7",
        "language et,\n title et \"A\"",
        "language et,\n course X {\n}",
        "language et\n en",
        "x {\n}\n{\n}",
        "x {\n}\n\"text\"",
        "x {\n}\nbecause \"text\"",
        "x {\n} en \"B\"",
    ];
    for source in two {
        assert_eq!(facts(source), 2, "{source}");
    }
    let source = "x {\n en \"B\"\n because \"C\"\n}";
    let tree = parse(source, &Nothing);
    assert_eq!(
        tree.roots(source)
            .next()
            .map(|item| item.children().count()),
        Some(1)
    );
}

#[test]
fn outcomes_may_have_any_name() {
    let source = "outcomes {\n mine et \"a\"\n en et \"b\"\n en \"c\"\n by et \"d\"\n from et \"e\"\n plan et \"f\"\n}";
    let tree = parse(source, &Nothing);
    let names: Vec<_> = tree
        .roots(source)
        .flat_map(|item| item.children())
        .map(|item| item.head())
        .collect();
    assert_eq!(names, ["mine", "en", "by", "from", "plan"]);
}

#[test]
fn one_line_holds_a_block() {
    let source = "plan { semester 1 { ITI8730 teaches mine } }";
    let tree = parse(source, &Nothing);
    assert_eq!(tree.faults, []);
    assert_eq!(
        vocabulary::places(&tree, source),
        [": plan", "/plan: semester", "/plan/semester: ITI8730"]
    );
}

fn kinds(source: &str) -> Vec<(AtomKind, &str)> {
    parse(source, &Nothing)
        .atoms
        .iter()
        .map(|atom| (atom.kind, atom.text(source)))
        .collect()
}

#[test]
fn atoms_are_told_by_their_shape() {
    use AtomKind::*;
    let alone = [
        ("data-mining", Word),
        ("LTAT.02.001", Word),
        ("õppeaine_1", Word),
        ("o\u{303}ppeaine", Word),
        ("Ünikood", Word),
        ("14.310x", Code),
        ("6ECTS", Code),
        ("1-8", Code),
        ("2026-8-31", Code),
        ("1.2.3", Code),
        ("6", Number),
        ("2.5", Number),
        ("0613", Number),
        ("2026-08-31", Date),
        ("2026-08", Month),
        ("21.8.2026", DottedDate),
        ("21.08.2026", DottedDate),
        ("9:30", Time),
        ("17:00", Time),
        ("\"a // b { } „c“ \\\"", Text),
        ("\"\"", Text),
        ("„a \"b\" c“", SmartText),
        ("“a”", SmartText),
        ("«a»", SmartText),
        ("»a«", SmartText),
        ("”a”", SmartText),
        ("\"\"\"\n a \"b\" {\n\n \"\"\"", LongText),
        ("\"\"\"a\"\"\"", LongText),
        (
            "https://a.ee/b?c={d}&e=1,2#f".trim_end_matches("{d}&e=1,2#f"),
            Url,
        ),
        ("https://a.ee/x,y//z", Url),
        ("http://a.ee", Url),
        ("<director@example.ee>", Mail),
        ("..", Range),
        ("–", Range),
        ("—", Range),
        (",", Comma),
        ("%", Percent),
        ("€", Euro),
        ("?!", Junk),
        ("...", Junk),
        ("/", Junk),
    ];
    for (source, kind) in alone {
        assert_eq!(kinds(source), [(kind, source)]);
    }
}

#[test]
fn atoms_need_no_blank_between() {
    use AtomKind::*;
    assert_eq!(
        kinds("6..30"),
        [(Number, "6"), (Range, ".."), (Number, "30")]
    );
    assert_eq!(kinds("A..B.C"), [(Word, "A"), (Range, ".."), (Word, "B.C")]);
    assert_eq!(kinds("6–30"), [(Number, "6"), (Range, "–"), (Number, "30")]);
    assert_eq!(kinds("2,5"), [(Number, "2"), (Comma, ","), (Number, "5")]);
    assert_eq!(
        kinds("1\u{202F}200€"),
        [(Number, "1"), (Number, "200"), (Euro, "€")]
    );
    assert_eq!(
        kinds("60%,"),
        [(Number, "60"), (Percent, "%"), (Comma, ",")]
    );
    assert_eq!(kinds("et\"x\""), [(Word, "et"), (Text, "\"x\"")]);
    assert_eq!(
        kinds("https://a.ee, b"),
        [(Url, "https://a.ee"), (Comma, ","), (Word, "b")]
    );
    assert_eq!(kinds("a// b"), [(Word, "a")]);
    assert_eq!(kinds("end."), [(Word, "end"), (Junk, ".")]);
}

#[test]
fn comments_are_kept_without_their_line_ends() {
    let source = "// one\r\na // two\rb // https://x.ee \"three\n\"// four\" // five";
    let tree = parse(source, &Nothing);
    let comments: Vec<_> = tree
        .comments
        .iter()
        .map(|comment| comment.of(source))
        .collect();
    assert_eq!(
        comments,
        ["// one", "// two", "// https://x.ee \"three", "// five"]
    );
}

/// Blanks and invisible characters part words; letters, digits and all else do not.
#[test]
fn the_blanks_of_the_scan_are_those_of_the_grammar() {
    for char in (0..0x3100)
        .chain(0xFE00..0xFFFF)
        .chain(0xE0000..0xE0100)
        .filter_map(char::from_u32)
    {
        let source = format!("a{char}b");
        let tree = parse(&source, &Nothing);
        let covered: usize = tree.atoms.iter().map(|atom| atom.span.range().len()).sum();
        let braces = source.matches(['{', '}']).count();
        let is_gap = covered + braces < source.len()
            && !tree
                .atoms
                .iter()
                .any(|atom| atom.text(&source).contains(char));
        let expected = char.is_whitespace()
            || char.is_control()
            || is_invisible(char)
            || matches!(char, '{' | '}');
        assert_eq!(is_gap || braces > 0, expected, "{char:?}");
    }
}

fn is_invisible(char: char) -> bool {
    matches!(char, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

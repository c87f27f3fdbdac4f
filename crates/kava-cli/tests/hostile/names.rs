//! Names that look like others.

use super::measured::Catalogue;

/// Latin `a` and Cyrillic `а`; õ in one sign and in two; a joiner that nobody sees; wide digits.
const ALIKE: [&str; 7] = [
    "data",
    "d\u{430}ta",
    "\u{f5}pe",
    "o\u{303}pe",
    "da\u{200d}ta",
    "data-\u{ff11}",
    "data-1",
];

#[test]
fn a_name_that_looks_like_another_is_told() {
    let programmes: String = ALIKE
        .iter()
        .map(|name| format!("programme {name} {{\n  kind micro-degree\n}}\n"))
        .collect();
    let catalogue = Catalogue::of(&programmes);
    let used = catalogue.check().within(10, 400);
    assert!(
        !used.out.contains('\u{200d}'),
        "an invisible sign is shown as it stands"
    );
    assert_eq!(used.out.matches("warning[look-alike-names]").count(), 3);
    // Canonically the same text is the same name.
    catalogue.check().says(1, &["duplicate-name"]);
}

#[test]
fn ten_thousand_names_that_look_alike_are_told_in_time() {
    let name = |at: usize| -> String {
        (0..14)
            .map(|bit| if at >> bit & 1 == 0 { 'a' } else { '\u{430}' })
            .collect()
    };
    let programmes: String = (0..10_000)
        .map(|at| format!("programme {} {{\n}}\n", name(at)))
        .collect();
    Catalogue::of(&programmes)
        .check()
        .within(90, 2_500)
        .says(1, &["look-alike"])
        .says_at_most(400_000);
}

#[test]
fn reversed_text_is_told_and_shown_harmless() {
    let text = "programme p {\n  title et \"\u{202e}gnp.exe\u{202c}\" en \"\u{2066}x\u{2069}\"\n}\nprogramme \u{202e}q {\n}\n";
    let used = Catalogue::of(text).check().within(10, 400);
    let reverses = |text: &str| text.contains(['\u{202e}', '\u{202c}', '\u{2066}', '\u{2069}']);
    assert!(!reverses(&used.out) && !reverses(&used.err));
    used.says(1, &["control-character"]);
}

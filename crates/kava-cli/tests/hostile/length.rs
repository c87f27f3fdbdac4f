//! Words, texts, lines and comments of millions of characters.

use super::measured::{Catalogue, grows_with_its_length};

const LONG: usize = 50_000_000;

#[test]
fn ten_million_words_on_a_line_take_less_than_a_gigabyte() {
    let line = format!("programme p {{\n  aim {}\n}}\n", "ab ".repeat(10_000_000));
    let used = Catalogue::of(&line).check().within(60, 1_000);
    used.says(1, &["error[unexpected]"]).says_at_most(20_000);
}

#[test]
fn a_word_of_fifty_million_letters_is_a_finding() {
    let used = Catalogue::of(&"a".repeat(LONG)).check().within(30, 400);
    used.says(1, &["error[unknown-field]"]).says_at_most(5_000);
}

#[test]
fn a_text_of_fifty_million_letters_is_read() {
    let text = format!(
        "programme p {{\n  title et \"{}\"\n}}\n",
        "õ".repeat(LONG / 2)
    );
    Catalogue::of(&text)
        .check()
        .within(30, 600)
        .says_at_most(20_000);
}

#[test]
fn a_comment_of_fifty_million_letters_is_passed_over() {
    let comment = format!("// {}\n", "x".repeat(LONG));
    Catalogue::of(&comment)
        .check()
        .within(30, 400)
        .says(0, &["0 programmes"]);
}

#[test]
fn signs_without_end_are_told_in_few_words() {
    for (sign, allowed) in [
        ("\"", 20),
        (",", 30),
        ("\u{0}", 20),
        ("<", 60),
        ("..", 60),
        ("%", 60),
        ("\n", 20),
    ] {
        let used = Catalogue::of(&sign.repeat(1_000_000))
            .check()
            .within(allowed, 900);
        assert!(used.code <= 1, "{sign:?}");
        used.says_at_most(200_000);
    }
}

#[test]
fn what_it_costs_grows_with_the_length() {
    grows_with_its_length(500_000, |size| {
        format!("programme p {{\n  aim {}\n}}\n", "ab ".repeat(size))
    });
    grows_with_its_length(500_000, |size| "\"x\n".repeat(size));
    grows_with_its_length(300_000, |size| {
        format!("programme p {{\n  language {}et\n}}\n", "et, ".repeat(size))
    });
}

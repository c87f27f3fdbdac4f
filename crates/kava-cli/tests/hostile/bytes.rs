//! Bytes that are no text, at every place.

use super::measured::Catalogue;

const TEXT: &str = "programme p {\n  kind micro-degree\n  title et \"Õpe\"\n  volume 6 ECTS\n}\n";

/// A file for every place and byte: each is told by its name, and the others are read all the same.
#[test]
fn a_byte_that_is_no_text_is_told_wherever_it_stands() {
    let mut catalogue = Catalogue::of("");
    let mut written = 0;
    for at in 0..TEXT.len() {
        for byte in [0xFF, 0x80, 0xC3, 0xC0, 0xED, 0xF8] {
            let mut bytes = TEXT
                .replace("programme p", &format!("programme p{at}-{byte}"))
                .into_bytes();
            let shift = bytes.len() - TEXT.len();
            let place = if at > 11 { at + shift } else { at };
            bytes[place] = byte;
            if std::str::from_utf8(&bytes).is_ok() {
                continue;
            }
            catalogue = catalogue.with(&format!("f{at:03}-{byte:02x}.kava"), bytes);
            written += 1;
        }
    }
    let used = catalogue
        .kava(&["check", "--format", "json", "--as-of", "2026-06-10"])
        .within(30, 400);
    assert_eq!(used.code, 1);
    let told = used.out.matches("\"not-utf8\"").count();
    assert_eq!(
        told,
        written,
        "{}",
        used.out.chars().take(1_000).collect::<String>()
    );
    assert!(written > 400);
}

#[test]
fn marks_and_other_encodings_are_told() {
    let wide = |big: bool| -> Vec<u8> {
        let units = "\u{feff}programme p {\n}\n".encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let catalogue = Catalogue::of("")
        .with("big.kava", wide(true))
        .with("little.kava", wide(false))
        .with("marked.kava", format!("\u{feff}{TEXT}"))
        .with("marks.kava", "\u{feff}".repeat(100_000))
        .with("empty.kava", "")
        .with("zip.kava", b"PK\x03\x04\x00\x00\x00\x00");
    let used = catalogue.check().within(10, 400);
    used.says(1, &["big.kava", "little.kava", "zip.kava", "p"])
        .says_at_most(20_000);
}

//! Files that are broken, or made to do harm: a fault with its place, and never a panic.

use std::io::{Cursor, Write};

use kava_diagnostics::Lang;
use kava_import::{Order, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[track_caller]
fn refused(bytes: &[u8], why: &str) {
    let fault = import(bytes, Order::default()).expect_err("refused");
    let said = fault.words().get(Lang::En).to_owned();
    assert!(said.contains(why), "{said}");
}

fn text(csv: &str) -> String {
    let imported = import(csv.as_bytes(), Order::default()).expect("imported");
    let tree = kava_syntax::parse(&imported.text, &kava_model::Vocabulary);
    assert!(tree.faults.is_empty(), "{}", imported.text);
    imported.text
}

fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Title").expect("written");
    sheet.write(1, 0, "Data").expect("written");
    book.save_to_buffer().expect("saved")
}

#[test]
fn text_in_another_encoding_is_refused_with_its_place() {
    refused(
        b"title,fee\nA,1\n\"B\",\xE4\n",
        "row 3, column 2: this is not UTF-8 text",
    );
}

#[test]
fn a_table_without_known_headings_is_refused() {
    for bytes in [
        &b""[..],
        b"\n\n",
        b"\x00\x01\x02",
        b"a,b\n1,2\n",
        b"{\"a\": 1}",
    ] {
        refused(bytes, "no programme was found");
    }
}

#[test]
fn a_workbook_cut_anywhere_or_changed_anywhere_never_panics() {
    let whole = workbook();
    for end in 4..whole.len() {
        assert!(import(&whole[..end], Order::default()).is_err(), "{end}");
    }
    for at in 4..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        let _ = import(&changed, Order::default());
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("xl/workbook.xml", SimpleFileOptions::default())
        .expect("begun");
    let zeros = vec![0; 1 << 20];
    for _ in 0..130 {
        archive.write_all(&zeros).expect("written");
    }
    let bytes = archive.finish().expect("finished").into_inner();
    assert!(bytes.len() < 1 << 20, "it is small itself: {}", bytes.len());
    refused(&bytes, "unpacked, the file has more than 128 MB");
}

#[test]
fn a_sheet_of_two_far_cells_takes_no_room() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Title").expect("written");
    sheet.write(1_048_575, 0, "Data").expect("written");
    sheet.write(1_048_575, 16_383, "far").expect("written");
    let bytes = book.save_to_buffer().expect("saved");
    let imported = import(&bytes, Order::default()).expect("imported");
    assert!(imported.text.contains("en \"Data\""), "{}", imported.text);
    assert!(imported.text.contains("// far"), "{}", imported.text);
}

#[test]
fn no_cell_ends_its_text_or_opens_a_block() {
    let text = text(
        "title,fee,level,other\n\"a \"\"b\"\" } programme x { \"\"\"\"\"\" // c\",\"} {\n\",\"todo\",\"x\n} course y {\"\n",
    );
    assert_eq!(
        text.matches("programme ").count() - text.matches("} programme x {").count(),
        1,
        "{text}"
    );
    assert!(
        text.lines()
            .filter(|line| line.contains("course y"))
            .all(|line| line.trim().starts_with("//")),
        "{text}"
    );
}

#[test]
fn what_cannot_be_seen_is_shown() {
    let text = text("title,other\nA\u{202E}B\u{1}C,D\u{2066}E\n");
    assert!(text.contains("A⟨U+202E⟩B⟨U+0001⟩C"), "{text}");
    assert!(text.contains("// other: D⟨U+2066⟩E"), "{text}");
}

#[test]
fn enormous_numbers_are_kept_as_todo() {
    let many = "9".repeat(400);
    let text = text(&format!("title,ects,fee,start\nA,{many},{many},{many}\n"));
    for field in ["volume", "fee", "starts"] {
        let line = text
            .lines()
            .find(|line| line.trim().starts_with(field))
            .expect("the field");
        assert!(line.contains("todo") && line.contains(&many), "{line}");
    }
}

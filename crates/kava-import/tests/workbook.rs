//! A workbook as people keep them: merged cells, an empty row, decimal commas, dotted dates, numbers
//! and dates as such, two sheets.

use kava_import::{Order, import};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("Mikrokraadid").expect("named");
    let head = [
        "Kood",
        "Nimetus",
        "Liik",
        "Maht (EAP)",
        "Tähtaeg",
        "Algus",
        "Hind (EUR)",
        "Aine kood",
        "Aine",
        "Aine EAP",
        "Ruum",
    ];
    for (at, heading) in (0..).zip(head) {
        sheet.write(0, at, heading).expect("written");
    }
    let start = ExcelDateTime::from_ymd(2026, 8, 31).expect("a day");
    for (column, text) in [
        (0, "MK-1"),
        (1, "Andmete alused"),
        (2, "mikrokraad"),
        (3, "7,5"),
        (4, "21.08.2026"),
    ] {
        sheet
            .merge_range(2, column, 3, column, text, &plain)
            .expect("merged");
    }
    sheet
        .write_datetime_with_format(2, 5, &start, &date)
        .expect("written");
    sheet.write(2, 6, "1 200,50").expect("written");
    for (row, code, title, credits) in
        [(2, "DB-1", "Küsimused", 2.5), (3, "DB-2", "Andmelood", 5.0)]
    {
        sheet.write(row, 7, code).expect("written");
        sheet.write(row, 8, title).expect("written");
        sheet.write(row, 9, credits).expect("written");
    }
    sheet.write(3, 10, "ICT-312").expect("written");
    let second = book.add_worksheet();
    second.set_name("More").expect("named");
    for (at, heading) in (0..).zip(["Title", "ECTS", "Fee"]) {
        second.write(0, at, heading).expect("written");
    }
    second.write(1, 0, "Data \"for\" all").expect("written");
    second.write(1, 1, 6).expect("written");
    book.save_to_buffer().expect("saved")
}

#[test]
fn a_workbook_as_people_keep_them() {
    let imported = import(&workbook(), Order::default()).expect("imported");
    let told = imported.told.iter().filter_map(kava_import::Told::words);
    let told: Vec<String> = told.map(|words| words.en).collect();
    insta::assert_snapshot!(format!("{}\n{}", imported.text, told.join("\n")));
}

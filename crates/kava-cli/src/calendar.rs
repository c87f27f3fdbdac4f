//! What is to be done by a day that has not passed: no findings, but good to know.

use kava::diagnostics::print::Printer;
use kava::diagnostics::say;
use kava::{Duty, Judged};

use crate::console::Console;
use crate::table::Table;

/// More than these are counted, not shown.
const MOST: usize = 10;

pub fn print<'j>(
    programmes: impl Iterator<Item = &'j Judged>,
    printer: &Printer<'_>,
    console: &mut Console,
) {
    let mut duties: Vec<&Duty> = programmes
        .flat_map(|programme| &programme.verdict.calendar)
        .collect();
    duties.sort_by_cached_key(|duty| (duty.by, printer.spot(duty.place), duty.what.en.clone()));
    // Several clauses may ask for the same.
    duties.dedup_by_key(|duty| (duty.by, duty.place, &duty.what));
    if duties.is_empty() {
        return;
    }
    console.heading(&say!(en "Coming up", et "Tulekul"));
    let mut table = Table::default();
    for duty in duties.iter().take(MOST) {
        let what = duty.what.get(console.lang);
        table.row([
            duty.by.to_string(),
            format!("{what} ({})", printer.spot(duty.place)),
        ]);
    }
    let width = console.width;
    let _ = table.print(2, width, console.out());
    if let Some(more) = duties.len().checked_sub(MOST).filter(|more| *more > 0) {
        console.paragraph(
            say!(en "and {more} more", et "ja veel {more}", more = more).get(console.lang),
            2,
        );
    }
    console.line("");
}

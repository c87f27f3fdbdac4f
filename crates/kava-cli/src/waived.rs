//! What waivers set aside: no findings, but nobody should overlook it.

use kava::diagnostics::print::Printer;
use kava::diagnostics::{Words, say};
use kava::{Judged, Waived};

use crate::console::Console;
use crate::summary::counted_findings;
use crate::table::Table;

pub fn print<'j>(
    programmes: impl Iterator<Item = &'j Judged>,
    printer: &Printer<'_>,
    console: &mut Console,
) {
    let mut table = Table::default();
    for waived in programmes.flat_map(|programme| &programme.verdict.waived) {
        let told = told(waived, console.lang.tag());
        let told = told.get(console.lang);
        table.row([
            waived.rule.to_owned(),
            format!("{told} ({})", printer.spot(waived.place)),
        ]);
    }
    if table.is_empty() {
        return;
    }
    console.heading(&say!(en "Set aside by waivers", et "Erandiga kõrvale jäetud"));
    let width = console.width;
    let _ = table.print(2, width, console.out());
    console.line("");
}

/// `1 finding, by the Vice-Rector until 2027-08-31: the board has agreed`
fn told(waived: &Waived, language: &str) -> Words {
    say!(
        en "{findings}, waived by {by} until {until}: {because}",
        et "{findings}, erandi andis {by} kuni {until}: {because}",
        findings = counted_findings(waived.findings.len()),
        by = waived.by.get(language).unwrap_or(waived.by.any()),
        until = waived.until,
        because = waived.because.get(language).unwrap_or(waived.because.any())
    )
}

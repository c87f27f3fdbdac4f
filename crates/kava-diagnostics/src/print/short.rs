//! One line a finding.

use std::io::{self, Write};

use super::{Printer, visible_text};
use crate::{Finding, Severity};

pub fn print(printer: &Printer<'_>, finding: &Finding, to: &mut dyn Write) -> io::Result<()> {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    write!(to, "{}: ", printer.spot(finding.place))?;
    write!(
        to,
        "{severity}[{}]: {}",
        finding.code,
        visible_text(finding.message.get(printer.lang))
    )?;
    if let Some(citation) = &finding.citation {
        let cited = format!("{} {}", citation.guideline, citation.clause);
        write!(to, " ({})", visible_text(&cited))?;
    }
    writeln!(to)
}

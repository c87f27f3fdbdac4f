//! Writing a programme anew: a field of it, or its plan.

use kava_model::quantity::Decimal;

use super::catalogue::Programme;
use super::mutant::Mutant;

impl<'c> Mutant<'c> {
    /// A field of the programme with this value, in place of all its lines or as a new one.
    pub fn saying(
        self,
        programme: Programme<'c>,
        field: &'static str,
        value: &str,
    ) -> Option<Mutant<'c>> {
        let mut said = programme.fact.fields(field);
        let Some(first) = said.next() else {
            let (begin, _) = programme.fact.inside()?;
            let line = format!("\n  {field} {value}\n");
            return Some(self.replace(programme.fact.file, begin, line));
        };
        let line = format!("{field} {value}");
        let mutant = self.replace(first.file, first.item.span(), line);
        Some(said.fold(mutant, Mutant::without))
    }

    /// Another plan. What stood in it becomes extras outside the award, which count in nothing.
    pub fn planning(self, programme: Programme<'c>, members: &str) -> Option<Mutant<'c>> {
        let plan = programme.plan()?;
        let (begin, end) = plan.inside()?;
        let begun = self.replace(plan.file, begin, format!("\n{members}optional {{\n"));
        Some(begun.replace(plan.file, end, "}\n"))
    }
}

/// A number as it is written: `5.99`
pub fn written(hundredths: i64) -> String {
    Decimal(hundredths).to_string()
}

/// A course of a plan, or a component.
pub fn member(word: &str, code: &str, credits: i64, origin: &str, more: &str) -> String {
    let credits = written(credits);
    format!(
        "{word} {code} {{\ncredits {credits} ECTS\norigin {origin}\nlevel EQF 6\nassessment exam\n{more}}}\n"
    )
}

pub fn course(code: &str, credits: i64, origin: &str) -> String {
    member("course", code, credits, origin, "")
}

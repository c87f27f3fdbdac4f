//! Rows of the registry's form: which field is needed from which moment on.

use kava_diagnostics::Place;
use kava_syntax::AtomKind;

use super::rules::{ClauseRef, Confidence, Strictness, clause_ref, confidence, kinds};
use crate::line::Line;
use crate::name::Name;
use crate::sought::Sought;
use crate::stated::Value;
use crate::table::{Block, Members, Shape};

/// `form for micro-degree { … }`
#[derive(Clone, Debug, Default)]
pub struct FormRows {
    pub kinds: Vec<Name>,
    pub rows: Vec<FormRow>,
    /// A row could not be understood.
    pub broken: bool,
}

/// `title draft should, submission must, publication must clause "4.4"`
#[derive(Clone, Debug)]
pub struct FormRow {
    pub field: Name,
    pub moments: Vec<(Moment, Strictness)>,
    pub clause: Option<ClauseRef>,
    pub confidence: Confidence,
    pub place: Place,
}

impl FormRow {
    /// The point of the clause that it names.
    pub fn point(&self) -> Option<String> {
        let point = self.clause.as_ref()?.point.as_ref()?;
        Some(point.text.to_string())
    }
}

choice! {
    /// For what a programme is judged.
    Moment {
        Draft "draft" en "draft" et "mustand";
        Submission "submission" en "submission" et "esitamine";
        Publication "publication" en "publication" et "avaldamine";
    }
}

pub static FORM_BLOCK: Block = Block {
    word: "form",
    fields: Vec::new,
    members: Members::Rules,
};

impl Value for FormRows {
    fn shape() -> Shape {
        Shape::block(&FORM_BLOCK, &["for KIND"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<FormRows> {
        let kinds = kinds(line)?;
        let mut form = FormRows {
            kinds,
            ..FormRows::default()
        };
        line.each_child(|line| match form_row(line) {
            Some(row) => form.rows.push(row),
            None => {
                form.broken = true;
                line.skip_rest();
            }
        });
        Some(form)
    }
}

fn form_row(line: &mut Line<'_, '_>) -> Option<FormRow> {
    let start = line.here().span.start;
    line.seek(Sought::FormField);
    let field = Name::read(line)?;
    let mut moments = Vec::new();
    loop {
        moments.push((Moment::read(line)?, Strictness::read(line)?));
        if line.take_kind(AtomKind::Comma).is_none() {
            break;
        }
    }
    let clause = clause_ref(line)?;
    let confidence = confidence(line)?;
    Some(FormRow {
        field,
        moments,
        clause,
        confidence,
        place: line.place_from(start),
    })
}

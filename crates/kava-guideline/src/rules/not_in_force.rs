//! `not-in-force`: a programme says from when its edition is in force.

use kava_diagnostics::{Example, Finding, Page, Phrase, say};

use super::said::or_todo;
use crate::case::Case;
use crate::rule::{BuiltIn, Report};

const CODE: &str = "not-in-force";

pub static BUILT_IN: BuiltIn = BuiltIn {
    pages: &[(
        CODE,
        Page {
            asks: Phrase {
                en: "A programme says from which day or semester its edition is in force.",
                et: "Programm ütleb, mis päevast või semestrist selle redaktsioon kehtib.",
            },
            why: Phrase {
                en: "Without it the programme has one edition for all time, and a later one cannot follow it.",
                et: "Muidu on programmil üksainus redaktsioon ja sellele ei saa järgneda uut.",
            },
            mend: Phrase {
                en: "Write: in-force from autumn-2026.",
                et: "Kirjuta: in-force from autumn-2026.",
            },
            example: Example {
                block: "",
                wrong: "programme data-stories {\n  kind micro-degree\n}\n",
                right: "programme data-stories {\n  kind micro-degree\n  in-force from autumn-2026\n}\n",
            },
        },
    )],
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    if !case.programme.in_force.is_absent() {
        return;
    }
    let message = say!(
        en "from when this programme is in force is not said",
        et "mis ajast see programm kehtib, on ütlemata"
    );
    let finding = Finding::warning(CODE, case.place(), message).help(say!(
        en "before publication write: in-force from autumn-2026",
        et "enne avaldamist kirjuta: in-force from autumn-2026"
    ));
    let (fact, room) = (&case.programme.in_force, case.programme.room);
    report
        .findings
        .push(or_todo(finding, fact, room, "in-force"));
}

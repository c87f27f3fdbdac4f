//! `address-length`: the address of the public page fits into the registry.

use kava_diagnostics::{Example, Page, Phrase, say};
use kava_model::stated::Stated;
use kava_model::unit::Unit;

use super::outcomes_length::long;
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "address-length",
    takes: Takes::Bound(&[Unit::Characters]),
    page: Page {
        asks: Phrase {
            en: "The address of the programme's public page is no longer than the registry takes.",
            et: "Programmi avaliku lehe aadress ei ole pikem, kui register vastu võtab.",
        },
        why: Phrase {
            en: "A longer address is cut off and leads nowhere.",
            et: "Pikem aadress lõigatakse pooleks ega vii kuhugi.",
        },
        mend: Phrase {
            en: "Use the short address of the page.",
            et: "Kasuta lehe lühikest aadressi.",
        },
        example: Example {
            block: "programme",
            wrong: concat!(
                "website https://example.ee/?",
                long!(),
                long!(),
                long!(),
                long!()
            ),
            right: "website https://example.ee/andmed",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(bound) = asked.bound() else { return };
    let Stated::Known(url, place) = &case.programme.website else {
        return report.measured(asked, || say!(en "no address", et "aadressi ei ole"));
    };
    let length = url.0.chars().count();
    report.measured(
        asked,
        || say!(en "{length} characters", et "{length} tähemärki", length = length),
    );
    report.findings.extend(super::outcomes_length::too_long(
        asked,
        *place,
        bound,
        length,
        say!(en "the address of the page", et "lehe aadress"),
    ));
}

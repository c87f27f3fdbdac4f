//! `outcomes-length`: all learning outcomes together fit into the registry's one text.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Words, say};
use kava_model::fields::Outcomes;
use kava_model::quantity::{Bound, Decimal, Limit};
use kava_model::stated::Stated;
use kava_model::unit::Unit;

use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

/// 500 characters.
macro_rules! long {
    () => {
        concat!(long!(5), long!(5), long!(5), long!(5))
    };
    (5) => {
        concat!(long!(1), long!(1), long!(1), long!(1), long!(1))
    };
    (1) => {
        "andmete-lugu-ja-nende-pikk"
    };
}
pub(super) use long;

pub static RULE: Rule = Rule {
    code: "outcomes-length",
    takes: Takes::Bound(&[Unit::Characters]),
    page: Page {
        asks: Phrase {
            en: "The learning outcomes together are no longer than the registry takes, with its opening line and their numbers.",
            et: "Õpiväljundid kokku ei ole pikemad, kui register vastu võtab, koos avarea ja numbritega.",
        },
        why: Phrase {
            en: "The registry keeps them as one text and cuts off what is longer.",
            et: "Registris on need üks tekst; pikem osa jääb välja.",
        },
        mend: Phrase {
            en: "Word them shorter, or join those that belong together.",
            et: "Sõnasta need lühemalt või ühenda kokkukuuluvad.",
        },
        example: Example {
            block: "outcomes",
            wrong: concat!(
                "ask et \"",
                long!(),
                long!(),
                long!(),
                long!(),
                long!(),
                long!(),
                long!(),
                long!(),
                "\""
            ),
            right: "ask et \"sõnastab andmetele küsimuse\"\n    en \"puts a question to data\"",
        },
    },
    check,
};

/// The registry's text opens with this line; each outcome follows on its own, numbered.
const OPENING: &str = "Õppekava läbinud õppija:";

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let (Some(bound), Stated::Known(outcomes, place)) = (asked.bound(), &case.programme.outcomes)
    else {
        return;
    };
    let length = length(outcomes);
    report.measured(
        asked,
        || say!(en "{length} characters", et "{length} tähemärki", length = length),
    );
    report.findings.extend(too_long(
        asked,
        *place,
        bound,
        length,
        say!(en "the learning outcomes together", et "õpiväljundid kokku"),
    ));
}

/// In characters, as the registry gets it: in Estonian where there is Estonian.
fn length(outcomes: &Outcomes) -> usize {
    let texts = outcomes
        .list
        .iter()
        .map(|outcome| outcome.text.known().map_or("", |text| text.any()));
    let lines = (1..)
        .zip(texts)
        .map(|(number, text): (u32, &str)| format!("\n{number}. {text}").chars().count());
    OPENING.chars().count() + lines.sum::<usize>()
}

/// A text of so many characters is longer than allowed.
pub(super) fn too_long(
    asked: &Asked<'_>,
    place: Place,
    bound: Bound<Decimal>,
    length: usize,
    what: Words,
) -> Option<Finding> {
    let length = i64::try_from(length)
        .ok()
        .filter(|length| *length < i64::MAX / 100)?;
    if !bound.is_above(Decimal::whole(length)) {
        return None;
    }
    let message = say!(
        en "{what} have {length} characters, but {bound} are allowed",
        et "{what}: {length} tähemärki, lubatud on {bound}",
        what = what, length = length, bound = bound
    );
    let mut finding = asked
        .wrong(place, message)
        .note(asked.asks(say!(en "{bound} characters", et "{bound} tähemärki", bound = bound)));
    if let Limit::Closed(most) = bound.high {
        let over = length - most.0 / 100;
        finding = finding.help(
            say!(en "take out {over} or more", et "lühenda vähemalt {over} võrra", over = over),
        );
    }
    finding.measured =
        Some(say!(en "{length} characters", et "{length} tähemärki", length = length));
    finding.bound = Some(say!(en "{bound} characters", et "{bound} tähemärki", bound = bound));
    Some(finding)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_shows_a_text_that_is_long_enough() {
        let text: &str = long!();
        assert!(text.len() >= 500);
        assert!(super::RULE.page.example.wrong.chars().count() > 4000);
    }
}

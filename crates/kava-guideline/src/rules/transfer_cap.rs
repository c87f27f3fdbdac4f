//! `transfer-cap`: how much of earlier credits may be transferred, and of what.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Severity, Span, Words, say};
use kava_model::admission::{Transfer, TransferBase};
use kava_model::fields::Moment;
use kava_model::quantity::{Bound, Credits, Limit, Ratio};
use kava_model::stated::Stated;
use kava_model::unit::Unit;

use crate::case::Case;
use crate::joint;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "transfer-cap",
    takes: Takes::Bound(&[Unit::Percent]),
    page: Page {
        asks: Phrase {
            en: "Where the programme says how much of earlier credits may be transferred, it is no more than the guideline allows, and it says of what: of earlier credits.",
            et: "Kui programm ütleb, kui palju varasemaid ainepunkte arvestatakse, ei ole see rohkem, kui juhend lubab, ja öeldud on, millest: of earlier credits.",
        },
        why: Phrase {
            en: "A programme that could be made up of earlier courses would teach nothing new; half of what, the number alone does not say.",
            et: "Varasematest ainetest kokku pandud programm ei õpetaks midagi uut; arv üksi ei ütle, pool millest.",
        },
        mend: Phrase {
            en: "Write transfer at most 50 % of earlier credits, or leave it out: then the guideline's own cap holds.",
            et: "Kirjuta transfer at most 50 % of earlier credits või jäta see välja: siis kehtib juhendi enda piir.",
        },
        example: Example {
            block: "programme",
            wrong: "transfer at most 60 % of earlier credits",
            right: "transfer at most 50 % of earlier credits",
        },
    },
    check,
};

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    let Some(bound) = asked.ratio() else { return };
    let Stated::Known(transfer, place) = &case.programme.transfer else {
        // No cap of its own: the guideline's holds.
        return report.measured(
            asked,
            || say!(en "{bound}, the guideline's own", et "{bound}, juhendi oma", bound = bound),
        );
    };
    let share = transfer.share;
    report.measured(asked, || say!(en "{share}", et "{share}", share = share));
    if !transfer.share.is_within(&bound) {
        report
            .findings
            .push(too_much(asked, bound, transfer, *place));
    }
    match transfer.of {
        None => report.findings.push(of_what(asked, bound, *place)),
        Some(TransferBase::Programme) => {
            let mut finding = of_the_programme(asked, bound, *place);
            finding.notes.extend(own_credits(case));
            report.findings.push(finding);
        }
        Some(TransferBase::EarlierCredits) => {}
    }
}

fn too_much(asked: &Asked<'_>, bound: Bound<Ratio>, transfer: &Transfer, place: Place) -> Finding {
    let share = transfer.share;
    let message = say!(
        en "{share} of earlier credits may be transferred, but {bound} are allowed",
        et "varasemaid ainepunkte arvestatakse {share}, lubatud on {bound}",
        share = share, bound = bound
    );
    let mut finding = asked.wrong(place, message).note(asks(asked, bound));
    finding.measured = Some(say!(en "{share}", et "{share}", share = share));
    finding.bound = Some(say!(en "{bound}", et "{bound}", bound = bound));
    let Some(Limit::Closed(cap)) = asked.bound().map(|bound| bound.high) else {
        return finding;
    };
    let base = match transfer.of {
        Some(TransferBase::Programme) => "the programme",
        Some(TransferBase::EarlierCredits) | None => "earlier credits",
    };
    let title = say!(en "write the guideline's cap: {bound}", et "kirjuta juhendi piir: {bound}", bound = bound);
    finding.fix(title, place.span, format!("at most {cap} % of {base}"))
}

fn of_what(asked: &Asked<'_>, bound: Bound<Ratio>, place: Place) -> Finding {
    let message = say!(
        en "it is not said of what this share is taken",
        et "ei ole öeldud, millest see osa arvestatakse"
    );
    let end = Span {
        start: place.span.end,
        end: place.span.end,
    };
    asked
        .missing(Moment::Submission, place, message)
        .note(asks(asked, bound))
        .fix(
            say!(en "write “of earlier credits”", et "kirjuta „of earlier credits“"),
            end,
            " of earlier credits",
        )
}

/// Accepted: other institutions count so, and half a course cannot be transferred.
fn of_the_programme(asked: &Asked<'_>, bound: Bound<Ratio>, place: Place) -> Finding {
    let message = say!(
        en "this is accepted as a share of the programme, but the clause speaks of the earlier credits",
        et "see on osana programmist vastuvõetav, kuid punkt räägib varasematest ainepunktidest"
    );
    let mut finding = asked.wrong(place, message).note(asks(asked, bound));
    finding.severity = Severity::Warning;
    finding
}

/// Earlier credits are those of the issuer's own courses: of a joint programme only these can be
/// transferred.
fn own_credits(case: &Case<'_>) -> Option<Words> {
    let plan = case.plan.as_ref().filter(|plan| plan.totals_known())?;
    let issuer = case.catalogue.issuer()?;
    let own = plan
        .prover
        .extremes(&|item| match joint::is_issuers(case, plan, item) {
            true => plan.credits(item),
            false => 0,
        });
    let most = own.known()?.most;
    let total = plan.total(&most.selection);
    (most.value < total.0.0).then(|| {
        say!(
            en "of its {total} at most {own} are courses of {issuer} itself; those of a partner's courses are not transferred under this clause",
            et "programmi mahust ({total}) on õppeasutuse {issuer} enda aineid kuni {own}; partneri aineid selle punkti järgi ei arvestata",
            own = Credits::hundredths(most.value), total = total, issuer = issuer.name
        )
    })
}

fn asks(asked: &Asked<'_>, bound: Bound<Ratio>) -> Words {
    asked.asks(say!(
        en "{bound} of the credits of earlier courses",
        et "{bound} varem läbitud ainete ainepunktidest",
        bound = bound
    ))
}

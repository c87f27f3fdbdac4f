//! A programme: what it is called, what it comes to and by which sums, how it stands.

use kava_diagnostics::{Severity, Words, say};
use kava_guideline::totals;
use kava_model::fields::Programme;
use kava_model::quantity::Decimal;
use kava_model::verdict::{FeeTotal, HoursSplit, Range};

use super::range;
use crate::check::Judged;
use crate::editor::Editor;
use crate::editor::card::{Card, called, plain};

impl Editor<'_> {
    /// Of several editions the one that begins last.
    pub(super) fn programme_card(&self, name: &str) -> Option<Words> {
        let programme = self.catalogue().last_edition(name)?;
        let judged = self.judged(programme)?;
        let kind = match &judged.verdict.summary.terms.kind {
            Some(called) => crate::editor::card::both(called),
            None => Words::default(),
        };
        let card = Card::of(name, called(&programme.title))
            .row([kind, standing(judged)])
            .part(self.sums(programme)?);
        Some(card.words())
    }

    /// What it adds up to: credits and degree share with the arithmetic, hours, fees.
    pub(crate) fn sums(&self, programme: &Programme) -> Option<Words> {
        let judged = self.judged(programme)?;
        let totals = totals(programme, self.catalogue()).unwrap_or_default();
        let verdict = &judged.verdict;
        let mut card = Card::default();
        card = match (totals.credits, verdict.summary.credits) {
            (Some(sums), _) => card.line(from_to(sums)),
            (None, Some(credits)) => card.line(volume(credits)),
            (None, None) => card.line(say!(
                en "volume not known",
                et "maht ei ole teada"
            )),
        };
        if let (Some(accounts), Some(share)) = (totals.degree_share, verdict.summary.degree_share) {
            let share = range(share);
            card = card
                .line(
                    say!(en "degree share {share}", et "tasemeõppe osakaal {share}", share = share),
                )
                .line(worst_and_best(accounts));
        }
        card = card.line(verdict.summary.split.map(hours).unwrap_or_default());
        for fee in &verdict.summary.fees {
            card = card.line(self::fee(fee));
        }
        Some(card.words())
    }

    /// The verdict on a programme of the catalogue.
    pub(crate) fn judged(&self, programme: &Programme) -> Option<&Judged> {
        let place = programme.name.place;
        let mut judged = self.check.programmes.iter();
        judged.find(|judged| judged.place == place)
    }
}

/// `2 to mend`, `3 warnings`, `in order`
pub(crate) fn standing(judged: &Judged) -> Words {
    let of = |severity| {
        let findings = judged.verdict.findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    };
    match (of(Severity::Error), of(Severity::Warning)) {
        (0, 0) => say!(en "in order", et "korras"),
        (0, 1) => say!(en "1 warning", et "1 hoiatus"),
        (0, many) => say!(en "{many} warnings", et "{many} hoiatust", many = many),
        (many, _) => say!(en "{many} to mend", et "{many} parandada", many = many),
    }
}

/// `12..15 ECTS`
pub(crate) fn volume(credits: Range<kava_model::quantity::Credits>) -> Words {
    let credits = range(credits);
    say!(en "{credits}", et "{credits}", credits = credits)
}

fn from_to(sums: Range<Words>) -> Words {
    match sums.min == sums.max {
        true => sums.min,
        false => say!(
            en "from {least} to {most}",
            et "alates {least} kuni {most}",
            least = sums.min, most = sums.max
        ),
    }
}

fn worst_and_best(accounts: Range<Words>) -> Words {
    match accounts.min == accounts.max {
        true => accounts.min,
        false => say!(
            en "worst: {worst}  \nbest: {best}",
            et "halvim: {worst}  \nparim: {best}",
            worst = accounts.min, best = accounts.max
        ),
    }
}

/// `contact 48 + practical 36 + independent 72 = 156 hours`
fn hours(split: HoursSplit) -> Words {
    let HoursSplit {
        contact,
        practical,
        independent,
        unit,
    } = split;
    let total = Decimal(contact.0 + practical.0 + independent.0);
    say!(
        en "contact {contact} + practical {practical} + independent {independent} = {total} {unit}",
        et "kontaktõpe {contact} + praktiline {practical} + iseseisev {independent} = {total} {unit}",
        contact = contact, practical = practical, independent = independent,
        total = total, unit = unit.name()
    )
}

/// `autumn-2026: 900..1080 EUR plus VAT`; nothing where it is not known.
pub(crate) fn fee(fee: &FeeTotal) -> Words {
    let Some(sum) = money(fee) else {
        return Words::default();
    };
    let groups = [
        fee.intake.as_ref().map(|intake| plain(intake)),
        fee.group.as_deref().map(plain),
    ];
    let whom: Vec<String> = groups.into_iter().flatten().collect();
    match whom.is_empty() {
        true => say!(en "fee {sum}", et "tasu {sum}", sum = sum),
        false => say!(
            en "fee {sum} ({whom})",
            et "tasu {sum} ({whom})",
            sum = sum, whom = whom.join(", ")
        ),
    }
}

/// `900..1080 EUR plus VAT`
pub(crate) fn money(fee: &FeeTotal) -> Option<Words> {
    let sum = range(fee.total?);
    let code = fee.currency.code();
    Some(match fee.plus_vat {
        true => say!(
            en "{sum} {code} plus VAT", et "{sum} {code}, lisandub km",
            sum = sum, code = code
        ),
        false => say!(en "{sum} {code}", et "{sum} {code}", sum = sum, code = code),
    })
}

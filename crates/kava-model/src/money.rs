//! What a programme costs: fees, prices, instalments. Money is exact, in hundredths of its unit.

use kava_diagnostics::say;

use crate::line::Line;
use crate::quantity::{Bound, Decimal};
use crate::stated::{Stated, Value};
use crate::table::Shape;
use crate::text::Text;
use crate::unit::{Currency, Unit};

/// One fee; a programme has several where groups pay differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    pub price: Price,
    /// Value added tax comes on top: `plus VAT`.
    pub plus_vat: bool,
    /// Set by the market and not by the price list.
    pub market: bool,
    pub because: Option<Stated<Text>>,
    /// Who pays it, where not everybody does: `for "teachers"`.
    pub group: Option<Stated<Text>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// By the price list in force when the intake starts.
    List,
    Free,
    Stated {
        amount: Bound<Decimal>,
        currency: Currency,
        per: Per,
    },
}

/// What a price is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    Programme,
    Ects,
    Course,
}

impl Per {
    pub fn word(self) -> &'static str {
        match self {
            Per::Programme => "programme",
            Per::Ects => "ECTS",
            Per::Course => "course",
        }
    }
}

impl Value for Fee {
    fn shape() -> Shape {
        Shape::forms(&[
            "price-list",
            "1200 EUR",
            "110 EUR per ECTS",
            "150 EUR per course",
            "1000..1200 EUR",
            "free because \"…\"",
            "1200 EUR plus VAT",
            "1200 EUR market because \"…\"",
            "1200 EUR for \"…\"",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Fee> {
        let price = price(line)?;
        let mut fee = Fee {
            price,
            plus_vat: false,
            market: false,
            because: None,
            group: None,
        };
        if line.take_word("plus") {
            fee.plus_vat = line.take_word("VAT") || line.take_word("km");
        }
        fee.market = line.take_word("market");
        loop {
            if let (None, Some(reason)) = (&fee.because, line.reason("because")) {
                fee.because = Some(reason);
            } else if let (None, Some(group)) = (&fee.group, line.reason("for")) {
                fee.group = Some(group);
            } else {
                return Some(fee);
            }
        }
    }
}

fn price(line: &mut Line<'_, '_>) -> Option<Price> {
    if line.take_word("price-list") {
        return Some(Price::List);
    }
    if line.take_word("free") {
        return Some(Price::Free);
    }
    let number = line.sees_number() || ["at", "more", "less"].contains(&line.peek_text());
    if !number {
        return line.expected(say!(
            en "a fee: price-list, free because \"…\", or an amount such as 1200 EUR",
            et "tasu: price-list, free because \"…\" või summa, näiteks 1200 EUR"
        ));
    }
    let (amount, currency) = money(line)?;
    let per = per(line)?;
    Some(Price::Stated {
        amount,
        currency,
        per,
    })
}

fn money(line: &mut Line<'_, '_>) -> Option<(Bound<Decimal>, Currency)> {
    match line.bound(&[Unit::Money(Currency::EUR)])? {
        (amount, Unit::Money(currency)) => Some((amount, currency)),
        _ => None,
    }
}

fn per(line: &mut Line<'_, '_>) -> Option<Per> {
    if !line.take_word("per") {
        return Some(Per::Programme);
    }
    if line.take_word("ECTS") || line.take_word("EAP") {
        return Some(Per::Ects);
    }
    if line.take_word("course") {
        return Some(Per::Course);
    }
    line.expected(say!(en "ECTS or course", et "ECTS või course"))
}

/// `80 EUR per ECTS`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub amount: Decimal,
    pub currency: Currency,
}

impl Value for Rate {
    fn shape() -> Shape {
        Shape::written("80 EUR per ECTS")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Rate> {
        let amount = line.amount(&[Unit::Money(Currency::EUR)])?;
        let Unit::Money(currency) = amount.unit else {
            return None;
        };
        match per(line)? {
            Per::Ects => Some(Rate {
                amount: amount.number,
                currency,
            }),
            _ => line.expected(say!(en "per ECTS", et "per ECTS")),
        }
    }
}

choice! {
    /// Who may pay.
    Payer {
        Learner "learner" en "the learner" et "õppija";
        Employer "employer" en "the employer" et "tööandja";
        UnemploymentFund "unemployment-fund" en "the Unemployment Insurance Fund" et "Töötukassa";
        State "state" en "the State" et "riik";
        Project "project" en "a project" et "projekt";
    }
}

choice! {
    /// What an instalment is paid by.
    InstalmentUnit {
        Semester "semester" en "semester" et "semester";
        Month "month" en "month" et "kuu";
        Course "course" en "course" et "aine";
    }
}

/// `per semester`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalments(pub InstalmentUnit);

impl Value for Instalments {
    fn shape() -> Shape {
        Shape::forms(&["per semester", "per month", "per course"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Instalments> {
        if !line.take_word("per") {
            return line.expected(say!(en "per semester", et "per semester"));
        }
        InstalmentUnit::read(line).map(Instalments)
    }
}

//! What a programme costs: as stated, and as it comes to for a learner.

use kava_model::fields::{PriceList as Declared, SchoolPrice};
use kava_model::money::{self, Per as Unit};
use kava_model::names::Catalogue;
use kava_model::quantity::Decimal;
use kava_model::verdict::FeeTotal;
use schemars::JsonSchema;
use serde::Serialize;

use super::process::Edition;
use crate::canonical::{Limits, Number, Repeated, Span, Text, repeated, translated};

/// A fee as stated. Of several, each is for the group it names.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fee<'a> {
    price: Price<'a>,
    /// Value added tax comes on top.
    plus_vat: bool,
    /// Set by the market and not by the price list.
    market: bool,
    because: Option<Text<'a>>,
    /// For whom; left out where it is for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<Option<Text<'a>>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Price<'a> {
    /// By the price list in force when the intake starts.
    #[serde(rename = "price-list")]
    List,
    Free,
    Stated {
        amount: Limits<Decimal>,
        /// ISO 4217.
        #[schemars(regex(pattern = r"^[A-Z]{3}$"))]
        currency: &'a str,
        per: Per,
    },
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Per {
    Programme,
    Ects,
    Course,
}

impl<'a> From<&'a money::Fee> for Fee<'a> {
    fn from(fee: &'a money::Fee) -> Fee<'a> {
        Fee {
            price: Price::from(&fee.price),
            plus_vat: fee.plus_vat,
            market: fee.market,
            because: fee.because.as_ref().and_then(translated),
            group: fee.group.as_ref().map(translated),
        }
    }
}

impl<'a> From<&'a money::Price> for Price<'a> {
    fn from(price: &'a money::Price) -> Price<'a> {
        match price {
            money::Price::List => Price::List,
            money::Price::Free => Price::Free,
            money::Price::Stated {
                amount,
                currency,
                per,
            } => Price::Stated {
                amount: Limits(*amount),
                currency: currency.code(),
                per: match per {
                    Unit::Programme => Per::Programme,
                    Unit::Ects => Per::Ects,
                    Unit::Course => Per::Course,
                },
            },
        }
    }
}

/// What a learner pays in all; a span where it depends on what they choose.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Total<'a> {
    /// For whom; left out where it is for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "&str")]
    pub group: Option<&'a str>,
    pub total: Option<Span>,
    /// ISO 4217.
    #[schemars(regex(pattern = r"^[A-Z]{3}$"))]
    pub currency: &'a str,
    /// What is due for each planned semester; null unless all of it is known.
    per_semester: Option<Vec<Due>>,
    plus_vat: bool,
    market: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Due {
    /// From 1.
    #[schemars(range(min = 1))]
    semester: u32,
    min: Number,
    max: Number,
}

impl<'a> From<&'a FeeTotal> for Total<'a> {
    fn from(fee: &'a FeeTotal) -> Total<'a> {
        let due = fee.per_semester.iter().map(|(semester, range)| Due {
            semester: *semester,
            min: Number(range.min),
            max: Number(range.max),
        });
        Total {
            group: fee.group.as_deref(),
            total: fee.total.map(Span::from),
            currency: fee.currency.code(),
            per_semester: (!fee.per_semester.is_empty()).then(|| due.collect()),
            plus_vat: fee.plus_vat,
            market: fee.market,
        }
    }
}

/// The totals of one intake, or of a programme that has none.
pub fn totals<'a>(fees: &'a [FeeTotal], intake: Option<&str>) -> Vec<Total<'a>> {
    let of_intake = |fee: &&FeeTotal| fee.intake.as_deref() == intake;
    fees.iter().filter(of_intake).map(Total::from).collect()
}

/// What a credit costs at each School.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PriceList<'a> {
    code: &'a str,
    title: Option<Text<'a>>,
    in_force: Option<Edition<'a>>,
    prices: Repeated<Rate<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Rate<'a> {
    /// A School, college or department.
    unit: &'a str,
    per_ects: Number,
    /// ISO 4217.
    #[schemars(regex(pattern = r"^[A-Z]{3}$"))]
    currency: &'a str,
}

impl<'a> PriceList<'a> {
    pub fn new(list: &'a Declared, catalogue: &Catalogue<'a>) -> PriceList<'a> {
        PriceList {
            code: &list.name.text,
            title: translated(&list.title),
            in_force: list
                .in_force
                .known()
                .map(|edition| Edition::new(edition, catalogue)),
            prices: repeated(&list.prices, |SchoolPrice { school, rate }| Rate {
                unit: &school.text,
                per_ects: Number(rate.amount),
                currency: rate.currency.code(),
            }),
        }
    }
}

//! Currencies in which a fee may be stated, by ISO 4217 code.

use kava_diagnostics::Phrase;

list!(Currency, "currency");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    pub code: &'static str,
    /// The three digits of ISO 4217.
    pub number: &'static str,
    /// Digits after the decimal sign: 2 for the euro, 0 for the yen.
    pub decimals: u8,
    /// As people write it; several currencies share `$`, `kr` and `¥`.
    pub symbol: Option<&'static str>,
    pub name: Phrase,
}

/// Every currency that people write with this symbol.
pub fn with_symbol(symbol: &str) -> impl Iterator<Item = &'static Currency> {
    all()
        .iter()
        .filter(move |currency| currency.symbol == Some(symbol))
}

entry!(Currency, "code,number,decimals,symbol,en,et", |columns| {
    Currency {
        code: columns.next()?,
        number: columns.next()?,
        decimals: columns.number()?,
        symbol: columns.maybe()?,
        name: columns.name()?,
    }
});

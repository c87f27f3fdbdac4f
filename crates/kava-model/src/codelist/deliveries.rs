//! Where teaching takes place: `delivery hybrid`.

use kava_diagnostics::Phrase;

list!(Delivery, "delivery");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub code: &'static str,
    /// The concept of the European Learning Model, which does not part hybrid from blended.
    pub elm: &'static str,
    pub name: Phrase,
}

entry!(Delivery, "code,elm,en,et", |columns| Delivery {
    code: columns.next()?,
    elm: columns.next()?,
    name: columns.name()?
});

//! Credits and hours of a whole programme.

use kava_model::fields::Programme;
use kava_model::quantity::{Bound, Credits, Decimal, Hours};
use kava_model::verdict::{Range, Summary};

/// The hours of learner work that credits stand for, exactly; nothing where they have no exact
/// value in hundredths of an hour.
pub fn hours(credits: Credits, one_ects: Hours) -> Option<Hours> {
    let product = i128::from(credits.0.0) * i128::from(one_ects.0.0);
    let exact = product % 100 == 0;
    i64::try_from(product / 100)
        .ok()
        .filter(|_| exact)
        .map(Hours::hundredths)
}

/// The one whole number of credits that the registry takes: the same for every selection, or the
/// least of them where the declared range is exactly what learners can reach.
pub fn registered(programme: &Programme, summary: &Summary) -> Option<i64> {
    let Range { min, max } = summary.credits?;
    let declared = || programme.volume.known() == Some(&Bound::between(min, max));
    let Decimal(hundredths) = min.0;
    ((min == max || declared()) && min.0.is_whole()).then_some(hundredths / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_exact_or_unknown() {
        let hours = |credits, one| hours(Credits::hundredths(credits), Hours::hundredths(one));
        assert_eq!(hours(1_200, 2_600), Some(Hours::whole(312)));
        assert_eq!(hours(250, 2_600), Some(Hours::whole(65)));
        assert_eq!(hours(225, 2_625), None);
        assert_eq!(hours(i64::MAX, 2_600), None);
    }
}

//! What a waiver must say before it counts.

use kava_diagnostics::{Citation, Finding, Place};
use kava_model::date::Day;
use kava_model::fields::Waiver;
use kava_model::stated::Stated;
use kava_model::text::Text;

use super::{Exceptions, told};
use crate::days::Days;
use crate::rules;

/// A waiver that says all it must, of a rule that its guideline asks of the programme.
#[derive(Clone)]
pub struct Signed<'c> {
    pub waiver: &'c Waiver,
    pub place: Place,
    pub rule: &'static str,
    /// Every layer that asks the rule, each once with its clause, lower layers first.
    pub asked_by: Vec<&'c Citation>,
    pub guideline: &'c str,
    pub because: &'c Text,
    pub until: Day,
    pub by: &'c Text,
}

impl<'c> Exceptions<'c> {
    /// The waiver if it is whole and concerns what its guideline asks; else what is wrong with it.
    pub(super) fn signed(
        &self,
        waiver: &'c Waiver,
        place: Place,
    ) -> Result<Signed<'c>, Box<Finding>> {
        let name = &waiver.rule;
        let asked_by = self.asked_by(&name.text);
        let rule = rules::find(&name.text).filter(|_| !asked_by.is_empty());
        let Some(rule) = rule else {
            return Err(Box::new(self.not_asked(waiver)));
        };
        let of = waiver.of.as_ref().map(|of| &*of.text);
        let guideline = asked_by
            .iter()
            .map(|citation| &*citation.guideline)
            .find(|guideline| Some(*guideline) == of)
            .ok_or_else(|| Box::new(told::of_another(waiver, &asked_by)))?;
        let whole = (
            said(&waiver.because),
            self.last_day(waiver),
            said(&waiver.by),
        );
        let (Some(because), Some(until), Some(by)) = whole else {
            return Err(Box::new(told::incomplete(waiver, place)));
        };
        Ok(Signed {
            waiver,
            place,
            rule: rule.code,
            asked_by,
            guideline,
            because,
            until,
            by,
        })
    }

    fn asked_by(&self, rule: &str) -> Vec<&'c Citation> {
        let word = self.programme.kind.known().map(|kind| &*kind.text);
        let mut layers: Vec<&'c Citation> = Vec::new();
        for policy in &self.policies {
            let kind = word.map(|word| policy.kind(word).map_or(word, |kind| &*kind.name.text));
            let lines = policy.rules_for(kind).into_iter();
            for line in lines.filter(|line| line.code == rule) {
                for citation in std::iter::once(&line.citation).chain(&line.also) {
                    if layers
                        .iter()
                        .all(|layer| layer.guideline != citation.guideline)
                    {
                        layers.push(citation);
                    }
                }
            }
        }
        layers
    }

    fn not_asked(&self, waiver: &Waiver) -> Finding {
        let code = &*waiver.rule.text;
        if rules::form::PAGES.iter().any(|(word, _)| *word == code) {
            return told::form_field(waiver);
        }
        if rules::is_always_on(code) {
            return told::always_on(waiver);
        }
        match rules::find(code) {
            None => told::unknown(waiver),
            Some(_) => told::not_asked(waiver, &self.policies),
        }
    }

    /// The last day on which it holds: of a month or a semester, the last of its days.
    fn last_day(&self, waiver: &Waiver) -> Option<Day> {
        Some(Days::of(waiver.until.known()?, self.catalogue)?.last)
    }
}

/// A text with something in it.
fn said(part: &Option<Stated<Text>>) -> Option<&Text> {
    let text = part.as_ref()?.known()?;
    (!text.any().trim().is_empty()).then_some(text)
}

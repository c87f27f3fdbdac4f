//! What the guideline of a catalogue asks, read from its file.

use kava::Day;
use kava_diagnostics::FileId;
use kava_guideline::{Guidelines, Policy, PolicyRule, SHIPPED, Written};
use kava_model::Vocabulary;
use kava_model::fields::Setting;
use kava_model::read::{FileRead, read};
use kava_model::stated::Stated;

use super::catalogue::{Catalogue, Fact, Intake, Programme};
use super::mutant::Codes;

/// The shipped guidelines, and a catalogue's own.
pub struct Asking {
    id: String,
    guidelines: Guidelines,
}

impl Asking {
    pub fn of(catalogue: &Catalogue) -> Asking {
        let shipped = SHIPPED.iter().map(|(_, text)| (*text, false));
        let own = catalogue.files.iter().map(|file| (&*file.text, true));
        let read: Vec<(FileRead, bool)> = (0..)
            .zip(shipped.chain(own))
            .map(|(id, (text, own))| {
                let tree = kava_syntax::parse(text, &Vocabulary);
                (read(FileId(id), &tree, text), own)
            })
            .collect();
        let written = read.iter().flat_map(|(read, own)| {
            let guidelines = read.facts.guidelines.iter().filter_map(Stated::known);
            guidelines.map(|guideline| Written {
                guideline,
                sha256: "",
                own: *own,
            })
        });
        let named = catalogue
            .head()
            .and_then(|head| head.field("guideline")?.word(1));
        Asking {
            id: named
                .expect("a passing catalogue names its guideline")
                .to_owned(),
            guidelines: Guidelines::load(written).0,
        }
    }

    /// What applies to a programme, with the layers above; by its first intake.
    pub fn policy(&self, programme: Programme<'_>) -> Option<Policy> {
        let day = programme.first_day().unwrap_or(programme.catalogue.as_of);
        let edition = self.guidelines.in_force(&self.id, day)?;
        Some(self.guidelines.merged(edition).0)
    }

    /// Whether somebody would say one of these of a fact. Reading and naming are always asked, a rule
    /// where the fact's programme is asked it.
    pub fn asks(&self, catalogue: &Catalogue, fact: Fact<'_>, codes: Codes) -> bool {
        let is_rule = |code: &str| kava_guideline::rules::find(code).is_some();
        if !codes.iter().all(|code| is_rule(code)) {
            return true;
        }
        let own = catalogue.programmes();
        let around = own.iter().any(|programme| programme.is_around(fact));
        // What stands in no programme is for all of them.
        let own = own.into_iter().filter(|it| !around || it.is_around(fact));
        own.filter_map(|programme| Some((programme, self.policy(programme)?)))
            .any(|(programme, policy)| {
                let lines = lines(&policy, programme);
                lines.iter().any(|line| codes.contains(&line.code))
            })
    }

    /// The first day of the guideline's first edition.
    pub fn first_day(&self) -> Option<Day> {
        let own = self.guidelines.all();
        let own = own.filter(|policy| policy.stamp.guideline == self.id);
        own.map(|policy| policy.stamp.edition).min()
    }
}

pub fn lines<'p>(policy: &'p Policy, programme: Programme<'_>) -> Vec<&'p PolicyRule> {
    policy.rules_for(programme.kind())
}

/// By when the Open University must know of an intake.
pub fn notice_due(policy: &Policy, intake: Intake<'_>) -> Option<Day> {
    let name = intake.semester()?;
    let (season, _) = name.rsplit_once('-')?;
    let (start, _) = intake.catalogue.semester(name)?;
    let days = policy.rules.iter().filter_map(|line| match &line.setting {
        Setting::Deadline(deadline) if &*deadline.before.text == season => {
            let on = |year| {
                let (month, day) = (deadline.month as i8, deadline.day as i8);
                Day::new(year, month, day)
            };
            on(start.year())
                .filter(|day| *day < start)
                .or_else(|| on(start.year() - 1))
        }
        _ => None,
    });
    days.min()
}

/// How many days before the start applicants are notified.
pub fn notice_lead(policy: &Policy) -> Option<i64> {
    policy.rules.iter().find_map(|line| match line.setting {
        Setting::Lead { days, .. } => Some(days.into()),
        _ => None,
    })
}

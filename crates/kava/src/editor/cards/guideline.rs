//! Guidelines, their kinds and seasons, and rules with the clauses that ask them.

use kava_diagnostics::{Citation, Words, say};
use kava_guideline::{CoverageLine, Guidelines, ListedRule, Policy, with_confidence};
use kava_model::choice::Choice;
use kava_model::fields::Programme;

use crate::editor::Editor;
use crate::editor::card::{Card, both, plain};
use crate::rules::{Edition, edition};

impl Editor<'_> {
    pub(super) fn guideline_card(&self, name: &str) -> Option<Words> {
        let policy = self.policy(name)?;
        let from = policy.stamp.edition;
        let in_force = match policy.to {
            None => say!(en "in force from {from}", et "kehtib alates {from}", from = from),
            Some(to) => say!(
                en "in force from {from} to {to}",
                et "kehtib {from} kuni {to}",
                from = from, to = to
            ),
        };
        let card = Card::of(name, both(&policy.title))
            .line(in_force)
            .line(Words::same(policy.source.clone().unwrap_or_default()));
        Some(card.words())
    }

    pub(super) fn kind_card(&self, name: &str) -> Option<Words> {
        let kind = self.policies().into_iter().find_map(|it| it.kind(name))?;
        Some(Card::of(name, both(&kind.called)).words())
    }

    pub(super) fn season_card(&self, name: &str) -> Option<Words> {
        let season = self.policies().into_iter().find_map(|it| it.season(name))?;
        Some(Card::of(name, both(&season.called)).words())
    }

    /// What it asks, and each line of the guidelines that apply and ask it, with the clause in words.
    pub(super) fn rule_card(&self, code: &str, programme: Option<&Programme>) -> Option<Words> {
        let (code, page) = crate::explain(code)?;
        let card = Card::of(code, page.asks.words());
        let kind = programme.and_then(|programme| programme.kind.known());
        let kind = kind.map(|kind| &*kind.text);
        let asked = asked_in(self.guidelines(), &self.policies_for(programme), code, kind);
        Some(asked.into_iter().fold(card, Card::part).words())
    }

    /// Each line of the catalogue's guidelines that asks a rule.
    pub(crate) fn asked_by(&self, code: &str) -> Vec<Words> {
        asked_in(self.guidelines(), &self.policies(), code, None)
    }

    /// A clause of the guideline of this name, in words.
    pub(crate) fn clause_card(&self, guideline: &str, clause: &str) -> Option<Words> {
        let edition = edition(self.guidelines(), self.policy(guideline)?);
        let lines = edition.coverage.iter().filter(|line| line.clause == clause);
        lines.clone().next()?;
        let head = format!("{guideline} {clause}");
        let card = lines.fold(Card::of(&head, Words::default()), |card, line| {
            card.part(pointed(line))
        });
        Some(card.words())
    }

    /// The edition of a guideline that is in force on the day of the check, else any.
    fn policy(&self, name: &str) -> Option<&Policy> {
        let guidelines = self.guidelines();
        let now = guidelines.in_force(name, self.question.as_of);
        now.or_else(|| guidelines.all().find(|it| it.stamp.guideline == name))
    }

    /// Those that a programme is judged by; of none, those of the catalogue.
    fn policies_for(&self, programme: Option<&Programme>) -> Vec<&Policy> {
        let Some(judged) = programme.and_then(|programme| self.judged(programme)) else {
            return self.policies();
        };
        let stamps = judged.verdict.summary.stamps.iter();
        let policies = stamps.filter_map(|it| self.guidelines().edition(&it.guideline, it.edition));
        policies.collect()
    }

    /// The guideline of the catalogue and those above it; where it names none, all.
    pub(crate) fn policies(&self) -> Vec<&Policy> {
        let head = self
            .catalogue()
            .head
            .and_then(|head| head.guideline.known());
        let mut policies: Vec<&Policy> = Vec::new();
        let mut next = head.and_then(|name| self.policy(&name.text));
        while let Some(policy) =
            next.filter(|next| !policies.iter().any(|it| it.stamp == next.stamp))
        {
            policies.push(policy);
            next = policy.extends.as_deref().and_then(|id| self.policy(id));
        }
        match policies.is_empty() {
            true => self.guidelines().all().collect(),
            false => policies,
        }
    }
}

/// Each of these guidelines' own lines that ask a rule, of one kind of programme or of all, with the
/// clause in words.
fn asked_in(
    guidelines: &Guidelines,
    policies: &[&Policy],
    code: &str,
    kind: Option<&str>,
) -> Vec<Words> {
    let mut all = Vec::new();
    for policy in policies {
        let edition = edition(guidelines, policy);
        let id = &edition.stamp.guideline;
        let kind = kind.map(|word| policy.kind(word).map_or(word, |kind| &*kind.name.text));
        let is_for = |kinds: &[String]| {
            kinds.is_empty() || kind.is_none_or(|kind| kinds.iter().any(|named| named == kind))
        };
        let own = |rule: &&ListedRule| rule.rule == code && rule.citation.guideline == *id;
        let asking = edition.listing.rules.iter().filter(own);
        all.extend(asking.filter(|rule| is_for(&rule.kinds)).map(|rule| {
            let asked = Card::default().line(asked(rule));
            asked.line(wording(&edition, &rule.citation)).words()
        }));
    }
    all
}

/// `taltech 1.1 a: must, at least 50 %; for micro-degree`
fn asked(rule: &ListedRule) -> Words {
    let Citation {
        guideline,
        clause,
        point,
        ..
    } = &*rule.citation;
    let point = point.as_deref().map(|point| format!(" {point}"));
    let clause = plain(&format!(
        "{guideline} {clause}{}",
        point.unwrap_or_default()
    ));
    let how = [rule.strictness.name().words(), rule.bound.clone()];
    let how = Words::join(how.into_iter().filter(|words| !words.is_empty()), ", ");
    let words = say!(en "{clause}: {how}", et "{clause}: {how}", clause = clause, how = how);
    let words = match rule.kinds.is_empty() {
        true => words,
        false => say!(
            en "{words}; for {kinds}", et "{words}; liikidele {kinds}",
            words = words, kinds = plain(&rule.kinds.join(", "))
        ),
    };
    with_confidence(words, rule.confidence)
}

fn wording(edition: &Edition, citation: &Citation) -> Words {
    let mut lines = edition.coverage.iter();
    let line = lines.find(|line| line.clause == citation.clause && line.point == citation.point);
    line.map_or_else(Words::default, |line| both(&line.text))
}

fn pointed(line: &CoverageLine) -> Words {
    let text = both(&line.text);
    match &line.point {
        Some(point) => say!(en "{point}: {text}", et "{point}: {text}", point = point, text = text),
        None => text,
    }
}

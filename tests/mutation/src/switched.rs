//! A source in which every mutant stands behind its number.

use std::ops::Range;

use crate::mutant::Mutant;
use crate::nodes::{Nodes, Site};

/// What the switched sources ask.
pub const MODULE: &str = include_str!("switch.rs.txt");

struct Change<'m> {
    site: Site,
    mutants: Vec<&'m Mutant>,
}

impl Change<'_> {
    fn range(&self) -> Range<usize> {
        match &self.site {
            Site::Entry(at) | Site::Unguarded(at) => *at..*at,
            Site::Wrapped(range) | Site::Guarded(range) | Site::Iterator(range) => range.clone(),
        }
    }

    /// Outermost first, but a return before the expression with which a function starts; the guard of
    /// an arm before what is changed in it.
    fn order(&self) -> (usize, bool, std::cmp::Reverse<usize>, bool) {
        let range = self.range();
        let inner = matches!(self.site, Site::Wrapped(_));
        let entry = matches!(self.site, Site::Entry(_));
        (range.start, !entry, std::cmp::Reverse(range.end), inner)
    }
}

pub struct Switched {
    pub text: String,
    /// For which there is no expression of its own.
    pub left_out: Vec<usize>,
}

pub fn switched(source: &str, mutants: &[&Mutant]) -> Switched {
    let nodes = Nodes::new(source);
    let mut changes: Vec<Change<'_>> = Vec::new();
    let mut left_out = Vec::new();
    for mutant in mutants {
        let Some(site) = nodes.site(mutant) else {
            left_out.push(mutant.number);
            continue;
        };
        match changes.iter_mut().find(|change| change.site == site) {
            Some(change) => change.mutants.push(mutant),
            None => changes.push(Change {
                site,
                mutants: vec![mutant],
            }),
        }
    }
    changes.sort_by_key(Change::order);
    Switched {
        text: Writer { source }.write(&(0..source.len()), &changes),
        left_out,
    }
}

struct Writer<'s> {
    source: &'s str,
}

impl Writer<'_> {
    /// The bytes of a range with these changes, all of which are inside.
    fn write(&self, range: &Range<usize>, changes: &[Change<'_>]) -> String {
        let mut text = String::new();
        let mut done = range.start;
        let mut rest = changes;
        while let Some((change, behind)) = rest.split_first() {
            let own = change.range();
            let inside = behind
                .iter()
                .take_while(|other| other.range().start < own.end && other.range().end <= own.end)
                .count();
            text += &self.source[done..own.start];
            text += &self.changed(change, &behind[..inside]);
            done = own.end;
            rest = &behind[inside..];
        }
        text + &self.source[done..range.end]
    }

    fn changed(&self, change: &Change<'_>, inside: &[Change<'_>]) -> String {
        let first = change.mutants[0].number;
        match &change.site {
            Site::Entry(_) => change
                .mutants
                .iter()
                .map(|mutant| returned(mutant))
                .collect(),
            Site::Unguarded(_) => marked(first, &format!(" if !crate::mutant::on({first}) ")),
            Site::Guarded(range) => {
                let guard = self.write(range, inside);
                marked(first, &format!("!crate::mutant::on({first}) && ({guard})"))
            }
            Site::Wrapped(range) => self.wrapped(range, &change.mutants, inside),
            Site::Iterator(range) => self.iterator(range, &change.mutants, inside),
        }
    }

    /// Only one mutant is switched on at a time: where it is this one, there is none inside.
    fn wrapped(&self, range: &Range<usize>, mutants: &[&Mutant], inside: &[Change<'_>]) -> String {
        let mut text = format!("(match {} {{ ", which(mutants));
        for mutant in mutants {
            let instead = marked(mutant.number, &mutant.within(self.source, range));
            text += &format!("{} => ({instead}), ", mutant.number);
        }
        text + &format!("_ => ({}) }})", self.write(range, inside))
    }

    /// All ways out of such a function have one type.
    fn iterator(&self, range: &Range<usize>, mutants: &[&Mutant], inside: &[Change<'_>]) -> String {
        let mut text = format!("match {} {{ ", which(mutants));
        for mutant in mutants {
            let boxed = format!(
                "Box::new({}) as Box<dyn Iterator<Item = _> + '_>",
                mutant.replacement
            );
            let instead = marked(
                mutant.number,
                &format!("crate::mutant::Either::Left({boxed})"),
            );
            text += &format!("{} => {instead}, ", mutant.number);
        }
        let own = self.write(range, inside);
        text + &format!("_ => crate::mutant::Either::Right({{ {own} }}) }}")
    }
}

/// The question which of these is switched on.
fn which(mutants: &[&Mutant]) -> String {
    let numbers: Vec<String> = mutants.iter().map(|m| m.number.to_string()).collect();
    format!("crate::mutant::which(&[{}])", numbers.join(", "))
}

fn returned(mutant: &Mutant) -> String {
    let Mutant {
        number,
        replacement,
        ..
    } = mutant;
    let value = match replacement.as_str() {
        "()" => "",
        value => value,
    };
    marked(
        *number,
        &format!("if crate::mutant::on({number}) {{ return {value}; }} "),
    )
}

fn marked(number: usize, text: &str) -> String {
    format!("/*<{number}*/{text}/*{number}>*/")
}

/// The mutants whose text holds this byte of a switched source, the innermost last.
pub fn around(text: &str, at: usize) -> Vec<usize> {
    let mut open = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("/*") {
        let start = from + start;
        let Some(end) = text[start..].find("*/") else {
            break;
        };
        if start >= at {
            break;
        }
        let word = &text[start + 2..start + end];
        if let Some(number) = word.strip_prefix('<').and_then(|w| w.parse().ok()) {
            open.push(number);
        } else if word
            .strip_suffix('>')
            .is_some_and(|w| w.parse::<usize>().is_ok())
        {
            open.pop();
        }
        from = start + 2;
    }
    open
}

//! The fields of one block, in the order of the table.

use kava_model::table::FieldInfo;

use super::{is_beside, told};
use crate::candidates::{candidates, when, with_unit};
use crate::columns::{Part, is_text};
use crate::gather::{Fact, Given};
use crate::list::{Fate, Told};
use crate::quoted::quoted;
use crate::reading::reads;

/// The lines that these facts make; what cannot stand there is left.
pub fn block(part: Part, facts: &[Fact], all: &mut Vec<Told>, left: &mut Vec<Given>) -> String {
    let is_stated = facts
        .iter()
        .any(|fact| fact.slot.part == part && !fact.given.cell.text.is_empty());
    let mut lines = String::new();
    if !is_stated {
        return lines;
    }
    for field in (part.block().fields)()
        .into_iter()
        .filter(|field| !is_beside(field.word, part))
    {
        let of_field = facts
            .iter()
            .filter(|fact| (fact.slot.part, fact.slot.word) == (part, field.word));
        let (said, empty): (Vec<_>, Vec<_>) =
            of_field.partition(|fact| !fact.given.cell.text.is_empty());
        if said.is_empty() {
            if let Some(fact) = empty.first() {
                lines.push_str(&format!(
                    "{} todo {}\n",
                    field.word,
                    quoted(&fact.given.heading)
                ));
                all.push(told(&fact.given, Fate::Missing(field.word)));
            }
            continue;
        }
        for group in groups(field, said, left) {
            let written = line(part, field, &group);
            let fate = written.clone().map_or(Fate::ToDo(field.word), Fate::Placed);
            all.extend(group.iter().map(|fact| told(&fact.given, fate.clone())));
            lines.push_str(&written.unwrap_or_else(|| todo(field, &group)));
            lines.push('\n');
        }
    }
    lines
}

/// The facts of each line: all of them for one line, or one each where the field may be repeated. Of
/// two that say different things in one place, the second is left.
fn groups<'f>(
    field: &FieldInfo,
    facts: Vec<&'f Fact>,
    left: &mut Vec<Given>,
) -> Vec<Vec<&'f Fact>> {
    if field.repeats {
        return facts.into_iter().map(|fact| vec![fact]).collect();
    }
    let mut group: Vec<&Fact> = Vec::new();
    for fact in facts {
        if group.iter().any(|known| known.slot.sub == fact.slot.sub) {
            left.push(fact.given.clone());
        } else {
            group.push(fact);
        }
    }
    vec![group]
}

fn todo(field: &FieldInfo, facts: &[&Fact]) -> String {
    let said = facts
        .iter()
        .map(|fact| format!("{}: {}", fact.given.heading, fact.given.cell.text));
    let said = said.collect::<Vec<_>>().join("; ");
    format!("{} todo {}", field.word, quoted(&said))
}

/// The line as the field table reads it; nothing where it would not.
fn line(part: Part, field: &FieldInfo, facts: &[&Fact]) -> Option<String> {
    let value = match field.word {
        "outcomes" => outcomes(facts),
        "workload" => workload(facts),
        "apply" => apply(facts),
        "registered" => registered(facts),
        _ if is_text(field) && !field.repeats => texts(facts),
        _ => return single(part, field, facts),
    }?;
    let line = format!("{} {value}", field.word);
    reads(part, &line).then_some(line)
}

fn single(part: Part, field: &FieldInfo, facts: &[&Fact]) -> Option<String> {
    let [fact] = facts else { return None };
    let given = &fact.given;
    let text = with_unit(field.word, &given.heading, &given.cell.text);
    let values = candidates(fact.slot, field, &text).into_iter();
    let mut lines = values.map(|value| format!("{} {value}", field.word));
    lines.find(|line| reads(part, line))
}

fn texts(facts: &[&Fact]) -> Option<String> {
    let mut facts = facts.to_vec();
    facts.sort_by_key(|fact| fact.slot.sub != "et");
    let parts = facts.iter().map(|fact| {
        let tag = if fact.slot.sub.is_empty() {
            ""
        } else {
            fact.slot.sub
        };
        format!("{tag} {}", quoted(&fact.given.cell.text))
    });
    Some(parts.collect::<Vec<_>>().join(" "))
}

/// One a line of the cell, or between semicolons. Codes only count them.
fn outcomes(facts: &[&Fact]) -> Option<String> {
    let mut lists: Vec<(&str, Vec<&str>)> = Vec::new();
    for fact in facts {
        let parts = fact.given.cell.text.split(['\n', ';']).map(str::trim);
        let parts = parts.map(|part| part.trim_start_matches(['-', '•', '*']).trim());
        lists.push((
            fact.slot.sub,
            parts.filter(|part| !part.is_empty()).collect(),
        ));
    }
    let most = lists.iter().map(|(_, list)| list.len()).max()?;
    let mut lines = String::from("{\n");
    for at in 0..most {
        lines.push_str(&format!("o{}", at + 1));
        for (tag, list) in &lists {
            if let Some(text) = list.get(at) {
                lines.push_str(&format!(" {tag} {}", quoted(text)));
            }
        }
        lines.push('\n');
    }
    lines.push('}');
    Some(lines)
}

/// `contact 256 academic-hours, independent 368 academic-hours`; the unit may stand in the heading.
fn workload(facts: &[&Fact]) -> Option<String> {
    let field = Part::Programme.field("workload")?;
    let part = |fact: &&Fact| {
        let (heading, text) = (fact.given.heading.to_lowercase(), &fact.given.cell.text);
        let unit = if heading.contains("akadeem") || heading.contains("academic") {
            " academic-hours"
        } else if heading.contains("hours") || heading.contains("tun") {
            " hours"
        } else {
            ""
        };
        let with_unit = candidates(fact.slot, field, &format!("{text}{unit}")).into_iter();
        let mut values = candidates(fact.slot, field, text)
            .into_iter()
            .chain(with_unit);
        let value = values.find(|value| reads(Part::Programme, &format!("workload {value}")))?;
        Some(format!("{} {value}", fact.slot.sub))
    };
    let parts: Option<Vec<String>> = facts.iter().map(part).collect();
    Some(parts?.join(", "))
}

fn sub<'f>(facts: &[&'f Fact], sub: &str) -> Option<&'f str> {
    let fact = facts.iter().find(|fact| fact.slot.sub == sub)?;
    Some(&fact.given.cell.text)
}

fn apply(facts: &[&Fact]) -> Option<String> {
    if let Some(words) = sub(facts, "") {
        return (facts.len() == 1)
            .then(|| words.to_owned())
            .filter(|words| words.is_ascii());
    }
    Some(match (sub(facts, "from"), sub(facts, "to")) {
        (Some(from), Some(to)) => format!("from {} to {}", when(from)?, when(to)?),
        (Some(from), None) => format!("from {}", when(from)?),
        (None, Some(to)) => format!("by {}", when(to)?),
        (None, None) => return None,
    })
}

fn registered(facts: &[&Fact]) -> Option<String> {
    let code = sub(facts, "code").filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    if code.is_none() && sub(facts, "code").is_some() {
        return None;
    }
    let on = sub(facts, "on").or(sub(facts, ""));
    Some(match (on, code) {
        (Some(on), Some(code)) => format!("{} code {code}", when(on)?),
        (Some(on), None) => when(on)?,
        (None, Some(code)) => format!("code {code}"),
        (None, None) => return None,
    })
}

//! The plan of a programme whose rows are courses.

use super::course::Courses;
use super::names::slug;
use super::{of, told};
use crate::columns::{CHOOSE, GROUP, Part};
use crate::gather::{Fact, Given, Programme};
use crate::list::{Fate, Told};
use crate::quoted::quoted;
use crate::reading::reads;

/// Groups whose courses are chosen from, by the words of lists.
const ELECTIVE: [&str; 6] = [
    "elective",
    "electives",
    "optional",
    "valikaine",
    "valikained",
    "valik",
];

/// Courses under the name of their group; those without one under none.
type Groups = Vec<(String, Vec<String>)>;

impl Courses {
    pub fn plan(
        &mut self,
        programme: &Programme,
        all: &mut Vec<Told>,
        left: &mut Vec<Given>,
    ) -> Option<String> {
        let groups = self.groups(programme, all);
        let rule = rule(programme);
        let is_used = groups.iter().any(|(group, _)| is_elective(group));
        for fact in of(&programme.facts, Part::Programme, CHOOSE) {
            match rule
                .as_ref()
                .filter(|(from, _)| is_used && from == &fact.given)
            {
                Some((_, rule)) => all.push(told(&fact.given, Fate::Placed(rule.clone()))),
                None => left.push(fact.given.clone()),
            }
        }
        if groups.is_empty() {
            return None;
        }
        let rule = rule.map(|(_, rule)| rule);
        let members: String = groups
            .iter()
            .map(|group| written(group, rule.as_deref()))
            .collect();
        Some(format!("plan {{\n{members}}}\n"))
    }

    fn groups(&mut self, programme: &Programme, all: &mut Vec<Told>) -> Groups {
        let mut groups = Groups::new();
        for facts in &programme.courses {
            let course = self.declare(facts, all);
            let group = group_of(facts, all);
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, courses)) if courses.contains(&course) => {}
                Some((_, courses)) => courses.push(course),
                None => groups.push((group, vec![course])),
            }
        }
        groups
    }
}

fn group_of(facts: &[Fact], all: &mut Vec<Told>) -> String {
    let Some(fact) = of(facts, Part::Course, GROUP).next() else {
        return String::new();
    };
    let name = slug(&fact.given.cell.text, "module");
    all.push(told(&fact.given, Fate::Placed(format!("module {name}"))));
    fact.given.cell.text.clone()
}

fn is_elective(group: &str) -> bool {
    ELECTIVE.contains(&&*group.to_lowercase())
}

/// How many electives are chosen: `2`, or `6 EAP`.
fn rule(programme: &Programme) -> Option<(Given, String)> {
    let given = &programme.get(Part::Programme, CHOOSE)?.given;
    let text = given.cell.text.to_lowercase();
    let rule = match text.strip_suffix("ects").or(text.strip_suffix("eap")) {
        Some(credits) => format!("choose {} ECTS from", credits.trim().replace(',', ".")),
        None => format!("choose {text} of"),
    };
    reads(
        Part::Programme,
        &format!("plan {{\n{rule} {{\nx\ny\n}}\n}}"),
    )
    .then(|| (given.clone(), rule))
}

fn written((group, courses): &(String, Vec<String>), rule: Option<&str>) -> String {
    let members = courses.join("\n");
    if group.is_empty() {
        return format!("{members}\n");
    }
    let name = slug(group, "module");
    match (is_elective(group), rule) {
        (false, _) => format!("module {name} {{\n{members}\n}}\n"),
        (true, Some(rule)) => format!("module {name} {rule} {{\n{members}\n}}\n"),
        // How many of them are taken is not known, and taking all or any would be invented.
        (true, None) => format!(
            "todo {}\n",
            quoted(&format!("{group}: {}", courses.join(", ")))
        ),
    }
}

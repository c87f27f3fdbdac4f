//! Programmes.

use super::course::{each, flag, own};
use super::fee::fee;
use super::intake::{intake, offer};
use super::provider::level;
use super::said::{because, limits, person, plain, study_groups, when, word, words, workload};
use super::{Shared, TODO, plan};
use crate::feed::json::Node;
use crate::feed::lines::{Line, Lines};
use crate::feed::spelling::{text, url};
use crate::feed::{Imported, left, note};

/// What Kava works out itself.
const DERIVED: [&str; 9] = [
    "schema",
    "id",
    "draft",
    "modified",
    "guidelines",
    "met",
    "kindName",
    "provider",
    "feeTotals",
];

const TEXTS: [(&str, &str); 5] = [
    ("content", "content"),
    ("methods", "methods"),
    ("environment", "environment"),
    ("completion", "completion"),
    ("trainers", "trainers"),
];

impl Shared {
    pub fn programme(&mut self, node: &Node<'_>, to: &mut Imported) {
        let Some(code) = node.get("code").and_then(|code| word(&code)) else {
            return;
        };
        if let Some(provider) = node.get("provider")
            && self.issuer.is_none()
        {
            self.issuer = self.institution(&provider);
        }
        node.skip_all(&DERIVED);
        let mut lines = Lines::default();
        self.identity(node, &mut lines);
        lines.blank();
        reasons(node, &mut lines);
        lines.blank();
        self.contents(node, &mut lines);
        lines.blank();
        studying(node, &mut lines);
        self.leads_to(node, &mut lines);
        paying(node, &mut lines);
        offers(node, &mut lines);
        records(node, &mut lines);
        let notes = left(node, &code);
        note(&mut lines, &notes);
        to.unplaced.extend(notes);
        node.skip();
        self.keep(&code, lines);
    }

    /// What is left of a programme that is no longer offered.
    pub fn withdrawn(&mut self, node: &Node<'_>, to: &mut Imported) {
        let Some(code) = node.get("code").and_then(|code| word(&code)) else {
            return;
        };
        node.skip_all(&["schema", "id", "draft", "modified"]);
        let mut lines = Lines::default();
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        lines.maybe("in-force", node.get("edition").and_then(|it| edition(&it)));
        lines.maybe("replaces", own(node, "replaces", words));
        lines.maybe(
            "withdrawn",
            node.get("withdrawn").and_then(|it| closed(&it)),
        );
        let notes = left(node, &code);
        note(&mut lines, &notes);
        to.unplaced.extend(notes);
        node.skip();
        self.keep(&code, lines);
    }

    fn keep(&mut self, code: &str, lines: Lines) {
        let file = self.names.of(code);
        let mut block = Lines::default();
        block.block(format!("programme {code}"), lines);
        self.programmes.push((file, code.to_owned(), block));
    }

    fn identity(&mut self, node: &Node<'_>, lines: &mut Lines) {
        lines.maybe("kind", node.get("kind").and_then(|it| word(&it)));
        lines.maybe("purpose", node.get("purpose").and_then(|it| word(&it)));
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        let unit = node.get("unit").and_then(|unit| self.unit(&unit));
        lines.maybe("unit", unit);
        each(node, "directors", "director", person, lines);
        lines.maybe("contact", node.get("contact").and_then(|it| person(&it)));
        let groups = node.get("studyGroups").and_then(|it| study_groups(&it));
        lines.maybe("field", groups);
        lines.maybe("level", level(node));
        lines.maybe("language", node.get("languages").and_then(|it| words(&it)));
        lines.maybe("in-force", node.get("edition").and_then(|it| edition(&it)));
        lines.maybe("replaces", own(node, "replaces", words));
        lines.maybe("withdrawn", own(node, "withdrawn", closed));
        for partner in node.get("partners").iter().flat_map(Node::items) {
            match self.institution(&partner) {
                Some(code) => lines.fact("partner", &code),
                None => lines.fact("partner", TODO),
            }
        }
    }

    fn contents(&mut self, node: &Node<'_>, lines: &mut Lines) {
        for study_programme in node.get("studyProgrammes").iter().flat_map(Node::items) {
            self.study_programme(&study_programme);
        }
        if let Some(outcomes) = node.get("outcomes") {
            let outcomes = outcomes.items().filter_map(|it| outcome(&it));
            let outcomes = Lines(outcomes.map(Line::Fact).collect());
            lines.block("outcomes".to_owned(), outcomes);
            lines.blank();
        }
        if let Some(volume) = node.get("volume") {
            let declared = volume.get("declared").and_then(|it| limits(&it, "ECTS"));
            lines.maybe("volume", declared);
            let hours = volume.get("workload").and_then(|it| workload(&it));
            lines.maybe("workload", hours);
            volume.skip();
        }
        let mut components = self.courses(node);
        if let Some(plan) = node.get("plan") {
            let members = plan::members(&plan, &mut components, None);
            lines.block("plan".to_owned(), members);
        }
    }

    fn leads_to(&mut self, node: &Node<'_>, lines: &mut Lines) {
        each(node, "requires", "requires", requirement, lines);
        let by = |it: &Node<'_>| word(it).map(|by| format!("by {by}"));
        each(node, "selection", "select", by, lines);
        lines.maybe(
            "conditions",
            node.get("conditions").and_then(|it| text(&it)),
        );
        lines.maybe("awards", node.get("awards").and_then(|it| awards(&it)));
        each(node, "stacks", "stacks", stacks, lines);
        each(node, "recognised", "recognised", text, lines);
        lines.maybe(
            "exemptions",
            node.get("exemptions").and_then(|it| text(&it)),
        );
        lines.maybe(
            "transfer",
            node.get("transfer").and_then(|it| transfer(&it)),
        );
    }
}

fn reasons(node: &Node<'_>, lines: &mut Lines) {
    lines.maybe("aim", node.get("aim").and_then(|it| text(&it)));
    lines.maybe("need", node.get("need").and_then(|it| text(&it)));
    each(node, "needSources", "need-source", need_source, lines);
    lines.maybe(
        "target-group",
        node.get("targetGroup").and_then(|it| text(&it)),
    );
    lines.maybe(
        "commissioned-by",
        node.get("commissionedBy").and_then(|it| text(&it)),
    );
    for (key, field) in TEXTS {
        lines.maybe(field, node.get(key).and_then(|it| text(&it)));
    }
    lines.maybe(
        "materials",
        node.get("materials").and_then(|it| text_or_none(&it)),
    );
    each(node, "basis", "basis", basis, lines);
    let standard = node
        .get("vocationalStandard")
        .and_then(|it| text_or_none(&it));
    lines.maybe("vocational-standard", standard);
    lines.maybe(
        "project-needs",
        node.get("projectNeeds").and_then(|it| text(&it)),
    );
    flag(node, "workBased", "work-based", lines);
}

fn studying(node: &Node<'_>, lines: &mut Lines) {
    lines.maybe(
        "duration",
        node.get("duration").and_then(|it| duration(&it)),
    );
    let offered = [
        "study",
        "delivery",
        "schedule",
        "locations",
        "counties",
        "attendance",
        "weeklyLoad",
    ];
    // Null here says that nothing was stated, and not that it is open.
    if offered.iter().any(|key| node.get(key).is_some()) {
        stated_offer(node, lines);
    }
}

fn stated_offer(node: &Node<'_>, lines: &mut Lines) {
    let mut all = Lines::default();
    offer(node, &mut all);
    let open = format!(" {TODO}");
    let is_stated = |line: &Line| !matches!(line, Line::Fact(fact) if fact.ends_with(&open));
    lines.0.extend(all.0.into_iter().filter(is_stated));
}

fn paying(node: &Node<'_>, lines: &mut Lines) {
    each(node, "fees", "fee", fee, lines);
    let by = node.get("instalments").and_then(|it| word(&it));
    lines.maybe("instalments", by.map(|by| format!("per {by}")));
    lines.maybe("payer", node.get("payers").and_then(|it| words(&it)));
    lines.maybe("website", node.get("website").and_then(|it| url(&it)));
}

fn offers(node: &Node<'_>, lines: &mut Lines) {
    for item in node.get("intakes").iter().flat_map(Node::items) {
        lines.blank();
        if item.value.is_null() {
            lines.fact("intake", TODO);
        } else if let Some((code, facts)) = intake(&item) {
            lines.block(format!("intake {code}"), facts);
        }
    }
}

fn records(node: &Node<'_>, lines: &mut Lines) {
    let mut record = Lines::default();
    record.maybe(
        "approved",
        node.get("approved").and_then(|it| approved(&it)),
    );
    record.maybe(
        "published-by",
        node.get("publishedBy").and_then(|it| word(&it)),
    );
    record.maybe(
        "registered",
        node.get("registered").and_then(|it| registered(&it)),
    );
    if !record.is_empty() {
        lines.blank();
        lines.block("record".to_owned(), record);
    }
    for waiver in node.get("waivers").iter().flat_map(Node::items) {
        lines.blank();
        lines.maybe("waive", waived(&waiver));
    }
}

/// `from autumn-2026 to 2027-08-31`
pub fn edition(node: &Node<'_>) -> Option<String> {
    let from = node.get("from").and_then(|from| when(&from))?;
    let to = node.get("to").and_then(|to| when(&to));
    let to = to.map_or_else(String::new, |to| format!(" to {to}"));
    Some(format!("from {from}{to}"))
}

fn closed(node: &Node<'_>) -> Option<String> {
    let from = node.get("from").and_then(|from| when(&from));
    let from = from.unwrap_or_else(|| "todo".to_owned());
    Some(format!("from {from}{}", because(node)))
}

fn need_source(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    let source = node.get("source").and_then(|source| text(&source));
    Some(source.map_or_else(|| kind.clone(), |source| format!("{kind} {source}")))
}

fn text_or_none(node: &Node<'_>) -> Option<String> {
    match node.text() {
        Some(_) => word(node),
        None => text(node),
    }
}

fn basis(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    let said = match kind.as_str() {
        "study-programme" => node.get("studyProgramme").and_then(|it| word(&it)),
        "vocational-standard" => node.get("standard").and_then(|it| text(&it)),
        _ => node.get("need").and_then(|it| text(&it)),
    }?;
    Some(format!("{kind} {said}"))
}

fn outcome(node: &Node<'_>) -> Option<String> {
    if node.value.is_null() {
        return Some(TODO.to_owned());
    }
    let code = node.get("code").and_then(|code| word(&code))?;
    let said = node.get("text").and_then(|it| text(&it));
    Some(format!("{code} {}", said.as_deref().unwrap_or(TODO)))
}

fn duration(node: &Node<'_>) -> Option<String> {
    let number = node.get("number")?.number()?;
    let unit = node.get("unit").and_then(|unit| word(&unit))?;
    let unit = match number.as_str() {
        "1" => unit.trim_end_matches('s'),
        _ => &unit,
    };
    Some(format!("{number} {unit}"))
}

fn requirement(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    match kind.as_str() {
        "education" => {
            let level = node.get("level").and_then(|level| word(&level))?;
            Some(format!("education {level}"))
        }
        "programme" => {
            let code = node.get("programme").and_then(|code| word(&code))?;
            Some(format!("programme {code}"))
        }
        "text" => node.get("text").and_then(|it| text(&it)),
        _ => Some(kind),
    }
}

fn awards(node: &Node<'_>) -> Option<String> {
    let award = |it: Node<'_>| match it.value.is_string() {
        true => word(&it),
        false => text(&it),
    };
    let awards: Option<Vec<String>> = node.items().map(award).collect();
    awards
        .filter(|all| !all.is_empty())
        .map(|all| all.join(", "))
}

fn stacks(node: &Node<'_>) -> Option<String> {
    node.skip_all(&["kind"]);
    let code = node.get("code").and_then(|code| word(&code));
    let said = code.or_else(|| node.get("text").and_then(|it| text(&it)))?;
    Some(format!("towards {said}"))
}

fn transfer(node: &Node<'_>) -> Option<String> {
    let share = node.get("limits").and_then(|it| limits(&it, "%"))?;
    let of = node.get("of").and_then(|of| of.text());
    Some(match of {
        Some("programme") => format!("{share} of the programme"),
        Some(_) => format!("{share} of earlier credits"),
        None => share,
    })
}

fn approved(node: &Node<'_>) -> Option<String> {
    let mut said = node.get("on").and_then(|on| when(&on))?;
    if let Some(by) = node.get("by").and_then(|by| word(&by)) {
        said.push_str(&format!(" by {by}"));
    }
    if let Some(document) = node.get("document").and_then(|it| plain(&it)) {
        said.push_str(&format!(" document {document}"));
    }
    Some(said)
}

fn registered(node: &Node<'_>) -> Option<String> {
    let on = node.get("on").and_then(|on| when(&on));
    let code = node.get("code").and_then(|code| word(&code));
    let volume = node.get("volume").and_then(|it| limits(&it, "ECTS"));
    let code = code.map(|code| format!("code {code}"));
    let volume = volume.map(|volume| format!("volume {volume}"));
    let parts: Vec<String> = [on, code, volume].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn waived(node: &Node<'_>) -> Option<String> {
    if node.value.is_null() {
        return Some(TODO.to_owned());
    }
    let mut said = node.get("rule").and_then(|rule| word(&rule))?;
    if let Some(guideline) = node.get("guideline").and_then(|it| word(&it)) {
        said.push_str(&format!(" of {guideline}"));
    }
    said.push_str(&because(node));
    if let Some(until) = node.get("until").and_then(|it| when(&it)) {
        said.push_str(&format!(" until {until}"));
    }
    if let Some(by) = node.get("by").and_then(|by| text(&by)) {
        said.push_str(&format!(" by {by}"));
    }
    Some(said)
}

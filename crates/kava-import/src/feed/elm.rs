//! The European Learning Model: opportunities and the achievements they lead to, as a graph in JSON-LD.
//!
//! Read by the short keys that its profiles use. A programme is an achievement that is no part of
//! another one; its opportunities are its intakes.

use std::collections::{BTreeMap, BTreeSet};

use kava_model::codelist::{deliveries, languages as known_languages};
use serde_json::Value;

use super::catalogue::said::{is_code, text, url};
use super::file_names::{CATALOGUE, COURSES, FileNames};
use super::json::{Node, Seen};
use super::lines::{Line, Lines, quoted};
use super::{Imported, Missing, TextFile, Unplaced, left, note};

const LANGUAGES: &str = "http://publications.europa.eu/resource/authority/language/";
const CURRENCIES: &str = "http://publications.europa.eu/resource/authority/currency/";
const ISCED: &str = "http://data.europa.eu/snb/isced-f/";
const EQF: &str = "http://data.europa.eu/snb/eqf/";

/// Several documents are one graph.
pub fn import(documents: &[(String, Value)], to: &mut Imported) {
    let seen: Vec<Seen> = documents.iter().map(|_| Seen::default()).collect();
    let roots = documents.iter().zip(&seen);
    let roots: Vec<(&str, Node<'_>)> = roots
        .map(|((place, document), seen)| (place.as_str(), Node::root(document, "", seen)))
        .collect();
    let mut graph = Graph::default();
    for (_, root) in &roots {
        root.skip_all(&["@context"]);
        graph.gather(root);
    }
    graph.write(to);
    for (place, root) in &roots {
        let left = root.left().into_iter().map(|left| Unplaced {
            programme: None,
            source: left.name,
            place: format!("{place}{}", left.pointer),
            value: left.value,
        });
        to.unplaced.extend(left);
    }
}

/// The nodes of a graph by their id.
#[derive(Default)]
struct Graph<'a> {
    nodes: BTreeMap<String, Node<'a>>,
    order: Vec<String>,
}

impl<'a> Graph<'a> {
    fn gather(&mut self, node: &Node<'a>) {
        match node.value {
            Value::Array(_) => node.items().for_each(|item| self.gather(&item)),
            Value::Object(_) => {
                if let (Some(id), true) = (id_of(node), kind_of(node).is_some()) {
                    // What is said of one thing in several places is said of it once.
                    if self.nodes.insert(id.to_owned(), node.clone()).is_none() {
                        self.order.push(id.to_owned());
                    }
                }
                let members: Vec<_> = node.members().map(|(_, member)| member).collect();
                members.iter().for_each(|member| self.gather(member));
            }
            _ => {}
        }
    }

    fn of_kind<'g>(&'g self, kind: &'g str) -> impl Iterator<Item = &'g Node<'a>> {
        let nodes = self.order.iter().filter_map(|id| self.nodes.get(id));
        nodes.filter(move |node| kind_of(node).is_some_and(|it| it.ends_with(kind)))
    }

    /// What a member leads to: nodes named by id, or standing there.
    fn linked(&self, node: &Node<'a>, key: &str) -> Vec<Node<'a>> {
        let Some(member) = node.get(key) else {
            return Vec::new();
        };
        let each: Vec<Node<'a>> = match member.value {
            Value::Array(_) => member.items().collect(),
            _ => vec![member],
        };
        let node = |one: Node<'a>| match one.value {
            Value::String(id) => {
                let found = self.nodes.get(id).cloned();
                if found.is_some() {
                    one.skip();
                }
                found
            }
            Value::Object(_) => match id_of(&one).and_then(|id| self.nodes.get(id)) {
                Some(whole) => Some(whole.clone()),
                None => Some(one),
            },
            _ => None,
        };
        each.into_iter().filter_map(node).collect()
    }

    fn write(&self, to: &mut Imported) {
        let achievements: Vec<&Node<'a>> =
            self.of_kind("LearningAchievementSpecification").collect();
        let mut parts = BTreeSet::new();
        for achievement in &achievements {
            for part in self.linked(achievement, "hasPart") {
                parts.extend(id_of(&part).map(str::to_owned));
            }
        }
        let is_part = |node: &&&Node<'a>| id_of(node).is_some_and(|id| parts.contains(id));
        let issuer = self.issuer();
        to.files.push(catalogue(issuer.as_ref(), self));
        let mut courses = Courses::default();
        for achievement in achievements.iter().filter(is_part) {
            self.course(achievement, &mut courses);
        }
        to.courses += courses.0.len();
        let mut names = FileNames::default();
        for achievement in achievements.iter().filter(|it| !is_part(it)) {
            self.programme(achievement, &mut names, to);
        }
        if !courses.0.is_empty() {
            to.files.push(TextFile {
                name: COURSES.to_owned(),
                text: courses.text(),
            });
        }
    }

    /// Who provides the first opportunity, else the first organisation.
    fn issuer(&self) -> Option<Node<'a>> {
        let mut opportunities = self.of_kind("LearningOpportunity");
        let provider =
            opportunities.find_map(|it| self.linked(it, "providedBy").into_iter().next());
        provider.or_else(|| self.of_kind("Organisation").next().cloned())
    }

    fn course(&self, node: &Node<'a>, to: &mut Courses) {
        let code = code(node);
        let mut lines = Lines::default();
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        lines.maybe("credits", credits(node));
        lines.maybe("language", languages(node, "language"));
        self.linked(node, "learningOutcome");
        known(node);
        note(&mut lines, &left(node, &code));
        node.skip();
        // A course that two programmes share stands in the graph twice.
        to.0.entry(code).or_default().push(lines);
    }

    fn programme(&self, node: &Node<'a>, names: &mut FileNames, to: &mut Imported) {
        let code = code(node);
        let mut lines = Lines::default();
        lines.fact("kind", "todo \"dcType\"");
        to.missing.push(Missing {
            of: code.clone(),
            field: "kind",
            source: "dcType".to_owned(),
        });
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        let isced =
            concept(node, "ISCEDFCode", ISCED).or_else(|| concept(node, "thematicArea", ISCED));
        lines.maybe("field", isced.map(|code| format!("ISCED-F {code}")));
        let level = concept(node, "educationLevel", EQF).or_else(|| concept(node, "EQFLevel", EQF));
        lines.maybe("level", level.map(|level| format!("EQF {level}")));
        lines.maybe("language", languages(node, "language"));
        lines.maybe("aim", node.get("description").and_then(|it| text(&it)));
        self.outcomes(node, &mut lines);
        lines.maybe("volume", credits(node));
        lines.maybe("workload", hours(node));
        self.plan(node, &mut lines);
        lines.maybe("delivery", delivery(node));
        lines.maybe("requires", self.noted(node, "entryRequirement"));
        known(node);
        let notes = left(node, &code);
        note(&mut lines, &notes);
        to.unplaced.extend(notes);
        node.skip();
        self.intakes(node, &code, &mut lines, to);
        let mut block = Lines::default();
        block.block(format!("programme {code}"), lines);
        to.programmes += 1;
        to.files.push(TextFile {
            name: names.of(&code),
            text: block.text(),
        });
    }

    fn outcomes(&self, node: &Node<'a>, lines: &mut Lines) {
        let mut block = Lines::default();
        for (number, outcome) in (1..).zip(self.linked(node, "learningOutcome")) {
            if let Some(said) = outcome.get("title").and_then(|it| text(&it)) {
                block.0.push(Line::Fact(format!("o{number} {said}")));
            }
            known(&outcome);
        }
        if !block.is_empty() {
            lines.blank();
            lines.block("outcomes".to_owned(), block);
            lines.blank();
        }
    }

    fn plan(&self, node: &Node<'a>, lines: &mut Lines) {
        let own: Vec<Option<String>> = self
            .linked(node, "learningOutcome")
            .iter()
            .map(|outcome| id_of(outcome).map(str::to_owned))
            .collect();
        let mut plan = Lines::default();
        for part in self.linked(node, "hasPart") {
            let teaches: Vec<String> = self
                .linked(&part, "learningOutcome")
                .iter()
                .filter_map(|outcome| {
                    let id = id_of(outcome).map(str::to_owned);
                    let at = own.iter().position(|one| id.is_some() && *one == id)?;
                    Some(format!("o{}", at + 1))
                })
                .collect();
            let teaches = match teaches.is_empty() {
                true => String::new(),
                false => format!(" teaches {}", teaches.join(", ")),
            };
            plan.0.push(Line::Fact(format!("{}{teaches}", code(&part))));
        }
        if !plan.is_empty() {
            lines.block("plan".to_owned(), plan);
            lines.blank();
        }
    }

    /// The texts of a note, or of several.
    fn noted(&self, node: &Node<'a>, key: &str) -> Option<String> {
        let notes = self.linked(node, key);
        let note = notes.first()?;
        known(note);
        note.get("noteLiteral").and_then(|it| text(&it))
    }

    fn intakes(&self, node: &Node<'a>, code_of: &str, lines: &mut Lines, to: &mut Imported) {
        let leads_here = |opportunity: &&Node<'a>| {
            let goals = self.linked(opportunity, "learningAchievementSpecification");
            goals.iter().any(|goal| id_of(goal) == id_of(node))
        };
        let opportunities: Vec<&Node<'a>> = self.of_kind("LearningOpportunity").collect();
        for opportunity in opportunities.into_iter().filter(leads_here) {
            let mut facts = Lines::default();
            let deadline = day(opportunity, "applicationDeadline");
            facts.maybe("apply", deadline.map(|day| format!("by {day}")));
            for period in self.linked(opportunity, "temporal") {
                facts.maybe("starts", day(&period, "startDate"));
                facts.maybe("ends", day(&period, "endDate"));
                known(&period);
            }
            facts.maybe("delivery", delivery(opportunity));
            facts.maybe("language", languages(opportunity, "defaultLanguage"));
            self.prices(opportunity, &mut facts);
            let website = self.linked(opportunity, "homepage");
            let website = website.first().and_then(|page| {
                known(page);
                page.get("contentUrl").and_then(|it| url(&it))
            });
            if let Some(website) = website
                && !lines
                    .0
                    .iter()
                    .any(|line| matches!(line, Line::Fact(fact) if fact.starts_with("website ")))
            {
                lines.fact("website", &website);
            }
            known(opportunity);
            opportunity.skip_all(&["title", "description", "providedBy", "hasPart"]);
            let name = code(opportunity);
            let name = name.rsplit('/').next().unwrap_or("first").to_owned();
            let notes = left(opportunity, code_of);
            note(&mut facts, &notes);
            to.unplaced.extend(notes);
            opportunity.skip();
            lines.blank();
            lines.block(format!("intake {name}"), facts);
        }
    }

    fn prices(&self, node: &Node<'a>, lines: &mut Lines) {
        for price in self.linked(node, "priceDetail") {
            known(&price);
            price.skip_all(&["prefLabel"]);
            for amount in self.linked(&price, "amount") {
                known(&amount);
                let currency = concept(&amount, "unit", CURRENCIES);
                let value = amount.get("value").and_then(|value| match value.text() {
                    Some(text) => Some(text.to_owned()),
                    None => value.number(),
                });
                match (value, currency) {
                    (Some(value), Some(currency)) if is_sum(&value) => {
                        lines.fact("fee", &format!("{} {currency}", plain(&value)));
                    }
                    _ => amount.give_back(),
                }
            }
        }
    }
}

/// What is said of each course, by its code.
#[derive(Default)]
struct Courses(BTreeMap<String, Vec<Lines>>);

impl Courses {
    /// What is said otherwise the second time stands beside the first as a comment.
    fn text(self) -> String {
        let mut all = Lines::default();
        for (code, said) in self.0 {
            let mut said = said.into_iter();
            let Some(mut first) = said.next() else {
                continue;
            };
            let known = first.text();
            for other in said {
                let other = other.text();
                let news = other.lines().filter(|line| !known.contains(line.trim()));
                news.for_each(|line| first.comment(line.trim()));
            }
            all.blank();
            all.block(format!("course {code}"), first);
        }
        all.text()
    }
}

fn id_of<'a>(node: &Node<'a>) -> Option<&'a str> {
    let id = node.value.get("id").or_else(|| node.value.get("@id"));
    id.and_then(Value::as_str)
}

fn kind_of<'a>(node: &Node<'a>) -> Option<&'a str> {
    let kind = node.value.get("type").or_else(|| node.value.get("@type"))?;
    match kind {
        Value::Array(kinds) => kinds.first().and_then(Value::as_str),
        kind => kind.as_str(),
    }
}

/// What only holds the graph together.
fn known(node: &Node<'_>) {
    node.skip_all(&[
        "id",
        "@id",
        "type",
        "@type",
        "isPartOf",
        "learningAchievementSpecification",
        "awardingOpportunity",
    ]);
}

/// Its own identifier, else the end of its id.
fn code(node: &Node<'_>) -> String {
    let identifier = node.get("identifier").and_then(|identifier| {
        let first = match identifier.value {
            Value::Array(_) => identifier.items().next()?,
            _ => identifier,
        };
        let notation = first.get("notation")?;
        let said = notation.text()?;
        known(&first);
        Some(said.to_owned())
    });
    let id = || id_of(node).map(str::to_owned);
    let said = identifier.or_else(id).unwrap_or_default();
    let last = said.rsplit(['/', '#', ':']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .map(|char| {
            if is_code(&format!("a{char}")) {
                char
            } else {
                '-'
            }
        })
        .collect();
    if is_code(&name) {
        name
    } else {
        "imported".to_owned()
    }
}

/// What stands behind the scheme of a concept.
fn concept(node: &Node<'_>, key: &str, scheme: &str) -> Option<String> {
    let member = node.get(key)?;
    let one = match member.value {
        Value::Array(_) => member.items().next()?,
        _ => member,
    };
    let one = match one.value {
        Value::Object(_) => one.get("id").or_else(|| one.get("@id"))?,
        _ => one,
    };
    let code = one.value.as_str()?.strip_prefix(scheme)?;
    if !is_code(code) {
        return None;
    }
    one.skip();
    Some(code.to_owned())
}

fn languages(node: &Node<'_>, key: &str) -> Option<String> {
    let code = concept(node, key, LANGUAGES)?.to_lowercase();
    let known = known_languages::all();
    known
        .iter()
        .find(|it| it.alpha3 == code)
        .map(|it| it.code.to_owned())
}

/// Where one mode stands for two words, neither is said.
fn delivery(node: &Node<'_>) -> Option<String> {
    let mode = node.get("mode")?;
    let one = match mode.value {
        Value::Array(_) => mode.items().next()?,
        _ => mode,
    };
    let uri = one.value.as_str()?;
    let words = deliveries::all().iter().filter(|it| it.elm == uri);
    let words: Vec<&str> = words.map(|it| it.code).collect();
    match words.as_slice() {
        [word] => {
            one.skip();
            Some((*word).to_owned())
        }
        _ => None,
    }
}

fn credits(node: &Node<'_>) -> Option<String> {
    let points = node.get("creditPoint")?;
    let one = match points.value {
        Value::Array(_) => points.items().next()?,
        _ => points,
    };
    let point = one.get("point")?;
    let said = match point.text() {
        Some(text) => text.to_owned(),
        None => point.number()?,
    };
    if !is_sum(&said) {
        point.give_back();
        return None;
    }
    known(&one);
    one.skip_all(&["framework"]);
    Some(format!("{} ECTS", plain(&said)))
}

/// `PT156H`
fn hours(node: &Node<'_>) -> Option<String> {
    let volume = node.get("volumeOfLearning")?;
    let hours = volume.text()?.strip_prefix("PT")?.strip_suffix('H')?;
    is_sum(hours).then(|| format!("{hours} hours"))
}

fn day(node: &Node<'_>, key: &str) -> Option<String> {
    let instant = node.get(key)?;
    let day = instant.text()?.get(..10)?;
    is_code(day).then(|| day.to_owned())
}

fn is_sum(number: &str) -> bool {
    !number.is_empty()
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// `540.00` is `540`.
fn plain(number: &str) -> String {
    match number.contains('.') {
        true => number
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        false => number.to_owned(),
    }
}

fn catalogue(issuer: Option<&Node<'_>>, graph: &Graph<'_>) -> TextFile {
    let mut head = Lines::default();
    head.fact("title", "todo");
    head.fact("written-in", "et, en");
    head.fact("guideline", "todo");
    head.fact("issuer", if issuer.is_some() { "issuer" } else { "todo" });
    let mut lines = Lines::default();
    lines.block("catalogue imported".to_owned(), head);
    if let Some(issuer) = issuer {
        let mut facts = Lines::default();
        facts.maybe("name", issuer.get("legalName").and_then(|it| text(&it)));
        let registration = graph.linked(issuer, "registration");
        let code = registration.first().and_then(|it| {
            known(it);
            quoted(it.get("notation")?.text()?)
        });
        facts.maybe("registry-code", code);
        let page = graph.linked(issuer, "homepage");
        let page = page.first().and_then(|page| {
            known(page);
            page.get("contentUrl").and_then(|it| url(&it))
        });
        facts.maybe("website", page);
        known(issuer);
        note(&mut facts, &left(issuer, "issuer"));
        lines.blank();
        lines.block("institution issuer".to_owned(), facts);
    }
    TextFile {
        name: CATALOGUE.to_owned(),
        text: lines.text(),
    }
}

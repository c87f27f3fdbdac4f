//! OOAPI v6: programmes, courses, learning outcomes, offerings and organisations, in pages or together.
//!
//! OOAPI knows nothing of a plan's choices: its courses are listed, and all are taken.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::catalogue::said::{is_code, url};
use super::file_names::{CATALOGUE, COURSES, FileNames};
use super::json::{Node, Seen};
use super::lines::{Line, Lines, quoted};
use super::{Imported, Missing, TextFile, Unplaced, left, note};

/// What a page says of itself.
const PAGING: [&str; 6] = [
    "pageSize",
    "pageNumber",
    "hasPreviousPage",
    "hasNextPage",
    "totalPages",
    "ext",
];

pub fn is_known(document: &Value) -> bool {
    let seen = Seen::default();
    let mut found = Found::default();
    found.gather(&Node::root(document, "", &seen));
    let nodes = [
        &found.programmes,
        &found.courses,
        &found.outcomes,
        &found.organisations,
    ];
    !found.offerings.is_empty() || nodes.iter().any(|nodes| !nodes.is_empty())
}

pub fn import(documents: &[(String, Value)], to: &mut Imported) {
    let seen: Vec<Seen> = documents.iter().map(|_| Seen::default()).collect();
    let mut found = Found::default();
    for ((_, document), seen) in documents.iter().zip(&seen) {
        found.gather(&Node::root(document, "", seen));
    }
    let mut names = FileNames::default();
    let issuer = found.organisations.values().find(|it| root(it));
    let issuer = issuer.or(found.organisations.values().next());
    let catalogue = catalogue(issuer);
    let mut courses = Lines::default();
    for course in found.courses.values() {
        courses.blank();
        course_block(course, &found, &mut courses);
    }
    let mut files = Vec::new();
    for programme in found.programmes.values() {
        let Some((code, mut lines)) = programme_lines(programme, &found, to) else {
            continue;
        };
        let left = left(programme, &code);
        note(&mut lines, &left);
        to.unplaced.extend(left);
        programme.skip();
        let mut block = Lines::default();
        block.block(format!("programme {code}"), lines);
        files.push(TextFile {
            name: names.of(&code),
            text: block.text(),
        });
    }
    to.programmes += files.len();
    to.courses += found.courses.len();
    files.insert(0, file(CATALOGUE, &catalogue));
    if !courses.is_empty() {
        files.push(file(COURSES, &courses));
    }
    to.files.extend(files);
    for ((place, document), seen) in documents.iter().zip(&seen) {
        let rest = Node::root(document, "", seen).left().into_iter();
        to.unplaced.extend(rest.map(|left| Unplaced {
            programme: None,
            source: left.name,
            place: format!("{place}{}", left.pointer),
            value: left.value,
        }));
    }
}

fn file(name: &str, lines: &Lines) -> TextFile {
    TextFile {
        name: name.to_owned(),
        text: lines.text(),
    }
}

/// What the documents hold, by id.
#[derive(Default)]
struct Found<'a> {
    programmes: BTreeMap<String, Node<'a>>,
    courses: BTreeMap<String, Node<'a>>,
    outcomes: BTreeMap<String, Node<'a>>,
    offerings: Vec<Node<'a>>,
    organisations: BTreeMap<String, Node<'a>>,
}

impl<'a> Found<'a> {
    fn gather(&mut self, node: &Node<'a>) {
        match node.value {
            Value::Array(_) => node.items().for_each(|item| self.gather(&item)),
            Value::Object(_) => self.object(node),
            _ => {}
        }
    }

    /// A thing says what it is by the name of its own id, the most particular first.
    fn object(&mut self, node: &Node<'a>) {
        let id = |key: &str| {
            node.value
                .get(key)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        if id("programmeOfferingId").is_some() {
            self.offerings.push(node.clone());
        } else if let (Some(id), true) =
            (id("programmeId"), node.value.get("programmeType").is_some())
        {
            self.programmes.insert(id, node.clone());
        } else if let Some(id) = id("courseId") {
            self.courses.insert(id, node.clone());
        } else if let Some(id) = id("learningOutcomeId") {
            self.outcomes.insert(id, node.clone());
        } else if let (Some(id), true) = (
            id("organisationId"),
            node.value.get("organisationType").is_some(),
        ) {
            self.organisations.insert(id, node.clone());
        } else {
            node.skip_all(&PAGING);
            let members: Vec<_> = node.members().map(|(_, member)| member).collect();
            members.iter().for_each(|member| self.gather(member));
        }
    }
}

fn root(node: &Node<'_>) -> bool {
    node.value.get("organisationType").and_then(Value::as_str) == Some("root")
}

fn catalogue(issuer: Option<&Node<'_>>) -> Lines {
    let mut lines = Lines::default();
    let name = issuer.map(|issuer| texts(issuer, "name"));
    let code = "issuer";
    let mut head = Lines::default();
    head.fact("title", "todo");
    head.fact("written-in", "et, en");
    head.fact("guideline", "todo");
    head.fact("issuer", if issuer.is_some() { code } else { "todo" });
    lines.block("catalogue imported".to_owned(), head);
    if let Some(issuer) = issuer {
        let mut institution = Lines::default();
        institution.maybe("name", name.flatten());
        let registry_code = primary(issuer).and_then(quoted);
        institution.maybe("registry-code", registry_code);
        for other in issuer.get("otherCodes").iter().flat_map(Node::items) {
            let kind = other.get("codeType").and_then(|kind| kind.text());
            let code = other.get("code").and_then(|code| code.text());
            match (kind, code.and_then(quoted)) {
                (Some("schac_home"), said) => institution.maybe("schac", said),
                _ => other.give_back(),
            }
        }
        institution.maybe("website", issuer.get("link").and_then(|it| url(&it)));
        issuer.skip_all(&["organisationId", "organisationType"]);
        lines.blank();
        lines.block(format!("institution {code}"), institution);
    }
    lines
}

/// `[{"language":"et-EE","value":"…"}]` as `et "…"`.
fn texts(node: &Node<'_>, key: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in node.get(key)?.items() {
        let language = part.get("language").and_then(|tag| tag.text())?;
        let said = part.get("value").and_then(|value| value.text());
        let Some(said) = said.and_then(quoted) else {
            part.give_back();
            continue;
        };
        match tag(language) {
            Some(tag) => parts.push(format!("{tag} {said}")),
            None if language == "und" => parts.push(said),
            None => part.give_back(),
        }
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// `et-EE` is `et`.
fn tag(language: &str) -> Option<&str> {
    let tag = language.split(['-', '_']).next()?;
    let is_tag = tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    is_tag.then_some(tag)
}

fn primary<'a>(node: &Node<'a>) -> Option<&'a str> {
    let code = node.get("primaryCode")?;
    code.skip_all(&["codeType"]);
    code.get("code")?.text()
}

/// The last part of a code that names its programme too.
fn name(node: &Node<'_>) -> Option<String> {
    let code = primary(node)?;
    let last = code.rsplit('/').next().unwrap_or(code);
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
    is_code(&name).then_some(name)
}

fn languages(node: &Node<'_>) -> Option<String> {
    let list = node.get("teachingLanguages")?;
    let tags: Option<Vec<&str>> = list.items().map(|it| it.text().and_then(tag)).collect();
    tags.filter(|tags| !tags.is_empty())
        .map(|tags| tags.join(", "))
}

/// Credits, and hours as they are declared.
fn load(node: &Node<'_>, credits_word: &str, lines: &mut Lines) {
    let mut hours = Vec::new();
    for load in node.get("studyLoad").iter().flat_map(Node::items) {
        let unit = load.get("studyLoadUnit").and_then(|unit| unit.text());
        let value = load.get("value").and_then(|value| value.number());
        match (unit, value) {
            (Some("ects"), Some(value)) => lines.fact(credits_word, &format!("{value} ECTS")),
            (Some("hour"), Some(value)) => hours.push(format!("{value} hours")),
            (Some("contact_time"), Some(value)) => hours.push(format!("contact {value} hours")),
            _ => load.give_back(),
        }
    }
    if !hours.is_empty() {
        lines.fact("workload", &hours.join(", "));
    }
}

fn delivery(node: &Node<'_>) -> Option<String> {
    let list = node.get("modesOfDelivery")?;
    let word = |it: Node<'_>| {
        Some(match it.text()? {
            "presential" => "on-site",
            "online" => "online",
            "hybrid" => "hybrid",
            "blended" => "blended",
            _ => {
                it.give_back();
                return None;
            }
        })
    };
    let words: Vec<&str> = list.items().filter_map(word).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The day of an instant, as its own clock shows it.
fn day(node: &Node<'_>, key: &str) -> Option<String> {
    let instant = node.get(key)?;
    let day = instant.text()?.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !is_day {
        instant.give_back();
    }
    is_day.then(|| day.to_owned())
}

fn course_block(course: &Node<'_>, found: &Found<'_>, to: &mut Lines) {
    let Some(code) = name(course) else { return };
    let mut lines = Lines::default();
    lines.maybe("title", texts(course, "name"));
    load(course, "credits", &mut lines);
    lines.maybe("language", languages(course));
    lines.maybe("content", texts(course, "description"));
    lines.maybe("website", course.get("link").and_then(|it| url(&it)));
    course.skip_all(&["courseId", "programmeIds", "organisationId"]);
    answered(course, "learningOutcomeIds", found);
    let left = left(course, &code);
    note(&mut lines, &left);
    to.block(format!("course {code}"), lines);
}

/// Ids that lead to something that was found are answered for by it.
fn answered(node: &Node<'_>, key: &str, found: &Found<'_>) {
    for id in node.get(key).iter().flat_map(Node::items) {
        if id
            .value
            .as_str()
            .is_some_and(|id| found.outcomes.contains_key(id))
        {
            id.skip();
        }
    }
}

fn ids<'a>(node: &Node<'a>, key: &str) -> Vec<&'a str> {
    let list = node.value.get(key).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn programme_lines(
    node: &Node<'_>,
    found: &Found<'_>,
    to: &mut Imported,
) -> Option<(String, Lines)> {
    let code = name(node)?;
    let mut lines = Lines::default();
    lines.fact("kind", "todo \"programmeType\"");
    to.missing.push(Missing {
        of: code.clone(),
        field: "kind",
        source: "programmeType".to_owned(),
    });
    lines.maybe("title", texts(node, "name"));
    lines.maybe("field", isced(node));
    lines.maybe("level", level(node));
    lines.maybe("language", languages(node));
    let from = day(node, "validFrom");
    let end = day(node, "validTo").map_or_else(String::new, |to| format!(" to {to}"));
    lines.maybe("in-force", from.map(|from| format!("from {from}{end}")));
    lines.maybe("aim", texts(node, "description"));
    lines.maybe("completion", texts(node, "qualificationRequirements"));
    outcomes(node, found, &mut lines);
    load(node, "volume", &mut lines);
    plan(node, found, &mut lines);
    lines.maybe("duration", duration(node));
    lines.maybe("delivery", delivery(node));
    lines.maybe("requires", texts(node, "admissionRequirements"));
    lines.maybe("awards", awards(node));
    lines.maybe("website", node.get("link").and_then(|it| url(&it)));
    offerings(node, found, &mut lines);
    registered(node, &mut lines);
    node.skip_all(&["programmeId", "organisationId"]);
    Some((code, lines))
}

fn isced(node: &Node<'_>) -> Option<String> {
    let field = node.get("fieldsOfStudy")?;
    let code = field.text()?;
    let is_code = (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    if !is_code {
        field.give_back();
    }
    is_code.then(|| format!("ISCED-F {code}"))
}

fn level(node: &Node<'_>) -> Option<String> {
    let level = node.get("levelOfQualification")?;
    let number = level.text()?.strip_prefix("eqf_").filter(|it| is_code(it));
    if number.is_none() {
        level.give_back();
    }
    number.map(|number| format!("EQF {number}"))
}

/// `P5M`
fn duration(node: &Node<'_>) -> Option<String> {
    let duration = node.get("duration")?;
    let said = duration.text()?.strip_prefix('P')?;
    let (number, unit) = said.split_at_checked(said.len().checked_sub(1)?)?;
    let unit = match unit {
        "M" => "month",
        "W" => "week",
        "Y" => "year",
        _ => "",
    };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if unit.is_empty() || !is_number {
        duration.give_back();
        return None;
    }
    let plural = if number == "1" { "" } else { "s" };
    Some(format!("{number} {unit}{plural}"))
}

fn awards(node: &Node<'_>) -> Option<String> {
    let award = node.get("qualificationAwarded")?;
    if award.text() == Some("certificate") {
        node.skip_all(&["formalDocument"]);
        return Some("certificate".to_owned());
    }
    award.give_back();
    None
}

fn outcomes(node: &Node<'_>, found: &Found<'_>, lines: &mut Lines) {
    let mut block = Lines::default();
    for id in ids(node, "learningOutcomeIds") {
        let Some(outcome) = found.outcomes.get(id) else {
            continue;
        };
        if let (Some(code), Some(said)) = (name(outcome), texts(outcome, "name")) {
            block.0.push(Line::Fact(format!("{code} {said}")));
            outcome.skip_all(&["learningOutcomeId"]);
        }
    }
    answered(node, "learningOutcomeIds", found);
    if !block.is_empty() {
        lines.blank();
        lines.block("outcomes".to_owned(), block);
        lines.blank();
    }
}

/// All courses, where they give the programme's credits; else some are chosen, and which is not said.
fn plan(node: &Node<'_>, found: &Found<'_>, lines: &mut Lines) {
    let own: BTreeSet<&str> = ids(node, "learningOutcomeIds").into_iter().collect();
    let id = node.value.get("programmeId").and_then(Value::as_str);
    let of_this =
        |course: &&Node<'_>| id.is_some_and(|id| ids(course, "programmeIds").contains(&id));
    let courses: Vec<&Node<'_>> = found.courses.values().filter(of_this).collect();
    let mut members = Vec::new();
    for course in &courses {
        let Some(code) = name(course) else { continue };
        let teaches: Vec<String> = ids(course, "learningOutcomeIds")
            .into_iter()
            .filter(|id| own.contains(id))
            .filter_map(|id| name(found.outcomes.get(id)?))
            .collect();
        let teaches = match teaches.is_empty() {
            true => String::new(),
            false => format!(" teaches {}", teaches.join(", ")),
        };
        members.push(format!("{code}{teaches}"));
    }
    if members.is_empty() {
        return;
    }
    let mut plan = Lines::default();
    if adds_up(node, &courses) {
        plan.0.extend(members.into_iter().map(Line::Fact));
    } else {
        plan.fact("todo", "\"which of these courses are chosen\"");
        members.iter().for_each(|member| plan.comment(member));
    }
    lines.block("plan".to_owned(), plan);
    lines.blank();
}

fn adds_up(programme: &Node<'_>, courses: &[&Node<'_>]) -> bool {
    let all: Option<u64> = courses.iter().map(|course| hundredths(course)).sum();
    match hundredths(programme) {
        Some(declared) => all == Some(declared),
        None => true,
    }
}

/// Credits in hundredths, so that halves add up exactly.
fn hundredths(node: &Node<'_>) -> Option<u64> {
    let loads = node.value.get("studyLoad")?.as_array()?;
    let load = loads
        .iter()
        .find(|load| load.get("studyLoadUnit").and_then(Value::as_str) == Some("ects"))?;
    let number = load.get("value")?.as_number()?.to_string();
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let part: u64 = format!("{part:0<2}").get(..2)?.parse().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part)
}

fn offerings(node: &Node<'_>, found: &Found<'_>, lines: &mut Lines) {
    let id = node.value.get("programmeId").and_then(Value::as_str);
    let of_this = |offering: &&Node<'_>| {
        id.is_some() && offering.value.get("programmeId").and_then(Value::as_str) == id
    };
    for offering in found.offerings.iter().filter(of_this) {
        let Some(code) = name(offering) else { continue };
        let mut facts = Lines::default();
        facts.maybe("apply", apply(offering));
        facts.maybe("starts", day(offering, "startDateTime"));
        facts.maybe("ends", day(offering, "endDateTime"));
        places(offering, &mut facts);
        facts.maybe("delivery", delivery(offering));
        facts.maybe("language", languages(offering));
        addresses(offering, &mut facts);
        prices(offering, &mut facts);
        texts(offering, "name");
        offering.skip_all(&["programmeOfferingId", "programmeId", "organisationId"]);
        let left = left(offering, &code);
        note(&mut facts, &left);
        lines.blank();
        lines.block(format!("intake {code}"), facts);
    }
}

fn apply(offering: &Node<'_>) -> Option<String> {
    let period = offering.get("enrolmentPeriods")?.items().next()?;
    let from = day(&period, "startDateTime");
    let to = day(&period, "endDateTime");
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("from {from} to {to}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("by {to}")),
        (None, None) => None,
    }
}

fn places(offering: &Node<'_>, lines: &mut Lines) {
    let number = |key: &str| offering.get(key).and_then(|it| it.number());
    match (number("minNumberStudents"), number("maxNumberStudents")) {
        (Some(min), Some(max)) => lines.fact("places", &format!("{min}..{max}")),
        (Some(min), None) => lines.fact("places", &format!("at least {min}")),
        (None, Some(max)) => lines.fact("places", &format!("at most {max}")),
        (None, None) => {}
    }
}

fn addresses(offering: &Node<'_>, lines: &mut Lines) {
    let (mut places, mut counties) = (Vec::new(), Vec::new());
    for address in offering.get("addresses").iter().flat_map(Node::items) {
        address.skip_all(&["addressType"]);
        let city = address.get("city").and_then(|city| city.text());
        places.extend(
            city.and_then(quoted)
                .or_else(|| texts(&address, "additional")),
        );
        if let Some(country) = address.get("countryCode") {
            country.skip_all(&["iso3166-1-alpha2"]);
            let county = country.get("iso3166-2").and_then(|code| code.text());
            counties.extend(county.filter(|code| is_code(code)).map(str::to_owned));
        }
    }
    for (word, said) in [("place", places), ("county", counties)] {
        if !said.is_empty() {
            lines.fact(word, &said.join(", "));
        }
    }
}

fn prices(offering: &Node<'_>, lines: &mut Lines) {
    for price in offering
        .get("priceInformation")
        .iter()
        .flat_map(Node::items)
    {
        let kind = price.get("costType").and_then(|kind| kind.text());
        let amount = price.get("amount").and_then(|amount| amount.text());
        let currency = price.get("currency").and_then(|it| it.text());
        match (kind, amount.and_then(sum), currency) {
            (Some("total_costs"), Some(amount), Some(currency)) if is_code(currency) => {
                lines.fact("fee", &format!("{amount} {currency}"));
            }
            _ => price.give_back(),
        }
    }
}

/// `540.00` is `540`.
fn sum(amount: &str) -> Option<String> {
    let is_sum = amount
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let plain = match amount.contains('.') {
        true => amount.trim_end_matches('0').trim_end_matches('.'),
        false => amount,
    };
    (is_sum && !plain.is_empty()).then(|| plain.to_owned())
}

fn registered(node: &Node<'_>, lines: &mut Lines) {
    for other in node.get("otherCodes").iter().flat_map(Node::items) {
        let kind = other.get("codeType").and_then(|kind| kind.text());
        let code = other.get("code").and_then(|code| code.text());
        match (kind, code) {
            (Some("x-ehis" | "x-ehis-kood"), Some(code)) if is_code(code) => {
                let mut record = Lines::default();
                record.fact("registered", &format!("code {code}"));
                lines.blank();
                lines.block("record".to_owned(), record);
            }
            _ => other.give_back(),
        }
    }
}

//! Headings that are recognised: the words of the field table in both languages, and those that
//! lists usually have in their place.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::columns::{CHOOSE, CODE, GROUP, NAME, PROVIDER, Part, Slot, is_text, subs};

use Part::{Course, Intake, Programme, Record};

/// A heading and what it means, as the documentation lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub heading: String,
    pub meaning: String,
}

/// Headings of real lists, beside the words of the field table. Of a text in languages, the language
/// is that of the heading.
#[rustfmt::skip]
static USUAL: &[(Slot, &[&str])] = &[
    (Slot::new(Programme, CODE, ""), &["code", "kood", "programme code", "programmi kood", "ainekood programmis"]),
    (Slot::new(Programme, PROVIDER, "et"), &["kõrgkool", "ülikool", "õppeasutus", "pakkuja"]),
    (Slot::new(Programme, PROVIDER, "en"), &["provider", "university", "institution"]),
    (Slot::new(Programme, CHOOSE, ""), &["choose", "electives to choose", "valikaineid valida"]),
    (Slot::new(Programme, "title", "et"), &["nimetus", "pealkiri", "programmi nimetus", "mikrokraadi nimetus", "nimetus eesti keeles", "title in estonian", "estonian title", "programm"]),
    (Slot::new(Programme, "title", "en"), &["title", "programme", "programme title", "name", "nimetus inglise keeles", "title in english", "english title"]),
    (Slot::new(Programme, "kind", ""), &["kind", "type", "liik", "tüüp"]),
    (Slot::new(Programme, "field", ""), &["isced", "isced-f", "isced f", "õppekavarühm", "study programme group"]),
    (Slot::new(Programme, "level", ""), &["eqf", "eqf level", "ekr tase", "tase", "level"]),
    (Slot::new(Programme, "language", ""), &["language", "language of instruction", "keel", "õppekeel"]),
    (Slot::new(Programme, "volume", ""), &["volume", "ects", "eap", "credits", "credit points", "maht", "maht eap", "maht ects", "volume ects", "total credits", "ainepunktid"]),
    (Slot::new(Programme, "workload", ""), &["hours", "total hours", "tunde kokku", "maht tundides"]),
    (Slot::new(Programme, "workload", "contact"), &["contact hours", "academic contact hours", "kontakttunnid", "kontakttunnid akadeemilised", "kontaktõpe", "auditoorne töö"]),
    (Slot::new(Programme, "workload", "practical"), &["practical hours", "praktiline töö"]),
    (Slot::new(Programme, "workload", "independent"), &["independent hours", "independent work", "iseseisev töö", "iseseisev töö akadeemiline", "iseseisev töö akadeemilised tunnid"]),
    (Slot::new(Programme, "fee", ""), &["fee", "price", "cost", "hind", "tasu", "maksumus", "hind eur", "price eur", "fee eur", "tasu eur"]),
    (Slot::new(Programme, "duration", ""), &["duration", "kestus"]),
    (Slot::new(Programme, "delivery", ""), &["delivery", "mode", "õppevorm", "toimumise viis", "õppe toimumise viis"]),
    (Slot::new(Programme, "place", ""), &["place", "location", "koht", "toimumiskoht"]),
    (Slot::new(Programme, "website", ""), &["website", "web", "page", "url", "link", "veebileht", "koduleht"]),
    (Slot::new(Programme, "requires", "et"), &["eeldused", "õpingute alustamise tingimused", "vastuvõtutingimused"]),
    (Slot::new(Programme, "requires", "en"), &["entry conditions", "entry requirements", "prerequisites", "admission requirements"]),
    (Slot::new(Programme, "outcomes", "et"), &["õpiväljundid", "väljundid"]),
    (Slot::new(Programme, "outcomes", "en"), &["outcomes", "learning outcomes"]),
    (Slot::new(Programme, "director", ""), &["director", "programme director", "programmijuht"]),
    (Slot::new(Programme, "contact", ""), &["contact", "kontakt"]),
    (Slot::new(Programme, "awards", ""), &["certificate", "documents", "tunnistus", "lõpudokument"]),
    (Slot::new(Programme, "completion", "et"), &["lõpetamise tingimused", "hindamine"]),
    (Slot::new(Programme, "completion", "en"), &["completion conditions", "assessment"]),
    (Slot::new(Programme, "select", ""), &["selection", "kandideerijate valik"]),
    (Slot::new(Intake, NAME, ""), &["intake", "semester", "vastuvõtt"]),
    (Slot::new(Intake, "apply", "from"), &["admission opens", "apply from", "kandideerimine algab", "vastuvõtt algab"]),
    (Slot::new(Intake, "apply", "to"), &["admission closes", "apply by", "deadline", "registration deadline", "kandideerimine lõpeb", "registreerimise tähtaeg", "tähtaeg", "registreerumine kuni"]),
    (Slot::new(Intake, "starts", ""), &["start", "starts", "start date", "algus", "algab", "alguskuupäev"]),
    (Slot::new(Intake, "ends", ""), &["end", "ends", "end date", "lõpp", "lõppeb", "lõppkuupäev"]),
    (Slot::new(Intake, "places", ""), &["places", "seats", "kohti", "õppekohti", "kohtade arv", "õppekohad"]),
    (Slot::new(Record, "registered", "code"), &["ehis", "ehis code", "ehise kood", "ehis kood", "registry code"]),
    (Slot::new(Record, "registered", "on"), &["registered", "ehis date", "registreeritud"]),
    (Slot::new(Course, CODE, ""), &["course code", "ainekood", "aine kood", "õppeaine kood"]),
    (Slot::new(Course, GROUP, ""), &["group", "module", "moodul", "rühm", "course group", "aine liik"]),
    (Slot::new(Course, "title", "et"), &["aine", "aine nimetus", "õppeaine", "õppeaine nimetus"]),
    (Slot::new(Course, "title", "en"), &["course", "course title", "subject", "aine nimetus inglise keeles"]),
    (Slot::new(Course, "credits", ""), &["course credits", "course ects", "aine maht", "aine eap", "aine ects"]),
];

static KNOWN: LazyLock<BTreeMap<String, Slot>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    for (slot, headings) in USUAL {
        for heading in *headings {
            known.entry(plain(heading)).or_insert(*slot);
        }
    }
    for part in Part::ALL {
        add_fields(part, &mut known);
    }
    known
});

/// The words of the table: of a programme alone, of what else with the block's word before them.
fn add_fields(part: Part, known: &mut BTreeMap<String, Slot>) {
    let (en, et) = match part {
        Programme => ("", ""),
        Course => ("course ", "aine "),
        Intake => ("intake ", "vastuvõtu "),
        Record => ("record ", "toimiku "),
    };
    let fields = (part.block().fields)().into_iter();
    for field in fields.filter(|field| !is_block(part, field.word)) {
        let text = is_text(field);
        let slot = |sub| Slot::new(part, field.word, sub);
        let mut add = |heading: String, slot| {
            known.entry(plain(&heading)).or_insert(slot);
        };
        add(
            format!("{en}{}", field.word),
            slot(if text { "en" } else { "" }),
        );
        add(
            format!("{et}{}", field.et),
            slot(if text { "et" } else { "" }),
        );
        for sub in if text {
            &["et", "en"]
        } else {
            subs(part, field.word)
        } {
            add(format!("{en}{} {sub}", field.word), slot(sub));
            add(format!("{et}{} {sub}", field.et), slot(sub));
        }
    }
}

/// Blocks and lines that no cell can hold.
fn is_block(part: Part, word: &str) -> bool {
    let blocks = ["plan", "intake", "record", "depart", "waive", "meetings"];
    blocks.contains(&word) || (part, word) == (Course, CODE)
}

/// What a heading means; case, spaces and brackets do not count.
pub fn meaning(heading: &str) -> Option<Slot> {
    KNOWN.get(&plain(heading)).copied()
}

/// By its name, as a mapping file writes it.
pub fn named(name: &str) -> Option<Slot> {
    let name = plain(name);
    let of_table = KNOWN.values().find(|slot| plain(&slot.name()) == name);
    of_table.copied().or_else(|| meaning(&name))
}

fn plain(heading: &str) -> String {
    let letters = heading.chars().map(|letter| match letter {
        '(' | ')' | '[' | ']' | ',' | ':' | '*' | '_' | '-' | '/' | '.' => ' ',
        letter => letter,
    });
    let lower = letters.collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every heading that is recognised, by what it means.
pub fn headings() -> Vec<Heading> {
    let mut all: Vec<_> = KNOWN
        .iter()
        .map(|(heading, slot)| (slot, heading))
        .collect();
    all.sort();
    let named = all.into_iter().map(|(slot, heading)| Heading {
        heading: heading.clone(),
        meaning: slot.name(),
    });
    named.collect()
}

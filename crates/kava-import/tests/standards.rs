//! What was built for OOAPI and for the European Learning Model is imported with the same meaning, field
//! by field: but for what has no slot there, and for what stands there only in other words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kava::{Day, Order, Workspace, omissions};
use kava_import::feed::{Options, Source, import};
use serde_json::Value;

type Texts = BTreeMap<String, String>;

/// Fields of a programme, and where Kava's own feed shows them.
const FIELDS: [(&str, &str); 10] = [
    ("title", "/title"),
    ("field", "/studyGroups/codes/0"),
    ("level", "/level"),
    ("language", "/languages"),
    ("aim", "/aim"),
    ("duration", "/duration"),
    ("website", "/website"),
    ("delivery", "/delivery"),
    ("in-force", "/edition/from"),
    ("awards", "/awards/0"),
];

/// Fields that these documents show, and that cannot be read back from them, with the reason.
const IN_OTHER_WORDS: [(&str, &str, &str); 9] = [
    ("ooapi", "duration", "semesters become months"),
    ("ooapi", "in-force", "a semester becomes its first day"),
    (
        "elm",
        "duration",
        "semesters become months, of an opportunity",
    ),
    ("elm", "in-force", "no slot but in words"),
    ("elm", "delivery", "hybrid and blended are one concept"),
    ("elm", "awards", "a note among notes"),
    ("elm", "website", "of each opportunity"),
    ("elm", "field", "of several, each is a code of its own"),
    ("elm", "language", "of each opportunity"),
];

fn texts(folder: &str) -> Texts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(folder);
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "kava"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn built(texts: &Texts, target: &str) -> BTreeMap<String, Vec<u8>> {
    let mut workspace = Workspace::new();
    for (name, text) in texts {
        workspace.set(name, text.clone());
    }
    let order = Order {
        targets: vec![kava::target(target).unwrap()],
        programmes: Vec::new(),
        as_of: Day::parse("2026-06-10").unwrap(),
        guideline: None,
        draft: true,
        all_or_nothing: false,
    };
    let mut documents = BTreeMap::new();
    let put = |document: &kava::Document<'_>| {
        documents.extend(document.in_memory()?);
        Ok::<(), std::io::Error>(())
    };
    let built = workspace.build(&order, put).ok().unwrap();
    let refused = built.refused.iter().map(|it| (&it.code, &it.finding));
    assert_eq!(refused.collect::<Vec<_>>(), []);
    documents
}

/// The programmes of Kava's own feed, by the title that both sides know.
fn programmes(texts: &Texts) -> BTreeMap<String, Value> {
    let documents = built(texts, "catalogue");
    let feed: Value = serde_json::from_slice(&documents["catalogue/catalogue.json"]).unwrap();
    let programmes = feed["programmes"].as_array().unwrap().iter();
    programmes
        .map(|it| (it["title"]["et"].as_str().unwrap().to_owned(), it.clone()))
        .collect()
}

/// What only a person can say is filled in, so that the texts can be judged.
fn completed(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let fact = line.trim_start();
        if fact.starts_with("guideline ") {
            "  guideline estonia".to_owned()
        } else if fact.starts_with("kind ") && fact.contains("todo") {
            "  kind micro-degree".to_owned()
        } else {
            line.to_owned()
        }
    });
    lines.map(|line| line + "\n").collect()
}

fn imported(documents: &BTreeMap<String, Vec<u8>>, ending: &str) -> Texts {
    let sources: Vec<Source<'_>> = documents
        .iter()
        .filter(|(name, _)| name.ends_with(ending) && !name.contains("well-known"))
        .map(|(name, bytes)| Source { name, bytes })
        .collect();
    assert!(!sources.is_empty());
    let imported = import(&sources, &Options::default());
    assert!(imported.faults.is_empty(), "{:?}", imported.faults);
    let files = imported.files.into_iter();
    files
        .map(|file| (file.name, completed(&file.text)))
        .collect()
}

fn comes_back(folder: &str, target: &str, ending: &str) {
    let first = texts(folder);
    let again = imported(&built(&first, target), ending);
    let (first, again) = (programmes(&first), programmes(&again));
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        again.keys().collect::<Vec<_>>()
    );
    let omitted = omissions(kava::target(target).unwrap());
    let has_slot = |field: &str| {
        let is_omitted = omitted
            .iter()
            .any(|it| it.block == "programme" && it.field == field);
        let is_reworded = IN_OTHER_WORDS
            .iter()
            .any(|it| it.0 == target && it.1 == field);
        !is_omitted && !is_reworded
    };
    let mut compared = 0;
    for (title, one) in &first {
        let other = &again[title];
        for (field, pointer) in FIELDS.iter().filter(|(field, _)| has_slot(field)) {
            assert_eq!(
                one.pointer(pointer),
                other.pointer(pointer),
                "{title}: {field}"
            );
            compared += 1;
        }
        let outcomes = |it: &Value| -> Vec<Value> {
            let list = it["outcomes"].as_array().cloned().unwrap_or_default();
            list.iter().map(|outcome| outcome["text"].clone()).collect()
        };
        assert_eq!(outcomes(one), outcomes(other), "{title}: outcomes");
        assert_eq!(
            one["intakes"].as_array().map(Vec::len),
            other["intakes"].as_array().map(Vec::len),
            "{title}: intakes"
        );
    }
    assert!(compared >= 3 * first.len());
}

#[test]
fn what_ooapi_can_say_comes_back() {
    comes_back("haapsalu", "ooapi", ".json");
    comes_back("taltech", "ooapi", ".json");
}

#[test]
fn what_the_european_learning_model_can_say_comes_back() {
    comes_back("haapsalu", "elm", "elm-loq-3.1.jsonld");
}

/// Bytes that are none of these, or hardly: always an answer, with a place.
#[test]
fn what_cannot_be_read_is_a_fault() {
    let hostile: [&[u8]; 9] = [
        b"{",
        b"[]",
        b"{}",
        b"[[[[[[",
        b"{\"schema\":\"kava.catalogue/1\",\"programmes\":7}",
        b"{\"schema\":\"kava.programme/1\",\"code\":\"} programme x {\"}",
        b"{\"@context\":1,\"@graph\":{\"id\":\"a\",\"type\":[[]],\"hasPart\":\"a\"}}",
        b"{\"programmeId\":\"a\",\"programmeType\":1,\"primaryCode\":[],\"duration\":\"P\"}",
        b"{\"a\":\"\xFF\"}",
    ];
    for bytes in hostile {
        let source = Source {
            name: "hostile.json",
            bytes,
        };
        let imported = import(&[source], &Options::default());
        for fault in &imported.faults {
            assert!(fault.place.starts_with("hostile.json"), "{fault:?}");
        }
        let is_answered =
            !imported.faults.is_empty() || imported.programmes == 0 || !imported.files.is_empty();
        assert!(is_answered, "{}", String::from_utf8_lossy(bytes));
    }
}

/// Nothing of a value can become a fact of its own, turn a line round, or be lost.
#[test]
fn a_value_stays_a_value() {
    let evil = "a\" }\nprogramme evil {\n\u{202e}";
    let document = serde_json::json!({
        "schema": "kava.programme/1", "code": "good",
        "title": { "et": evil }, "website": "javascript:alert(1)", "kind": "micro-degree }",
    });
    let bytes = serde_json::to_vec(&document).unwrap();
    let source = Source {
        name: "one.json",
        bytes: &bytes,
    };
    let imported = import(&[source], &Options::default());
    let text: String = imported
        .files
        .iter()
        .map(|file| file.text.as_str())
        .collect();
    assert!(!text.contains('\u{202e}'), "{text}");
    assert_eq!(
        text.lines()
            .filter(|line| line.starts_with("programme "))
            .count(),
        1,
        "{text}"
    );
    let unplaced: Vec<&str> = imported
        .unplaced
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    assert_eq!(unplaced, ["micro-degree }", evil, "javascript:alert(1)"]);
}

/// Each string of a feed in turn says what would end a fact and begin a programme.
#[test]
fn no_string_of_a_feed_becomes_a_fact() {
    let documents = built(&texts("taltech"), "catalogue");
    let feed: Value = serde_json::from_slice(&documents["catalogue/catalogue.json"]).unwrap();
    let mut pointers = Vec::new();
    strings(&feed, String::new(), &mut pointers);
    let chosen = pointers
        .iter()
        .filter(|it| it.contains("/programmes/6/") || !it.contains("/programmes/"));
    let mut tried = 0;
    for pointer in chosen {
        let mut evil = feed.clone();
        *evil.pointer_mut(pointer).unwrap() = "7 x@y\n}\nprogramme evil {\n".into();
        let bytes = serde_json::to_vec(&evil).unwrap();
        let source = Source {
            name: "feed.json",
            bytes: &bytes,
        };
        for file in import(&[source], &Options::default()).files {
            assert!(!has_evil(&file.text), "{pointer}: {}", file.text);
        }
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

/// Each string of a feed that another program may have written says in turn what has no form that anything
/// has. It is placed as a text or told, but for what the snapshot lists: names of things, links between
/// them, and what is said of an offering and holds for its programme.
#[test]
fn what_has_no_place_is_told() {
    let mut lost = Vec::new();
    for (target, folder) in [("ooapi", "ooapi/"), ("elm", "elm/elm-loq")] {
        let documents = built(&texts("first"), target);
        let ours = |name: &&String| name.starts_with(folder) && name.contains(".json");
        let names: Vec<&String> = documents.keys().filter(ours).collect();
        for name in &names {
            let feed: Value = serde_json::from_slice(&documents[*name]).unwrap();
            let mut pointers = Vec::new();
            strings(&feed, String::new(), &mut pointers);
            let says = |it: &String| !it.contains("@context") && !it.contains("/type");
            for pointer in pointers.into_iter().filter(says) {
                let mut odd = feed.clone();
                *odd.pointer_mut(&pointer).unwrap() = "zzq @ 1.2.3 @".into();
                let odd = serde_json::to_vec(&odd).unwrap();
                let sources = names.iter().map(|it| Source {
                    name: it,
                    bytes: if it == name { &odd } else { &documents[*it] },
                });
                let sources: Vec<Source<'_>> = sources.collect();
                let imported = import(&sources, &Options::default());
                let is_placed = imported.files.iter().any(|file| file.text.contains("zzq"));
                let is_told = imported.unplaced.iter().any(|it| it.value.contains("zzq"));
                if !is_placed && !is_told && imported.faults.is_empty() {
                    lost.push(format!("{name}{pointer}"));
                }
            }
        }
    }
    insta::assert_snapshot!("answered_for_elsewhere", lost.join("\n"));
}

/// A word of the right list that the list does not have, and a number that counts nothing.
#[test]
fn what_only_looks_right_is_told() {
    let documents = built(&texts("first"), "elm");
    let feed = String::from_utf8(documents["elm/elm-loq-3.1.jsonld"].clone()).unwrap();
    for (right, odd, told) in [
        ("authority/language/EST", "authority/language/ZZQ", "ZZQ"),
        ("\"point\":\"6\"", "\"point\":-6.5", "-6.5"),
    ] {
        assert!(feed.contains(right), "{right} in {feed}");
        let odd = feed.replace(right, odd);
        let source = Source {
            name: "elm.jsonld",
            bytes: odd.as_bytes(),
        };
        let imported = import(&[source], &Options::default());
        let is_told = imported.unplaced.iter().any(|it| it.value.contains(told));
        let noted = |text: &str| {
            text.lines()
                .any(|line| line.contains("//") && line.contains(told))
        };
        let is_noted = imported.files.iter().any(|file| noted(&file.text));
        assert!(is_told || is_noted, "{told}: {imported:#?}");
    }
}

fn has_evil(text: &str) -> bool {
    let tree = kava_syntax::parse(text, &kava_model::Vocabulary);
    let read = kava_model::read::read(kava::diagnostics::FileId(0), &tree, text);
    let programmes = read.facts.programmes.iter();
    programmes
        .filter_map(|programme| programme.known())
        .any(|programme| &*programme.name.text == "evil")
}

fn strings(value: &Value, at: String, to: &mut Vec<String>) {
    match value {
        Value::String(_) => to.push(at),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(key, it)| strings(it, format!("{at}/{key}"), to));
        }
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(key, it)| strings(it, format!("{at}/{key}"), to));
        }
        _ => {}
    }
}

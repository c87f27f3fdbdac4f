//! The pages for learners.

use kava_model::quantity::Credits;
use kava_model::verdict::Verdict;

use crate::judged::{EVERYTHING, Texts, verdict};
use crate::standards::{self, HEAD, PROGRAMME};

const HOSTILE: &str = "</script><script>alert(1)</script> & <b>'õ\u{1b}[31m\u{0}\u{202e}";

fn judged(_: &str) -> Verdict {
    verdict(Credits::whole(12), Credits::whole(15))
}

fn page(texts: &Texts, name: &str) -> String {
    let written = texts.write("site", false, judged);
    let (_, bytes) = written
        .into_iter()
        .find(|(path, _)| path == name)
        .unwrap_or_else(|| panic!("no page {name}"));
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_page_stands_in_both_languages_and_leads_to_the_other() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let names: Vec<String> = texts
        .write("site", false, judged)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        names,
        [
            "site.css",
            "index.html",
            "et/index.html",
            "et/programmes/everything.html",
            "et/programmes/older.html",
            "en/index.html",
            "en/programmes/everything.html",
            "en/programmes/older.html",
        ]
    );
    let english = page(&texts, "en/programmes/everything.html");
    assert!(english.contains("<html lang=\"en\">"));
    assert!(english.contains("href=\"../../et/programmes/everything.html\" lang=\"et\""));
}

/// The questions of learners, each with its answer.
#[test]
fn a_page_answers_what_learners_ask() {
    let texts = Texts::new(&[("everything.kava", EVERYTHING)]);
    let english = page(&texts, "en/programmes/everything.html");
    for (question, answer) in [
        ("At a glance", "12–15 ECTS, 312–390 hours of work"),
        ("What is it for, and for whom?", "Adults"),
        ("What will I be able to do?", "does the first"),
        ("What do I study?", "Content of the course"),
        ("Does it fit with work and family?", "10–14 hours"),
        ("May I enrol?", "Basics of programming"),
        ("When and how do I apply?", "15 June 2026"),
        (
            "What does it cost, and who may pay?",
            "The learner, the Unemployment Insurance Fund",
        ),
        (
            "What proof do I get, and is it recognised?",
            "Digital badge",
        ),
        (
            "Can I combine it with other studies?",
            "Applied Informatics",
        ),
        ("Who is behind it, and whom do I ask?", "abi@example.ee"),
        ("Record", "autumn 2026"),
    ] {
        let from = english
            .find(question)
            .unwrap_or_else(|| panic!("no {question}"));
        if question != "Record" {
            assert!(english[from..].contains(answer), "{question}: {answer}");
        }
    }
    assert!(english.contains("Last checked on 10 June 2026."));
}

#[test]
fn what_is_not_known_is_said_to_be_so() {
    let texts = Texts::new(&[("p.kava", "programme p {\n  title et \"Pealkiri\"\n}\n")]);
    let english = page(&texts, "en/programmes/p.html");
    assert!(
        english.contains("<span lang=\"et\">Pealkiri</span>"),
        "the other language is marked"
    );
    assert!(
        english.contains("<dt>Language</dt><dd><span class=\"unknown\">not stated</span></dd>")
    );
    assert!(english.contains("No intake is announced at present."));
}

#[test]
fn a_programme_that_is_gone_keeps_its_page_and_offers_nothing() {
    let text = "programme p {\n  title en \"Bygone\"\n  withdrawn from 2026-06-01 because en \"Nobody came\"\n  intake i { apply always }\n}\n";
    let texts = Texts::new(&[("p.kava", text)]);
    let english = page(&texts, "en/programmes/p.html");
    assert!(
        english
            .contains("This programme is no longer offered, from <time datetime=\"2026-06-01\">")
    );
    assert!(english.contains("Nobody came"));
    assert!(!english.contains("apply"));
    assert!(!page(&texts, "en/index.html").contains("Bygone"));
}

#[test]
fn a_page_holds_texts_and_no_markup() {
    let text = format!(
        "programme hostile {{\n  title et \"{HOSTILE}\"\n  aim et \"{HOSTILE}\"\n  place \"{HOSTILE}\"\n  intake i {{ starts 2026-09-01 }}\n}}\n"
    );
    let texts = Texts::new(&[("hostile.kava", &text)]);
    for (name, bytes) in texts.write("site", false, judged) {
        if name == "site.css" {
            continue;
        }
        let page = String::from_utf8(bytes).expect("UTF-8");
        assert!(!page.contains("<script"), "{name}: a text became markup");
        assert!(!page.contains("<b>"), "{name}");
        let hidden = |char: char| char.is_control() && char != '\n' || char == '\u{202e}';
        assert!(!page.contains(hidden), "{name}: a hidden character");
    }
}

/// Whatever a choice asks for, exactly the programmes that have it stay; ids hold nothing an author
/// wrote.
#[test]
fn the_filter_hides_what_has_not_what_is_asked() {
    let text = "programme a {\n  language et\n  delivery online\n}\nprogramme b {\n  language en\n  county EE-37\n}\n";
    let texts = Texts::new(&[("p.kava", text)]);
    let index = page(&texts, "en/index.html");
    let choices = index.matches("<option id=\"").count();
    let rules = index
        .matches(":checked) .programme:not([data-has~=\"")
        .count();
    assert_eq!(choices, rules);
    let line = |label: &str| {
        let end = index
            .find(&format!(">{label}</option>"))
            .unwrap_or_else(|| panic!("{label}"));
        let start = index[..end].rfind("<option id=\"").expect("an option");
        index[start..end]
            .split('"')
            .nth(1)
            .expect("an id")
            .to_owned()
    };
    let has: Vec<&str> = index
        .match_indices("data-has=\"")
        .map(|(at, found)| index[at + found.len()..].split('"').next().expect("a list"))
        .collect();
    for (label, first, second) in [
        ("English", false, true),
        ("Estonian", true, false),
        ("Online", true, false),
        ("Harju County", false, true),
    ] {
        let id = line(label);
        let holds = |at: usize| has[at].split(' ').any(|one| one == id);
        assert_eq!((holds(0), holds(1)), (first, second), "{label}");
    }
    assert!(!index.contains("<script"));
}

/// A title cannot end the script element that holds the JSON-LD.
#[test]
fn a_title_stays_in_its_json() {
    let programme = PROGRAMME.replace("en \"Data\"", &format!("en \"{HOSTILE_TITLE}\""));
    let texts = standards::texts(&[HEAD, &programme]);
    let written = texts.write("site", false, standards::judged);
    let english = written
        .into_iter()
        .find(|(path, _)| path == "en/programmes/data.html")
        .map(|(_, bytes)| String::from_utf8(bytes).expect("UTF-8"))
        .expect("the page");
    assert_eq!(english.matches("<script").count(), 1, "{english}");
    assert_eq!(english.matches("</script").count(), 1);
    let (_, script) = english
        .split_once("<script type=\"application/ld+json\">")
        .expect("JSON-LD");
    let (json, _) = script.split_once("</script>").expect("its end");
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert!(json.to_string().contains("alert(1)"));
}

const HOSTILE_TITLE: &str = "</script><script>alert(1)</script>";

//! Texts that mean something else where they land.

use kava_model::verdict::Verdict;
use serde_json::Value;

use crate::judged::Texts;

const HOSTILE: &str = "</script><script>alert(1)</script> & <b>'õ\u{1b}[31m\u{0}\u{202e}\u{2028}";

fn texts() -> Texts {
    let text =
        format!("programme hostile {{\n  title et \"{HOSTILE}\"\n  aim et \"{HOSTILE}\"\n}}\n");
    Texts::new(&[("hostile.kava", &text)])
}

fn unjudged(_: &str) -> Verdict {
    Verdict::default()
}

#[test]
fn json_gives_back_every_character() {
    let texts = texts();
    let entry = texts.json("registry", "hostile.json", unjudged);
    let title = entry["title"]["et"].as_str().expect("a title");
    assert_eq!(title, HOSTILE);
    for (name, bytes) in texts.write("catalogue", false, unjudged) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(
            !text.chars().any(|char| char.is_control() && char != '\n'),
            "{name} has a control character"
        );
        if name == "index.ndjson" {
            continue;
        }
        let first: Value = match name.ends_with(".ndjson") {
            true => serde_json::from_str(text.lines().next().expect("a line")).expect("JSON"),
            false => serde_json::from_str::<Value>(&text).expect("JSON")["programmes"][0].clone(),
        };
        assert_eq!(first["aim"]["et"].as_str(), Some(HOSTILE), "{name}");
    }
}

#[test]
fn the_form_holds_texts_and_no_markup() {
    let written = texts().write("registry", false, unjudged);
    let (_, bytes) = written
        .iter()
        .find(|(name, _)| name == "hostile.html")
        .expect("a form");
    let form = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(!form.contains("<script"), "a text became markup");
    assert!(!form.contains("<b>"));
    assert!(form.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;"));
    let hidden = |char: char| char.is_control() && char != '\n' || char == '\u{202e}';
    assert!(
        !form.contains(hidden),
        "a hidden character reached the form"
    );
}

#[test]
fn quotation_marks_stay_in_their_attribute() {
    let text = "programme q {\n  title et \"\"\"\n  \"a\" onload=\"alert(1)\n  \"\"\"\n}\n";
    let written = Texts::new(&[("q.kava", text)]).write("registry", false, unjudged);
    let (_, bytes) = written
        .iter()
        .find(|(name, _)| name == "q.html")
        .expect("a form");
    let form = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(form.contains("&quot;a&quot; onload=&quot;alert(1)"));
}

//! What a diagnostic brings beside its message: where its code is told of, and how its text is to look.

use std::fs;

use kava_benches::editor::text::Encoding;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;

const CATALOGUE: &str = r#"catalogue small {
  guideline taltech
  issuer    taltech
}
institution taltech { name et "TalTech" en "TalTech" }
course spare { title et "Vaba" en "Spare" credits none }
programme old {
  kind      micro-degree
  withdrawn from 2026-01-15 because "õ"
}
programme new {
  kind micro-degree
  volume 3 ECTS
  requires programme old
  intake late { starts 2026-09-01 }
}
"#;

async fn diagnostics(wishes: Value) -> Vec<Value> {
    let disk = TempDir::new().expect("a folder");
    let path = disk.path().join("catalogue.kava");
    fs::write(&path, CATALOGUE).expect("a new file");
    let uri = format!("file://{}", path.display());
    let mut client = Client::new();
    client.initialize(Encoding::Utf16, wishes).await;
    client.open(&uri, CATALOGUE).await;
    client.settle().await;
    client.shown.remove(&uri).expect("diagnostics")
}

fn with<'d>(all: &'d [Value], code: &str) -> &'d Value {
    let mut found = all.iter();
    let found = found.find(|it| it["code"] == code);
    found.unwrap_or_else(|| panic!("no {code} in {all:#?}"))
}

#[tokio::test]
async fn a_finding_leads_to_the_clause_it_cites() {
    let all = diagnostics(Value::Null).await;
    let clause = "https://oigusaktid.taltech.ee/en/?p=11471";
    assert_eq!(with(&all, "volume")["codeDescription"]["href"], clause);
    assert_eq!(with(&all, "unused-name").get("codeDescription"), None);
}

#[tokio::test]
async fn it_leads_to_the_page_of_its_code_where_the_client_has_pages() {
    for (docs, href) in [
        (
            "https://example.ee/codes/",
            "https://example.ee/codes/volume",
        ),
        ("editor://kava/{code}.html", "editor://kava/volume.html"),
    ] {
        let all = diagnostics(json!({ "docs": docs })).await;
        assert_eq!(with(&all, "volume")["codeDescription"]["href"], href);
    }
}

#[tokio::test]
async fn what_is_not_needed_and_what_is_withdrawn_look_so() {
    let all = diagnostics(Value::Null).await;
    let (unnecessary, deprecated) = (json!([1]), json!([2]));
    assert_eq!(with(&all, "unused-name")["tags"], unnecessary);
    assert_eq!(with(&all, "programme-prerequisites")["tags"], deprecated);
    assert_eq!(with(&all, "volume").get("tags"), None);
}

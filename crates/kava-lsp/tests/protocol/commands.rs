//! What commands answer for a catalogue as it stands in the examples.

use std::fs;
use std::path::Path;

use kava_benches::editor::text::Encoding;
use serde_json::{Value, json};

use crate::client::Client;

#[tokio::test]
async fn a_preview_is_a_page_and_a_record_and_a_report_is_a_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/first");
    let path = folder
        .canonicalize()
        .expect("a folder")
        .join("catalogue.kava");
    let uri = format!("file://{}", path.display());
    let mut client = Client::start(Encoding::Utf16).await;
    client
        .open(&uri, &fs::read_to_string(&path).expect("a text"))
        .await;
    let programme = json!({ "uri": uri, "programme": "data-basics" });
    let preview = client.run("kava.preview", &programme).await;
    assert!(is_page(&preview["html"]));
    let record = preview["json"].as_str().expect("a text");
    let record: Value = serde_json::from_str(record).expect("JSON");
    assert_eq!(record["code"], "data-basics");
    assert!(is_page(
        &client.run("kava.report", &programme).await["html"]
    ));
}

fn is_page(html: &Value) -> bool {
    let page = html.as_str().unwrap_or_default();
    page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>")
}

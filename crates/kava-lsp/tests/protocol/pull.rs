//! Diagnostics for a client that asks for them.

use kava_benches::editor::text::Encoding;
use serde_json::{Value, json};

use crate::client::Client;

const A: &str = "untitled:a.kava";
const B: &str = "untitled:b.kava";

async fn asking() -> Client {
    let mut client = Client::new();
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    client
        .begin(Encoding::Utf16, capabilities, Value::Null)
        .await;
    client
}

async fn pull(client: &mut Client, uri: &str, previous: Option<&str>) -> Value {
    let params = json!({ "textDocument": { "uri": uri }, "previousResultId": previous });
    let report = client.ask("textDocument/diagnostic", params).await;
    report.expect("a report")
}

fn codes(report: &Value) -> Vec<&str> {
    let items = report["items"].as_array().expect("items");
    items
        .iter()
        .map(|it| it["code"].as_str().expect("a code"))
        .collect()
}

#[tokio::test]
async fn what_was_not_changed_is_not_said_again() {
    let mut client = asking().await;
    client.open(A, "course A {\n").await;
    let full = pull(&mut client, A, None).await;
    assert_eq!(full["kind"], "full");
    assert!(codes(&full).contains(&"unclosed-block"), "{full}");
    let known = full["resultId"].as_str().expect("an id").to_owned();

    let same = pull(&mut client, A, Some(&known)).await;
    assert_eq!(same, json!({ "kind": "unchanged", "resultId": known }));

    client
        .change(A, 2, json!([{ "text": "// nothing\n" }]))
        .await;
    let mended = pull(&mut client, A, Some(&known)).await;
    assert_eq!(mended["kind"], "full");
    assert!(!codes(&mended).contains(&"unclosed-block"), "{mended}");
    assert_ne!(mended["resultId"], known);
}

#[tokio::test]
async fn a_client_that_asks_is_not_told() {
    let mut client = asking().await;
    client.open(A, "course A {\n").await;
    client.settle().await;
    assert_eq!(client.heard, Vec::<Value>::new());
}

#[tokio::test]
async fn of_the_whole_workspace_only_what_is_new_is_said() {
    let mut client = asking().await;
    client.open(A, "course A {\n").await;
    client.open(B, "course B {\n").await;
    let ask = |previous: Value| json!({ "previousResultIds": previous });
    let all = client
        .ask("workspace/diagnostic", ask(json!([])))
        .await
        .expect("a report");
    let items = all["items"].as_array().expect("items");
    let known: Vec<Value> = items
        .iter()
        .map(|it| json!({ "uri": it["uri"], "value": it["resultId"] }))
        .collect();
    assert_eq!(known.len(), 2);

    client.change(B, 2, json!([{ "text": "" }])).await;
    let params = ask(json!([known[0], known[1], { "uri": "untitled:gone.kava", "value": "1" }]));
    let again = client
        .ask("workspace/diagnostic", params)
        .await
        .expect("a report");
    let items = again["items"].as_array().expect("items");
    let kinds: Vec<_> = items.iter().map(|it| [&it["uri"], &it["kind"]]).collect();
    let expected = json!([
        [A, "unchanged"],
        [B, "full"],
        ["untitled:gone.kava", "full"],
    ]);
    assert_eq!(json!(kinds), expected);
}

#[tokio::test]
async fn of_a_text_that_is_unknown_nothing_is_found() {
    let mut client = asking().await;
    let report = pull(&mut client, "file:///not/open.kava", None).await;
    assert_eq!(codes(&report), Vec::<&str>::new());
}

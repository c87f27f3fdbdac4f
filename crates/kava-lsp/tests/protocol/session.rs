//! How a session begins and ends, and what a server must bear from a client.

use kava_benches::editor::text::Encoding;
use kava_lsp::Ending;
use serde_json::{Value, json};

use crate::client::Client;

const PARSE_ERROR: i64 = -32700;
const METHOD_NOT_FOUND: i64 = -32601;
const NOT_INITIALIZED: i64 = -32002;
const INVALID_REQUEST: i64 = -32600;

#[tokio::test]
async fn exit_after_shutdown_is_orderly() {
    let mut client = Client::start(Encoding::Utf16).await;
    assert_eq!(client.ask("shutdown", Value::Null).await, Ok(Value::Null));
    let refused = client.ask("textDocument/formatting", json!({})).await;
    assert_eq!(refused, Err(INVALID_REQUEST));
    client.tell("exit", Value::Null).await;
    assert_eq!(client.ending().await, Ending::Orderly);
}

#[tokio::test]
async fn exit_without_shutdown_is_abrupt() {
    let mut client = Client::start(Encoding::Utf16).await;
    client.tell("exit", Value::Null).await;
    assert_eq!(client.ending().await, Ending::Abrupt);
}

#[tokio::test]
async fn exit_before_anything_else_ends_the_server() {
    let mut client = Client::new();
    client.tell("exit", Value::Null).await;
    assert_eq!(client.ending().await, Ending::Abrupt);
}

#[tokio::test]
async fn a_client_that_vanishes_ends_the_server() {
    let client = Client::start(Encoding::Utf16).await;
    assert_eq!(client.hang_up().await, Ending::Abrupt);
}

/// More diagnostics than the stream holds, and nobody reads them.
#[tokio::test]
async fn exit_ends_a_server_whose_client_does_not_read() {
    let mut client = Client::start(Encoding::Utf16).await;
    let text = "programme p {\n".to_owned() + &"  voluume 6 ECTS\n".repeat(3000) + "}\n";
    client.open("untitled:a", &text).await;
    client.peek().await;
    client.request("shutdown", Value::Null).await;
    client.tell("exit", Value::Null).await;
    assert_eq!(client.ending().await, Ending::Orderly);
}

#[tokio::test]
async fn shutdown_may_bring_an_empty_object() {
    let mut client = Client::start(Encoding::Utf16).await;
    assert_eq!(client.ask("shutdown", json!({})).await, Ok(Value::Null));
}

/// The transport gives up then; what matters is that the client hears why and the server ends.
#[tokio::test]
async fn what_is_not_json_ends_the_session() {
    let mut client = Client::start(Encoding::Utf16).await;
    client.send("{ this is not JSON").await;
    let answer = client.receive().await.expect("an answer");
    assert_eq!(answer["error"]["code"], PARSE_ERROR);
    assert_eq!(client.ending().await, Ending::Abrupt);
}

#[tokio::test]
async fn the_encoding_is_the_first_known_one_the_client_offers() {
    let offers = [
        (
            json!({ "general": { "positionEncodings": ["utf-32", "utf-8", "utf-16"] } }),
            "utf-32",
        ),
        (
            json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } }),
            "utf-16",
        ),
        (
            json!({ "general": { "positionEncodings": ["utf-7"] } }),
            "utf-16",
        ),
        (json!({}), "utf-16"),
    ];
    for (capabilities, chosen) in offers {
        let mut client = Client::new();
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        let answer = client
            .ask("initialize", params)
            .await
            .expect("the server begins");
        assert_eq!(answer["capabilities"]["positionEncoding"], chosen);
    }
}

#[tokio::test]
async fn what_is_not_understood_of_the_settings_is_said() {
    let mut client = Client::new();
    let wishes = json!({ "asOf": "10.6.2026", "lang": "et", "moment": 7, "other": true });
    client.initialize(Encoding::Utf16, wishes).await;
    client.settle().await;
    let said = client
        .heard
        .iter()
        .filter(|it| it["method"] == "window/showMessage");
    let said: Vec<_> = said
        .map(|it| it["params"]["message"].as_str().expect("words"))
        .collect();
    assert_eq!(
        said,
        [
            "seade asOf ei saa olla \"10.6.2026\"",
            "seade moment ei saa olla 7"
        ]
    );
}

#[tokio::test]
async fn the_server_bears_what_makes_no_sense() {
    let mut client = Client::new();
    let early = client.ask("textDocument/formatting", json!({})).await;
    assert_eq!(early, Err(NOT_INITIALIZED));
    client.initialize(Encoding::Utf16, Value::Null).await;

    assert_eq!(
        client.ask("kava/unknown", json!({})).await,
        Err(METHOD_NOT_FOUND)
    );
    client
        .change("file:///not/open.kava", 7, json!([{ "text": "x" }]))
        .await;
    client
        .tell(
            "textDocument/didClose",
            json!({ "textDocument": { "uri": "kava:x" } }),
        )
        .await;
    assert_eq!(client.format("file:///not/open.kava").await, None);

    client.open("untitled:a", "course A {").await;
    let far = json!({ "line": 900, "character": 900 });
    let before = json!({ "line": 0, "character": 0 });
    let backwards = json!({ "start": far, "end": before });
    client
        .change(
            "untitled:a",
            2,
            json!([{ "range": backwards, "text": "course B {\n}\n" }]),
        )
        .await;
    assert_eq!(client.format("untitled:a").await, Some(Vec::new()));
    client
        .fixes("untitled:a", json!({ "start": far, "end": far }))
        .await;
    // A version that has been is taken as the text it brings.
    client
        .change("untitled:a", 1, json!([{ "text": "course C {\n}\n" }]))
        .await;
    assert_eq!(client.format("untitled:a").await, Some(Vec::new()));
}

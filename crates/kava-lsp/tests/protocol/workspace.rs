//! What happens around the open texts: on the disk, in the client's folders and settings.

use std::fs;
use std::path::Path;

use kava_benches::editor::text::Encoding;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::Client;

const HEAD: &str = "catalogue c {\n  title et \"K\"\n  written-in et\n  guideline taltech\n}\n";
const COURSE: &str =
    "course A {\n  title et \"A\" en \"A\"\n  credits 4 ECTS\n  origin continuing\n}\n";

fn catalogue(files: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("catalogue.kava"), HEAD).expect("a file");
    for at in 0..files {
        let name = format!("course-{at:03}.kava");
        let text = COURSE.replace("course A", &format!("course A{at}"));
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn uri(path: &Path) -> String {
    format!(
        "file://{}",
        path.canonicalize().expect("it is there").display()
    )
}

fn folder(path: &Path) -> Value {
    json!({ "uri": uri(path), "name": "c" })
}

async fn started(capabilities: Value, folders: Value) -> Client {
    let mut client = Client::new();
    client.begin(Encoding::Utf16, capabilities, folders).await;
    client.settle().await;
    client
}

/// How many findings of a code stand in a file of a folder.
fn count(client: &Client, folder: &Path, name: &str, code: &str) -> usize {
    let address = format!("{}/{name}", uri(folder));
    let list = client.shown.get(&address).cloned().unwrap_or_default();
    list.iter().filter(|it| it["code"] == code).count()
}

#[tokio::test]
async fn a_folder_is_judged_though_nothing_is_open() {
    let place = catalogue(1);
    let client = started(json!({}), json!([folder(place.path())])).await;
    assert_eq!(
        count(&client, place.path(), "course-000.kava", "unused-name"),
        1
    );
}

#[tokio::test]
async fn folders_come_and_go() {
    let (one, other) = (catalogue(1), catalogue(1));
    let mut client = started(json!({}), json!([folder(one.path())])).await;
    let event = json!({ "added": [folder(other.path())], "removed": [folder(one.path())] });
    client
        .tell(
            "workspace/didChangeWorkspaceFolders",
            json!({ "event": event }),
        )
        .await;
    client.settle().await;
    assert_eq!(
        count(&client, one.path(), "course-000.kava", "unused-name"),
        0
    );
    assert_eq!(
        count(&client, other.path(), "course-000.kava", "unused-name"),
        1
    );
}

#[tokio::test]
async fn what_changes_on_the_disk_is_read() {
    let place = catalogue(1);
    let mut client = started(json!({}), json!([folder(place.path())])).await;
    fs::write(place.path().join("new.kava"), "course A0 {\n}\n").expect("a file");
    let change = json!({ "changes": [{ "uri": "file:///any.kava", "type": 1 }] });
    client.tell("workspace/didChangeWatchedFiles", change).await;
    client.settle().await;
    assert_eq!(
        count(&client, place.path(), "new.kava", "duplicate-name"),
        1
    );

    fs::remove_file(place.path().join("course-000.kava")).expect("it was there");
    let gone = json!({ "files": [{ "uri": format!("{}/course-000.kava", uri(place.path())) }] });
    client.tell("workspace/didDeleteFiles", gone).await;
    client.settle().await;
    assert_eq!(
        count(&client, place.path(), "new.kava", "duplicate-name"),
        0
    );
    assert_eq!(
        count(&client, place.path(), "course-000.kava", "unused-name"),
        0
    );
}

#[tokio::test]
async fn sources_are_watched_if_the_client_can() {
    let watches =
        json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let client = started(watches, Value::Null).await;
    let registered = client
        .heard
        .iter()
        .find(|it| it["method"] == "client/registerCapability");
    let registration = &registered.expect("a registration")["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    assert_eq!(
        registration["registerOptions"]["watchers"][0]["globPattern"],
        "**/*.kava"
    );
}

#[tokio::test]
async fn other_settings_give_another_check() {
    let place = catalogue(1);
    let mut client = started(json!({}), json!([folder(place.path())])).await;
    let message = |client: &Client| {
        let address = format!("{}/course-000.kava", uri(place.path()));
        client.shown[&address][0]["message"]
            .as_str()
            .expect("words")
            .to_owned()
    };
    assert!(message(&client).contains("nothing uses it"));
    let settings = json!({ "settings": { "kava": { "lang": "et" } } });
    client
        .tell("workspace/didChangeConfiguration", settings)
        .await;
    client.settle().await;
    assert!(
        message(&client).contains("ei kasutata"),
        "{}",
        message(&client)
    );
}

#[tokio::test]
async fn settings_are_asked_for_if_the_client_has_them() {
    let client = started(
        json!({ "workspace": { "configuration": true } }),
        Value::Null,
    )
    .await;
    let asked = client
        .heard
        .iter()
        .find(|it| it["method"] == "workspace/configuration");
    let items = &asked.expect("a question")["params"]["items"];
    assert_eq!(*items, json!([{ "section": "kava" }]));
}

#[tokio::test]
async fn the_first_check_of_a_large_catalogue_shows_its_progress() {
    let place = catalogue(120);
    let shows = json!({ "window": { "workDoneProgress": true } });
    let mut client = started(shows, json!([folder(place.path())])).await;
    client.settle().await;
    let kinds = client
        .heard
        .iter()
        .filter(|it| it["method"] == "$/progress");
    let kinds: Vec<_> = kinds
        .map(|it| it["params"]["value"]["kind"].clone())
        .collect();
    assert_eq!(kinds, ["begin", "end"]);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_client_whose_process_has_gone_ends_the_server() {
    let mut client = Client::new();
    let mut parent = std::process::Command::new("sleep")
        .arg("1000")
        .spawn()
        .expect("a process");
    let params = json!({ "processId": parent.id(), "rootUri": null, "capabilities": {} });
    client
        .ask("initialize", params)
        .await
        .expect("the server begins");
    parent.kill().expect("it lives");
    parent.wait().expect("it ends");
    assert_eq!(client.ending().await, kava_lsp::Ending::Abrupt);
}

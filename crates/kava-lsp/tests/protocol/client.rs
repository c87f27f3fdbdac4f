//! A client that speaks JSON-RPC itself.

use std::collections::BTreeMap;
use std::time::Duration;

use kava::diagnostics::Lang;
use kava::{Day, Moment};
use kava_benches::editor::text::Encoding;
use kava_lsp::{Ending, Options, serve};
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf,
};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Longer than any answer takes, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Client {
    to: WriteHalf<DuplexStream>,
    from: BufReader<ReadHalf<DuplexStream>>,
    server: JoinHandle<Ending>,
    asked: i64,
    /// What the server said without being asked, in its order.
    pub heard: Vec<Value>,
    /// The diagnostics that stand at each address.
    pub shown: BTreeMap<String, Vec<Value>>,
}

impl Client {
    /// A server that was not spoken to yet.
    pub fn new() -> Client {
        let (ours, theirs) = tokio::io::duplex(64 * 1024);
        let (input, output) = tokio::io::split(theirs);
        let options = Options {
            as_of: Day::new(2026, 6, 10).expect("a day"),
            lang: Lang::En,
            moment: Moment::Draft,
        };
        let (from, to) = tokio::io::split(ours);
        Client {
            to,
            from: BufReader::new(from),
            server: tokio::spawn(serve(options, input, output)),
            asked: 0,
            heard: Vec::new(),
            shown: BTreeMap::new(),
        }
    }

    pub async fn start(encoding: Encoding) -> Client {
        let mut client = Client::new();
        client.initialize(encoding, Value::Null).await;
        client
    }

    pub async fn initialize(&mut self, encoding: Encoding, wishes: Value) -> Value {
        let capabilities = json!({
            "textDocument": {
                "completion": { "completionItem": { "snippetSupport": true } },
                "definition": { "linkSupport": true },
                "hover": { "contentFormat": ["markdown"] },
            },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
        });
        let params = json!({ "initializationOptions": wishes });
        self.begin_with(encoding, capabilities, params).await
    }

    /// A session of a client that can do this, with these folders.
    pub async fn begin(&mut self, encoding: Encoding, capabilities: Value, folders: Value) {
        let params = json!({ "workspaceFolders": folders });
        self.begin_with(encoding, capabilities, params).await;
    }

    async fn begin_with(
        &mut self,
        encoding: Encoding,
        mut capabilities: Value,
        mut params: Value,
    ) -> Value {
        capabilities["general"] = json!({ "positionEncodings": [encoding.name()] });
        params["processId"] = Value::Null;
        params["rootUri"] = Value::Null;
        params["capabilities"] = capabilities;
        let answer = self
            .ask("initialize", params)
            .await
            .expect("the server begins");
        self.tell("initialized", json!({})).await;
        answer
    }

    pub async fn open(&mut self, uri: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": "kava", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }))
            .await;
    }

    pub async fn change(&mut self, uri: &str, version: usize, changes: Value) {
        let params = json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": changes,
        });
        self.tell("textDocument/didChange", params).await;
    }

    /// The edits that lay the text out; none for a text that is not open.
    pub async fn format(&mut self, uri: &str) -> Option<Vec<Value>> {
        let params = json!({
            "textDocument": { "uri": uri },
            "options": { "tabSize": 2, "insertSpaces": true },
        });
        let answer = self
            .ask("textDocument/formatting", params)
            .await
            .expect("an answer");
        answer.as_array().cloned()
    }

    pub async fn fixes(&mut self, uri: &str, range: Value) -> Vec<Value> {
        let params = json!({
            "textDocument": { "uri": uri },
            "range": range,
            "context": { "diagnostics": [] },
        });
        let answer = self
            .ask("textDocument/codeAction", params)
            .await
            .expect("an answer");
        answer.as_array().cloned().unwrap_or_default()
    }

    /// The answer to a command with one argument.
    pub async fn run(&mut self, command: &str, argument: &Value) -> Value {
        let params = json!({ "command": command, "arguments": [argument] });
        let answer = self.ask("workspace/executeCommand", params).await;
        answer.expect("an answer")
    }

    /// Waits until all that was sent so far is judged and published. An answer may overtake the last
    /// notifications; the answer to a second question cannot.
    pub async fn settle(&mut self) {
        for _ in 0..2 {
            self.format("kava:nothing").await;
        }
    }

    /// The result, or the code of the error.
    pub async fn ask(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.request(method, params).await;
        self.answer(id).await
    }

    pub async fn request(&mut self, method: &str, params: Value) -> i64 {
        self.asked += 1;
        let id = self.asked;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        // The protocol has no `null` for a method that takes nothing.
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message.to_string()).await;
        id
    }

    pub async fn answer(&mut self, id: i64) -> Result<Value, i64> {
        let outcome = self.outcome(id).await;
        outcome.map_err(|error| error["code"].as_i64().expect("a code"))
    }

    /// The result, or the error.
    pub async fn outcome(&mut self, id: i64) -> Result<Value, Value> {
        loop {
            let message = self.receive().await.expect("the server answers");
            if message["id"] == json!(id) && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(error.clone()),
                    None => Ok(message["result"].clone()),
                };
            }
        }
    }

    pub async fn tell(&mut self, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message.to_string()).await;
    }

    pub async fn send(&mut self, body: &str) {
        let message = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        // A server that has ended takes nothing any more.
        let _ = self.to.write_all(message.as_bytes()).await;
    }

    /// The next message; none when the server has gone.
    pub async fn receive(&mut self) -> Option<Value> {
        let message = timeout(PATIENCE, self.read())
            .await
            .expect("the server says something")?;
        if message.get("method").is_some() {
            self.note(&message);
            self.grant(&message).await;
        }
        Some(message)
    }

    /// Agrees to whatever the server asks; of settings there are none.
    async fn grant(&mut self, message: &Value) {
        let Some(id) = message.get("id") else { return };
        let items = message["params"]["items"].as_array();
        let result = items.map(|items| items.iter().map(|_| Value::Null).collect());
        let result = result.unwrap_or(Value::Null);
        let answer = json!({ "jsonrpc": "2.0", "id": id, "result": result });
        self.send(&answer.to_string()).await;
    }

    fn note(&mut self, message: &Value) {
        self.heard.push(message.clone());
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            let uri = params["uri"].as_str().expect("an address").to_owned();
            let list = params["diagnostics"]
                .as_array()
                .expect("diagnostics")
                .clone();
            self.shown.insert(uri, list);
        }
    }

    /// Waits for the first bytes of a message and reads no more than a few thousand of them.
    pub async fn peek(&mut self) {
        let seen = timeout(PATIENCE, self.from.fill_buf()).await;
        assert!(
            !seen
                .expect("the server says something")
                .expect("bytes")
                .is_empty()
        );
    }

    async fn read(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.from.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().expect("a length"),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).await.ok()?;
        Some(serde_json::from_slice(&body).expect("JSON"))
    }

    /// How the session ends when the client says nothing more, whether it still reads or not.
    pub async fn ending(self) -> Ending {
        timeout(PATIENCE, self.server)
            .await
            .expect("the server ends")
            .expect("no panic")
    }

    /// Goes away without a word.
    pub async fn hang_up(self) -> Ending {
        drop((self.to, self.from));
        timeout(PATIENCE, self.server)
            .await
            .expect("the server ends")
            .expect("no panic")
    }
}

//! JSON-RPC by hand, so that nothing of the server's is used to measure it.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// What a server is asked for settings is answered from here, by section.
pub type Settings = Value;

pub struct Client {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    settings: Settings,
    asked: i64,
}

impl Client {
    /// Starts a server and begins the session.
    ///
    /// # Errors
    /// Where the server cannot be started or does not answer.
    pub fn start(
        command: &mut Command,
        encoding: &str,
        settings: Settings,
        options: Value,
    ) -> io::Result<Client> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(to), Some(out)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("no streams"));
        };
        let (sender, from) = channel();
        thread::spawn(move || {
            let mut out = BufReader::new(out);
            while let Some(message) = read(&mut out) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut client = Client {
            child,
            to,
            from,
            settings,
            asked: 0,
        };
        client.begin(encoding, &options)?;
        Ok(client)
    }

    fn begin(&mut self, encoding: &str, options: &Value) -> io::Result<()> {
        let params = json!({
            "processId": std::process::id(),
            "rootUri": null,
            "capabilities": {
                "general": { "positionEncodings": [encoding] },
                "workspace": { "configuration": true },
                "textDocument": { "publishDiagnostics": { "versionSupport": true } },
            },
            "initializationOptions": options,
        });
        self.ask("initialize", &params, Duration::from_secs(120))?;
        self.tell("initialized", &json!({}))?;
        if !self.settings.is_null() {
            let settings = json!({ "settings": self.settings });
            self.tell("workspace/didChangeConfiguration", &settings)?;
        }
        Ok(())
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// # Errors
    /// Where the server has gone.
    pub fn open(&mut self, uri: &str, language: &str, text: &str) -> io::Result<()> {
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": item }))
    }

    /// # Errors
    /// Where the server has gone.
    pub fn change(
        &mut self,
        uri: &str,
        version: usize,
        range: &Value,
        text: &str,
    ) -> io::Result<()> {
        let params = json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": [{ "range": range, "text": text }],
        });
        self.tell("textDocument/didChange", &params)
    }

    /// How many diagnostics stand in a document once its version, or a later notice, is published. A
    /// server that gives no version is taken at its first word.
    ///
    /// # Errors
    /// Where nothing comes in the time.
    pub fn diagnostics(&mut self, uri: &str, version: usize, time: Duration) -> io::Result<usize> {
        let end = Instant::now() + time;
        loop {
            let message = self.next(end)?;
            let params = &message["params"];
            let is_it = message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"]
                    .as_u64()
                    .is_none_or(|it| it >= version as u64);
            if is_it {
                return Ok(params["diagnostics"].as_array().map_or(0, Vec::len));
            }
        }
    }

    /// # Errors
    /// Where no answer comes in the time, or it is an error.
    pub fn ask(&mut self, method: &str, params: &Value, time: Duration) -> io::Result<Value> {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        let end = Instant::now() + time;
        loop {
            let mut message = self.next(end)?;
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(io::Error::other(error.to_string())),
                    None => Ok(message["result"].take()),
                };
            }
        }
    }

    fn next(&mut self, end: Instant) -> io::Result<Value> {
        let left = end.saturating_duration_since(Instant::now());
        let message = self.from.recv_timeout(left).map_err(|error| match error {
            RecvTimeoutError::Timeout => io::Error::other("the server says nothing"),
            RecvTimeoutError::Disconnected => io::Error::other("the server has gone"),
        })?;
        if message.get("method").is_some() && message.get("id").is_some() {
            self.answer(&message)?;
        }
        Ok(message)
    }

    /// What a server asks of an editor: settings by section, and leave for this and that.
    fn answer(&mut self, asked: &Value) -> io::Result<()> {
        let items = asked["params"]["items"].as_array();
        let section = |item: &Value| self.settings[item["section"].as_str().unwrap_or("")].clone();
        let result = match items {
            Some(items) => items.iter().map(section).collect(),
            None => Value::Null,
        };
        self.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": result }))
    }

    /// # Errors
    /// Where the server has gone.
    pub fn tell(&mut self, method: &str, params: &Value) -> io::Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    fn send(&mut self, message: &Value) -> io::Result<()> {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        self.to.flush()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may have gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().ok()?;
            }
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

//! Frames, requests and their answers. One request is on its way at a time, so that none becomes stale.

use kava::Moment;
use kava::diagnostics::Lang;
use kava_lsp::{Ending, Options, serve};
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf,
};
use tokio::task::JoinHandle;

pub struct Client {
    to: WriteHalf<DuplexStream>,
    from: BufReader<ReadHalf<DuplexStream>>,
    server: JoinHandle<Ending>,
    asked: i64,
}

impl Client {
    pub fn new() -> Client {
        let (ours, theirs) = tokio::io::duplex(1 << 20);
        let (input, output) = tokio::io::split(theirs);
        let options = Options {
            as_of: kava::Day::parse("2026-06-10").expect("a day"),
            lang: Lang::En,
            moment: Moment::Draft,
        };
        let (from, to) = tokio::io::split(ours);
        Client {
            to,
            from: BufReader::new(from),
            server: tokio::spawn(serve(options, input, output)),
            asked: 0,
        }
    }

    pub async fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
            .await;
    }

    /// The answer, or the error's code and words. The server's own requests are answered on the way.
    pub async fn ask(&mut self, method: &str, params: Value) -> Result<Value, (i64, String)> {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))
            .await;
        loop {
            let mut message = self.receive().await;
            if message.get("method").is_some() {
                self.please(&message).await;
            } else if message["id"] == id {
                let error = &message["error"];
                return match error.is_null() {
                    true => Ok(message["result"].take()),
                    false => Err((
                        error["code"].as_i64().unwrap_or(0),
                        error["message"].to_string(),
                    )),
                };
            }
        }
    }

    async fn please(&mut self, message: &Value) {
        if let Some(id) = message.get("id") {
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }))
                .await;
        }
    }

    pub async fn end(mut self) {
        let answer = self.ask("shutdown", Value::Null).await;
        assert_eq!(answer, Ok(Value::Null), "shutdown");
        self.send(&json!({ "jsonrpc": "2.0", "method": "exit" }))
            .await;
        drop(self.to);
        let ending = self.server.await.expect("the server ends");
        assert_eq!(ending, Ending::Orderly);
    }

    async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.to
            .write_all(frame.as_bytes())
            .await
            .expect("the server hears");
    }

    async fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            let read = self
                .from
                .read_line(&mut line)
                .await
                .expect("the server speaks");
            assert_ne!(read, 0, "the server has gone");
            match line.trim_end().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().expect("a length")
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from
            .read_exact(&mut body)
            .await
            .expect("a whole message");
        serde_json::from_slice(&body).expect("JSON")
    }
}

//! A terminal at which somebody types.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::run::command;

/// What ends the input at the start of a line.
pub const END: &str = "\u{4}";

pub struct Terminal {
    keys: File,
    child: Child,
    shown: String,
    more: Receiver<Vec<u8>>,
}

impl Terminal {
    pub fn kava(here: &Path, args: &[&str]) -> Terminal {
        let keys = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&keys).expect("granted");
        unlockpt(&keys).expect("unlocked");
        let name = ptsname(&keys, Vec::new()).expect("its name");
        let open = || {
            let name = name.to_str().expect("UTF-8");
            let opened = OpenOptions::new().read(true).write(true).open(name);
            Stdio::from(opened.expect("opened"))
        };
        let mut command = command(here, args);
        command.stdin(open()).stdout(open()).stderr(open());
        let child = command.spawn().expect("kava runs");
        // It keeps the other end open for as long as it lives.
        drop(command);
        let keys = File::from(keys);
        let more = listen(keys.try_clone().expect("another handle"));
        Terminal {
            keys,
            child,
            shown: String::new(),
            more,
        }
    }

    /// Waits until a text is shown behind what was waited for before.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        let mut new = String::new();
        while !new.contains(text) {
            match self.more.recv_timeout(Duration::from_secs(60)) {
                Ok(bytes) => new.push_str(&String::from_utf8_lossy(&bytes)),
                Err(_) => panic!("no {text:?} in:\n{}{new}", self.shown),
            }
        }
        self.shown.push_str(&new);
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("typed");
    }

    /// Answers a question, told by a part of it.
    #[track_caller]
    pub fn answer(&mut self, question: &str, answer: &str) {
        self.wait_for(question);
        self.press(&format!("{answer}\n"));
    }

    pub fn interrupt(&mut self) {
        self.child.kill().expect("stopped");
    }

    /// The exit code, none where it was stopped, and all that was shown.
    pub fn end(mut self) -> (Option<i32>, String) {
        let status = self.child.wait().expect("it ends");
        while let Ok(bytes) = self.more.recv_timeout(Duration::from_secs(60)) {
            self.shown.push_str(&String::from_utf8_lossy(&bytes));
        }
        assert!(!self.shown.contains("panicked"), "{}", self.shown);
        (status.code(), self.shown)
    }
}

/// Until nobody holds the other end.
fn listen(mut screen: File) -> Receiver<Vec<u8>> {
    let (send, receive) = channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count) = screen.read(&mut bytes) {
            if count == 0 || send.send(bytes[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    receive
}

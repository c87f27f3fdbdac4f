//! `kava watch`, as a process of its own beside an editor that saves in every way there is.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::run::{AS_OF, Folder, command, programme};

struct Watched {
    process: Child,
    said: Receiver<String>,
}

impl Watched {
    fn of(folder: &Folder) -> Watched {
        let mut process = command(folder.here(), &["watch", "--as-of", AS_OF])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("kava runs");
        let out = BufReader::new(process.stdout.take().expect("a pipe"));
        let (say, said) = channel();
        std::thread::spawn(move || {
            out.lines().map_while(Result::ok).for_each(|line| {
                let _ = say.send(line);
            });
        });
        Watched { process, said }
    }

    #[track_caller]
    fn says(&self, part: &str) {
        let until = Instant::now() + Duration::from_secs(30);
        let mut all = Vec::new();
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            match self.said.recv_timeout(left) {
                Ok(line) if line.contains(part) => return,
                Ok(line) => all.push(line),
                Err(_) => break,
            }
        }
        panic!("no {part:?} in {all:#?}");
    }

    /// Nothing more is said, and the last word was this.
    #[track_caller]
    fn comes_to(&self, part: &str) {
        let mut last = String::new();
        while let Ok(line) = self.said.recv_timeout(Duration::from_secs(3)) {
            last = line;
        }
        assert!(last.contains(part), "{last}");
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn whatever_happens_to_files_the_last_word_is_right() {
    let folder = Folder::catalogue().with("a.kava", &programme("a", "12 ECTS"));
    let mut watched = Watched::of(&folder);
    watched.says("1 programme, judged for draft: no errors");
    folder.write("a.kava", programme("a", "33 ECTS"));
    watched.says("1 programme, judged for draft: 1 error");
    // Saved by replacing.
    folder.write("a.kava.tmp", programme("a", "12 ECTS"));
    fs::rename(folder.path("a.kava.tmp"), folder.path("a.kava")).unwrap();
    watched.says("1 programme, judged for draft: no errors");
    folder.write("deep/er/b.kava", programme("b", "12 ECTS"));
    watched.says("2 programmes, judged");
    fs::rename(folder.path("deep"), folder.path("other")).unwrap();
    fs::remove_file(folder.path("other/er/b.kava")).unwrap();
    watched.says("1 programme, judged");
    let head = folder.read("catalogue.kava");
    fs::remove_file(folder.path("catalogue.kava")).unwrap();
    watched.says("catalogue.kava is not there");
    folder.write("catalogue.kava", head);
    watched.says("1 programme, judged for draft: no errors");
    for round in 0..3_000 {
        let volume = if round % 2 == 0 { "33 ECTS" } else { "12 ECTS" };
        folder.write("a.kava", programme("a", volume));
    }
    folder.write("a.kava", programme("a", "34 ECTS"));
    watched.comes_to("1 programme, judged for draft: 1 error");
    let id = watched.process.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(sent.success());
    assert_eq!(watched.process.wait().unwrap().code(), Some(0));
}

/// Found with a pipe to `head`: it stayed until a file changed.
#[test]
fn who_is_heard_by_nobody_ends_without_waiting() {
    let folder = Folder::catalogue().with("a.kava", &programme("a", "12 ECTS"));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut process = command(folder.here(), &["watch", "--as-of", AS_OF])
        .stdout(writer)
        .stderr(Stdio::null())
        .spawn()
        .expect("kava runs");
    let until = Instant::now() + Duration::from_secs(30);
    while process.try_wait().expect("is asked").is_none() {
        if Instant::now() > until {
            let _ = process.kill();
            panic!("still watching");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let ended = process.wait().expect("ended");
    assert_eq!(ended.code(), Some(0));
}

//! A sign of life during long work, for people who watch a terminal.

use std::io::{self, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kava::diagnostics::Words;

use crate::console::Console;

/// Work that takes no longer says nothing.
const PATIENCE: Duration = Duration::from_millis(800);
const BEAT: Duration = Duration::from_millis(120);
const FRAMES: [char; 4] = ['◐', '◓', '◑', '◒'];
const ERASE: &str = "\r\x1b[K";

/// Shown until it is dropped.
pub struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    pub fn of(console: &Console, what: &Words) -> Progress {
        if !console.is_watched {
            return Progress(None);
        }
        let (stop, stopped) = mpsc::channel::<()>();
        let what = what.get(console.lang).to_owned();
        let is_over =
            move |wait| !matches!(stopped.recv_timeout(wait), Err(RecvTimeoutError::Timeout));
        let show = move || {
            if is_over(PATIENCE) {
                return;
            }
            for frame in FRAMES.iter().cycle() {
                let _ = write!(io::stderr(), "\r{frame} {what}");
                if is_over(BEAT) {
                    break;
                }
            }
            let _ = write!(io::stderr(), "{ERASE}");
        };
        Progress(
            thread::Builder::new()
                .spawn(show)
                .ok()
                .map(|thread| (stop, thread)),
        )
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.0.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}

//! Tells that files below a folder may have changed. It says nothing of which: whoever waits reads again
//! all there is, and so is right at the end, however many changes came and whatever was missed between.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk::{Disk, Kind, Os};
use crate::find::Root;

/// A change is told when no other has followed it for so long, or after so long at most.
const QUIET: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_millis(400);
/// After a change it is looked once more: a file in a new folder may come before the folder is watched.
const AFTERWARDS: Duration = Duration::from_millis(300);
/// So often it is looked whether the folder is still there, and at all where the system tells no news.
const LOOK: Duration = Duration::from_secs(1);

/// A folder that is watched.
pub struct Watch {
    folder: PathBuf,
    wake: SyncSender<()>,
    woken: Receiver<()>,
    /// The folder itself has gone; what now stands there is another one.
    is_lost: Arc<AtomicBool>,
    /// None while the folder cannot be watched.
    watcher: Option<RecommendedWatcher>,
    looks_again: bool,
}

impl Watch {
    pub fn of(root: &Root) -> Watch {
        // One waiting word stands for any number of changes.
        let (wake, woken) = sync_channel(1);
        let mut watch = Watch {
            folder: root.folder().to_owned(),
            wake,
            woken,
            is_lost: Arc::default(),
            watcher: None,
            looks_again: false,
        };
        watch.begin();
        watch
    }

    /// Makes whoever waits go on.
    pub fn waker(&self) -> impl Fn() + Send + Sync + use<> {
        let wake = self.wake.clone();
        move || {
            let _ = wake.try_send(());
        }
    }

    /// Waits until something may have changed, or somebody was woken.
    pub fn wait(&mut self) {
        loop {
            let patience = if self.looks_again { AFTERWARDS } else { LOOK };
            match self.woken.recv_timeout(patience) {
                Ok(()) => {
                    self.settle();
                    self.looks_again = true;
                    return;
                }
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    let was_due = std::mem::take(&mut self.looks_again);
                    if self.has_come_or_gone() || was_due {
                        return;
                    }
                }
            }
        }
    }

    fn settle(&mut self) {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE && self.woken.recv_timeout(QUIET).is_ok() {}
        if self.is_lost.swap(false, Ordering::Relaxed) {
            self.watcher = None;
            self.begin();
        }
    }

    /// Whether the folder has gone, or is there and could not be watched until now.
    fn has_come_or_gone(&mut self) -> bool {
        let is_there = matches!(Os.kind(&self.folder), Ok(Kind::Folder));
        match (&self.watcher, is_there) {
            (Some(_), false) => {
                self.watcher = None;
                true
            }
            (None, true) => {
                self.begin();
                true
            }
            _ => false,
        }
    }

    fn begin(&mut self) {
        let (wake, is_lost) = (self.waker(), self.is_lost.clone());
        let folder = self.folder.clone();
        let tell = move |news: notify::Result<Event>| {
            // What the system could not tell may have been a change.
            let is_change = news.as_ref().map_or(true, is_change);
            if news.is_ok_and(|event| is_end_of(&folder, &event)) {
                is_lost.store(true, Ordering::Relaxed);
            }
            if is_change {
                wake();
            }
        };
        let started = notify::recommended_watcher(tell).and_then(|mut watcher| {
            watcher.watch(&self.folder, RecursiveMode::Recursive)?;
            Ok(watcher)
        });
        self.watcher = started.ok();
    }
}

/// Reading the files is none.
fn is_change(event: &Event) -> bool {
    event.need_rescan() || !matches!(event.kind, EventKind::Access(_))
}

fn is_end_of(folder: &Path, event: &Event) -> bool {
    let moves = matches!(
        event.kind,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    moves && event.paths.iter().any(|path| path == folder)
}

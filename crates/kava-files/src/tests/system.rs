//! What the real disk promises to the rest of the crate.
#![cfg(unix)]

use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::disk::{Disk, Os};

/// A lock whose file comes and goes with its holders is held by one of them at a time.
#[test]
fn one_at_a_time_holds_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lock");
    let is_held = AtomicBool::new(false);
    let held = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5_000 {
                    let Some(lock) = Os.lock(&path).unwrap() else {
                        continue;
                    };
                    assert!(!is_held.swap(true, Ordering::SeqCst), "held twice");
                    held.fetch_add(1, Ordering::Relaxed);
                    thread::yield_now();
                    is_held.store(false, Ordering::SeqCst);
                    Os.unlock(lock, &path).unwrap();
                }
            });
        }
    });
    assert!(held.into_inner() > 0);
    assert!(!path.exists());
}

/// What was a file when it was listed may be a pipe when it is opened.
#[test]
fn opening_a_pipe_does_not_wait() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let (tell, told) = channel();
    thread::spawn(move || tell.send(Os.open(&pipe).is_err()));
    assert_eq!(told.recv_timeout(Duration::from_secs(10)), Ok(true));
}

//! What keeps a test within its time.

use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// No command here may take longer, also where many tests share few processors.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a command to its end; one that hangs fails the test and is ended.
pub fn ended(command: &mut Command) -> Output {
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let child = child.expect("kava runs");
    let id = child.id();
    let (tell, told) = channel();
    thread::spawn(move || tell.send(child.wait_with_output()));
    match told.recv_timeout(PATIENCE) {
        Ok(output) => output.expect("it ends"),
        Err(_) => {
            let _ = Command::new("kill")
                .args(["-KILL", &id.to_string()])
                .status();
            panic!("still running after {} s", PATIENCE.as_secs());
        }
    }
}

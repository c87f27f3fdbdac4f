//! How much work one input is. The bound is on the time that the process is at work, whatever else the machine
//! does; a wall clock would call a busy machine a hang.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use std::{env, fs};

use rustix::time::{ClockId, clock_gettime};

const MOST: Duration = Duration::from_secs(1);

/// The slowest input so far, in microseconds.
static SLOWEST: AtomicU64 = AtomicU64::new(0);

/// Does the work of one input, and fails if it is too much. Where `KAVA_FUZZ_SLOWEST` names a file, the work of the
/// slowest input stands in it, in microseconds.
pub fn bounded(work: impl FnOnce()) {
    let start = worked();
    work();
    let took = worked().saturating_sub(start);
    let micros = took.as_micros() as u64;
    if SLOWEST.fetch_max(micros, Ordering::Relaxed) < micros
        && let Some(file) = env::var_os("KAVA_FUZZ_SLOWEST")
    {
        // The figure is lost where it cannot be written, and nothing else.
        let _ = fs::write(file, micros.to_string());
    }
    assert!(took < MOST, "a hang: {took:?} of work");
}

fn worked() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

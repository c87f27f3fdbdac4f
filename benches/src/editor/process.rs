//! What a running process has used so far, as Linux tells it.

use std::fs;
use std::time::Duration;

/// The clock of `/proc` ticks a hundred times a second on every Linux that is in use.
const TICK: Duration = Duration::from_millis(10);

/// User and system time of all threads.
pub fn cpu(id: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, which may hold anything, ends with the last bracket.
    let fields = stat.get(stat.rfind(')')? + 2..)?;
    let mut ticks = fields.split(' ').skip(11);
    let mut next = || ticks.next()?.parse::<u32>().ok();
    Some(TICK * (next()? + next()?))
}

/// Resident memory in kilobytes: now, and the most so far.
pub fn memory(id: u32) -> Option<(u64, u64)> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}

/// How many processes wanted to run on average: in the last minute.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("?").to_owned()
}

//! The process that started the server. When it has gone, nobody will say `exit`.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

/// How long an orphan may live.
const LOOK: Duration = Duration::from_secs(2);

/// The folder by which the system shows that the client's process lives, if it shows it.
pub(crate) fn of(initialize: &Value) -> Option<PathBuf> {
    let id = initialize.get("processId")?.as_u64()?;
    let shown = PathBuf::from(format!("/proc/{id}"));
    shown.exists().then_some(shown)
}

pub(crate) async fn gone(parent: PathBuf) {
    while parent.exists() {
        tokio::time::sleep(LOOK).await;
    }
}

//! What `kava explain` shows of the codes of guidelines and waivers. The page of a rule stands beside the
//! rule.

mod judging;
mod policy;

pub use judging::{JUDGING, LAYERS};
pub use policy::POLICY;

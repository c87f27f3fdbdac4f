//! One file a target.

pub mod catalogue;
pub mod registry;

pub use catalogue::CatalogueFeed;
pub use registry::Registry;

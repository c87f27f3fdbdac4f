//! One file a target.

mod calendar;
pub mod catalogue;
pub mod portfolio;
pub mod registry;
mod site;

pub use calendar::Calendar;
pub use catalogue::CatalogueFeed;
pub use portfolio::Portfolio;
pub use registry::Registry;
pub use site::Site;

//! One file a target.

mod calendar;
pub mod catalogue;
pub mod credential_commons;
pub mod elm;
pub mod ooapi;
pub mod portfolio;
pub mod registry;
pub mod schema_org;
mod site;

pub use calendar::Calendar;
pub use catalogue::CatalogueFeed;
pub use credential_commons::CredentialCommons;
pub use elm::Elm;
pub use ooapi::Ooapi;
pub use portfolio::Portfolio;
pub use registry::Registry;
pub use schema_org::SchemaOrg;
pub use site::Site;

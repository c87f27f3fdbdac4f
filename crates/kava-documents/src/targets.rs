//! One file a target.

pub mod catalogue;
pub mod credential_commons;
pub mod elm;
pub mod ooapi;
pub mod registry;
pub mod schema_org;

pub use catalogue::CatalogueFeed;
pub use credential_commons::CredentialCommons;
pub use elm::Elm;
pub use ooapi::Ooapi;
pub use registry::Registry;
pub use schema_org::SchemaOrg;

//! Documents of catalogues that are written as text.

mod by_hand;
mod credential_commons;
mod elm;
mod feed;
mod form;
mod hostile;
mod judged;
mod ooapi;
mod order;
mod schema_org;
mod schemas;
mod standards;

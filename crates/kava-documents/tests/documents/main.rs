//! Documents of catalogues that are written as text.

mod by_hand;
mod calendar;
mod credential_commons;
mod elm;
mod feed;
mod form;
mod hostile;
mod judged;
mod ooapi;
mod order;
mod portfolio;
mod schema_org;
mod schemas;
mod site;
mod standards;

//! Documents of catalogues that are written as text.

mod by_hand;
mod calendar;
mod feed;
mod form;
mod hostile;
mod judged;
mod order;
mod portfolio;
mod schemas;
mod site;

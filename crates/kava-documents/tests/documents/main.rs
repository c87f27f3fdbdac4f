//! Documents of catalogues that are written as text.

mod by_hand;
mod feed;
mod form;
mod hostile;
mod judged;
mod order;
mod schemas;

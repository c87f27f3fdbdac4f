//! Documents from catalogues written as text.

mod judged;
mod scratch;

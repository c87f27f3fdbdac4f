//! A disk that is full, builds that meet in one folder, and sources that change while they are read.
//! Each command is bounded in time.
#![cfg(unix)]

mod bound;
mod folders;
mod full;
mod together;

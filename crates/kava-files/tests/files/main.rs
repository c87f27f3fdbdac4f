//! The crate from outside, on a real disk. What a real disk does not do on demand is tested inside.
#![cfg(unix)]

mod finding;
mod folder;
mod killed;
mod links;
mod reading;
mod refusing;

mod replacing;
mod swapped;
mod writing;

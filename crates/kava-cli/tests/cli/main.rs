//! The command line as its users meet it: the real binary, run in folders of its own.

mod against;
mod bad_input;
mod baseline;
mod build;
mod check;
mod fmt;
mod guidelines;
mod help;
mod import;
mod messages;
mod rules;
mod run;
mod trace;

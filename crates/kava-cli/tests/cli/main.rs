//! The command line as its users meet it: the real binary, run in folders of its own.

mod against;
mod bad_input;
mod baseline;
mod build;
mod check;
mod dice;
mod diff;
mod disk;
#[cfg(unix)]
mod first_page;
mod fix;
mod fmt;
mod graph;
mod guidelines;
mod help;
mod import;
mod list;
mod machine;
mod messages;
mod new;
mod record;
#[cfg(unix)]
mod reproducible;
mod rules;
mod run;
#[cfg(unix)]
mod terminal;
mod trace;
mod watch;
mod words;

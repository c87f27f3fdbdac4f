//! One binary for every test that reads text files: rules, broken catalogues, examples, pages, laws.
//!
//! Adding a test is adding a text file; README.md beside this folder says how.

mod across;
mod board;
mod broken;
mod copies;
mod coverage;
mod diff;
mod duties;
mod editions;
mod elements;
mod elements_of_examples;
mod empty;
mod examples;
mod expected;
mod fields_used;
mod fixes;
mod folder;
mod guidelines;
mod house;
mod invariants;
mod lawful;
mod lost;
mod messages;
mod mistakes;
mod mutants;
mod pages;
mod readme;
mod real;
mod rules;
mod same_bytes;
mod sample;
mod supply;
mod textmate;
mod unnoticed;
mod words;

//! What only a failing disk can show; all else is tested from outside.

mod faulty;
mod reading;
mod system;
mod words;
mod writing;

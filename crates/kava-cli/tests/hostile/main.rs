//! Input that is meant to hurt: each within a bound on time and memory, each answered and none ending in
//! a panic.

mod bytes;
mod cycles;
mod depth;
mod escapes;
mod length;
mod many;
mod measured;
mod names;
mod numbers;

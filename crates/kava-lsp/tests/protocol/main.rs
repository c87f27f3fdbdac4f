//! The server seen from outside: a client of its own over a pair of in-memory streams.

mod burst;
mod client;
mod commands;
mod links;
mod methods;
mod outline;
mod pull;
mod scenario;
mod session;
mod workspace;

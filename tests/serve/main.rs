//! Watch, from outside: a program that is started, files that are saved as editors save them, and answers to requests.
#![cfg(unix)]

#[path = "../support/mod.rs"]
mod support;

mod bytes;
mod command;
mod desk;
mod messages;
mod safety;
mod saving;
mod withheld;

//! The `portolan` program: reads the command line and the settings, and hands over to a command.

mod alive;
mod commands;
mod mail;
mod schedule;
mod settings;
mod startup;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // ring and aws-lc-rs may both be in the tree: one is chosen before anything speaks TLS.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        eprintln!("portolan: a TLS provider was installed twice");
        return ExitCode::FAILURE;
    }
    let arguments = commands::Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("portolan: the runtime does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let code = runtime.block_on(arguments.run()).unwrap_or_else(|error| {
        eprintln!("portolan: {error:#}");
        ExitCode::FAILURE
    });
    // What still waits (a name server, a slow host) has nothing more to say.
    runtime.shutdown_background();
    code
}

//! The `remiss` command: see [`remiss::cli`].

fn main() -> std::process::ExitCode {
    remiss::cli::main()
}

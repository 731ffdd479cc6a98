//! The `wegmarke` program.

fn main() -> std::process::ExitCode {
    wegmarke::cli::main()
}

//! The overview of `wegmarke --help`: commands in groups, in the order in which one meets them.

use std::fmt::Write;

use clap::Command;

/// Every command once, in groups. A test compares it with the commands that there are.
const GROUPS: &[(&str, &[&str])] = &[
    ("Run", &["serve", "demo"]),
    ("Events and numbers", &["import", "report", "discover"]),
    (
        "Maps in and out",
        &["export", "apply", "import-map", "check"],
    ),
    ("Administer", &["user", "openapi"]),
];

/// What stands below the options.
pub(super) const AFTER: &str = "\
Examples:
  See the sample company, signed in, at http://localhost:8080
      wegmarke demo
  Start your own and follow the set-up link that it prints
      wegmarke serve
  Make a workspace's first account at the console instead
      wegmarke user create anna@example.org --name Anna --workspace acme --create-workspace
  Read a log, look at the numbers, propose a map
      wegmarke import bookings.csv --workspace acme
      wegmarke report overview --workspace acme
      wegmarke discover --workspace acme --out map.json

Exit codes:
  0  done
  1  done, and there is a finding: a failed check, more rejected lines than allowed
  2  the arguments or the input cannot be used; nothing was changed
  3  a fault of the program or the machine

Logs go to standard error; WEGMARKE_LOG=debug shows more.";

/// Replaces the flat list of commands by the groups.
pub(super) fn grouped(command: Command) -> Command {
    let mut list = String::new();
    for (heading, names) in GROUPS {
        let lines: Vec<String> = names
            .iter()
            .filter_map(|name| command.find_subcommand(name))
            .map(|known| {
                let about = known
                    .get_about()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                format!("  {:<12}{about}", known.get_name())
            })
            .collect();
        if !lines.is_empty() {
            let _ = writeln!(list, "{heading}:\n{}\n", lines.join("\n"));
        }
    }
    let template = format!(
        "{{about}}\n\nUsage: wegmarke <COMMAND> [OPTIONS]\n\n{list}\
         'wegmarke help COMMAND' tells everything about a command.\n\nOptions:\n{{options}}{{after-help}}"
    );
    command.help_template(template)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        let command = crate::cli::Arguments::command();
        for known in command.get_subcommands() {
            let name = known.get_name();
            let found = GROUPS
                .iter()
                .flat_map(|(_, names)| *names)
                .filter(|n| **n == name);
            assert_eq!(found.count(), 1, "add '{name}' to one group");
            assert!(known.get_about().is_some(), "'{name}' says what it is for");
        }
    }

    #[test]
    fn the_arguments_are_consistent() {
        grouped(crate::cli::Arguments::command()).debug_assert();
    }
}

//! The rules of the house that no tool checks: layers, file sizes, headers, no machine's paths.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the bottom up: a module uses only its own layer and those before it. `routes.rs` files may
/// also use `http`, for the extractors and the access rules.
const LAYERS: &[&[&str]] = &[
    &[
        "error",
        "clock",
        "ids",
        "config",
        "database",
        "per_workspace",
        "app",
    ],
    &["accounts"],
    &["repository", "fields"],
    &["live"],
    &["notifications"],
    &["comments"],
    &["taxonomy", "glossary"],
    &["touchpoints", "personas", "stakeholders", "goals"],
    &[
        "journeys",
        "insights",
        "opportunities",
        "initiatives",
        "workshops",
        "projects",
        "views",
        "metrics",
    ],
    &["reviews", "variants"],
    &["evidence"],
    &["events"],
    &["reports", "formats", "atlas", "search", "webhooks"],
    &["transfer"],
    &["favourites", "sharing"],
    &["tasks"],
    &["jobs"],
    &["demo"],
    &["http", "cli"],
];

/// Files that may be longer than 500 lines, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[];

const LONGEST: usize = 500;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All files of a folder with one of these endings, with their text.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            if path.is_dir() {
                if !matches!(name, "node_modules" | "dist" | "target" | ".git" | ".cache") {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<(PathBuf, String)> {
    files(&root().join("crates"), &[".rs"])
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The modules of this crate that a file names as `crate::module`, its tests left out.
fn used_modules(text: &str) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut used = BTreeSet::new();
    for rest in text.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(group) => group
                .split('}')
                .next()
                .unwrap_or_default()
                .split(',')
                .collect(),
            None => vec![rest],
        };
        for name in names {
            let end = |c: char| !c.is_ascii_alphanumeric() && c != '_';
            used.insert(name.trim().split(end).next().unwrap_or_default().to_owned());
        }
    }
    used
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (path, text) in files(&source, &[".rs"]) {
        let path = path.strip_prefix(&source).unwrap();
        let name = path.to_str().unwrap();
        let module = name.split('/').next().unwrap().trim_end_matches(".rs");
        // `App` is the knot that everything shares: it may hold a cache of any feature.
        if matches!(module, "lib" | "main" | "app") {
            continue;
        }
        let Some(layer) = layer_of(module) else {
            wrong.push(format!("{name}: add '{module}' to the layers"));
            continue;
        };
        for used in used_modules(&text) {
            let Some(used_layer) = layer_of(&used) else {
                continue;
            };
            let is_route = name.ends_with("routes.rs") || name.contains("/routes/");
            if used_layer > layer && !(is_route && used == "http") {
                wrong.push(format!(
                    "{name} uses '{used}', which stands above '{module}'"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files() {
        let name = path.display();
        let lines = text.lines().count();
        let excepted = LONG_FILES.iter().any(|(file, _)| path.ends_with(file));
        if lines > LONGEST && !excepted {
            wrong.push(format!(
                "{name} has {lines} lines: split it by the reader's questions"
            ));
        }
        // The tests of a module are introduced by the module.
        if !text.starts_with("//! ") && !path.ends_with("tests.rs") {
            wrong.push(format!(
                "{name} does not begin with a line '//! what it answers'"
            ));
        }
    }
    for (path, text) in files(&root().join("web/src"), &[".ts", ".tsx"]) {
        let is_generated = text.starts_with("// Written by ") && text.contains("Do not edit.");
        let lines = text.lines().count();
        if lines > LONGEST && !is_generated {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_machine_is_named() {
    let endings = [
        ".rs", ".toml", ".md", ".ts", ".tsx", ".mjs", ".js", ".json", ".sql", ".html", ".css",
        ".sh", "Makefile",
    ];
    let machine_folders = [["/", "work/"], ["/", "root/"], ["/", "home/"]].map(|p| p.concat());
    let mut wrong = Vec::new();
    for folder in ["crates", "web", "docs", "scripts", "."] {
        let folder = root().join(folder);
        for (path, text) in files(&folder, &endings) {
            for (number, line) in text.lines().enumerate() {
                if machine_folders
                    .iter()
                    .any(|folder| names_folder(line, folder))
                {
                    wrong.push(format!("{}:{}: {line}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the line has the folder at the beginning of a path, not in the middle of one.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(position, _)| {
        let before = line[..position].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=:".contains(c))
    })
}

#[test]
fn the_layers_of_the_test_are_the_layers_of_the_document() {
    let document = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for module in LAYERS.iter().copied().flatten() {
        let named = document.contains(module);
        assert!(
            named,
            "ARCHITECTURE.md does not say where '{module}' stands"
        );
    }
}

/// Where a test that a document names lies: `it/…`, `e2e/…`, or the end of a path in the sources.
fn is_test_file(name: &str) -> bool {
    let root = root();
    match name.rsplit_once('.') {
        Some((_, "mjs")) => root.join("web").join(name).is_file(),
        Some((_, "rs")) if name.starts_with("it/") => {
            root.join("crates/wegmarke/tests").join(name).is_file()
        }
        Some((_, "rs")) => {
            let path = root.join("crates/wegmarke/src").join(name);
            std::fs::read_to_string(path).is_ok_and(|text| text.contains("#[test]"))
        }
        Some((_, "ts")) => files(&root.join("web/src"), &[".test.ts"])
            .iter()
            .any(|(path, _)| path.ends_with(name)),
        _ => false,
    }
}

#[test]
fn every_requirement_stands_once_and_names_tests_that_exist() {
    let document = std::fs::read_to_string(root().join("docs/requirements.md")).unwrap();
    let mut ids = Vec::new();
    let mut wrong = Vec::new();
    for row in document.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [id, requirement, place, tests] = cells[..] else {
            wrong.push(format!("{row}: not four columns"));
            continue;
        };
        if id == "id" {
            continue;
        }
        if requirement.is_empty() || place.is_empty() {
            wrong.push(format!("{id}: says nothing"));
        }
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            wrong.push(format!("{id}: no test"));
        }
        for name in named.into_iter().filter(|name| !is_test_file(name)) {
            wrong.push(format!("{id}: no test {name}"));
        }
        ids.push(id);
    }
    assert!(
        ids.is_sorted_by(|a, b| a < b),
        "not in order, or twice: {ids:?}"
    );
    // The groups that the repository has to meet, each without a gap.
    let groups = [
        ('A', 17),
        ('B', 36),
        ('C', 9),
        ('D', 15),
        ('E', 6),
        ('F', 6),
        ('L', 14),
        ('M', 7),
    ];
    for (group, last) in groups {
        for id in (1..=last).map(|number| format!("{group}{number:02}")) {
            if !ids.contains(&id.as_str()) {
                wrong.push(format!("{id}: missing"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

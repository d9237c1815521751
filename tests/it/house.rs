//! The rules of the house that no compiler checks: who may lean on whom, and what every module owes its reader.
//! Reads manifests and text only; knows no crate from inside.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const OURS: [&str; 6] = ["api", "crawler", "migrations", "outbound", "portolan", "registry"];

/// Which of our crates each may use in what it ships.
const ARROWS: [(&str, &[&str]); 6] = [
    ("api", &["outbound", "registry"]),
    ("crawler", &["outbound", "registry"]),
    ("migrations", &[]),
    ("outbound", &[]),
    ("portolan", &["api", "crawler", "migrations", "outbound", "registry"]),
    ("registry", &[]),
];

/// Libraries that are somebody's own business. The root package starts the web server, no more.
const OWNERS: [(&str, &[&str]); 9] = [
    ("async-graphql", &["api"]),
    ("axum", &["api", "portolan"]),
    ("hickory-resolver", &["outbound"]),
    ("lettre", &["portolan"]),
    ("openidconnect", &["api"]),
    ("reqwest", &["outbound"]),
    ("scraper", &["crawler"]),
    ("sea-orm", &["migrations", "registry"]),
    ("sea-orm-migration", &["migrations"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// One line of a manifest: who lists what, and whether only for tests.
#[derive(Debug)]
struct Listing {
    package: String,
    dependency: String,
    for_tests: bool,
}

fn listings() -> Vec<Listing> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    packages.iter().flat_map(listings_of).collect()
}

fn listings_of(package: &Value) -> Vec<Listing> {
    let name = package["name"].as_str().expect("a package has a name");
    let dependencies = package["dependencies"].as_array().expect("a package has dependencies");
    let listing = |dependency: &Value| Listing {
        package: name.to_owned(),
        dependency: dependency["name"].as_str().expect("a dependency has a name").to_owned(),
        for_tests: dependency["kind"] == "dev",
    };
    dependencies.iter().map(listing).collect()
}

/// Every file below the folder with this extension, but nothing that was built or fetched.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && name != "target" && name != "node_modules" && name != "data" {
                found.extend(files(&path, extension));
            }
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Those of the paths that break a rule, as a person would name them.
fn offenders(paths: Vec<PathBuf>, breaks: impl Fn(&Path) -> bool) -> Vec<String> {
    let named = |path: PathBuf| path.strip_prefix(root()).unwrap_or(&path).display().to_string();
    paths.into_iter().filter(|path| breaks(path)).map(named).collect()
}

#[test]
fn our_crates_lean_only_on_those_below_them() {
    let listings = listings();
    let packages: BTreeSet<_> = listings.iter().map(|listing| listing.package.as_str()).collect();
    assert_eq!(packages, BTreeSet::from(OURS), "a new crate needs its place in this file");
    for Listing { package, dependency, for_tests } in &listings {
        if !OURS.contains(&dependency.as_str()) {
            continue;
        }
        let (_, allowed) = ARROWS.iter().find(|(name, _)| name == package).expect("checked above");
        // Tests may lay out a database; but migrations, which come before everything, lean on nobody even there.
        let for_a_database = *for_tests && dependency == "migrations" && package != "outbound";
        // A crate lists itself to turn on its own features in its tests.
        let itself = *for_tests && dependency == package && package != "migrations";
        assert!(
            allowed.contains(&dependency.as_str()) || for_a_database || itself,
            "{package} must not use {dependency}"
        );
    }
}

#[test]
fn a_library_is_listed_only_where_it_is_at_home() {
    for Listing { package, dependency, for_tests } in listings() {
        let Some((_, owners)) = OWNERS.iter().find(|(library, _)| *library == dependency) else { continue };
        let never_in_tests = dependency.starts_with("sea-orm") && package == "portolan";
        assert!(
            owners.contains(&package.as_str()) || (for_tests && !never_in_tests),
            "{package} must not use {dependency}: it belongs to {owners:?}"
        );
    }
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    let silent = |path: &Path| !read(path).starts_with("//! ");
    assert_eq!(offenders(files(root(), "rs"), silent), Vec::<String>::new());
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    let empty_names = ["utils", "util", "common", "helpers", "helper", "manager", "misc"];
    let says_nothing = |path: &Path| {
        let below = path.strip_prefix(root()).unwrap_or(path).with_extension("");
        below.iter().any(|part| empty_names.contains(&part.to_string_lossy().as_ref()))
    };
    assert_eq!(offenders(files(root(), "rs"), says_nothing), Vec::<String>::new());
}

#[test]
fn graphql_and_pages_do_not_know_each_other() {
    for (side, other) in [("graphql", "pages"), ("pages", "graphql")] {
        let folder = root().join("api/src").join(side);
        let mut modules = files(&folder, "rs");
        modules.extend(Some(folder.with_extension("rs")).filter(|file| file.is_file()));
        let reaches = |path: &Path| read(path).contains(&format!("crate::{other}"));
        assert_eq!(offenders(modules, reaches), Vec::<String>::new(), "these use crate::{other}");
    }
}

#[test]
fn the_map_of_the_house_is_short_and_true() {
    let path = root().join("ARCHITECTURE.md");
    if !path.exists() {
        return;
    }
    let text = read(&path);
    assert!(text.lines().count() <= 150, "ARCHITECTURE.md is longer than 150 lines");
    let gone: Vec<_> = paths_named_in(&text).into_iter().filter(|path| !root().join(path).exists()).collect();
    assert_eq!(gone, Vec::<String>::new(), "ARCHITECTURE.md names what is not there");
}

/// What stands between backticks and looks like a path of this repository: no route, pattern, type or command.
fn paths_named_in(text: &str) -> Vec<String> {
    let prose = text.split("```").step_by(2);
    let quoted = prose.flat_map(|part| part.split('`').skip(1).step_by(2));
    quoted.filter(|word| looks_like_a_path(word)).map(str::to_owned).collect()
}

fn looks_like_a_path(word: &str) -> bool {
    let lawful = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
    let extensions = ["rs", "md", "toml", "graphql", "json", "sh"];
    let media_type =
        ["application/", "image/", "multipart/", "text/"].iter().any(|kind| word.starts_with(kind));
    let file =
        Path::new(word).extension().is_some_and(|found| extensions.iter().any(|known| found == *known));
    word.chars().all(lawful) && !media_type && !word.starts_with(['/', '.']) && (word.contains('/') || file)
}

#[test]
fn a_path_is_told_from_routes_types_and_commands() {
    let text = "`api/src/urls.rs` `README.md` `tests/` `/graphql` `crate::pages` `cargo run` `Arc` `a/{b,c}` `text/plain` \
                ```\nlet `x/y` = 1;\n``` `./data/`";
    assert_eq!(paths_named_in(text), ["api/src/urls.rs", "README.md", "tests/"]);
}

//! Lists the seed files, so that they are compiled into the program by name.

use std::fmt::Write as _;
use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../seed-data/platforms").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, std::io::Error>>()?;
    names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "json"));
    names.sort_unstable();
    let mut code =
        String::from("/// Every file of platforms: name and text.\nstatic FILES: &[(&str, &str)] = &[\n");
    for name in names {
        writeln!(code, "    ({name:?}, include_str!({:?})),", folder.join(&name).display().to_string())?;
    }
    code.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("platforms.rs"), code)?;
    Ok(())
}

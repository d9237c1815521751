//! Laying one source of settings over another, by the names and kinds that the defaults have.

use anyhow::{Context as _, Result, bail};
use toml::{Table, Value};

/// Stands in the defaults for a name that whoever writes the settings chooses.
pub(super) const ANY: &str = "*";

fn expected<'d>(defaults: &'d Table, key: &str) -> Option<&'d Value> {
    defaults.get(key).or_else(|| defaults.get(ANY))
}

/// Every key of `table` must stand in `defaults`.
pub(super) fn known(defaults: &Table, table: &Table, path: &str, source: &str) -> Result<()> {
    for (key, value) in table {
        let name = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match (expected(defaults, key), value) {
            (None, _) => bail!(unknown(&name, defaults, path, source)),
            (Some(Value::Table(defaults)), Value::Table(table)) => known(defaults, table, &name, source)?,
            (Some(default), value) if default.type_str() != value.type_str() => {
                bail!(
                    "{source}: `{name}` must be {}, not {}",
                    article(default.type_str()),
                    article(value.type_str())
                )
            }
            (Some(_), _) => {}
        }
    }
    Ok(())
}

pub(super) fn overlay(effective: &mut Table, table: Table) {
    for (key, value) in table {
        match (effective.get_mut(&key), value) {
            (Some(Value::Table(inner)), Value::Table(table)) => overlay(inner, table),
            (_, value) => {
                effective.insert(key, value);
            }
        }
    }
}

pub(super) fn set(
    effective: &mut Table,
    defaults: &Table,
    setting: &str,
    text: &str,
    source: &str,
) -> Result<()> {
    let (mut target, mut known) = (effective, defaults);
    let mut parts = setting.split('.').peekable();
    let mut path = String::new();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match expected(known, part) {
            Some(Value::Table(inner)) if !last => {
                known = inner;
                let entry = target.entry(part).or_insert_with(|| Table::new().into());
                target = entry.as_table_mut().context("settings lost a table")?;
            }
            Some(default) if last && !default.is_table() => {
                let value = parsed(default, text).with_context(|| {
                    format!("{source}: `{setting}` must be {}", article(default.type_str()))
                })?;
                target.insert(part.to_owned(), value);
                return Ok(());
            }
            _ => bail!(unknown(setting, known, &path, source)),
        }
        path = if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") };
    }
    Ok(())
}

/// A text as a value of the same kind as `like`. A list is written as in TOML, or separated by commas.
fn parsed(like: &Value, text: &str) -> Result<Value> {
    Ok(match like {
        Value::String(_) => Value::String(text.to_owned()),
        Value::Integer(_) => Value::Integer(text.trim().parse()?),
        Value::Float(_) => Value::Float(text.trim().parse()?),
        Value::Boolean(_) => Value::Boolean(text.trim().parse()?),
        Value::Array(_) if text.trim_start().starts_with('[') => {
            let table: Table = format!("list = {text}").parse()?;
            table.get("list").cloned().context("no list")?
        }
        Value::Array(_) => {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            Value::Array(items.map(|item| Value::String(item.to_owned())).collect())
        }
        Value::Datetime(_) | Value::Table(_) => bail!("it cannot be set this way"),
    })
}

fn unknown(name: &str, known: &Table, path: &str, source: &str) -> String {
    let full = |key: &String| if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
    // The part that is wrong, which need not be the last: `crawlr.batch`.
    let wrong = name.split('.').nth(path.split_terminator('.').count()).unwrap_or(name);
    let nearest = known
        .keys()
        .map(|key| (strsim::jaro_winkler(wrong, key), key))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, key)) = nearest {
        return format!("{source}: unknown setting `{name}`; did you mean `{}`?", full(key));
    }
    let all: Vec<String> = known.keys().map(full).collect();
    format!("{source}: unknown setting `{name}`; known here: {}", all.join(", "))
}

fn article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}

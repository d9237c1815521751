//! Numbers as a Markdown table.

use std::time::Duration;

/// Prints the head of a table.
pub fn head(columns: &[&str]) {
    println!();
    row(columns.iter().map(ToString::to_string));
    row(columns.iter().map(|_| "---".to_owned()));
}

/// Prints one row.
pub fn row(cells: impl IntoIterator<Item = String>) {
    println!("| {} |", cells.into_iter().collect::<Vec<_>>().join(" | "));
}

/// As milliseconds.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

/// As seconds.
pub fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// As mebibytes.
pub fn mebibytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

/// As kibibytes, to a tenth.
pub fn kibibytes(bytes: usize) -> String {
    format!("{}.{} KiB", bytes / 1024, bytes % 1024 * 10 / 1024)
}

/// As a share of another, to three figures.
pub fn share(rate: f64, other: f64) -> String {
    let share = rate / other.max(f64::EPSILON);
    if share < 0.1 { format!("{share:.4}") } else { format!("{share:.3}") }
}

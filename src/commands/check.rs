//! `portolan check`: one check of each URL, without a database, by the same code as the crawler's.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use crawler::{Checker, CheckerConfig, Override, Target};
use registry::checks::outcome::{Notice, Outcome};
use registry::checks::report::{Metadata, Report, ResponseHeaders};
use url::Url;

/// Check URLs once and explain what was found.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Addresses to check (http or https).
    #[arg(required = true, value_name = "URL", value_parser = web_address)]
    urls: Vec<String>,
    /// Print one JSON object a line.
    #[arg(long)]
    json: bool,
    /// Send a name and port to an address, as curl does; may be given again.
    #[arg(long, value_name = "HOST:PORT:ADDRESS")]
    resolve: Vec<Override>,
    /// Trust the root certificates in this file too.
    #[arg(long, value_name = "PEM")]
    ca_file: Option<PathBuf>,
    /// Let addresses pass that are not public; for test networks.
    #[arg(long)]
    allow_private_addresses: bool,
    /// A name that the page should show; may be given again.
    #[arg(long = "name", value_name = "TEXT")]
    names: Vec<String>,
    /// A language (BCP 47) that the page should be in; may be given again.
    #[arg(long = "language", value_name = "TAG")]
    languages: Vec<String>,
    /// Seconds for each whole check.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    timeout: Duration,
    /// Check although robots.txt forbids it.
    #[arg(long)]
    ignore_robots: bool,
    /// A URL that surely answers: when none of these does, a silent site is our own fault.
    #[arg(long = "canary", value_name = "URL", value_parser = web_address)]
    canaries: Vec<String>,
}

fn web_address(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("{error}; write it as https://example.org/"))?;
    match (url.scheme(), url.host_str()) {
        ("http" | "https", Some(_)) => Ok(text.to_owned()),
        (scheme, _) => Err(format!("`{scheme}` is not http or https")),
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "a number of seconds is wanted".to_owned())?;
    if (0.1..=3_600.0).contains(&seconds) {
        Ok(Duration::from_secs_f64(seconds))
    } else {
        Err("0.1 to 3600 seconds are possible".to_owned())
    }
}

/// Checks every URL at once and prints the reports in the order of the URLs.
pub async fn run(args: CheckArgs) -> anyhow::Result<ExitCode> {
    let CheckArgs {
        urls,
        json,
        resolve,
        ca_file,
        allow_private_addresses,
        names,
        languages,
        timeout,
        ignore_robots,
        canaries,
    } = args;
    let Some(extra_roots_pem) = read_roots(ca_file.as_deref()) else { return Ok(ExitCode::from(2)) };
    let checker = Checker::new(CheckerConfig {
        timeout,
        robots: !ignore_robots,
        allow_private_addresses,
        overrides: resolve,
        extra_roots_pem,
        ..CheckerConfig::default()
    });
    let checker = match checker {
        Ok(checker) => checker,
        Err(error) => return Ok(refuse(&error.to_string())),
    };
    let online = any_answers(&checker, &canaries).await;
    let checks: Vec<_> = urls
        .into_iter()
        .map(|url| Target {
            url,
            names: names.clone(),
            languages: languages.clone(),
            accepted_text_hash: None,
        })
        .map(|target| (checker.clone(), target))
        .map(|(checker, target)| tokio::spawn(async move { checker.check(&target).await }))
        .collect();
    for (index, check) in checks.into_iter().enumerate() {
        let mut report = blame(check.await.context("a check broke off")?, online);
        // The keys of what is printed are a contract, in which these are not.
        report.metadata =
            report.metadata.map(|page| Metadata { headers: ResponseHeaders::default(), ..page });
        print(&report, json, index > 0)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The file's bytes; `None` when it was named and cannot be read, which has been said by then.
#[expect(
    clippy::option_option,
    reason = "no file asked for, and a file that cannot be read, are two answers"
)]
fn read_roots(path: Option<&std::path::Path>) -> Option<Option<Vec<u8>>> {
    let Some(path) = path else { return Some(None) };
    match std::fs::read(path) {
        Ok(bytes) => Some(Some(bytes)),
        Err(error) => {
            refuse(&format!("--ca-file {}: {error}", path.display()));
            None
        }
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("error: {why}");
    ExitCode::from(2)
}

/// Whether the network can be trusted: true without canaries.
async fn any_answers(checker: &Checker, canaries: &[String]) -> bool {
    for canary in canaries {
        if checker.answers(canary).await {
            return true;
        }
    }
    canaries.is_empty()
}

/// A site that cannot be reached from a machine that reaches nothing was not checked.
fn blame(mut report: Report, online: bool) -> Report {
    let silent = matches!(report.outcome, Outcome::Timeout | Outcome::DnsFailure | Outcome::ConnectionFailed);
    if silent && !online {
        report.outcome = Outcome::CheckerFault;
        report.evidence = format!("No canary answers, so our own network is at fault. {}", report.evidence);
    }
    report
}

/// Prints a report, for machines or for people.
pub fn print(report: &Report, json: bool, gap: bool) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string(report)?)?;
    } else {
        let separator = if gap { "\n" } else { "" };
        write!(out, "{separator}{}", explain(report, std::io::stdout().is_terminal()))?;
    }
    out.flush()?;
    Ok(())
}

/// The report for people, in lines of at most 80 columns.
fn explain(report: &Report, colour: bool) -> String {
    let mut text = String::new();
    row(&mut text, "URL", &report.url);
    let verdict = report.outcome.code();
    let verdict = if colour { format!("\x1b[1m{verdict}\x1b[0m") } else { verdict.to_owned() };
    row(&mut text, "Verdict", &verdict);
    row(&mut text, "Why", &report.evidence);
    for redirect in &report.redirects {
        row(&mut text, "Redirect", &format!("{} {}", redirect.status, redirect.url));
    }
    if let Some(url) = report.final_url.as_ref().filter(|_| !report.redirects.is_empty()) {
        row(&mut text, "Ends at", url);
    }
    if let Some(status) = report.http_status {
        row(&mut text, "Answer", &format!("{status}, {} bytes, {} ms", report.bytes, report.elapsed_ms));
    } else {
        row(&mut text, "Took", &format!("{} ms", report.elapsed_ms));
    }
    let addresses: Vec<_> = report.addresses.iter().map(ToString::to_string).collect();
    row(&mut text, "Addresses", &addresses.join(" "));
    certificate(&mut text, report);
    if let Some(seconds) = report.retry_after_s {
        row(&mut text, "Come back", &format!("in {seconds} s"));
    }
    if let Some(page) = &report.metadata {
        row(&mut text, "Title", page.title.as_deref().unwrap_or("none"));
        let declared = page.language.as_deref().unwrap_or("not declared");
        let detected = page.detected_language.as_deref().unwrap_or("not detected");
        row(&mut text, "Language", &format!("{declared} (text: {detected})"));
    }
    let notices: Vec<_> = report.notices.iter().map(Notice::code).collect();
    row(&mut text, "Notices", &notices.join(" "));
    text
}

fn certificate(text: &mut String, report: &Report) {
    let Some(tls) = &report.tls else { return };
    let mut facts: Vec<String> = tls.version.iter().cloned().collect();
    facts.extend(tls.issuer.as_ref().map(|issuer| format!("issued by {issuer}")));
    facts.extend(tls.valid_until.map(|end| format!("valid until {}", end.format("%Y-%m-%d"))));
    facts.extend(tls.problem.map(|problem| format!("problem: {problem}")));
    row(text, "TLS", &facts.join(", "));
}

/// A label and its value, folded at 80 columns; nothing when there is no value.
fn row(text: &mut String, label: &str, value: &str) {
    const LABEL: usize = 11;
    const WIDTH: usize = 80 - LABEL;
    for (index, line) in fold(value, WIDTH).iter().enumerate() {
        let label = if index == 0 { label } else { "" };
        text.extend([format!("{label:<LABEL$}").as_str(), line, "\n"]);
    }
}

/// Breaks between words, and inside what is longer than a line.
fn fold(value: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in value.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(width) {
            match lines.last_mut().filter(|line| line.chars().count() + 1 + piece.len() <= width) {
                Some(line) => {
                    line.push(' ');
                    line.extend(piece);
                }
                None => lines.push(piece.iter().collect()),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_eighty_columns_whatever_they_say() {
        let mut text = String::new();
        row(&mut text, "Why", &format!("{} {}", "word ".repeat(60), "x".repeat(200)));
        assert!(text.lines().all(|line| line.chars().count() <= 80));
        assert_eq!(fold("", 10), Vec::<String>::new());
    }

    #[test]
    fn only_web_addresses_are_checked() {
        assert!(web_address("https://example.org").is_ok());
        for bad in ["example.org", "ftp://example.org", "http://", "javascript:alert(1)", ""] {
            assert!(web_address(bad).is_err(), "{bad}");
        }
        assert!(seconds("0").is_err() && seconds("nan").is_err() && seconds("5").is_ok());
    }
}

//! What is tried again at once, and how long a host asks us to stay away.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use http::HeaderMap;
use http::header::RETRY_AFTER;
use outbound::{Broken, Failure, Response};

/// Longer than this nobody means "at once".
const SHORTLY: u64 = 3;

/// Whether the same request might fare better in a moment.
pub(crate) fn worth_another_try(result: &Result<Response, Broken>, now: DateTime<Utc>) -> bool {
    match result {
        Ok(response) => {
            matches!(response.status.as_u16(), 502..=504)
                && retry_after(&response.headers, now).is_none_or(|seconds| seconds <= SHORTLY)
        }
        Err(broken) => matches!(broken.failure, Failure::Connection(_) | Failure::Timeout(_)),
    }
}

/// A pause of three quarters to five quarters of `delay`; `roll` is 0 to 1.
pub(crate) fn jittered(delay: Duration, roll: f64) -> Duration {
    delay.mul_f64(0.75 + 0.5 * roll.clamp(0.0, 1.0))
}

/// `Retry-After` in seconds, as a number or as a date; at most 30 days.
pub(super) fn retry_after(headers: &HeaderMap, now: DateTime<Utc>) -> Option<u64> {
    const MOST: u64 = 30 * 24 * 3_600;
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().unwrap_or(MOST)
    } else {
        u64::try_from((date(text)? - now).num_seconds()).unwrap_or(0)
    };
    Some(seconds.min(MOST))
}

/// The three forms of an HTTP date.
fn date(text: &str) -> Option<DateTime<Utc>> {
    const FORMS: [&str; 3] =
        ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];
    let found = FORMS.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    found.map(|time| time.and_utc()).or_else(|| Some(DateTime::parse_from_rfc2822(text).ok()?.to_utc()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn both_forms_of_retry_after_are_read() {
        let now = DateTime::parse_from_rfc3339("2026-01-01T00:00:00Z").unwrap().to_utc();
        let read = |text: &'static str| {
            retry_after(&HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(text))]), now)
        };
        assert_eq!(read("120"), Some(120));
        assert_eq!(read("Thu, 01 Jan 2026 00:05:00 GMT"), Some(300));
        assert_eq!(read("Thursday, 01-Jan-26 00:05:00 GMT"), Some(300));
        assert_eq!(read("Thu Jan  1 00:05:00 2026"), Some(300));
        assert_eq!(read("Wed, 31 Dec 2025 00:00:00 GMT"), Some(0));
        assert_eq!(read("99999999999999999999999"), Some(2_592_000));
        assert_eq!(read("soon"), None);
    }
}

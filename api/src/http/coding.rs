//! Content codings: which of them a client takes, and putting bytes into one.

use async_compression::Level;
use async_compression::tokio::write::{BrotliEncoder, GzipEncoder, ZstdEncoder};
use bytes::Bytes;
use http::header::ACCEPT_ENCODING;
use http::{HeaderMap, HeaderValue};
use tokio::io::AsyncWriteExt as _;

/// How bytes are packed on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Coding {
    /// Brotli.
    Brotli,
    /// Zstandard.
    Zstd,
    /// gzip.
    Gzip,
    /// Not at all.
    Identity,
}

/// How long packing may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// Somebody waits for it.
    Quick,
    /// It is done once and kept.
    Best,
}

impl Coding {
    /// The one that a client likes best; of those that it likes alike, the smallest.
    pub(crate) fn accepted(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
        let listed: Vec<(&str, f32)> = lines.flat_map(|line| line.split(',')).map(weighed).take(30).collect();
        let weight = |name: &str| {
            let named = listed.iter().find(|(coding, _)| coding.eq_ignore_ascii_case(name));
            named
                .or_else(|| listed.iter().find(|(coding, _)| *coding == "*"))
                .map_or(0.0, |(_, weight)| *weight)
        };
        let packed = [Self::Brotli, Self::Zstd, Self::Gzip];
        let best = packed.into_iter().map(|coding| (coding, weight(coding.name()))).rev();
        let best = best.max_by(|one, other| one.1.total_cmp(&other.1));
        best.filter(|(_, weight)| *weight > 0.0).map_or(Self::Identity, |(coding, _)| coding)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }

    /// What a response says of its coding.
    pub(crate) fn header(self) -> Option<HeaderValue> {
        (self != Self::Identity).then(|| HeaderValue::from_static(self.name()))
    }

    /// The bytes in this coding; as they are, should packing fail.
    pub(crate) async fn pack(self, bytes: Bytes, effort: Effort) -> (Self, Bytes) {
        // Beyond the fifth level Brotli takes ten times as long for a twentieth less.
        let level = match effort {
            Effort::Quick => Level::Precise(5),
            Effort::Best => Level::Best,
        };
        let packed = match self {
            Self::Brotli => {
                written(BrotliEncoder::with_quality(Vec::new(), level), &bytes, BrotliEncoder::into_inner)
                    .await
            }
            Self::Zstd => {
                written(ZstdEncoder::with_quality(Vec::new(), level), &bytes, ZstdEncoder::into_inner).await
            }
            Self::Gzip => {
                written(GzipEncoder::with_quality(Vec::new(), level), &bytes, GzipEncoder::into_inner).await
            }
            Self::Identity => None,
        };
        packed.map_or((Self::Identity, bytes), |packed| (self, packed.into()))
    }
}

async fn written<W: tokio::io::AsyncWrite + Unpin>(
    mut encoder: W,
    bytes: &[u8],
    inner: impl FnOnce(W) -> Vec<u8>,
) -> Option<Vec<u8>> {
    encoder.write_all(bytes).await.ok()?;
    encoder.shutdown().await.ok()?;
    Some(inner(encoder))
}

/// A coding and how much it is liked.
fn weighed(text: &str) -> (&str, f32) {
    let (name, parameters) = text.split_once(';').unwrap_or((text, ""));
    let weight = parameters.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.trim().parse().ok());
    (name.trim(), weight.filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(line: &str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, line.parse().unwrap());
        Coding::accepted(&headers)
    }

    #[test]
    fn the_smallest_that_a_client_takes() {
        for (line, coding) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip, zstd", Coding::Zstd),
            ("gzip;q=1, br;q=0.5", Coding::Gzip),
            ("br;q=0, *", Coding::Zstd),
            ("GZIP", Coding::Gzip),
            ("deflate", Coding::Identity),
            ("br;q=9", Coding::Identity),
            ("", Coding::Identity),
            ("identity, *;q=0", Coding::Identity),
        ] {
            assert_eq!(accepted(line), coding, "{line}");
        }
        assert_eq!(Coding::accepted(&HeaderMap::new()), Coding::Identity);
    }

    #[tokio::test]
    async fn what_is_packed_is_smaller() {
        let text = Bytes::from("a public good that looks like one. ".repeat(100));
        for coding in [Coding::Brotli, Coding::Zstd, Coding::Gzip] {
            for effort in [Effort::Quick, Effort::Best] {
                let (done, packed) = coding.pack(text.clone(), effort).await;
                assert_eq!(done, coding);
                assert!(packed.len() * 10 < text.len(), "{coding:?}: {}", packed.len());
            }
        }
    }
}

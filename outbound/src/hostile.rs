//! Whatever a network sends is decoded, or refused, within bounds: properties over packed bodies and certificates that
//! were changed in any place. `PROPTEST_CASES` asks for more of them.

use std::io::Cursor;

use async_compression::tokio::write::{BrotliEncoder, DeflateEncoder, GzipEncoder, ZlibEncoder, ZstdEncoder};
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, HeaderValue};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::body::decode::{codings, unpack};
use crate::tls::{bundle, certificate};

fn config() -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(1_951), failure_persistence: None, ..ProptestConfig::default() }
}

/// A few bytes changed, cut out or put in.
fn mutated(mut bytes: Vec<u8>, changes: &[(Index, u8, u8)]) -> Vec<u8> {
    for (place, kind, byte) in changes {
        let at = place.index(bytes.len().max(1));
        match kind {
            0 if at < bytes.len() => bytes[at] = *byte,
            1 if at < bytes.len() => drop(bytes.remove(at)),
            2 => bytes.truncate(at),
            _ => bytes.insert(at.min(bytes.len()), *byte),
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(Index, u8, u8)>> {
    vec(
        (any::<Index>(), prop_oneof![6 => Just(0_u8), 2 => Just(1), 1 => Just(2), 2 => Just(3)], any::<u8>()),
        0..6,
    )
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

async fn pack(name: &str, bytes: &[u8]) -> Vec<u8> {
    macro_rules! packed {
        ($encoder:ident) => {{
            let mut encoder = $encoder::new(Vec::new());
            encoder.write_all(bytes).await.unwrap();
            encoder.shutdown().await.unwrap();
            encoder.into_inner()
        }};
    }
    match name {
        "gzip" => packed!(GzipEncoder),
        "br" => packed!(BrotliEncoder),
        "zstd" => packed!(ZstdEncoder),
        "zlib" => packed!(ZlibEncoder),
        _ => packed!(DeflateEncoder),
    }
}

/// Reads to the end or to the first error, at most so many bytes.
async fn unpacked(bytes: Vec<u8>, names: &[&str], most: u64) -> Result<usize, String> {
    let value = HeaderValue::from_str(&names.join(", ")).unwrap();
    let found = codings(&HeaderMap::from_iter([(CONTENT_ENCODING, value)])).ok_or("too many")?;
    let mut out = Vec::new();
    let reader =
        unpack(Box::pin(Cursor::new(bytes)), &found, most).await.map_err(|error| error.to_string())?;
    reader.take(most).read_to_end(&mut out).await.map_err(|error| error.to_string())
}

/// Between two codings a bomb would swell unseen by whoever counts what comes out at the end.
#[test]
fn no_coding_is_given_more_than_its_share() {
    let text: Vec<u8> = (0..40_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    for inner in ["gzip", "br", "zstd", "deflate"] {
        for outer in ["gzip", "br", "zstd", "deflate"] {
            let (few, many) = block_on(async {
                let packed = pack(outer, &pack(inner, &text).await).await;
                let few = unpacked(packed.clone(), &[inner, outer], 1_000).await;
                (few, unpacked(packed, &[inner, outer], 100_000).await)
            });
            assert!(few.is_err() || few == Ok(1_000), "{inner} in {outer}: {few:?}");
            assert_eq!(many, Ok(text.len()), "{inner} in {outer}");
        }
    }
    // Half a megabyte of members without content is one kilobyte: it is the inner coding that has to be stopped.
    let nothing = block_on(async { pack("gzip", &pack("gzip", b"").await.repeat(5_000)).await });
    assert!(nothing.len() < 2_000);
    assert!(block_on(unpacked(nothing.clone(), &["gzip", "gzip"], 50_005)).is_err());
    assert_eq!(block_on(unpacked(nothing, &["gzip", "gzip"], 200_000)), Ok(0));
}

/// Elements of DER and BER, some without their end.
const PIECES: &[&[u8]] = &[
    b"\x30\x80",
    b"\x30\x03",
    b"\x30\x84\xff\xff\xff\xff",
    b"\xa0\x05",
    b"\xa0\x80",
    b"\x06\x09",
    b"\x31\x00",
    b"\x02\x01\x01",
    b"\x00\x00",
    b"-----BEGIN PKCS7-----\n",
    b"-----END PKCS7-----\n",
    b"MIIB\n",
    b"\n",
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_unpacked_or_refused(
        bytes in vec(any::<u8>(), 0..400),
        names in vec(select(&["gzip", "br", "zstd", "deflate", "x", "GZIP"]), 0..6),
    ) {
        if let Ok(length) = block_on(unpacked(bytes, &names, 100_000)) {
            prop_assert!(length <= 100_000);
        }
    }

    #[test]
    fn what_was_packed_and_changed_is_unpacked_or_refused(
        text in vec(any::<u8>(), 0..300),
        times in 1_usize..40,
        coding in select(&["gzip", "br", "zstd", "zlib", "deflate"]),
        changes in changes(),
    ) {
        block_on(async {
            let whole = text.repeat(times);
            let packed = pack(coding, &whole).await;
            let name = coding.replace("zlib", "deflate");
            let result = unpacked(mutated(packed, &changes), &[&name], 100_000).await;
            prop_assert!(!changes.is_empty() || result == Ok(whole.len()), "{result:?}");
            Ok(())
        })?;
    }

    #[test]
    fn any_certificate_is_read_or_passed_over(changes in changes()) {
        let key = rcgen::KeyPair::generate().unwrap();
        let params = rcgen::CertificateParams::new(vec!["school.test".to_owned()]).unwrap();
        let der = mutated(params.self_signed(&key).unwrap().der().to_vec(), &changes);
        if let Some(found) = bundle::certificates(&der).first() {
            certificate::read(found);
        }
        certificate::read(&der.into());
    }

    #[test]
    fn any_bundle_is_read_or_passed_over(
        parts in vec(select(PIECES), 0..20),
    ) {
        prop_assert!(bundle::certificates(&parts.concat()).len() <= 16);
    }
}

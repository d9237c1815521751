//! Content codings, nested as deep as anyone needs. An unknown name is taken as no coding, as browsers do.

use std::io;
use std::pin::Pin;

use async_compression::tokio::bufread::{
    BrotliDecoder, DeflateDecoder, GzipDecoder, ZlibDecoder, ZstdDecoder,
};
use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};

use super::members::Members;

/// Bytes to read, packed or not.
pub(crate) type Reader = Pin<Box<dyn AsyncBufRead + Send>>;

/// A coding that we can undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

const MOST: usize = 4;

/// The codings in the order they were applied; none when there are too many.
pub(crate) fn codings(headers: &HeaderMap) -> Option<Vec<Coding>> {
    let mut found = Vec::new();
    for value in headers.get_all(CONTENT_ENCODING) {
        for name in value.to_str().unwrap_or_default().split(',') {
            found.extend(match name.trim().to_ascii_lowercase().as_str() {
                "gzip" | "x-gzip" => Some(Coding::Gzip),
                "deflate" | "x-deflate" => Some(Coding::Deflate),
                "br" => Some(Coding::Brotli),
                "zstd" => Some(Coding::Zstd),
                _ => None,
            });
        }
    }
    (found.len() <= MOST).then_some(found)
}

/// Undoes the codings, the last applied first. No coding is given more than `most` bytes: a bomb can swell between
/// two of them, or feed one that never gives anything out, without its end ever growing.
pub(crate) async fn unpack(packed: Reader, codings: &[Coding], most: u64) -> io::Result<Reader> {
    let mut reader = packed;
    for coding in codings.iter().rev() {
        reader = Box::pin(reader.take(most));
        reader = match coding {
            Coding::Gzip => buffered(Members::<GzipDecoder<_>>::new(reader)),
            Coding::Deflate => inflate(reader).await?,
            Coding::Brotli => buffered(BrotliDecoder::new(reader)),
            Coding::Zstd => buffered(Members::<ZstdDecoder<_>>::new(reader)),
        };
    }
    Ok(reader)
}

/// `deflate` means zlib, and half of the servers that say it send the raw stream.
async fn inflate(mut reader: Reader) -> io::Result<Reader> {
    let start = reader.fill_buf().await?;
    let zlib = match *start {
        [method, flags, ..] => method & 0x0f == 8 && (u16::from(method) << 8 | u16::from(flags)) % 31 == 0,
        [method] => method & 0x0f == 8,
        [] => true,
    };
    Ok(if zlib { buffered(ZlibDecoder::new(reader)) } else { buffered(DeflateDecoder::new(reader)) })
}

fn buffered(reader: impl AsyncRead + Send + 'static) -> Reader {
    Box::pin(BufReader::new(reader))
}

//! Reads a body within its limits and decodes what it was packed in, counting both sides.

mod complete;
pub(crate) mod decode;
mod members;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::StreamExt;
use tokio::io::AsyncReadExt;
use tokio::time::{Instant, timeout_at};
use tokio_util::io::StreamReader;

use crate::failure::Failure;
use crate::limits::Limits;

/// What is asked for.
pub(crate) const ACCEPTED: &str = "gzip, deflate, br, zstd";

/// A body, read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) bytes: Vec<u8>,
    pub(crate) wire_bytes: u64,
    pub(crate) truncated: bool,
    /// Why there is no more of it, if there should be.
    pub(crate) failure: Option<Failure>,
}

/// How the reading ended.
enum End {
    Whole,
    Cap,
    Late,
    Broken(io::Error),
}

/// Reads the body of a response.
pub(crate) async fn read(
    response: reqwest::Response,
    limits: &Limits,
    deadline: Instant,
    host: &str,
) -> Read {
    let Some(codings) = decode::codings(response.headers()) else {
        let failure = Failure::Undecodable(format!("{host} packed its answer too many times over."));
        return Read { failure: Some(failure), ..Read::default() };
    };
    let until_close = ends_with_the_connection(&response);
    let wire = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&wire);
    let stream = response.bytes_stream().map(move |chunk| {
        let chunk = chunk.map_err(io::Error::other)?;
        counted.fetch_add(chunk.len() as u64, Ordering::Relaxed);
        Ok::<_, io::Error>(chunk)
    });
    let packed = Box::pin(StreamReader::new(stream));
    let mut bytes = Vec::new();
    // What is packed may be longer than what it holds, but never twice as long.
    let most = 2 * limits.body_bytes as u64;
    let started = timeout_at(deadline, decode::unpack(packed, &codings, most)).await;
    let end = match started {
        Ok(Ok(mut reader)) => drain(&mut reader, &mut bytes, limits, deadline).await,
        Ok(Err(error)) => End::Broken(error),
        Err(_) => End::Late,
    };
    let wire_bytes = wire.load(Ordering::Relaxed);
    let end = match end {
        End::Broken(error) if until_close && wire_bytes > 0 && is_sudden_end(&error) => End::Whole,
        End::Whole | End::Cap | End::Late | End::Broken(_) => end,
    };
    let truncated = matches!(end, End::Cap);
    let failure = fault(&end, bytes.len() as u64, wire_bytes, limits, host);
    Read { bytes, wire_bytes, truncated, failure }
}

async fn drain(reader: &mut decode::Reader, bytes: &mut Vec<u8>, limits: &Limits, deadline: Instant) -> End {
    let mut chunk = vec![0; 16 * 1024];
    let mut complete = complete::Watch::default();
    let mut stop = deadline;
    loop {
        match timeout_at(stop, reader.read(&mut chunk)).await {
            Err(_) | Ok(Err(_)) if complete.seen() => return End::Whole,
            Err(_) => return End::Late,
            Ok(Err(error)) => return End::Broken(error),
            Ok(Ok(0)) => return End::Whole,
            Ok(Ok(read)) => {
                let fits = read.min(limits.body_bytes - bytes.len());
                bytes.extend_from_slice(&chunk[..fits]);
                if fits < read {
                    return End::Cap;
                }
                if !complete.seen() && complete.look(bytes) {
                    stop = deadline.min(Instant::now() + limits.linger);
                }
            }
        }
    }
}

/// What went wrong, if anything did.
fn fault(end: &End, decoded: u64, wire_bytes: u64, limits: &Limits, host: &str) -> Option<Failure> {
    match end {
        End::Cap if decoded > wire_bytes.max(1).saturating_mul(limits.bomb_ratio) => {
            let detail = format!("{host} sent a compression bomb: {wire_bytes} bytes grew past {decoded}.");
            Some(Failure::Undecodable(detail))
        }
        End::Whole | End::Cap => None,
        End::Late => {
            let limit = limits.total.as_secs_f32();
            let what =
                format!("{host} sent {wire_bytes} bytes of its page and did not finish within {limit} s.");
            Some(Failure::Timeout(what))
        }
        End::Broken(error) => match on_the_wire(error) {
            Some(Wire::Malformed) => Some(Failure::Malformed(format!(
                "{host} sent a body whose pieces are not marked as HTTP wants it, after {wire_bytes} bytes."
            ))),
            Some(Wire::Lost) => Some(Failure::Connection(format!(
                "{host} broke the connection off after {wire_bytes} bytes of the page."
            ))),
            // Some servers announce a coding on an empty body.
            None if wire_bytes == 0 => None,
            None => {
                Some(Failure::Undecodable(format!("{host} sent a body that cannot be decoded: {error}.")))
            }
        },
    }
}

/// What can happen to a body before it is decoded.
enum Wire {
    Lost,
    Malformed,
}

fn on_the_wire(error: &io::Error) -> Option<Wire> {
    use io::ErrorKind::{InvalidData, InvalidInput};
    let mut link = Some(error.get_ref()?.downcast_ref::<reqwest::Error>()? as &dyn std::error::Error);
    while let Some(cause) = link {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(io, Some(InvalidData | InvalidInput)) {
            return Some(Wire::Malformed);
        }
        link = cause.source();
    }
    Some(Wire::Lost)
}

/// Only the end of the connection tells the end of such a body.
fn ends_with_the_connection(response: &reqwest::Response) -> bool {
    let headers = response.headers();
    response.version() < http::Version::HTTP_2
        && !headers.contains_key(http::header::CONTENT_LENGTH)
        && !headers.contains_key(http::header::TRANSFER_ENCODING)
}

/// Many a server hangs up without the farewell that TLS asks for, and browsers do not mind.
fn is_sudden_end(error: &io::Error) -> bool {
    let mut link = error
        .get_ref()
        .filter(|inner| inner.is::<reqwest::Error>())
        .map(|inner| inner as &dyn std::error::Error);
    while let Some(cause) = link {
        let io = cause.downcast_ref::<io::Error>();
        if io.is_some_and(|io| io.kind() == io::ErrorKind::UnexpectedEof) {
            return true;
        }
        link = cause.source();
    }
    false
}

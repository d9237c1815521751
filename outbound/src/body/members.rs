//! Codings as they are met: members one after the other, and rubbish behind the last, which browsers pass over.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use async_compression::tokio::bufread::{GzipDecoder, ZstdDecoder};
use async_compression::zstd::DParameter;
use tokio::io::{AsyncRead, ReadBuf};

use super::decode::Reader;

/// A member costs a decoder; nobody who means well sends so many.
const MOST: usize = 10_000;
/// RFC 9659: no more than 8 MiB of window for a stranger.
const ZSTD_WINDOW_LOG: u32 = 23;

/// A decoder of one member.
pub(super) trait Member: AsyncRead + Unpin {
    fn begin(packed: Reader) -> Self;
    /// What is left when the member is over.
    fn end(self) -> Reader;
    /// Whether a member can begin so.
    fn begins_with(byte: u8) -> bool;
}

impl Member for GzipDecoder<Reader> {
    fn begin(packed: Reader) -> Self {
        Self::new(packed)
    }

    fn end(self) -> Reader {
        self.into_inner()
    }

    fn begins_with(byte: u8) -> bool {
        byte == 0x1f
    }
}

impl Member for ZstdDecoder<Reader> {
    fn begin(packed: Reader) -> Self {
        Self::with_params(packed, &[DParameter::window_log_max(ZSTD_WINDOW_LOG)])
    }

    fn end(self) -> Reader {
        self.into_inner()
    }

    /// A frame, or one that is to be skipped.
    fn begins_with(byte: u8) -> bool {
        matches!(byte, 0x28 | 0x50..=0x5f)
    }
}

/// Decodes member by member.
pub(super) struct Members<M> {
    state: State<M>,
    begun: usize,
}

enum State<M> {
    Inside(M),
    Between(Reader),
    Over,
}

impl<M: Member> Members<M> {
    pub(super) fn new(packed: Reader) -> Self {
        Self { state: State::Inside(M::begin(packed)), begun: 1 }
    }
}

impl<M: Member> AsyncRead for Members<M> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Self { state, begun } = self.get_mut();
        loop {
            match std::mem::replace(state, State::Over) {
                State::Inside(mut decoder) => {
                    let before = into.filled().len();
                    let polled = Pin::new(&mut decoder).poll_read(context, into);
                    let ended = matches!(polled, Poll::Ready(Ok(()))) && into.filled().len() == before;
                    if !ended || into.remaining() == 0 {
                        *state = State::Inside(decoder);
                        return polled;
                    }
                    *state = State::Between(decoder.end());
                }
                State::Between(mut reader) => match reader.as_mut().poll_fill_buf(context) {
                    Poll::Pending => {
                        *state = State::Between(reader);
                        return Poll::Pending;
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Ready(Ok(next)) if !next.first().is_some_and(|byte| M::begins_with(*byte)) => {}
                    Poll::Ready(Ok(_)) if *begun == MOST => {
                        return Poll::Ready(Err(io::Error::other("it has too many members")));
                    }
                    Poll::Ready(Ok(_)) => {
                        *begun += 1;
                        *state = State::Inside(M::begin(reader));
                    }
                },
                State::Over => return Poll::Ready(Ok(())),
            }
        }
    }
}

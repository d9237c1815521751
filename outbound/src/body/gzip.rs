//! gzip as it is met: members one after the other, and rubbish behind the last, which browsers pass over.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use async_compression::tokio::bufread::GzipDecoder;
use tokio::io::{AsyncRead, ReadBuf};

use super::decode::Reader;

/// A member costs a decoder; nobody who means well sends so many.
const MOST: usize = 10_000;

/// Decodes member by member.
pub(super) struct Members {
    state: State,
    begun: usize,
}

enum State {
    Inside(GzipDecoder<Reader>),
    Between(Reader),
    Over,
}

impl Members {
    pub(super) fn new(packed: Reader) -> Self {
        Self { state: State::Inside(GzipDecoder::new(packed)), begun: 1 }
    }
}

impl AsyncRead for Members {
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
                    *state = State::Between(decoder.into_inner());
                }
                State::Between(mut reader) => match reader.as_mut().poll_fill_buf(context) {
                    Poll::Pending => {
                        *state = State::Between(reader);
                        return Poll::Pending;
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                    Poll::Ready(Ok(next)) if next.first() != Some(&0x1f) => {}
                    Poll::Ready(Ok(_)) if *begun == MOST => {
                        return Poll::Ready(Err(io::Error::other("it has too many members")));
                    }
                    Poll::Ready(Ok(_)) => {
                        *begun += 1;
                        *state = State::Inside(GzipDecoder::new(reader));
                    }
                },
                State::Over => return Poll::Ready(Ok(())),
            }
        }
    }
}

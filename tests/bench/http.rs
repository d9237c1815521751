//! Requests and answers as they go over the wire: one write a request, and as few reads as the answer needs.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail, ensure};

/// A whole request that posts JSON to `/graphql`, for whoever the token belongs to; or, for a path, one that opens that
/// page as browsers do.
pub fn request(host: &str, token: Option<&str>, json: &str) -> Result<Vec<u8>> {
    let mut request = Vec::with_capacity(json.len() + 256);
    if json.starts_with('/') {
        write!(
            request,
            "GET {json} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\naccept-encoding: gzip, br, zstd\r\n"
        )?;
        authorization(&mut request, token)?;
        write!(request, "\r\n")?;
        return Ok(request);
    }
    write!(
        request,
        "POST /graphql HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n\
         accept: application/graphql-response+json\r\ncontent-length: {}\r\n",
        json.len()
    )?;
    authorization(&mut request, token)?;
    write!(request, "\r\n{json}")?;
    Ok(request)
}

fn authorization(request: &mut Vec<u8>, token: Option<&str>) -> std::io::Result<()> {
    token.map_or(Ok(()), |token| write!(request, "authorization: Bearer {token}\r\n"))
}

/// An answer that comes in piece by piece; its memory serves the next one too.
pub struct Answer {
    bytes: Vec<u8>,
    filled: usize,
    body: Option<(usize, usize)>,
}

impl Answer {
    /// Room for one.
    pub fn new() -> Self {
        Self { bytes: vec![0; 128 * 1024], filled: 0, body: None }
    }

    /// Forgets the last one.
    pub fn begin(&mut self) {
        (self.filled, self.body) = (0, None);
    }

    /// Where the next bytes go.
    pub fn room(&mut self) -> &mut [u8] {
        if self.filled == self.bytes.len() {
            self.bytes.resize(self.filled * 2, 0);
        }
        &mut self.bytes[self.filled..]
    }

    /// Takes in so many bytes that were put into the room; true when the answer is whole, and a good one.
    pub fn came(&mut self, count: usize) -> Result<bool> {
        ensure!(count > 0, "the server closed the connection");
        self.filled += count;
        if self.body.is_none() {
            self.body = head(&self.bytes[..self.filled])?;
        }
        let Some((start, end)) = self.body else { return Ok(false) };
        let whole = self.filled >= end;
        if whole && !(self.bytes.starts_with(b"HTTP/1.1 200") && self.is_data(start)) {
            bail!("{}", String::from_utf8_lossy(&self.bytes[..self.filled.min(1_500)]));
        }
        Ok(whole)
    }

    /// Its body, once it is whole.
    pub fn body(&self) -> &[u8] {
        self.body.map_or(&[], |(start, end)| &self.bytes[start..end])
    }

    fn is_data(&self, start: usize) -> bool {
        let body = &self.bytes[start..];
        // What is no JSON is a page, and its status says that it is good.
        if !body.starts_with(b"{") {
            return true;
        }
        body.starts_with(b"{\"data\":{") && !body.starts_with(b"{\"data\":{\"platform\":null")
    }
}

/// Where the body begins and ends, once the head is whole.
fn head(bytes: &[u8]) -> Result<Option<(usize, usize)>> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&bytes[..end])?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let length = length.context("the answer does not tell its length")?;
    Ok(Some((end + 4, end + 4 + length)))
}

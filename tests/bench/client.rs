//! A client that costs next to nothing, so that what is measured is the server: one connection kept alive,
//! one write and as few reads as the answer needs.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

/// One connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    host: String,
    request: Vec<u8>,
    body: Vec<u8>,
}

impl Client {
    /// Opens it.
    pub fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("nobody listens on {address}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        let stream = BufReader::with_capacity(64 * 1024, stream);
        Ok(Self { stream, host: address.to_owned(), request: Vec::new(), body: Vec::new() })
    }

    /// Posts a body of JSON to `/graphql` and gives the answer's body, which must be a good one.
    pub fn ask(&mut self, json: &str) -> Result<&[u8]> {
        self.request.clear();
        write!(
            self.request,
            "POST /graphql HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\n\
             accept: application/graphql-response+json\r\ncontent-length: {}\r\n\r\n{json}",
            self.host,
            json.len()
        )?;
        self.stream.get_mut().write_all(&self.request)?;
        let (status, length) = self.head()?;
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body)?;
        let text = || String::from_utf8_lossy(&self.body[..length.min(500)]).into_owned();
        ensure!(status.contains(" 200"), "{json}: {status} {}", text());
        ensure!(!self.body.starts_with(b"{\"data\":null"), "{json}: {}", text());
        Ok(&self.body)
    }

    fn head(&mut self) -> Result<(String, usize)> {
        let mut status = String::new();
        self.stream.read_line(&mut status)?;
        let mut length = None;
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = Some(value.trim().parse()?);
            }
        }
        Ok((status, length.context("the answer has no length")?))
    }
}

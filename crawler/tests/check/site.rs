//! A server that sends what it is told to, byte by byte if need be, on a port that the system chose.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// What a server does, in order; after the last step it hangs up.
#[derive(Clone)]
pub enum Step {
    Send(Vec<u8>),
    Wait(Duration),
    /// Goes without a farewell, and does nothing after it.
    Vanish,
}

/// From a path and the whole request head to what is done.
pub type Handler = dyn Fn(&str, &str) -> Vec<Step> + Send + Sync;

/// A running server; it stops when it is dropped.
pub struct Site {
    pub address: SocketAddr,
    pub requests: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Site {
    /// Plain HTTP. A handler that knows nothing of `/robots.txt` answers it 404.
    pub async fn http(handler: impl Fn(&str, &str) -> Vec<Step> + Send + Sync + 'static) -> Self {
        Self::start(None, Arc::new(handler)).await
    }

    /// HTTPS with this configuration, one page.
    pub async fn https(config: ServerConfig) -> Self {
        Self::https_with(config, |_, _| page("<title>Safe</title>")).await
    }

    /// HTTPS with this configuration.
    pub async fn https_with(
        config: ServerConfig,
        handler: impl Fn(&str, &str) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        let acceptor = TlsAcceptor::from(Arc::new(config));
        Self::start(Some(acceptor), Arc::new(handler)).await
    }

    async fn start(tls: Option<TlsAcceptor>, handler: Arc<Handler>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (tls, handler, seen) = (tls.clone(), Arc::clone(&handler), Arc::clone(&seen));
                tokio::spawn(async move {
                    match tls {
                        None => serve(stream, &*handler, &seen).await,
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                serve(stream, &*handler, &seen).await;
                            }
                        }
                    }
                });
            }
        });
        Self { address, requests, task }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// An override that leads a name here.
    pub fn named(&self, name: &str) -> outbound::Override {
        format!("{name}:{}:127.0.0.1", self.address.port()).parse().unwrap()
    }

    pub fn count(&self, path: &str) -> usize {
        self.requests.lock().unwrap().iter().filter(|seen| *seen == path).count()
    }
}

async fn serve(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    handler: &Handler,
    seen: &Mutex<Vec<String>>,
) {
    let mut head = Vec::new();
    while !head.windows(4).any(|window| window == b"\r\n\r\n") {
        let mut chunk = [0; 4_096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return,
            Ok(read) => head.extend_from_slice(&chunk[..read]),
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    seen.lock().unwrap().push(path.clone());
    let mut steps = handler(&path, &head);
    if path == "/robots.txt" && steps.is_empty() {
        steps = reply("404 Not Found", "", b"");
    }
    for step in steps {
        match step {
            Step::Wait(time) => tokio::time::sleep(time).await,
            Step::Vanish => return,
            Step::Send(bytes) => {
                if stream.write_all(&bytes).await.is_err() || stream.flush().await.is_err() {
                    return;
                }
            }
        }
    }
    let _ = stream.shutdown().await;
}

/// A response with extra header lines, each ended by CRLF.
pub fn reply(status: &str, headers: &str, body: &[u8]) -> Vec<Step> {
    let head =
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    vec![Step::Send([head.as_bytes(), body].concat())]
}

/// A good page.
pub fn page(html: &str) -> Vec<Step> {
    reply("200 OK", "Content-Type: text/html; charset=utf-8\r\n", html.as_bytes())
}

/// A redirect.
pub fn redirect(status: &str, to: &str) -> Vec<Step> {
    reply(status, &format!("Location: {to}\r\n"), b"")
}

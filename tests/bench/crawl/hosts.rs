//! Many fast hosts in one process: every one on a loopback address of its own, with a robots.txt and a page of
//! about 20 KB that names its platform. Some may hang: they take the connection and never answer.

use std::rc::Rc;
use std::time::Instant;

use anyhow::Result;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::platforms::World;

/// How long a page is, about.
const PAGE: usize = 20 * 1024;

/// One host in so many hangs, when some do.
pub const HANGING: u32 = 10;

/// The address of a host.
pub fn address(number: u32) -> String {
    format!("127.1.{}.{}", number / 250, number % 250 + 1)
}

/// Whether a host is one of those that hang.
pub fn hangs(number: u32) -> bool {
    number % HANGING == HANGING - 1
}

/// Serves `count` hosts until it is killed. `/served` tells what was served until then.
pub fn serve(world: &World, count: u32, some_hang: bool) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, async {
        let served = Rc::new(watch::Sender::new(Served::default()));
        let mut port = 0;
        for number in 0..count {
            let listener = TcpListener::bind((address(number), port)).await?;
            port = listener.local_addr()?.port();
            let host = Host {
                hangs: some_hang && hangs(number),
                page: page(world, number)?,
                served: Rc::clone(&served),
            };
            tokio::task::spawn_local(host.serve(listener));
        }
        println!("Portolan is at http://{}:{port}", address(0));
        std::future::pending().await
    })
}

/// What all hosts served.
#[derive(Debug, Clone, Copy, Default)]
struct Served {
    first: Option<Instant>,
    pages: u32,
    /// Milliseconds from the first request to the last page.
    took: u128,
}

struct Host {
    hangs: bool,
    page: Vec<u8>,
    served: Rc<watch::Sender<Served>>,
}

impl Host {
    async fn serve(self, listener: TcpListener) {
        let host = Rc::new(self);
        while let Ok((stream, _)) = listener.accept().await {
            let host = Rc::clone(&host);
            // A client that hangs up early is no fault of the host.
            tokio::task::spawn_local(async move { host.answer(stream).await.ok() });
        }
    }

    async fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut request = Vec::with_capacity(1_024);
        while !request.windows(4).any(|four| four == b"\r\n\r\n") {
            if stream.read_buf(&mut request).await? == 0 {
                return Ok(());
            }
        }
        if self.hangs {
            return std::future::pending().await;
        }
        if request.starts_with(b"GET /served ") {
            let Served { first: _, pages, took } = *self.served.borrow();
            return stream
                .write_all(&answer("application/json", format!("[{pages}, {took}]").as_bytes()))
                .await;
        }
        let is_page = !request.starts_with(b"GET /robots.txt ");
        let robots = answer("text/plain", b"User-agent: *\nDisallow: /admin/\n");
        stream.write_all(if is_page { &self.page } else { &robots }).await?;
        self.served.send_modify(|served| {
            let first = *served.first.get_or_insert_with(Instant::now);
            served.pages += u32::from(is_page);
            served.took = first.elapsed().as_millis();
        });
        Ok(())
    }
}

fn answer(kind: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// A page as a portal has it: a menu, headings, paragraphs about the platform, links and a foot.
fn page(world: &World, number: u32) -> Result<Vec<u8>> {
    let platform = world.platform(number)?;
    let (tag, telling) = platform.texts.last().unwrap_or(&platform.texts[0]);
    let (language, name) = (tag.code(), telling.name(number));
    let summary = telling.summary();
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"description\" content=\"{summary}\">\n<link rel=\"icon\" href=\"/icon.png\">\n\
         <link rel=\"stylesheet\" href=\"/style.css\">\n<script src=\"/script.js\" defer></script>\n</head>\n\
         <body class=\"home page\">\n<header><h1>{name}</h1>\n<nav><ul>\n"
    );
    for item in 0..20 {
        html.extend([format!(
            "<li class=\"menu-item\"><a href=\"/section/{item}\" title=\"{item}\">{}</a></li>\n",
            telling.name[0]
        )]);
    }
    html += "</ul></nav></header>\n<main>\n";
    let mut other = number;
    while html.len() < PAGE {
        other += 1;
        let next = world.platform(other)?;
        let told = next.texts.iter().find(|(theirs, _)| theirs == tag).unwrap_or(&next.texts[0]);
        html.extend([format!(
            "<article class=\"card\" id=\"card-{other}\"><h2><a href=\"/course/{other}\">{}</a></h2>\n<p>{}</p>\n\
             <img src=\"/images/{other}.jpg\" alt=\"\" width=\"320\" height=\"180\"></article>\n",
            told.1.name(other),
            told.1.summary()
        )]);
    }
    html += "</main>\n<footer><p><a href=\"/privacy\">Privacy</a> <a href=\"/accessibility\">Accessibility</a></p></footer>\n</body>\n</html>\n";
    Ok(answer("text/html; charset=utf-8", html.as_bytes()))
}

/// The records of the first `count` platforms, each at its own name and port, and the names with their addresses
/// as `crawler.resolve` takes them.
pub fn records(world: &World, count: u32, port: &str) -> Result<(Vec<Value>, Vec<String>)> {
    let mut records = Vec::new();
    let mut resolve = Vec::new();
    for number in 0..count {
        let mut record = world.platform(number)?.record();
        let host = format!("p{number}.test");
        record["url"] = format!("http://{host}:{port}/").into();
        records.push(record);
        resolve.push(format!("{host}:{port}:{}", address(number)));
    }
    Ok((records, resolve))
}

//! Asking again and again over many connections for so long, and what the waits come to. All connections of
//! one thread wait for the kernel at once, since a thread for each would cost more than the server that is
//! measured.

use std::net::TcpStream as Blocking;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::http::{Answer, request};

/// The waits of many requests.
#[derive(Debug, Default)]
pub struct Waits {
    each: Vec<Duration>,
    whole: Duration,
}

impl Waits {
    /// One more, of requests that are made one by one.
    pub fn add(&mut self, wait: Duration) {
        self.each.push(wait);
        self.whole += wait;
    }

    /// The wait that this share of all does not exceed; `share` in percent.
    pub fn percentile(&mut self, share: usize) -> Duration {
        self.each.sort_unstable();
        let place = self.each.len() * share / 100;
        self.each.get(place).or(self.each.last()).copied().unwrap_or_default()
    }

    /// Answers in a second, all connections together.
    pub fn rate(&self) -> f64 {
        let count = u32::try_from(self.each.len()).unwrap_or(u32::MAX);
        f64::from(count) / self.whole.as_secs_f64().max(f64::EPSILON)
    }
}

/// How hard a server is asked.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Connections, each with one request at a time.
    pub clients: u32,
    /// Threads that the connections share.
    pub threads: u32,
    /// For how long.
    pub time: Duration,
}

/// What is asked; made before the clock runs.
pub struct Requests {
    /// Bodies of JSON.
    pub bodies: Vec<String>,
    /// Whether the round ends with the last of them; else they come round again.
    pub once: bool,
}

/// One round at one server.
pub fn round(waits: &mut Waits, load: Load, address: &str, requests: &Requests) -> Result<()> {
    let Load { clients, threads, time } = load;
    let Requests { bodies, once } = requests;
    let threads = threads.min(clients);
    let asked = bodies.iter().map(|body| request(address, None, body)).collect::<Result<_>>()?;
    let list = Arc::new(List { asked, once: *once, next: AtomicUsize::new(0) });
    let start = Barrier::new(threads as usize);
    let found = std::thread::scope(|scope| -> Result<Vec<_>> {
        let (list, start) = (&list, &start);
        let share = |thread| clients / threads + u32::from(thread < clients % threads);
        let all: Vec<_> = (0..threads)
            .map(|thread| scope.spawn(move || ask_from_thread(address, share(thread), list, start, time)))
            .collect();
        all.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a client panicked"))?).collect()
    })?;
    waits.whole += found.iter().map(|(_, took)| *took).max().unwrap_or_default();
    waits.each.extend(found.into_iter().flat_map(|(each, _)| each));
    Ok(())
}

struct List {
    asked: Vec<Vec<u8>>,
    once: bool,
    next: AtomicUsize,
}

impl List {
    fn next(&self) -> Option<&[u8]> {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        let place = if self.once { place } else { place % self.asked.len() };
        self.asked.get(place).map(Vec::as_slice)
    }
}

fn ask_from_thread(
    address: &str,
    clients: u32,
    list: &Arc<List>,
    start: &Barrier,
    time: Duration,
) -> Result<(Vec<Duration>, Duration)> {
    let streams = (0..clients).map(|_| connect(address)).collect::<Result<Vec<_>>>();
    // Waited for even after a failure, since the other threads wait too.
    start.wait();
    let begun = Instant::now();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let each = runtime.block_on(async {
        let mut connections = JoinSet::new();
        for stream in streams? {
            connections.spawn(ask(TcpStream::from_std(stream)?, list.clone(), begun + time));
        }
        let mut each = Vec::new();
        while let Some(found) = connections.join_next().await {
            each.extend(found??);
        }
        anyhow::Ok(each)
    })?;
    Ok((each, begun.elapsed()))
}

fn connect(address: &str) -> Result<Blocking> {
    let stream = Blocking::connect(address).with_context(|| format!("nobody listens on {address}"))?;
    stream.set_nodelay(true)?;
    stream.set_nonblocking(true)?;
    Ok(stream)
}

async fn ask(mut stream: TcpStream, list: Arc<List>, until: Instant) -> Result<Vec<Duration>> {
    let (mut waits, mut answer) = (Vec::new(), Answer::new());
    while let Some(request) = list.next() {
        let begun = Instant::now();
        if begun >= until {
            break;
        }
        stream.write_all(request).await?;
        answer.begin();
        loop {
            let count = stream.read(answer.room()).await?;
            if answer.came(count).with_context(|| String::from_utf8_lossy(request).into_owned())? {
                break;
            }
        }
        waits.push(begun.elapsed());
    }
    Ok(waits)
}

//! Names, asked of a name server of ours.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crawler::CheckerConfig;
use registry::checks::outcome::Outcome;
use tokio::net::UdpSocket;
use tokio::task::JoinHandle;

use crate::site::{Site, page};
use crate::{assert_outcome, check_with, quick};

/// What a name server says.
#[derive(Clone)]
enum Says {
    Nothing,
    Code(u8),
    Addresses(Vec<Ipv4Addr>),
    Rubbish,
}

/// A name server; it stops when it is dropped.
struct NameServer {
    address: SocketAddr,
    asked: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Drop for NameServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl NameServer {
    /// Answers the first question for addresses with the first, and so on; the last is repeated.
    async fn saying(answers: Vec<Says>) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let (address, asked) = (socket.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
        let count = Arc::clone(&asked);
        let task = tokio::spawn(async move {
            let mut packet = [0; 1_500];
            while let Ok((length, from)) = socket.recv_from(&mut packet).await {
                let question = &packet[..length];
                let is_v4 = end_of_name(question).is_some_and(|end| question[end..end + 2] == [0, 1]);
                let turn = if is_v4 { count.fetch_add(1, Ordering::SeqCst) } else { usize::MAX };
                let says = &answers[turn.min(answers.len() - 1)];
                if let Some(answer) = answer(question, says, is_v4) {
                    let _ = socket.send_to(&answer, from).await;
                }
            }
        });
        Self { address, asked, task }
    }

    fn config(&self) -> CheckerConfig {
        CheckerConfig { nameservers: vec![self.address], retry_delays: Vec::new(), ..quick() }
    }
}

fn end_of_name(question: &[u8]) -> Option<usize> {
    let mut at = 12;
    while *question.get(at)? != 0 {
        at += usize::from(question[at]) + 1;
    }
    (at + 5 <= question.len()).then_some(at + 1)
}

fn answer(question: &[u8], says: &Says, is_v4: bool) -> Option<Vec<u8>> {
    let (code, addresses): (u8, &[Ipv4Addr]) = match says {
        Says::Nothing => return None,
        Says::Rubbish => return Some([&question[..2], &[0xff; 40]].concat()),
        Says::Code(code) => (*code, &[]),
        Says::Addresses(addresses) => (0, if is_v4 { addresses } else { &[] }),
    };
    let mut packet = question[..2].to_vec();
    let count = u8::try_from(addresses.len()).unwrap();
    packet.extend([0x81, 0x80 | code, 0, 1, 0, count, 0, 0, 0, 0]);
    packet.extend(&question[12..end_of_name(question)? + 4]);
    for address in addresses {
        packet.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]);
        packet.extend(address.octets());
    }
    Some(packet)
}

async fn outcome(answers: Vec<Says>, timeout_s: u64) -> (registry::checks::report::Report, usize) {
    let server = NameServer::saying(answers).await;
    let config = CheckerConfig { timeout: std::time::Duration::from_secs(timeout_s), ..server.config() };
    let report = check_with(config, "http://school.example.org:1/").await;
    (report, server.asked.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_name_that_is_found_is_connected_to() {
    let site = Site::http(|_, _| page("<title>found</title>")).await;
    let server = NameServer::saying(vec![Says::Addresses(vec![Ipv4Addr::LOCALHOST])]).await;
    let url = format!("http://школа.example.org:{}/", site.address.port());
    let report = check_with(server.config(), &url).await;
    assert_outcome(&report, Outcome::Up);
    assert_eq!(report.addresses, [Ipv4Addr::LOCALHOST]);
}

#[tokio::test]
async fn a_name_without_an_address_is_a_dns_failure_after_a_second_try() {
    for says in [Says::Code(3), Says::Code(2), Says::Code(5), Says::Addresses(Vec::new()), Says::Rubbish] {
        let (report, asked) = outcome(vec![says], 20).await;
        assert_outcome(&report, Outcome::DnsFailure);
        assert!(asked >= 2, "asked {asked} times: {}", report.evidence);
    }
}

#[tokio::test]
async fn a_second_try_may_succeed() {
    let site = Site::http(|_, _| page("<title>found</title>")).await;
    let found = Says::Addresses(vec![Ipv4Addr::LOCALHOST]);
    let server = NameServer::saying(vec![Says::Code(3), found]).await;
    let url = format!("http://school.example.org:{}/", site.address.port());
    assert_outcome(&check_with(server.config(), &url).await, Outcome::Up);
}

#[tokio::test]
async fn a_silent_name_server_is_a_dns_failure_within_the_checks_time() {
    let (report, asked) = outcome(vec![Says::Nothing], 2).await;
    assert_outcome(&report, Outcome::DnsFailure);
    assert!(asked >= 1 && report.elapsed_ms < 4_000, "{report:#?}");
}

#[tokio::test]
async fn a_name_that_leads_inside_is_never_connected_to() {
    let site = Site::http(|_, _| page("<title>inside</title>")).await;
    let inside = vec![Ipv4Addr::LOCALHOST, Ipv4Addr::new(10, 0, 0, 1), Ipv4Addr::new(169, 254, 169, 254)];
    let server = NameServer::saying(vec![Says::Addresses(inside)]).await;
    let config = CheckerConfig { allow_private_addresses: false, ..server.config() };
    let report = check_with(config, &format!("http://school.example.org:{}/", site.address.port())).await;
    assert_outcome(&report, Outcome::UnsafeAddress);
    assert!(site.requests.lock().unwrap().is_empty());
}

#[tokio::test]
async fn names_that_no_name_server_could_know_are_dns_failures() {
    let server = NameServer::saying(vec![Says::Addresses(vec![Ipv4Addr::LOCALHOST])]).await;
    let long = "x".repeat(70);
    for host in
        [format!("{long}.example.org"), format!("{}org", "abcdefgh.".repeat(40)), "a..example.org".into()]
    {
        assert_outcome(&check_with(server.config(), &format!("http://{host}/")).await, Outcome::DnsFailure);
    }
}

//! Any order of steps by anybody, several at once: no illegal transition, no lost update, the chain intact.

use std::collections::HashMap;

use futures::future::join_all;
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use registry::proposals::{self, Acceptance, Reason, Words};
use registry::workflow::{ProposalStatus, SUBMISSION, Step};
use registry::{Actor, Result};
use serde_json::{Value, json};
use uuid::Uuid;

use super::desk::{Desk, person, whole, world};

const ROUNDS: usize = 80;
const AT_ONCE: usize = 3;

/// Something that somebody tries.
#[derive(Debug, Clone, Copy)]
enum Try {
    Save(i32),
    Rebase,
    Submit,
    Withdraw,
    Reopen,
    Take,
    Release,
    Accept,
    Decide(Step),
}

fn any(rng: &mut SmallRng) -> Try {
    let all = [
        Try::Save(rng.random_range(1990..2026)),
        Try::Rebase,
        Try::Submit,
        Try::Submit,
        Try::Submit,
        Try::Submit,
        Try::Withdraw,
        Try::Reopen,
        Try::Reopen,
        Try::Take,
        Try::Take,
        Try::Take,
        Try::Release,
        Try::Accept,
        Try::Accept,
        Try::Decide(Step::RequestChanges),
        Try::Decide(Step::Reject),
        Try::Decide(Step::Hold),
        Try::Decide(Step::Resume),
        Try::Decide(Step::Reopen),
    ];
    *all.choose(rng).unwrap()
}

/// Mostly those whose business it is, sometimes anybody.
fn somebody<'a>(
    rng: &mut SmallRng,
    what: Try,
    authors: &[&'a Actor],
    curators: &[&'a Actor],
    others: &[&'a Actor],
) -> &'a Actor {
    let fit = match what {
        Try::Save(_) | Try::Rebase | Try::Submit | Try::Withdraw | Try::Reopen => authors,
        Try::Take | Try::Release | Try::Accept | Try::Decide(_) => curators,
    };
    let whoever = if rng.random_bool(0.9) { fit } else { others };
    whoever.choose(rng).unwrap()
}

async fn attempt(desk: &Desk, actor: &Actor, id: Uuid, what: Try) -> Result<()> {
    let ctx = &desk.ctx;
    let done = match what {
        Try::Save(year) => proposals::save(ctx, actor, id, json!({ "launched": year }), &[], None).await,
        Try::Rebase => proposals::rebase(ctx, actor, id, &["launched".to_owned()], None).await,
        Try::Submit => desk.submit(actor, id).await,
        Try::Withdraw => proposals::withdraw(ctx, actor, id, None).await,
        Try::Reopen => proposals::reopen(ctx, actor, id, None).await,
        Try::Take => proposals::take(ctx, actor, id, true).await,
        Try::Release => proposals::release(ctx, actor, id).await,
        Try::Accept => proposals::accept(ctx, actor, id, Acceptance::default()).await,
        Try::Decide(step) => {
            let words = Words { reasons: vec![Reason::Other], text: Some("Because.".to_owned()) };
            proposals::decide(ctx, actor, id, step, words, None).await
        }
    };
    done.map(drop)
}

fn payloads(desk: &Desk, kinds: &str) -> Vec<Value> {
    let rows = desk.sql(&format!("SELECT payload FROM events WHERE kind IN ({kinds}) ORDER BY seq"));
    rows.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every move of every proposal is one that the laws know, from where it stood.
fn moves_are_legal(desk: &Desk) {
    let mut standing: HashMap<String, String> = HashMap::new();
    for event in payloads(desk, "'PROPOSAL_MOVED'") {
        let id = event["proposal_id"].as_str().unwrap().to_owned();
        let to = event["after"]["status"].as_str().unwrap().to_owned();
        if let Some(from) = event["before"]["status"].as_str() {
            assert_eq!(standing[&id], from, "{event}");
            let step: Step = event["after"]["step"].as_str().unwrap().parse().unwrap();
            let from: ProposalStatus = from.parse().unwrap();
            let law = |(f, s, _, t): &(_, _, _, ProposalStatus)| (*f, *s) == (from, step) && t.code() == to;
            assert!(SUBMISSION.iter().any(law), "{event}");
        }
        standing.insert(id, to);
    }
}

/// Every change begins where the one before it ended, and each is a version.
fn nothing_is_lost(desk: &Desk) {
    let mut standing: HashMap<String, (Value, i32)> = HashMap::new();
    for event in payloads(desk, "'PLATFORM_CREATED', 'PLATFORM_UPDATED'") {
        let id = event["platform_id"].as_str().unwrap().to_owned();
        let version = match standing.get(&id) {
            None => 1,
            Some((after, version)) => {
                assert_eq!(*after, event["before"], "a change was lost");
                version + 1
            }
        };
        standing.insert(id, (event["after"].clone(), version));
    }
    for (id, (_, version)) in standing {
        let row =
            desk.sql(&format!("SELECT version FROM platforms WHERE id = {}", desk.id(id.parse().unwrap())));
        assert_eq!(row, version.to_string());
    }
}

on_both_databases! {
    async fn whatever_anybody_tries_in_any_order_the_laws_hold(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let second = person(&desk.ctx, "second", world()).await;
        let mut rng = SmallRng::seed_from_u64(20_261_125);
        let mut ids = vec![desk.draft(&desk.paris, "FR", whole("Neuf", "new.example")).await.unwrap().id];
        for platform in [0, 0, 1] {
            ids.push(desk.change(&desk.lyon, platform, json!({ "launched": 2_000 })).await.unwrap().id);
        }
        let (authors, curators) = ([&desk.paris, &desk.lyon], [&desk.curator, &second]);
        let others = [&desk.paris, &desk.curator, &desk.both, &desk.lima, &desk.nairobi];
        let mut done = 0;
        for _ in 0..ROUNDS {
            let tries: Vec<_> = (0..AT_ONCE)
                .map(|_| {
                    let what = any(&mut rng);
                    (what, somebody(&mut rng, what, &authors, &curators, &others), *ids.choose(&mut rng).unwrap())
                })
                .collect();
            let results = join_all(tries.iter().map(|(what, actor, id)| attempt(&desk, actor, *id, *what))).await;
            for (result, what) in results.into_iter().zip(&tries) {
                match result {
                    Ok(()) => done += 1,
                    Err(error) => {
                        let expected = ["CONFLICT", "FORBIDDEN", "NOT_FOUND", "BAD_USER_INPUT"];
                        assert!(expected.contains(&error.code()), "{what:?}: {error}");
                    }
                }
            }
        }
        assert!(done > ROUNDS / 4, "only {done} succeeded: this tries too little");
        moves_are_legal(&desk);
        nothing_is_lost(&desk);
        desk.end().await;
    }
}

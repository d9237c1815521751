//! "Check now": what somebody asks for has a place of its own, is checked once, and is recorded like any other check.

use std::time::Duration;

use registry::checks::policy::Policy;
use registry::checks::report::Report;
use registry::checks::requests::{self, Progress, Subject};
use registry::{Actor, Context, Db, Error, Memory, platforms};
use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{World, html, named, record};
use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

async fn context(world: &World) -> Context {
    Context::new(Db::connect(&world.database.url, Memory::Lean).await.unwrap())
}

async fn platform(ctx: &Context, slug: &str) -> Subject {
    Subject::Platform(platforms::find(ctx, &slug.parse().unwrap()).await.unwrap().unwrap())
}

async fn ask(ctx: &Context, subject: &Subject) -> Uuid {
    requests::ask(ctx, &Actor::Operator, &Policy::default(), subject).await.unwrap()
}

/// Waits until the request is answered.
async fn answered(ctx: &Context, id: Uuid) -> Box<Report> {
    for _ in 0..600 {
        if let Progress::Finished { report, at: _ } = requests::get(ctx, id).await.unwrap() {
            return report;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("nobody answers");
}

/// Platforms on a site of their own each, under these names.
async fn listed(database: crate::harness::database::TestDatabase, sites: &[(&str, &Site)]) -> World {
    let records: Vec<Value> = sites
        .iter()
        .map(|(slug, site)| {
            site.set("/", Answer::page(&html(&format!("Platform {slug}"))));
            record(slug, &named(site, &format!("{slug}.test"), "/"))
        })
        .collect();
    World::with(database, &records).await
}

on_both_databases! {
    async fn a_platform_that_is_asked_for_is_checked_though_not_due_and_recorded_like_any_other(database: TestDatabase) {
        let site = Site::start().await;
        let world = listed(database, &[("school", &site)]).await;
        world.crawl(&[]).await;
        site.set("/", Answer::status(404));
        // An answer that holds for as long as the slowest machine takes for this test.
        let settings = world.environment(&[("CRAWLER__POLICY__REQUEST_PAUSE_S", "3600")]);
        let output = Program::run(&["crawl", "--platform", "school", "--json"], &settings).await;
        assert!(output.status.success(), "{}", output.stderr);
        let report: Value = serde_json::from_str(&output.stdout).unwrap();
        assert_eq!(report["outcome"], "NOT_FOUND");
        world.settled().await;
        assert_eq!(world.status("school").await, "SUSPECT");
        assert_eq!(world.outcomes("school").await, ["NOT_FOUND", "UP"]);

        // Whoever asks again at once hears the same, and the host is left alone.
        site.set("/", Answer::page(&html("School")));
        let again = Program::run(&["crawl", "--platform", "school", "--json"], &settings).await;
        assert_eq!(again.stdout, output.stdout);
        assert_eq!(site.requests("/"), 2);
        let unknown = Program::run(&["crawl", "--platform", "nobody"], &settings).await;
        assert_eq!(unknown.status.code(), Some(1));
        assert!(unknown.stderr.contains("there is no platform `nobody`"), "{}", unknown.stderr);
    }

    async fn however_many_ask_for_the_same_at_once_it_is_fetched_once(database: TestDatabase) {
        let (site, other) = (Site::start().await, Site::start().await);
        let world = listed(database, &[("school", &site), ("other", &other)]).await;
        world.crawl(&[]).await;
        let ctx = context(&world).await;
        let school = platform(&ctx, "school").await;
        let address = Subject::Address(named(&other, "other.test", "/unlisted").parse().unwrap());
        let (one, two, three, four) =
            tokio::join!(ask(&ctx, &school), ask(&ctx, &school), ask(&ctx, &address), ask(&ctx, &address));
        assert!(one == two && three == four && one != three);
        other.set("/unlisted", Answer::page(&html("Not listed")));
        world.crawl(&[]).await;
        assert_eq!(answered(&ctx, one).await.outcome.code(), "UP");
        assert_eq!(answered(&ctx, three).await.metadata.unwrap().title.as_deref(), Some("Not listed"));
        assert_eq!((site.requests("/"), other.requests("/unlisted")), (2, 1));
        ctx.db.close().await.unwrap();
    }

    async fn who_asks_while_it_is_being_checked_gets_what_that_check_finds(database: TestDatabase) {
        let site = Site::start().await;
        let world = listed(database, &[("school", &site)]).await;
        site.set("/", Answer::page(&html("School")).after(Duration::from_secs(3)));
        let ctx = context(&world).await;
        let worker = Program::launch(&["crawl", "--once"], &world.environment(&[]));
        while site.requests("/") == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let id = ask(&ctx, &platform(&ctx, "school").await).await;
        assert_eq!(requests::get(&ctx, id).await.unwrap(), Progress::Checking);
        assert_eq!(answered(&ctx, id).await.outcome.code(), "UP");
        assert!(worker.end().await.status.success());
        assert_eq!(site.requests("/"), 1);
        ctx.db.close().await.unwrap();
    }

    async fn hosts_that_hang_keep_nobody_waiting_who_asks(database: TestDatabase) {
        let (slow, site) = (Site::start().await, Site::start().await);
        let world = listed(database, &[("slow", &slow), ("school", &site)]).await;
        slow.set("/", Answer::page(&html("Slow")).after(Duration::from_mins(2)));
        let ctx = context(&world).await;
        let worker = Program::launch(&["crawl"], &world.environment(&[("CRAWLER__BATCH", "1")]));
        while slow.requests("/") == 0 || site.requests("/") == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let id = ask(&ctx, &platform(&ctx, "school").await).await;
        assert_eq!(answered(&ctx, id).await.outcome.code(), "UP");
        assert_eq!(world.outcomes("slow").await, [""; 0], "it still hangs");
        assert!(worker.stop().await.status.success());
        ctx.db.close().await.unwrap();
    }

    async fn what_waits_has_a_place_and_is_told_when_nobody_comes(database: TestDatabase) {
        let (site, other) = (Site::start().await, Site::start().await);
        let world = listed(database, &[("school", &site), ("other", &other)]).await;
        let ctx = context(&world).await;
        let first = ask(&ctx, &platform(&ctx, "school").await).await;
        tokio::time::sleep(Duration::from_millis(5)).await;
        let second = ask(&ctx, &platform(&ctx, "other").await).await;
        for (id, place) in [(first, 1), (second, 2)] {
            let waiting = Progress::Waiting { place, workers: false };
            assert_eq!(requests::get(&ctx, id).await.unwrap(), waiting);
        }
        other.set("/", Answer::page(&html("Other")).after(Duration::from_mins(2)));
        site.set("/", Answer::page(&html("School")).after(Duration::from_mins(2)));
        let worker = Program::launch(&["crawl"], &world.environment(&[]));
        while requests::get(&ctx, second).await.unwrap() != Progress::Checking {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let third = ask(&ctx, &Subject::Address("https://third.example.org/".parse().unwrap())).await;
        assert!(matches!(
            requests::get(&ctx, third).await.unwrap(),
            Progress::Waiting { place: 1, workers: true } | Progress::Checking | Progress::Finished { .. }
        ));
        assert!(worker.stop().await.status.success());
        ctx.db.close().await.unwrap();
    }

    async fn what_is_retired_cannot_be_asked_for_and_nobody_waits_for_it(database: TestDatabase) {
        let site = Site::start().await;
        let world = listed(database, &[("school", &site)]).await;
        let ctx = context(&world).await;
        let school = platform(&ctx, "school").await;
        let id = ask(&ctx, &school).await;
        let mut retired = record("school", &named(&site, "school.test", "/"));
        retired["lifecycle"] = json!("RETIRED");
        world.import(&[retired]).await;
        assert!(matches!(requests::get(&ctx, id).await, Err(Error::NotFound(_))));
        let refused = requests::ask(&ctx, &Actor::Operator, &Policy::default(), &school).await;
        assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
        world.crawl(&[]).await;
        assert_eq!(site.requests("/"), 0);
        ctx.db.close().await.unwrap();
    }
}

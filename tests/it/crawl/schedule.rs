//! What is due: everything new, from every vantage, each address once, and what people asked for first.

use registry::checks::policy::Policy;
use registry::checks::requests::{self, Progress, Subject};
use registry::{Actor, Context, Db};
use serde_json::{Value, json};

use super::world::{World, html, named, record, resolved};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::postgres::psql;
use crate::harness::program::Program;
use crate::harness::site::{Answer, Site};

fn sharing(mut record: Value) -> Value {
    record["url_basis"] = json!("programme");
    record
}

on_both_databases! {
    async fn platforms_that_share_an_address_are_fetched_once_and_all_recorded(database: TestDatabase) {
        let site = Site::start().await;
        site.set("/", Answer::page(&html("Programme")));
        let url = named(&site, "shared.test", "/");
        let records = ["one", "two", "three"].map(|slug| sharing(record(slug, &url)));
        let world = World::with(database, &records).await;
        // Even when a batch has room for one of them only.
        let output = world.crawl(&[("CRAWLER__BATCH", "1")]).await;
        assert!(output.stdout.starts_with("3 platforms checked"), "{}", output.stdout);
        for slug in ["one", "two", "three"] {
            assert_eq!(world.outcomes(slug).await, ["UP"], "{slug}");
        }
        assert_eq!(site.requests("/"), 1);
    }

    async fn what_is_retired_is_left_alone_and_what_is_listed_is_due_at_once(database: TestDatabase) {
        let site = Site::start().await;
        let names = ["old", "young"];
        let [old, young] = names.map(|slug| record(slug, &named(&site, &format!("{slug}.test"), &format!("/{slug}"))));
        for slug in names {
            site.set(&format!("/{slug}"), Answer::page(&html(slug)));
        }
        let world = World::with(database, std::slice::from_ref(&old)).await;
        let settings = [("CRAWLER__POLICY__INTERVAL_MIN_S", "0"), ("CRAWLER__RESOLVE", &resolved(&[old.clone(), young.clone()]))];
        world.crawl(&settings).await;
        assert_eq!((site.requests("/old"), world.status("old").await.as_str()), (1, "UP"));

        let mut retired = old;
        retired["lifecycle"] = json!("RETIRED");
        world.import(&[retired, young]).await;
        let output = world.crawl(&settings).await;
        assert!(output.stdout.starts_with("1 platforms checked"), "{}", output.stdout);
        assert_eq!((site.requests("/old"), site.requests("/young")), (1, 1));
    }

    async fn a_platform_is_down_only_when_both_vantages_say_so(database: TestDatabase) {
        let (near, far) = (Site::start().await, Site::start().await);
        near.set("/", Answer::page(&html("School")));
        far.set("/", Answer::status(404));
        // One name, and an address that leads elsewhere from afar: the port stands for the place.
        let url = format!("http://school.test:{}/", near.port());
        let world = World::with(database, &[record("school", &url)]).await;
        let fails = Answer::redirect(&named(&far, "school.test", "/"));
        let resolve = format!("{},school.test:{}:127.0.0.1", resolved(&[record("school", &url)]), far.port());
        let settings = [("CRAWLER__RESOLVE", resolve.as_str()), ("CRAWLER__VANTAGE", "far")];
        let times = ["2027-03-01T00:00:00Z", "2027-03-02T00:00:00Z", "2027-03-03T00:00:00Z", "2027-03-04T00:00:00Z"];
        for time in times {
            near.set("/", Answer::page(&html("School")));
            world.job("check", time, &[]).await;
            near.set("/", fails.clone());
            world.job("check", time, &settings).await;
            assert_eq!(world.status("school").await, "UP", "at {time}");
        }
        assert_eq!(world.outcomes("school").await.len(), 8);
        // From the near vantage it fails as well, for two days and more.
        for time in ["2027-03-05T00:00:00Z", "2027-03-06T01:00:00Z", "2027-03-07T02:00:00Z"] {
            world.job("check", time, &settings).await;
            world.job("check", time, &settings[..1]).await;
            assert_eq!(world.status("school").await, "SUSPECT", "at {time}");
        }
        world.job("check", "2027-03-08T03:00:00Z", &settings[..1]).await;
        assert_eq!(world.status("school").await, "DOWN");
    }

    async fn what_people_ask_for_comes_first_and_its_report_can_be_read(database: TestDatabase) {
        let site = Site::start().await;
        site.set("/due", Answer::page(&html("Due")).after(std::time::Duration::from_secs(1)));
        site.set("/asked", Answer::page(&html("Asked for")));
        let due = record("due", &named(&site, "due.test", "/due"));
        let url = named(&site, "asked.test", "/asked");
        let world = World::with(database, std::slice::from_ref(&due)).await;
        let ctx = Context::new(Db::connect(&world.database.url, registry::Memory::Lean).await.unwrap());
        let id = requests::ask(&ctx, &Actor::Operator, &Policy::default(), &Subject::Address(url.parse().unwrap())).await.unwrap();
        let waiting = Progress::Waiting { place: 1, workers: false };
        assert_eq!(requests::get(&ctx, id).await.unwrap(), waiting);

        let resolve = resolved(&[due, record("asked", &url)]);
        world.crawl(&[("CRAWLER__RESOLVE", &resolve)]).await;
        let Progress::Finished { report, at: _ } = requests::get(&ctx, id).await.unwrap() else {
            panic!("still waiting")
        };
        assert_eq!(report.metadata.unwrap().title.as_deref(), Some("Asked for"));
        assert_eq!((site.requests("/asked"), site.requests("/due")), (1, 1));
        // Beside them the site is asked for addresses that it never had, to be compared with.
        let known = |path: &String| ["/asked", "/due"].contains(&path.as_str());
        let order: Vec<_> = site.paths().into_iter().filter(known).collect();
        assert_eq!(order, ["/asked", "/due"]);
        ctx.db.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_gets_its_partition_though_a_worker_with_another_clock_was_there_before() {
    let site = Site::start().await;
    site.set("/", Answer::page(&html("School")));
    let database = TestDatabase::create(Engine::Postgres);
    let world = World::with(database, &[record("school", &named(&site, "school.test", "/"))]).await;
    world.job("check", "2028-03-10T00:00:00Z", &[]).await;
    let place = "SELECT DISTINCT tableoid::regclass FROM observations";
    assert_eq!(psql(&world.database.url, place), "observations_other");

    let environment = world.environment(&[]);
    let make = || Program::run(&["job", "run", "partitions", "--now", "2028-02-01T00:00:00Z"], &environment);
    let (one, two, three) = tokio::join!(make(), make(), make());
    for output in [one, two, three] {
        assert!(output.status.success(), "{}", output.stderr);
    }
    assert_eq!(psql(&world.database.url, place), "observations_2028_03");
    assert_eq!(world.outcomes("school").await, ["UP"]);
    world.job("check", "2028-04-10T00:00:00Z", &[]).await;
    assert_eq!(world.outcomes("school").await, ["UP", "UP"]);
}

//! On PostgreSQL a month is a partition: made ahead, and dropped as a whole.

use registry::checks::outcome::Outcome;
use registry::checks::{days, partitions, retention};

use super::ledger::{Ledger, found, noon};
use crate::harness::database::{Engine, TestDatabase};

/// The partitions and how many rows each holds.
fn partitions_of(ledger: &Ledger) -> Vec<String> {
    let sql = "SELECT inhrelid::regclass, (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || \
               inhrelid::regclass, false, true, '')))[1] FROM pg_inherits \
               WHERE inhparent = 'observations'::regclass ORDER BY inhrelid::regclass::text";
    ledger.database.sql(sql).lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn months_are_made_ahead_and_go_as_a_whole() {
    let ledger = Ledger::of(TestDatabase::create(Engine::Postgres), 1).await;
    // Nobody made January's and February's in time.
    for day in [0, 20, 40, 70] {
        ledger.check(noon(day), found(Outcome::Up)).await;
    }
    assert!(
        partitions_of(&ledger).contains(&"observations_other|4".to_owned()),
        "{:?}",
        partitions_of(&ledger)
    );
    partitions::make_ahead(&ledger.at(noon(70))).await.unwrap();
    let of_2027 = || -> Vec<String> {
        partitions_of(&ledger)
            .into_iter()
            .filter(|line| line.contains("2027") || line.contains("other"))
            .collect()
    };
    let ahead = [
        "observations_2027_03|1",
        "observations_2027_04|0",
        "observations_2027_05|0",
        "observations_other|0",
    ];
    let mut expected = vec!["observations_2027_01|2", "observations_2027_02|1"];
    expected.extend(ahead);
    assert_eq!(of_2027(), expected);

    days::roll_up(&ledger.at(noon(70))).await.unwrap();
    let retained = retention::retain(&ledger.at(noon(70)), &ledger.policy, 20).await.unwrap();
    assert_eq!(retained.observations, 2);
    assert_eq!(of_2027(), [&["observations_2027_02|1"], &ahead[..]].concat());

    // A stray row of a month that is gone leaves the default partition too.
    ledger.record(ledger.platforms[0], "default", (noon(1), noon(70)), found(Outcome::Timeout)).await;
    assert!(of_2027().contains(&"observations_other|1".to_owned()));
    retention::retain(&ledger.at(noon(70)), &ledger.policy, 20).await.unwrap();
    assert!(of_2027().contains(&"observations_other|0".to_owned()));
    partitions::make_ahead(&ledger.at(noon(70))).await.unwrap();
    ledger.end().await;
}

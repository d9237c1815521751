//! The database itself: its steps up and down, programs that start at once, and the chain of events.

use crate::harness::database::TestDatabase;
use crate::harness::program::Program;
use crate::harness::records::{Files, many};

/// What the import of one file printed.
async fn import(database: &TestDatabase, path: &str) -> String {
    let output = Program::run(&["import", path], &database.environment()).await;
    assert!(output.status.success(), "{}", output.stderr);
    output.stdout
}

on_both_databases! {
    async fn the_steps_of_the_database_go_up_down_and_up_again(database: TestDatabase) {
        let db = database.connect().await;
        for _ in 0..2 {
            let transaction = db.write().await.unwrap();
            assert_eq!(migrations::pending(&transaction).await.unwrap().len(), 13);
            migrations::up(&transaction).await.unwrap();
            assert!(migrations::pending(&transaction).await.unwrap().is_empty());
            transaction.commit().await.unwrap();
            assert_eq!(database.sql("SELECT count(*) FROM platforms"), "0");

            let transaction = db.write().await.unwrap();
            migrations::down(&transaction).await.unwrap();
            transaction.commit().await.unwrap();
            assert!(database.try_sql("SELECT count(*) FROM platforms").is_err());
            assert!(database.try_sql("SELECT count(*) FROM events").is_err());
        }
        db.close().await.unwrap();
        let up = Program::run(&["migrate"], &database.environment()).await;
        assert_eq!(up.stdout.lines().count(), 13, "{}{}", up.stdout, up.stderr);
        let again = Program::run(&["migrate"], &database.environment()).await;
        assert_eq!(again.stdout, "The database is up to date.\n");
    }

    async fn programs_that_start_at_once_load_the_seed_once(database: TestDatabase) {
        let serve = ["serve", "--listen", "127.0.0.1:0", "--no-crawler"];
        let environment = database.environment();
        let (one, two) = tokio::join!(
            Program::start(&serve, &environment),
            Program::start(&serve, &environment)
        );
        for program in [one, two] {
            let platforms = "{ platforms(filter: { lifecycle: [ACTIVE, PILOT, UNCERTAIN, RETIRED] }) { totalCount } }";
            let data = program.data(platforms, serde_json::json!({})).await;
            assert_eq!(data["platforms"]["totalCount"], 661);
            let output = program.stop().await;
            assert!(output.status.success(), "{}", output.stderr);
            assert!(!output.stderr.contains("WARN") && !output.stderr.contains("ERROR"), "{}", output.stderr);
        }
        assert_eq!(database.sql("SELECT count(*), count(DISTINCT slug), max(version) FROM platforms"), "661|661|1");
        assert_eq!(database.verified_events().await, 661);
    }

    async fn the_database_itself_refuses_to_change_an_event(database: TestDatabase) {
        let files = Files::new();
        import(&database, &files.json("fr.json", &many("school", 3))).await;
        for change in [
            "UPDATE events SET payload = '{}' WHERE seq = 2",
            "UPDATE events SET hash = hash",
            "DELETE FROM events WHERE seq = 3",
            "DELETE FROM events",
        ] {
            let refusal = database.try_sql(change).unwrap_err();
            assert!(refusal.contains("events are append-only"), "{change}: {refusal}");
        }
        assert_eq!(database.verified_events().await, 3);
    }

    async fn writers_at_the_same_time_leave_one_gapless_chain(database: TestDatabase) {
        let files = Files::new();
        let migrated = Program::run(&["migrate"], &database.environment()).await;
        assert!(migrated.status.success(), "{}", migrated.stderr);
        let imports: Vec<_> = (0..4)
            .map(|writer| {
                let folder = files.path(&format!("writer-{writer}"));
                std::fs::create_dir(&folder).unwrap();
                for file in 0..3 {
                    let name = format!("writer-{writer}/{file}.json");
                    files.json(&name, &many(&format!("w{writer}-f{file}"), 40));
                }
                Program::launch(&["import", &folder.display().to_string()], &database.environment())
            })
            .collect();
        for import in imports {
            let output = import.end().await;
            assert_eq!(output.stdout, "120 created, 0 updated, 0 unchanged\n", "{}", output.stderr);
        }
        assert_eq!(database.sql("SELECT count(*), min(seq), max(seq) FROM events"), "480|1|480");
        assert_eq!(database.verified_events().await, 480);
        assert_eq!(database.sql("SELECT count(*) FROM platforms"), "480");
    }

    async fn an_altered_event_is_found_out(database: TestDatabase) {
        let files = Files::new();
        import(&database, &files.json("fr.json", &many("school", 3))).await;
        let guards = if database.url.starts_with("sqlite") {
            "DROP TRIGGER events_no_update"
        } else {
            "DROP TRIGGER events_append_only ON events"
        };
        database.sql(guards);
        database.sql("UPDATE events SET payload = replace(payload, 'Agence', 'Nobody') WHERE seq = 2");
        let db = database.connect().await;
        let verdict = registry::events::verify(&db).await.unwrap();
        db.close().await.unwrap();
        assert_eq!(verdict, Err(registry::events::Broken::Altered(2)));
    }
}

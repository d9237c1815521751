//! Many proposals from one file: told cell by cell, and nothing half done.

use registry::proposals;
use registry::proposals::sheet::{self, CellFault};
use registry::workflow::ProposalKind;
use serde_json::json;

use super::desk::{Desk, refused};

const HEAD: &str =
    "country;slug;name:fr;summary:fr;url;languages;levels;audiences;kind;subjects;access;launched";
const SUMMARY: &str = "Une plateforme publique pour apprendre, avec assez de mots pour un résumé.";

fn row(country: &str, name: &str, url: &str, levels: &str) -> String {
    format!("{country};;{name};{SUMMARY};{url};fr;{levels};LEARNERS;MOOC;GENERAL;OPEN;2020")
}

on_both_databases! {
    async fn every_faulty_cell_is_named_and_then_nothing_is_made(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let file = [
            HEAD.to_owned(),
            row("FR", "Un", "https://one.example", "ISCED_1|ISCED_2"),
            row("PE", "Deux", "https://two.example", "ISCED_1"),
            row("FR", "D", "two.example", "ISCED_1,SCHOOL"),
            ";school-9;Trois;;;;;;;;;".to_owned(),
            ";school-1;;;;;;;;;RESTRICTED;".to_owned(),
        ]
        .join("\r\n");
        let report = sheet::check(&desk.ctx, &desk.paris, file.as_bytes()).await.unwrap();
        let told: Vec<_> = report.faults.iter().map(|CellFault { row, column, .. }| (*row, column.as_str())).collect();
        assert_eq!(told, [(3, "country"), (4, "name:fr"), (4, "url"), (4, "levels"), (5, "slug")]);
        assert_eq!(refused(sheet::import(&desk.ctx, &desk.paris, file.as_bytes()).await), "BAD_USER_INPUT");
        assert_eq!(desk.sql("SELECT count(*) FROM proposals"), "0");
        desk.end().await;
    }

    async fn a_country_that_cannot_be_read_hides_no_other_fault(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let file = [
            HEAD.to_owned(),
            row("Perú", "Un", "https://one.example", "ISCED_1"),
            row("FR", "Deux", "two.example", "ISCED_1"),
        ]
        .join("\r\n");
        let report = sheet::check(&desk.ctx, &desk.paris, file.as_bytes()).await.unwrap();
        let told: Vec<_> = report.faults.iter().map(|CellFault { row, column, .. }| (*row, column.as_str())).collect();
        assert_eq!(told, [(2, "country"), (3, "url")]);
        assert_eq!(refused(sheet::import(&desk.ctx, &desk.paris, file.as_bytes()).await), "BAD_USER_INPUT");
        desk.end().await;
    }

    async fn a_sound_file_becomes_drafts(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let file = format!("{HEAD}\n{}\n;school-1;;;;;;;;;RESTRICTED;\n", row("FR", "Un", "https://one.example", "ISCED_1"));
        let report = sheet::check(&desk.ctx, &desk.paris, file.as_bytes()).await.unwrap();
        assert_eq!((report.creations, report.updates, report.faults.len()), (1, 1, 0));
        let drafts = sheet::import(&desk.ctx, &desk.paris, file.as_bytes()).await.unwrap();
        let kinds: Vec<_> = drafts.iter().map(|draft| draft.kind).collect();
        assert_eq!(kinds, [ProposalKind::Create, ProposalKind::Update]);
        for draft in drafts {
            desk.through(&desk.paris, draft).await;
        }
        assert_eq!(desk.sql("SELECT access FROM platforms WHERE slug = 'school-1'"), "RESTRICTED");
        assert_eq!(desk.sql("SELECT country FROM platforms WHERE slug = 'fr-un'"), "FR");
        desk.end().await;
    }

    async fn entries_go_out_as_a_file_and_come_back_changed(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let evil = json!({ "operator": "=HYPERLINK(\"http://evil.example\")", "name": {"fr": "Un", "en": "One"} });
        let change = desk.change(&desk.paris, 0, evil).await.unwrap();
        desk.through(&desk.paris, change).await;
        assert_eq!(refused(sheet::export(&desk.ctx, &desk.lima, "FR".parse().unwrap(), &["fr"]).await), "FORBIDDEN");
        let file = sheet::export(&desk.ctx, &desk.paris, "FR".parse().unwrap(), &["fr"]).await.unwrap();
        assert!(file.contains("'=HYPERLINK"), "no spreadsheet runs what somebody typed: {file}");
        let report = sheet::check(&desk.ctx, &desk.paris, file.as_bytes()).await.unwrap();
        let entries = file.lines().count() - 1;
        assert_eq!((report.unchanged, report.updates, report.faults.len()), (entries, 0, 0), "{report:?}");
        assert!(sheet::import(&desk.ctx, &desk.paris, file.as_bytes()).await.unwrap().is_empty());

        let edited = file.replace(",Un,", ",Deux,");
        let drafts = sheet::import(&desk.ctx, &desk.paris, edited.as_bytes()).await.unwrap();
        let changes = proposals::changes_of(&desk.ctx, &desk.paris, drafts[0].id).await.unwrap();
        let fields: Vec<_> = changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!((drafts.len(), fields), (1, vec!["name.fr"]), "languages without a column stay");
        desk.end().await;
    }

    async fn the_template_is_a_file_that_can_be_filled_in(database: TestDatabase) {
        let desk = Desk::of(database).await;
        let template = sheet::template(&["fr", "en"]);
        assert!(template.starts_with("\u{feff}country,slug,name:fr,name:en,summary:fr,summary:en,url,"));
        let filled = format!("{template},school-0,Neuf\r\n");
        let report = sheet::check(&desk.ctx, &desk.paris, filled.as_bytes()).await.unwrap();
        assert_eq!((report.updates, report.faults.len()), (1, 0), "{:?}", report.faults);
        desk.end().await;
    }
}

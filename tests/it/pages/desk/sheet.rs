//! Many entries from a file.

use super::super::shown;
use super::{Person, SERVE};
use crate::harness::database::{Engine, TestDatabase};
use crate::harness::program::Program;

#[tokio::test]
async fn a_file_is_judged_cell_by_cell_before_anything_is_saved() {
    let database = TestDatabase::create(Engine::Sqlite);
    let program = Program::start(&SERVE, &database.environment()).await;
    let ministry =
        Person::invited(&program, &database, "a@education.sn", &["--role", "GOVERNMENT", "--country", "SN"])
            .await;
    let page = ministry.open("/en/desk/sheet").await;
    let columns = page.text("pre code");
    assert!(columns.contains("country,slug,name:en"), "{columns}");
    let summary =
        "Lessons for every class of primary school, with exercises and videos that are free to use.";
    let file = |url: &str| {
        format!(
            "country,name:en,summary:en,url,languages,levels,audiences,kind,subjects,access,lifecycle\r\n\
         SN,River School,\"{summary}\",{url},fr,ISCED_1,LEARNERS,CONTENT_PORTAL,GENERAL,OPEN,ACTIVE\r\n"
        )
    };
    let upload = async |content: &str, what: &str| {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\n{what}\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; \
             filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n{content}\r\n--x--\r\n"
        );
        let request = crate::harness::http::client()
            .post(format!("{}/en/desk/sheet", program.address))
            .header("content-type", "multipart/form-data; boundary=x")
            .header("cookie", ministry.line())
            .header("sec-fetch-site", "same-origin")
            .body(body);
        shown(request).await
    };
    let wrong = upload(&file("no address"), "import").await;
    assert_eq!(wrong.status, 422, "{}", wrong.body);
    assert_eq!(wrong.texts("tbody td:nth-child(2)"), ["url"]);
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "0");
    let right = upload(&file("https://river.example.sn/"), "check").await;
    assert_eq!(
        (right.status, right.text("#faults p").as_str()),
        (200, "New: 1. Changed: 0. Unchanged: 0. Faults: 0.")
    );
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "0");
    let done = upload(&file("https://river.example.sn/"), "import").await;
    assert_eq!((done.status, done.header("location")), (303, "/en/desk/proposals?done=imported"));
    assert_eq!(database.sql("SELECT count(*) FROM proposals"), "1");
    for nonsense in ["", "\u{0}\u{1}", "a,b\r\n1"] {
        let shown = upload(nonsense, "import").await;
        assert!(shown.status < 500, "{nonsense:?}: {}", shown.status);
    }
    assert_eq!(columns.matches("name:en").count(), 1, "{columns}");
    let own = ministry.open("/fr/desk/sheet?file=SN").await;
    assert_eq!(own.header("content-disposition"), "attachment; filename=\"portolan-sn.csv\"");
    assert!(
        own.body.starts_with("\u{feff}country,slug,name:fr,name:en,") && own.body.lines().count() > 1,
        "{}",
        own.body
    );
    assert_eq!(ministry.open("/fr/desk/sheet?file=empty").await.body.lines().count(), 1);
    assert_eq!(ministry.open("/en/desk/sheet?file=FR").await.status, 403, "what others answer for is theirs");
    assert_eq!(ministry.open("/en/desk/sheet?file=..").await.status, 404);
    program.stop().await;
}

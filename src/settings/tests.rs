//! Which source wins, what is refused and how that is told, and what is never shown.

use super::*;

fn merged(file: &str, variables: &[(&str, &str)], flags: &[(&str, String)]) -> Result<Settings> {
    let variables: Vec<_> = variables.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    Settings::merge(Some((file.to_owned(), FILE.into())), &variables, flags)
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let file = "[server]\nlisten = \"file\"\n[crawler]\nconcurrency = 1\nvantage = \"file\"";
    let variables = [("PORTOLAN_SERVER__LISTEN", "variable"), ("PORTOLAN_CRAWLER__CONCURRENCY", "2")];
    let settings = merged(file, &variables, &[("server.listen", "flag".to_owned())]).unwrap();
    assert_eq!(settings.server.listen, "flag");
    assert_eq!(settings.crawler.concurrency, 2);
    assert_eq!(settings.crawler.vantage, "file");
    assert_eq!(settings.crawler.batch, 64);
}

#[test]
fn lists_come_from_the_environment_in_both_forms() {
    let canaries = |text| merged("", &[("PORTOLAN_CRAWLER__CANARIES", text)], &[]).unwrap().crawler.canaries;
    assert_eq!(canaries("https://a.org, https://b.org"), ["https://a.org", "https://b.org"]);
    assert_eq!(canaries(""), [""; 0]);
    assert_eq!(canaries("[]"), [""; 0]);
    let policy = [("PORTOLAN_CRAWLER__POLICY__SUSPECT_S", "[1, 2]")];
    assert_eq!(merged("", &policy, &[]).unwrap().crawler.policy.suspect_s, [1, 2]);
}

#[test]
fn an_unknown_setting_is_named_with_the_nearest_known_one() {
    let error = |file, variables: &[(&str, &str)]| merged(file, variables, &[]).unwrap_err().to_string();
    assert_eq!(
        error("[crawler]\ncanary = []", &[]),
        "portolan.toml: unknown setting `crawler.canary`; did you mean `crawler.canaries`?"
    );
    assert_eq!(
        error("", &[("PORTOLAN_SERVER__LISTN", "x")]),
        "PORTOLAN_SERVER__LISTN: unknown setting `server.listn`; did you mean `server.listen`?"
    );
    assert_eq!(
        error("", &[("PORTOLAN_CRAWLR__BATCH", "1")]),
        "PORTOLAN_CRAWLR__BATCH: unknown setting `crawlr.batch`; did you mean `crawler`?"
    );
    assert!(error("[server]\nlisten = 7", &[]).contains("`server.listen` must be a string, not an integer"));
}

#[test]
fn an_organisation_is_set_by_file_and_environment_together() {
    let file = "[auth.organisations.min_edu]\nname = \"Ministry\"\nissuer = \"https://login.example\"\n\
                client_id = \"us\"\ndomains = [\"min.example\"]";
    let secret = [("PORTOLAN_AUTH__ORGANISATIONS__MIN_EDU__CLIENT_SECRET", "hush")];
    let settings = merged(file, &secret, &[]).unwrap();
    let organisation = &settings.auth.organisations["min_edu"];
    assert_eq!((organisation.name.as_str(), organisation.client_secret.as_str()), ("Ministry", "hush"));
    let urls = Urls::new("https://portolan.example").unwrap();
    assert!(settings.auth.organisations(&urls).is_ok());
    let shown = settings.shown().unwrap();
    assert!(shown.contains("client_secret = \"***\"") && !shown.contains("hush"), "{shown}");

    let without = merged(file, &[], &[]).unwrap();
    let error = without.auth.organisations(&urls).unwrap_err().to_string();
    assert!(error.starts_with("`auth.organisations.min_edu.client_secret` is empty"), "{error}");
    assert!(error.contains(secret[0].0), "{error}");
    for (wrong, told) in [
        ("issuer = \"http://login.example\"", "`auth.organisations.a.issuer` must be its address"),
        ("", "`auth.organisations.a.client_id` is empty"),
        (
            "client_id = \"x\"\nclient_secret = \"x\"\ndomains = [\"@x\"]",
            "`auth.organisations.a.domains` has `@x`",
        ),
        (
            "client_id = \"x\"\nclient_secret = \"x\"\nscopes = [\"a b\"]",
            "`auth.organisations.a.scopes` has `a b`",
        ),
    ] {
        let issuer = if wrong.starts_with("issuer") { "" } else { "issuer = \"https://login.example\"\n" };
        let file = format!("[auth.organisations.a]\nname = \"A\"\n{issuer}{wrong}");
        let error = merged(&file, &[], &[]).unwrap().auth.organisations(&urls).unwrap_err().to_string();
        assert!(error.starts_with(told), "{error}");
    }
    let named = merged("[auth.organisations.a-b]\nname = \"A\"", &[], &[]).unwrap();
    let error = named.auth.organisations(&urls).unwrap_err().to_string();
    assert!(error.starts_with("`auth.organisations.a-b` must be named in small letters"), "{error}");
}

#[test]
fn an_unknown_setting_of_an_organisation_is_named() {
    let error = |file, variables: &[(&str, &str)]| merged(file, variables, &[]).unwrap_err().to_string();
    assert_eq!(
        error("[auth.organisations.a]\nclient_secrt = \"x\"", &[]),
        "portolan.toml: unknown setting `auth.organisations.a.client_secrt`; did you mean \
         `auth.organisations.a.client_secret`?"
    );
    assert_eq!(
        error("", &[("PORTOLAN_AUTH__ORGANISATIONS__A__ISUER", "x")]),
        "PORTOLAN_AUTH__ORGANISATIONS__A__ISUER: unknown setting `auth.organisations.a.isuer`; did you mean \
         `auth.organisations.a.issuer`?"
    );
    assert!(
        error("[[auth.organisations]]\nname = \"x\"", &[]).contains("`auth.organisations` must be a table")
    );
    assert!(error("[auth.organisations]\na = 1", &[]).contains("`auth.organisations.a` must be a table"));
    assert!(error("", &[("PORTOLAN_AUTH__ORGANISATIONS__A", "x")]).contains("unknown setting"));
}

#[test]
fn a_password_is_not_shown() {
    let variables = [
        ("DATABASE_URL", "postgres://me:secret@db.example.org/portolan"),
        ("PORTOLAN_MAIL__SMTP", "smtps://me:secret@mail.example.org:465?tls=required"),
    ];
    let shown = merged("", &variables, &[]).unwrap().shown().unwrap();
    assert!(shown.contains("postgres://me:***@db.example.org/portolan") && !shown.contains("secret"));
    assert!(shown.contains("smtps://me:***@mail.example.org:465?tls=required"), "{shown}");
}

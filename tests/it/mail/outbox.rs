//! The outbox: letters as files, where nobody has set a server.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::{Post, WAY_IN};
use crate::harness::database::{Engine, TestDatabase};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

on_both_databases! {
    async fn letters_without_a_server_are_files_that_only_their_owner_reads(database: TestDatabase) {
        let folder = tempfile::tempdir().unwrap();
        let outbox = folder.path().join("deep/outbox");
        let post = Post::of(database).await.with("PORTOLAN_MAIL__OUTBOX", outbox.display().to_string());
        post.invite("ana@edu.test", "en").await;
        post.ask("ana@edu.test", None).await.unwrap();
        assert_eq!(post.send().await, "mail: 2 letters sent, 0 to be tried again\n");

        let files = files(&outbox);
        let names: Vec<_> = files.iter().map(|file| file.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names.len(), 2, "nothing half written stays: {names:?}");
        assert!(names[0].starts_with("20310501T120000000Z-invitation-"), "{names:?}");
        assert!(names[1].starts_with("20310501T120000000Z-sign-in-"), "{names:?}");
        assert!(files.iter().all(|file| file.extension().is_some_and(|end| end == "eml")), "{names:?}");
        assert_eq!((mode(&outbox), mode(&files[0])), (0o700, 0o600));

        let text = std::fs::read_to_string(&files[0]).unwrap();
        assert!(text.starts_with("From: Portolan <no-reply@portolan.example>\r\n"), "{text}");
        assert!(text.contains("\r\nTo: ana@edu.test\r\n"), "{text}");
        // Quoted-printable breaks the long line of the link.
        let text = text.replace("=\r\n", "");
        let secret = text.lines().find_map(|line| line.strip_prefix(WAY_IN)).filter(|rest| !rest.is_empty());
        assert!(post.open(secret.unwrap(), None).await.is_ok());
    }
}

#[tokio::test]
async fn an_outbox_that_cannot_be_written_is_named_and_the_letter_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "in the way").unwrap();
    let post = Post::of(TestDatabase::create(Engine::Sqlite)).await;
    let post = post.with("PORTOLAN_MAIL__OUTBOX", file.join("outbox").display().to_string());
    post.invite("ana@edu.test", "en").await;
    assert_eq!(post.send().await, "mail: 0 letters sent, 1 to be tried again\n");
    let told = post.told(&["account", "mails"]).await;
    assert!(told.contains("tried 1 times") && told.contains("file/outbox"), "{told}");
}

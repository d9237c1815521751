//! Files that are no list of records, and files that only look odd.

use serde_json::json;

use crate::harness::database::{Engine, TestDatabase};
use crate::harness::records::{Files, changed, many, record};

#[tokio::test]
async fn what_is_no_list_of_records_is_told_by_its_file() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let sound = many("sound", 2).to_string();
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let nested = changed(record("nested"), &json!({ "operator": 0 })).to_string();
    let nested = format!("[{}]", nested.replace("\"operator\":0", &format!("\"operator\":{}", deep(10_000))));
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty.json", Vec::new(), "must be a JSON array of records"),
        ("text.json", b"slug: no-json".to_vec(), "must be a JSON array of records"),
        ("object.json", record("lonely").to_string().into_bytes(), "must be a JSON array of records"),
        ("cut.json", sound.as_bytes()[..sound.len() / 2].to_vec(), "must be a JSON array of records"),
        ("more.json", format!("{sound}{sound}").into_bytes(), "must be a JSON array of records"),
        ("numbers.json", b"[1, null, [], \"x\"]".to_vec(), "record 4: a record must be a JSON object"),
        ("latin1.json", b"[{\"slug\": \"caf\xe9\"}]".to_vec(), "UTF-8"),
        ("nul.json", vec![0; 500], "must be a JSON array of records"),
        ("utf16.json", sound.encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-8"),
        ("deep.json", deep(10_000).into_bytes(), "record 1: "),
        ("unclosed.json", "[".repeat(10_000).into_bytes(), "must be a JSON array of records"),
        ("nested.json", nested.into_bytes(), "record 1: "),
    ];
    let mut paths: Vec<String> = cases.iter().map(|(name, bytes, _)| files.write(name, bytes)).collect();
    paths.push(files.path("missing.json").display().to_string());
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let output = database.import(&paths).await;
    assert_eq!(output.status.code(), Some(1));
    for (name, _, words) in &cases {
        let told =
            output.stderr.lines().any(|line| line.contains(&format!("{name}: ")) && line.contains(words));
        assert!(told, "{name} must say {words:?}:\n{}", output.stderr);
    }
    assert!(output.stderr.contains("missing.json: cannot be read"), "{}", output.stderr);
    let longest = output.stderr.lines().rev().skip(1).map(str::len).max();
    assert!(longest < Some(1_000), "no fault repeats its file\n{}", output.stderr);
    assert_eq!(database.slugs(), "");
}

#[tokio::test]
async fn a_key_that_stands_twice_in_a_record_or_its_texts_is_named() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let text = record("twins").to_string();
    let again = |place: &str, entry: &str| {
        assert!(text.contains(place), "{place} is in {text}");
        format!("[{}]", text.replacen(place, &format!("{place}{entry},"), 1))
    };
    let cases = [
        ("top.json", again("{", "\"kind\":\"CONTENT_PORTAL\""), "kind: stands twice"),
        ("escaped.json", again("{", "\"k\\u0069nd\":\"CONTENT_PORTAL\""), "kind: stands twice"),
        ("name.json", again("\"name\":{", "\"fr\":\"Une autre école\""), "name.fr: stands twice"),
        ("summary.json", again("\"summary\":{", "\"en\":\"Another\""), "summary.en: stands twice"),
    ];
    for (name, text, words) in cases {
        let output = database.import(&[&files.write(name, text)]).await;
        assert_eq!(output.status.code(), Some(1), "{name}");
        let told = format!("{name}: twins: {words}");
        assert!(output.stderr.contains(&told), "{told}\n{}", output.stderr);
    }
    assert_eq!(database.slugs(), "");
}

#[tokio::test]
async fn a_byte_order_mark_and_an_empty_list_are_no_faults() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let marked = files.write("marked.json", format!("\u{feff}{}", many("marked", 2)));
    let empty = files.write("empty.json", "[]");
    assert_eq!(database.import_all(&[&marked, &empty]).await, "2 created, 0 updated, 0 unchanged\n");
    assert_eq!(database.slugs(), "marked-0 marked-1");
}

#[tokio::test]
async fn joiners_and_every_script_are_letters() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    let names =
        json!({ "fa": "می\u{200c}خواهم", "hi": "क्\u{200d}ष", "zh": "学习 🌍", "en": "O’Brien’s \"School\"" });
    let file = files.json("names.json", &json!([changed(record("names"), &json!({ "name": names }))]));
    database.import_all(&[&file]).await;
    let stored =
        database.sql("SELECT language, name FROM platform_texts WHERE name IS NOT NULL ORDER BY language");
    let expected = ["en", "fa", "hi", "zh"].map(|tag| format!("{tag}|{}", names[tag].as_str().unwrap()));
    assert_eq!(stored.lines().collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn a_folder_is_its_json_files_and_a_command_without_paths_says_so() {
    let database = TestDatabase::create(Engine::Sqlite);
    let files = Files::new();
    files.json("a.json", &many("a", 1));
    files.json("b.json", &many("b", 1));
    files.write("notes.txt", "not for you");
    let folder = files.path("").display().to_string();
    assert_eq!(database.import_all(&[&folder]).await, "2 created, 0 updated, 0 unchanged\n");
    let output = database.import(&[]).await;
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.contains("<PATH>"), "{}", output.stderr);
}

//! Queries of all kinds, good and bad, each with variables that go with it and some that do not.

use serde_json::{Value, json};

/// A query and what it may be asked with.
pub(super) type Question = (&'static str, Vec<Value>);

/// All of them.
pub(super) fn all() -> Vec<Question> {
    [lists(), singles(), others()].concat()
}

/// For lists.
fn filters() -> Vec<Value> {
    vec![
        json!({ "filter": { "countries": ["FR"] }, "first": 3 }),
        json!({ "first": 3, "filter": { "countries": ["FR"] } }),
        json!({ "filter": { "languages": ["zh"], "levels": ["ISCED_1", "ISCED_2"] } }),
        json!({ "filter": { "reachability": ["UP"] }, "after": "nonsense" }),
        json!({ "filter": { "contries": ["FR"] } }),
        json!({ "filter": { "countries": "DE" } }),
        json!({ "filter": { "countries": ["ZZ"] } }),
        json!({ "filter": { "levels": ["NONE"] } }),
        json!({ "filter": { "levels": "ISCED_1" }, "first": null }),
        json!({ "filter": [{}] }),
        json!({ "filter": null, "first": 1_000 }),
        json!({ "first": -1 }),
        json!({ "first": "3" }),
        json!({ "first": 3.5 }),
        json!({ "first": 3_000_000_000_u64 }),
        json!({ "unknown": true, "first": 2 }),
        json!({}),
    ]
}

/// For one platform.
fn slugs() -> Vec<Value> {
    vec![
        json!({ "slug": "platform-1" }),
        json!({ "slug": "platform-2" }),
        json!({ "slug": "platform-3", "with": true }),
        json!({ "slug": "nothing" }),
        json!({ "slug": null }),
        json!({ "slug": 1 }),
        json!({}),
        json!({ "slug": "platform-1", "language": "sw" }),
        json!({ "slug": "nothing", "language": "klingon" }),
        json!({ "slug": "platform-1", "language": "klingon", "with": "yes" }),
    ]
}

/// For facets.
fn searches() -> Vec<Value> {
    vec![
        json!({ "filter": { "search": "ecole" } }),
        json!({ "filter": { "search": "école", "countries": ["FR", "DE"] } }),
        json!({ "filter": { "search": "platform", "levels": ["ISCED_1"] }, "language": "zh" }),
        json!({ "filter": { "search": "aula portal" }, "language": "fr" }),
        json!({ "filter": { "search": "\"" } }),
        json!({ "filter": { "search": "a".repeat(500) } }),
        json!({ "filter": { "search": 1 } }),
        json!({}),
    ]
}

fn lists() -> Vec<Question> {
    vec![
        (
            "query ($filter: PlatformFilter) { platforms(filter: $filter, first: 4) { totalCount nodes { slug } facets { \
             countries { value label count } languages { value label(language: \"fr\") count } levels { label } \
             endorsement { __typename count n: value } } relaxations { field count } } }",
            searches(),
        ),
        (
            "query ($filter: PlatformFilter, $language: LanguageTag) { platforms(filter: $filter) { facets { countries \
             { ...F } kinds { label(language: $language) } } facets { kinds { count } } } } \
             fragment F on FacetCount { value count label(language: \"ru\") }",
            searches(),
        ),
        (
            "query ($filter: PlatformFilter, $first: Int, $after: String) { platforms(filter: $filter, first: $first, \
             after: $after) { totalCount pageInfo { endCursor } nodes { id slug name url country { code name } \
             languages { code } levels kind access updatedAt } } }",
            filters(),
        ),
        (
            "query ($filter: PlatformFilter!, $first: Int = 4) { platforms(filter: $filter, first: $first) { edges { cursor \
             node { ...Card } } } } fragment Card on Platform { slug country { platformCount } reachability { status } }",
            filters(),
        ),
        (
            "query ($first: Int!) { platforms(first: $first) { nodes { slug reachability { checkedAt } } } }",
            filters(),
        ),
        (
            "query ($first: Int) { platforms(first: $first) { nodes { slug history(first: 2) { version } } } }",
            filters(),
        ),
        (
            "query ($first: Int) { platforms(first: $first) { nodes { slug history(first: 200) { version } } } }",
            filters(),
        ),
        (
            "query ($countries: [CountryCode!], $first: Int) { platforms(filter: { countries: $countries }, first: $first) \
             { nodes { slug } } }",
            vec![
                json!({ "countries": ["FR"] }),
                json!({ "countries": ["ZZ"] }),
                json!({ "countries": 1 }),
                json!({}),
            ],
        ),
    ]
}

fn singles() -> Vec<Question> {
    vec![
        (
            "query ($slug: String!, $language: LanguageTag) { platform(slug: $slug) { slug name(language: $language) } }",
            slugs(),
        ),
        (
            "query ($slug: String, $with: Boolean = false) { platform(slug: $slug) { slug ... @include(if: $with) { name } \
             kind @skip(if: $with) names { text } } }",
            slugs(),
        ),
        (
            "query ($slug: String!) { a: platform(slug: $slug) { slug } a: platform(slug: $slug) { name } \
             b: platform(slug: $slug) { slug slug country { code } country { name } } }",
            slugs(),
        ),
        (
            "query A($slug: String!) { platform(slug: $slug) { slug } } query B($slug: String!) { platform(slug: $slug) \
             { name } }",
            slugs(),
        ),
        (
            "query ($slug: String!) { platform(slug: $slug) { ... on Node { id } ... on Platform { slug } } }",
            slugs(),
        ),
    ]
}

fn none() -> Vec<Value> {
    vec![json!({})]
}

fn others() -> Vec<Question> {
    vec![
        ("{ platforms(first: 3) { nodes { slug } } platforms(first: 3) { nodes { name } } }", none()),
        (
            "{ platforms(first: 3) { ...P ...Q } } fragment P on PlatformConnection { nodes { slug } } fragment Q on \
          PlatformConnection { nodes { name } totalCount }",
            none(),
        ),
        (
            "{ platforms(first: 5, orderBy: UPDATED_AT_DESC) { nodes { __typename slug successor { slug } } } }",
            none(),
        ),
        (
            "{ platforms(first: 2) { nodes { slug names { text language } country { region { name } } } __typename } }",
            none(),
        ),
        (
            "query ($u: Url!) { platform(url: $u) { slug } }",
            vec![
                json!({ "u": "https://p1.example.org" }),
                json!({ "u": "https://p30.example.org" }),
                json!({ "u": "ftp:x" }),
            ],
        ),
        (
            "query ($id: ID!) { node(id: $id) { id ... on Platform { slug reachability { checkedAt status } } } }",
            vec![
                json!({ "id": "UGxhdGZvcm06MDAwMDAwMDAtMDAwMC0wMDAwLWZmZmYtZmZmZmZmZmZmZmZm" }),
                json!({ "id": 5 }),
            ],
        ),
        ("{ coverage(by: [COUNTRY], countries: [\"FR\", \"DE\"]) { country { code name } count } }", none()),
        ("{ countries(region: \"002\") { code name platformCount } }", none()),
        ("{ country(code: \"FR\") { name names { text } } languages { code } }", none()),
        ("{ changes(first: 2) { nodes { at } } }", none()),
        (
            "query ($n: String!) { __type(name: $n) { name fields { name } } __schema { queryType { name } } }",
            vec![json!({ "n": "Platform" }), json!({ "n": "Query" }), json!({ "n": 1 })],
        ),
        ("{ platforms(first: 1) { nodes { slug nothing } } }", none()),
        ("{ platform { slug } }", none()),
        ("{ platforms(first: 1 { nodes { slug } } }", none()),
        ("", none()),
    ]
}

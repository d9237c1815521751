//! The schema and what its resolvers share.

use std::sync::Arc;

use async_graphql::{
    Context, EmptySubscription, Error, ErrorExtensions, ID, MergedObject, Result, Schema, SchemaBuilder,
    ValidationMode,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use registry::checks::policy::Policy;
use uuid::Uuid;

use super::desk::Desk;
use super::loaders::loaders;
use super::mutation::Mutation;
use super::query::Query;
use super::reads::{Reads, Seen};
use crate::catalogue::Catalogue;

/// Everything that can be read.
#[derive(Debug, Clone, Copy, Default, MergedObject)]
#[graphql(serial, name = "Query")]
pub struct Root(Query, Desk);

/// The schema of the registry.
pub type PortolanSchema = Schema<Root, Mutation, EmptySubscription>;

fn builder() -> SchemaBuilder<Root, Mutation, EmptySubscription> {
    Schema::build(Root::default(), Mutation::default(), EmptySubscription).disable_suggestions()
}

/// The types whose objects are kept as they were written; each is a `Piece` (`kept::objects`).
pub const KEPT: &[&str] = &["FacetCount", "Platform"];

/// The database, for those who take it from [`context`] and are noted there.
struct Behind(registry::Context);

/// The schema over a catalogue and a database.
pub fn build(
    mode: ValidationMode,
    catalogue: Arc<Catalogue>,
    ctx: registry::Context,
    policy: Policy,
) -> PortolanSchema {
    let schema = builder().validation_mode(mode);
    schema.data(catalogue).data(loaders(ctx.clone())).data(Behind(ctx)).data(policy).finish()
}

/// The schema's text (SDL), documentation included.
pub fn sdl() -> String {
    let options =
        async_graphql::SDLExportOptions::new().sorted_enum_items().prefer_single_line_descriptions();
    builder().finish().sdl_with_options(options)
}

/// The snapshot that this request reads.
pub(crate) fn snapshot<'a>(ctx: &Context<'a>) -> Result<Seen<'a>> {
    match ctx.data_opt::<Arc<Reads>>() {
        Some(reads) => Ok(reads.catalogue()),
        None => Ok(Seen::alone(ctx.data::<Arc<Catalogue>>()?.snapshot())),
    }
}

/// The registry's database and clock.
pub(crate) fn context<'a>(ctx: &Context<'a>) -> Result<&'a registry::Context> {
    outside(ctx);
    Ok(&ctx.data::<Behind>()?.0)
}

/// Notes that the answer holds for this moment only.
pub(crate) fn outside(ctx: &Context<'_>) {
    if let Some(reads) = ctx.data_opt::<Arc<Reads>>() {
        reads.database();
    }
}

/// A refusal with a code that clients can act on.
pub(crate) fn refuse(code: &'static str, message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

/// A Relay id: base64url of `Type:uuid`.
pub(crate) fn node_id(kind: &str, id: Uuid) -> ID {
    ID(URL_SAFE_NO_PAD.encode(format!("{kind}:{id}")))
}

/// What a Relay id names.
pub(crate) fn parse_node_id(id: &ID) -> Result<(&'static str, Uuid)> {
    let bad = || {
        let shown: String = id.chars().take(64).collect();
        refuse(
            "BAD_USER_INPUT",
            format!("`{shown}` is not an id of this registry; ids come from its own answers"),
        )
    };
    let bytes = URL_SAFE_NO_PAD.decode(id.trim_end_matches('=')).map_err(|_| bad())?;
    let text = String::from_utf8(bytes).map_err(|_| bad())?;
    let (kind, uuid) = text.split_once(':').ok_or_else(bad)?;
    let kind = ["Platform", "Flag", "Check", "CheckRequest", "Proposal", "Account", "Session", "Token"]
        .into_iter()
        .find(|known| *known == kind)
        .ok_or_else(bad)?;
    Ok((kind, uuid.parse().map_err(|_| bad())?))
}

/// The id of something of this kind, by its Relay id.
pub(crate) fn named(id: &ID, kind: &'static str) -> Result<Uuid> {
    match parse_node_id(id)? {
        (found, id) if found == kind => Ok(id),
        (found, _) => Err(refuse("BAD_USER_INPUT", format!("this is the id of a {found}, not of a {kind}"))),
    }
}

/// A place in the change feed.
pub(crate) fn change_cursor(seq: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!("change:{seq}"))
}

pub(crate) fn parse_change_cursor(cursor: &str) -> Result<i64> {
    let seq = URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| text.strip_prefix("change:")?.parse::<i64>().ok())
        .filter(|seq| *seq >= 0);
    seq.ok_or_else(|| {
        refuse("BAD_USER_INPUT", "`after` is not a cursor of this feed; use `endCursor` of a page")
    })
}

#[cfg(test)]
mod tests {
    use async_graphql::{Request, Variables};
    use serde_json::{Value, json};

    use super::*;
    use crate::i18n::AcceptedLanguages;

    async fn ask(query: &str, variables: Value) -> Value {
        let schema = builder().data(Arc::new(Catalogue::new())).finish();
        let request = Request::new(query)
            .variables(Variables::from_json(variables))
            .data(AcceptedLanguages::parse(Some("fr")));
        serde_json::to_value(schema.execute(request).await).unwrap()
    }

    #[tokio::test]
    async fn an_argument_with_a_default_may_be_null_or_a_variable_without_a_value() {
        let by_variable = "query($order: PlatformOrder) { platforms(orderBy: $order) { totalCount } }";
        for (query, variables) in [
            (by_variable, json!({})),
            (by_variable, json!({ "order": null })),
            ("{ platforms(orderBy: null, first: null) { totalCount } }", json!({})),
        ] {
            assert_eq!(ask(query, variables).await["data"]["platforms"]["totalCount"], 0, "{query}");
        }
        for argument in
            ["orderBy: PlatformOrder = RELEVANCE_OR_NAME", "days: Int = 30", "history(first: Int = 10)"]
        {
            assert!(sdl().contains(argument), "{argument}");
        }
    }

    #[tokio::test]
    async fn a_name_that_is_not_there_in_the_language_asked_for_follows_the_reader() {
        let name = async |argument: &str| {
            let query = format!("{{ country(code: \"DE\") {{ name{argument} }} }}");
            ask(&query, json!({})).await["data"]["country"]["name"].clone()
        };
        assert_eq!(name("").await, "Allemagne");
        assert_eq!(name("(language: \"es\")").await, "Alemania");
        assert_eq!(name("(language: \"sw\")").await, "Allemagne");
    }
}

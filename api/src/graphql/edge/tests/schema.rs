//! A schema of the shape that matters: pages within lists within pages, input objects, a mutation, and fields that
//! fail in every way.

#![expect(clippy::unused_async, reason = "the library wants resolvers to be async")]

use async_graphql::{
    Context, EmptySubscription, Enum, Error, ErrorExtensions, InputObject, Json, Object, Schema,
    SimpleObject, ValidationMode,
};

use crate::graphql::limits::QueryCost;
use crate::i18n::AcceptedLanguages;

pub(super) type Tested = Schema<Query, Mutation, EmptySubscription>;

pub(super) fn build(mode: ValidationMode) -> Tested {
    Schema::build(Query, Mutation, EmptySubscription).validation_mode(mode).finish()
}

#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub(super) enum Level {
    Primary,
    Secondary,
}

#[derive(InputObject)]
struct Filter {
    countries: Option<Vec<String>>,
    levels: Option<Vec<Level>>,
    not: Option<Box<Filter>>,
    numbers: Option<Vec<Vec<i32>>>,
}

#[derive(SimpleObject)]
struct Language {
    code: String,
    name: String,
}

pub(super) struct Platform(u64);

#[Object]
impl Platform {
    async fn slug(&self) -> String {
        format!("platform-{}", self.0)
    }

    async fn name(&self, language: Option<String>) -> String {
        language.unwrap_or_default()
    }

    async fn languages(&self) -> Vec<Language> {
        vec![Language { code: "en".to_owned(), name: "English".to_owned() }]
    }

    async fn similar(&self, first: Option<i32>) -> Connection {
        Connection(first)
    }
}

pub(super) struct Connection(Option<i32>);

#[Object]
impl Connection {
    async fn nodes(&self) -> Result<Vec<Platform>, Error> {
        match self.0.unwrap_or(20) {
            first @ 0..=100 => Ok((0..u64::try_from(first).unwrap()).map(Platform).collect()),
            other => {
                let error = Error::new(format!("`first` is at most 100, not {other}."));
                Err(error.extend_with(|_, extensions| extensions.set("code", "BAD_USER_INPUT")))
            }
        }
    }

    async fn total_count(&self) -> i32 {
        100
    }
}

pub(super) struct Query;

#[Object]
impl Query {
    async fn platforms(&self, filter: Option<Filter>, #[graphql(default = 20)] first: i32) -> Connection {
        drop(filter);
        Connection(Some(first))
    }

    async fn platform(&self, slug: Option<String>) -> Option<Platform> {
        slug.map(|_| Platform(1))
    }

    async fn countries(&self) -> Vec<Platform> {
        vec![Platform(1)]
    }

    async fn level(&self, level: Level) -> Level {
        level
    }

    async fn languages_wanted(&self, context: &Context<'_>) -> Vec<String> {
        context.data_unchecked::<AcceptedLanguages>().iter().map(str::to_owned).collect()
    }

    async fn cost(&self, context: &Context<'_>) -> u64 {
        context.data_unchecked::<QueryCost>().requested
    }

    async fn echo(&self, json: Json<serde_json::Value>) -> Json<serde_json::Value> {
        json
    }

    async fn breaks(&self) -> Result<i32, Error> {
        Err(std::io::Error::other("password=hunter2").into())
    }

    async fn breaks_often(&self) -> Vec<Option<Broken>> {
        (0..1_000).map(|_| Some(Broken)).collect()
    }

    async fn forbidden(&self) -> Result<i32, Error> {
        Err(Error::new("Not yours.").extend_with(|_, extensions| extensions.set("code", "FORBIDDEN")))
    }

    async fn panics(&self) -> i32 {
        let nothing: Option<i32> = Self::nothing();
        nothing.expect("password=hunter2")
    }

    async fn sleeps(&self) -> i32 {
        std::future::pending().await
    }
}

impl Query {
    fn nothing() -> Option<i32> {
        None
    }
}

pub(super) struct Broken;

#[Object]
impl Broken {
    async fn value(&self) -> Result<Option<i32>, Error> {
        Err(Error::new("password=hunter2"))
    }
}

pub(super) struct Mutation;

#[Object]
impl Mutation {
    async fn write(&self, text: String) -> String {
        text
    }
}

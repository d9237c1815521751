//! Reading proposals: one, or many, and what stands against one.

use std::collections::BTreeMap;

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::Proposal;
use super::changes::{Change, applied, changes};
use super::duplicates::{self, Warning};
use super::fields::{self, Fields};
use super::stored::{get, read};
use crate::access::{Actor, Beat, Deed, Grants, Person, Role, may};
use crate::context::Context;
use crate::entities::{platform, platform_version, proposal};
use crate::error::{Error, FieldError, Result};
use crate::platforms::Document;
use crate::vocabulary::{CountryCode, Lifecycle, countries};
use crate::workflow::{ProposalKind, ProposalStatus};

/// Which proposals are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of these statuses; of all when none is named.
    pub statuses: Vec<ProposalStatus>,
    /// Of these countries; of all that the actor may see when none is named.
    pub countries: Vec<CountryCode>,
    /// About this platform.
    pub platform: Option<Uuid>,
    /// Only the actor's own.
    pub mine: bool,
}

/// The proposal, if the actor may read it.
pub async fn find(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Option<Proposal>> {
    match get(ctx.db.read(), actor, id).await {
        Ok(row) => read(row).map(Some),
        Err(Error::NotFound(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Proposals that the actor may read, the last changed first; those after one, at most `limit`.
pub async fn list(
    ctx: &Context,
    actor: &Actor,
    filter: &Filter,
    after: Option<&Proposal>,
    limit: u64,
) -> Result<Vec<Proposal>> {
    may(actor, Deed::BeSomebody)?;
    let Filter { statuses, countries, platform, mine } = filter;
    let Actor::Person(person) = actor else { return Ok(Vec::new()) };
    let mut select = proposal::Entity::find()
        .filter(readable(person))
        .order_by_desc(proposal::Column::UpdatedAt)
        .order_by_desc(proposal::Column::Id)
        .limit(limit);
    if !statuses.is_empty() {
        select = select.filter(proposal::Column::Status.is_in(statuses.iter().copied()));
    }
    if !countries.is_empty() {
        select = select.filter(proposal::Column::Country.is_in(countries.iter().copied()));
    }
    if let Some(platform) = platform {
        select = select.filter(proposal::Column::PlatformId.eq(*platform));
    }
    if *mine {
        select = select.filter(proposal::Column::AuthorId.eq(person.account));
    }
    if let Some(Proposal { id, updated_at, .. }) = after {
        let older = Condition::all()
            .add(proposal::Column::UpdatedAt.eq(*updated_at))
            .add(proposal::Column::Id.lt(*id));
        select = select.filter(Condition::any().add(proposal::Column::UpdatedAt.lt(*updated_at)).add(older));
    }
    select.all(ctx.db.read()).await?.into_iter().map(read).collect()
}

/// The rows that [`Deed::Read`] allows, as the database is asked for them; a test compares the two.
fn readable(person: &Person) -> Condition {
    let Person { account, grants, scopes: _ } = person;
    let public = proposal::Column::SubmittedAt.is_not_null();
    let own = proposal::Column::AuthorId.eq(*account);
    let mut any = Condition::any();
    if !grants.government.is_empty() {
        let theirs = Condition::any()
            .add(own.clone())
            .add(public.clone())
            .add(proposal::Column::AuthorRole.eq(Role::Government));
        let here = proposal::Column::Country.is_in(grants.government.iter().copied());
        any = any.add(Condition::all().add(here).add(theirs));
    }
    let open = Condition::any().add(own).add(public);
    match &grants.curator {
        None => {}
        Some(Beat::World) => any = any.add(open.clone()),
        Some(Beat::Regions(_)) => {
            let here = proposal::Column::Country.is_in(beat(grants));
            any = any.add(Condition::all().add(here).add(open.clone()));
        }
    }
    if grants.admin {
        any = any.add(open);
    }
    // Without any role there is nothing to see.
    if any.is_empty() { any.add(proposal::Column::Id.is_null()) } else { any }
}

/// The countries where a curator decides.
pub(super) fn beat(grants: &Grants) -> Vec<CountryCode> {
    countries().iter().map(|country| country.code).filter(|code| grants.curates(*code)).collect()
}

/// A version of a platform, as a record.
pub(super) struct Standing {
    pub document: Document,
    pub record: Value,
    pub version: i32,
}

/// The version that the author saw.
pub(super) async fn base(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Standing> {
    let version = proposal.base_version;
    version_of(connection, proposal, |select| select.filter(platform_version::Column::Version.eq(version)))
        .await
}

/// The version in force.
pub(super) async fn standing_now(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Standing> {
    version_of(connection, proposal, |select| select.filter(platform_version::Column::ValidTo.is_null()))
        .await
}

async fn version_of(
    connection: &impl ConnectionTrait,
    proposal: &Proposal,
    which: impl FnOnce(sea_orm::Select<platform_version::Entity>) -> sea_orm::Select<platform_version::Entity>,
) -> Result<Standing> {
    let id = proposal.platform;
    let select = platform_version::Entity::find().filter(platform_version::Column::PlatformId.eq(id));
    let missing =
        || Error::corrupt(format!("proposal {}", proposal.id), "its platform's version is not there");
    let row = which(select).one(connection).await?.ok_or_else(missing)?;
    let document: Document = serde_json::from_str(&row.document)
        .map_err(|error| Error::corrupt(format!("version {} of {id:?}", row.version), error))?;
    Ok(Standing { record: fields::standing(&document), document, version: row.version })
}

/// What a proposal would put in force.
pub(super) enum Outcome {
    /// A platform that is not listed yet.
    Listed(Box<Document>),
    /// A platform with other words, upon its version in force.
    Changed(Box<Document>, Box<Standing>),
    /// A platform that is no more.
    Retired(Box<Document>, Box<Standing>),
}

impl Outcome {
    pub(super) fn document(&self) -> &Document {
        let (Self::Listed(document) | Self::Changed(document, _) | Self::Retired(document, _)) = self;
        document
    }
}

/// What a proposal comes to now; or every fault of its fields, or what collides.
pub(super) async fn outcome(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Outcome> {
    match proposal.kind {
        ProposalKind::Create => {
            let slug = fields::slug(proposal.country, &proposal.fields);
            let blank = fields::blank(&slug, proposal.country);
            let id = proposal.platform.unwrap_or(proposal.id);
            Ok(Outcome::Listed(Box::new(fields::document(id, blank, &proposal.fields)?)))
        }
        ProposalKind::Update => changed(connection, proposal).await,
        ProposalKind::Retire => retired(connection, proposal).await,
    }
}

async fn changed(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Outcome> {
    let (before, now) = (base(connection, proposal).await?, standing_now(connection, proposal).await?);
    if now.document.lifecycle == Lifecycle::Retired {
        return Err(Error::Conflict(format!("{} was retired meanwhile", now.document.slug)));
    }
    let made = changes(&before.record, &now.record, &proposal.fields);
    if made.is_empty() {
        let fault = FieldError::coded("REQUIRED", "fields", "say the same as what stands; change something");
        return Err(Error::Invalid(vec![fault]));
    }
    let colliding: Vec<_> =
        made.iter().filter(|change| change.collides()).map(|c| c.field.as_str()).collect();
    if !colliding.is_empty() {
        return Err(Error::Conflict(format!(
            "{} was changed since this was written (version {} then, {} now), in the same fields: {}; rebase it",
            now.document.slug,
            before.version,
            now.version,
            colliding.join(", ")
        )));
    }
    let wanted = applied(&now.record, &made);
    let wanted = Fields::read(only_fields(&wanted), &fields::FIELDS)?;
    let document = fields::document(now.document.id, now.record.clone(), &wanted)?;
    Ok(Outcome::Changed(Box::new(document), Box::new(now)))
}

fn only_fields(record: &Value) -> Value {
    let known =
        record.as_object().into_iter().flatten().filter(|(key, _)| fields::FIELDS.contains(&key.as_str()));
    Value::Object(known.map(|(key, value)| (key.clone(), value.clone())).collect())
}

async fn retired(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Outcome> {
    let now = standing_now(connection, proposal).await?;
    if now.document.lifecycle == Lifecycle::Retired {
        return Err(Error::Conflict(format!("{} is retired already", now.document.slug)));
    }
    let mut successors = BTreeMap::new();
    if let Some(slug) = fields::successor(&proposal.fields) {
        let row = platform::Entity::find().filter(platform::Column::Slug.eq(slug)).one(connection).await?;
        let other = row.filter(|row| row.id != now.document.id && row.lifecycle != Lifecycle::Retired);
        successors.extend(other.map(|row| (row.slug, row.id)));
    }
    let (retirement, note) = fields::retirement(&proposal.fields, &successors)?;
    let document = Document {
        lifecycle: Lifecycle::Retired,
        lifecycle_note: note.or_else(|| now.document.lifecycle_note.clone()),
        retirement: Some(retirement),
        ..now.document.clone()
    };
    Ok(Outcome::Retired(Box::new(document), Box::new(now)))
}

/// What stands against submitting it, field by field; nothing when it is sound.
pub async fn problems(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Vec<FieldError>> {
    let proposal = read(get(ctx.db.read(), actor, id).await?)?;
    match outcome(ctx.db.read(), &proposal).await {
        Ok(_) => Ok(Vec::new()),
        Err(Error::Invalid(faults)) => Ok(faults),
        Err(Error::Conflict(message)) => Ok(vec![FieldError::coded("CONFLICT", "fields", message)]),
        Err(other) => Err(other),
    }
}

/// What a person should look at before it goes on: entries that it may double.
pub async fn warnings(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Vec<Warning>> {
    let proposal = read(get(ctx.db.read(), actor, id).await?)?;
    duplicates::warnings(ctx.db.read(), &proposal).await
}

/// What an update changes, leaf by leaf; nothing for other kinds.
pub async fn changes_of(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Vec<Change>> {
    let proposal = read(get(ctx.db.read(), actor, id).await?)?;
    if proposal.kind != ProposalKind::Update {
        return Ok(Vec::new());
    }
    let (before, now) =
        (base(ctx.db.read(), &proposal).await?, standing_now(ctx.db.read(), &proposal).await?);
    Ok(changes(&before.record, &now.record, &proposal.fields))
}

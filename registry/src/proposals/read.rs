//! Reading proposals: one, or many, and what stands against one.

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::changes::{Change, changes};
use super::duplicates::{self, Warning};
use super::outcome::{base, outcome, standing_now};
use super::stored::{get, read};
use super::{About, Proposal};
use crate::access::{Actor, Deed, Person, Role, may};
use crate::context::Context;
use crate::entities::proposal;
use crate::error::{Error, FieldError, Result};
use crate::vocabulary::CountryCode;
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

/// What was begun of the same about the same platform, is not with the curators, and may be gone on with.
pub async fn unsent(ctx: &Context, actor: &Actor, about: About) -> Result<Option<Proposal>> {
    let (kind, Some(platform)) = about.parts() else { return Ok(None) };
    let statuses = vec![ProposalStatus::Draft, ProposalStatus::ChangesRequested];
    let filter = Filter { platform: Some(platform), statuses, ..Filter::default() };
    let found = list(ctx, actor, &filter, None, 50).await?;
    let theirs = |one: &Proposal| one.kind == kind && may(actor, Deed::Pursue(one.matter())).is_ok();
    Ok(found.into_iter().find(theirs))
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
    any = match grants.curated() {
        None => any.add(open.clone()),
        Some(here) if here.is_empty() => any,
        Some(here) => any.add(Condition::all().add(proposal::Column::Country.is_in(here)).add(open.clone())),
    };
    if grants.admin {
        any = any.add(open);
    }
    // Without any role there is nothing to see.
    if any.is_empty() { any.add(proposal::Column::Id.is_null()) } else { any }
}

/// What stands against submitting it, field by field; nothing when it is sound.
pub async fn problems(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Vec<FieldError>> {
    let proposal = read(get(ctx.db.read(), actor, id).await?)?;
    match outcome(ctx.db.read(), &proposal, ctx.clock.now().date_naive()).await {
        Ok(_) => Ok(Vec::new()),
        Err(Error::Invalid(faults)) => Ok(faults),
        Err(Error::Conflict(message)) => Ok(vec![FieldError::coded("CONFLICT", "fields", message)]),
        Err(other) => Err(other),
    }
}

/// What its author saw, and that with what they typed over it, as records are written; sound or not. Of a creation nothing
/// was there before.
pub async fn wanted(ctx: &Context, actor: &Actor, id: Uuid) -> Result<(Value, Value)> {
    let proposal = read(get(ctx.db.read(), actor, id).await?)?;
    let before = match proposal.kind {
        ProposalKind::Update => base(ctx.db.read(), &proposal).await?.record,
        ProposalKind::Create | ProposalKind::Retire => Value::Object(Map::new()),
    };
    let mut wanted = before.clone();
    for (field, value) in proposal.fields.object() {
        wanted[field.as_str()] = value.clone();
    }
    Ok((before, wanted))
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

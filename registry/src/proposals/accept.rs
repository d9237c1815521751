//! Accepting: what was proposed comes in force, in one transaction with everything that follows from it.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::Value;
use uuid::Uuid;

use super::Proposal;
use super::fields::{Fields, RETIREMENT_FIELDS};
use super::notes::{self, Words};
use super::outcome::{Outcome, outcome, retired};
use super::review::{take_within, tell};
use super::stored::{Held, hold, read};
use crate::access::{Actor, Role};
use crate::checks::restart::{self, Restart};
use crate::context::Context;
use crate::db::{Alone, alone};
use crate::endorsements;
use crate::entities::platform;
use crate::error::{Error, FieldError, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::platforms::{Document, apply};
use crate::said;
use crate::vocabulary::{Lifecycle, Slug, UrlBasis};
use crate::workflow::{ProposalKind, Side, Step};

/// How a proposal is accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// The revision that the curator saw.
    pub seen: Option<i32>,
    /// What they say with it.
    pub text: Option<String>,
    /// Whether it may have an address that other entries of a programme have too.
    pub shared_address: bool,
}

/// Puts a proposal in force.
pub async fn accept(ctx: &Context, actor: &Actor, id: Uuid, acceptance: Acceptance) -> Result<Proposal> {
    let transaction = ctx.db.write().await?;
    // Whoever lists or moves a platform does so alone, so that no address and no slug is given twice.
    alone(&transaction, Alone::Import).await?;
    let (proposal, acting, events) = one(ctx, &transaction, actor, id, acceptance).await?;
    events::append(ctx, &transaction, &acting, events.into_iter().map(Ok)).await?;
    transaction.commit().await?;
    Ok(proposal)
}

/// Accepts updates that all change the same fields, each its own platform, all or none.
pub async fn accept_alike(
    ctx: &Context,
    actor: &Actor,
    ids: &[(Uuid, Option<i32>)],
    text: Option<&str>,
) -> Result<Vec<Proposal>> {
    alike(ctx, actor, ids, text, false).await
}

/// The same of updates that only wait: each is taken, as by whoever looks at it. Nothing is kept from others when one of
/// them cannot be accepted.
pub async fn take_and_accept_alike(ctx: &Context, actor: &Actor, ids: &[Uuid]) -> Result<Vec<Proposal>> {
    let ids: Vec<_> = ids.iter().map(|id| (*id, None)).collect();
    alike(ctx, actor, &ids, None, true).await
}

async fn alike(
    ctx: &Context,
    actor: &Actor,
    ids: &[(Uuid, Option<i32>)],
    text: Option<&str>,
    taking: bool,
) -> Result<Vec<Proposal>> {
    const MOST: usize = 100;
    if ids.is_empty() || ids.len() > MOST {
        let message = said!("proposals-count", "must name 1 to {most} proposals", most = MOST);
        return Err(Error::Invalid(vec![FieldError::new("proposals", message)]));
    }
    let transaction = ctx.db.write().await?;
    alone(&transaction, Alone::Import).await?;
    let (mut accepted, mut all, mut shape) = (Vec::new(), Vec::new(), None);
    let mut by = None;
    for (id, seen) in ids {
        if taking {
            all.extend(take_within(ctx, &transaction, actor, *id, false).await?.1);
        }
        let acceptance = Acceptance { seen: *seen, text: text.map(str::to_owned), shared_address: false };
        let (proposal, acting, events) = one(ctx, &transaction, actor, *id, acceptance).await?;
        let fields: Vec<_> = proposal.fields.object().keys().cloned().collect();
        if proposal.kind != ProposalKind::Update || shape.get_or_insert_with(|| fields.clone()) != &fields {
            let message =
                said!("proposals-alike", "only updates that change the same fields can be accepted together");
            return Err(Error::Invalid(vec![FieldError::new("proposals", message)]));
        }
        accepted.push(proposal);
        all.extend(events);
        by = Some(acting);
    }
    if let Some(acting) = by {
        events::append(ctx, &transaction, &acting, all.into_iter().map(Ok)).await?;
    }
    transaction.commit().await?;
    Ok(accepted)
}

async fn one(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    id: Uuid,
    acceptance: Acceptance,
) -> Result<(Proposal, crate::access::Acting, Vec<NewEvent>)> {
    let Acceptance { seen, text, shared_address } = acceptance;
    let words = Words { reasons: Vec::new(), text }.sound(Step::Accept)?;
    let mut held = hold(transaction, actor, id, Side::Reviewer, seen).await?;
    let mut events = vec![held.step(ctx, Step::Accept, Side::Reviewer, &words)?];
    let outcome = outcome(transaction, &read(held.row.clone())?, ctx.clock.now().date_naive()).await?;
    let (platform, followed) = put_in_force(ctx, transaction, Some(&held), outcome, shared_address).await?;
    events[0].platform_id = Some(platform);
    held.row.platform_id = Some(platform);
    events.extend(followed);
    held.row.decided_at = Some(ctx.clock.now());
    notes::keep(ctx, transaction, id, &held.acting, Some(Step::Accept), &words).await?;
    tell(ctx, transaction, &held, Step::Accept, &words).await?;
    held.save(transaction).await?;
    let Held { row, acting } = held;
    Ok((read(row)?, acting, events))
}

/// Retires a platform for a reason that was found, without a proposal; `fields` are those of a retirement.
pub(crate) async fn retire_within(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    platform: Uuid,
    fields: Value,
) -> Result<Vec<NewEvent>> {
    alone(transaction, Alone::Import).await?;
    let fields = Fields::read(fields, &RETIREMENT_FIELDS)?;
    let outcome = retired(transaction, platform, &fields, ctx.clock.now().date_naive()).await?;
    Ok(put_in_force(ctx, transaction, None, outcome, false).await?.1)
}

async fn put_in_force(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    held: Option<&Held>,
    outcome: Outcome,
    shared_address: bool,
) -> Result<(Uuid, Vec<NewEvent>)> {
    let now = ctx.clock.now();
    let (document, before) = match outcome {
        Outcome::Listed(document) => {
            let slug = free_slug(transaction, &document.slug).await?;
            (Document { id: ctx.new_id(), slug, ..*document }, None)
        }
        Outcome::Changed(document, standing) | Outcome::Retired(document, standing) => {
            (*document, Some((apply::to_json(&standing.document)?, standing.version)))
        }
    };
    let document = addressed(transaction, document, shared_address).await?;
    let after = apply::to_json(&document)?;
    let kind = match &before {
        None => EventKind::PlatformCreated,
        Some(_) if document.lifecycle == Lifecycle::Retired => EventKind::PlatformRetired,
        Some(_) => EventKind::PlatformUpdated,
    };
    let mut events = vec![NewEvent {
        platform_id: Some(document.id),
        proposal_id: held.map(|held| held.row.id),
        ..NewEvent::of(kind, before.as_ref().map_or(Value::Null, |(json, _)| json.clone()), after.clone())
    }];
    match before {
        None => apply::create(transaction, &[(&document, &after.to_string())], now).await?,
        Some((before, version)) => {
            apply::update(transaction, &document, &after, version, now).await?;
            if let Some(restart) = Restart::after(kind, &before, &after) {
                events.extend(restart::follow(ctx, transaction, document.id, restart).await?);
            }
        }
    }
    let of_government = held.filter(|held| held.row.author_role == Role::Government);
    if let Some(held) = of_government.filter(|_| kind != EventKind::PlatformRetired) {
        events.extend(endorsements::confirmed_by_proposal(ctx, transaction, &document, held.row.id).await?);
    }
    Ok((document.id, events))
}

/// The slug, or the same with the first number behind it that nobody has.
async fn free_slug(transaction: &DatabaseTransaction, wanted: &Slug) -> Result<Slug> {
    for number in 1..=999 {
        let candidate = if number == 1 { wanted.as_str().to_owned() } else { format!("{wanted}-{number}") };
        let taken =
            platform::Entity::find().filter(platform::Column::Slug.eq(&candidate)).one(transaction).await?;
        if taken.is_none() {
            return candidate.parse().map_err(|error| Error::corrupt("slug", error));
        }
    }
    Err(Error::Conflict(said!("slugs-taken", "there are too many entries called {slug}", slug = wanted)))
}

/// The document, if its address is free; or as one of a programme, if a curator says so and the others are too.
async fn addressed(
    transaction: &DatabaseTransaction,
    document: Document,
    shared_address: bool,
) -> Result<Document> {
    if document.lifecycle == Lifecycle::Retired {
        return Ok(document);
    }
    let others = platform::Entity::find()
        .filter(platform::Column::UrlKey.eq(document.url.key()))
        .filter(platform::Column::Id.ne(document.id))
        .filter(platform::Column::Lifecycle.ne(Lifecycle::Retired))
        .all(transaction)
        .await?;
    let Some(holder) = others.first() else { return Ok(document) };
    let is_programme = others.iter().all(|other| other.url_basis == UrlBasis::Programme);
    if is_programme && (shared_address || document.url_basis == UrlBasis::Programme) {
        return Ok(Document { url_basis: UrlBasis::Programme, ..document });
    }
    Err(Error::Conflict(said!(
        "address-taken",
        "{url} is already the address of `{slug}`; entries share an address only as parts of one programme, when a \
         curator says so",
        url = document.url,
        slug = holder.slug
    )))
}

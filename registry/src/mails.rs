//! Letters that wait to be sent. Kept as facts: whoever sends one writes it in its reader's language, and what a link in it
//! opens with is made at that moment, so that it stands in no table.
//! Knows no mail server and no words.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::access::{Actor, Deed, may};
use crate::accounts::{self, Account, Email, NewLink, Purpose, Secret};
use crate::context::Context;
use crate::entities::{mail, platform};
use crate::error::{Error, Result};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a letter is about.
    "kind of letter" pub enum MailKind {
        /// Somebody may sign in from now on.
        Invitation = "INVITATION",
        /// Somebody asked for a link to sign in with.
        SignIn = "SIGN_IN",
        /// A proposal was sent back for changes.
        ChangesRequested = "CHANGES_REQUESTED",
        /// A proposal is in force.
        ProposalAccepted = "PROPOSAL_ACCEPTED",
        /// A proposal was refused.
        ProposalRejected = "PROPOSAL_REJECTED",
        /// A proposal waits for something else.
        ProposalOnHold = "PROPOSAL_ON_HOLD",
        /// An endorsement ends soon.
        EndorsementDue = "ENDORSEMENT_DUE",
        /// An endorsement has ended.
        EndorsementLapsed = "ENDORSEMENT_LAPSED",
        /// A check found something that the government should answer.
        FlagOpened = "FLAG_OPENED",
    }
}

impl MailKind {
    /// What the link in such a letter is for; other letters have none that opens anything by itself.
    const fn link(self) -> Option<Purpose> {
        match self {
            Self::Invitation | Self::SignIn => Some(Purpose::SignIn),
            Self::EndorsementDue | Self::EndorsementLapsed => Some(Purpose::Renew),
            Self::ChangesRequested
            | Self::ProposalAccepted
            | Self::ProposalRejected
            | Self::ProposalOnHold
            | Self::FlagOpened => None,
        }
    }
}

/// A letter to be put into the mail.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NewMail {
    /// To whom; none when that is to be found out by the address.
    pub account: Option<Uuid>,
    pub recipient: Email,
    pub language: String,
    pub kind: MailKind,
    pub facts: Value,
}

impl NewMail {
    /// A letter to the owner of an account.
    pub(crate) fn to(account: &Account, kind: MailKind, facts: Value) -> Self {
        let Account { id, email, language, .. } = account;
        Self { account: Some(*id), recipient: email.clone(), language: language.clone(), kind, facts }
    }
}

/// A letter to be written and sent now.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Its id, to say how the sending went.
    pub id: Uuid,
    /// To whom.
    pub recipient: Email,
    /// What they are called.
    pub name: Option<String>,
    /// In which language.
    pub language: String,
    /// About what.
    pub kind: MailKind,
    /// What it says.
    pub facts: Value,
    /// What the link in it opens with.
    pub secret: Option<Secret>,
}

/// How long until a letter that could not be sent is tried again: 1 minute, then 5, 25, 125, then every ten hours.
fn pause(attempts: i32) -> TimeDelta {
    TimeDelta::minutes(5_i64.pow(u32::try_from(attempts).unwrap_or_default().min(4)))
        .min(TimeDelta::hours(10))
}

/// After so many attempts a letter is given up.
const MOST: i32 = 10;

/// Puts letters into the mail.
pub(crate) async fn put(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    letters: impl IntoIterator<Item = NewMail>,
) -> Result<()> {
    let now = ctx.clock.now();
    for NewMail { account, recipient, language, kind, facts } in letters {
        let row = mail::ActiveModel {
            id: Set(ctx.new_id()),
            account_id: Set(account),
            recipient: Set(recipient.as_str().to_owned()),
            language: Set(language),
            kind: Set(kind),
            facts: Set(facts.to_string()),
            created_at: Set(now),
            due_at: Set(now),
            attempts: Set(0),
            sent_at: Set(None),
            error: Set(None),
        };
        mail::Entity::insert(row).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// Writes to every account of a platform's government. Gives how many letters that is.
pub(crate) async fn to_government(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    row: &platform::Model,
    kind: MailKind,
    mut facts: Value,
) -> Result<usize> {
    let accounts = accounts::of_government(transaction, row.country).await?;
    if accounts.is_empty() {
        return Ok(0);
    }
    facts["platform"] = json!(row.id);
    facts["slug"] = json!(row.slug);
    facts["name"] = json!(crate::platforms::name_of(transaction, row.id).await?);
    let letters = accounts.iter().map(|account| NewMail::to(account, kind, facts.clone()));
    let letters: Vec<_> = letters.collect();
    let count = letters.len();
    put(ctx, transaction, letters).await?;
    Ok(count)
}

/// Whether a letter is due: asked every few seconds, so that it locks nothing.
pub async fn are_due(ctx: &Context) -> Result<bool> {
    let count = due(ctx.clock.now()).limit(1).count(ctx.db.read()).await?;
    Ok(count > 0)
}

fn due(now: DateTime<Utc>) -> Select<mail::Entity> {
    mail::Entity::find()
        .filter(mail::Column::SentAt.is_null())
        .filter(mail::Column::DueAt.lte(now))
        .filter(mail::Column::Attempts.lt(MOST))
}

/// Takes the next letter that is due. Whoever takes it has a while to say how it went; then it is anybody's again.
pub async fn next(ctx: &Context) -> Result<Option<Letter>> {
    loop {
        let now = ctx.clock.now();
        let transaction = ctx.db.write().await?;
        let select = due(now)
            .order_by_asc(mail::Column::DueAt)
            .limit(1)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        let Some(row) = select.one(&transaction).await? else { return Ok(None) };
        let letter = match written(ctx, &transaction, &row).await {
            // One that nobody can read must not keep the others waiting.
            Err(error @ Error::Corrupt { .. }) => Err(error.to_string()),
            Ok(letter) => Ok(letter),
            Err(error) => return Err(error),
        };
        let later = mail::ActiveModel {
            id: Set(row.id),
            attempts: Set(row.attempts + 1),
            due_at: Set(now + pause(row.attempts)),
            ..Default::default()
        };
        let (taken, letter) = match letter {
            Ok(Some(letter)) => (later, Some(letter)),
            // Nobody is told that there is no such account.
            Ok(None) => {
                let error = Set(Some("there is no account to send it to".to_owned()));
                let id = Set(row.id);
                (mail::ActiveModel { id, sent_at: Set(Some(now)), error, ..Default::default() }, None)
            }
            Err(why) => (mail::ActiveModel { error: Set(Some(why)), ..later }, None),
        };
        mail::Entity::update(taken).exec(&transaction).await?;
        transaction.commit().await?;
        if letter.is_some() {
            return Ok(letter);
        }
    }
}

async fn written(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    row: &mail::Model,
) -> Result<Option<Letter>> {
    let corrupt = |error: &dyn std::fmt::Display| Error::corrupt(format!("mail {}", row.id), error);
    let recipient: Email = row.recipient.parse().map_err(|error| corrupt(&error))?;
    let facts: Value = serde_json::from_str(&row.facts).map_err(|error| corrupt(&error))?;
    let Some(account) = accounts::reachable(transaction, &recipient).await? else { return Ok(None) };
    let uuid = |name: &str| facts[name].as_str().and_then(|text| text.parse().ok());
    let secret = match row.kind.link() {
        None => None,
        Some(purpose) => {
            let browser = facts["browser"].as_str().map(str::to_owned);
            let new = NewLink { account: account.id, purpose, platform: uuid("platform"), browser };
            Some(accounts::make_link(ctx, transaction, new).await?)
        }
    };
    let Account { name, .. } = account;
    let (language, kind) = (row.language.clone(), row.kind);
    Ok(Some(Letter { id: row.id, recipient, name, language, kind, facts, secret }))
}

/// Says that a letter was sent.
pub async fn sent(ctx: &Context, id: Uuid) -> Result<()> {
    note(ctx, id, Some(ctx.clock.now()), None).await
}

/// Says that it could not be, and why; it is tried again later.
pub async fn failed(ctx: &Context, id: Uuid, why: &str) -> Result<()> {
    note(ctx, id, None, Some(why.chars().take(500).collect())).await
}

async fn note(ctx: &Context, id: Uuid, sent_at: Option<DateTime<Utc>>, error: Option<String>) -> Result<()> {
    let row =
        mail::ActiveModel { id: Set(id), sent_at: Set(sent_at), error: Set(error), ..Default::default() };
    let transaction = ctx.db.write().await?;
    mail::Entity::update(row).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// A letter as whoever runs the registry sees it; what it says stays between the registry and its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub recipient: String,
    /// About what.
    pub kind: MailKind,
    /// Since when it waits.
    pub created_at: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: i32,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// Why it could not be, the last time.
    pub error: Option<String>,
}

/// The newest letters.
pub async fn list(ctx: &Context, actor: &Actor, limit: u64) -> Result<Vec<Posted>> {
    may(actor, Deed::ManageAccounts)?;
    let rows =
        mail::Entity::find().order_by_desc(mail::Column::CreatedAt).limit(limit).all(ctx.db.read()).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let mail::Model { id, recipient, kind, created_at, attempts, sent_at, error, .. } = row;
            Posted { id, recipient, kind, created_at, attempts, sent_at, error }
        })
        .collect())
}

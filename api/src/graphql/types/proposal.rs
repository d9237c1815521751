//! Proposals as those who may read them see them.

use async_graphql::{ComplexObject, Context, ID, Json, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use registry::access::Role;
use registry::proposals::{self, Reason, WarningKind};
use registry::workflow::{ProposalKind, ProposalStatus, Step};
use serde_json::Value;

use super::Platform;
use super::check::CheckRequest;
use super::codes::Code;
use super::place::Country;
use super::text::reader;
use crate::error::OrRefusal;
use crate::graphql::actor::actor;
use crate::graphql::mutation::payload::UserError;
use crate::graphql::{context, node_id, snapshot};
use crate::letters::reason_in_words;

/// What somebody wants to be listed, changed or retired.
#[derive(Debug, Clone)]
pub struct Proposal(pub proposals::Proposal);

/// What somebody wants to be listed, changed or retired. The live entry stays as it is until a curator accepts.
#[Object(serial)]
impl Proposal {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        node_id("Proposal", self.0.id)
    }

    /// What it wants.
    async fn kind(&self) -> Code<ProposalKind> {
        Code(self.0.kind)
    }

    /// Where it stands.
    async fn status(&self) -> Code<ProposalStatus> {
        Code(self.0.status)
    }

    /// Grows with every change; give it with a mutation to be told if somebody was quicker.
    async fn revision(&self) -> i32 {
        self.0.revision
    }

    /// The country that it is about.
    async fn country(&self) -> Country {
        Country(self.0.country)
    }

    /// The platform that it is about; of a creation, the one that it became.
    async fn platform(&self, ctx: &Context<'_>) -> Result<Option<Platform>> {
        let Some(id) = self.0.platform else { return Ok(None) };
        Ok(snapshot(ctx)?.by_id(id).map(Platform))
    }

    /// The version of the platform that its author saw.
    async fn base_version(&self) -> Option<i32> {
        self.0.base_version
    }

    /// In which role it was made.
    async fn author_role(&self) -> Code<Role> {
        Code(self.0.author_role)
    }

    /// The first name that it gives.
    async fn title(&self) -> Option<&str> {
        self.0.fields.title()
    }

    /// What it says, as it was typed.
    async fn fields(&self) -> Json<Value> {
        Json(Value::Object(self.0.fields.object().clone()))
    }

    /// When it was begun.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was last changed or moved on.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }

    /// When it was last submitted.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.0.submitted_at
    }

    /// Since when it waits for curators, the times when it waited for others left out; null while it does not.
    async fn waiting_since(&self) -> Option<DateTime<Utc>> {
        self.0.waiting_since
    }

    /// When it was accepted or rejected.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.0.decided_at
    }

    /// Whether a curator looks at it now.
    async fn is_being_reviewed(&self) -> bool {
        self.0.reviewer.is_some()
    }

    /// What an update changes, leaf by leaf, and where it collides with what others changed since.
    async fn changes(&self, ctx: &Context<'_>) -> Result<Vec<ProposalChange>> {
        let changes = proposals::changes_of(context(ctx)?, actor(ctx), self.0.id).await;
        let changes = changes.or_refusal()?;
        Ok(changes.into_iter().map(ProposalChange::from).collect())
    }

    /// What stands against submitting it; empty when it is sound.
    async fn problems(&self, ctx: &Context<'_>) -> Result<Vec<UserError>> {
        let problems = proposals::problems(context(ctx)?, actor(ctx), self.0.id).await;
        let problems = problems.or_refusal()?;
        Ok(UserError::list(ctx, problems))
    }

    /// Entries that it may double.
    async fn warnings(&self, ctx: &Context<'_>) -> Result<Vec<ProposalWarning>> {
        let warnings = proposals::warnings(context(ctx)?, actor(ctx), self.0.id).await;
        let warnings = warnings.or_refusal()?;
        Ok(warnings.into_iter().map(ProposalWarning).collect())
    }

    /// What was said about it, oldest first.
    async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<ProposalNote>> {
        let notes = proposals::notes(context(ctx)?, actor(ctx), self.0.id).await;
        let notes = notes.or_refusal()?;
        Ok(notes.into_iter().map(ProposalNote::from).collect())
    }

    /// The check of its address that was asked for when it was submitted.
    async fn check(&self, ctx: &Context<'_>) -> Result<Option<CheckRequest>> {
        let Some(id) = self.0.check else { return Ok(None) };
        CheckRequest::find(ctx, id).await.map(Some)
    }
}

/// A leaf that a proposal changes.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
pub struct ProposalChange {
    /// The field, as a path: `url`, `name.fr`.
    field: String,
    /// What stood in the version that the author saw.
    before: Json<Value>,
    /// What the proposal wants.
    after: Json<Value>,
    /// What stands now.
    now: Json<Value>,
    /// Whether somebody else has changed it since, to something else.
    collides: bool,
}

impl From<proposals::Change> for ProposalChange {
    fn from(change: proposals::Change) -> Self {
        let collides = change.collides();
        let proposals::Change { field, before, after, now } = change;
        Self { field, before: Json(before), after: Json(after), now: Json(now), collides }
    }
}

/// An entry that a proposal may double.
#[derive(Debug, Clone)]
pub struct ProposalWarning(proposals::Warning);

/// An entry that a proposal may double. It is no fault: a person should look.
#[Object(serial)]
impl ProposalWarning {
    /// What they have in common.
    async fn kind(&self) -> Code<WarningKind> {
        Code(self.0.kind)
    }

    /// The entry.
    async fn platform(&self, ctx: &Context<'_>) -> Result<Option<Platform>> {
        let Some(id) = self.0.platform else { return Ok(None) };
        Ok(snapshot(ctx)?.by_id(id).map(Platform))
    }
}

/// What somebody said about a proposal.
#[derive(Debug, Clone, SimpleObject)]
#[graphql(serial)]
#[graphql(complex)]
pub struct ProposalNote {
    /// When it was written.
    at: DateTime<Utc>,
    /// In which role: `GOVERNMENT`, `CURATOR` or `ADMIN`.
    role: String,
    /// With which step.
    step: Option<Code<Step>>,
    /// Coded reasons.
    reasons: Vec<Code<Reason>>,
    /// In words.
    text: String,
}

#[ComplexObject]
impl ProposalNote {
    /// The reasons in the reader's language.
    async fn reasons_in_words(&self, ctx: &Context<'_>) -> Vec<String> {
        let locale = reader(ctx, None);
        self.reasons.iter().map(|Code(reason)| reason_in_words(*reason, locale)).collect()
    }
}

impl From<proposals::Note> for ProposalNote {
    fn from(note: proposals::Note) -> Self {
        let proposals::Note { id: _, at, author: _, role, step, reasons, text } = note;
        Self { at, role, step: step.map(Code), reasons: Code::list(&reasons), text }
    }
}

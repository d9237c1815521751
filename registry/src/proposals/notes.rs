//! What is said about a proposal: with a decision, which has coded reasons, or beside one.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::stored::{get, matter};
use crate::access::{Acting, Actor, Deed, may};
use crate::context::Context;
use crate::entities::proposal_note;
use crate::error::{Error, FieldError, Result};
use crate::events::{self, EventKind, NewEvent};
use crate::said;
use crate::vocabulary::{paragraphs, vocabulary};
use crate::workflow::Step;

vocabulary! {
    /// Why a proposal is refused or sent back.
    "reason of a decision" pub enum Reason {
        /// The platform is listed already, or another proposal lists it.
        Duplicate = "DUPLICATE",
        /// No public body stands behind the platform.
        NotPublic = "NOT_PUBLIC",
        /// It is not a platform for learning.
        NotLearning = "NOT_LEARNING",
        /// Its address does not answer, or shows something else.
        Unreachable = "UNREACHABLE",
        /// It is another country's.
        WrongCountry = "WRONG_COUNTRY",
        /// Something is missing.
        Incomplete = "INCOMPLETE",
        /// Something is not right.
        Inaccurate = "INACCURATE",
        /// The wording should be clearer, or in another language too.
        Wording = "WORDING",
        /// Nothing shows that it is so.
        Unsourced = "UNSOURCED",
        /// It asks children for money, or shows them advertising.
        Commercial = "COMMERCIAL",
        /// Something else, which the text says.
        Other = "OTHER",
    }
}

/// What somebody says with a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Coded reasons.
    pub reasons: Vec<Reason>,
    /// In their own words.
    pub text: Option<String>,
}

/// Characters that a note may have.
const LONGEST: usize = 4_000;

impl Words {
    /// Refuses what cannot be kept, and a refusal that does not say why.
    pub(super) fn sound(self, step: Step) -> Result<Self> {
        let text = self.text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut faults = Vec::new();
        if let Some(Err(error)) = text.as_deref().map(|text| paragraphs(text, LONGEST)) {
            faults.push(FieldError::new("text", error));
        }
        if matches!(step, Step::Reject | Step::RequestChanges) && self.reasons.is_empty() {
            faults.push(FieldError::coded(
                "REQUIRED",
                "reasons",
                said!("reasons-least", "needs at least one reason"),
            ));
        }
        if text.is_none() && (self.reasons.contains(&Reason::Other) || step == Step::Hold) {
            faults.push(FieldError::coded("REQUIRED", "text", said!("why-missing", "must say why in words")));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let mut reasons = self.reasons;
        reasons.sort_unstable();
        reasons.dedup();
        Ok(Self { reasons, text })
    }
}

/// A note, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: Uuid,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// By whom.
    pub author: Option<Uuid>,
    /// In which role.
    pub role: String,
    /// With which step.
    pub step: Option<Step>,
    /// Coded reasons.
    pub reasons: Vec<Reason>,
    /// In words.
    pub text: String,
}

pub(super) async fn keep(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    proposal: Uuid,
    acting: &Acting,
    step: Option<Step>,
    words: &Words,
) -> Result<()> {
    if words.reasons.is_empty() && words.text.is_none() {
        return Ok(());
    }
    let reasons: Vec<_> = words.reasons.iter().map(Reason::code).collect();
    let row = proposal_note::ActiveModel {
        id: Set(ctx.new_id()),
        proposal_id: Set(proposal),
        at: Set(ctx.clock.now()),
        author_id: Set(acting.account),
        author_role: Set(acting.role.to_owned()),
        step: Set(step),
        reasons: Set(reasons.join(" ")),
        text: Set(words.text.clone().unwrap_or_default()),
    };
    proposal_note::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// Says something about a proposal without moving it.
pub async fn comment(ctx: &Context, actor: &Actor, id: Uuid, text: String) -> Result<()> {
    let transaction = ctx.db.write().await?;
    let row = get(&transaction, actor, id).await?;
    let acting = may(actor, Deed::Read(matter(&row)))?;
    let words = Words { reasons: Vec::new(), text: Some(text) }.sound(Step::Hold)?;
    keep(ctx, &transaction, id, &acting, None, &words).await?;
    // What was said stands with the proposal; that it was, is news to the other side.
    let event = NewEvent {
        platform_id: row.platform_id,
        proposal_id: Some(id),
        ..NewEvent::of(EventKind::ProposalMoved, Value::Null, json!({ "comment": true }))
    };
    events::append(ctx, &transaction, &acting, [Ok(event)]).await?;
    transaction.commit().await?;
    Ok(())
}

/// What was said about a proposal, oldest first.
pub async fn notes(ctx: &Context, actor: &Actor, id: Uuid) -> Result<Vec<Note>> {
    get(ctx.db.read(), actor, id).await?;
    let rows = proposal_note::Entity::find()
        .filter(proposal_note::Column::ProposalId.eq(id))
        .order_by_asc(proposal_note::Column::At)
        .order_by_asc(proposal_note::Column::Id)
        .all(ctx.db.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            let proposal_note::Model { id, proposal_id: _, at, author_id, author_role, step, reasons, text } =
                row;
            let reasons = reasons.split_whitespace().map(str::parse).collect::<std::result::Result<_, _>>();
            let reasons = reasons.map_err(|error| Error::corrupt(format!("note {id}"), error))?;
            Ok(Note { id, at, author: author_id, role: author_role, step, reasons, text })
        })
        .collect()
}

//! The chain itself: appending under the head's lock, and proving that nothing was changed.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use sha2::{Digest, Sha256};

use super::{NewEvent, Payload};
use crate::access::Acting;
use crate::context::Context;
use crate::db::{Db, rows_a_statement};
use crate::entities::{event, event_head};
use crate::error::{Error, Result};

const HEAD: i32 = 1;

/// Appends `events` as the last statement of `transaction`: it locks the head row, so that numbers are
/// given in commit order and without gaps, and whoever appends next waits until this commits. The events
/// are made one by one as they are written: an import of a hundred thousand holds few of them at a time.
pub(crate) async fn append(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    acting: &Acting,
    events: impl IntoIterator<Item = Result<NewEvent>, IntoIter: Send>,
) -> Result<()> {
    let mut events = events.into_iter().peekable();
    if events.peek().is_none() {
        return Ok(());
    }
    let mut head = locked_head(transaction).await?;
    let at = ctx.clock.now();
    while events.peek().is_some() {
        let mut rows = Vec::new();
        for new in events.by_ref().take(rows_a_statement(9)) {
            let new = new?;
            head.seq += 1;
            let payload = serde_json_canonicalizer::to_string(&Payload::of(&new, head.seq, at, acting))
                .map_err(|error| Error::corrupt("event payload", error))?;
            head.hash = link(&head.hash, &payload);
            rows.push(event::ActiveModel {
                seq: Set(head.seq),
                at: Set(at),
                kind: Set(new.kind),
                public: Set(new.kind.is_public()),
                platform_id: Set(new.platform_id),
                account_id: Set(acting.account),
                proposal_id: Set(new.proposal_id),
                payload: Set(payload),
                hash: Set(head.hash.clone()),
            });
        }
        event::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    let moved = event_head::ActiveModel { id: Set(HEAD), seq: Set(head.seq), hash: Set(head.hash) };
    event_head::Entity::update(moved).exec(transaction).await?;
    Ok(())
}

async fn locked_head(transaction: &DatabaseTransaction) -> Result<event_head::Model> {
    let select = event_head::Entity::find_by_id(HEAD).lock_exclusive();
    select.one(transaction).await?.ok_or_else(|| Error::corrupt("event head", "its row is missing"))
}

/// SHA-256 over the hash before and the payload's stored bytes, in hex.
fn link(previous: &str, payload: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(b"\n");
    hash.update(payload.as_bytes());
    format!("{:x}", hash.finalize())
}

/// Where a chain is broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A number is missing.
    #[error("event {0} is missing")]
    Gap(i64),
    /// A payload or a hash is not what was written.
    #[error("event {0} does not match its hash")]
    Altered(i64),
    /// The head names another event than the last.
    #[error("the head does not name the last event, {0}")]
    Head(i64),
}

/// Walks the chain from its first event to the head as it stands now; what is appended meanwhile is left for
/// the next time. Gives the number of events, or the first place where it is broken.
pub async fn verify(db: &Db) -> Result<std::result::Result<i64, Broken>> {
    let Some(head) = event_head::Entity::find_by_id(HEAD).one(db.read()).await? else {
        return Ok(Err(Broken::Head(0)));
    };
    let (mut seq, mut hash) = (0, String::new());
    while seq < head.seq {
        let rows = event::Entity::find()
            .filter(event::Column::Seq.gt(seq))
            .filter(event::Column::Seq.lte(head.seq))
            .order_by_asc(event::Column::Seq)
            .limit(1_000)
            .all(db.read())
            .await?;
        if rows.is_empty() {
            return Ok(Err(Broken::Gap(seq + 1)));
        }
        for row in rows {
            if row.seq != seq + 1 {
                return Ok(Err(Broken::Gap(seq + 1)));
            }
            hash = link(&hash, &row.payload);
            if hash != row.hash {
                return Ok(Err(Broken::Altered(row.seq)));
            }
            seq = row.seq;
        }
    }
    Ok(if hash == head.hash { Ok(seq) } else { Err(Broken::Head(seq)) })
}

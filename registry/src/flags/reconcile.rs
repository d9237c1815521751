//! Making the open flags equal to what the state function wants: one open flag a platform and kind, with
//! its first and last evidence, closed when the cause is gone, and the same flag again if it comes back soon.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::FlagKind;
use super::notice::{Rules, Times};
use crate::checks::state::Sighting;
use crate::context::Context;
use crate::entities::flag;
use crate::error::Result;
use crate::events::{EventKind, NewEvent};

/// What was seen, and when.
pub(crate) struct Seen<'a> {
    pub at: DateTime<Utc>,
    pub evidence: &'a str,
    /// The check behind it; none when time or a person moves the flags.
    pub sighting: Option<&'a Sighting>,
    /// What the page of this check gave reason for, in words that say more than the evidence.
    pub reasons: &'a BTreeMap<FlagKind, String>,
}

impl Seen<'_> {
    /// Whether the cause of a flag of this kind was seen.
    fn speaks_for(&self, kind: FlagKind) -> bool {
        self.reasons.contains_key(&kind) || self.sighting.is_some_and(|sighting| sighting.speaks_for(kind))
    }

    fn evidence_of(&self, kind: FlagKind) -> &str {
        self.reasons.get(&kind).map_or(self.evidence, String::as_str)
    }
}

/// Opens or closes a flag that no check decides on, and gives the event if that moved it.
pub(crate) async fn open_or_close(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    platform: Uuid,
    kind: FlagKind,
    is_wanted: bool,
    evidence: &str,
) -> Result<Option<NewEvent>> {
    let mut flags = load(transaction, &BTreeSet::from([platform])).await?;
    let reasons = BTreeMap::new();
    let seen = Seen { at: ctx.clock.now(), evidence, sighting: None, reasons: &reasons };
    let of_platform = flags.entry(platform).or_default();
    let event = of_platform.settle_one(ctx, (platform, kind), is_wanted, &seen, Rules::default());
    save(transaction, flags).await?;
    Ok(event)
}

/// Opens a flag because people say so, or notes that they say so again. What was dismissed was another cause.
pub(crate) async fn raise(
    ctx: &Context,
    transaction: &DatabaseTransaction,
    platform: Uuid,
    kind: FlagKind,
    evidence: &str,
) -> Result<Option<NewEvent>> {
    let mut flags = load(transaction, &BTreeSet::from([platform])).await?;
    let reasons = BTreeMap::from([(kind, evidence.to_owned())]);
    let seen = Seen { at: ctx.clock.now(), evidence, sighting: None, reasons: &reasons };
    let of_platform = flags.entry(platform).or_default();
    of_platform.forget_dismissal(kind);
    let event = of_platform.settle_one(ctx, (platform, kind), true, &seen, Rules::default());
    save(transaction, flags).await?;
    Ok(event)
}

/// A platform's flags, newest first, and which of them were touched.
#[derive(Default)]
pub(crate) struct PlatformFlags {
    rows: Vec<flag::Model>,
    touched: BTreeSet<Uuid>,
}

/// Every flag, open or closed, of these platforms.
pub(crate) async fn load(
    transaction: &DatabaseTransaction,
    ids: &BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, PlatformFlags>> {
    let rows = flag::Entity::find()
        .filter(flag::Column::PlatformId.is_in(ids.iter().copied()))
        .order_by_desc(flag::Column::OpenedAt)
        .all(transaction)
        .await?;
    let mut flags: HashMap<Uuid, PlatformFlags> = HashMap::new();
    for row in rows {
        flags.entry(row.platform_id).or_default().rows.push(row);
    }
    Ok(flags)
}

/// Writes what `settle` touched.
pub(crate) async fn save(
    transaction: &DatabaseTransaction,
    flags: HashMap<Uuid, PlatformFlags>,
) -> Result<()> {
    let touched = flags.into_values().flat_map(|flags| {
        let PlatformFlags { rows, touched } = flags;
        rows.into_iter().filter(move |row| touched.contains(&row.id))
    });
    for row in touched {
        let on_conflict = OnConflict::column(flag::Column::Id)
            .update_columns([
                flag::Column::OpenedAt,
                flag::Column::LastSeenAt,
                flag::Column::ClosedAt,
                flag::Column::TimesOpened,
                flag::Column::LastEvidence,
                flag::Column::DismissedAt,
                flag::Column::Reply,
                flag::Column::RepliedAt,
                flag::Column::RankAt,
                flag::Column::NoticeFrom,
                flag::Column::NoticedAt,
                flag::Column::ToldAt,
            ])
            .to_owned();
        let row = row.into_active_model().reset_all();
        flag::Entity::insert(row).on_conflict(on_conflict).exec_without_returning(transaction).await?;
    }
    Ok(())
}

impl PlatformFlags {
    /// Opens what is wanted and not open, closes what is open and not wanted, and notes what is seen again.
    pub(crate) fn settle(
        &mut self,
        ctx: &Context,
        platform_id: Uuid,
        wanted: &BTreeSet<FlagKind>,
        seen: &Seen<'_>,
        rules: Rules,
    ) -> Vec<NewEvent> {
        let kinds = FlagKind::ALL.iter().copied().filter(|kind| kind.is_from_checks());
        kinds
            .filter_map(|kind| self.settle_one(ctx, (platform_id, kind), wanted.contains(&kind), seen, rules))
            .collect()
    }

    fn settle_one(
        &mut self,
        ctx: &Context,
        (platform_id, kind): (Uuid, FlagKind),
        is_wanted: bool,
        seen: &Seen<'_>,
        rules: Rules,
    ) -> Option<NewEvent> {
        let settled = self.is_settled_by_a_person(kind, seen.at);
        let open = self.rows.iter_mut().find(|row| row.kind == kind && row.closed_at.is_none());
        match (open, is_wanted) {
            (Some(row), true) => {
                if seen.speaks_for(kind) {
                    row.last_seen_at = seen.at;
                    seen.evidence_of(kind).clone_into(&mut row.last_evidence);
                    self.touched.insert(row.id);
                }
                None
            }
            (Some(row), false) => {
                row.closed_at = Some(seen.at);
                self.touched.insert(row.id);
                Some(moved(EventKind::FlagClosed, platform_id, kind, seen))
            }
            (None, true) if settled => None,
            (None, true) => {
                self.open(ctx, platform_id, kind, seen, rules);
                Some(moved(EventKind::FlagOpened, platform_id, kind, seen))
            }
            (None, false) => {
                self.forget_dismissal(kind);
                None
            }
        }
    }

    /// Whether a curator has said that this cause is none, or is to be left alone for a while.
    fn is_settled_by_a_person(&self, kind: FlagKind, at: DateTime<Utc>) -> bool {
        let newest = self.rows.iter().find(|row| row.kind == kind);
        newest.is_some_and(|row| {
            row.dismissed_at.is_some() || row.suppressed_until.is_some_and(|until| until > at)
        })
    }

    /// The cause is gone: if it comes back, it is another.
    fn forget_dismissal(&mut self, kind: FlagKind) {
        let newest = self.rows.iter_mut().find(|row| row.kind == kind);
        if let Some(row) = newest.filter(|row| row.dismissed_at.is_some()) {
            row.dismissed_at = None;
            self.touched.insert(row.id);
        }
    }

    fn open(&mut self, ctx: &Context, platform_id: Uuid, kind: FlagKind, seen: &Seen<'_>, rules: Rules) {
        let Times { rank_at, notice_from, noticed_at } = Times::of(kind, seen.at, rules);
        let is_recent = |closed: DateTime<Utc>| seen.at - closed <= rules.reopen_within;
        let recent =
            self.rows.iter_mut().find(|row| row.kind == kind && row.closed_at.is_some_and(is_recent));
        if let Some(row) = recent {
            row.closed_at = None;
            row.opened_at = seen.at;
            row.last_seen_at = seen.at;
            row.times_opened += 1;
            // Whoever answered, answered to what was seen then.
            (row.reply, row.replied_at) = (None, None);
            (row.rank_at, row.told_at) = (Some(rank_at), None);
            (row.notice_from, row.noticed_at) = (notice_from, noticed_at);
            seen.evidence_of(kind).clone_into(&mut row.last_evidence);
            self.touched.insert(row.id);
            return;
        }
        let id = ctx.new_id();
        self.rows.push(flag::Model {
            id,
            platform_id,
            kind,
            opened_at: seen.at,
            last_seen_at: seen.at,
            closed_at: None,
            times_opened: 1,
            first_evidence: seen.evidence_of(kind).to_owned(),
            last_evidence: seen.evidence_of(kind).to_owned(),
            reply: None,
            reply_note: None,
            replied_at: None,
            replied_by: None,
            dismissed_at: None,
            dismissed_why: None,
            suppressed_until: None,
            rank_at: Some(rank_at),
            notice_from,
            noticed_at,
            told_at: None,
        });
        self.touched.insert(id);
    }
}

fn moved(kind: EventKind, platform_id: Uuid, flag: FlagKind, seen: &Seen<'_>) -> NewEvent {
    let (open, closed) = (json!({ "flag": flag }), Value::Null);
    let (before, after) = if kind == EventKind::FlagOpened { (closed, open) } else { (open, closed) };
    let reason = Some(seen.evidence_of(flag).to_owned());
    NewEvent { kind, platform_id: Some(platform_id), proposal_id: None, before, after, reason }
}

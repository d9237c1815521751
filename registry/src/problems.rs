//! What visitors say is wrong with an entry. Anybody may, without an account, and nothing is kept of who they are.
//!
//! A report opens the platform's flag `REPORTED`, which waits for curators in their one queue, and where a check can tell
//! whether it is so, one is asked for. All reports of a platform share that flag: a flood of them is still one thing to
//! look at. The public sees nothing of what strangers write.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::access::{Acting, Actor, Deed, may};
use crate::accounts::attempts::{self, Trial};
use crate::checks::policy::Policy;
use crate::checks::requests::{self, Subject};
use crate::context::Context;
use crate::entities::{platform, problem};
use crate::error::{Error, FieldError, Result};
use crate::events;
use crate::flags::{FlagKind, reconcile};
use crate::said;
use crate::vocabulary::{LanguageTag, Lifecycle, Vocabulary as _, paragraphs, vocabulary};

/// Characters of what somebody writes.
pub const LONGEST: usize = 2_000;
/// How much of it stands in the queue.
const QUOTED: usize = 300;
/// How what stands there begins.
const REPORTED: &str = "A visitor reports: ";
/// How long reports are kept.
const KEPT: TimeDelta = TimeDelta::days(365);

vocabulary! {
    /// What is wrong.
    "kind of problem" pub enum ProblemKind {
        /// It does not open.
        DoesNotOpen = "DOES_NOT_OPEN",
        /// It shows something else than it should: a stranger's page, advertising, harm.
        WrongContent = "WRONG_CONTENT",
        /// What the entry says is not so.
        WrongEntry = "WRONG_ENTRY",
        /// Some cannot use it: on a phone, with a screen reader, without an account.
        HardToUse = "HARD_TO_USE",
        /// Something else, which the words say.
        Other = "OTHER",
    }
}

impl ProblemKind {
    /// Whether a check may see it.
    const fn can_be_checked(self) -> bool {
        match self {
            Self::DoesNotOpen | Self::WrongContent => true,
            Self::WrongEntry | Self::HardToUse | Self::Other => false,
        }
    }

    const fn in_english(self) -> &'static str {
        match self {
            Self::DoesNotOpen => "it does not open",
            Self::WrongContent => "it shows wrong or harmful content",
            Self::WrongEntry => "the entry is wrong",
            Self::HardToUse => "it is hard to use",
            Self::Other => "something else",
        }
    }
}

/// A report as it was typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// The code of its kind.
    pub kind: &'a str,
    /// In the visitor's words.
    pub words: &'a str,
    /// The language of the page that it was typed on.
    pub language: LanguageTag,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its id.
    pub id: Uuid,
    /// What is wrong.
    pub kind: ProblemKind,
    /// In the visitor's words; perhaps none.
    pub words: String,
    /// The language of the page that it was typed on (BCP 47).
    pub language: String,
    /// When it came.
    pub at: DateTime<Utc>,
}

/// Takes a report from whoever stands at a network address.
pub async fn report(
    ctx: &Context,
    policy: &Policy,
    source: &str,
    platform: Uuid,
    typed: Typed<'_>,
) -> Result<()> {
    let (kind, words) = sound(typed)?;
    attempts::note(ctx, Trial::ReportFrom(source)).await?;
    let transaction = ctx.db.write().await?;
    let row = platform::Entity::find_by_id(platform).lock_exclusive().one(&transaction).await?;
    let row = row.ok_or_else(|| Error::NotFound(format!("the platform {platform}")))?;
    let problem = problem::ActiveModel {
        id: Set(ctx.new_id()),
        platform_id: Set(platform),
        kind: Set(kind),
        words: Set(words.clone()),
        language: Set(typed.language.code().to_owned()),
        at: Set(ctx.clock.now()),
    };
    problem::Entity::insert(problem).exec_without_returning(&transaction).await?;
    let opened =
        reconcile::raise(ctx, &transaction, platform, FlagKind::Reported, &evidence(kind, &words)).await?;
    if kind.can_be_checked() && row.lifecycle != Lifecycle::Retired {
        requests::put(ctx, &transaction, policy, &Subject::Platform(platform)).await?;
    }
    events::append(ctx, &transaction, &Acting::job("reports"), opened.into_iter().map(Ok)).await?;
    transaction.commit().await?;
    Ok(())
}

/// The newest reports of a platform, for those who see its flags.
pub async fn list(ctx: &Context, actor: &Actor, platform: Uuid, limit: u64) -> Result<Vec<Problem>> {
    may(actor, Deed::ReadFlags(crate::platforms::country_of(ctx, platform).await?))?;
    let rows = problem::Entity::find()
        .filter(problem::Column::PlatformId.eq(platform))
        .order_by_desc(problem::Column::Id)
        .limit(limit)
        .all(ctx.db.read())
        .await?;
    let problem = |row: problem::Model| {
        let problem::Model { id, platform_id: _, kind, words, language, at } = row;
        Problem { id, kind, words, language, at }
    };
    Ok(rows.into_iter().map(problem).collect())
}

/// Forgets what is old.
pub async fn forget(ctx: &Context) -> Result<u64> {
    let transaction = ctx.db.write().await?;
    let old = problem::Entity::delete_many().filter(problem::Column::At.lt(ctx.clock.now() - KEPT));
    let gone = old.exec(&transaction).await?;
    transaction.commit().await?;
    Ok(gone.rows_affected)
}

fn sound(typed: Typed<'_>) -> Result<(ProblemKind, String)> {
    let Typed { kind, words, language: _ } = typed;
    let mut faults = Vec::new();
    let words = words.replace("\r\n", "\n").trim().to_owned();
    let known = kind.parse::<ProblemKind>().ok();
    if known.is_none() {
        faults.push(FieldError::coded("REQUIRED", "kind", said!("report-kind", "choose what is wrong")));
    }
    if let Err(error) = paragraphs(&words, LONGEST) {
        faults.push(FieldError::new("words", error));
    }
    if known == Some(ProblemKind::Other) && words.chars().count() < 10 {
        faults.push(FieldError::coded(
            "REQUIRED",
            "words",
            said!("report-words", "say in a few words what is wrong"),
        ));
    }
    match known {
        Some(kind) if faults.is_empty() => Ok((kind, words)),
        Some(_) | None => Err(Error::Invalid(faults)),
    }
}

/// What a flag of reports says of the last of them: its kind, and as much of the visitor's words as stands in the queue.
pub fn reported(evidence: &str) -> Option<(ProblemKind, &str)> {
    let said = evidence.strip_prefix(REPORTED)?;
    let kind = ProblemKind::all().iter().copied().find(|kind| said.starts_with(kind.in_english()))?;
    let words = said.strip_prefix(kind.in_english())?;
    let words = words.strip_prefix(": \u{201c}").and_then(|words| words.strip_suffix('\u{201d}'));
    Some((kind, words.unwrap_or_default()))
}

/// One line for the queue, which [`reported`] reads.
fn evidence(kind: ProblemKind, words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = kind.in_english();
    if words.is_empty() {
        return format!("{REPORTED}{kind}.");
    }
    let quoted: String = words.chars().take(QUOTED).collect();
    let more = if quoted.len() < words.len() { "…" } else { "" };
    format!("{REPORTED}{kind}: \u{201c}{quoted}{more}\u{201d}")
}

#[cfg(test)]
mod tests {
    use super::{ProblemKind, QUOTED, evidence, reported};
    use crate::vocabulary::Vocabulary as _;

    #[test]
    fn what_stands_in_the_queue_can_be_read_again() {
        let long = "mot ".repeat(QUOTED);
        for kind in ProblemKind::all() {
            for words in ["", "Nothing since Monday", "says: \u{201c}closed\u{201d}.", "."] {
                assert_eq!(reported(&evidence(*kind, words)), Some((*kind, words)));
            }
            let line = evidence(*kind, &long);
            let (_, words) = reported(&line).expect("reads what it wrote");
            assert!(words.ends_with('…') && words.chars().count() == QUOTED + 1, "{words}");
        }
        assert_eq!(reported("The server does not answer."), None);
    }
}

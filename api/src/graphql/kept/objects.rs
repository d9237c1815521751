//! Objects whose answers are kept: what a query asks of a platform gives the same bytes every time, until the
//! platform changes, so they are written once and copied afterwards.
//!
//! The library knows nothing of it. A query that asks something constant of such objects is run in outline
//! (`limits::outline`): under the object stands a mark, and here the object gives the bytes that were asked for.
//! What they were made from is noted as for whole answers. It must not know which objects there are.

use std::borrow::Cow;
use std::future::Future;
use std::sync::Arc;

use async_graphql::parser::types::{Field, SelectionSet};
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::resolve_list;
use async_graphql::{Context, ContextSelectionSet, OutputType, Positioned, ServerResult, Value};
use bytes::Bytes;
use futures::future::try_join_all;
use quick_cache::Equivalent;

use super::Kept;
use super::plain::{Page, Plain};
use crate::graphql::edge::writer;
use crate::graphql::limits::{Cut, Document, marked};
use crate::graphql::reads::{Basis, Reads};

/// What tells an object from every other, and from what it was before it changed. Objects of two types must not
/// have the same.
pub(crate) type Stamp = (&'static str, u64);

/// An object whose answer depends on itself, on the reader's languages, and on nothing else that
/// [`Reads`] does not note.
pub(crate) trait Piece: OutputType + Plain {
    /// Whether it is written sooner than it would be found, so that keeping it is worth nothing.
    const QUICK: bool = false;

    /// Which it is.
    fn stamp(&self) -> Stamp;

    /// Resolves it as the library would.
    fn make(&self, ctx: &ContextSelectionSet<'_>) -> impl Future<Output = ServerResult<Value>> + Send;
}

/// What was asked of one object.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key<B> {
    cut: u64,
    stamp: Stamp,
    languages: B,
}

impl Equivalent<Key<Bytes>> for Key<&[u8]> {
    fn equivalent(&self, key: &Key<Bytes>) -> bool {
        let Self { cut, stamp, languages } = self;
        *cut == key.cut && *stamp == key.stamp && *languages == &*key.languages
    }
}

/// All that is kept of objects.
#[derive(Debug)]
pub(crate) struct Objects(Kept<Key<Bytes>, (Bytes, Basis)>);

/// So many bytes an entry takes beside its own, about; and an ordinary object's.
const OVERHEAD: usize = 160;
const USUAL: u64 = 512;

impl Objects {
    /// A memory of so many bytes.
    pub(crate) fn new(bytes: u64) -> Self {
        Self(Kept::new(bytes, USUAL, |key: &Key<Bytes>, value: &(Bytes, Basis)| {
            let bytes = key.languages.len() + value.0.len() + OVERHEAD;
            u64::try_from(bytes).unwrap_or(u64::MAX)
        }))
    }
}

/// What one request needs to use them; in its data when it is run in outline.
#[derive(Debug)]
pub(crate) struct Outlined {
    pub(crate) objects: Arc<Objects>,
    pub(crate) document: Arc<Document>,
    pub(crate) languages: Bytes,
    pub(crate) reads: Arc<Reads>,
}

/// What is asked under a mark; any other selection as it is.
pub(crate) fn unmarked<'a>(ctx: &Context<'a>, set: &'a SelectionSet) -> &'a SelectionSet {
    let cut = marked(set).and_then(|place| ctx.data_opt::<Outlined>()?.document.cut(place));
    cut.map_or(set, |cut| &cut.set.node)
}

impl Outlined {
    /// The cut whose mark a selection set is.
    fn at<'a>(ctx: &ContextSelectionSet<'a>) -> Option<(&'a Self, &'a Cut)> {
        let place = marked(&ctx.item.node)?;
        let outlined = ctx.data_opt::<Self>()?;
        Some((outlined, outlined.document.cut(place)?))
    }

    fn find(&self, cut: &Cut, stamp: Stamp) -> Option<Bytes> {
        let key = Key { cut: cut.id, stamp, languages: &*self.languages };
        let (bytes, basis) = self.objects.0.get(&key)?;
        basis.holds(self.reads.judge()).then(|| {
            self.reads.again(basis);
            bytes
        })
    }

    /// What is kept, else what the object writes without the library.
    fn soon<P: Piece>(&self, cut: &Cut, piece: &P, ctx: &ContextSelectionSet<'_>) -> Option<Bytes> {
        if P::QUICK && cut.is_plain {
            return written(cut, ctx, |page| page.object(piece, &cut.set.node));
        }
        self.find(cut, piece.stamp()).or_else(|| {
            let bytes = written(cut, ctx, |page| page.object(piece, &cut.set.node))?;
            self.keep(cut, piece, &bytes, Basis::default());
            Some(bytes)
        })
    }

    /// Has the library make what is not kept, and keeps it if it can be.
    async fn make<P: Piece>(
        &self,
        cut: &Cut,
        piece: &P,
        whole: &ContextSelectionSet<'_>,
    ) -> ServerResult<Bytes> {
        let before = self.reads.mark();
        let value = piece.make(whole).await?;
        let mut written = Vec::with_capacity(512);
        writer::write(&mut written, &value);
        written.shrink_to_fit();
        let bytes = Bytes::from(written);
        // An error leaves a null behind; the whole answer is then made anew.
        let faulty = whole.query_env.errors.lock().map_or(true, |errors| !errors.is_empty());
        if let Some(basis) = self.reads.since(before).filter(|_| !faulty) {
            self.keep(cut, piece, &bytes, basis);
        }
        Ok(bytes)
    }

    fn keep(&self, cut: &Cut, piece: &impl Piece, bytes: &Bytes, basis: Basis) {
        let key = Key { cut: cut.id, stamp: piece.stamp(), languages: self.languages.clone() };
        self.objects.0.insert(key, (bytes.clone(), basis));
    }
}

/// What objects write of a plain cut without the library, if they can.
fn written(
    cut: &Cut,
    ctx: &ContextSelectionSet<'_>,
    write: impl FnOnce(&mut Page<'_>) -> Option<()>,
) -> Option<Bytes> {
    let mut page = Page { accepted: ctx.data_opt(), out: Vec::with_capacity(512) };
    cut.is_plain.then(|| write(&mut page)).flatten()?;
    page.out.shrink_to_fit();
    Some(Bytes::from(page.out))
}

/// Resolves one object: from what is kept, if it is asked for by a mark.
pub(crate) async fn resolve<P: Piece>(piece: &P, ctx: &ContextSelectionSet<'_>) -> ServerResult<Value> {
    let Some((outlined, cut)) = Outlined::at(ctx) else { return piece.make(ctx).await };
    let bytes = match outlined.soon(cut, piece, ctx) {
        Some(bytes) => bytes,
        None => outlined.make(cut, piece, &ctx.with_selection_set(&cut.set)).await?,
    };
    Ok(Value::Binary(bytes))
}

/// A list of such objects: written in one piece, since a hundred values cost more than a hundred copies.
#[derive(Debug)]
pub(crate) struct Pieces<P>(pub(crate) Vec<P>);

impl<P: Piece> OutputType for Pieces<P> {
    fn type_name() -> Cow<'static, str> {
        Vec::<P>::type_name()
    }

    fn qualified_type_name() -> String {
        Vec::<P>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Vec::<P>::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let Some((outlined, cut)) = Outlined::at(ctx) else {
            return resolve_list(ctx, field, &self.0, Some(self.0.len())).await;
        };
        if P::QUICK
            && let Some(all) = written(cut, ctx, |page| page.objects(&self.0, &cut.set.node))
        {
            return Ok(Value::Binary(all));
        }
        let mut found: Vec<_> = self.0.iter().map(|piece| outlined.soon(cut, piece, ctx)).collect();
        // Side by side, so that what they ask of the database is asked together.
        let missing =
            self.0.iter().enumerate().filter(|(place, _)| found.get(*place).is_some_and(Option::is_none));
        // An item's place in the list matters for the paths of errors alone, and a query that fails is asked anew.
        let whole = &ctx.with_selection_set(&cut.set);
        let missing = missing.map(|(place, piece)| async move {
            outlined.make(cut, piece, whole).await.map(|bytes| (place, bytes))
        });
        for (place, bytes) in try_join_all(missing.collect::<Vec<_>>()).await? {
            if let Some(slot) = found.get_mut(place) {
                *slot = Some(bytes);
            }
        }
        Ok(Value::Binary(joined(&found)))
    }
}

fn joined(items: &[Option<Bytes>]) -> Bytes {
    let length: usize = items.iter().flatten().map(|item| item.len() + 1).sum();
    let mut out = Vec::with_capacity(length + 2);
    out.push(b'[');
    for (place, item) in items.iter().flatten().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        out.extend_from_slice(item);
    }
    out.push(b']');
    Bytes::from(out)
}

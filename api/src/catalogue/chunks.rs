//! A long list in shared pieces: a clone costs a few pointers, a change copies one piece.
//! It knows nothing of what it holds.

use std::sync::Arc;

/// So small that copying the piece of a random change is cheap, so large that the list of pieces
/// of a million values is.
const USUAL: usize = 128;

/// A list that is cheap to clone and to change in a few places.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chunks<T, const PIECE: usize = USUAL>(Vec<Arc<Vec<T>>>);

impl<T, const PIECE: usize> Default for Chunks<T, PIECE> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone, const PIECE: usize> Chunks<T, PIECE> {
    pub(super) fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * PIECE + last.len())
    }

    pub(super) fn get(&self, index: usize) -> Option<&T> {
        self.0.get(index / PIECE)?.get(index % PIECE)
    }

    pub(super) fn push(&mut self, value: T) {
        match self.0.last_mut() {
            Some(last) if last.len() < PIECE => Arc::make_mut(last).push(value),
            Some(_) | None => self.0.push(Arc::new(vec![value])),
        }
    }

    /// Replaces a value; an index past the end changes nothing.
    pub(super) fn set(&mut self, index: usize, value: T) {
        let piece = self.0.get_mut(index / PIECE).map(Arc::make_mut);
        if let Some(place) = piece.and_then(|piece| piece.get_mut(index % PIECE)) {
            *place = value;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flat_map(|piece| piece.iter())
    }
}

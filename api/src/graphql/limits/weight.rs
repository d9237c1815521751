//! What a selection costs, before the size of the page around it is known.

/// A cost that may still grow with the page that the selection is read from: `nodes` and `edges` are as long as
/// the `first` of the field above them. Keeping the two apart lets a fragment be weighed once, wherever it is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// Independent of the page.
    pub(super) fixed: u64,
    /// Once for every item of the page.
    pub(super) paged: u64,
    /// What it asks of the schema's own description, which is limited apart.
    pub(super) introspection: u64,
}

impl Weight {
    pub(super) fn of(fixed: u64) -> Self {
        Self { fixed, ..Self::default() }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            fixed: self.fixed.saturating_add(other.fixed),
            paged: self.paged.saturating_add(other.paged),
            introspection: self.introspection.saturating_add(other.introspection),
        }
    }

    /// The whole, read from a page of so many items.
    pub(super) fn on_page(self, items: u64) -> u64 {
        self.fixed.saturating_add(self.paged.saturating_mul(items))
    }
}

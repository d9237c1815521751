//! What can be wrong with a question to the catalogue, said so that the asker can mend it.

/// A question that has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A page of less than nothing or of too much.
    #[error("`{argument}` must be from 0 to 100, not {value}")]
    PageSize {
        /// `first` or `last`.
        argument: &'static str,
        /// What was asked for.
        value: i64,
    },
    /// Less than one suggestion or too many.
    #[error("`first` must be from 1 to {most}, not {value}")]
    SuggestionCount {
        /// How many there may be.
        most: usize,
        /// What was asked for.
        value: i64,
    },
    /// A text for suggestions that is longer than any name.
    #[error("`text` has {characters} characters; at most {most} are allowed")]
    LongText {
        /// How many there may be.
        most: usize,
        /// How many there are.
        characters: usize,
    },
    /// `first` and `last` together.
    #[error("give either `first` or `last`, not both")]
    BothEnds,
    /// A text that no list ever gave out.
    #[error("`{argument}` is not a cursor of this registry; use `endCursor` or `startCursor` of a page")]
    NotACursor {
        /// `after` or `before`.
        argument: &'static str,
    },
    /// A cursor of another list.
    #[error("`{argument}` comes from a list with another filter or order; repeat those, or start without it")]
    ForeignCursor {
        /// `after` or `before`.
        argument: &'static str,
    },
    /// A region that UN M49 does not know.
    #[error("unknown region `{value}`; regions are UN M49 codes such as `002`")]
    UnknownRegion {
        /// The value as it came in, cut to 64 characters.
        value: String,
    },
    /// A coverage by nothing.
    #[error("`by` must name at least one axis: COUNTRY, LANGUAGE or LEVEL")]
    NoAxis,
    /// A coverage by the same axis twice.
    #[error("`by` names {axis} twice")]
    RepeatedAxis {
        /// The axis.
        axis: &'static str,
    },
    /// A coverage of the whole world by everything.
    #[error("`by` may name at most two axes, unless `countries` says for which countries")]
    TooManyAxes,
}

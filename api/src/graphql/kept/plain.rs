//! Objects that write themselves. A field that needs nothing but its object costs the library some hundred times what
//! the answer is worth, so where a selection holds only such fields the object writes its answer itself.
//!
//! The library's resolvers stay the only ones that can do everything: an object that finds a field which it does not
//! write gives up, and the library answers. So a field that is forgotten here costs time and is never wrong, and a
//! test compares every answer with that of a server that uses nothing of this.

use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::{InputType, Value};

use crate::graphql::edge::writer;
use crate::i18n::AcceptedLanguages;

/// An object that knows what to write for fields that take nothing but itself and the reader's languages.
pub(crate) trait Plain {
    /// The name of its type.
    const NAME: &'static str;

    /// Writes the value of a field; none if only the library can tell it.
    fn write(&self, field: &Field, page: &mut Page<'_>) -> Option<()>;
}

impl<P: Plain> Plain for &P {
    const NAME: &'static str = P::NAME;

    fn write(&self, field: &Field, page: &mut Page<'_>) -> Option<()> {
        (*self).write(field, page)
    }
}

/// What is being written, and for whom.
pub(crate) struct Page<'a> {
    pub(crate) accepted: Option<&'a AcceptedLanguages>,
    pub(crate) out: Vec<u8>,
}

impl Page<'_> {
    /// Writes what a plain selection asks of an object.
    pub(crate) fn object(&mut self, object: &impl Plain, set: &SelectionSet) -> Option<()> {
        let before = self.out.len();
        for selection in &set.items {
            let Selection::Field(field) = &selection.node else { return None };
            let field = &field.node;
            self.out.push(if self.out.len() == before { b'{' } else { b',' });
            writer::string(&mut self.out, &field.response_key().node);
            self.out.push(b':');
            self.field(object, field)?;
        }
        self.out.push(b'}');
        Some(())
    }

    fn field<P: Plain>(&mut self, object: &P, field: &Field) -> Option<()> {
        if field.name.node == "__typename" {
            self.text(P::NAME);
            return Some(());
        }
        object.write(field, self)
    }

    /// Writes what a plain selection asks of each object.
    pub(crate) fn objects<P: Plain>(
        &mut self,
        objects: impl IntoIterator<Item = P>,
        set: &SelectionSet,
    ) -> Option<()> {
        self.list(objects, |page, object| page.object(&object, set))
    }

    /// Writes a list.
    pub(crate) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        write: impl Fn(&mut Self, T) -> Option<()>,
    ) -> Option<()> {
        self.out.push(b'[');
        for (place, item) in items.into_iter().enumerate() {
            if place > 0 {
                self.out.push(b',');
            }
            write(self, item)?;
        }
        self.out.push(b']');
        Some(())
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, text: &str) {
        writer::string(&mut self.out, text);
    }

    /// Writes a text, or null.
    pub(crate) fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => writer::write(&mut self.out, &Value::Null),
        }
    }

    /// Writes what the library would for a value that is a scalar to it.
    pub(crate) fn scalar(&mut self, scalar: &impl InputType) {
        writer::write(&mut self.out, &scalar.to_value());
    }
}

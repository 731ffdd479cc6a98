//! Kinds of documents: each is one Rust type that says what a body may hold. The stored document
//! stays the JSON that was sent; the type validates it, describes it (OpenAPI, JSON Schema) and
//! names what it refers to.

use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

use super::DocumentId;
use super::document::Author;
use super::operation::Operation;
use super::path::{escape, member_id};
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::WorkspaceId;

/// The members of an object that this program does not know; they survive everything.
pub type Unknown = serde_json::Map<String, Value>;

/// A body of one kind. Every list and text is optional, so that a body can begin empty and grow.
pub trait Body: Serialize + DeserializeOwned + ToSchema {
    /// Name of the kind in addresses: `phase-model`.
    const KIND: &'static str;
    /// Name of the list in the text form: `phase_models`.
    const PLURAL: &'static str;

    /// Whether contributors, not only editors, may add and change documents of the kind.
    const CONTRIBUTED: bool = false;

    /// Name of the field that says of which document of the same kind this one is a part, where
    /// the kind has one. Such chains never lead back.
    const PARENT: Option<&'static str> = None;

    /// What must hold beyond the types: ranges, ids that belong together.
    ///
    /// # Errors
    /// With the place below the document.
    fn check(&self) -> Result<()> {
        Ok(())
    }

    /// A name that no two documents of the kind in one workspace may share.
    fn key(&self) -> Option<&str> {
        None
    }

    /// The documents it refers to.
    fn references(&self) -> Vec<Reference<'_>> {
        Vec::new()
    }

    /// What must follow when `before` has become `after`: removing a step removes its cards.
    fn consequences(_before: &Value, _after: &Value) -> Vec<Operation> {
        Vec::new()
    }
}

/// One document naming another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// Where, below the document: `lanes/<id>/cards/<id>/reference`.
    pub place: String,
    /// Kind of the other document.
    pub kind: &'a str,
    /// Its id.
    pub id: &'a str,
}

/// A [`Reference`] that outlives its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedReference {
    /// Where, below the document.
    pub place: String,
    /// Kind of the other document.
    pub kind: String,
    /// Its id.
    pub id: String,
}

impl From<Reference<'_>> for OwnedReference {
    fn from(reference: Reference<'_>) -> OwnedReference {
        let Reference { place, kind, id } = reference;
        OwnedReference {
            place,
            kind: kind.to_owned(),
            id: id.to_owned(),
        }
    }
}

/// References of one field that lists ids.
pub fn references_in<'a>(
    place: &'a str,
    kind: &'static str,
    ids: &'a [String],
) -> impl Iterator<Item = Reference<'a>> {
    ids.iter().map(move |id| Reference {
        place: place.to_owned(),
        kind,
        id,
    })
}

/// A reference of one field that may name an id.
pub fn reference_in<'a>(
    place: &str,
    kind: &'static str,
    id: Option<&'a String>,
) -> Option<Reference<'a>> {
    id.map(|id| Reference {
        place: place.to_owned(),
        kind,
        id,
    })
}

/// A document about to be written.
#[derive(Clone, Copy)]
pub struct Proposed<'a> {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Which document.
    pub id: DocumentId,
    /// Who writes it, when.
    pub author: Author,
    /// What it was; none when it is new.
    pub before: Option<&'a Value>,
    /// What it becomes.
    pub after: &'a Value,
}

/// Says whether a document may be written so. Unlike the rules of a kind it may look at everything
/// in the database, and whoever writes, by whatever way, meets it.
pub type Guard = for<'a> fn(
    &'a mut Transaction,
    Proposed<'a>,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A schema and the name that others refer to it by.
pub type NamedSchema = (String, RefOr<Schema>);

/// A kind as the store and the text form handle it, whatever the Rust type.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Name in addresses.
    pub name: &'static str,
    /// Name of the list in the text form.
    pub plural: &'static str,
    pub(super) contributed: bool,
    pub(super) validate: fn(&Value) -> Result<Option<String>>,
    pub(super) consequences: fn(&Value, &Value) -> Vec<Operation>,
    pub(super) parent: Option<&'static str>,
    references: fn(&Value) -> Result<Vec<OwnedReference>>,
    schemas: fn() -> Vec<NamedSchema>,
    pub(super) guard: Option<Guard>,
}

impl Kind {
    /// The kind of a body type.
    pub const fn of<B: Body>() -> Kind {
        Kind {
            name: B::KIND,
            plural: B::PLURAL,
            contributed: B::CONTRIBUTED,
            validate: |body| {
                let body = read::<B>(body)?;
                body.check()?;
                Ok(body.key().map(str::to_owned))
            },
            consequences: B::consequences,
            parent: B::PARENT,
            references: |body| {
                let typed = read::<B>(body)?;
                let of_type = typed.references().into_iter().map(OwnedReference::from);
                Ok(of_type.chain(crate::fields::references(body)).collect())
            },
            schemas: || {
                let mut schemas = vec![(B::name().into_owned(), B::schema())];
                B::schemas(&mut schemas);
                schemas
            },
            guard: None,
        }
    }

    /// The kind with a guard.
    #[must_use]
    pub const fn guarded_by(self, guard: Guard) -> Kind {
        Kind {
            guard: Some(guard),
            ..self
        }
    }

    /// Checks a body; answers with its key, where the kind has one.
    ///
    /// # Errors
    /// `invalid_field` and others, with the place.
    pub fn validate(&self, body: &Value) -> Result<Option<String>> {
        (self.validate)(body)
    }

    /// The documents that a body refers to.
    ///
    /// # Errors
    /// When the body is not valid.
    pub fn references(&self, body: &Value) -> Result<Vec<OwnedReference>> {
        (self.references)(body)
    }

    /// The schema of the body, then those it uses.
    pub fn schemas(&self) -> Vec<NamedSchema> {
        (self.schemas)()
    }
}

/// All kinds of the product. The features above the repository make the list (see `formats`) and
/// hand it down to the routes.
#[derive(Clone, Copy)]
pub struct Kinds(pub &'static [Kind]);

impl Kinds {
    /// The kind of this name.
    ///
    /// # Errors
    /// Not found.
    pub fn find(self, name: &str) -> Result<&'static Kind> {
        let found = self.0.iter().find(|kind| kind.name == name);
        found.ok_or_else(|| Error::not_found("kind of document"))
    }
}

/// Reads a body as its type.
///
/// # Errors
/// `invalid_field` with the place of what does not fit.
pub fn read<B: DeserializeOwned>(body: &Value) -> Result<B> {
    if !body.is_object() {
        return Err(Error::invalid_field(
            "body",
            "the body of a document is an object",
        ));
    }
    serde_path_to_error::deserialize(body).map_err(|error| {
        let place = place(body, error.path());
        Error::invalid_field(place, error.into_inner().to_string())
    })
}

/// The place of a reading error as a path: list members by id where they have one.
fn place(body: &Value, path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut value = Some(body);
    let mut segments = Vec::new();
    for segment in path.iter() {
        let (written, below) = match segment {
            Segment::Seq { index } => {
                let member = value.and_then(|list| list.get(index));
                let id = member.and_then(member_id).map(escape);
                (id.unwrap_or_else(|| index.to_string()), member)
            }
            Segment::Map { key } => (escape(key), value.and_then(|object| object.get(key))),
            Segment::Enum { .. } | Segment::Unknown => continue,
        };
        segments.push(written);
        value = below;
    }
    segments.join("/")
}

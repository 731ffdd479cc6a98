//! Search over HTTP.

use axum::Extension;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::cache;
use super::excerpt::{Fragment, excerpt};
use super::index::{COMMENT, Question};
use super::passages::{Choices, Passage, Weight, context_of, name_of, parts};
use super::words::Asked;
use crate::app::App;
use crate::clock::Instant;
use crate::comments::store::{self as comment_store, Comment};
use crate::comments::{self, CommentId};
use crate::error::{Error, Result};
use crate::http::{Access, Json, Path, Problem, Query, Routes, WorkspaceContext, routes};
use crate::repository::{Document, DocumentId, Kinds, lookup, store};

const MOST_HITS: usize = 50;
const MOST_BYTES: usize = 500;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::new().add(Access::Read, routes!(search))
}

/// What to look for, and where.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct SearchQuery {
    /// Words; without any, the documents changed last are the answer.
    #[serde(default)]
    #[param(max_length = 500)]
    q: String,
    /// Only these kinds of documents, separated by commas; `comment` for what people say about them.
    #[serde(default)]
    kind: String,
    /// Only in this document.
    within: Option<DocumentId>,
    /// The language of the reader; its texts come first.
    #[serde(default = "german")]
    language: String,
    /// At most so many hits, up to 50.
    #[serde(default = "default_limit")]
    #[param(minimum = 1, maximum = 50)]
    limit: usize,
}

fn german() -> String {
    "de".to_owned()
}

fn default_limit() -> usize {
    20
}

/// What was found, best first.
#[derive(Serialize, ToSchema)]
struct SearchAnswer {
    hits: Vec<Hit>,
}

/// A document, a part of one, or a comment on it, that was found.
#[derive(Serialize, ToSchema)]
struct Hit {
    /// The document.
    document: DocumentId,
    /// Its kind.
    kind: String,
    /// The comment on it, when that was found.
    comment: Option<CommentId>,
    /// What it is called.
    title: String,
    /// The part within it, `phases/<id>/steps/<id>`; empty when it is the document itself. Of a comment
    /// where it stands, `steps/<id>`.
    place: String,
    /// What the part is called; of a comment who wrote it.
    part: String,
    /// What the part lies in and belongs to: its phase, its step.
    context: Vec<String>,
    /// What it says about what was looked for.
    excerpt: Vec<Fragment>,
    /// When the document was changed last.
    changed_at: Instant,
}

/// Searches all texts of the workspace, comments included: every word is found in any inflection, at the beginning and
/// inside of compounds, and with small slips.
#[utoipa::path(get, path = "/api/workspaces/{workspace}/search", tag = "search",
    params(("workspace" = String, Path), SearchQuery),
    responses((status = 200, body = SearchAnswer), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn search(
    State(app): State<App>,
    Extension(kinds): Extension<Kinds>,
    context: WorkspaceContext,
    Path(_workspace): Path<String>,
    Query(query): Query<SearchQuery>,
) -> Result<Json<SearchAnswer>> {
    if query.q.len() > MOST_BYTES {
        let detail = format!("a question has at most {MOST_BYTES} bytes");
        return Err(Error::invalid_field("q", detail));
    }
    let chosen = query.kind.split(',').map(str::trim);
    let chosen: Vec<String> = chosen
        .filter(|name| !name.is_empty())
        .map(|name| match name {
            COMMENT => Ok(COMMENT.to_owned()),
            _ => kinds.find(name).map(|kind| kind.name.to_owned()),
        })
        .collect::<Result<_>>()?;
    let limit = query.limit.clamp(1, MOST_HITS);
    let question = Question {
        words: Question::words_of(&query.q),
        kinds: chosen,
        within: query.within,
        now: app.clock.now(),
        limit,
    };
    let mut hits = Vec::new();
    if question.words.is_empty() {
        let mut transaction = app.database.read().await?;
        for id in store::recently_changed(&mut transaction, context.id, limit).await? {
            let document = store::find_any(&mut transaction, context.id, id).await?;
            hits.extend(document.map(|document| shown(kinds, &document, "", &[], &query.language)));
        }
    } else {
        let matches = cache::search(&app, context.id, kinds, question).await?;
        let mut transaction = app.database.read().await?;
        for found in &matches.found {
            let document = store::find_any(&mut transaction, context.id, found.document).await?;
            // Who removed it meanwhile does not want it found.
            let Some(document) = document.filter(|document| !document.removed) else {
                continue;
            };
            let words = &matches.words;
            hits.push(match found.comment {
                None => shown(kinds, &document, &found.place, words, &query.language),
                Some(id) => {
                    let comment = comment_store::find(&mut transaction, context.id, id).await?;
                    said(&document, comment, words, &query.language)
                }
            });
        }
    }
    let hits = hits.into_iter().collect::<Result<_>>()?;
    Ok(Json(SearchAnswer { hits }))
}

fn shown(
    kinds: Kinds,
    document: &Document,
    place: &str,
    asked: &[Asked],
    language: &str,
) -> Result<Hit> {
    let body: Value = document.value()?;
    let choices = kinds.find(&document.kind).map(Choices::of);
    let parts = parts(&body, &choices.unwrap_or_default());
    let part = parts.iter().find(|part| part.place == place);
    let passages = part
        .map(|part| part.passages.as_slice())
        .unwrap_or_default();
    let object = crate::repository::Path::parse(place)
        .ok()
        .and_then(|path| lookup(&body, &path));
    Ok(Hit {
        document: document.id,
        kind: document.kind.clone(),
        comment: None,
        title: name_of(&body, language),
        part: object
            .map(|object| name_of(object, language))
            .unwrap_or_default(),
        context: context_of(&body, place, language),
        excerpt: excerpt(passages, asked, language),
        place: place.to_owned(),
        changed_at: document.changed_at,
    })
}

/// A comment that was found, with the document it is about.
fn said(document: &Document, comment: Comment, asked: &[Asked], language: &str) -> Result<Hit> {
    let body: Value = document.value()?;
    let text = comments::plain(&comment.text);
    let passage = Passage {
        weight: Weight::Text,
        language: None,
        text: &text,
    };
    Ok(Hit {
        document: document.id,
        kind: document.kind.clone(),
        comment: Some(comment.id),
        title: name_of(&body, language),
        part: comment.author_name,
        context: Vec::new(),
        excerpt: excerpt(&[passage], asked, language),
        place: comment.about.place,
        changed_at: comment.edited_at.unwrap_or(comment.created_at),
    })
}

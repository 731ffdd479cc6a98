//! Comments: what people say about a document or a place in it, in threads that are resolved.
//!
//! They are nobody's map content and so no documents: they do not travel with the text form. Every
//! action on them is written down all the same.

mod routes;
pub mod store;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::routes::routes;
use crate::error::{Error, Result};
use crate::ids::UserId;

crate::ids::identifier!(
    /// A comment. Made by whoever writes it, so that sending it twice keeps one.
    pub struct CommentId, "comment"
);

/// Longest comment, in characters.
pub const LONGEST: usize = 10_000;
/// Most people that one comment names.
pub const MOST_MENTIONS: usize = 50;

/// What was done to a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CommentAction {
    /// Wrote it.
    Create,
    /// Wrote it anew.
    Edit,
    /// Took it away.
    Remove,
    /// Said that the thread is settled.
    Resolve,
    /// Said that it is not.
    Reopen,
}

impl CommentAction {
    fn name(self) -> &'static str {
        match self {
            CommentAction::Create => "create",
            CommentAction::Edit => "edit",
            CommentAction::Remove => "remove",
            CommentAction::Resolve => "resolve",
            CommentAction::Reopen => "reopen",
        }
    }
}

crate::database::stored_as!(
    CommentAction,
    String,
    |action| action.name().to_owned(),
    |text| {
        [
            CommentAction::Create,
            CommentAction::Edit,
            CommentAction::Remove,
            CommentAction::Resolve,
            CommentAction::Reopen,
        ]
        .into_iter()
        .find(|action| action.name() == text)
        .ok_or_else(|| format!("unknown action '{text}'").into())
    }
);

/// The text of a comment as it is kept: without blank ends.
///
/// # Errors
/// Invalid when it is empty, too long or names too many people.
fn checked(text: &str) -> Result<String> {
    let text = text.trim();
    let refuse = |detail: String| Err(Error::invalid_field("text", detail));
    if text.is_empty() || text.chars().count() > LONGEST {
        return refuse(format!("a comment has 1 to {LONGEST} characters"));
    }
    if text
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t')
    {
        return refuse("a comment has no control characters".to_owned());
    }
    if mentions(text).len() > MOST_MENTIONS {
        return refuse(format!("a comment names at most {MOST_MENTIONS} people"));
    }
    Ok(text.to_owned())
}

/// The people that a text names, each once: `@[Anna Berg](01900000-…)`.
pub fn mentions(text: &str) -> Vec<UserId> {
    let mut found = Vec::new();
    for part in text.split("@[").skip(1) {
        let id = part
            .split_once("](")
            .filter(|(name, _)| !name.contains(['[', ']', '\n']))
            .and_then(|(_, rest)| rest.split_once(')'))
            .and_then(|(id, _)| id.parse::<UserId>().ok());
        if let Some(id) = id.filter(|id| !found.contains(id)) {
            found.push(id);
        }
    }
    found
}

/// The text as it is read out: mentions as plain names.
pub fn plain(text: &str) -> String {
    let mut parts = text.split("@[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push('@');
        match part.split_once("](").and_then(|(name, rest)| {
            let (id, after) = rest.split_once(')')?;
            id.parse::<UserId>().ok().map(|_| (name, after))
        }) {
            Some((name, after)) => {
                plain.push_str(name);
                plain.push_str(after);
            }
            None => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ANNA: &str = "01900000-0000-7000-8000-00000000000a";

    #[test]
    fn people_are_named_once_and_only_by_their_id() {
        let anna: UserId = ANNA.parse().unwrap();
        let text = format!("@[Anna Berg]({ANNA}) and again @[A]({ANNA}), @[nobody](x), @[ , @Anna");
        assert_eq!(mentions(&text), [anna]);
        assert_eq!(
            plain(&text),
            "@Anna Berg and again @A, @[nobody](x), @[ , @Anna"
        );
    }

    #[test]
    fn empty_long_and_odd_texts_are_refused() {
        let long = "x".repeat(LONGEST + 1);
        for text in ["  \n ", "a\u{7}b", long.as_str()] {
            assert_eq!(checked(text).unwrap_err().place(), Some("text"));
        }
        assert_eq!(checked(" two\nlines ").unwrap(), "two\nlines");
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "(@|\\[|\\]|\\(|\\)|[a-z ]|01900000-0000-7000-8000-00000000000a){0,40}") {
            let people = mentions(&text);
            prop_assert!(people.len() <= 1);
            if !text.contains("@[") {
                prop_assert_eq!(plain(&text), text);
            }
        }
    }
}

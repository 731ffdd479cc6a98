//! Who is where: which document a person has open, and the place in it. Known as long as their
//! pages say so, never stored. Pure.

use std::collections::HashMap;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::Instant;
use crate::ids::{UserId, WorkspaceId};
use crate::repository::DocumentId;

/// How long a page is believed to be open after it said so.
const EXPIRY: SignedDuration = SignedDuration::from_secs(30);
/// Most pages of one person that are known at a time in a workspace; of more, the newest.
const MOST_PAGES: usize = 20;

crate::ids::identifier!(
    /// One open page of the interface. It names itself.
    pub struct PageId, "page"
);

/// One open page of one person. Several pages are still one person: see `user`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Present {
    /// Who.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Which of their pages.
    pub page: PageId,
    /// The document that is open there; none when the page was left.
    pub document: Option<DocumentId>,
    /// The place in the document, as a path: `lanes/<id>/cards/<id>`.
    pub place: Option<String>,
}

type Key = (WorkspaceId, UserId, PageId);

/// Everybody who is known to be there.
#[derive(Debug, Default)]
pub(super) struct Register(HashMap<Key, (Present, Instant)>);

impl Register {
    /// Notes what a page says about itself. True when it is news to the others.
    pub(super) fn note(&mut self, workspace: WorkspaceId, present: Present, now: Instant) -> bool {
        let key = (workspace, present.user, present.page);
        if present.document.is_none() {
            return self.0.remove(&key).is_some();
        }
        let before = self.0.insert(key, (present.clone(), now));
        let is_news = before.is_none_or(|(before, _)| before != present);
        if is_news {
            self.forget_oldest(workspace, present.user);
        }
        is_news
    }

    fn forget_oldest(&mut self, workspace: WorkspaceId, user: UserId) {
        let own = |key: &&Key| (key.0, key.1) == (workspace, user);
        if self.0.keys().filter(own).count() > MOST_PAGES {
            let oldest = self.0.iter().filter(|(key, _)| own(key));
            let oldest = oldest.min_by_key(|(_, (_, seen))| *seen);
            if let Some(key) = oldest.map(|(key, _)| *key) {
                self.0.remove(&key);
            }
        }
    }

    /// Forgets pages that have been silent for too long, and names them as left.
    pub(super) fn expire(&mut self, now: Instant) -> Vec<(WorkspaceId, Present)> {
        let is_over = |seen: Instant| seen.plus(EXPIRY) < now;
        let gone = self.0.extract_if(|_, (_, seen)| is_over(*seen));
        gone.map(|((workspace, ..), (present, _))| {
            let left = Present {
                document: None,
                place: None,
                ..present
            };
            (workspace, left)
        })
        .collect()
    }

    /// Who is there in a workspace, or on one document of it; in the order of names.
    pub(super) fn list(
        &self,
        workspace: WorkspaceId,
        document: Option<DocumentId>,
    ) -> Vec<Present> {
        let mut list: Vec<Present> = self
            .0
            .iter()
            .filter(|((other, ..), _)| *other == workspace)
            .map(|(_, (present, _))| present.clone())
            .filter(|present| document.is_none() || present.document == document)
            .collect();
        list.sort_by(|a, b| (&a.name, a.page).cmp(&(&b.name, b.page)));
        list
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn present(user: UserId, page: u128, place: &str) -> Present {
        Present {
            user,
            name: "Ada".to_owned(),
            page: Uuid::from_u128(page).into(),
            document: Some(DocumentId::from(Uuid::from_u128(1))),
            place: Some(place.to_owned()),
        }
    }

    #[test]
    fn a_page_that_says_the_same_again_is_no_news_but_stays_known() {
        let (workspace, user) = (WorkspaceId::new(), UserId::new());
        let mut register = Register::default();
        let at = |seconds: i64| Instant::from_microseconds(seconds * 1_000_000);
        assert!(register.note(workspace, present(user, 1, "a"), at(0)));
        assert!(!register.note(workspace, present(user, 1, "a"), at(25)));
        assert!(register.expire(at(50)).is_empty());
        assert!(register.note(workspace, present(user, 1, "b"), at(50)));
        let gone = register.expire(at(81));
        assert_eq!(gone.len(), 1);
        assert_eq!(gone[0].1.document, None);
        assert!(register.list(workspace, None).is_empty());
    }

    #[test]
    fn leaving_is_news_once_and_pages_of_one_person_are_bounded() {
        let (workspace, user) = (WorkspaceId::new(), UserId::new());
        let mut register = Register::default();
        for page in 0..40 {
            let now = Instant::from_microseconds(page as i64);
            assert!(register.note(workspace, present(user, page, "a"), now));
        }
        let known = register.list(workspace, None);
        assert_eq!(known.len(), MOST_PAGES);
        assert!(
            known
                .iter()
                .all(|one| one.page >= Uuid::from_u128(20).into())
        );
        let left = Present {
            document: None,
            ..known[0].clone()
        };
        let now = Instant::from_microseconds(50);
        assert!(register.note(workspace, left.clone(), now));
        assert!(!register.note(workspace, left, now));
        assert!(register.list(WorkspaceId::new(), None).is_empty());
    }
}

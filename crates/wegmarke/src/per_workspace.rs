//! What is kept in memory for each workspace, such as the log that reports are computed from.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::ids::WorkspaceId;

/// Most workspaces that are remembered; the least recently asked one goes first.
const MOST_WORKSPACES: usize = 8;

/// One value for each of the workspaces asked about lately; shared by all requests.
#[derive(Debug)]
pub struct PerWorkspace<T> {
    slots: Arc<Mutex<Slots<T>>>,
}

/// The value of one workspace. Whoever finds it missing or old holds the lock while making it anew,
/// so that it is made once however many ask.
pub type Slot<T> = Arc<tokio::sync::Mutex<T>>;

#[derive(Debug)]
struct Slots<T> {
    of: HashMap<WorkspaceId, (u64, Slot<T>)>,
    /// Grows with every question, to know the least recently asked.
    questions: u64,
}

impl<T> Default for PerWorkspace<T> {
    fn default() -> PerWorkspace<T> {
        let slots = Slots {
            of: HashMap::new(),
            questions: 0,
        };
        PerWorkspace {
            slots: Arc::new(Mutex::new(slots)),
        }
    }
}

impl<T> Clone for PerWorkspace<T> {
    fn clone(&self) -> PerWorkspace<T> {
        PerWorkspace {
            slots: self.slots.clone(),
        }
    }
}

impl<T: Default> PerWorkspace<T> {
    /// The value of a workspace; the default when there is none yet.
    pub fn slot(&self, workspace: WorkspaceId) -> Slot<T> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.questions += 1;
        let now = slots.questions;
        let entry = slots.of.entry(workspace).or_default();
        entry.0 = now;
        let slot = entry.1.clone();
        if slots.of.len() > MOST_WORKSPACES {
            let oldest = slots
                .of
                .iter()
                .min_by_key(|(_, (asked, _))| *asked)
                .map(|(id, _)| *id);
            slots.of.retain(|id, _| Some(*id) != oldest);
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_least_recently_asked_is_forgotten() {
        let kept = PerWorkspace::<u32>::default();
        let workspaces: Vec<_> = (0..=MOST_WORKSPACES).map(|_| WorkspaceId::new()).collect();
        for workspace in &workspaces[..MOST_WORKSPACES] {
            *kept.slot(*workspace).lock().await = 1;
        }
        assert_eq!(*kept.slot(workspaces[0]).lock().await, 1);
        kept.slot(workspaces[MOST_WORKSPACES]);
        assert_eq!(*kept.slot(workspaces[0]).lock().await, 1);
        assert_eq!(*kept.slot(workspaces[1]).lock().await, 0);
    }
}

//! What the log of a workspace consists of: the names of its events, their properties, and which
//! of them a binding would catch. For whoever decides what the events mean.

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::overview::overview;
use wegmarke_analytics::log::{EventLog, LogIndex, PropertyColumn};
use wegmarke_analytics::trails::Selection;

use super::store::{self, Manifest};
use crate::app::App;
use crate::error::Result;
use crate::ids::WorkspaceId;
use crate::repository::DocumentId;
use crate::touchpoints::bindings::{MatchedBy, NameRules};
use crate::touchpoints::{self, Binding, Bindings};

/// How many values of a property are listed, the most frequent first.
const MOST_VALUES: usize = 50;
/// No event has this name, so a touchpoint with this key has no event of its own.
const NO_KEY: &str = "\0";

/// A name of events and what it means at present.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EventName {
    /// As the source has it.
    pub name: String,
    /// How many events have it.
    pub events: u64,
    /// How many customers have such an event.
    pub customers: u64,
    /// The touchpoint that its events mean when no property says otherwise.
    pub touchpoint: Option<DocumentId>,
    /// What decides; nothing when its events stand for themselves.
    pub by: Option<DecidedBy>,
}

/// What decides the meaning of the events of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum DecidedBy {
    /// The name itself.
    Name,
    /// A pattern for names.
    Pattern,
    /// A property.
    Property,
    /// Properties of each event.
    Mixed,
}

/// A property of events and its values.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EventProperty {
    /// The name.
    pub property: String,
    /// The most frequent values.
    pub values: Vec<PropertyValue>,
    /// How many different values there are.
    pub distinct: usize,
}

/// A value of a property.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PropertyValue {
    /// As the source has it.
    pub value: String,
    /// How many events have it.
    pub events: u64,
}

/// What a binding would catch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct BindingPreview {
    /// How many events.
    pub events: u64,
    /// Of how many customers.
    pub customers: u64,
    /// The names of those events, the most frequent first.
    pub names: Vec<NameCount>,
}

/// A name and how many events have it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct NameCount {
    /// As the source has it.
    pub name: String,
    /// How many events.
    pub events: u64,
}

/// The names of all events, the most frequent first.
///
/// # Errors
/// When the log or the repository cannot be read.
pub async fn names(app: &App, workspace: WorkspaceId) -> Result<Vec<EventName>> {
    let mut transaction = app.database.read().await?;
    let bindings = touchpoints::bindings_of(&mut transaction, workspace).await?;
    drop(transaction);
    with_log(app, workspace, move |_, index| {
        let seen = overview(&index.trails, &Selection::everything(), index.names.len());
        let counts = seen
            .touchpoint_events
            .iter()
            .zip(&seen.touchpoint_customers);
        let mut names: Vec<EventName> = Vec::new();
        for (name, (&events, &customers)) in index.names.iter().zip(counts) {
            let (touchpoint, by) = meaning(&bindings, &bindings.rules_for(name));
            names.push(EventName {
                name: name.clone(),
                events,
                customers,
                touchpoint,
                by,
            });
        }
        names.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
        Ok(names)
    })
    .await
}

fn meaning(bindings: &Bindings, rules: &NameRules<'_>) -> (Option<DocumentId>, Option<DecidedBy>) {
    let touchpoint = rules
        .otherwise
        .map(|found| bindings.touchpoints()[found.touchpoint].0);
    let by = match (rules.fixed(), rules.otherwise) {
        (None, _) => Some(DecidedBy::Mixed),
        (Some(_), None) => None,
        (Some(_), Some(found)) => Some(match found.by {
            MatchedBy::Name => DecidedBy::Name,
            MatchedBy::Pattern => DecidedBy::Pattern,
            MatchedBy::Property => DecidedBy::Property,
        }),
    };
    (touchpoint, by)
}

/// The properties of all events, or of those with a name, sorted by their names.
///
/// # Errors
/// When the log cannot be read.
pub async fn properties(
    app: &App,
    workspace: WorkspaceId,
    name: Option<String>,
) -> Result<Vec<EventProperty>> {
    with_log(app, workspace, move |log, index| {
        let code = name.map(|name| index.names.binary_search(&name).ok());
        if code == Some(None) {
            return Ok(Vec::new());
        }
        let code = code.flatten();
        let mut properties = Vec::new();
        for property in log.property_names() {
            let column = log.property(index, &property).map_err(super::log_failure)?;
            let found = count_values(property, &column, index, code);
            properties.extend(Some(found).filter(|found| found.distinct > 0));
        }
        Ok(properties)
    })
    .await
}

fn count_values(
    property: String,
    column: &PropertyColumn,
    index: &LogIndex,
    name: Option<usize>,
) -> EventProperty {
    let mut counts = vec![0_u64; column.values.len()];
    for (code, event) in column.codes.iter().zip(&index.trails.touchpoints) {
        let wanted = name.is_none_or(|name| usize::from(*event) == name);
        if wanted && let Some(count) = counts.get_mut(*code as usize) {
            *count += 1;
        }
    }
    let mut seen: Vec<(&String, u64)> = column
        .values
        .iter()
        .zip(counts)
        .filter(|(_, events)| *events > 0)
        .collect();
    seen.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let distinct = seen.len();
    seen.truncate(MOST_VALUES);
    let values = seen.into_iter().map(|(value, events)| PropertyValue {
        value: value.clone(),
        events,
    });
    EventProperty {
        property,
        values: values.collect(),
        distinct,
    }
}

/// Which events one binding catches, other bindings aside.
///
/// # Errors
/// When the binding says nothing or the log cannot be read.
pub async fn preview_binding(
    app: &App,
    workspace: WorkspaceId,
    binding: Binding,
) -> Result<BindingPreview> {
    let bindings = Bindings::compile(&[(DocumentId::new(), NO_KEY.to_owned(), vec![binding])])?;
    with_log(app, workspace, move |log, index| {
        let rules: Vec<NameRules<'_>> = index
            .names
            .iter()
            .map(|name| bindings.rules_for(name))
            .collect();
        let mut columns = Vec::new();
        for property in bindings.properties() {
            columns.push(log.property(index, property).map_err(super::log_failure)?);
        }
        let value = |property: usize, event: usize| {
            let column: &PropertyColumn = &columns[property];
            column
                .values
                .get(column.codes[event] as usize)
                .map(String::as_str)
        };
        let mut events = vec![0_u64; index.names.len()];
        let mut customers = 0;
        for customer in 0..index.trails.customers() {
            let mut caught = false;
            for event in index.trails.range(customer) {
                let name = usize::from(index.trails.touchpoints[event]);
                if rules[name]
                    .decide(|property| value(property, event))
                    .is_some()
                {
                    events[name] += 1;
                    caught = true;
                }
            }
            customers += u64::from(caught);
        }
        let names = index
            .names
            .iter()
            .zip(&events)
            .filter(|(_, events)| **events > 0);
        let mut names: Vec<NameCount> = names
            .map(|(name, &events)| NameCount {
                name: name.clone(),
                events,
            })
            .collect();
        names.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
        Ok(BindingPreview {
            events: events.iter().sum(),
            customers,
            names,
        })
    })
    .await
}

/// Reads the log of a workspace on a thread of its own; an empty log has the default answer.
async fn with_log<T: Default + Send + 'static>(
    app: &App,
    workspace: WorkspaceId,
    answer: impl FnOnce(&EventLog, &LogIndex) -> Result<T> + Send + 'static,
) -> Result<T> {
    let Manifest {
        segments,
        index_file,
        ..
    } = store::manifest(app, workspace).await?;
    if segments.is_empty() {
        return Ok(T::default());
    }
    tokio::task::spawn_blocking(move || {
        let log = EventLog::open(segments).map_err(super::log_failure)?;
        let index = match log.saved_index(&index_file) {
            Ok(index) => index,
            Err(_) => {
                let index = log.index().map_err(super::log_failure)?;
                if let Err(cause) = index.save(&index_file) {
                    tracing::warn!(%cause, "the trail index could not be saved");
                }
                index
            }
        };
        answer(&log, &index)
    })
    .await?
}

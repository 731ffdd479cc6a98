//! Choosing customers by what their events carry, and what there is to choose from.

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::overview::overview;
use wegmarke_analytics::log::PropertyColumn;

use super::log::BoundLog;
use super::question::{Filter, Question};
use crate::clock::Instant;
use crate::error::Result;

/// Properties with more different values than this are not offered.
const MOST_VALUES: usize = 50;

/// What a report can be narrowed to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FiltersReport {
    /// Time of the first event.
    pub first: Option<Instant>,
    /// Time of the last event.
    pub last: Option<Instant>,
    /// Number of events.
    pub events: u64,
    /// Number of customers.
    pub customers: u64,
    /// Properties with at most 50 different values, by name.
    pub properties: Vec<PropertyValues>,
}

/// A property with its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PropertyValues {
    /// Name of the property.
    pub property: String,
    /// Its values, the one of most customers first.
    pub values: Vec<ValueCustomers>,
}

/// A value of a property.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ValueCustomers {
    /// The value.
    pub value: String,
    /// Customers with any event that has it.
    pub customers: u64,
}

/// Span and size of the selection, and the properties of the whole log.
///
/// # Errors
/// When the question or a segment cannot be read.
pub fn filters(log: &BoundLog, question: &Question) -> Result<FiltersReport> {
    let (selection, _) = log.selection(question)?;
    let counts = overview(&log.trails, &selection, log.labels.len());
    let properties = match log.filters.get() {
        Some(known) => known,
        None => {
            let values = property_values(log)?;
            log.filters.get_or_init(|| values)
        }
    };
    Ok(FiltersReport {
        first: counts.first.map(Instant::from_microseconds),
        last: counts.last.map(Instant::from_microseconds),
        events: counts.events,
        customers: counts.customers,
        properties: properties.clone(),
    })
}

fn property_values(log: &BoundLog) -> Result<Vec<PropertyValues>> {
    let mut found = Vec::new();
    log.each_property(|property, column| {
        if column.values.is_empty() || column.values.len() > MOST_VALUES {
            return;
        }
        let customers = customers_of_values(log, &column);
        let of = |(value, customers)| ValueCustomers { value, customers };
        let mut values: Vec<_> = column.values.into_iter().zip(customers).map(of).collect();
        values.sort_by(|one, other| {
            other
                .customers
                .cmp(&one.customers)
                .then_with(|| one.value.cmp(&other.value))
        });
        found.push(PropertyValues { property, values });
    })?;
    Ok(found)
}

fn customers_of_values(log: &BoundLog, column: &PropertyColumn) -> Vec<u64> {
    let mut counts = vec![0; column.values.len()];
    let mut seen_by = vec![usize::MAX; column.values.len()];
    for customer in 0..log.trails.customers() {
        for &code in &column.codes[log.trails.range(customer)] {
            if let Some(last) = seen_by.get_mut(code as usize)
                && *last != customer
            {
                *last = customer;
                counts[code as usize] += 1;
            }
        }
    }
    counts
}

/// The customers who pass all filters, one flag for each; `None` without filters. A property or
/// value that the log does not have is had by nobody.
pub(super) fn customers(log: &BoundLog, filters: &[Filter]) -> Result<Option<Vec<bool>>> {
    let mut chosen: Option<Vec<bool>> = None;
    for filter in filters {
        let column = log.property(&filter.property)?;
        let code = column
            .values
            .iter()
            .position(|value| *value == filter.value);
        let has = |customer: usize| {
            let codes = &column.codes[log.trails.range(customer)];
            code.is_some_and(|code| codes.iter().any(|&other| other as usize == code))
        };
        let flags = chosen.get_or_insert_with(|| vec![true; log.trails.customers()]);
        for (customer, flag) in flags.iter_mut().enumerate() {
            *flag = *flag && has(customer);
        }
    }
    Ok(chosen)
}

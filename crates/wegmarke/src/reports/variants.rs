//! Which whole journeys occur.

use serde::Serialize;
use utoipa::ToSchema;
use wegmarke_analytics::kernels::variants as kernel;

use super::log::BoundLog;
use super::question::Question;
use crate::error::Result;

/// The commonest journeys.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct VariantsReport {
    /// Most customers first; equal ones in the order of their paths.
    pub variants: Vec<VariantRow>,
    /// Different journeys in all.
    pub total_variants: u64,
    /// Customers in all.
    pub customers: u64,
    /// Customers of the listed variants, as a share of all.
    pub share_covered: f64,
}

/// A journey with the customers who took it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct VariantRow {
    /// The touchpoints in order.
    pub path: Vec<String>,
    /// Customers whose journey is exactly this.
    pub customers: u64,
}

/// Answers the question with the `top` commonest variants.
///
/// # Errors
/// When the question or a segment cannot be read.
pub fn variants(log: &BoundLog, question: &Question, top: usize) -> Result<VariantsReport> {
    let (selection, _) = log.selection(question)?;
    let all = kernel::variants(&log.trails, &selection);
    // Codes are in the order of the keys: each is its own rank.
    let ranks: Vec<u16> = (0u16..).take(log.labels.len()).collect();
    let row = |variant: kernel::Variant<'_>| VariantRow {
        path: variant
            .path
            .iter()
            .map(|&code| log.labels[code as usize].key.clone())
            .collect(),
        customers: variant.customers,
    };
    let variants: Vec<VariantRow> = all.top(top, &ranks).into_iter().map(row).collect();
    let covered: u64 = variants.iter().map(|variant| variant.customers).sum();
    Ok(VariantsReport {
        variants,
        total_variants: all.total() as u64,
        customers: all.customers,
        share_covered: super::share(covered, all.customers),
    })
}

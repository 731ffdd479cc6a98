//! Exact quantiles by selection, without sorting everything.
//!
//! Both use linear interpolation between the two neighbouring ranks: of n values in ascending order
//! x[0]..x[n-1], the quantile q lies at rank q·(n-1). For q = 0.5 that is the middle value, or the
//! mean of the two middle values. (Hyndman & Fan 1996, definition 7.)

/// The median of the values, which come back in another order; `None` when there are none.
pub fn median(values: &mut [i64]) -> Option<f64> {
    quantile(values, 1, 2)
}

/// The 90th percentile of the values, which come back in another order; `None` when there are none.
pub fn percentile_90(values: &mut [i64]) -> Option<f64> {
    quantile(values, 9, 10)
}

/// The quantile `numerator / denominator`. The fraction is kept in integers so that the rank is exact.
fn quantile(values: &mut [i64], numerator: usize, denominator: usize) -> Option<f64> {
    let last_rank = values.len().checked_sub(1)?;
    let position = last_rank * numerator;
    let (rank, remainder) = (position / denominator, position % denominator);
    let (_, &mut low, above) = values.select_nth_unstable(rank);
    if remainder == 0 {
        return Some(low as f64);
    }
    let high = above.iter().copied().min().unwrap_or(low);
    // The difference first: times are large and close together.
    let step = high.abs_diff(low) as f64;
    Some(low as f64 + step * remainder as f64 / denominator as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted_quantile(values: &[i64], q: f64) -> f64 {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let position = q * (sorted.len() - 1) as f64;
        let (low, high) = (
            sorted[position.floor() as usize],
            sorted[position.ceil() as usize],
        );
        low as f64 + (high - low) as f64 * position.fract()
    }

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_two_middle_values() {
        assert_eq!(median(&mut [4, 1, 3, 2]), Some(2.5));
        assert_eq!(median(&mut [7]), Some(7.0));
        assert_eq!(median(&mut []), None);
    }

    #[test]
    fn the_ninetieth_percentile_is_interpolated() {
        assert_eq!(percentile_90(&mut [10, 0]), Some(9.0));
        assert_eq!(percentile_90(&mut (0..=10).collect::<Vec<_>>()), Some(9.0));
    }

    proptest! {
        #[test]
        fn selection_agrees_with_sorting(values in prop::collection::vec(-1_000_000i64..1_000_000, 1..200)) {
            let mut work = values.clone();
            prop_assert!((median(&mut work).unwrap() - sorted_quantile(&values, 0.5)).abs() < 1e-6);
            prop_assert!((percentile_90(&mut work).unwrap() - sorted_quantile(&values, 0.9)).abs() < 1e-6);
        }
    }
}

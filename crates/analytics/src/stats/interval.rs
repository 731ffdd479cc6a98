//! Mean and 95 % interval from mergeable moments.

/// Number, sum and sum of squares of a set of values: all that a mean and its interval need.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    /// How many values.
    pub n: u64,
    sum: f64,
    sum_of_squares: f64,
}

/// A mean with the limits of its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The arithmetic mean.
    pub mean: f64,
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

impl Moments {
    /// Takes one more value in.
    pub fn add(&mut self, value: f64) {
        self.n += 1;
        self.sum += value;
        self.sum_of_squares += value * value;
    }

    /// Takes another set in.
    pub fn merge(&mut self, other: &Moments) {
        self.n += other.n;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
    }

    /// The mean and its 95 % interval by Student's t with n − 1 degrees of freedom, the limits kept
    /// within `lowest..=highest` (the ends of the scale). `None` with fewer than two values: one
    /// value says nothing about its own scatter.
    pub fn interval(&self, lowest: f64, highest: f64) -> Option<Interval> {
        if self.n < 2 {
            return None;
        }
        let n = self.n as f64;
        let mean = self.sum / n;
        // Rounding may leave a tiny negative sum when all values are equal.
        let variance = ((self.sum_of_squares - n * mean * mean) / (n - 1.0)).max(0.0);
        let half = student_t_975(self.n - 1) * (variance / n).sqrt();
        Some(Interval {
            mean,
            low: (mean - half).max(lowest),
            high: (mean + half).min(highest),
        })
    }
}

/// The 97.5 % point of Student's t distribution.
fn student_t_975(degrees: u64) -> f64 {
    const NORMAL_975: f64 = 1.959_963_984_540_054;
    if degrees > 200 {
        // Cornish-Fisher expansion in 1/degrees; the error is below 1e-9 here.
        let (z, v) = (NORMAL_975, degrees as f64);
        let first = (z.powi(3) + z) / 4.0;
        let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
        let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
        return z + first / v + second / v.powi(2) + third / v.powi(3);
    }
    let (mut low, mut high) = (NORMAL_975, 13.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if central_probability(middle, degrees) < 0.95 {
            low = middle
        } else {
            high = middle
        }
    }
    f64::midpoint(low, high)
}

/// P(−t ≤ T ≤ t) by the finite series of Abramowitz & Stegun 26.7.3 and 26.7.4.
fn central_probability(t: f64, degrees: u64) -> f64 {
    let angle = (t / (degrees as f64).sqrt()).atan();
    let (sine, cosine) = angle.sin_cos();
    let odd = degrees % 2 == 1;
    let terms = if odd { (degrees - 1) / 2 } else { degrees / 2 };
    let mut term = if odd { cosine } else { 1.0 };
    let mut sum = 0.0;
    for k in 0..terms {
        sum += term;
        let k = k as f64;
        let factor = if odd {
            (2.0 * k + 2.0) / (2.0 * k + 3.0)
        } else {
            (2.0 * k + 1.0) / (2.0 * k + 2.0)
        };
        term *= factor * cosine * cosine;
    }
    if odd {
        std::f64::consts::FRAC_2_PI * (angle + sine * sum)
    } else {
        sine * sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(degrees: u64, expected: f64) {
        assert!(
            (student_t_975(degrees) - expected).abs() < 5e-4,
            "{degrees}: {}",
            student_t_975(degrees)
        );
    }

    #[test]
    fn students_t_agrees_with_the_printed_tables() {
        check(1, 12.7062);
        check(2, 4.3027);
        check(9, 2.2622);
        check(30, 2.0423);
        check(120, 1.9799);
        check(1_000, 1.9623);
    }

    #[test]
    fn the_expansion_for_many_values_fits_the_exact_series() {
        for degrees in [201, 500, 1_000] {
            let probability = central_probability(student_t_975(degrees), degrees);
            assert!(
                (probability - 0.95).abs() < 1e-8,
                "{degrees}: {probability}"
            );
        }
    }

    #[test]
    fn an_interval_stays_on_its_scale_and_needs_two_values() {
        let mut moments = Moments::default();
        moments.add(100.0);
        assert_eq!(moments.interval(0.0, 100.0), None);
        moments.add(0.0);
        let interval = moments.interval(0.0, 100.0).unwrap();
        assert_eq!(
            (interval.mean, interval.low, interval.high),
            (50.0, 0.0, 100.0)
        );
    }

    #[test]
    fn ten_ratings_by_hand() {
        let mut moments = Moments::default();
        for value in [50.0, 75.0, 100.0, 75.0, 25.0, 50.0, 75.0, 75.0, 100.0, 75.0] {
            moments.add(value);
        }
        let interval = moments.interval(0.0, 100.0).unwrap();
        assert_eq!(interval.mean, 70.0);
        // standard deviation 22.9734, t(9) = 2.2622: half width 16.434
        assert!((interval.high - 86.434).abs() < 1e-2, "{interval:?}");
    }
}

//! Randomness that repeats: the same seed gives the same customers on every machine and with every
//! version of every library, so that the truth about them stays true.

/// A stream of random numbers (SplitMix64: small, fast, and good enough to play customers with).
pub(super) struct Chance(u64);

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Chance {
    /// The stream of one customer. Streams of different customers are independent, so a larger
    /// company begins with the same customers as a smaller one.
    pub(super) fn of_customer(seed: u64, customer: u64) -> Chance {
        Chance(mix(
            mix(seed.wrapping_add(GOLDEN)) ^ customer.wrapping_mul(GOLDEN)
        ))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// Uniform in [0, 1).
    pub(super) fn share(&mut self) -> f64 {
        // 53 bits are what a double can tell apart below one.
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform in [from, until).
    pub(super) fn between(&mut self, from: f64, until: f64) -> f64 {
        from + self.share() * (until - from)
    }

    /// True with this probability.
    pub(super) fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// One of them, all equally likely; the list must not be empty.
    pub(super) fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[((self.share() * list.len() as f64) as usize).min(list.len() - 1)]
    }

    /// The position of one of the weights, as likely as its weight says. Weights need no sum.
    pub(super) fn weighted(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut rest = self.share() * weights.clone().sum::<f64>();
        let mut last = 0;
        for (position, weight) in weights.enumerate().filter(|(_, weight)| *weight > 0.0) {
            last = position;
            rest -= weight;
            if rest < 0.0 {
                break;
            }
        }
        last
    }

    /// How often something happens again when each time it does with this probability; at most 12.
    pub(super) fn repetitions(&mut self, again: f64) -> usize {
        (0..12).take_while(|_| self.happens(again)).count()
    }

    /// A log-normal time with this median; `spread` is the standard deviation of its logarithm.
    pub(super) fn log_normal(&mut self, median: f64, spread: f64) -> f64 {
        median * (spread * self.normal()).exp()
    }

    /// How many of `attempts` succeed.
    pub(super) fn binomial(&mut self, attempts: u8, probability: f64) -> u8 {
        (0..attempts)
            .map(|_| u8::from(self.happens(probability)))
            .sum()
    }

    /// Standard normal (Box and Muller).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }
}

fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Probability that a standard normal variable is at most `x` (Abramowitz and Stegun 26.2.17, error
/// below 1e-7).
pub(super) fn normal_below(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * x.abs());
    let series = [
        1.330_274_429,
        -1.821_255_978,
        1.781_477_937,
        -0.356_563_782,
        0.319_381_530,
    ];
    let polynomial = series.iter().fold(0.0, |sum, factor| (sum + factor) * t);
    let above = (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt() * polynomial;
    if x < 0.0 { above } else { 1.0 - above }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_and_differs_from_the_others() {
        let first = |seed, customer| Chance::of_customer(seed, customer).next();
        assert_eq!(first(1, 7), first(1, 7));
        assert_ne!(first(1, 7), first(1, 8));
        assert_ne!(first(1, 7), first(2, 7));
        // Written down: another value here would silently change everybody's company.
        assert_eq!(first(1, 7), 713_235_232_336_600_782);
    }

    #[test]
    fn the_normal_distribution_has_its_known_values() {
        for (x, below) in [(0.0, 0.5), (1.0, 0.841_344_746), (-1.96, 0.024_997_895)] {
            assert!((normal_below(x) - below).abs() < 1e-7, "{x}");
        }
    }

    #[test]
    fn draws_have_the_distribution_they_promise() {
        let mut chance = Chance::of_customer(3, 0);
        let draws = 40_000;
        let below = (0..draws)
            .filter(|_| chance.log_normal(62.0, 0.65) < 48.0)
            .count();
        let expected = normal_below((48.0f64 / 62.0).ln() / 0.65) * f64::from(draws);
        assert!((below as f64 - expected).abs() < 4.0 * (expected * 0.7).sqrt());
        let picked = (0..draws).filter(|_| chance.weighted([1.0, 0.0, 3.0].into_iter()) == 2);
        assert!((picked.count() as f64 - 30_000.0).abs() < 4.0 * (40_000.0f64 * 0.1875).sqrt());
        let successes: u32 = (0..draws).map(|_| u32::from(chance.binomial(4, 0.3))).sum();
        assert!((f64::from(successes) - 48_000.0).abs() < 4.0 * (160_000.0f64 * 0.21).sqrt());
    }
}

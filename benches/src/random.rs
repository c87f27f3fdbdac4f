//! Numbers that look random and never change: SplitMix64 (Steele, Lea, Flood, 2014).

const SEED: u64 = 0x6b61_7661_2d32_3032;
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

pub struct Random(u64);

impl Random {
    /// The numbers of one programme depend on its own number alone, so a longer catalogue begins with
    /// the programmes of a shorter one.
    pub fn of(number: u32) -> Random {
        let mut seed = Random(SEED ^ u64::from(number));
        Random(seed.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `bound`, which must not be zero.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// True once in `times` on average.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn first_numbers_are_those_of_the_published_algorithm() {
        let mut random = Random(0);
        assert_eq!(random.next(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(random.next(), 0x6e78_9e6a_a1b9_65f4);
    }
}

//! The customers of a log, by name.

/// The names of all customers, in the order of a [`super::LogIndex`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomerNames {
    text: String,
    ends: Vec<usize>,
}

impl CustomerNames {
    /// The name of one customer.
    pub fn get(&self, customer: usize) -> Option<&str> {
        let end = *self.ends.get(customer)?;
        let start = if customer == 0 {
            0
        } else {
            self.ends[customer - 1]
        };
        self.text.get(start..end)
    }

    /// How many customers there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no customer.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All names in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|customer| self.get(customer))
    }

    pub(crate) fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }
}

/// The customers of one segment, sorted by hash and name, and where their rows begin.
#[derive(Debug, Default)]
pub(crate) struct Customers {
    pub(crate) names: CustomerNames,
    pub(crate) hashes: Vec<u64>,
    /// First row of each customer, counted over all segments.
    pub(crate) starts: Vec<u32>,
    /// The row after the last.
    pub(crate) end: u32,
}

impl Customers {
    /// Notes the customer of a row; `false` when customers are not sorted.
    #[inline]
    pub(crate) fn add(&mut self, name: &str, hash: u64, row: u32) -> bool {
        let last = self.last();
        if last == Some((hash, name)) {
            return true;
        }
        let is_sorted = last < Some((hash, name));
        self.names.push(name);
        self.hashes.push(hash);
        self.starts.push(row);
        is_sorted
    }

    /// Appends customers of later rows; `false` when they do not follow in order.
    pub(crate) fn append(&mut self, later: &Customers) -> bool {
        self.end = later.end;
        let rows = later.hashes.iter().zip(&later.starts);
        later
            .names
            .iter()
            .zip(rows)
            .all(|(name, (&hash, &start))| self.add(name, hash, start))
    }

    /// Hash and name of a customer.
    #[inline]
    pub(crate) fn key(&self, customer: usize) -> Option<(u64, &str)> {
        Some((*self.hashes.get(customer)?, self.names.get(customer)?))
    }

    /// The rows of a customer.
    #[inline]
    pub(crate) fn rows(&self, customer: usize) -> std::ops::Range<u32> {
        let end = self.starts.get(customer + 1).copied().unwrap_or(self.end);
        self.starts[customer]..end
    }

    fn last(&self) -> Option<(u64, &str)> {
        self.key(self.hashes.len().checked_sub(1)?)
    }
}

//! The values of one event while its parts are still being read.

/// Where several values share a name, they stand in one text, in the order of the file.
const BETWEEN_VALUES: &str = "; ";

/// Values by the number of their property.
#[derive(Clone, Debug, Default)]
pub(super) struct Properties {
    values: Vec<(u32, String)>,
}

impl Properties {
    /// Adds a value; an empty one says nothing.
    pub(super) fn add(&mut self, property: u32, value: &str) {
        if value.is_empty() {
            return;
        }
        match self.values.iter_mut().find(|(known, _)| *known == property) {
            None => self.values.push((property, value.to_owned())),
            Some((_, values)) => {
                values.push_str(BETWEEN_VALUES);
                values.push_str(value);
            }
        }
    }

    pub(super) fn contains(&self, property: u32) -> bool {
        self.values.iter().any(|(known, _)| *known == property)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        self.values
            .iter()
            .map(|(property, value)| (*property, value.as_str()))
    }
}

//! What passages state of causes, for those that are asked for.

use super::{Place, Reader, State, columns::Sparse};
use crate::error::Result;

/// What some passages state, by their order.
#[derive(Debug, Default)]
pub struct States {
    values: Vec<State>,
    /// Of each passage, where its states begin in `numbers`; and the end of the last one.
    starts: Vec<u32>,
    /// Indexes into `values`.
    numbers: Vec<u32>,
}

impl States {
    /// What the passage that was asked for as number so-and-so states.
    pub fn of(&self, at: usize) -> impl Iterator<Item = &State> {
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        self.numbers[range].iter().map(|number| &self.values[*number as usize])
    }
}

impl Reader {
    /// What these passages state of causes.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn states(&self, places: impl Iterator<Item = Place>) -> Result<States> {
        let fields = self.fields;
        let open = |segment| Sparse::open(segment, fields, fields.states);
        let columns: tantivy::Result<Vec<Sparse>> =
            self.searcher.segment_readers().iter().map(open).collect();
        let columns = columns.map_err(|error| self.damaged(error))?;
        let mut starts = vec![0];
        // Values go by their segment and number there, until they are read.
        let mut asked: Vec<(u32, u64)> = Vec::new();
        for place in places {
            let numbers = columns[place.segment() as usize].numbers(place.doc());
            asked.extend(numbers.map(|number| (place.segment(), number)));
            starts.push(asked.len() as u32);
        }
        let mut distinct = asked.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let mut values = Vec::with_capacity(distinct.len());
        for of_segment in distinct.chunk_by(|a, b| a.0 == b.0) {
            let numbers: Vec<u64> = of_segment.iter().map(|(_, number)| *number).collect();
            let read =
                columns[of_segment[0].0 as usize].values(&numbers).map_err(|error| self.damaged(error))?;
            values.extend(read.iter().map(|value| self.state(value)));
        }
        // A value that cannot be read would be a broken index; it states nothing.
        let place_of: Vec<Option<u32>> = values
            .iter()
            .scan(0, |next, value| {
                let number = value.is_some().then_some(*next);
                *next += u32::from(value.is_some());
                Some(number)
            })
            .collect();
        let number = |value: &(u32, u64)| {
            let at = distinct.binary_search(value).ok()?;
            place_of.get(at).copied().flatten()
        };
        let mut numbers = Vec::with_capacity(asked.len());
        let mut shifted = vec![0];
        for range in starts.windows(2) {
            numbers.extend(asked[range[0] as usize..range[1] as usize].iter().filter_map(number));
            shifted.push(numbers.len() as u32);
        }
        Ok(States { values: values.into_iter().flatten().collect(), starts: shifted, numbers })
    }

    /// What a value of a column says, by the names that the reader was given.
    pub(super) fn state(&self, value: &str) -> Option<State> {
        let mut state = State::from_column(value)?;
        state.cause = self.renaming.named(state.cause);
        if let Some(of) = self.renaming.of_id(&state.of) {
            state.of.clone_from(&of.id);
        }
        Some(state)
    }
}

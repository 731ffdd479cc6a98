//! Streams the generated customers into an event log: memory does not grow with their number.

use wegmarke_analytics::log::{Event, LogError, LogWriter};

use super::comments::Comments;
use super::happening::Happening;
use super::plan::{MARKETS, PERSONAS};
use super::traveller::Traveller;

/// Positions of the properties that customers have.
struct Columns {
    market: u32,
    persona: u32,
    channel: u32,
    device: u32,
    campaign: u32,
    path: u32,
    source: u32,
    rating: u32,
    comment: u32,
    reason: u32,
}

/// Plays `customers` customers and pushes everything they do. Tells `progress` how many are played.
///
/// # Errors
/// When the log cannot be written.
pub(super) fn generate(
    writer: &mut LogWriter,
    customers: u64,
    seed: u64,
    progress: &mut dyn FnMut(u64),
) -> Result<(), LogError> {
    let comments = Comments::embedded();
    let columns = Columns::register(writer);
    let mut line = 0;
    for number in 0..customers {
        if number % 1000 == 0 {
            progress(number);
        }
        let traveller = Traveller::play(seed, number, &comments);
        let customer = format!("MB-{:07}", number + 1);
        for happening in &traveller.happenings {
            line += 1;
            let mut properties = Vec::with_capacity(10);
            properties.push((columns.market, MARKETS[traveller.market]));
            properties.push((columns.persona, PERSONAS[traveller.persona]));
            columns.describe(happening, &mut properties);
            writer.push(&Event {
                customer: &customer,
                name: happening.event,
                time: happening.time,
                line,
                properties: &properties,
            })?;
        }
    }
    progress(customers);
    Ok(())
}

impl Columns {
    fn register(writer: &mut LogWriter) -> Columns {
        Columns {
            market: writer.property("market"),
            persona: writer.property("persona"),
            channel: writer.property("channel"),
            device: writer.property("device"),
            campaign: writer.property("campaign"),
            path: writer.property("path"),
            source: writer.property("source"),
            rating: writer.property("rating"),
            comment: writer.property("comment"),
            reason: writer.property("reason"),
        }
    }

    fn describe<'a>(&self, happening: &'a Happening, properties: &mut Vec<(u32, &'a str)>) {
        properties.push((self.channel, happening.contact.channel));
        let named = happening.contact.detail.map(|(name, _)| name);
        let column = if named == Some("path") {
            self.path
        } else {
            self.source
        };
        let optional = [
            (column, happening.detail),
            (self.device, happening.device),
            (self.campaign, happening.campaign),
            (self.rating, happening.rating.map(digit)),
            (self.comment, happening.comment.as_deref()),
            (self.reason, happening.reason),
        ];
        properties.extend(
            optional
                .into_iter()
                .filter_map(|(column, value)| Some((column, value?))),
        );
    }
}

fn digit(rating: u8) -> &'static str {
    ["0", "1", "2", "3", "4", "5"][usize::from(rating.min(5))]
}

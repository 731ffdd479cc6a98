//! What an event of a customer says.

use super::plan::Contact;

/// One event of a customer.
pub(super) struct Happening {
    /// When, microseconds since the epoch.
    pub(super) time: i64,
    /// Name of the event.
    pub(super) event: &'static str,
    /// The contact it belongs to.
    pub(super) contact: &'static Contact,
    /// Value of the contact's own property.
    pub(super) detail: Option<&'static str>,
    /// What the customer held in their hands.
    pub(super) device: Option<&'static str>,
    /// The campaign that brought them.
    pub(super) campaign: Option<&'static str>,
    /// From 1 to 5.
    pub(super) rating: Option<u8>,
    /// What they wrote with the rating.
    pub(super) comment: Option<String>,
    /// Why they left, on their last event.
    pub(super) reason: Option<&'static str>,
}

impl Happening {
    /// A contact at this time, with nothing said about it.
    pub(super) fn plain(
        contact: &'static Contact,
        time: i64,
        device: Option<&'static str>,
    ) -> Happening {
        let event = contact.event;
        let (detail, campaign, rating, comment, reason) = (None, None, None, None, None);
        Happening {
            time,
            event,
            contact,
            detail,
            device,
            campaign,
            rating,
            comment,
            reason,
        }
    }
}

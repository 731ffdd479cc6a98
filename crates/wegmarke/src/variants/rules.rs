//! What of a journey is inherited, and in which portions: the one list of it.

/// Fields of the journey itself that a variant never inherits: they say what distinguishes it, who
/// answers for it and where it stands.
pub(super) const OWN: &[&str] = &["kind", "state", "owner", "market", "personas", "variant_of"];

/// Fields whose members mean something only together: half a reference or half a loop from one side
/// and half from the other would be neither's.
pub(super) const WHOLE: &[&str] = &["reference", "evidence", "loop", "discovered", "variant_of"];

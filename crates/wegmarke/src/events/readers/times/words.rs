//! The words of dates in German and English.

/// Month names and their short forms, lower case, without a final dot.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "jän"],
    &["february", "feb", "februar", "feber"],
    &["march", "mar", "märz", "mär", "mrz", "maerz"],
    &["april", "apr"],
    &["may", "mai"],
    &["june", "jun", "juni"],
    &["july", "jul", "juli"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["october", "oct", "oktober", "okt"],
    &["november", "nov"],
    &["december", "dec", "dezember", "dez"],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "montag", "mo"],
    &["tuesday", "tue", "tues", "dienstag", "di"],
    &["wednesday", "wed", "mittwoch", "mi"],
    &["thursday", "thu", "thur", "thurs", "donnerstag", "do"],
    &["friday", "fri", "freitag", "fr"],
    &["saturday", "sat", "samstag", "sonnabend", "sa"],
    &["sunday", "sun", "sonntag", "so"],
];

/// Words between and after the parts of a time that carry no meaning.
const FILLERS: [&str; 5] = ["um", "at", "uhr", "den", "the"];

/// Zone abbreviations with one meaning in Europe, in seconds east of UTC.
const ZONES: [(&str, i32); 8] = [
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("cet", 3_600),
    ("mez", 3_600),
    ("cest", 7_200),
    ("mesz", 7_200),
];

/// 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let position = MONTHS
        .iter()
        .position(|names| names.contains(&word.as_str()))?;
    u32::try_from(position + 1).ok()
}

pub(super) fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    WEEKDAYS.iter().any(|names| names.contains(&word.as_str()))
}

pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word.to_lowercase().as_str())
}

/// Whether a word says before (false) or after (true) noon.
pub(super) fn is_after_noon(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "am" | "a.m" | "vorm" => Some(false),
        "pm" | "p.m" | "nachm" => Some(true),
        _ => None,
    }
}

/// Whether a text ends with am or pm in one of its spellings.
pub(super) fn ends_with_half_of_day(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches('.');
    let word = text
        .rsplit(|c: char| !(c.is_alphabetic() || c == '.'))
        .next();
    word.is_some_and(|word| is_after_noon(word).is_some())
}

/// Seconds east of UTC.
pub(super) fn zone(word: &str) -> Option<i32> {
    let word = word.to_lowercase();
    ZONES
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, offset)| *offset)
}

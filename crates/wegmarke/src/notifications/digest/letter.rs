//! The words of a digest, as plain text and as HTML.

use std::collections::HashMap;
use std::fmt::Write;

use serde::Deserialize;

use super::Mailer;
use super::store::Digest;
use crate::accounts::Workspace;
use crate::error::{Error, Result};
use crate::notifications::settings::DigestRhythm;
use crate::notifications::{Notification, NotificationKind};
use crate::repository::Text;

/// In German and in English; the interface has its own, which the server does not read.
const TEXTS: &str = include_str!("texts.json");
/// Most notifications that are told one by one.
const MOST_TOLD: usize = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    subject: Plural,
    greeting: String,
    lead: String,
    says: HashMap<NotificationKind, Plural>,
    someone: String,
    untitled: String,
    more: Plural,
    open: String,
    rhythm: HashMap<DigestRhythm, String>,
    settings: String,
    unsubscribe: String,
}

#[derive(Deserialize)]
struct Plural {
    one: String,
    other: String,
}

impl Plural {
    /// The text for a number, with that number in it.
    fn of(&self, count: i64) -> String {
        let text = if count == 1 { &self.one } else { &self.other };
        text.replace("{count}", &count.to_string())
    }
}

/// An e-mail that is ready to be sent.
#[derive(Clone)]
pub struct Letter {
    /// The receiver's name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// What it is about.
    pub subject: String,
    /// Its words.
    pub plain: String,
    /// The same with links behind words.
    pub html: String,
    /// Where the e-mails end by one request.
    pub unsubscribe: String,
}

/// One thing that happened, in words.
struct Line {
    what: String,
    title: String,
    excerpt: String,
    address: String,
}

impl Letter {
    /// Writes the digest in the language of its receiver.
    pub(super) fn write(digest: &Digest, workspace: &Workspace, mailer: &Mailer) -> Result<Letter> {
        let mut languages: HashMap<String, Texts> = serde_json::from_str(TEXTS)?;
        let language = digest.settings.language.as_str();
        let texts = languages
            .remove(language)
            .ok_or_else(|| Error::internal(format!("no e-mails in '{language}'")))?;
        let name = Text(workspace.settings.name.clone());
        let name = name
            .first(&[language])
            .unwrap_or(&workspace.slug)
            .to_owned();
        let public = mailer.public_address();
        let inside = format!("{public}/w/{}", workspace.slug);
        let lines: Vec<Line> = digest
            .notifications
            .iter()
            .take(MOST_TOLD)
            .map(|notification| Line::new(notification, &texts, language, &inside))
            .collect();
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        let rest = digest.notifications.len() - lines.len();
        let words = Words {
            greeting: texts.greeting.replace("{name}", &digest.name),
            lead: texts.lead.replace("{workspace}", &name),
            more: (rest > 0).then(|| texts.more.of(count(rest))),
            why: (texts.rhythm.get(&digest.settings.digest).cloned()).unwrap_or_default(),
            links: [
                (texts.open, inside.clone()),
                (texts.settings, format!("{inside}/settings#notifications")),
                (
                    texts.unsubscribe,
                    format!("{public}/unsubscribe/{}", digest.unsubscribe),
                ),
            ],
            lines,
        };
        let subject = texts.subject.of(count(digest.notifications.len()));
        Ok(Letter {
            name: digest.name.clone(),
            address: digest.address.clone(),
            subject: subject.replace("{workspace}", &name),
            plain: words.plain(),
            html: words.html(language),
            unsubscribe: format!("{public}/api/unsubscribe/{}", digest.unsubscribe),
        })
    }
}

impl Line {
    fn new(notification: &Notification, texts: &Texts, language: &str, inside: &str) -> Line {
        let who = notification.actor.as_deref().unwrap_or(&texts.someone);
        let what = texts
            .says
            .get(&notification.kind)
            .map(|says| says.of(notification.times));
        let about = &notification.about;
        let mut address = format!(
            "{inside}/open?kind={}&document={}",
            about.kind, about.document
        );
        let is_comment = matches!(
            notification.kind,
            NotificationKind::Mention | NotificationKind::Reply
        );
        let subject = notification.subject.as_deref().filter(|_| is_comment);
        for (name, value) in [("place", Some(about.place.as_str())), ("comment", subject)] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let _ = write!(address, "&{name}={}", in_address(value));
            }
        }
        let title = notification.title.first(&[language]);
        Line {
            what: what.unwrap_or_default().replace("{name}", who),
            title: title.unwrap_or(&texts.untitled).to_owned(),
            excerpt: notification.excerpt.clone(),
            address,
        }
    }
}

/// Everything that is said, before it takes a form.
struct Words {
    greeting: String,
    lead: String,
    lines: Vec<Line>,
    more: Option<String>,
    why: String,
    /// To open, to choose, to end: each a word and an address.
    links: [(String, String); 3],
}

impl Words {
    fn plain(&self) -> String {
        let mut text = format!("{}\n\n{}\n\n", self.greeting, self.lead);
        for line in &self.lines {
            let _ = writeln!(text, "* {} · {}", line.what, line.title);
            if !line.excerpt.is_empty() {
                let _ = writeln!(text, "  {}", line.excerpt);
            }
            let _ = writeln!(text, "  {}\n", line.address);
        }
        if let Some(more) = &self.more {
            let _ = writeln!(text, "{more}\n");
        }
        let _ = writeln!(text, "-- \n{}", self.why);
        for (word, address) in &self.links {
            let _ = writeln!(text, "{word}: {address}");
        }
        text
    }

    fn html(&self, language: &str) -> String {
        let mut text = format!(
            "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\">\
             <body style=\"margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;\
             color:#1c2430;background:#ffffff\"><div style=\"max-width:560px\">\
             <p>{}</p><p>{}</p>",
            escaped(&self.greeting),
            escaped(&self.lead)
        );
        for line in &self.lines {
            let _ = write!(
                text,
                "<p style=\"margin:0 0 14px;padding-left:12px;border-left:2px solid #d5dae1\">\
                 <a href=\"{}\" style=\"color:#0b6a60;font-weight:600\">{}</a> · {}",
                escaped(&line.address),
                escaped(&line.what),
                escaped(&line.title)
            );
            if !line.excerpt.is_empty() {
                let _ = write!(text, "<br>{}", escaped(&line.excerpt));
            }
            text.push_str("</p>");
        }
        if let Some(more) = &self.more {
            let _ = write!(text, "<p>{}</p>", escaped(more));
        }
        let _ = write!(
            text,
            "<p style=\"margin-top:28px;color:#5b6572;font-size:13px\">{}<br>",
            escaped(&self.why)
        );
        for (index, (word, address)) in self.links.iter().enumerate() {
            let between = if index == 0 { "" } else { " · " };
            let _ = write!(
                text,
                "{between}<a href=\"{}\" style=\"color:#5b6572\">{}</a>",
                escaped(address),
                escaped(word)
            );
        }
        text.push_str("</p></div></body></html>");
        text
    }
}

/// Text as it stands in HTML, also between quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Text as it stands in the query of an address.
fn in_address(text: &str) -> String {
    text.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_everything() {
        let languages: HashMap<String, Texts> = serde_json::from_str(TEXTS).unwrap();
        for language in ["de", "en"] {
            let texts = &languages[language];
            for kind in NotificationKind::ALL {
                assert!(texts.says.contains_key(&kind), "{language} {kind:?}");
            }
            for rhythm in [DigestRhythm::Hourly, DigestRhythm::Daily] {
                assert!(texts.rhythm.contains_key(&rhythm), "{language} {rhythm:?}");
            }
        }
    }

    #[test]
    fn what_people_typed_stays_text() {
        let words = Words {
            greeting: "Hello <b>Vera</b>,".to_owned(),
            lead: String::new(),
            lines: vec![Line {
                what: "\"quoted\" & more".to_owned(),
                title: "<script>".to_owned(),
                excerpt: "a < b".to_owned(),
                address: format!("https://x.example/?place={}", in_address("cells/a b/\"ü")),
            }],
            more: None,
            why: String::new(),
            links: Default::default(),
        };
        let html = words.html("en");
        assert!(
            !html.contains("<b>") && !html.contains("<script>"),
            "{html}"
        );
        assert!(html.contains("place=cells/a%20b/%22%C3%BC\""), "{html}");
        assert!(words.plain().contains("Hello <b>Vera</b>,"));
    }
}

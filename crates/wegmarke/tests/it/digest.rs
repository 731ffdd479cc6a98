//! Digests by e-mail, against a server that speaks SMTP.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use wegmarke::config::{MailConfig, MailSecurity};
use wegmarke::notifications::digest::Mailer;

use crate::app::{Caller, TestApp, on_both_engines};
use crate::comments::{journey, user_id};

const BASE: &str = "/api/workspaces/acme";

/// What a server took: receiver and content of every e-mail.
#[derive(Clone, Default)]
struct Inbox(Arc<Mutex<Vec<(String, String)>>>);

impl Inbox {
    /// The e-mails since the last look.
    fn take(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

/// A server that takes every e-mail, except to addresses that it is told to refuse.
async fn post_office(refused: &'static str) -> (SocketAddr, Inbox) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let inbox = Inbox::default();
    let taken = inbox.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, taken.clone(), refused));
        }
    });
    (address, inbox)
}

async fn converse(stream: TcpStream, inbox: Inbox, refused: &str) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 post.example ESMTP\r\n").await.ok()?;
    let mut receiver = String::new();
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.split([' ', ':']).next()? {
            "EHLO" => "250-post.example\r\n250 8BITMIME\r\n",
            "RCPT" if !refused.is_empty() && line.contains(refused) => {
                "550 5.1.1 there is nobody of this name\r\n"
            }
            "RCPT" => {
                receiver = line.split(['<', '>']).nth(1)?.to_owned();
                "250 ok\r\n"
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut content = String::new();
                while let Some(line) = lines.next_line().await.ok()? {
                    if line == "." {
                        break;
                    }
                    content.push_str(&line);
                    content.push('\n');
                }
                inbox.0.lock().unwrap().push((receiver.clone(), content));
                "250 taken\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        write.write_all(answer.as_bytes()).await.ok()?;
    }
    Some(())
}

fn mailer(address: SocketAddr) -> Mailer {
    Mailer::new(&MailConfig {
        host: address.ip().to_string(),
        port: Some(address.port()),
        security: MailSecurity::None,
        login: None,
        sender: "Wegmarke <wegmarke@acme.example>".to_owned(),
        public_address: "https://map.acme.example/".to_owned(),
    })
    .unwrap()
}

/// An e-mail with its quoted-printable encoding undone.
fn readable(content: &str) -> String {
    let joined = content.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) if first == b'=' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

async fn round(test: &TestApp, mailer: &Mailer) {
    wegmarke::jobs::round(&test.app, Some(mailer))
        .await
        .unwrap();
}

async fn mention(test: &TestApp, author: &Caller, who: &Caller, journey: &str, text: &str) {
    let id = user_id(test, who).await;
    let about = json!({"kind": "journey", "document": journey, "place": "steps/s"});
    let new = json!({"about": about, "text": format!("@[Vera]({id}) {text}")});
    test.post(author, &format!("{BASE}/comments"), new)
        .await
        .expect(201);
    test.app.clock.advance(SignedDuration::from_secs(1));
}

#[tokio::test]
async fn what_is_unread_is_sent_once_and_only_what_is_new_the_next_time() {
    on_both_engines(async |test| {
        let (address, inbox) = post_office("").await;
        let mailer = mailer(address);
        let journey = journey(&test).await;
        let (anna, vera) = (test.editor().await, test.viewer().await);
        round(&test, &mailer).await;
        assert_eq!(inbox.take(), []);

        mention(&test, &anna, &vera, &journey, "warum <so> lang?").await;
        // Two servers at once.
        tokio::join!(round(&test, &mailer), round(&test, &mailer));
        let sent = inbox.take();
        assert_eq!(sent.len(), 1);
        let session = test.get(&vera, "/api/session").await.expect(200);
        assert_eq!(json!(sent[0].0), session["user"]["email"]);
        let text = readable(&sent[0].1);
        for part in [
            "From: Wegmarke <wegmarke@acme.example>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "@Vera warum <so> lang?",
            "@Vera warum &lt;so&gt; lang?",
            "https://map.acme.example/w/acme/open?kind=journey&document=",
            "Familienurlaub",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }

        mention(&test, &anna, &vera, &journey, "und noch etwas").await;
        round(&test, &mailer).await;
        assert_eq!(inbox.take(), [], "one a day is what she gets");
        test.app.clock.advance(SignedDuration::from_hours(24));
        round(&test, &mailer).await;
        let text = readable(&inbox.take()[0].1);
        assert!(
            text.contains("und noch etwas") && !text.contains("lang?"),
            "{text}"
        );

        mention(&test, &anna, &vera, &journey, "gelesen").await;
        test.post(&vera, &format!("{BASE}/notifications/read"), json!({}))
            .await
            .expect(204);
        test.app.clock.advance(SignedDuration::from_hours(24));
        round(&test, &mailer).await;
        assert_eq!(inbox.take(), []);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_or_refuses_holds_up_nobody() {
    on_both_engines(async |test| {
        let journey = journey(&test).await;
        let (anna, vera, ben) = (
            test.editor().await,
            test.viewer().await,
            test.member("acme", wegmarke::accounts::Role::Contributor)
                .await,
        );
        for who in [&vera, &ben] {
            mention(&test, &anna, who, &journey, "bitte ansehen").await;
        }
        // Nobody listens there.
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let nowhere = free.local_addr().unwrap();
        drop(free);
        round(&test, &mailer(nowhere)).await;

        let refused = test.get(&vera, "/api/session").await.expect(200)["user"]["email"].clone();
        let refused: &'static str = refused.as_str().unwrap().to_owned().leak();
        let (address, inbox) = post_office(refused).await;
        let mailer = mailer(address);
        round(&test, &mailer).await;
        assert_eq!(inbox.take(), [], "the one who tried may still be at it");
        test.app.clock.advance(SignedDuration::from_mins(11));
        round(&test, &mailer).await;
        let sent = inbox.take();
        assert_eq!(sent.len(), 1);
        assert_ne!(sent[0].0, refused);
    })
    .await;
}

#[tokio::test]
async fn an_e_mail_says_how_to_end_the_e_mails() {
    on_both_engines(async |test| {
        let (address, inbox) = post_office("").await;
        let mailer = mailer(address);
        let journey = journey(&test).await;
        let (anna, vera) = (test.editor().await, test.viewer().await);
        let settings = format!("{BASE}/notifications/settings");
        let hourly = json!({"muted": ["change"], "digest": "hourly", "language": "en"});
        test.patch(&vera, &settings, hourly).await.expect(200);
        mention(&test, &anna, &vera, &journey, "one").await;
        round(&test, &mailer).await;
        let text = readable(&inbox.take()[0].1);
        assert!(text.contains("mentioned you"), "{text}");
        let (_, after) = text
            .split_once("<https://map.acme.example/api/unsubscribe/")
            .unwrap();
        let secret = after.split('>').next().unwrap();

        let nobody = Caller::default();
        let wrong = format!("/api/unsubscribe/{}", "0".repeat(64));
        test.post(&nobody, &wrong, Value::Null).await.expect(404);
        let right = format!("/api/unsubscribe/{secret}");
        test.post(&nobody, &right, Value::Null).await.expect(204);
        let kept = test.get(&vera, &settings).await.expect(200);
        assert_eq!(
            kept,
            json!({"muted": ["change"], "digest": "off", "language": "en"})
        );
        mention(&test, &anna, &vera, &journey, "two").await;
        test.app.clock.advance(SignedDuration::from_hours(48));
        round(&test, &mailer).await;
        assert_eq!(inbox.take(), []);
    })
    .await;
}

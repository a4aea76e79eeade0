//! Messages of our own in the forms that browsers and mail programs write.

use crate::{model::Format, read};

const MHTML: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://clinic.example/cramps\r\nSubject: =?utf-8?Q?Cramps?=\r\n\
Date: Wed, 6 Mar 2024 10:02:11 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x1\"\r\n\r\n\r\n\
----x1\r\nContent-Type: text/html\r\nContent-ID: <f@m>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://clinic.example/cramps\r\n\r\n\
<title>Cramps</title><main><h1>Leg cramps</h1><p>Caf=C3=A9 owners rest too li=\r\nttle.</p></main>\r\n\
----x1\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n<p>Buy now.</p>\r\n\
----x1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x1--\r\n";

#[test]
fn a_page_in_a_message_is_read_without_its_frames() {
    let page = read::read(MHTML.as_bytes(), "a.mht").unwrap();
    assert_eq!(page.format, Format::Mhtml);
    let texts: Vec<&str> = page.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Leg cramps", "Café owners rest too little."]);
    assert_eq!(page.head.saved_from.as_deref(), Some("https://clinic.example/cramps"));
    assert_eq!(page.head.saved.as_deref(), Some("2024-03-06T10:02:11+01:00"));
}

#[test]
fn mail_is_read_by_its_html() {
    let mail = "Return-Path: <a@x.example>\nFrom: Ada <a@x.example>\nTo: b@x.example\nSubject: Fwd: =?iso-8859-1?Q?Caf=E9?=\nDate: Wed, 6 Mar 2024 10:02:11 +0000\n\
MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n\
--i\nContent-Type: text/plain\n\nplain\n--i\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\nPHA+Q2Fm6SBoZWxwcy48L3A+\n--i--\n--o--\n";
    let page = read::read(mail.as_bytes(), "a.eml").unwrap();
    assert_eq!((page.format, page.head.title.as_deref()), (Format::Eml, Some("Café")));
    assert_eq!(page.blocks[0].text, "Café helps.");
}

#[test]
fn a_newsletter_is_published_by_its_sender() {
    let letter = |more: &str| {
        let mail = format!(
            "Message-ID: <1@x.example>\nFrom: \"=?utf-8?Q?Caf=C3=A9_Clinic?=\" <a@x.example>\nSubject: Naps\n\
             Date: Wed, 6 Mar 2024 10:02:11 +0000\n{more}Content-Type: text/html\n\n<p>Naps help.</p>"
        );
        let page = read::read(mail.as_bytes(), "a.eml").unwrap();
        page.head.meta.into_iter().find(|(name, _)| name == "og:site_name").map(|(_, value)| value)
    };
    assert_eq!(letter("List-Unsubscribe: <https://x.example/u>\n").as_deref(), Some("Café Clinic"));
    assert_eq!(letter(""), None);
}

#[test]
fn text_that_speaks_of_mail_is_text() {
    let note = "From: a friend\n\nSubject matter: naps.\n";
    assert_eq!(read::read(note.as_bytes(), "a.txt").unwrap().format, Format::Text);
}

#[test]
fn parts_in_parts_come_to_an_end() {
    let mut deep = String::from("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n");
    for _ in 0..5000 {
        deep.push_str("--b\nContent-Type: multipart/related; boundary=b\n\n");
    }
    assert!(read::read(deep.as_bytes(), "a.mht").is_err());
}

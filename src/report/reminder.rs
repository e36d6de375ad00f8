//! What is written to those that have not answered. It goes to Swedish bodies, and is
//! in Swedish whatever language the official reads.

use std::fmt::Write as _;

use crate::model::{About, Contact};

/// Letters of a link to a mail program, at most: some systems cut off what is longer.
const LINK: usize = 1_900;

/// A letter, before anybody has written more into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Its subject.
    pub subject: String,
    /// Its text, in lines.
    pub text: String,
}

impl Reminder {
    /// A reminder of this consultation for one of which this is known, or for several
    /// with the same last day; `by` signs it.
    pub fn new(about: &About, contact: &Contact, by: Option<&str>) -> Self {
        let title = &about.title;
        let reference = about.reference.as_ref();
        let number = reference.map_or_else(String::new, |number| format!(" (dnr {number})"));
        let due = about.due.as_deref();
        let when = match (contact.more_time(due), due) {
            (Some(day), _) => format!(" Ni har anstånd till och med {day}."),
            (None, Some(day)) => format!(" Sista svarsdag: {day}."),
            (None, None) => String::new(),
        };
        let text = format!(
            "Hej!\n\nVi har ännu inte fått ert svar på remissen ”{title}”{number}.{when}\n\nOm ni redan har svarat behöver ni inte göra något. Hör gärna av er om ni behöver mer tid, eller om ni avstår från att svara.\n\nMed vänlig hälsning\n{}",
            signed(by)
        );
        Self {
            subject: format!("Påminnelse: svar på remissen ”{title}”{number}"),
            text: text.trim_end().to_owned(),
        }
    }

    /// The link that opens it in a mail program, to these addresses of one body.
    pub fn link(&self, to: &[String]) -> String {
        format!("mailto:{}?{}", joined(to), self.fields())
    }

    /// The links that open it in a mail program, to all of these addresses in blind
    /// copy, so that nobody sees the others' addresses; each with the number of
    /// addresses that it is to. There are several where one would be too long.
    pub fn blind_links(&self, to: &[String]) -> Vec<(usize, String)> {
        let fields = self.fields();
        let mut links: Vec<(usize, String)> = Vec::new();
        for address in to {
            let address = encoded(address);
            match links.last_mut() {
                Some((number, link)) if link.len() + address.len() + fields.len() + 2 <= LINK => {
                    *number += 1;
                    link.push(',');
                    link.push_str(&address);
                }
                _ => links.push((1, format!("mailto:?bcc={address}"))),
            }
        }
        for (_, link) in &mut links {
            link.push('&');
            link.push_str(&fields);
        }
        links
    }

    fn fields(&self) -> String {
        // Mail has lines end so.
        let text = self.text.replace('\n', "\r\n");
        format!("subject={}&body={}", encoded(&self.subject), encoded(&text))
    }
}

/// Who sends it: what the program does not know stands in brackets, to be filled in.
fn signed(by: Option<&str>) -> String {
    match by {
        Some(name) => format!("{name}\n[förvaltning och telefon]"),
        None => "[namn, förvaltning och telefon]".to_owned(),
    }
}

fn joined(addresses: &[String]) -> String {
    let addresses: Vec<String> = addresses.iter().map(|one| encoded(one)).collect();
    addresses.join(",")
}

/// A text as such a link has it: every sign that means something in it is spelled out,
/// blanks too, since a plus sign is one.
fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                written.push(char::from(byte));
            }
            other => write!(written, "%{other:02X}").expect("a string takes any text"),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about() -> About {
        About {
            title: "Plan för cykling & gång".to_owned(),
            reference: Some("KS 2025/12".to_owned()),
            due: Some("2025-04-30".to_owned()),
            ..About::default()
        }
    }

    #[test]
    fn it_names_the_consultation_its_number_and_the_last_day() {
        let plain = Reminder::new(&about(), &Contact::default(), Some("Anna Ek"));
        assert_eq!(
            plain.subject,
            "Påminnelse: svar på remissen ”Plan för cykling & gång” (dnr KS 2025/12)"
        );
        assert!(
            plain.text.contains(
                "”Plan för cykling & gång” (dnr KS 2025/12). Sista svarsdag: 2025-04-30.\n"
            )
        );
        assert!(
            plain
                .text
                .ends_with("Med vänlig hälsning\nAnna Ek\n[förvaltning och telefon]")
        );
        let more = Contact {
            extended_until: Some("2025-05-15".to_owned()),
            ..Contact::default()
        };
        let more = Reminder::new(&about(), &more, None);
        assert!(
            more.text
                .contains(" Ni har anstånd till och med 2025-05-15.\n")
        );
        assert!(!more.text.contains("2025-04-30"));
        assert!(
            more.text
                .ends_with("Med vänlig hälsning\n[namn, förvaltning och telefon]")
        );
        let bare = Reminder::new(
            &About {
                title: "Plan".to_owned(),
                ..About::default()
            },
            &Contact::default(),
            None,
        );
        assert_eq!(bare.subject, "Påminnelse: svar på remissen ”Plan”");
        assert!(bare.text.contains("”Plan”.\n"));
    }

    #[test]
    fn a_link_holds_any_text_and_addresses_that_nothing_can_be_added_to() {
        let reminder = Reminder {
            subject: "A&b=c +ö".to_owned(),
            text: "rad\n\nrad?".to_owned(),
        };
        let to = [
            "bo+x@ekstad.example".to_owned(),
            "å?b@ekstad.example".to_owned(),
        ];
        assert_eq!(
            reminder.link(&to),
            "mailto:bo%2Bx@ekstad.example,%C3%A5%3Fb@ekstad.example?subject=A%26b%3Dc%20%2B%C3%B6&body=rad%0D%0A%0D%0Arad%3F"
        );
        assert_eq!(
            reminder.blind_links(&to),
            [(2, "mailto:?bcc=bo%2Bx@ekstad.example,%C3%A5%3Fb@ekstad.example&subject=A%26b%3Dc%20%2B%C3%B6&body=rad%0D%0A%0D%0Arad%3F".to_owned())]
        );
    }

    #[test]
    fn many_addresses_are_parted_so_that_no_link_is_cut_off() {
        let reminder = Reminder::new(&about(), &Contact::default(), None);
        let to: Vec<String> = (0..100)
            .map(|at| format!("namnd{at}@ekstad.example"))
            .collect();
        let links = reminder.blind_links(&to);
        assert!(links.len() > 1);
        assert_eq!(links.iter().map(|(number, _)| number).sum::<usize>(), 100);
        for (_, link) in &links {
            assert!(link.len() <= LINK, "{}", link.len());
        }
        assert!(reminder.blind_links(&[]).is_empty());
    }
}

//! Where sentences begin and end, by rules for Swedish.
//!
//! Takes the text of one paragraph, gives places in it. A line end within the
//! text counts as a blank. A full stop ends a sentence unless an abbreviation,
//! a number, an initial, an enumerator, an open quotation or an open
//! parenthesis says otherwise, or the next word goes on in lower case.
//!
//! The time grows with the length of the text and no faster, whatever stands in
//! it: what is looked for ahead is found once, and looks back are capped.

mod end;
mod item;
mod open;

use super::abbreviation;
use crate::model::Span;
use end::Ends;
use item::Items;
use open::Open;

/// The sentences of a paragraph, in order, trimmed, without overlap. Together
/// they hold every visible character.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut judged = 0;
    let mut open = Open::default();
    let mut ends = Ends::new(text);
    let mut items = Items::starting_with(text);
    for (at, c) in text.char_indices() {
        open.step(text, at, c);
        // A run of stops and closing marks is judged once: `…?)`.
        if at < judged || !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        let after = closers_end(text, at + c.len_utf8());
        judged = after;
        if !text[after..].starts_with(char::is_whitespace) && !glued(text, at, after) {
            continue;
        }
        let item = items.next(text, start, at, after);
        if let Some(item) = item.filter(|_| !open.is_bracketed()) {
            push(&mut found, text, start, item);
            start = item;
        } else if open.holds(text, at, after) || !ends.sentence(start, at, c, after) {
            continue;
        } else {
            push(&mut found, text, start, after);
            start = after;
        }
        items.begin(&text[start..]);
        open = Open::default();
    }
    push(&mut found, text, start, text.len());
    found
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if span.is_empty() {
        return;
    }
    // What has no letter or digit belongs to the sentence before it.
    let bare = !span.of(text).chars().any(char::is_alphanumeric);
    match found.last_mut() {
        Some(last) if bare => last.end = span.end,
        _ => found.push(span),
    }
}

/// The end of the quotation marks, brackets, stops and note marks after a stop.
fn closers_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let closers = |c: char| {
        matches!(
            c,
            '.' | '?'
                | '!'
                | '…'
                | '”'
                | '“'
                | '"'
                | '’'
                | '\''
                | '»'
                | ')'
                | ']'
                | '¹'
                | '²'
                | '³'
        )
    };
    from + (rest.len() - rest.trim_start_matches(closers).len())
}

/// Whether a blank is missing after the stop, as in `utredning.Det är`.
fn glued(text: &str, at: usize, after: usize) -> bool {
    let before = text[..at].chars().rev().take(3);
    let mut next = text[after..].chars();
    text[at..].starts_with('.')
        && before.clone().count() == 3
        && before.into_iter().all(char::is_lowercase)
        && next.next().is_some_and(char::is_uppercase)
        && next
            .next()
            .is_some_and(|c| c.is_lowercase() || c.is_whitespace())
        && !last_token(text, at).contains(['@', '/', ':'])
        && !last_token(text, at).starts_with("www")
}

/// The characters without white space that stand before `at`, so far as they
/// tell anything.
fn last_token(text: &str, at: usize) -> &str {
    /// Longer than any abbreviation, and than most addresses.
    const LONGEST: usize = 120;
    let mut from = at;
    for (place, c) in text[..at].char_indices().rev() {
        if c.is_whitespace() || at - place > LONGEST {
            break;
        }
        from = place;
    }
    &text[from..at]
}

/// The token before the one that begins at `from`.
fn token_before(text: &str, from: usize) -> &str {
    last_token(text, text[..from].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the ends that are expected.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text).iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_before_a_capital_end_a_sentence() {
        check("Nämnden tillstyrker.| Det är bra!| Varför då?| Jo.");
        check("Tiden är knapp …| Vi säger nej.");
        check("Som svar på Låt fler läsa! (SOU 2030:5) hänvisas till bilagan.| Den är lång.");
        check("Vi har läst Låt fler läsa! (SOU 2030:5).| Den är lång.");
        check("Planen är bra!| (Målen är 5.)| Den är lång.");
        check("En synpunkt – se punkt 3.3.” - har inkommit.| Inga andra.");
        check("Planen gäller till 2030.| 201 personer berörs.");
    }

    #[test]
    fn abbreviations_do_not() {
        check("Det gäller bl.a. Malmö, t.ex. Rosengård, m.m.| Staden växer.");
        check("Enligt 4 kap. 2 § och prop. 2019/20:1 får kommunen t.o.m. avstå.");
        check("Ledamoten Per Ek m.fl. (S) och ledamoten Bo Al (V) reserverar sig.| Det är fel.");
        check("Vi som inte har bil.| Bussen går sällan.");
        check("Städ, tvätt, handling m.m. får stöd.");
        check("Se sid. 14, s. 3 och nr. 7.| Dr. Svensson och ev. Anna kommer.");
        check(
            "Det kostar 5 tkr. Beloppet är lågt."
                .replace(". B", ".| B")
                .as_str(),
        );
    }

    #[test]
    fn numbers_dates_and_initials_do_not() {
        check("Beslut den 3. maj kl. 13.00–15.30, Dnr. 2024/12, summa 1.250,50 kr.");
        check("1. Att planen antas.| 2. Att den följs upp.");
        check("Enligt A. Svensson är bilaga B. bra.");
        check("Vi avstyrker alternativ A.| Alternativ B är bättre.");
        check(
            "Avsnitt 3.2. Målen bör ändras."
                .replace("3.2. M", "3.2.| M")
                .as_str(),
        );
    }

    #[test]
    fn an_abbreviation_may_be_written_with_blanks() {
        check("Det gäller t. ex. Malmö och bl. a. Lund.| Vi håller med.");
        check("Planen gäller fr. o. m. 2025 t. o. m. 2030.| Den är bra.");
        check("Det är s. k.\u{a0}Agenda 2030.| Städ, tvätt m. m. får stöd.");
    }

    #[test]
    fn months_chapters_and_titles_lead_on() {
        check("Mötet hölls den 15 okt. 2024.| Det var i dec.| Vi kom.");
        check("Vi hänvisar till 5 kap. PBL och 4 kap. Miljöbalken.| Det räcker.");
        check("Ordf. Anna Ek har svarat.| Frågan går till vår ordf.| Hon svarar.");
        check("Enligt 3 § 2 st. PBL gäller annat.| Vi anser det.");
    }

    #[test]
    fn units_and_ordinary_words_may_close() {
        check("Sträckan är 12 km.| Nämnden avstyrker.");
        check("Det kostar 5 milj.| Nämnden avstyrker det.");
        check("Vi köpte 20 st.| Det var bra.");
        check("Arbetet tar 3 h.| Vi menar det.");
        check("Den som flyttar är ofta ung.| Kommunen bör bygga, ung. 30 hus.");
        check("Ramen är högst 250 mnkr.| 2022-12-31 uppgår lånen till mer.");
    }

    #[test]
    fn a_label_stays_with_what_it_heads() {
        check("Steg 2. Vi börjar om.| Sedan är det klart.");
        check("Del A. Målen är bra.| Vi gillar del B.| Del C är svår.");
    }

    #[test]
    fn items_that_run_on_begin_with_their_numbers() {
        check("1. Yttrandet godkänns| 2. Paragrafen justeras omedelbart.");
        check("1. Planen antas enligt § 213| 2. Taxan höjs.| 3. Resten lämnas| 4. Vi går.");
        check("1. att planen antas| 2. att taxan höjs.");
        check("1. Vi stöder punkt 2.| Den är bra.");
        check("1. Antalet ska vara minst 2.| Målet är gott.");
    }

    #[test]
    fn runs_of_pages_are_cut_without_losing_a_letter() {
        const LENGTH: usize = 200_000;
        for unit in [".", "abcd.Xy", ". ", "t.ex. ", "(abc. ", "Abc. ", "((("] {
            let text = format!("Vi anser {}x är bra.", unit.repeat(LENGTH / unit.len()));
            let found = sentences(&text);
            let kept: usize = found
                .iter()
                .map(|span| {
                    span.of(&text)
                        .chars()
                        .filter(|c| !c.is_whitespace())
                        .count()
                })
                .sum();
            let all = text.chars().filter(|c| !c.is_whitespace()).count();
            assert_eq!(kept, all, "{unit}");
        }
    }

    #[test]
    fn a_quotation_stays_with_the_words_that_lead_to_it() {
        check(
            "Lägg till: ”Varje råd får ersättare. De kallas alltid.” i stycke 2.| Vi föreslår det.",
        );
        check("Rapporten ”Nära vård. En strategi, 2021” visar det.| Den är bra.");
        check("”Vi vill ha fler råd.| De ska höras.”| Så sade rådet.");
        check("Ordet ”likvärdiga” är fel.| Ordet ”lika” är rätt.");
    }

    #[test]
    fn a_parenthesis_is_not_broken() {
        check("Rådet (jfr lagen. Se även 5 §) bör höras.| Det är viktigt.");
        check("Det gäller minoriteten (5 § mm.).| Det framgår.");
    }

    #[test]
    fn line_ends_are_blanks_and_missing_blanks_are_seen() {
        check(
            "Detta är en
mening.| Detta är
en annan.",
        );
        check("Så blev det.|Därefter kom nästa.");
        check("Skriv till info@ekstad.example.se eller www.ekstad.example.se.");
    }

    #[test]
    fn signs_without_words_are_not_sentences() {
        check("Vi tackar nej. ***");
        assert!(sentences("  \n ").is_empty());
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            failure_persistence: None,
            ..Default::default()
        })]
        #[test]
        fn sentences_hold_every_visible_character(text in "[a-zåäöA-Ö0-9 .?!()”\n§:–]{0,120}") {
            let spans = sentences(&text);
            let mut rest = text.clone();
            for span in spans.iter().rev() {
                proptest::prop_assert_eq!(*span, span.trimmed(&text));
                rest.replace_range(span.start..span.end, "");
            }
            proptest::prop_assert!(rest.trim().is_empty());
            proptest::prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}

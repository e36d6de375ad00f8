use super::*;

#[track_caller]
fn check(text: &str, expected: Option<Stance>) {
    assert_eq!(clause(text).map(|(stance, ..)| stance), expected, "{text}");
}

#[test]
fn decision_clauses_tell_the_position() {
    check(
        "Socialnämnden tillstyrker förslaget.",
        Some(Stance::Supports),
    );
    check(
        "Nämnden beslutar att tillstyrka planen under förutsättning att 3.2 ändras.",
        Some(Stance::SupportsWithReservation),
    );
    check(
        "Rådet tillstyrker remissen med följande synpunkter.",
        Some(Stance::SupportsWithReservation),
    );
    check(
        "Kommunstyrelsen beslutar att tillstyrka programmet och i övrigt anta yttrandet.",
        Some(Stance::Supports),
    );
    check("Kulturnämnden avstyrker motionen.", Some(Stance::Opposes));
    check(
        "Nämnden kan inte, som förslaget nu är skrivet, tillstyrka det.",
        Some(Stance::Opposes),
    );
    check(
        "Ingen av nämndens ledamöter tillstyrker förslaget.",
        Some(Stance::Opposes),
    );
    check(
        "Nämnden avstyrker inte förslaget utan tillstyrker det i sin helhet.",
        Some(Stance::Supports),
    );
    check(
        "Styrelsen kan inte tillstyrka programmet i dess nuvarande form.",
        Some(Stance::Opposes),
    );
    check(
        "Rådet beslutar att inte bifalla förslaget.",
        Some(Stance::Opposes),
    );
    check(
        "Nämnden avstyrker enprocentsregeln men har i övrigt inget att erinra.",
        Some(Stance::SupportsWithReservation),
    );
    check(
        "Äldrenämnden har inget att invända mot förslaget.",
        Some(Stance::NoObjection),
    );
    check(
        "Nämnden avstår från att yttra sig över förslaget.",
        Some(Stance::Abstains),
    );
    check(
        "Nämnden beslutar att inte ta ställning till förslaget.",
        Some(Stance::Abstains),
    );
    check(
        "Bolaget ställer sig i huvudsak bakom förslaget.",
        Some(Stance::SupportsWithReservation),
    );
}

#[test]
fn reservations_and_refusals_take_many_forms() {
    use Stance::{Abstains, NoObjection, Opposes, Supports, SupportsWithReservation};
    for (text, expected) in [
        (
            "Nämnden tillstyrker delvis förslaget.",
            SupportsWithReservation,
        ),
        (
            "Nämnden tillstyrker förslaget med beaktande av vad som framförs nedan.",
            SupportsWithReservation,
        ),
        (
            "Nämnden godkänner förslaget till plan med ändringen att mål 3 tas bort.",
            SupportsWithReservation,
        ),
        ("Nämnden godkänner förslaget till plan.", Supports),
        ("Kommunstyrelsen tillstyrker strategin.", Supports),
        ("Förbundet avvisar förslaget om sänkt ersättning.", Opposes),
        (
            "Förbundet anser inte att förslaget bör genomföras.",
            Opposes,
        ),
        ("Jag motsätter mig förslaget att stänga vägen.", Opposes),
        (
            "Nämnden beslutar att inte ha några synpunkter på policyn.",
            NoObjection,
        ),
        (
            "Nämnden beslutar att avstå från att lämna yttrande.",
            Abstains,
        ),
    ] {
        check(text, Some(expected));
    }
    check("Nämnden godkänner förslaget till yttrande.", None);
    check(
        "Kontorets skrivelse i ärendet antas som Ekstads kommuns yttrande.",
        None,
    );
    check(
        "Nämnden antar kontorets tjänsteutlåtande som sitt svar på remissen.",
        None,
    );
    for whole in [
        "Nämnden tillstyrker förslaget i alla delar.",
        "Nämnden tillstyrker, med hänvisning till tjänsteutlåtandet, förslaget till plan.",
        "Nämnden tillstyrker med stor tillfredsställelse förslaget till plan.",
        "Nämnden tillstyrker planen med glädje och har inga synpunkter.",
    ] {
        check(whole, Some(Supports));
    }
    for reserved in [
        "Nämnden tillstyrker planen med de av förvaltningen föreslagna ändringarna.",
        "Nämnden tillstyrker planen med förslag till förtydliganden.",
        "Nämnden tillstyrker planen i stora delar.",
        "Vi ställer oss bakom flera av förslagen, däremot räcker de inte.",
    ] {
        check(reserved, Some(SupportsWithReservation));
    }
    check("Kommunstyrelsen har remitterat förslaget om avslag.", None);
}

#[test]
fn a_refusal_is_told_from_what_only_sounds_like_consent() {
    use Stance::{NoObjection, Opposes, Supports, SupportsWithReservation};
    check(
        "Föreningen motsätter sig att detaljplanen antas.",
        Some(Opposes),
    );
    check("Planen tillstyrks inte.", Some(Opposes));
    check("Vi välkomnar inte planen.", Some(Opposes));
    check("Det kan antas att trafiken ökar kraftigt.", None);
    check("Det kan därför antas att förslaget medför kostnader.", None);
    check("Nämnden föreslår att planen antas.", Some(Supports));
    check("Vi avstyrker inte planen.", Some(NoObjection));
    check("Vi motsätter oss inte förslaget.", Some(NoObjection));
    check(
        "Vi finner ingen anledning att avstyrka planen.",
        Some(NoObjection),
    );
    check(
        "Verket tillstyrker förslagen, men avstyrker att de görs tillämpliga på verket.",
        Some(SupportsWithReservation),
    );
    check(
        "Vi instämmer i förslag 3 och motsätter oss förslag 4.",
        Some(SupportsWithReservation),
    );
    check(
        "Förbundet tillstyrker stora delar av förslaget och har invändningar.",
        Some(SupportsWithReservation),
    );
}

#[test]
fn what_is_only_supposed_is_no_stand() {
    check(
        "Frågan behöver utredas i det fall fullmäktige skulle bifalla motionen.",
        None,
    );
    check(
        "Nämnden lämnar remissen utan eget ställningstagande.",
        Some(Stance::Abstains),
    );
}

#[test]
fn a_yes_or_no_outranks_an_abstention_from_something_else() {
    use Stance::{Abstains, Opposes, Supports};
    for (text, expected) in [
        (
            "Nämnden avstyrker förslaget och avstår därför från att lämna detaljsynpunkter.",
            Opposes,
        ),
        (
            "Nämnden tillstyrker förslaget och uppmanar kommunen att avstå från att höja avgifterna.",
            Supports,
        ),
        (
            "Nämnden avstår från att lämna synpunkter i detalj, men tillstyrker förslaget i stort.",
            Stance::SupportsWithReservation,
        ),
        (
            "Nämnden tillstyrker förvaltningens förslag att avstå från att yttra sig.",
            Abstains,
        ),
        ("Nämnden avstår från att tillstyrka förslaget.", Abstains),
    ] {
        check(text, Some(expected));
    }
    check("Kommunen bör avstå från att höja avgifterna.", None);
}

#[test]
fn what_is_done_to_a_motion_is_not_said_by_it() {
    use Stance::{Opposes, Supports};
    check("Motionen avstyrks.", Some(Opposes));
    check("Motionen bör därför avslås.", Some(Opposes));
    check("Motionen bifalles.", Some(Supports));
    check("Motionen avvisar förslaget.", None);
    check("Motionen föreslår att förbudet avslås.", None);
    check("Motionärerna tillstyrker förslaget.", None);
    check("Kulturnämnden avslår förslaget till plan.", Some(Opposes));
    check(
        "Nämnden motsätter sig på det bestämdaste förslaget.",
        Some(Opposes),
    );
}

#[test]
fn clauses_without_a_stand_tell_none() {
    check("Nämnden översänder yttrandet.", None);
    check("Rådet godkänner svaret.", None);
}

#[test]
fn what_is_told_of_and_what_others_sent_out_is_no_stand() {
    use Stance::{NoObjection, Opposes, ProposesChange, Supports, SupportsWithReservation};
    for none in [
        "Planen har varit på återremiss.",
        "Regelverket om återremiss finns till för att skydda minoriteten.",
        "Ärenden som rör planen återremitteras till kommunstyrelsen.",
        "Kommunfullmäktige har beslutat att återremittera planen.",
        "Kommunen bör anta riktlinjer för återbruk.",
        "Staden bör avvakta utredningen innan planen antas.",
        "Planen förutsätts antas i juni.",
        "Planen ska antas av fullmäktige.",
        "Man bör avslå ansökningar om dispens.",
        "Nämnden har tidigare avstyrkt planen.",
    ] {
        check(none, None);
    }
    for (text, expected) in [
        ("Nämnden yrkar på återremiss.", ProposesChange),
        ("Ärendet återremitteras.", ProposesChange),
        (
            "Ekstads riktlinje för fosterhem återremitteras till kontoret.",
            ProposesChange,
        ),
        ("Planen bör återremitteras.", ProposesChange),
        ("Nämnden anser att planen ska antas.", Supports),
        ("Kommunfullmäktige antar planen.", Supports),
        ("Nämnden beslutar att avslå motionen.", Opposes),
        (
            "Nämnden beslutar att avslå, eftersom tiden är knapp.",
            Opposes,
        ),
        ("Vi yrkar avslag på hela förslaget.", Opposes),
        ("Yrkar avslag.", Opposes),
        (
            "Nämnden har tidigare avstyrkt planen men kan nu ställa sig bakom den.",
            Supports,
        ),
        ("Nämnden säger ja till planen.", Supports),
        (
            "Nämnden beslutar att inte ha något att erinra mot planen.",
            NoObjection,
        ),
        (
            "Nämnden har inget att erinra men anser att taxan bör sänkas.",
            SupportsWithReservation,
        ),
        (
            "Nämnden har inget att erinra men vill tacka för remissen.",
            NoObjection,
        ),
        (
            "Föreningen tillstyrker de flesta av förslagen.",
            SupportsWithReservation,
        ),
        (
            "Vi ställer oss bakom huvuddelen av utredningens förslag.",
            SupportsWithReservation,
        ),
    ] {
        check(text, Some(expected));
    }
}

#[test]
fn what_stands_beside_a_stand_does_not_change_it() {
    use Stance::{Abstains, Supports};
    check("Ingen av nämndens ledamöter avstyrker förslaget.", None);
    check(
        "Nämnden godkänner förslaget till yttrande och tillstyrker planen.",
        Some(Supports),
    );
    check(
        "Nämnden tillstyrker förslaget eftersom det i huvudsak är bra.",
        Some(Supports),
    );
    check(
        "Nämnden avstår från att yttra sig och från att tillstyrka planen.",
        Some(Abstains),
    );
    // what goes on for pages without a full stop is no clause
    check(
        &format!("{}tillstyrker planen.", "parker, ".repeat(600)),
        None,
    );
}

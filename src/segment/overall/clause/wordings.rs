//! The wordings of decision clauses, one by one, with the stance that each tells.

use super::clause;
use crate::model::Stance;

#[track_caller]
fn check(stance: impl Into<Option<Stance>>, texts: &[&str]) {
    let stance = stance.into();
    let wrong: Vec<_> = texts
        .iter()
        .map(|text| (*text, clause(text).map(|(stance, _)| stance)))
        .filter(|(_, found)| *found != stance)
        .collect();
    assert!(wrong.is_empty(), "expected {stance:?}: {wrong:#?}");
}

#[test]
fn silence_has_many_wordings() {
    check(
        Stance::Abstains,
        &[
            "Nämnden har avstått från att yttra sig.",
            "Nämnden avstår från att kommentera planen.",
            "Nämnden avstår från kommentarer.",
            "Nämnden avstår från att besvara remissen.",
            "Nämnden avstår från synpunkter.",
            "Nämnden avstår från att svara.",
            "Nämnden avstår från ställningstagande.",
            "Nämnden avstår från att gå in i detalj.",
            "Nämnden avstår från att inkomma med något.",
            "Nämnden avstår från att avge något.",
            "Nämnden avstår från att avstyrka.",
            "Ledamoten avstår från att rösta.",
            "Ledamoten avstår från att delta.",
            "Nämnden tar inte ställning till planen.",
            "Nämnden tar ingen ställning till planen.",
            "Nämnden lämnar planen utan egna ställningstaganden.",
            "Nämnden berörs inte av planen.",
            "Nämnden berörs ej av planen.",
            "Nämnden avger inget yttrande.",
            "Nämnden lämnar inget svar.",
            "Nämnden lämnar inte något remissvar.",
            "Nämnden kommer inte yttra sig.",
            "Nämnden kommer ej svara på remissen.",
            "Nämnden beslutar att inte lämna något yttrande.",
            "Nämnden beslutar att inte lämna remissvar.",
            "Ledamoten kommer ej delta i beslutet.",
        ],
    );
    check(
        Stance::NoObjection,
        &[
            "Nämnden har inget att erinra.",
            "Nämnden har intet att erinra.",
            "Nämnden har ingenting att tillägga.",
            "Nämnden har inte något att invända.",
            "Nämnden har inte någonting att invända.",
            "Nämnden har ingen erinran.",
            "Planen lämnas utan egen erinran.",
            "Nämnden har inga synpunkter.",
            "Nämnden har inga särskilda invändningar.",
            "Nämnden har inga erinringar.",
            "Nämnden har inga kommentarer.",
            "Nämnden har inga anmärkningar.",
            "Nämnden beslutar att inte ha några invändningar.",
            "Nämnden säger sig inte har några erinringar.",
            "Nämnden saknar synpunkter.",
            "Planen lämnas utan invändningar.",
            "Planen lämnas utan anmärkning.",
            "Nämnden avstyrker ej planen.",
            "Nämnden motsätter sig inte planen.",
            "Det finns inget skäl avstyrka planen.",
            "Det finns inga skäl motsätta sig planen.",
            "Nämnden vill inte motsätta sig planen.",
        ],
    );
}

#[test]
fn a_yes_that_is_denied_is_a_no() {
    check(
        Stance::Opposes,
        &[
            "Nämnden kan ej tillstyrka planen.",
            "Nämnden kan inte bifalla motionen.",
            "Nämnden beslutar att inte biträda förslaget.",
            "Nämnden vill inte stödja planen.",
            "Nämnden kan inte ställa sig bakom planen.",
            "Nämnden beslutar att inte anta planen.",
            "Nämnden säger sig inte kunna tillstyrka planen.",
            "Nämnden tillstyrker ej planen.",
            "Nämnden bifaller inte motionen.",
            "Nämnden biträder inte förslaget.",
            "Nämnden stödjer inte planen.",
            "Nämnden stöder inte planen.",
            "Motionen bifalls inte.",
            "Förslaget biträds ej.",
            "Nämnden ställer sig inte positiv till planen.",
            "Nämnden är inte helt positiv till planen.",
            "Nämnden ställer sig inte bakom planen.",
            "Nämnden står inte bakom planen.",
            "Nämnden kan inte acceptera planen.",
            "Nämnden kan inte godta planen.",
            "Nämnden kan inte godkänna planen.",
            "Vi vill inte att planen genomförs.",
            "Vi vill inte att planen antas.",
            "Vi vill inte att avgiften införs.",
            "Vi vill inte att taxan beslutas.",
            "Vi protesterar mot planen.",
        ],
    );
}

#[test]
fn a_no_has_many_wordings() {
    check(
        Stance::Opposes,
        &[
            "Nämnden beslutar att avstyrka planen.",
            "Nämnden beslutar att avslå motionen.",
            "Planen ska avslås.",
            "Nämnden yrkar avslag.",
            "Nämnden avslår motionen.",
            "Nämnden avslår remissen.",
            "Nämnden avslår hemställan.",
            "Nämnden avslår betänkandet.",
            "Nämnden avslår programmet.",
            "Nämnden avslår planen.",
            "Nämnden avslår riktlinjerna.",
            "Nämnden avslår policyn.",
            "Nämnden avslår strategin.",
            "Nämnden avslår reglementet.",
            "Nämnden avslår taxan.",
            "Nämnden avslår detta.",
            "Nämnden avvisar tanken.",
            "Nämnden avråder från planen.",
            "Nämnden anser inte att förslagen bör antas.",
            "Nämnden anser ej att programmet ska gälla.",
            "Nämnden anser inte att parkplanen kan antas.",
            "Planen bör inte genomföras.",
            "Planen bör ej antas.",
            "Avgiften bör inte införas.",
            "Nämnden motsätter sig programmet.",
            "Nämnden motsätter sig parkplanen.",
            "Nämnden motsätter sig riktlinjerna.",
            "Nämnden motsätter sig remissen.",
            "Vi motsätter oss motionen.",
            "Vi motsätter oss reglementet.",
            "Jag motsätter mig detta.",
            "Jag motsätter mig att vägen stängs.",
            "Vi säger nej till planen.",
            "Vi är emot planen.",
            "Vi är starkt emot planen.",
        ],
    );
}

#[test]
fn a_yes_has_many_wordings() {
    check(
        Stance::Supports,
        &[
            "Nämnden beslutar att tillstyrka planen.",
            "Nämnden yrkar bifall till planen.",
            "Nämnden biträder förslaget.",
            "Förslaget biträds.",
            "Nämnden ställer sig bakom planen.",
            "Nämnden ställde sig helt bakom planen.",
            "Nämnden kan ställa sig bakom planen.",
            "Nämnden står bakom planen.",
            "Nämnden ställer sig positiv till planen.",
            "Nämnden godkänner förslaget.",
            "Nämnden godkänner programmet.",
            "Nämnden godkänner parkplanen.",
            "Nämnden godkänner riktlinjerna.",
            "Nämnden godkänner parkstrategin.",
            "Nämnden godkänner parkpolicyn.",
            "Nämnden föreslår att planen antas",
            "Nämnden föreslår att planen antas, och snart.",
            "Nämnden föreslår att planen antas under våren.",
            "Nämnden antar planen.",
            "Nämnden beslutar att anta programmet.",
            "Nämnden antar riktlinjerna.",
            "Nämnden antar förslaget.",
            "Riktlinjen revideras i enlighet med remissen.",
            "Nämnden gör ingen annan bedömning än kontoret.",
            "Nämnden föreslår fullmäktige besluta enligt kontorets förslag.",
        ],
    );
    check(
        Stance::ProposesChange,
        &[
            "Planen bör gå på återremiss.",
            "Nämnden beslutar att återremittera planen.",
            "Planen återremitteras.",
            "Nämnden återremitterar planen.",
            "Nämnden beslutar att återförvisa planen.",
            "Planen återförvisas.",
            "Nämnden yrkar återförvisning.",
        ],
    );
}

#[test]
fn a_yes_is_reserved_in_many_wordings() {
    check(
        Stance::SupportsWithReservation,
        &[
            "Nämnden tillstyrker planen, förutsatt att mål 3 stryks.",
            "Nämnden tillstyrker planen med förbehåll.",
            "Nämnden tillstyrker planen under de förbehåll som anges.",
            "Nämnden tillstyrker planen på villkor att mål 3 stryks.",
            "Nämnden tillstyrker planen med reservation för mål 3.",
            "Nämnden tillstyrker planen med hänsyn tagen till mål 3.",
            "Nämnden tillstyrker planen med tillägg.",
            "Nämnden tillstyrker planen med vissa justeringar.",
            "Nämnden tillstyrker planen med några kommentarer.",
            "Nämnden tillstyrker planen med en komplettering.",
            "Nämnden tillstyrker planen med en revidering.",
            "Nämnden tillstyrker planen med egna förslag.",
            "Nämnden tillstyrker vissa delar av planen.",
            "Nämnden tillstyrker planen i flera delar.",
            "Nämnden tillstyrker planen och har starka invändningar mot mål 3.",
            "Nämnden tillstyrker planen till viss del.",
            "Nämnden tillstyrker planen till övervägande del.",
            "Nämnden tillstyrker planen förutom mål 3.",
            "Nämnden tillstyrker planen med undantag av mål 3.",
            "Nämnden tillstyrker planen i stort.",
            "Nämnden tillstyrker planen i princip.",
            "Nämnden tillstyrker planen i allt väsentligt.",
            "Nämnden tillstyrker planen i övrigt.",
            "Nämnden tillstyrker planen men inte mål 3.",
            "Nämnden tillstyrker dock planen.",
            "Nämnden tillstyrker planen samt i enlighet med följande.",
            "Nämnden är i stort positiv till planen.",
            "Nämnden är i princip positiv till planen.",
            "Nämnden är i allt väsentligt positiv till planen.",
            "Nämnden är i grunden positiv till planen, dock inte till mål 3.",
            "Nämnden avstyrker mål 3 och ställer sig bakom planen.",
            "Nämnden avstyrker planen delvis.",
        ],
    );
}

#[test]
fn what_is_supposed_or_a_draft_is_no_stand() {
    check(
        None,
        &[
            "För det fall planen avslås behövs medel.",
            "Medel behövs ifall motionen bifalls.",
            "Om fullmäktige skulle avslå planen behövs medel.",
            "Vid ett eventuellt avslag behövs medel.",
            "Vid tillstyrkande av planen behövs medel.",
            "Vid beslut om avslag behövs medel.",
            "Om planen avslås behövs medel.",
            "Om motionen bifalls behövs medel.",
            "Om planen antas behövs medel.",
            "Om planen tillstyrks behövs medel.",
            "Om planen avstyrks behövs medel.",
            "Nämnden godkänner förslaget till remissvar.",
            "Nämnden godkänner förslaget i tjänsteutlåtandet.",
            "Nämnden godkänner förslaget till protokoll.",
            "Yttrandet över planen godkänns.",
            "I tjänsteutlåtandet godkänner kontoret förslaget.",
        ],
    );
    check(
        Stance::Supports,
        &[
            "Nämnden godkänner yttrandet och bifaller motionen.",
            "Nämnden godkänner yttrandet och biträder förslaget.",
            "Nämnden godkänner yttrandet och ställer sig bakom planen.",
            "Nämnden godkänner yttrandet och föreslår att planen antas.",
            "Nämnden godkänner yttrandet och ställer sig positiv till planen.",
        ],
    );
}

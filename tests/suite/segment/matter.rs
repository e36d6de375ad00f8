//! Minutes that took up more than the proposal.

use super::ledger::assert_covers;
use super::{read_on, texts, waste_plan};
use remiss::model::{BoilerplateReason, Fate, Role};

const MINUTES: &[&str] = &[
    "Minnesanteckningar",
    "Rådet för äldre i Ekstad 2030-05-12",
    "* § 2 Föregående anteckningar",
    "Anteckningarna läggs till handlingarna.",
    "* § 3 Remiss avfallsplan",
    "Rådet anser att kärlen är för få.",
    "Rådet vill ha dem närmare husen.",
    "* § 4 Badplatsen vid sjön",
    "Rådet tillstyrker förslaget om ny ramp.",
    "* § 5 Nästa möte",
    "Rådet träffas åter i september och då deltar alla.",
];

#[test]
fn only_the_paragraph_that_holds_the_title_is_the_answer() {
    let (document, found) = read_on(MINUTES, &waste_plan());
    assert_covers(&document, &found);
    assert_eq!(
        texts(&found),
        [
            "Rådet anser att kärlen är för få.",
            "Rådet vill ha dem närmare husen."
        ]
    );
    let other = Fate::Boilerplate {
        reason: BoilerplateReason::OtherMatter,
    };
    let told = |words: &str| {
        (found.ledger.iter())
            .any(|entry| entry.fate == other && document.slice(entry.span) == words)
    };
    assert!(told("§ 4 Badplatsen vid sjön"));
    assert!(told("Rådet tillstyrker förslaget om ny ramp."));
    // kept, and to be found, as formalities are
    let kept = |one: &&remiss::model::Statement| one.text.contains("ny ramp");
    let ramp = found.statements.iter().find(kept).map(|one| one.role);
    assert_eq!(ramp, Some(Role::Boilerplate));
    assert!(
        found
            .overall
            .is_none_or(|overall| !overall.quote.contains("ramp"))
    );
}

#[test]
fn minutes_of_which_no_paragraph_holds_the_title_are_whole() {
    let mut plan = waste_plan();
    plan.title = Some("Parkeringsnorm".to_owned());
    let (_, found) = read_on(MINUTES, &plan);
    assert!(texts(&found).contains(&"Rådet tillstyrker förslaget om ny ramp."));
}

#[test]
fn an_answer_whose_own_paragraphs_are_numbered_is_whole() {
    let (_, found) = read_on(
        &[
            "Kulturnämnden",
            "Yttrande över avfallsplan",
            "* § 1 Avfallsplanens syfte",
            "Nämnden anser att syftet är bra.",
            "* § 2 Kärl",
            "Nämnden vill ha fler kärl.",
        ],
        &waste_plan(),
    );
    assert_eq!(texts(&found).len(), 2);
}

//! From a form to a verdict. What a person left as the machine had it is not
//! written as decided, unless they confirm it.

use super::address::Params;
use super::decide::field;
use super::loaded::Loaded;
use super::page::review::whole::shown;
use super::problem::Problem;
use super::visit::Visit;
use crate::model::{
    Comment, Heeded, OverallVerdict, Role, SectionId, Stance, StatementId, Verdict, tidy,
};
use crate::pipeline::Decider;

/// What the form says of this statement.
pub(super) fn of(
    visit: &Visit,
    loaded: &Loaded,
    id: &StatementId,
    fields: &Params,
) -> Result<Verdict, Problem> {
    let place = loaded.place(id.as_str()).ok_or(Problem::NotFound)?;
    let mut verdict = Verdict::default();
    let chosen = fields.get("gor").unwrap_or("spara");
    match chosen {
        "bekrafta" => confirm(visit, fields, &mut verdict)?,
        "ej" => verdict.role = Some(Role::Boilerplate),
        "slaihop" => verdict.join_next = true,
        "lyft" => verdict.highlight = Some(true),
        "vaxla" => verdict.highlight = Some(!loaded.consultation.highlighted.contains(id)),
        "kommentar" => verdict.comment = Some(comment(visit, fields)?),
        "dela" => {
            let cut: usize = fields.parse("vid").ok_or(Problem::NotFound)?;
            let text = loaded.whole(place)?.statement.text;
            if cut == 0 || cut >= text.len() || !text.is_char_boundary(cut) {
                return Err(Problem::NotFound);
            }
            verdict.split_at = vec![cut];
        }
        "helhet" => verdict.overall = Some(overall(visit, loaded, place, fields)?),
        "spara" => {}
        _ => return Err(Problem::NotFound),
    }
    along(visit, loaded, place, fields, &mut verdict)?;
    if chosen == "spara" {
        // What comes along is something changed, too.
        change(visit, fields, &mut verdict)?;
    }
    Ok(verdict)
}

/// What was typed beside what the button does, for a form whose button takes
/// decisions back; nothing where nothing was.
pub(super) fn beside(
    visit: &Visit,
    loaded: &Loaded,
    id: &StatementId,
    fields: &Params,
) -> Result<Option<Verdict>, Problem> {
    let place = loaded.place(id.as_str()).ok_or(Problem::NotFound)?;
    let mut verdict = Verdict::default();
    along(visit, loaded, place, fields, &mut verdict)?;
    Ok((verdict != Verdict::default()).then_some(verdict))
}

/// Takes along what was changed in the same form, whichever button was pressed:
/// the comment, whether it is highlighted, and where the whole answer stands.
fn along(
    visit: &Visit,
    loaded: &Loaded,
    place: usize,
    fields: &Params,
    verdict: &mut Verdict,
) -> Result<(), Problem> {
    if let Some(shown) = shown_comment(fields)
        && shown != typed_comment(fields)
    {
        verdict.comment = Some(comment(visit, fields)?);
    }
    let highlighted = fields.get("lyft").is_some();
    if (fields.parse::<u8>("visat.lyft")).is_some_and(|shown| (shown == 1) != highlighted) {
        verdict.highlight = Some(highlighted);
    }
    let whole = fields.get("visat.helhet");
    if whole.is_some() && whole != fields.get("helhet") {
        verdict.overall = Some(overall(visit, loaded, place, fields)?);
    }
    Ok(())
}

/// What was done, for the page that tells it: the field where it was one alone.
pub(super) fn done<'a>(
    fields: &'a Params,
    verdicts: &[(StatementId, Verdict, Decider)],
) -> &'a str {
    let chosen = fields.get("gor").unwrap_or("spara");
    match verdicts {
        [(_, verdict, _)] if chosen == "spara" => {
            let beside = (
                verdict.comment.is_some(),
                verdict.overall.is_some(),
                verdict.highlight,
            );
            match (&verdict.sections, verdict.stance, verdict.role, beside) {
                (Some(_), None, None, (false, false, None)) => "avsnitt",
                (None, Some(_), None, (false, false, None)) => "stallning",
                (None, None, Some(_), (false, false, None)) => "roll",
                (None, None, None, (true, false, None)) => "kommentar",
                (None, None, None, (false, true, None)) => "helhet",
                (None, None, None, (false, false, Some(true))) => "lyft",
                (None, None, None, (false, false, Some(false))) => "slapp",
                _ => chosen,
            }
        }
        _ => chosen,
    }
}

/// The fields as they stand in the form.
fn standing(fields: &Params, verdict: &mut Verdict) {
    verdict.sections = sections(fields, "avsnitt");
    verdict.stance = fields.parse::<Stance>("stallning");
    verdict.role = fields.parse::<Role>("roll");
}

fn sections(fields: &Params, name: &str) -> Option<Vec<SectionId>> {
    let mut sections: Vec<SectionId> = Vec::new();
    for id in fields.all(name) {
        let id = SectionId(id.to_owned());
        if !sections.contains(&id) {
            sections.push(id);
        }
    }
    (!sections.is_empty()).then_some(sections)
}

/// Whether the form tells what its fields held when it was shown.
fn tells_what_was_shown(fields: &Params) -> bool {
    fields.get("visat").is_some()
}

/// Whether section and stance, as they stand, are what was shown.
fn is_as_shown(fields: &Params) -> (bool, bool) {
    (
        sections(fields, "avsnitt") == sections(fields, "visat.avsnitt"),
        fields.get("stallning") == fields.get("visat.stallning"),
    )
}

/// Only what differs from what was shown.
fn change(visit: &Visit, fields: &Params, verdict: &mut Verdict) -> Result<(), Problem> {
    standing(fields, verdict);
    if tells_what_was_shown(fields) {
        let (sections, stance) = is_as_shown(fields);
        verdict.sections = verdict.sections.take().filter(|_| !sections);
        verdict.stance = verdict.stance.filter(|_| !stance);
        if *verdict == Verdict::default() {
            return Err(field(
                visit,
                "Inget är ändrat, och inget är sparat. Ändra något, eller bekräfta maskinens förslag.",
                "Nothing was changed, and nothing was saved. Change something, or confirm the machine's suggestion.",
            ));
        }
        return Ok(());
    }
    chosen(visit, verdict)
}

/// Everything as it stands in the form; of a list, as the machine has it.
fn confirm(visit: &Visit, fields: &Params, verdict: &mut Verdict) -> Result<(), Problem> {
    if !tells_what_was_shown(fields) {
        verdict.confirm = true;
        return Ok(());
    }
    standing(fields, verdict);
    let whole = verdict.sections.is_some() && verdict.stance.is_some();
    verdict.confirm = whole && verdict.role.is_none() && is_as_shown(fields) == (true, true);
    chosen(visit, verdict)
}

fn chosen(visit: &Visit, verdict: &Verdict) -> Result<(), Problem> {
    if !verdict.is_judgement() {
        return Err(field(
            visit,
            "Välj avsnitt, hållning eller roll.",
            "Choose a section, a stance or a role.",
        ));
    }
    Ok(())
}

/// Where the whole answer stands. To leave it to the machine is nothing new
/// where no person has decided it.
fn overall(
    visit: &Visit,
    loaded: &Loaded,
    place: usize,
    fields: &Params,
) -> Result<OverallVerdict, Problem> {
    let chosen = fields.parse::<OverallVerdict>("helhet").ok_or_else(|| {
        field(
            visit,
            "Välj hur svaret ställer sig i sin helhet.",
            "Choose where the answer stands as a whole.",
        )
    })?;
    let decided = loaded.decided_overall(place);
    if fields
        .get("visat.helhet")
        .is_some_and(|seen| seen != shown(decided))
    {
        return Err(field(
            visit,
            "Någon annan har bestämt hur svaret ställer sig i sin helhet sedan du öppnade sidan. Ditt val är inte sparat. Öppna svaret igen, läs det nya och välj om du vill ändra det.",
            "Someone else has decided where the answer stands as a whole since you opened the page. Your choice was not saved. Open the answer again, read the new one, and choose if you want to change it.",
        ));
    }
    if chosen == OverallVerdict::AsRead && decided.is_none() {
        return Err(field(
            visit,
            "Inget är ändrat, och inget är sparat: maskinen avgör redan hur svaret ställer sig i sin helhet.",
            "Nothing was changed, and nothing was saved: the machine already tells where the answer stands as a whole.",
        ));
    }
    Ok(chosen)
}

/// The comment that was typed, whether or not it can be saved.
pub(super) fn typed_comment(fields: &Params) -> Comment {
    let text = |name: &str| tidy(fields.get(name).unwrap_or_default());
    Comment {
        heeded: fields.parse::<Heeded>("beaktas"),
        reason: text("skal"),
        changed_text: text("lydelse"),
    }
}

/// The comment as the form showed it; `None` where it shows none.
pub(super) fn shown_comment(fields: &Params) -> Option<Comment> {
    fields.get("visat.kommentar")?;
    let text = |name: &str| tidy(fields.get(name).unwrap_or_default());
    Some(Comment {
        heeded: fields.parse::<Heeded>("visat.beaktas"),
        reason: text("visat.skal"),
        changed_text: text("visat.lydelse"),
    })
}

fn comment(visit: &Visit, fields: &Params) -> Result<Comment, Problem> {
    let comment = typed_comment(fields);
    if comment.is_long() {
        return Err(field(
            visit,
            "Kommentaren är för lång.",
            "The comment is too long.",
        ));
    }
    Ok(comment)
}

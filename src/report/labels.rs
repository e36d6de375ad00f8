//! Headings and fixed words of the compilation, in both languages: one line a word.

use super::content::{Cover, Participant, Participation};
use crate::model::Lang;

macro_rules! labels {
    ($($name:ident = $sv:literal, $en:literal;)+) => {
        /// The fixed words of one language.
        #[derive(Debug)]
        pub(super) struct Labels {
            $(pub(super) $name: &'static str,)+
        }

        static SV: Labels = Labels { $($name: $sv,)+ };
        static EN: Labels = Labels { $($name: $en,)+ };
    };
}

labels! {
    compilation = "Remissammanställning", "Compilation of responses";
    selection = "Urval", "Selection";
    reference = "Diarienummer", "Reference";
    sent = "Utsänd", "Sent out";
    due = "Sista svarsdag", "Answers due";
    adopted = "Antaget", "Adopted";
    latest = "Senaste svar daterat", "Latest answer dated";
    date = "Datum", "Date";
    made_by = "Upprättad av", "Made by";
    program = "Framställd med", "Made with";
    statements = "Uttalanden", "Statements";
    contents = "Innehåll", "Contents";
    summary = "Sammanfattning", "Summary";
    assessment = "Bedömning", "Assessment";
    summary_here = "Skriv här, i egna ord, vad som har sagts.", "Write here, in your own words, what was said.";
    assessment_here = "Skriv här vad som görs med synpunkterna, och varför.", "Write here what is done with the views, and why.";
    positions_in_words = "Ställningstaganden i ord", "Positions in words";
    participation = "Vilka som svarat", "Who answered";
    asked_table = "Remissinstanser, tillfrågade och svarande", "Respondents, asked and answering";
    answering_table = "Remissinstanser som svarat", "Respondents that answered";
    positions = "Ställningstaganden till förslaget som helhet", "Positions on the proposal as a whole";
    positions_by_kind = "Ställningstaganden per slag av remissinstans", "Positions by kind of respondent";
    positions_by_answer = "Varje svars ställningstagande", "Each answer's position";
    matrix = "Vem säger vad: remissinstanser och avsnitt", "Who says what: respondents and sections";
    sections = "Synpunkter avsnitt för avsnitt", "Views section by section";
    sections_note = "Meningarna överst i varje avsnitt räknar varje remissinstans en gång, med dess samlade ställningstagande. Citaten under dem är ordnade efter vad varje uttalande säger; samma remissinstans kan därför stå under flera hållningar. Grå kursiv text före ett citat är sammanhanget i svaret: det som leder in en lista, frågan som besvaras eller meningen före.", "The sentences at the top of each section count each respondent once, with its position put together. The quotations below are ordered by what each statement says; the same respondent may therefore stand under several stances. Grey italics before a quotation are its context in the answer: what leads to a list, the question replied to, or the sentence before.";
    fill_in_note = "Det som skrivs i rutorna läses in igen i arbetsbänken, under Rapporter: välj filen vid Läs in en ifylld rapport. Först visas vad som skulle sparas. Bara rutorna läses; text på andra ställen sparas inte.", "What is written in the cells is read back in the workbench, under Reports: choose the file at Bring a filled-in report back. You see first what would be saved. Only the cells are read; text elsewhere is not saved.";
    general = "Förslaget som helhet", "The proposal as a whole";
    general_short = "Helhet", "Whole";
    section_text = "Avsnittets text", "Text of the section";
    minorities = "Reservationer, särskilda yttranden, protokollsanteckningar och yrkanden", "Reservations, special statements, notes and members' proposals";
    minorities_note = "Uttalandena nedan är en minoritets eller ett partis. De räknas inte som remissinstansens.", "The statements below are those of a minority or a party. They do not count as the respondent's.";
    drafts = "Ur tjänsteförslag, som inte räknas som remissinstansens", "From officials' drafts, which do not count as the respondent's";
    requests = "Begärda ändringar", "Changes asked for";
    minority_requests = "Ändringar begärda i reservationer, särskilda yttranden, protokollsanteckningar och yrkanden", "Changes asked for in reservations, special statements, notes and members' proposals";
    outcomes = "Vad synpunkterna leder till", "What the views lead to";
    appendix_responses = "Bilaga 1. Alla uttalanden, svar för svar", "Appendix 1. All statements, answer by answer";
    appendix_untagged = "Bilaga 2. Uttalanden utan avsnitt", "Appendix 2. Statements without a section";
    appendix_unread = "Bilaga 3. Dokument som inte är inlästa eller behöver ses över", "Appendix 3. Documents unread or to be looked at";
    appendix_ledger = "Bilaga 4. Förteckning över all text", "Appendix 4. Account of all text";
    appendix_method = "Bilaga 5. Så gjordes sammanställningen", "Appendix 5. How the compilation was made";
    about_compilation = "Om sammanställningen", "About the compilation";
    method = "Så gjordes utdraget", "How the excerpt was made";
    respondent = "Remissinstans", "Respondent";
    respondent_and_source = "Remissinstans och källa", "Respondent and source";
    kind = "Slag", "Kind";
    asked = "Tillfrågad", "Asked";
    answered = "Svarat", "Answered";
    yes = "ja", "yes";
    no = "nej", "no";
    not_known = "inte känt", "not known";
    late = "sent", "late";
    within_extension = "inom anstånd", "within the time given";
    declined_to_answer = "avstår", "will not answer";
    extended_until = "anstånd till", "more time until";
    reminded = "Påmind", "Reminded";
    declined = "Avstår, meddelat", "Will not answer, told";
    after_due = "Efter sista dag", "After the due date";
    answer_date = "Svarets datum", "Date of answer";
    own_reference = "Dnr", "Ref.";
    file = "Dokument", "Document";
    answers = "Svar", "Answers";
    unknown_position = "Kunde inte avläsas", "Could not be read";
    not_assessed = "Inte bedömt", "Not assessed";
    position = "Ställningstagande", "Position";
    stance = "Hållning", "Stance";
    statement = "Uttalande", "Statement";
    comment = "Kommentar", "Comment";
    heeded = "Beaktas", "Heeded";
    reason = "Skäl", "Reason";
    changed_text = "Ändrad text", "Changed text";
    choose = "välj", "choose";
    write_here = "…", "…";
    commented_at = "Kommenteras under", "Commented under";
    section = "Avsnitt", "Section";
    section_heading = "Avsnittsrubrik", "Section heading";
    role = "Del av svaret", "Part of the answer";
    status = "Status", "Status";
    highlighted = "Framlyft", "Highlighted";
    page = "Sida", "Page";
    of = "av", "of";
    part = "Del", "Part";
    also_from = "Samma text även från", "The same text also from";
    ticked_under = "Kryss under", "Ticked under";
    same_as = "Samma text som", "Same text as";
    draft_of = "Utkast till", "Draft of";
    introduced_by = "Sammanhang", "Context";
    left_out = "Utelämnat", "Left out";
    appendix_left_out = "Bilagan är utelämnad. Bilaga 5 säger var den finns.", "The appendix is left out. Appendix 5 tells where it is.";
    background = "Skäl och bakgrund, utan eget ställningstagande", "Reasons and background, without a position of their own";
    nothing_untagged = "Alla uttalanden har ett avsnitt eller gäller förslaget som helhet.", "Every statement has a section or is about the proposal as a whole.";
    nothing_unread = "Alla dokument är inlästa utan anmärkning.", "Every document was read without remark.";
    nothing_requested = "Inga ändringar begärs.", "No changes are asked for.";
    nothing_requested_here = "Inget av de utvalda uttalandena begär en ändring.", "None of the chosen statements asks for a change.";
    state = "Tillstånd", "State";
    why = "Varför", "Why";
    remedy = "Att göra", "What to do";
    fate = "Vad texten är", "What the text is";
    stretches = "Antal textstycken", "Passages of text";
    share = "Andel av texten", "Share of the text";
    ledger_note = "All text i svaren är redovisad här: det som har blivit uttalanden, och det som inte är något ställningstagande, som rubriker, brevhuvuden och underskrifter.", "All text of the answers is accounted for here: what became statements, and what is no position, such as headings, letterheads and signatures.";
    copy_of = "Samma innehåll som", "Same content as";
    no_statements = "Inga uttalanden i dokumentet.", "No statements in the document.";
    unknown_sender = "Okänd avsändare", "Unknown sender";
    private_person = "Privatperson", "Private person";
    matrix_sections = "Avsnitt i tabellen", "Sections of the table";
    matrix_signs = "Tecken i tabellen", "Signs in the table";
    matrix_cell = "En ruta har remissinstansens samlade ställningstagande i just det avsnittet; underavsnitt har egna kolumner. Ett avstyrkande väger tyngst, och stöd jämte tvekan eller ändringsförslag är ±. Tom ruta: inget ställningstagande där.", "A cell has the respondent's combined position on that very section; subsections have columns of their own. An objection weighs most, and support beside a doubt or a request is ±. An empty cell: no position there.";
    matrix_part = "Ett tal som 1/8: av 8 uttalanden med ställningstagande bär 1 tecknet (vid ± är 1 för); utan tal är alla ense.", "A figure such as 1/8: of 8 statements with a position 1 carries the sign (with ±, 1 is in favour); without a figure all agree.";
    matrix_whole = "Helhet har svarets ställningstagande till hela förslaget.", "Whole has the answer's position on the whole proposal.";
    all_suggested = "Ställningstaganden och avsnitt är maskinens förslag; ingen person har granskat dem.", "Positions and sections are the machine's suggestion; nobody has reviewed them.";
    documents_sheet = "Dokument", "Documents";
    about_sheet = "Om", "About";
    matrix_sheet = "Matris", "Matrix";
    respondents_sheet = "Remissinstanser", "Respondents";
    sections_sheet = "Avsnitt", "Sections";
    statement_id = "Uttalande-id", "Statement id";
    check = "Kontroll", "Check";
    cut = " […]", " […]";
}

/// The fixed words of a language.
pub(super) const fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::Sv => &SV,
        Lang::En => &EN,
    }
}

impl Labels {
    /// What the table of respondents is called: it tells who was asked only
    /// where somebody says so.
    pub(super) const fn participation_table(&self, participation: &Participation) -> &'static str {
        match participation.asked {
            Some(_) => self.asked_table,
            None => self.answering_table,
        }
    }

    /// That no change is asked for: by anybody, or in what was chosen.
    pub(super) const fn no_requests(&self, cover: &Cover) -> &'static str {
        match cover.selection {
            None => self.nothing_requested,
            Some(_) => self.nothing_requested_here,
        }
    }

    /// Whether this one answered, or said that it will not.
    pub(super) const fn answer(&self, participant: &Participant) -> &'static str {
        match (participant.answered, &participant.declined) {
            (true, _) => self.yes,
            (false, Some(_)) => self.declined_to_answer,
            (false, None) => self.no,
        }
    }

    /// When this one answered, and how that stands to the last day; until when it has
    /// more time, where it has not answered.
    pub(super) fn when(&self, participant: &Participant) -> String {
        let remark = match participant {
            one if one.late => self.late,
            one if one.within_extension => self.within_extension,
            _ => "",
        };
        match (&participant.date, &participant.extended_until) {
            (Some(date), _) if remark.is_empty() => date.clone(),
            (Some(date), _) => format!("{date} ({remark})"),
            (None, Some(day)) if !participant.answered && participant.declined.is_none() => {
                format!("{} {day}", self.extended_until)
            }
            (None, _) => remark.to_owned(),
        }
    }

    /// Yes, no, or that it is not known.
    pub(super) const fn whether(&self, fact: Option<bool>) -> &'static str {
        match fact {
            Some(true) => self.yes,
            Some(false) => self.no,
            None => self.not_known,
        }
    }
}

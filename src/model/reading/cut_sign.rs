//! What speaks for and against a cut between the papers of a bundle.

use crate::model::word::vocabulary;

vocabulary! {
    /// What a page shows of whether another body's papers begin on it.
    CutSign as "sign" {
        /// Its sender is that of the pages before.
        SameSender = "same_sender", "samma avsändare", "the same sender";
        /// Its sender is another.
        AnotherSender = "another_sender", "en annan avsändare", "another sender";
        /// A board's papers end and those laid before the council begin, or the
        /// other way round.
        AnotherLevel = "another_level", "en annan nivå", "another level";
        /// It bears the case number of the pages before.
        SameCase = "same_case", "samma diarienummer", "the same case number";
        /// It bears another.
        AnotherCase = "another_case", "ett annat diarienummer", "another case number";
        /// Its pages are counted from one.
        CountedAnew = "counted_anew", "sidorna räknas om från början", "pages counted anew";
        /// It has a letterhead.
        Letterhead = "letterhead", "ett brevhuvud", "a letterhead";
        /// It is of a kind of which the body has a paper already.
        SecondOfItsKind = "second_of_its_kind", "en andra handling av samma slag", "a second paper of its kind";
        /// It is an attachment.
        Attachment = "attachment", "en bilaga", "an attachment";
        /// It is by other parties.
        OtherParties = "other_parties", "andra partier", "other parties";
        /// It is by a party, and belongs to its board's answer.
        PartyPaper = "party_paper", "ett partis handling", "a party's paper";
    }
}

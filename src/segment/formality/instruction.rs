//! What a form tells who fills it in.

pub(super) const SENTENCES: &[&str] = &[
    // what stands in a field that nobody filled in
    r"^(?:klicka|tryck)(?: eller (?:klicka|tryck))? här för att (?:ange|skriva|lägga till|välja|infoga)\b[^;,]*$",
    r"^(?:click|tap)(?: or (?:click|tap))? (?:here )?to (?:enter|add|choose|insert)\b[^;,]*$",
    r"^(?:välj ett (?:objekt|alternativ|datum)|choose an item)\.?$",
    r"^(?:vänligen )?(?:kryssa (?:i|för)|sätt (?:ett )?kryss|markera (?:med (?:ett )?kryss|ert|ditt|det (?:svar|alternativ))|fyll i (?:era?|din|ditt|formuläret|tabellen|blanketten|rutorna))\b[^;]*$",
    r"^(?:vänligen )?motivera (?:gärna )?(?:era?|ert|din|ditt|svaret|svaren)\b[^;,]*$",
    r"^(?:vänligen )?(?:skriv|ange|lämna) (?:gärna )?(?:era|ert|dina|ditt|eventuella) (?:synpunkt|kommentar|svar|förslag)\p{L}*\b[^;,]*\b(?:här|nedan|nedanför|i (?:tabellen|rutan|fältet|formuläret|kolumnen))\b[^;,]*$",
];

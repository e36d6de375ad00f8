//! What readers say in warnings and reasons.

use super::Phrases;

/// Formats, pieces of files, damage, limits.
pub(super) const PHRASES: &Phrases = &[
    // Formats that are not read.
    ("a Visio drawing", "en Visio-ritning"),
    (
        "a Word document saved as XML",
        "ett Word-dokument sparat som XML",
    ),
    ("a WordPerfect document", "ett WordPerfect-dokument"),
    ("a database", "en databas"),
    (
        "a document of Word 2 or older",
        "ett dokument från Word 2 eller äldre",
    ),
    (
        "a flat OpenDocument file of another kind",
        "en OpenDocument-fil av annat slag",
    ),
    ("a gzip archive", "ett gzip-arkiv"),
    ("a picture (GIF)", "en bild (GIF)"),
    ("a picture (BMP)", "en bild (BMP)"),
    ("a picture (SVG)", "en bild (SVG)"),
    (
        "a file of Pages, Numbers or Keynote",
        "en fil från Pages, Numbers eller Keynote",
    ),
    (
        "a table with an answer in each row (CSV)",
        "en tabell med ett svar på varje rad (CSV)",
    ),
    ("a program", "ett program"),
    ("a zip archive", "ett zip-arkiv"),
    (
        "several entries have the same name, and only the last can be read",
        "flera filer i arkivet har samma namn, och bara den sista kan läsas",
    ),
    ("a zip entry ({})", "en fil i ett zip-arkiv ({})"),
    ("a 7-Zip archive", "ett 7-Zip-arkiv"),
    ("a PowerPoint presentation", "en PowerPoint-presentation"),
    ("a RAR archive", "ett RAR-arkiv"),
    ("an Excel workbook", "en Excel-arbetsbok"),
    ("an OLE container", "en OLE-fil"),
    (
        "an Office file of an unknown kind",
        "en Office-fil av okänt slag",
    ),
    ("an OpenDocument drawing", "en OpenDocument-teckning"),
    (
        "an OpenDocument file of another kind",
        "en OpenDocument-fil av annat slag",
    ),
    (
        "an OpenDocument presentation",
        "en OpenDocument-presentation",
    ),
    ("an OpenDocument spreadsheet", "ett OpenDocument-kalkylark"),
    ("an Outlook message", "ett Outlook-meddelande"),
    ("an XML file", "en XML-fil"),
    (
        "an attachment that is only linked to",
        "en bilaga som det bara finns en länk till",
    ),
    ("an e-mail", "ett e-brev"),
    ("an old Excel workbook", "en gammal Excel-arbetsbok"),
    (
        "an old PowerPoint presentation",
        "en gammal PowerPoint-presentation",
    ),
    ("binary data", "binära data"),
    ("Outlook message", "Outlook-meddelande"),
    ("e-mail", "e-brev"),
    // Pieces that are passed over.
    ("an embedded object ({})", "ett inbäddat objekt ({})"),
    ("an embedded object", "ett inbäddat objekt"),
    ("the embedded document {}", "det inbäddade dokumentet {}"),
    ("the message's RTF body", "brevets RTF-text"),
    ("the prompt of a form field", "ledtexten i ett formulärfält"),
    ("the field was not filled in", "fältet är inte ifyllt"),
    (
        "only its picture is part of the page",
        "bara dess bild hör till sidan",
    ),
    ("it lies in another file", "det ligger i en annan fil"),
    (
        "it is embedded more than once",
        "det är inbäddat mer än en gång",
    ),
    ("it is missing", "det saknas"),
    ("a picture within the message", "en bild inne i brevet"),
    ("an electronic signature", "en elektronisk underskrift"),
    (
        "an invitation for the calendar",
        "en inbjudan till kalendern",
    ),
    ("a notice of delivery", "en leveransavisering"),
    (
        "a record of the Mac's file system",
        "en fil som hör till Macens filsystem",
    ),
    (
        "a record of the Windows file system",
        "en fil som hör till Windows filsystem",
    ),
    ("a lock that Word left behind", "en låsfil som Word lämnat"),
    // What to hold against the original.
    (
        "the body has no text, only its margins have",
        "brödtexten är tom; bara sidhuvud och sidfot har text",
    ),
    (
        "an old binary Word file; drawings and text boxes may stand elsewhere",
        "en gammal Word-fil; teckningar och textrutor kan stå på annan plats",
    ),
    (
        "the page is damaged: text may be missing",
        "sidan är skadad: text kan saknas",
    ),
    (
        "its content is packed in a way that is not read ({})",
        "innehållet är packat på ett sätt som inte läses ({})",
    ),
    (
        "a font is missing: characters may be wrong",
        "ett typsnitt saknas: tecken kan vara fel",
    ),
    (
        "a font is damaged: characters may be wrong",
        "ett typsnitt är skadat: tecken kan vara fel",
    ),
    (
        "it has text, but none that can be read",
        "den har text, men ingen som går att läsa",
    ),
    (
        "the message's plain text says more than its page, which was read",
        "brevets oformaterade text säger mer än den formaterade, som är läst",
    ),
    (
        "the message's page and its plain text differ; both were read",
        "brevets formaterade och oformaterade text är olika; båda är lästa",
    ),
    (
        "text outside the parts of the message",
        "text utanför brevets delar",
    ),
    ("no mail program shows it", "inget e-postprogram visar den"),
    // Damage.
    (
        "a comment, style or drawing is not closed; what follows was not read",
        "en kommentar, formatmall eller teckning är inte avslutad; det som följer är inte läst",
    ),
    (
        "ill-formed document: expected `{}`, but `{}` was found",
        "`{}` väntades, men `{}` kom",
    ),
    (
        "ill-formed document: close tag `{}` does not match any open tag",
        "`{}` avslutar inget som är öppet",
    ),
    (
        "ill-formed document: start tag not closed: `{}` not found before end of input",
        "`{}` saknas",
    ),
    (
        "ill-formed document: {}",
        "den följer inte reglerna för XML",
    ),
    ("syntax error: {}", "den följer inte reglerna för XML"),
    (
        "error while parsing attribute: {}",
        "ett attribut följer inte reglerna för XML",
    ),
    ("{}: damaged {} file: {}", "{}: skadad ({}: {})"),
    (
        "it should have {} pages, but {} were found",
        "den ska ha {} sidor, men {} hittades",
    ),
    ("its head is incomplete", "filens början är ofullständig"),
    (
        "its piece table cannot be read",
        "förteckningen över textens delar kan inte läsas",
    ),
    ("its text is missing", "texten saknas"),
    ("it has no main part", "huvuddelen saknas"),
    ("its main part is empty", "huvuddelen är tom"),
    ("it has no header fields", "brevhuvudet saknas"),
    ("its objects cannot be read", "objekten kan inte läsas"),
    (
        "something follows after its end",
        "det står något efter dess slut",
    ),
    (
        "it ends in the middle of a group",
        "den slutar mitt i en grupp",
    ),
    (
        "it declares a document type, which is refused",
        "den har en dokumenttypsdeklaration, som inte godtas",
    ),
    (
        "it breaks off inside an element",
        "den bryts av mitt i ett element",
    ),
    (
        "the archive has lost its directory",
        "arkivets innehållsförteckning saknas",
    ),
    (
        "the reader could not make sense of it",
        "innehållet går inte att tolka",
    ),
    ("at byte {}: {}", "vid byte {}: {}"),
    (
        "the checksum of {} is wrong",
        "kontrollsumman för {} stämmer inte",
    ),
    (
        "{} cannot be unpacked to its end",
        "{} kan inte packas upp till slutet",
    ),
    ("{} is missing", "{} saknas"),
    (
        "invalid Zip archive: Could not find EOCD",
        "arkivets slut saknas",
    ),
    ("invalid Zip archive: {}", "zip-arkivet är trasigt"),
    (
        "unsupported Zip archive: {}",
        "zip-arkivet är av ett slag som inte läses",
    ),
    ("corrupt deflate stream", "den packade texten är trasig"),
    // Files that could not be opened.
    (
        "a link to another place is not followed; put the file itself there",
        "länkar till andra platser följs inte; lägg filen själv där",
    ),
    (
        "the folder could not be listed: {}",
        "mappen kunde inte gås igenom: {}",
    ),
    (
        "it is no file, but a pipe or device",
        "det är ingen fil, utan ett rör eller en enhet",
    ),
    (
        "the attached file could not be unpacked",
        "den bifogade filen kunde inte packas upp",
    ),
    // Recognition of scanned pages.
    ("OCR", "teckentolkningen"),
    (
        "page {} could not be drawn: {}",
        "sidan {} kunde inte ritas upp: {}",
    ),
    (
        "page {} could not be recognised: {}",
        "sidan {} kunde inte teckentolkas: {}",
    ),
    (
        "page {} could not be handed to the recogniser: {}",
        "sidan {} kunde inte lämnas till teckentolkningen: {}",
    ),
    ("it took more than {} seconds", "det tog mer än {} sekunder"),
    ("it failed", "det misslyckades"),
    // Where a bundle is cut.
    ("the same sender", "samma avsändare"),
    ("another sender", "en annan avsändare"),
    ("another level", "en annan nivå"),
    ("the same case number", "samma diarienummer"),
    ("another case number", "ett annat diarienummer"),
    ("pages counted anew", "sidorna räknas om från början"),
    ("a letterhead", "ett brevhuvud"),
    (
        "a second paper of its kind",
        "en andra handling av samma slag",
    ),
    ("an attachment", "en bilaga"),
    ("other parties", "andra partier"),
    ("a party's paper", "ett partis handling"),
    ("{}; but {}", "{}; men {}"),
    // Limits.
    (
        "the limit of operators and characters (page {})",
        "gränsen för ritkommandon och tecken (sidan {})",
    ),
    (
        "the limit of {} bytes in one file",
        "gränsen {} byte i en fil",
    ),
    (
        "the limit of {} unpacked bytes in one part",
        "gränsen {} uppackade byte i en del",
    ),
    (
        "the limit of {} unpacked bytes in one package",
        "gränsen {} uppackade byte i ett paket",
    ),
    (
        "the limit of {} unpacked bytes in one archive",
        "gränsen {} uppackade byte i ett arkiv",
    ),
    (
        "the limit of {} entries in one package",
        "gränsen {} delar i ett paket",
    ),
    (
        "the limit of {} documents in one file",
        "gränsen {} dokument i en fil",
    ),
    (
        "the limit of {} files within files",
        "gränsen {} filer inuti varandra",
    ),
    (
        "the limit of {} messages in one e-mail",
        "gränsen {} meddelanden i ett e-brev",
    ),
    (
        "the limit of {} levels of nested elements",
        "gränsen {} nivåer av element i varandra",
    ),
    (
        "the limit of {} elements in one part",
        "gränsen {} element i en del",
    ),
    (
        "the limit of {} bytes of text in one document",
        "gränsen {} byte text i ett dokument",
    ),
    (
        "the limit of {} blocks in one document",
        "gränsen {} stycken i ett dokument",
    ),
    (
        "the limit of {} written spaces in one document",
        "gränsen {} mellanslag i ett dokument",
    ),
    (
        "the limit of {} links in one document",
        "gränsen {} länkar i ett dokument",
    ),
    (
        "the limit of {} characters in one name",
        "gränsen {} tecken i ett namn",
    ),
    (
        "the limit of {} definitions of one kind in one document",
        "gränsen {} definitioner av ett slag i ett dokument",
    ),
    (
        "the limit of {} warnings about one document",
        "gränsen {} varningar om ett dokument",
    ),
    (
        "the limit of {} fields within fields",
        "gränsen {} fält inuti varandra",
    ),
    (
        "the limit of {} pages in one document",
        "gränsen {} sidor i ett dokument",
    ),
    // A reason within a reason: a part of the file that could not be read.
    ("the file is empty", "filen är tom"),
    (
        "the file is protected by a password",
        "filen är skyddad med lösenord",
    ),
    (
        "scanned, no text on any of 1 pages",
        "inskannad, ingen text på den enda sidan",
    ),
    (
        "scanned, no text on any of {} pages",
        "inskannad, ingen text på någon av {} sidor",
    ),
    (
        "{} is not a format that can be read",
        "formatet kan inte läsas ({})",
    ),
    ("damaged {} file: {}", "skadad ({}: {})"),
    ("no text found in the file", "ingen text fanns i filen"),
    ("{} exceeded", "{} är överskriden"),
    // Several things, and a part of the file with what is the matter.
    ("{}, {}", "{}, {}"),
    ("{}: {}", "{}: {}"),
];

//! The formats that no reader reads.

use crate::model::word::vocabulary;

vocabulary! {
    /// What a file is that no reader reads.
    OtherFormat as "format" {
        /// GIF.
        Gif = "gif", "en bild (GIF)", "a picture (GIF)";
        /// BMP.
        Bmp = "bmp", "en bild (BMP)", "a picture (BMP)";
        /// SVG.
        Svg = "svg", "en bild (SVG)", "a picture (SVG)";
        /// RAR.
        Rar = "rar", "ett RAR-arkiv", "a RAR archive";
        /// 7-Zip.
        SevenZip = "seven_zip", "ett 7-Zip-arkiv", "a 7-Zip archive";
        /// gzip.
        Gzip = "gzip", "ett gzip-arkiv", "a gzip archive";
        /// A zip archive within a document.
        Zip = "zip", "ett zip-arkiv", "a zip archive";
        /// PostScript.
        PostScript = "postscript", "PostScript", "PostScript";
        /// Word before its first compound files.
        Word2 = "word_2", "ett dokument från Word 2 eller äldre", "a document of Word 2 or older";
        /// Word in one XML file.
        WordXml = "word_xml", "ett Word-dokument sparat som XML", "a Word document saved as XML";
        /// Pages, Numbers or Keynote.
        Apple = "apple", "en fil från Pages, Numbers eller Keynote", "a file of Pages, Numbers or Keynote";
        /// `WordPerfect`.
        WordPerfect = "word_perfect", "ett WordPerfect-dokument", "a WordPerfect document";
        /// A program.
        Program = "program", "ett program", "a program";
        /// A database.
        Database = "database", "en databas", "a database";
        /// Excel.
        Excel = "excel", "en Excel-arbetsbok", "an Excel workbook";
        /// Excel before 2007.
        OldExcel = "old_excel", "en gammal Excel-arbetsbok", "an old Excel workbook";
        /// `PowerPoint`.
        PowerPoint = "power_point", "en PowerPoint-presentation", "a PowerPoint presentation";
        /// `PowerPoint` before 2007.
        OldPowerPoint = "old_power_point", "en gammal PowerPoint-presentation", "an old PowerPoint presentation";
        /// Visio.
        Visio = "visio", "en Visio-ritning", "a Visio drawing";
        /// Another sister of Word's.
        OtherOffice = "other_office", "en Office-fil av okänt slag", "an Office file of an unknown kind";
        /// A compound file of another program.
        Compound = "compound", "en OLE-fil", "an OLE container";
        /// OpenDocument spreadsheet.
        Spreadsheet = "spreadsheet", "ett OpenDocument-kalkylark", "an OpenDocument spreadsheet";
        /// OpenDocument presentation.
        Presentation = "presentation", "en OpenDocument-presentation", "an OpenDocument presentation";
        /// OpenDocument drawing.
        Drawing = "drawing", "en OpenDocument-teckning", "an OpenDocument drawing";
        /// Another sister of OpenDocument text.
        OtherOpenDocument = "other_open_document", "en OpenDocument-fil av annat slag", "an OpenDocument file of another kind";
        /// An e-mail within a document.
        Email = "email", "ett e-brev", "an e-mail";
        /// A message of Outlook's within a document.
        OutlookMessage = "outlook_message", "ett Outlook-meddelande", "an Outlook message";
        /// An object that is attached to a message of Outlook's.
        EmbeddedObject = "embedded_object", "ett inbäddat objekt", "an embedded object";
        /// An attachment that lies elsewhere.
        LinkedAttachment = "linked_attachment", "en bilaga som det bara finns en länk till", "an attachment that is only linked to";
        /// XML of an unknown kind.
        Xml = "xml", "en XML-fil", "an XML file";
        /// None of these, and no text.
        Binary = "binary", "binära data", "binary data";
    }
}

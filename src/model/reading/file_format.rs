//! The formats that readers know.

use crate::model::word::vocabulary;

vocabulary! {
    /// The format that a damaged file breaks: of a document, or of what documents
    /// are packed in.
    FileFormat as "format" {
        /// Office Open XML text.
        Word = "word", "Word", "Word";
        /// Old binary Word.
        OldWord = "old_word", "Word 97", "Word 97";
        /// OpenDocument text.
        OpenDocument = "open_document", "OpenDocument", "OpenDocument";
        /// PDF.
        Pdf = "pdf", "PDF", "PDF";
        /// Rich Text Format.
        Rtf = "rtf", "RTF", "RTF";
        /// HTML.
        Html = "html", "HTML", "HTML";
        /// Markdown.
        Markdown = "markdown", "Markdown", "Markdown";
        /// Plain text.
        Text = "text", "text", "text";
        /// An e-mail as it was sent.
        Email = "email", "e-brev", "e-mail";
        /// An e-mail saved by Outlook.
        OutlookMessage = "outlook_message", "Outlook-meddelande", "Outlook message";
        /// A zip archive, or a package that is one.
        Zip = "zip", "zip", "zip";
        /// A part in XML.
        Xml = "xml", "XML", "XML";
    }
}

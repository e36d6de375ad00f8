//! Where the text of a group goes: into the document, into a table of the
//! file's own, or nowhere.

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the paragraph.
    Text,
    /// Nowhere.
    Skip,
    /// Nowhere, but a text box inside is text.
    Shape,
    /// Nowhere; `\ud` inside goes where the group around it went.
    Alternative,
    /// The font table.
    Fonts,
    /// The style sheet; text is the style's name.
    Styles,
    /// The table of those who made tracked changes.
    Authors,
    /// The document's properties.
    Info,
    /// The title.
    Title,
    /// The author.
    Author,
    /// When it was made.
    Created,
    /// What a field computes.
    Instruction,
    /// The printed mark of a list item.
    ListText,
    /// Who wrote the next comment.
    CommentAuthor,
}

/// A destination that is text of its own, apart from the paragraph around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    Header,
    Footer,
    Note,
    Comment,
    Box,
}

/// What a control word at the start of a group begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// Text goes there now.
    To(Destination),
    /// Text apart.
    Aside(Aside),
    /// A field, and its result.
    Field,
    FieldResult,
}

/// The destination that a control word begins, if it does.
pub(super) fn begins(word: &str, within: Destination) -> Option<Begins> {
    use Destination as D;
    Some(match word {
        "fonttbl" => Begins::To(D::Fonts),
        // A font of a table that a stray brace has closed.
        "fnil" | "froman" | "fswiss" | "fmodern" | "fscript" | "fdecor" | "ftech"
            if within == D::Text =>
        {
            Begins::To(D::Fonts)
        }
        "stylesheet" => Begins::To(D::Styles),
        "revtbl" => Begins::To(D::Authors),
        "info" => Begins::To(D::Info),
        "title" if within == D::Info => Begins::To(D::Title),
        "author" if within == D::Info => Begins::To(D::Author),
        "creatim" if within == D::Info => Begins::To(D::Created),
        "operator" | "subject" | "keywords" | "doccomm" | "company" | "manager" | "category"
        | "hlinkbase" | "revtim" | "printim" | "buptim" | "comment"
            if within == D::Info =>
        {
            Begins::To(D::Skip)
        }
        "fldinst" => Begins::To(D::Instruction),
        "listtext" | "pntext" => Begins::To(D::ListText),
        "atnauthor" => Begins::To(D::CommentAuthor),
        "shpinst" | "do" => Begins::To(D::Shape),
        "upr" => Begins::To(D::Alternative),
        "moMath" | "moMathPara" if within == D::Text => Begins::To(D::Text),
        "header" | "headerl" | "headerr" | "headerf" => Begins::Aside(Aside::Header),
        "footer" | "footerl" | "footerr" | "footerf" => Begins::Aside(Aside::Footer),
        "footnote" if within == D::Text => Begins::Aside(Aside::Note),
        "annotation" if within == D::Text => Begins::Aside(Aside::Comment),
        "shptxt" | "dptxbxtext" if within == D::Shape => Begins::Aside(Aside::Box),
        "field" => Begins::Field,
        "fldrslt" => Begins::FieldResult,
        "colortbl" | "filetbl" | "pict" | "nonshppict" | "shprslt" | "ftnsep" | "ftnsepc"
        | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "tc" | "xe" | "rxe" | "template"
        | "mmathPict" | "nonesttables" | "objclass" | "objname" | "bkmkstart" | "bkmkend"
        | "falt" | "panose" | "userprops" | "listname" | "atnid" | "atrfstart" | "atrfend"
        | "atntime" | "atndate" | "atnref" | "datafield" | "formfield" => Begins::To(D::Skip),
        _ => return None,
    })
}

//! Small PDF files written as text, for tests of one feature each. They have
//! no table of objects: readers find the objects by looking for them.

use std::fmt::Write as _;

/// A file of one page.
pub struct MadePdf {
    objects: Vec<(u32, String)>,
    fonts: String,
    forms: String,
    annotations: String,
    catalog: String,
}

impl MadePdf {
    /// A page with this content and Helvetica as `/F1`; `/Off` names a layer
    /// that is switched off.
    pub fn page(content: &str) -> Self {
        Self {
            objects: vec![(4, stream(content))],
            fonts: "/F1 5 0 R".to_owned(),
            forms: String::new(),
            annotations: String::new(),
            catalog: String::new(),
        }
    }

    /// The same with a font `/F9`.
    pub fn with_font(mut self, font: &str) -> Self {
        self.fonts.push_str(" /F9 9 0 R");
        self.with_object(9, font)
    }

    /// The same with a form `/Form`, which may draw `/Form` in turn.
    pub fn with_form(mut self, content: &str) -> Self {
        self.forms.push_str("/Form 8 0 R");
        let dict = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]";
        let form = stream(content).replacen("<<", &format!("<<{dict}"), 1);
        self.with_object(8, &form)
    }

    /// The same with these annotations.
    pub fn with_annotations(mut self, annotations: &[&str]) -> Self {
        self.annotations = annotations.concat();
        self
    }

    /// The same with these entries in its catalogue.
    pub fn with_catalog(mut self, entries: &str) -> Self {
        entries.clone_into(&mut self.catalog);
        self
    }

    /// The same with one more object.
    pub fn with_object(mut self, number: u32, object: &str) -> Self {
        self.objects.push((number, object.to_owned()));
        self
    }

    /// The file. Every character is written as one byte.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = String::from("%PDF-1.7\n");
        let mut add = |number: u32, object: &str| {
            write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
        };
        add(
            1,
            &format!(
                "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>{}>>",
                self.catalog
            ),
        );
        add(
            2,
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        );
        let resources = format!(
            "<</Font<<{}>>/XObject<<{}>>/Properties<</Off 6 0 R>>>>",
            self.fonts, self.forms
        );
        add(
            3,
            &format!(
                "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources{resources}/Annots[{}]>>",
                self.annotations
            ),
        );
        add(
            5,
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        );
        add(6, "<</Type/OCG/Name(Layer)>>");
        for (number, object) in &self.objects {
            add(*number, object);
        }
        file.push_str("trailer\n<</Root 1 0 R>>\n");
        file.chars()
            .map(|c| u8::try_from(u32::from(c)).expect("one byte a character"))
            .collect()
    }
}

/// A stream object.
pub fn stream(content: &str) -> String {
    let length = content.chars().count();
    format!("<</Length {length}>>\nstream\n{content}\nendstream")
}

/// A composite font whose characters are told by `to_unicode`.
pub fn composite(to_unicode: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Okand/Encoding/Identity-H/ToUnicode {to_unicode}\
         /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Okand/DW 500>>]>>"
    )
}

/// A file of these objects with the table that tells where they stand. Every
/// character is written as one byte; the first object is the catalogue.
pub fn with_table<'a>(objects: impl IntoIterator<Item = (u32, &'a str)>) -> Vec<u8> {
    let mut file = String::from("%PDF-1.5\n");
    let mut table = String::new();
    let mut at = file.len();
    for (number, object) in objects {
        let object = format!("{number} 0 obj\n{object}\nendobj\n");
        write!(table, "{number} 1\n{at:010} 00000 n \n").unwrap();
        at += object.chars().count();
        file.push_str(&object);
    }
    write!(
        file,
        "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<</Size 99/Root 1 0 R>>\nstartxref\n{at}\n%%EOF"
    )
    .unwrap();
    file.chars()
        .map(|c| u8::try_from(u32::from(c)).expect("one byte a character"))
        .collect()
}

/// A packed stream object; `damage` is done to the packed bytes.
pub fn packed(content: &str, damage: impl FnOnce(&mut Vec<u8>)) -> String {
    use std::io::Write as _;
    let plain: Vec<u8> = content.bytes().collect();
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&plain).unwrap();
    let mut bytes = encoder.finish().unwrap();
    damage(&mut bytes);
    let bytes: String = bytes.into_iter().map(char::from).collect();
    stream(&bytes).replacen("<<", "<</Filter/FlateDecode", 1)
}

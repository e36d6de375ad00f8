//! Loading by lopdf: what it may take, what it may leave out, and what its
//! errors mean.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{LoadOptions, Object, ObjectId};

use super::File;
use crate::error::ReadError;
use crate::extract::limits as shared;
use crate::extract::pdf::mend;
use crate::model::{Fault, FileFormat};

pub(super) fn load(bytes: &[u8], rebuild: bool) -> Result<File, ReadError> {
    let options = LoadOptions {
        // The filter has its price; small files are kept whole.
        filter: (bytes.len() > SMALL).then_some(without_ballast as lopdf::FilterFunc),
        max_decompressed_size: Some(shared::PART_BYTES.as_usize()),
        force_reconstruct: rebuild,
        ..LoadOptions::default()
    };
    let loaded = catch_unwind(AssertUnwindSafe(|| {
        lopdf::Document::load_mem_with_options(bytes, options)
    }));
    match loaded {
        Ok(Ok(mut document)) => {
            mend::fill_streams(bytes, &mut document);
            Ok(File { document })
        }
        Ok(Err(
            lopdf::Error::Decryption(_)
            | lopdf::Error::InvalidPassword
            | lopdf::Error::UnsupportedSecurityHandler(_),
        )) => Err(ReadError::Encrypted),
        Ok(Err(error)) => Err(damaged(Fault::Unparsed {
            detail: error.to_string(),
        })),
        Err(_) => Err(damaged(Fault::Objects)),
    }
}

fn damaged(fault: Fault) -> ReadError {
    ReadError::Damaged {
        format: FileFormat::Pdf,
        fault,
    }
}

/// Files up to this size are kept whole in memory.
const SMALL: usize = 4 << 20;

/// Empties the streams that hold no text: pictures, and what the file says of
/// itself in XML. They are the bulk of most files. What is attached stays,
/// whatever it is said to be: it is a document of its own.
#[expect(clippy::unnecessary_wraps, reason = "lopdf gives the type")]
fn without_ballast(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if matches!(subtype, Ok(b"Image" | b"XML")) && !stream.dict.has_type(b"EmbeddedFile") {
            // One byte stays: lopdf reads an empty stream again.
            stream.content = vec![0];
        }
        // lopdf keeps a stream where it is, and takes over what is given
        // back only for the objects that are packed together, never streams.
        return Some((id, Object::Null));
    }
    Some((id, object.clone()))
}

//! Originals as they came in. No path comes from outside: a document is named
//! by its hash, and the bytes are checked against it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::address::escape_into;
use super::bench::Bench;
use super::loaded::Loaded;
use super::problem::Problem;
use super::visit::Visit;
use crate::corpus::path_of;
use crate::error::{Action, Error};
use crate::extract::sniff::{Content, sniff};
use crate::model::{ContentHash, DocumentRecord, turns_direction};

/// A PDF may be shown in place; whatever it holds may load and run nothing.
const PDF_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";
/// Anything else is only handed out.
const FILE_POLICY: &str = "default-src 'none'; sandbox";

/// `GET /original?d=DOCUMENT`
pub(super) async fn show(State(_): State<Arc<Bench>>, visit: Visit) -> Response {
    let found = tokio::task::block_in_place(|| {
        let loaded = visit.current.clone().ok_or(Problem::WhichConsultation)?;
        let short = visit.params.get("d").ok_or(Problem::NotFound)?;
        let (_, record) = loaded.document(short).ok_or(Problem::NotFound)?;
        let bytes = read(&loaded, record)?;
        Ok((record.file.clone(), bytes))
    });
    match found {
        Ok((file, bytes)) => hand_out(&file, bytes),
        Err(problem) => {
            let problem: Problem = problem;
            problem.page(&visit)
        }
    }
}

/// The bytes of a document's file, if they are still those that were read.
pub(super) fn read(loaded: &Loaded, record: &DocumentRecord) -> Result<Vec<u8>, Problem> {
    let path = inside(&loaded.root, &record.file)?;
    // Nobody is told where on the server the folder is.
    let bytes = std::fs::read(&path).map_err(Error::io(&record.file, Action::Read))?;
    if ContentHash::of(&bytes) == record.file_hash {
        Ok(bytes)
    } else {
        Err(Problem::Changed)
    }
}

/// The real path of `file`, refused where a link leads out of the folder.
fn inside(root: &Path, file: &str) -> Result<PathBuf, Problem> {
    let open = || Error::io(file, Action::Open);
    let real = std::fs::canonicalize(path_of(root, file)).map_err(open())?;
    let root = std::fs::canonicalize(root).map_err(open())?;
    if real.starts_with(&root) {
        Ok(real)
    } else {
        Err(Problem::NotFound)
    }
}

/// Only a PDF is opened in the browser; its media type is told by content.
fn hand_out(file: &str, bytes: Vec<u8>) -> Response {
    let name = file.rsplit_once('/').map_or(file, |(_, name)| name);
    let (media, how, policy) = match sniff(&bytes) {
        Content::Pdf => ("application/pdf", "inline", PDF_POLICY),
        Content::Text => ("text/plain; charset=utf-8", "attachment", FILE_POLICY),
        _ => ("application/octet-stream", "attachment", FILE_POLICY),
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(header::CONTENT_DISPOSITION, disposition(how, name));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy),
    );
    response
}

/// A `Content-Disposition` for any file name (RFC 6266).
pub(super) fn disposition(how: &str, name: &str) -> HeaderValue {
    let mut written = format!("{how}; filename*=UTF-8''");
    let name = name.replace(turns_direction, "_");
    escape_into(&mut written, &name.replace(' ', "\u{a0}"));
    let written = written.replace("%C2%A0", "%20");
    HeaderValue::try_from(written).expect("percent-encoded text is a valid header")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_file_name_is_a_safe_header() {
        let header = disposition("attachment", "Yttrande \"å\r\n.pdf");
        assert_eq!(
            header.to_str().unwrap(),
            "attachment; filename*=UTF-8''Yttrande%20%22%C3%A5%0D%0A.pdf"
        );
        let header = disposition("attachment", "a\u{202e}fdp.exe");
        assert!(header.to_str().unwrap().ends_with("''a_fdp.exe"));
    }

    #[test]
    fn a_path_that_leads_out_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("remiss");
        std::fs::create_dir(&root).unwrap();
        std::fs::write(dir.path().join("secret"), "s").unwrap();
        std::fs::write(root.join("a.txt"), "a").unwrap();
        assert!(inside(&root, "a.txt").is_ok());
        assert!(matches!(inside(&root, "../secret"), Err(Problem::NotFound)));
    }

    #[test]
    fn where_the_folder_is_stays_untold() {
        let dir = tempfile::tempdir().unwrap();
        let Err(Problem::Failed(error)) = inside(dir.path(), "responses/borta.txt") else {
            panic!("it is not there");
        };
        let told = error.in_words(crate::model::Lang::Sv);
        assert!(told.starts_with("responses/borta.txt: "), "{told}");
    }
}

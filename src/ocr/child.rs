//! Runs a program to its end, or to the end of its time.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::model::{Complaint, SystemAnswer};

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(15);
/// How much of a program's complaint is passed on.
const COMPLAINT: usize = 300;

/// What the program wrote; its complaint where it failed.
pub(super) fn run(command: &mut Command, time: Duration) -> Result<Vec<u8>, Complaint> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| by_the_system(&error))?;
    // Both pipes are emptied while the program runs: a full one would halt it.
    let output = drain(child.stdout.take());
    let complaint = drain(child.stderr.take());
    let ended = wait(&mut child, time);
    let output = output.join().unwrap_or_default();
    let complaint = complaint.join().unwrap_or_default();
    if ended? {
        Ok(output)
    } else {
        let text = String::from_utf8_lossy(&complaint);
        let first = text.lines().find(|line| !line.trim().is_empty());
        Err(first.map_or(Complaint::Wordless, |line| Complaint::Said {
            detail: line.chars().take(COMPLAINT).collect(),
        }))
    }
}

/// Whether the program ended well; kills it when its time is up.
fn wait(child: &mut Child, time: Duration) -> Result<bool, Complaint> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if start.elapsed() < time => thread::sleep(LOOK),
            outcome => {
                // Already ended, or not ours to end: nothing more can be done.
                let _ = child.kill();
                let _ = child.wait();
                return Err(match outcome {
                    Err(error) => by_the_system(&error),
                    Ok(_) => Complaint::TooLong {
                        seconds: time.as_secs(),
                    },
                });
            }
        }
    }
}

fn by_the_system(error: &std::io::Error) -> Complaint {
    Complaint::System {
        answer: SystemAnswer::from(error),
    }
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was written before the pipe broke is all there is.
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn output_complaint_and_end_of_time() {
        let time = Duration::from_secs(20);
        assert_eq!(
            run(Command::new("echo").arg("hej"), time).expect("echo"),
            b"hej\n"
        );
        let complaint = run(Command::new("cat").arg("/no/such/file"), time).expect_err("no file");
        assert!(
            matches!(&complaint, Complaint::Said { detail } if detail.contains("/no/such/file")),
            "{complaint:?}"
        );
        let late = run(Command::new("sleep").arg("60"), Duration::from_millis(50));
        assert_eq!(late, Err(Complaint::TooLong { seconds: 0 }));
    }
}

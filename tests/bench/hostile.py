#!/usr/bin/env python3
"""Makes files that do harm to readers and sees what `remiss extract` does.

usage: hostile.py REMISS

Each file must end within its time and memory, by the program's own exit (no
signal, no abort, no panic), and without text must say why. Prints a table;
ends with 1 if anything failed. The small ones of these are also replayed by
`cargo test --test suite hostile`.
"""

import argparse
import io
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

SECONDS, MEGABYTES = 60, 1500
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def archive(entries, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, content in entries:
            # OpenDocument wants its kind unpacked.
            file.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def word(document):
    root = f"<Relationships xmlns='{PACKAGE}'><Relationship Id='a' Type='{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>"
    return archive([("_rels/.rels", root), ("word/document.xml", document)])


def body(content, before=""):
    return f"{before}<w:document xmlns:w='{WORD}'><w:body>{content}</w:body></w:document>"


def odt(content, before=""):
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    document = f"{before}<office:document-content xmlns:office='{office}office:1.0' xmlns:text='{office}text:1.0'><office:body><office:text>{content}</office:text></office:body></office:document-content>"
    return archive(
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", document)]
    )


def pdf(objects, tail=""):
    """Objects by number, with a cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        content = content if isinstance(content, bytes) else content.encode("latin-1")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, tail.encode(), start)
    return bytes(out)


def stream(content, extra=""):
    content = content if isinstance(content, bytes) else content.encode("latin-1")
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra.encode(), len(content), content)


BIG = "9" * 30
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pages(count, content="BT /F1 12 Tf 72 700 Td (sida %d) Tj ET", box="0 0 595 842"):
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}]>>",
        3: FONT,
    }
    for n in range(count):
        objects[4 + 2 * n] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {5 + 2 * n} 0 R"
            "/Resources<</Font<</F1 3 0 R>>/XObject<</X 90001 0 R>>>>>>"
        )
        objects[5 + 2 * n] = stream(content % n if "%d" in content else content)
    return objects


def deflate_bomb(megabytes):
    packer = zlib.compressobj(9)
    block = b"BT /F1 12 Tf (x) Tj ET " * 45_000
    out = b"".join(packer.compress(block) for _ in range(megabytes))
    return out + packer.flush()


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij")
) + "]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def cases(folder):
    """Name, bytes, and what must stand in the output or on stderr."""
    deep = 300_000
    yield "bomb.docx", word(body(P.format("x" * 600_000_000))), "limit of"
    nested = archive([("x.txt", "Vi tillstyrker. " * 1000)])
    for _ in range(8):
        nested = archive([(f"{n}.zip", nested) for n in range(8)])
    yield "nested_bomb.zip", nested, "limit of"
    yield "many_entries.zip", archive([(f"{n}.txt", "") for n in range(70_000)], zipfile.ZIP_STORED), ""
    yield "deep.docx", word(body("<w:sdt><w:sdtContent>" * deep + P.format("djupt"))), ""
    yield "deep_tables.docx", word(body("<w:tbl><w:tr><w:tc>" * 100_000 + P.format("djupt"))), ""
    yield "deep.odt", odt("<text:section>" * deep + "<text:p>djupt</text:p>"), ""
    yield "deep.html", b"<html><body>" + b"<div>" * 2_000_000 + b"djupt", "djupt"
    yield "deep.rtf", b"{\\rtf1 " + b"{" * 3_000_000 + b"djupt", "djupt"
    yield "deep.md", b"> " * 500_000 + b"djupt", "djupt"
    yield "laughs.docx", word(body(P.format("&j;"), LAUGHS)), "document type"
    yield "laughs.odt", odt("<text:p>&j;</text:p>", LAUGHS), "document type"
    yield "outside.docx", word(body(P.format("&x;"), OUTSIDE)), "document type"
    yield "outside.odt", odt("<text:p>&x;</text:p>", OUTSIDE), "document type"
    paths = ["../../escaped.txt", "/tmp/escaped.txt", "C:\\escaped.txt", "a/../../escaped.txt"]
    yield "paths.zip", archive([(path, "Vi tillstyrker förslaget.") for path in paths]), "tillstyrker"
    yield "ten_thousand_pages.pdf", pdf(pages(10_000)), "sida 9999"
    circle = pages(1)
    circle[2] = "<</Type/Pages/Count 9/Kids[2 0 R 4 0 R 2 0 R]/Parent 2 0 R>>"
    yield "page_tree_circle.pdf", pdf(circle), "sida 0"
    drawn = pages(1, "BT /F1 12 Tf 72 700 Td (kvar) Tj ET /X Do")
    drawn[4] = drawn[4].replace("90001", "6")
    drawn[6] = stream("/X Do " * 50, "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    yield "form_circle.pdf", pdf(drawn), "kvar"
    length = pages(1)
    length[5] = "<</Length 5 0 R>>stream\nBT /F1 12 Tf 72 700 Td (sida) Tj ET\nendstream"
    yield "length_circle.pdf", pdf(length), ""
    own = pdf(pages(1), f"/Prev {10**9}")
    yield "prev_nowhere.pdf", own, ""
    start = own.rindex(b"xref\n0")
    yield "prev_circle.pdf", pdf(pages(1), f"/Prev {start}"), ""
    yield "huge_box.pdf", pdf(pages(1, box="0 0 2000000000 2000000000")), "sida 0"
    huge = f"BT /F1 {BIG} Tf {BIG} 0 0 {BIG} {BIG} {BIG} Tm (stor) Tj ET"
    yield "huge_font.pdf", pdf(pages(1, huge)), ""
    yield "bomb.pdf", pdf(pages(1) | {5: stream(deflate_bomb(2000), "/Filter/FlateDecode")}), "limit of"
    many = "BT /F1 12 Tf " + "1 0 0 1 72 700 Tm (x) Tj " * 2_000_000 + "ET"
    yield "many_glyphs.pdf", pdf(pages(1, many)), ""
    picture = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\x7f\xff\xff\xff" * 2 + b"\x08\6\0\0\0"
    yield "huge_picture.png", picture, "scan"
    plain = folder / "plain.pdf"
    plain.write_bytes(pdf(pages(1)))
    if shutil.which("mutool"):
        for name, user, expected in [("no_password", "", "sida 0"), ("password", "hemligt", "password")]:
            locked = folder / f"{name}.pdf"
            options = ["-E", "aes-256", "-U", user, "-O", "ägare"]
            subprocess.run(["mutool", "clean", *options, plain, locked], check=True, capture_output=True)
            yield f"{name}.pdf", locked.read_bytes(), expected
    small = word(body(P.format("Vi tillstyrker.")))
    yield "word_as.pdf", small, "tillstyrker"
    yield "pdf_as.docx", plain.read_bytes(), "sida 0"
    yield "program_as.docx", pathlib.Path(sys.executable).resolve().read_bytes()[:100_000], "not a format"
    yield "word_as.txt", small, "tillstyrker"
    yield "empty.pdf", b"", "empty"
    yield "blank.txt", b" \n\t\n" * 1000, "empty"
    yield "half.docx", small[: len(small) // 2], "damaged"
    yield "half.pdf", plain.read_bytes()[:300], ""
    yield "lone_head.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 3000, "not a format"
    parts = b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 100_000
    yield "deep.eml", b"MIME-Version: 1.0\nFrom: a@b.se\nContent-Type: multipart/mixed; boundary=b\n\n" + parts, ""


def run(remiss, file):
    def limit():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.monotonic()
        process = subprocess.Popen(
            ["timeout", str(SECONDS), remiss, "--lang", "en", "extract", file],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            preexec_fn=limit,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said = err.read(100_000).decode("utf-8", "replace").strip()
        text = out.read(4_000_000).decode("utf-8", "replace")
        return process.returncode, text, said, time.monotonic() - began, usage


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("remiss")
    remiss = os.path.abspath(parser.parse_args().remiss)
    bad = 0
    print(f"{'file':<24} {'code':>4} {'CPU s':>6} {'MB':>5}  told")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, content, expected in cases(folder):
            path = folder / file
            path.write_bytes(content)
            code, text, said, seconds, usage = run(remiss, path)
            cpu, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
            harm = code < 0 or code > 3 or memory > MEGABYTES or "panicked" in said
            missing = expected and expected.casefold() not in (text + said).casefold()
            silent = not text.strip() and not said
            bad += bool(harm or missing or silent)
            mark = "FAILED " if harm or missing or silent else ""
            told = (said or text).strip().replace("\n", " ⏎ ").replace(str(folder), "")
            print(f"{file:<24} {code:>4} {cpu:>6.2f} {memory:>5.0f}  {mark}{told[:110]}", flush=True)
            path.unlink()
        # A file larger than the memory, of which the disk holds nothing.
        path = folder / "film.docx"
        with path.open("wb") as film:
            film.truncate(64 << 30)
        code, text, said, seconds, usage = run(remiss, path)
        good = code == 2 and "limit" in said
        bad += not good
        print(f"{'film.docx (64 GB)':<24} {code:>4} {usage.ru_utime + usage.ru_stime:>6.2f} {usage.ru_maxrss / 1024:>5.0f}  {'' if good else 'FAILED '}{said[:110]}")
    escaped = [p for p in ("/tmp/escaped.txt", "escaped.txt", "../escaped.txt") if os.path.exists(p)]
    if escaped:
        print("FAILED: written outside:", escaped)
    return 1 if bad or escaped else 0


if __name__ == "__main__":
    sys.exit(main())

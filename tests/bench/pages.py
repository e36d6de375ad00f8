#!/usr/bin/env python3
"""How often the page that `remiss` reckons for a Word file is right.

usage: pages.py REMISS FILE_OR_FOLDER...

Lets LibreOffice set each Word file to PDF, finds every paragraph of the text
on the pages of that PDF, and compares with the page that `remiss extract`
gives. A paragraph that stands on several pages counts by its beginning. What
cannot be found once and for all in the PDF (short lines, repeated ones) is not
counted.
"""

import argparse
import bisect
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SHORTEST = 25


def letters(text):
    """Only what survives hyphenation and layout."""
    return re.sub(r"[\W_]+", "", text.casefold())


def pdf_pages(pdf):
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    return [letters(page) for page in text.split("\f")[:-1]]


def paragraphs(remiss, file):
    """The text and page of each paragraph of the body."""
    found = subprocess.run([remiss, "extract", str(file), "--format", "json"], capture_output=True)
    for part in json.loads(found.stdout)["parts"]:
        document = part["outcome"].get("Ok")
        if not document:
            continue
        text = document["text"].encode()
        offsets = [mark["offset"] for mark in document["pages"]]
        for block in document["blocks"]:
            if block["layer"] == "body":
                start, end = block["span"]["start"], block["span"]["end"]
                mark = document["pages"][bisect.bisect_right(offsets, start) - 1]
                yield text[start:end].decode(), mark["page"]


def compare(remiss, file, pdf):
    """The distances of all paragraphs that can be placed."""
    pages = pdf_pages(pdf)
    whole = "".join(pages)
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page)
    for text, page in paragraphs(remiss, file):
        key = letters(text)[:60]
        if len(key) < SHORTEST or whole.count(key) != 1:
            continue
        at = whole.index(key)
        right = sum(start <= at for start in starts)
        yield page - right


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("remiss")
    parser.add_argument("paths", nargs="+")
    arguments = parser.parse_args()
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        sys.exit("needs LibreOffice (soffice) and pdftotext")
    files = []
    for path in map(pathlib.Path, arguments.paths):
        files += sorted(path.rglob("*.docx")) if path.is_dir() else [path]
    total = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        # One run of LibreOffice for all; names alike would overwrite each other.
        names = {}
        for at, file in enumerate(files):
            names[file] = pathlib.Path(folder) / f"{at}.docx"
            shutil.copy(file, names[file])
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
            + ["--convert-to", "pdf", "--outdir", folder, *map(str, names.values())],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        for file, copy in names.items():
            pdf = copy.with_suffix(".pdf")
            if not pdf.exists():
                print(f"{'not set':>24}  {file}")
                continue
            away = collections.Counter(compare(arguments.remiss, file, pdf))
            total += away
            count = sum(away.values())
            if count:
                near = sum(n for distance, n in away.items() if abs(distance) <= 1)
                pages = len(pdf_pages(pdf))
                print(f"{pages:4} pages {near:5} of {count:5}  {file}  {dict(sorted(away.items()))}")
    count = sum(total.values())
    exact = total[0]
    near = sum(n for distance, n in total.items() if abs(distance) <= 1)
    print(f"{len(files)} files, {count} paragraphs: {exact / count:.1%} right, {near / count:.1%} within one page")
    return 0 if near / count >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())

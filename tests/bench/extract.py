#!/usr/bin/env python3
"""CPU time and memory of `remiss extract` against pdftotext, mutool and pandoc.

usage: extract.py REMISS FILE_OR_FOLDER... [--repeat N]

Runs every reader on every PDF and Word file, in turn and in the same run, and
prints a table of ratios. CPU time is user plus system time of the process;
it, not the clock, is compared, so that a busy machine does not decide. Where
several repeats are asked for, the least of them counts.

For PDF files it also prints how far the words agree with pdftotext's, on the
files where pdftotext and mutool agree with each other: those of the body, and
those of all layers, since the others know no running heads.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

TIMEOUT = 60
READERS = {
    ".pdf": {
        "pdftotext": ["pdftotext", "{}", "-"],
        "mutool": ["mutool", "draw", "-q", "-F", "txt", "-o", "-", "{}"],
    },
    ".docx": {"pandoc": ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", "{}"]},
}


def run(command):
    """Exit code, output, CPU seconds and peak memory in MB of one process."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            ["timeout", str(TIMEOUT), *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    return process.returncode, text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def words(text):
    """Words with hyphens at line ends taken out, as a bag."""
    text = re.sub("\u00ad\\s*\n\\s*", "", text).replace("\u00ad", "-")
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"([a-zåäöé])[-‐]\s*\n\s*([a-zåäöé])", r"\1\2", text)
    return collections.Counter(re.sub("[•‣\uf0b7◦\u00a0]", " ", text).split())


def agreement(one, other):
    """F1 of two bags of words."""
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 1.0


def all_layers(remiss, file):
    """Body, headers, footers and comments."""
    code, found, _, _ = run([remiss, "extract", str(file), "--format", "json"])
    parts = json.loads(found)["parts"] if code in (0, 3) else []
    return "\n".join(part["outcome"]["Ok"]["text"] for part in parts if "Ok" in part["outcome"])


def files_of(paths, suffix):
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*" + suffix) if p.is_file())
        elif path.suffix == suffix:
            yield path


def compare(remiss, suffix, files, repeat):
    readers = {"remiss": [remiss, "extract", "{}", "--format", "text"], **READERS[suffix]}
    readers = {name: command for name, command in readers.items() if shutil.which(command[0])}
    cpu, peak = collections.Counter(), collections.Counter()
    failures, agreements = [], []
    for file in files:
        texts = {}
        for name, command in readers.items():
            runs = [run([part.format(file) for part in command]) for _ in range(repeat)]
            code, texts[name], _, _ = runs[0]
            cpu[name] += min(seconds for _, _, seconds, _ in runs)
            peak[name] = max(peak[name], *(memory for *_, memory in runs))
            if name == "remiss" and (code < 0 or code in (101, 124) or code > 128):
                failures.append((str(file), code))
        if "mutool" in texts and "pdftotext" in texts:
            bags = {name: words(text) for name, text in texts.items()}
            reference = bags["pdftotext"]
            alike = agreement(reference, bags["mutool"]) >= 0.95
            if alike and sum(reference.values()) >= 5:
                whole = agreement(words(all_layers(remiss, file)), reference)
                agreements.append((whole, agreement(bags["remiss"], reference), str(file)))
    print(f"\n{len(files)} {suffix} files")
    print(f"{'reader':<10} {'CPU s':>8} {'remiss is':>12} {'peak MB':>8}")
    for name in readers:
        ratio = f"{cpu['remiss'] / cpu[name]:.2f} × it" if cpu[name] else "–"
        print(f"{name:<10} {cpu[name]:8.2f} {ratio:>12} {peak[name]:8.0f}")
    if agreements:
        count = len(agreements)
        whole = sum(each for each, _, _ in agreements) / count
        body = sum(each for _, each, _ in agreements) / count
        print(f"words as pdftotext on {count} files: mean {whole:.4f}, body alone {body:.4f}; lowest:")
        for each, _, file in sorted(agreements)[:5]:
            print(f"  {each:.3f} {file}")
    for file, code in failures:
        print(f"  FAILED with {code}: {file}")
    return not failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("remiss")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--repeat", type=int, default=1)
    arguments = parser.parse_args()
    good = True
    for suffix in READERS:
        files = list(files_of(arguments.paths, suffix))
        if files:
            good &= compare(arguments.remiss, suffix, files, arguments.repeat)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

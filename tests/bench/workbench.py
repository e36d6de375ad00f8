#!/usr/bin/env python3
"""Time to first byte of every page of the workbench, and the server's memory.

usage: workbench.py REMISS TEXT [--statements 200000] [--largest 100000]
                    [--each 20000] [--keep DIR]

Makes a corpus out of the sentences of TEXT: one consultation of about
`--largest` statements and as many of `--each` as it takes; reads it in with
REMISS; serves it, and asks for each page as somebody who is there for the
first time and then ten times more, without a consultation chosen and with the
largest. Prints milliseconds to the first byte, the size of the page, and the
memory that is the server's own (mapped files of the index apart). `--keep`
names a folder that is kept and used again as it is.
"""

import argparse
import pathlib
import random
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.parse

PAGES = [
    "/",
    "/remiss",
    "/sok",
    "/sok?q=uppf%C3%B6ljning",
    "/program",
    "/program?avsnitt=general",
    "/matris",
    "/instanser",
    "/inlasning",
    "/granska",
    "/samstammighet",
    "/rapporter",
    "/ny",
    "/hjalp",
    "/tillganglighet",
]
REPEATS = 10
PER_ANSWER = 60
CHAPTERS, PARTS = 8, 4
BEGINNINGS = "Al Berg Dal Ek Fors Gran Hag Lind Malm Nor Sjö Sten Sund Vik Ås Öd".split()
ENDINGS = "stad by torp ås köping näs hult vik berg linge".split()
BODIES = ["{} kommun", "Region {}", "Socialnämnden i {}", "{}s Energi AB",
          "Kulturnämnden i {}", "Naturskyddsföreningen i {}", "{}s museum", "{}s pensionärsråd"]


def sentences(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    found = re.findall(r"[A-ZÅÄÖ][^.!?\n]{40,220}[a-zåäö]\.(?=\s)", text)
    return list(dict.fromkeys(found))


class Endless:
    """The sentences in an order that looks random; again and again in another."""

    def __init__(self, source, chance):
        self.source, self.chance, self.left = source, chance, []

    def take(self):
        if not self.left:
            self.left = self.source[:]
            self.chance.shuffle(self.left)
        return self.left.pop()


def heading(sentence):
    words = re.sub(r"[^\w ]", "", sentence).split()
    return " ".join(words[:4]).capitalize()


def make(folder, statements, said, chance):
    """One consultation: a programme of 40 sections, and answers."""
    (folder / "responses").mkdir(parents=True)
    programme, headings = ["# Program för ledning och styrning", ""], []
    for chapter in range(1, CHAPTERS + 1):
        for part in range(PARTS + 1):
            number = f"{chapter}.{part}" if part else str(chapter)
            headings.append(f"{number} {heading(said.take())}")
            programme += [f"{'###' if part else '##'} {headings[-1]}", ""]
            programme += [" ".join(said.take() for _ in range(5)), ""]
    (folder / "programme.md").write_text("\n".join(programme), encoding="utf-8")
    (folder / "consultation.toml").write_text(
        f'title = "Remiss {folder.name}"\nreference = "KS 2021/{len(said.left)}"\ndue = "2021-10-31"\n',
        encoding="utf-8",
    )
    names = [body.format(start + end) for body in BODIES for start in BEGINNINGS for end in ENDINGS]
    chance.shuffle(names)
    for number in range(-(-statements // PER_ANSWER)):
        name = names[number % len(names)]
        answer = [f"# {name}", "", "Remissvar", "", "Datum: 2021-10-%02d" % (1 + number % 28), ""]
        for _ in range(PER_ANSWER // 6):
            answer += [f"## {chance.choice(headings)}", ""]
            answer += [" ".join(said.take() for _ in range(6)), ""]
        path = folder / "responses" / f"{number:05} {name}.md"
        path.write_text("\n".join(answer), encoding="utf-8")


def first_byte(port, page):
    """Milliseconds until the answer begins, and the answer."""
    begun = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        request = f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode())
        parts = [connection.recv(1)]
        waited = (time.perf_counter() - begun) * 1000
        while part := connection.recv(1 << 16):
            parts.append(part)
    answer = b"".join(parts)
    if not answer.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"{page}: {answer.splitlines()[0].decode()}")
    return waited, len(answer)


def memory(pid):
    """Own memory in MB: all but the mapped files."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return sum(int(n) for n in re.findall(r"^Rss(?:Anon|Shmem):\s+(\d+)", status, re.M)) / 1000


def measure(remiss, folder, largest):
    command = [remiss, "serve", folder / "corpus", "--index", folder / "index", "--port", "0"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
            print(f"started after {time.perf_counter() - begun:.1f} s, {memory(server.pid):.0f} MB")
            print(f"{'ms to the first byte':<52}{'first':>8}{'median':>8}{'most':>8}{'kB':>8}{'MB':>8}")
            chosen = urllib.parse.urlencode({"remiss": largest})
            with_largest = [f"{page}{'&' if '?' in page else '?'}{chosen}" for page in PAGES[1:]]
            for page in PAGES + with_largest:
                if page in ("/remiss", "/program", "/program?avsnitt=general", "/matris", "/instanser",
                            "/inlasning", "/granska", "/samstammighet", "/rapporter"):
                    continue  # these are about one consultation
                first, size = first_byte(port, page)
                times = [first_byte(port, page)[0] for _ in range(REPEATS)]
                print(f"{page:<52}{first:>8.1f}{statistics.median(times):>8.1f}{max(times):>8.1f}"
                      f"{size / 1000:>8.0f}{memory(server.pid):>8.0f}")
        finally:
            server.terminate()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("remiss")
    parser.add_argument("text")
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=20_000)
    parser.add_argument("--keep")
    options = parser.parse_args()
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="workbench-"))
    try:
        if not (folder / "corpus").is_dir():
            chance = random.Random(2021)
            said = Endless(sentences(options.text), chance)
            sizes = [options.largest]
            while sum(sizes) < options.statements:
                sizes.append(min(options.each, options.statements - sum(sizes)))
            for number, size in enumerate(sizes):
                make(folder / "corpus" / f"remiss-{number:02}", size, said, chance)
        if not (folder / "index").is_dir():
            begun = time.perf_counter()
            subprocess.run([options.remiss, "--quiet", "index", folder / "corpus", "--index", folder / "index"], check=False)
            print(f"read in after {time.perf_counter() - begun:.0f} s")
        measure(options.remiss, folder, "remiss-00")
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


main()

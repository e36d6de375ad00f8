#!/usr/bin/env python3
"""Time to first byte of every page of the workbench, and the server's memory.

usage: workbench.py REMISS TEXT [--statements 200000] [--largest 100000]
                    [--each 20000] [--decisions 10] [--keep DIR]

Makes a corpus out of the sentences of TEXT: one consultation of about
`--largest` statements and as many of `--each` as it takes; reads it in with
REMISS; serves it, and asks for each page ten times, without a consultation
chosen and with the largest. Then it confirms suggestions, one after the other,
in one of the smaller consultations and in the largest. Before that, each page
is asked for at the very moment at which a server that was started for it says
that it is ready: `cold`.

Prints milliseconds to the first byte, the size of the page, and the memory
that is the server's own (mapped files of the index apart) when the page was
sent; for decisions also that of the process that takes them up. `--keep` names a folder that is kept and used again as it is, but for the
decisions, which are taken away again.
"""

import argparse
import contextlib
import html
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
    "/matris?grupp=alla&kapitel=alla",
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


def ask(port, page, body=None):
    """Milliseconds until the answer begins, and the answer."""
    host = f"127.0.0.1:{port}"
    head = [f"{'GET' if body is None else 'POST'} {page} HTTP/1.1", f"Host: {host}", "Connection: close"]
    if body is not None:
        head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}",
                 f"Origin: http://{host}"]
    begun = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(("\r\n".join(head) + "\r\n\r\n" + (body or "")).encode())
        parts = [connection.recv(1)]
        waited = (time.perf_counter() - begun) * 1000
        while part := connection.recv(1 << 16):
            parts.append(part)
    answer = b"".join(parts)
    if not answer.startswith((b"HTTP/1.1 200", b"HTTP/1.1 303")):
        raise SystemExit(f"{page}: {answer.splitlines()[0].decode()}")
    return waited, answer


def memory(pid):
    """Own memory in MB: all but the mapped files."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return sum(int(n) for n in re.findall(r"^Rss(?:Anon|Shmem):\s+(\d+)", status, re.M)) / 1000


class Server:
    """A server that ends with the block."""

    def __init__(self, remiss, folder):
        self.command = [remiss, "serve", folder / "corpus", "--index", folder / "index", "--port", "0"]

    def __enter__(self):
        begun = time.perf_counter()
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))
        self.ready = time.perf_counter() - begun
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def memory(self):
        return memory(self.process.pid)

    def worker(self):
        """Own memory in MB of the process that takes decisions up, while it is there."""
        found = 0
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
                found += memory(stat.parent.name) if parent == self.process.pid else 0
        return found


def confirm(server, consultation):
    """Confirms the first suggestion of the queue; seconds until the next is shown."""
    _, page = ask(server.port, "/granska?" + urllib.parse.urlencode({"remiss": consultation}))
    page = html.unescape(page.decode())
    token = re.search(r'name="token" value="([^"]+)"', page).group(1)
    seen = re.search(r'<form class="decideform".*?name="u" value="([^"]+)"', page, re.S).group(1)
    body = urllib.parse.urlencode({"token": token, "remiss": consultation, "u": seen,
                                   "namn": "Mätning", "gor": "bekrafta"})
    begun = time.perf_counter()
    _, answer = ask(server.port, "/granska/beslut", body)
    ask(server.port, re.search(rb"\r\nlocation: (\S+)", answer).group(1).decode())
    return time.perf_counter() - begun


def measure(remiss, folder, largest, smaller, decisions):
    chosen = urllib.parse.urlencode({"remiss": largest})
    whole = ["/", "/sok", "/sok?q=uppf%C3%B6ljning", "/ny", "/hjalp", "/tillganglighet"]
    pages = whole + [f"{page}{'&' if '?' in page else '?'}{chosen}" for page in PAGES[1:]]
    cold = {}
    for page in pages:
        with Server(remiss, folder) as server:
            cold[page] = ask(server.port, page)[0]
    with Server(remiss, folder) as server:
        print(f"ready after {server.ready:.2f} s, {server.memory():.0f} MB")
        print(f"{'ms to the first byte':<60}{'cold':>8}{'median':>8}{'most':>8}{'kB':>8}{'MB':>8}")
        for page in pages:
            times, size = [], 0
            for _ in range(REPEATS):
                waited, answer = ask(server.port, page)
                times.append(waited)
                size = len(answer)
            print(f"{page:<60}{cold[page]:>8.1f}{statistics.median(times):>8.1f}{max(times):>8.1f}"
                  f"{size / 1000:>8.0f}{server.memory():>8.0f}")
        for consultation in (smaller, largest):
            written = folder / "corpus" / consultation / "decisions.jsonl"
            for number in range(1, decisions + 1):
                seconds = confirm(server, consultation)
                if number in (1, 2, decisions):
                    print(f"decision {number} in {consultation}: {seconds:.2f} s, {server.memory():.0f} MB, "
                          f"and {server.worker():.0f} MB in a process of its own", flush=True)
            written.unlink(missing_ok=True)
        time.sleep(70)
        print(f"a minute later: {server.memory():.0f} MB and {server.worker():.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("remiss")
    parser.add_argument("text")
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=20_000)
    parser.add_argument("--decisions", type=int, default=10)
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
        measure(options.remiss, folder, "remiss-00", "remiss-01", options.decisions)
        if options.keep:
            # without the decisions again
            subprocess.run([options.remiss, "--quiet", "index", folder / "corpus", "--index", folder / "index"], check=False)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


main()

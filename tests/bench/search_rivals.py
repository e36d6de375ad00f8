#!/usr/bin/env python3
"""Measures SQLite FTS5 and PostgreSQL on what `cargo bench --bench search` exported.

    tests/bench/search_rivals.py EXPORT-FOLDER [POSTGRES-BIN-FOLDER]

Each engine finds the twenty best statements and the number of all, as remiss
does, which counts facets and cuts snippets too. PostgreSQL runs in a folder of
its own that is removed at the end. The ratio is the engine's time over ours.
"""
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

FAMILIES = ["term", "and", "or", "phrase"]


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def measure(run, queries):
    times = []
    for query in queries:
        begun = time.perf_counter()
        run(query)
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return statistics.median(times), times[int((len(times) - 1) * 0.95)]


def words(query):
    return re.findall(r"\w+", query.replace(" ELLER ", " "))


def sqlite_query(family, query):
    quoted = ['"%s"' % word for word in words(query)]
    if family == "phrase":
        return '"%s"' % " ".join(words(query))
    return (" OR " if family == "or" else " ").join(quoted)


def sqlite(statements, queries):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE s USING fts5(text, tokenize='unicode61 remove_diacritics 0')")
    begun = time.perf_counter()
    database.executemany("INSERT INTO s VALUES (?)", ((text,) for _, text in statements))
    database.commit()
    print(f"sqlite: {len(statements) / (time.perf_counter() - begun):.0f} statements/s")

    def run(match):
        database.execute("SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT 20", (match,)).fetchall()
        database.execute("SELECT count(*) FROM s WHERE s MATCH ?", (match,)).fetchall()

    return {
        family: measure(run, [sqlite_query(family, query) for query in queries[family]])
        for family in FAMILIES
    }


def postgres_query(family, query):
    if family == "phrase":
        return "phraseto_tsquery('swedish', '%s')" % " ".join(words(query))
    join = " | " if family == "or" else " & "
    return "to_tsquery('swedish', '%s')" % join.join(words(query))


def postgres(folder, statements, queries, binaries):
    home = tempfile.mkdtemp(prefix="rivals-")
    os.chmod(home, 0o777)
    data, socket = os.path.join(home, "data"), home
    # the server does not run as root
    user = ["su", "postgres", "-c"] if os.geteuid() == 0 else ["sh", "-c"]

    def server(command):
        subprocess.run(user + [command], check=True, stdout=subprocess.DEVNULL)

    def sql(text):
        return subprocess.run(
            [os.path.join(binaries, "psql"), "-h", socket, "-U", "postgres", "-qAt", "-f", "-", "postgres"],
            input=text, text=True, check=True, capture_output=True,
        ).stdout

    server(f"{binaries}/initdb -D {data} -A trust -U postgres -E UTF8 --locale=C.UTF-8")
    server(f"{binaries}/pg_ctl -D {data} -w -l {home}/log -o \"-k {socket} -c listen_addresses='' -c max_parallel_workers_per_gather=0\" start")
    try:
        copied = os.path.join(home, "statements.tsv")
        with open(copied, "w", encoding="utf-8") as file:
            for _, text in statements:
                file.write(text.replace("\\", " ") + "\n")
        os.chmod(copied, 0o644)
        begun = time.perf_counter()
        sql(
            "CREATE TABLE s (text text);"
            f"COPY s FROM '{copied}';"
            "ALTER TABLE s ADD words tsvector GENERATED ALWAYS AS (to_tsvector('swedish', text)) STORED;"
            "CREATE INDEX ON s USING gin (words); ANALYZE s;"
        )
        print(f"postgres: {len(statements) / (time.perf_counter() - begun):.0f} statements/s")
        figures = {}
        for family in FAMILIES:
            script = ["\\timing on", "SET jit = off;", "\\o /dev/null"]
            for query in queries[family]:
                q = postgres_query(family, query)
                script.append(
                    f"SELECT text, count(*) OVER () FROM s, {q} q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT 20;"
                )
            output = subprocess.run(
                [os.path.join(binaries, "psql"), "-h", socket, "-U", "postgres", "-X", "postgres"],
                input="\n".join(script), text=True, check=True, capture_output=True,
            ).stdout
            times = sorted(float(t.replace(",", ".")) for t in re.findall(r"^Time: ([\d.,]+) ms", output, re.M)[1:])
            figures[family] = (statistics.median(times), times[int((len(times) - 1) * 0.95)])
        return figures
    finally:
        server(f"{binaries}/pg_ctl -D {data} -m immediate stop")
        shutil.rmtree(home, ignore_errors=True)


def main():
    folder = sys.argv[1]
    binaries = sys.argv[2] if len(sys.argv) > 2 else "/usr/lib/postgresql/15/bin"
    statements = read(folder, "statements.tsv")
    queries = {}
    for family, query in read(folder, "queries.tsv"):
        queries.setdefault(family, []).append(query)
    ours = {family: (float(p50), float(p95)) for family, p50, p95 in read(folder, "remiss.tsv")}
    engines = {"SQLite FTS5": sqlite(statements, queries)}
    if os.path.isdir(binaries):
        engines["PostgreSQL"] = postgres(folder, statements, queries, binaries)
    print(f"{'p50 / p95, ms':<14}{'remiss':>18}", *(f"{name:>28}" for name in engines))
    for family in FAMILIES:
        row = f"{family:<14}{ours[family][0]:>10.2f} /{ours[family][1]:>6.1f}"
        for figures in engines.values():
            p50, p95 = figures[family]
            ratio = p50 / ours[family][0]
            row += f"{p50:>12.1f} /{p95:>7.1f} ({ratio:>4.0f} x)"
        print(row)


main()

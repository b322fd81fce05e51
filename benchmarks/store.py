"""Measure an organisation's file beside bare SQLite in the same run; writes benchmarks/store.md.

python -m benchmarks.store [--rounds N]
"""

import argparse
import os
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.publications import Published

ROOT = Path(__file__).resolve().parent.parent
WORDS = "three random words"
YEARS = range(2010, 2025)
PASTES, CELLS, SINGLE = 5, 200, 334
FILES, FILE_BYTES = 3, 200_000
KEYSTROKES, PASTED = 50, 10

PAGE = """# An organisation's file, measured

`python -m benchmarks.store` writes this page. The file has {years} years, {changes:,} changes in {steps:,} steps and
{files} published files of {kilobytes} kB: {megabytes:.0f} MB in all. Beside it, in turns, bare SQLite (Python's
`sqlite3`, WAL, `synchronous=FULL`) writes the same values into one table with no history, and reads them. Milliseconds
by the clock and, in the columns **cpu**, of a processor, which tell more on a busy computer; the rest is waiting for
the disk, and for others. Medians of {rounds} rounds, smallest and largest in brackets.

| what | bare SQLite | cpu | plain file | cpu | encrypted file | cpu | plain to bare, cpu |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

Opening looks at every page; that of an encrypted file takes its time for the passphrase (256,000 rounds of PBKDF2), on
purpose. Bare SQLite's opening is `quick_check`; it has no backup, no history and no undo.

Measured on {date}: Python {python}, {system}, {cores} cores, load {load:.1f} at the start.
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds by the clock and of a processor."""

    clock: float
    worked: float


def main() -> None:
    """Build the files, measure, write the page and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(dir=ROOT / "out" if (ROOT / "out").is_dir() else None) as name:
        page = measure(Path(name), rounds, load)
    (ROOT / "benchmarks" / "store.md").write_text(page, encoding="utf-8")
    print(page)


def measure(folder: Path, rounds: int, load: float) -> str:
    """The page; plain, encrypted and bare take turns, so that a busy minute falls on all of them."""
    plain, encrypted, bare = folder / "plain.wresorg", folder / "encrypted.wresorg", folder / "bare.db"
    changes, steps = build(plain, "")
    build(encrypted, WORDS)
    build_bare(bare)
    taken: dict[str, dict[str, list[Taken]]] = {}
    for number in range(rounds):
        turn = {
            "bare": bare_round(bare, number),
            "plain": one_round(plain, "", number),
            "encrypted": one_round(encrypted, WORDS, number),
        }
        for kind, measured in turn.items():
            for what, times in measured.items():
                taken.setdefault(what, {}).setdefault(kind, []).append(times)
    return PAGE.format(
        years=len(YEARS),
        changes=changes,
        steps=steps,
        files=FILES * len(YEARS),
        kilobytes=FILE_BYTES // 1000,
        megabytes=plain.stat().st_size / 1_000_000,
        rounds=rounds,
        rows="\n".join(row(what, kinds) for what, kinds in taken.items()),
        date=datetime.now(UTC).date(),
        python=platform.python_version(),
        system=platform.platform(terse=True),
        cores=os.cpu_count(),
        load=load,
    )


def row(what: str, kinds: dict[str, list[Taken]]) -> str:
    """One line of the table."""
    cells = [what]
    for kind in ("bare", "plain", "encrypted"):
        times = kinds.get(kind, [])
        cells += [spread([one.clock for one in times]), spread([one.worked for one in times])]
    bare, plain = ([one.worked for one in kinds.get(kind, [])] for kind in ("bare", "plain"))
    cells.append(f"{statistics.median(plain) / statistics.median(bare):.1f}" if bare else "")
    return f"| {' | '.join(cells)} |"


def spread(times: Sequence[float]) -> str:
    """The median, with the smallest and the largest."""
    return f"{statistics.median(times):.2f} ({min(times):.2f}-{max(times):.2f})" if times else ""


def timed(work: Callable[[], object], times: int = 1) -> Taken:
    """How long one of so many repetitions takes."""
    clock, worked = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    return Taken((time.perf_counter() - clock) * 1000 / times, (time.process_time() - worked) * 1000 / times)


def build(path: Path, passphrase: str) -> tuple[int, int]:
    """Fifteen years of work; how many changes and steps it was."""
    with OrganisationFile.create(path, who="Jo Example", passphrase=passphrase) as file:
        for year in YEARS:
            for paste in range(PASTES):
                file.record(year, {f"workforce/{cell}": cell + paste for cell in range(CELLS)})
            for single in range(SINGLE):
                file.record(year, {f"narrative/{single % 100}": f"As typed, {single}."})
            file.sign_off(year, name="Ash Example", role="Director of People", on=date(year, 5, 1))
            content = os.urandom(FILE_BYTES)
            files = {f"report-{number}.pdf": content for number in range(FILES)}
            file.publish(year, Published("{}", files, "{}", "{}", "default"))
        history = file.history()
    return sum(bool(line.place) for line in history), history[-1].number


def one_round(path: Path, passphrase: str, number: int) -> dict[str, Taken]:
    """Open, read, type, paste, undo."""
    files: list[OrganisationFile] = []

    def opening() -> None:
        files.append(OrganisationFile.open(path, who="Jo Example", passphrase=passphrase))

    taken = {"opening, with a backup that is due": timed(opening)}
    files.pop().close()
    taken["opening, nothing to back up"] = timed(opening)
    file = files.pop()
    with file:
        typed = iter(range(number * 1_000_000, number * 1_000_000 + 1_000_000))
        taken["answers of one year, read for the first time"] = timed(lambda: file.answers(YEARS[3]))
        taken["answers of one year, again"] = timed(lambda: file.answers(YEARS[3]), 20)
        taken["one keystroke saved"] = timed(lambda: file.record(2024, {"board/total/bme": next(typed)}), KEYSTROKES)
        taken["200 pasted cells saved"] = timed(
            lambda: file.record(2024, dict.fromkeys((f"workforce/{cell}" for cell in range(CELLS)), next(typed))),
            PASTED,
        )
        taken["undo of a paste of 200 cells"] = timed(file.undo, PASTED)
        taken["the whole history"] = timed(file.history)
    return taken


def build_bare(path: Path) -> None:
    """The same values in one table, and the published files in another."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE answers (year INTEGER, place TEXT, value, PRIMARY KEY (year, place))")
        connection.execute("CREATE TABLE files (year INTEGER, name TEXT, content BLOB)")
        for year in YEARS:
            values: list[tuple[int, str, str | int]] = [(year, f"workforce/{cell}", cell) for cell in range(CELLS)]
            values += [(year, f"narrative/{single}", f"As typed, {single}.") for single in range(100)]
            content = os.urandom(FILE_BYTES)
            connection.executemany("INSERT INTO answers VALUES (?, ?, ?)", values)
            connection.executemany(
                "INSERT INTO files VALUES (?, ?, ?)", [(year, str(n), content) for n in range(FILES)]
            )


def bare_round(path: Path, number: int) -> dict[str, Taken]:
    """The same work without a history."""
    connections: list[sqlite3.Connection] = []

    def opening() -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA quick_check").fetchall()
        connections.append(connection)

    taken = {"opening, nothing to back up": timed(opening)}
    put = "INSERT OR REPLACE INTO answers VALUES (2024, ?, ?)"
    with closing(connections.pop()) as connection:

        def paste() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(put, [(f"workforce/{cell}", number) for cell in range(CELLS)])
            connection.execute("COMMIT")

        taken["answers of one year, read for the first time"] = timed(
            lambda: dict(connection.execute("SELECT place, value FROM answers WHERE year = ?", (YEARS[3],)).fetchall())
        )
        taken["one keystroke saved"] = timed(lambda: connection.execute(put, ("board/total/bme", number)), KEYSTROKES)
        taken["200 pasted cells saved"] = timed(paste, PASTED)
    return taken


if __name__ == "__main__":
    main()

"""What was published, byte for byte, and what others published that a reader may hold."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wres_desktop.store.database import Database
from wres_desktop.store.driver import Connection


@dataclass(frozen=True, slots=True)
class Published:
    """What is kept of one publication: the texts of its publication, proof and certificate files, and every file.

    ``policy`` is what decided, as text; ``files`` are those handed out, by name.
    """

    publication: str
    files: Mapping[str, bytes] = field(repr=False)
    proof: str = field(repr=False)
    certificate: str
    policy: str


@dataclass(frozen=True, slots=True)
class KeptPublication:
    """One publication in the file; ``step`` is its number, ``program_version`` what made it."""

    step: int
    year: int
    at: datetime
    who: str
    program_version: str
    publication: str = field(repr=False)
    proof: str = field(repr=False)
    certificate: str = field(repr=False)
    policy: str
    files: tuple[str, ...]
    of_what_stands: bool


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A publication of somebody else, or of before this file began; ``kind`` says which, ``source`` where from."""

    step: int
    title: str
    kind: str
    source: str
    publication: str = field(repr=False)
    who: str
    at: datetime


_KEPT = """
SELECT steps.number, year, at, who, program_version, publication, proof, certificate, policy,
       NOT EXISTS (SELECT 1 FROM changes WHERE changes.year = steps.year AND changes.step > steps.number)
FROM publications JOIN steps ON steps.number = publications.step JOIN sessions ON sessions.number = steps.session
ORDER BY steps.number
"""

_LEDGER = """
SELECT steps.number, title, kind, source, publication, who, at
FROM ledger_entries JOIN steps ON steps.number = ledger_entries.step JOIN sessions ON sessions.number = steps.session
WHERE steps.number NOT IN (SELECT entry FROM ledger_removals) ORDER BY steps.number
"""


def write_publication(connection: Connection, step: int, published: Published) -> None:
    """Keep a publication under the number of its step, inside a transaction that the caller has begun."""
    row = (step, published.publication, published.proof, published.certificate, published.policy)
    connection.execute("INSERT INTO publications VALUES (?, ?, ?, ?, ?)", row)
    files = [(step, name, content, hashlib.sha256(content).hexdigest()) for name, content in published.files.items()]
    connection.executemany("INSERT INTO publication_files VALUES (?, ?, ?, ?)", files)


def write_entry(connection: Connection, step: int, row: tuple[str, str, str]) -> None:
    """Keep another's publication: title, kind and text, inside a transaction that the caller has begun."""
    connection.execute("INSERT INTO ledger_entries VALUES (?, ?, ?, ?)", (step, *row))


def write_removal(connection: Connection, step: int, entry: int) -> None:
    """Leave an entry out from this step on, inside a transaction that the caller has begun."""
    connection.execute("INSERT INTO ledger_removals VALUES (?, ?)", (step, entry))


def publications_in(database: Database) -> Sequence[KeptPublication]:
    """Every publication, the earliest first, without the contents of its files."""
    names: dict[int, list[str]] = {}
    for step, name in database.rows("SELECT step, name FROM publication_files ORDER BY step, name"):
        names.setdefault(step, []).append(name)
    return [
        KeptPublication(
            step,
            year,
            datetime.fromisoformat(at),
            who,
            version,
            *(publication, proof, certificate, policy),
            tuple(names.get(step, ())),
            bool(standing),
        )
        for step, year, at, who, version, publication, proof, certificate, policy, standing in database.rows(_KEPT)
    ]


def publication_files_in(database: Database, step: int) -> Mapping[str, bytes]:
    """The files of one publication as they were published."""
    return dict(database.rows("SELECT name, content FROM publication_files WHERE step = ? ORDER BY name", (step,)))


def ledger_in(database: Database) -> Sequence[LedgerEntry]:
    """The entries that were not removed."""
    return [
        LedgerEntry(step, title, kind, source, publication, who, datetime.fromisoformat(at))
        for step, title, kind, source, publication, who, at in database.rows(_LEDGER)
    ]

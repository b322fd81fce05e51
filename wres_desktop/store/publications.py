"""What was published, byte for byte, and what others published that a reader may hold."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wres_desktop.store.as_then import SINCE_THE_STEP
from wres_desktop.store.driver import Connection
from wres_desktop.store.steps import WHOLE_ORGANISATION, How, Step
from wres_desktop.store.writing import Writing


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


_KEPT = f"""
SELECT steps.number, year, at, who, program_version, publication, proof, certificate, policy,
       NOT EXISTS (SELECT 1 {SINCE_THE_STEP})
FROM publications JOIN steps ON steps.number = publications.step JOIN sessions ON sessions.number = steps.session
ORDER BY steps.number
"""  # noqa: S608  our own words

_LEDGER = """
SELECT steps.number, title, kind, source, publication, who, at
FROM ledger_entries JOIN steps ON steps.number = ledger_entries.step JOIN sessions ON sessions.number = steps.session
WHERE steps.number NOT IN (SELECT entry FROM ledger_removals) ORDER BY steps.number
"""


class Publications(Writing):
    """The part of an open file that keeps what readers may hold."""

    def publish(self, year: int, published: Published) -> Step:
        """Keep a publication and its files as they were handed out."""
        row = (published.publication, published.proof, published.certificate, published.policy)
        files = [
            (name, content, hashlib.sha256(content).hexdigest()) for name, content in sorted(published.files.items())
        ]

        def write(connection: Connection, step: int) -> None:
            connection.execute("INSERT INTO publications VALUES (?, ?, ?, ?, ?)", (step, *row))
            kept = [(step, *file) for file in files]
            connection.executemany("INSERT INTO publication_files VALUES (?, ?, ?, ?)", kept)

        return self._add(year, How.PUBLISHED, f"publish {year}", write)

    def publications(self) -> Sequence[KeptPublication]:
        """What this organisation published, the earliest first, without the contents of the files."""
        names: dict[int, list[str]] = {}
        for step, name in self._database.rows("SELECT step, name FROM publication_files ORDER BY step, name"):
            names.setdefault(step, []).append(name)
        return [
            KeptPublication(
                *(step, year, datetime.fromisoformat(at), who, version),
                *(publication, proof, certificate, policy),
                tuple(names.get(step, ())),
                bool(standing),
            )
            for step, year, at, who, version, publication, proof, certificate, policy, standing in self._database.rows(
                _KEPT
            )
        ]

    def publication_files(self, step: int) -> Mapping[str, bytes]:
        """The files of one publication, byte for byte, by name."""
        wanted = "SELECT name, content FROM publication_files WHERE step = ? ORDER BY name"
        return dict(self._database.rows(wanted, (step,)))

    def add_to_ledger(self, title: str, publication: str, *, kind: str, source: str = "") -> Step:
        """Keep a publication of others, or of before this file began, that a reader may hold."""
        row = (title, kind, publication)
        return self._add(
            WHOLE_ORGANISATION,
            How.LISTED,
            title,
            lambda connection, step: connection.execute("INSERT INTO ledger_entries VALUES (?, ?, ?, ?)", (step, *row)),
            source,
        )

    def remove_from_ledger(self, entry: int) -> Step:
        """Leave an entry out from now on; it stays in the history."""
        title = next(one.title for one in self.ledger() if one.step == entry)
        return self._add(
            WHOLE_ORGANISATION,
            How.UNLISTED,
            title,
            lambda connection, step: connection.execute("INSERT INTO ledger_removals VALUES (?, ?)", (step, entry)),
        )

    def ledger(self) -> Sequence[LedgerEntry]:
        """The entries that count, the earliest first."""
        return [
            LedgerEntry(step, title, kind, source, publication, who, datetime.fromisoformat(at))
            for step, title, kind, source, publication, who, at in self._database.rows(_LEDGER)
        ]

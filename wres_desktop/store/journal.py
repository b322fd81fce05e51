"""The history of a file: steps are added at its end, and nothing in it is ever changed."""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime

from wres_desktop.store.database import Database
from wres_desktop.store.driver import Connection
from wres_desktop.store.steps import Answer, Change, Hand, How, Step, now

_MOST_IN_SQLITE = 2**63


class Journal:
    """Writes steps for whoever is at the keyboard."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._began = now()

    def add(  # noqa: PLR0913  a line of the history has as many parts
        self,
        connection: Connection,
        year: int,
        how: How,
        words: str,
        *,
        changes: Mapping[str, tuple[Answer | None, Answer | None]] | None = None,
        undoes: int | None = None,
        source: str = "",
    ) -> Step:
        """Write one step inside a transaction that the caller has begun."""
        session = self._session_in(connection)
        number = _next(connection, "steps")
        connection.execute(
            "INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, now(), session, year, str(how), undoes, source, words),
        )
        changed = dict(changes or {})
        connection.executemany(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?)",
            [(year, place, number, before, after) for place, (before, after) in changed.items()],
        )
        return Step(number, year, changed, words, how)

    def _session_in(self, connection: Connection) -> int:
        """This opening's row; looked for anew each time, since a transaction that began it may have failed."""
        wanted = "SELECT number FROM sessions WHERE began = ? AND who = ? AND computer = ? ORDER BY number DESC"
        hand = self._hand
        found = connection.execute(wanted, (self._began, hand.who, hand.computer)).fetchall()
        if found:
            return int(found[0][0])
        number = _next(connection, "sessions")
        row = (number, self._began, hand.who, hand.computer, hand.program_version)
        connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", row)
        return number


def _next(connection: Connection, table: str) -> int:
    ((last,),) = connection.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchall()  # noqa: S608  our words
    return int(last) + 1


_HISTORY = """
SELECT steps.number, steps.at, sessions.who, steps.year, coalesce(changes.place, ''), changes."before", changes."after",
       steps.how, steps.source, steps.words
FROM steps JOIN sessions ON sessions.number = steps.session LEFT JOIN changes ON changes.step = steps.number
WHERE ?1 IS NULL OR steps.year = ?1
ORDER BY steps.number, changes.place
"""


def history_in(database: Database, year: int | None) -> Sequence[Change]:
    """The audit trail, oldest first; of one year, or of everything."""
    return [
        Change(number, datetime.fromisoformat(at), who, of, sys.intern(place), before, after, How(how), source, words)
        for number, at, who, of, place, before, after, how, source, words in database.rows(_HISTORY, (year,))
    ]


def as_stored(value: Answer | None) -> Answer | None:
    """The value as the file can hold it: blank text is blank, and a number beyond 64 bits is kept as its digits."""
    match value:
        case None | "":
            return None
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case _:
            return int(value) if -_MOST_IN_SQLITE <= value < _MOST_IN_SQLITE else str(value)

"""What every part of an open file is built on: one step, and all that belongs to it, in one transaction."""

from collections.abc import Callable

from wres_desktop.store.database import Database
from wres_desktop.store.driver import Connection
from wres_desktop.store.journal import Journal
from wres_desktop.store.steps import Hand, How, Step


class Writing:
    """A file that is open, and whoever is at the keyboard."""

    def __init__(self, database: Database, hand: Hand) -> None:
        self._database = database
        self._hand = hand
        self._journal = Journal(hand)

    def _add(
        self,
        year: int,
        how: How,
        words: str,
        write: Callable[[Connection, int], object] | None = None,
        source: str = "",
    ) -> Step:
        """Write one step, and with its number whatever else belongs to it."""
        with self._database.transaction() as connection:
            step = self._journal.add(connection, year, how, words, source=source)
            if write:
                write(connection, step.number)
        return step

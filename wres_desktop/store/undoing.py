"""Which step is undone or redone next: worked out from the history alone, so that it outlives the window."""

from collections.abc import Iterable, Mapping

from wres_desktop.store.database import Database
from wres_desktop.store.steps import Answer, How, Step

UNDOABLE = frozenset({How.BEGUN, How.TYPED, How.IMPORTED, How.CARRIED_OVER})
"""What is in answers; settings, signatures and publications have ways of their own to be taken back."""


class Undoing:
    """The steps that can be undone and redone, the next one last."""

    def __init__(self, steps: Iterable[tuple[int, How, int | None]]) -> None:
        """Follow the history: number, way, and the step that was undone or redone."""
        self._done: list[int] = []
        self._undone: list[int] = []
        for number, how, undoes in steps:
            self.follow(number, how, undoes)

    def follow(self, number: int, how: How, undoes: int | None = None) -> None:
        """Take note of one more step."""
        if how in UNDOABLE:
            self._done.append(number)
            self._undone.clear()
        elif how is How.UNDONE and undoes is not None:
            self._done.remove(undoes)
            self._undone.append(undoes)
        elif how is How.REDONE and undoes is not None:
            self._undone.remove(undoes)
            self._done.append(undoes)

    def to_undo(self) -> int | None:
        """The number of the step that is undone next."""
        return self._done[-1] if self._done else None

    def to_redo(self) -> int | None:
        """The number of the step that is redone next."""
        return self._undone[-1] if self._undone else None


def undoing_in(database: Database) -> Undoing:
    """Where the file's history stands."""
    rows = database.rows("SELECT number, how, undoes FROM steps ORDER BY number")
    return Undoing((number, How(how), undoes) for number, how, undoes in rows)


def step_in(database: Database, number: int) -> Step:
    """One step as it was written."""
    ((year, words, how),) = database.rows("SELECT year, words, how FROM steps WHERE number = ?", (number,))
    changed: Mapping[str, tuple[Answer | None, Answer | None]] = {
        place: (before, after)
        for place, before, after in database.rows(
            'SELECT place, "before", "after" FROM changes WHERE step = ? ORDER BY place', (number,)
        )
    }
    return Step(number, year, changed, words, How(how))

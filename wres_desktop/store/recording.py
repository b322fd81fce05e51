"""Answers and settings: written as steps, undone and redone as steps, and read back."""

from collections.abc import Mapping

from wres_desktop.store.answers import BEGUN, Standing, years_in
from wres_desktop.store.database import Database
from wres_desktop.store.journal import Journal, as_stored
from wres_desktop.store.steps import WHOLE_ORGANISATION, Answer, Answers, How, Step
from wres_desktop.store.undoing import step_in, undoing_in


class Recording:
    """The answers in one open file, and the order in which they can be undone."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._standing = Standing(database)
        self._undoing = undoing_in(database)
        self._seen = database.version_of_others()

    def years(self) -> tuple[int, ...]:
        """The years that were begun and not undone again."""
        return tuple(year for year in years_in(self._database) if BEGUN in self._standing.of(year))

    def answers(self, year: int) -> Answers:
        """What stands, without the store's own place."""
        return {place: value for place, value in self._standing.of(year).items() if place != BEGUN}

    def put(
        self, year: int, values: Mapping[str, Answer | None], how: How, *, words: str = "", source: str = ""
    ) -> Step:
        """Write the values that do not stand already as one step; number 0 where all of them do."""
        changed = self._changed(year, values)
        words = words or _number_of_answers(len([place for place in changed if place != BEGUN]), year)
        if not changed:
            return Step(0, year, {}, words, how)
        with self._database.transaction() as connection:
            step = self._journal.add(connection, year, how, words, changes=changed, source=source)
        return self._followed(step)

    def turn(self, number: int | None, how: How) -> Step | None:
        """Undo or redo one step: what it changed is put back or done again, as a step of its own."""
        if number is None:
            return None
        turned = step_in(self._database, number)
        changed = {
            place: (after, before) if how is How.UNDONE else (before, after)
            for place, (before, after) in turned.changed.items()
        }
        with self._database.transaction() as connection:
            step = self._journal.add(connection, turned.year, how, turned.words, changes=changed, undoes=number)
        return self._followed(step, undoes=number)

    def words_of(self, number: int | None) -> str:
        """A step in words; empty for none."""
        return step_in(self._database, number).words if number else ""

    def to_undo(self) -> int | None:
        """The step that is undone next."""
        self._look_again()
        return self._undoing.to_undo()

    def to_redo(self) -> int | None:
        """The step that is redone next."""
        self._look_again()
        return self._undoing.to_redo()

    def _changed(
        self, year: int, values: Mapping[str, Answer | None]
    ) -> dict[str, tuple[Answer | None, Answer | None]]:
        standing = self._standing.of(year)
        wanted = {place: as_stored(value) for place, value in values.items()}
        if year != WHOLE_ORGANISATION:
            wanted.setdefault(BEGUN, year)
        before = {place: standing.get(place) for place in wanted}
        # 12 that was counted and "12" that was typed are two answers.
        return {
            place: (before[place], value)
            for place, value in wanted.items()
            if (type(before[place]), before[place]) != (type(value), value)
        }

    def _followed(self, step: Step, undoes: int | None = None) -> Step:
        """Take over what is saved; give back the step without the store's own place."""
        self._standing.follow(step.year, step.changed)
        self._undoing.follow(step.number, step.how, undoes)
        changed = {place: values for place, values in step.changed.items() if place != BEGUN}
        return Step(step.number, step.year, changed, step.words, step.how)

    def _look_again(self) -> None:
        """Follow what others wrote, or what a lost connection left in doubt."""
        seen = self._database.version_of_others()
        if seen != self._seen:
            self._undoing, self._seen = undoing_in(self._database), seen


def _number_of_answers(number: int, year: int) -> str:
    return f"{number} {'answer' if number == 1 else 'answers'} of {year}"

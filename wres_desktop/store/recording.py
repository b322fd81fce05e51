"""Answers and settings: written as steps, undone and redone as steps, and read back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wres_desktop.store.answers import BEGUN, Standing, sources_in, years_in
from wres_desktop.store.database import Database
from wres_desktop.store.journal import as_stored, history_in
from wres_desktop.store.steps import WHOLE_ORGANISATION, Answer, Answers, Change, Hand, How, Step
from wres_desktop.store.undoing import step_in, undoing_in
from wres_desktop.store.writing import Writing

SECRETS = frozenset({"secret"})
"""Settings that nobody has to read in the history; the first decides what is printed (disclosure/secret.py)."""

HIDDEN = "(not shown)"


class Recording(Writing):
    """The part of an open file that holds answers and settings, and the order in which answers can be undone."""

    def __init__(self, database: Database, hand: Hand) -> None:
        super().__init__(database, hand)
        self._standing = Standing(database)
        self._undoing = undoing_in(database)
        self._seen = database.version_of_others()

    @property
    def years(self) -> tuple[int, ...]:
        """The reporting years that were begun, the earliest first."""
        return tuple(year for year in years_in(self._database) if BEGUN in self._standing.of(year))

    def answers(self, year: int) -> Answers:
        """What stands for one year, by place; a blank is an absent place."""
        return {place: value for place, value in self._standing.of(year).items() if place != BEGUN}

    def begin_year(self, year: int, answers: Answers | None = None, *, source: str = "") -> Step:
        """Begin a year, with answers carried over from another where there are any."""
        how = How.CARRIED_OVER if answers else How.BEGUN
        return self._put(year, answers or {}, how, words=f"begin {year}", source=source)

    def remove_year(self, year: int) -> Step:
        """Take a year out of those that were begun, with all its answers, as one step that can be undone."""
        return self._put(year, dict.fromkeys(self._standing.of(year)), How.TYPED, words=f"remove {year}")

    def record(
        self,
        year: int,
        changes: Mapping[str, Answer | None],
        *,
        how: How | None = None,
        source: str = "",
        words: str = "",
    ) -> Step:
        """Save what was typed, pasted or read from a file, as one step; None blanks a place.

        Args:
            year: the reporting year; it is begun where it was not.
            changes: the new values by place. Those that stand already are left out of the step.
            how: ``TYPED`` without a source, ``IMPORTED`` with one, if nothing else is said.
            source: where the values came from, such as "from staff.xlsx, 312 rows, 4 left out".
            words: the step in the menu, after "Undo"; made from the number of answers if empty.

        Raises:
            NotSaved: it is not in the file; the same may be tried again.
            ReadsOnly: the file is open for reading only.
        """
        how = how or (How.IMPORTED if source else How.TYPED)
        return self._put(year, changes, how, words=words, source=source)

    def sources(self, year: int) -> Mapping[str, str]:
        """Where the values that stand came from, by place, for those that came from somewhere."""
        return {place: source for place, source in sources_in(self._database, year).items() if place != BEGUN}

    @property
    def can_undo(self) -> str:
        """What would be undone, in words; empty where there is nothing."""
        return "" if self._database.access.read_only else self._words_of(self._to_undo())

    @property
    def step_to_undo(self) -> Step | None:
        """The step that would be taken back by ``undo``; None where there is none."""
        return self._step(self._to_undo())

    @property
    def step_to_redo(self) -> Step | None:
        """The step that would be done again by ``redo``; None where there is none."""
        return self._step(self._to_redo())

    @property
    def can_redo(self) -> str:
        """What would be redone, in words; empty where there is nothing."""
        return "" if self._database.access.read_only else self._words_of(self._to_redo())

    def undo(self) -> Step | None:
        """Put back what stood before the last step that is not undone; None where there is none."""
        return self._turn(self._to_undo(), How.UNDONE)

    def redo(self) -> Step | None:
        """Do again what was undone last; None where there is nothing, or something was typed since."""
        return self._turn(self._to_redo(), How.REDONE)

    def history(self, year: int | None = None) -> Sequence[Change]:
        """The audit trail, oldest first: of one year, or of everything (settings and the ledger are of year 0).

        Of a secret it says that it was set, not what it is.
        """
        lines = [_without_secrets(line) for line in history_in(self._database, year)]
        shown = {line.number for line in lines if line.place != BEGUN}
        # A year that was begun empty is a line without a place.
        return [
            replace(line, place="", before=None, after=None) if line.place == BEGUN else line
            for line in lines
            if line.place != BEGUN or line.number not in shown
        ]

    def setting(self, name: str) -> str:
        """One setting, such as ``policy``; empty where it was never set."""
        return str(self._standing.of(WHOLE_ORGANISATION).get(name, ""))

    def set_setting(self, name: str, value: str) -> Step:
        """Set what changes numbers: the policy, the plan, choices of the edition, the secret. It is in the history."""
        return self._put(WHOLE_ORGANISATION, {name: value}, How.SETTING, words=f"set {name}")

    def _put(
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

    def _turn(self, number: int | None, how: How) -> Step | None:
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

    def _words_of(self, number: int | None) -> str:
        """A step in words; empty for none."""
        step = self._step(number)
        return step.words if step else ""

    def _step(self, number: int | None) -> Step | None:
        return step_in(self._database, number) if number else None

    def _to_undo(self) -> int | None:
        """The step that is undone next."""
        self._look_again()
        return self._undoing.to_undo()

    def _to_redo(self) -> int | None:
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


def _without_secrets(line: Change) -> Change:
    if line.how is not How.SETTING or line.place not in SECRETS:
        return line
    before, after = (value and HIDDEN for value in (line.before, line.after))
    return replace(line, before=before, after=after)


def _number_of_answers(number: int, year: int) -> str:
    return f"{number} {'answer' if number == 1 else 'answers'} of {year}"

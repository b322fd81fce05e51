"""Keeps what is typed: every change goes into the organisation's file at once, and is tried again where that fails."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from wres_desktop.casework.next_steps import MOST, deadlines, steps_of
from wres_desktop.casework.organisation import OrganisationWork, OutAlready
from wres_desktop.casework.outcomes import SIGNED_ON
from wres_desktop.casework.texts_read import asked_anew
from wres_desktop.casework.year_work import YearState, YearWork
from wres_desktop.errors import WresError
from wres_desktop.intake.draft import Answer, ids_of
from wres_desktop.pipeline import Wishes
from wres_desktop.store.steps import Step
from wres_desktop.ui.file_state import FileState, YearCard

TRY_AGAIN_AFTER = 3000
"""Milliseconds between two attempts to save what could not be saved."""

Changes = Mapping[str, Answer | None]

REMOVED = "{} was removed. Ctrl+Z brings it back."

OUT = (
    "Now put the report and the action plan on your website, and send both to your commissioner. How the actions get "
    "on can be noted in the plan at any time: that changes nothing of what was signed and published."
)
CARRIED = (
    "Carried over from {}: the organisation and its contacts{}. Look them over. The numbers of that year stand in "
    "brackets beside the empty cells."
)
GOES_ON = "Its open actions went over into the plan of {}: note there how they get on."
FILES_IN = "The files are in {}; Publish and print opens the folder, or writes them again."
FILES_SOMEWHERE = "Publish and print writes the files again."


class Keeper(QObject):
    """The organisation's file that is open, the year that is shown of it, and what is not in the file yet."""

    changed = Signal()
    """Answers were saved, undone or could not be saved."""

    told = Signal(str)
    """Why something that was asked for is not done."""

    def __init__(self, organisation: OrganisationWork, year: int, *, is_example: bool = False) -> None:
        super().__init__()
        self.organisation = organisation
        self.year = year
        self.is_example = is_example
        self._unsaved: dict[str, Answer | None] = {}
        self._failure = ""
        self._cards: dict[int, YearCard] = {}
        self._again = QTimer(self)
        self._again.setInterval(TRY_AGAIN_AFTER)
        self._again.timeout.connect(self.try_again)

    # ------------------------------------------------------------------ what stands

    def work(self) -> YearWork:
        """The year as it stands, with what could not be saved yet."""
        work = self.organisation.work(self.year, self._unsaved)
        self._cards[self.year] = self._made(work)
        return work

    def state(self) -> FileState:
        """The file as the window shows it."""
        file = self.organisation.file
        return FileState(
            path=file.path,
            organisation=self.organisation.name,
            cards=tuple(self._card(year) for year in reversed(file.years)),
            undo=file.can_undo,
            redo=file.can_redo,
            reads_only=file.why_read_only,
            not_saved=self._failure,
            unsaved=frozenset(self._unsaved),
            is_example=self.is_example,
        )

    def _card(self, year: int) -> YearCard:
        if year not in self._cards:
            self._cards[year] = self._made(self.organisation.work(year))
        return self._cards[year]

    def _made(self, work: YearWork) -> YearCard:
        later = (each for each in self.organisation.file.years if each > work.year)
        return card_of(work, goes_on_in=min(later, default=0))

    def forget_cards(self) -> None:
        """Look at every year anew."""
        self._cards.clear()

    # ------------------------------------------------------------------ what is typed

    def record(self, changes: Changes, source: str = "") -> None:
        """Save changes as one step; where that fails they stay on the screen, marked, and are tried again."""
        kept = self.organisation.file
        wanted = asked_anew({**self._unsaved, **changes}, kept.answers(self.year) if self.year in kept.years else {})
        try:
            self.organisation.file.record(self.year, wanted, source=source)
        except WresError as failure:
            self._unsaved = wanted
            self._failure = str(failure)
            self._again.start()
        else:
            self._saved()
        self.changed.emit()

    def try_again(self) -> None:
        """Save what could not be saved before."""
        if self._unsaved:
            self.record({})

    def undo(self) -> str:
        """Take back the last step; the year that it belonged to is shown, and the first place it changed is given.

        Where a sign-off ended because something was changed, that is the place, and not the sign-off.
        """
        return self._turn(self.organisation.file.undo)

    def redo(self) -> str:
        """Do again what was taken back; as ``undo``."""
        return self._turn(self.organisation.file.redo)

    def _turn(self, turn: Callable[[], Step | None]) -> str:
        if self._unsaved:
            self.try_again()
            return ""
        try:
            step = turn()
        except WresError as failure:
            self._failure = str(failure)
            self.changed.emit()
            return ""
        self._failure = ""
        if step is not None:
            self._cards.clear()
            self.year = step.year if step.year in self.organisation.file.years else self.year
        self.changed.emit()
        changed = step.changed if step is not None else ()
        return next((place for place in changed if place != SIGNED_ON), next(iter(changed), ""))

    def _saved(self) -> None:
        self._unsaved = {}
        self._failure = ""
        self._again.stop()

    def attempt(self, what: Callable[[], object]) -> bool:
        """Do something else to the file; whether it could be done. Why not is shown where failures to save are."""
        try:
            what()
        except WresError as failure:
            self._failure = str(failure)
            self.changed.emit()
            return False
        self._failure = ""
        self.changed.emit()
        return True

    def remove(self, year: int) -> None:
        """Take an empty year out of the file, and show the latest of those that are left."""
        before = self.year
        self.year = max((each for each in self.organisation.file.years if each != year), default=year)
        self._cards.clear()
        if self.attempt(lambda: self.organisation.remove(year)):
            self.told.emit(REMOVED.format(year))
        else:
            self.year = before

    def close(self) -> None:
        """Try a last time to save, and give the file back."""
        self._again.stop()
        if self._unsaved:
            self.record({})
        self.organisation.file.close()

    # ------------------------------------------------------------------ how to publish

    def wishes(self) -> Wishes:
        """As the organisation's file has it."""
        return self.organisation.wishes()

    def use_plan(self, plan: str) -> None:
        """Remember what matters most."""
        self.attempt(lambda: self.organisation.use_plan(plan))

    def use_ledger(self, ledger: Sequence[OutAlready]) -> tuple[OutAlready, ...]:
        """Remember which publications are out."""
        self.attempt(lambda: self.organisation.use_ledger(ledger))
        return self.organisation.out_already()


class KeptWishes:
    """What the file that is open remembers of how to publish; ``keeper`` gives none while nothing is open."""

    def __init__(self, keeper: Callable[[], Keeper | None]) -> None:
        self._keeper = keeper

    def wishes(self) -> Wishes:
        """As the organisation's file has it."""
        keeper = self._keeper()
        return keeper.wishes() if keeper is not None else Wishes()

    def use_plan(self, plan: str) -> None:
        """Remember what matters most."""
        keeper = self._keeper()
        if keeper is not None:
            keeper.use_plan(plan)

    def use_ledger(self, ledger: Sequence[OutAlready]) -> tuple[OutAlready, ...]:
        """Remember which publications are out."""
        keeper = self._keeper()
        return keeper.use_ledger(ledger) if keeper is not None else tuple(ledger)


def card_of(work: YearWork, *, goes_on_in: int = 0) -> YearCard:
    """One year as the first page shows it; the actions of a published one are looked after in the year after it."""
    is_out = work.state is YearState.PUBLISHED
    steps = () if is_out and goes_on_in else steps_of(work)
    said = _note(work, goes_on_in), deadlines(work), steps[:MOST]
    return YearCard(work.year, str(work.state), *said, is_out, work.is_empty, max(0, len(steps) - MOST))


def _note(work: YearWork, goes_on_in: int) -> str:
    """Who signed off, when it was published and where the files are, and whether that still holds."""
    if work.state is YearState.PUBLISHED:
        where = FILES_IN.format(work.outcome.folder) if work.outcome.folder else FILES_SOMEWHERE
        onwards = GOES_ON.format(goes_on_in) if goes_on_in else OUT
        return f"Published on {work.outcome.published}. {onwards} {where}"
    if work.outcome.changed_since:
        return f"Published on {work.outcome.published}; answers were changed since."
    if work.outcome.signed_off:
        return f"Signed off by {work.outcome.signed_off}."
    return _carried(work) if work.is_empty and work.last_year else ""


def _carried(work: YearWork) -> str:
    """What a year that has only been begun has from the year before."""
    actions = len(ids_of("actions", work.answers))
    plan = f", and {'one open action' if actions == 1 else f'{actions} open actions'}" if actions else ""
    return CARRIED.format(work.year - 1, plan)

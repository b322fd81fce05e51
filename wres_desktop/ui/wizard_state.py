"""The pages of the window in the order of the work, what each stands for, and how far it has come. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    # the first window must not wait for it
    from wres_desktop.casework.year_work import YearWork


class PageName(StrEnum):
    """The pages in the order in which they are listed."""

    START = "Start"
    ORGANISATION = "Organisation and contacts"
    NON_CLINICAL = "Staff: non-clinical"
    CLINICAL = "Staff: clinical"
    MEDICAL = "Staff: medical"
    RECRUITMENT = "Recruitment"
    DISCIPLINARY = "Disciplinary process"
    TRAINING = "Training"
    SURVEY = "Staff survey"
    BOARD = "Board"
    CHECKS = "Checks"
    FIGURES = "Your figures"
    READERS = "What readers will see"
    NARRATIVE = "What the figures mean"
    FORM = "About this report"
    ACTIONS = "Action plan"
    REPORT = "Preview"
    SIGN_OFF = "Sign-off"
    SAVE = "Publish and print"


class Mark(StrEnum):
    """How far a page has come; the value is its sign in the list, so that colour alone says nothing."""

    NONE = "\N{EN SPACE}"
    BLANK = "\N{WHITE CIRCLE}"
    BEGUN = "\N{CIRCLE WITH LEFT HALF BLACK}"
    DONE = "\N{CHECK MARK}"
    TO_MEND = "!"

    @property
    def words(self) -> str:
        """The same for a screen reader."""
        return _MARK_WORDS[self]


_MARK_WORDS = {
    Mark.NONE: "",
    Mark.BLANK: "not started",
    Mark.BEGUN: "in progress",
    Mark.DONE: "done",
    Mark.TO_MEND: "something to put right",
}

RESULTS = (
    PageName.CHECKS,
    PageName.FIGURES,
    PageName.READERS,
    PageName.NARRATIVE,
    PageName.REPORT,
    PageName.SIGN_OFF,
    PageName.SAVE,
)
"""The pages that show what is made of the counts: somebody who comes here needs it worked out."""

_FINAL_WORDS = (
    PageName.CHECKS,
    PageName.READERS,
    PageName.NARRATIVE,
    PageName.FORM,
    PageName.ACTIONS,
    PageName.REPORT,
    PageName.SIGN_OFF,
    PageName.SAVE,
)
"""Those for which the texts must be as they will be printed, or at which they are typed and looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list: its sign, and the same in words."""

    page: PageName
    mark: Mark
    note: str = ""

    @property
    def text(self) -> str:
        """As the list shows it."""
        return f"{self.mark}\N{EN SPACE}{self.page}{f' ({self.note})' if self.note else ''}"

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        words = ", ".join(part for part in (self.mark.words, self.note) if part)
        return f"{self.page}: {words}" if words else str(self.page)


def needs_results(page: PageName, *, words_changed: bool) -> bool:
    """Whether a page cannot be shown before everything is worked out, the latest words included."""
    return page in (_FINAL_WORDS if words_changed else RESULTS)


def entries(
    work: YearWork | None, texts: int = 0, telling: Collection[str] = (), filled_first: PageName | None = None
) -> tuple[Entry, ...]:
    """The list of pages with how far each has come.

    ``texts`` is how many typed texts have to be read, ``telling`` are the places of those in which words were found
    that may tell of somebody. What is only blank yet on the page that is ``filled_first`` is no fault.
    """
    if work is None:
        return tuple(Entry(page, Mark.NONE) for page in PageName)
    listed = tuple(_entry(page, work, texts) for page in PageName)
    if filled_first is not None and _lacks_only(filled_first, work):
        listed = tuple(replace(each, mark=Mark.BEGUN) if each.page is filled_first else each for each in listed)
    if not telling:
        return listed
    from wres_desktop.casework.work_steps import step_of  # noqa: PLC0415  not on the way to the first window

    wrong = {step_of(place).name for place in telling}
    return tuple(replace(each, mark=Mark.TO_MEND) if each.page.name in wrong else each for each in listed)


def _lacks_only(page: PageName, work: YearWork) -> bool:
    """Whether a page is marked as wrong because of blanks alone."""
    if _mark(page, work) is not Mark.TO_MEND:
        return False
    from wres_desktop.casework.work_steps import step_of  # noqa: PLC0415  not on the way to the first window

    return all(place not in work.answers for place in work.blocking if step_of(place).name == page.name)


def _entry(page: PageName, work: YearWork, texts: int) -> Entry:
    match page:
        case PageName.CHECKS:
            open_points = len(work.to_mend) + len(work.to_confirm) + texts
            mark = Mark.TO_MEND if work.to_mend or texts else Mark.BEGUN if work.to_confirm else Mark.DONE
            return Entry(page, mark, str(open_points) if open_points else "")
        case PageName.SIGN_OFF:
            return Entry(page, Mark.DONE if work.outcome.signed_off else Mark.BLANK)
        case PageName.SAVE:
            published = work.outcome.published and not work.outcome.changed_since
            return Entry(page, Mark.DONE if published else Mark.BLANK)
        case PageName.START | PageName.FIGURES | PageName.READERS | PageName.REPORT:
            return Entry(page, Mark.NONE)
        case _:
            return Entry(page, _mark(page, work))


def _mark(page: PageName, work: YearWork) -> Mark:
    from wres_desktop.casework.work_steps import Progress, WorkStep  # noqa: PLC0415  not on the way to the first window

    marks = {
        Progress.BLANK: Mark.BLANK,
        Progress.BEGUN: Mark.BEGUN,
        Progress.DONE: Mark.DONE,
        Progress.NOT_COLLECTED: Mark.DONE,
        Progress.TO_MEND: Mark.TO_MEND,
    }
    return marks[work.progress[WorkStep[page.name]]]

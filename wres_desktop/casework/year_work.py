"""One year of an organisation as it stands now: answers, what the checks say of them, and how far the work has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from wres_desktop import pipeline
from wres_desktop.casework.work_steps import COUNTED, Progress, WorkStep, all_progress
from wres_desktop.intake.draft import Answers, Draft, draft_of
from wres_desktop.intake.draft_answers import place_of
from wres_desktop.intake.problems import Problem, Severity
from wres_desktop.pipeline import OpenedReturns
from wres_desktop.store.as_then import is_progress

MOST_EARLIER_YEARS = 4
"""How many years a report looks back at most."""


class YearState(StrEnum):
    """How far a year has come; the value says it on its card."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    CHECKED = "Checked"
    SIGNED_OFF = "Signed off"
    PUBLISHED = "Published"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Somebody said that what a check asks about is right."""

    who: str
    on: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A sign-off that ended: whose and of which day, when it ended, by whom, and the place changed first, if any."""

    signed_off: str
    ended: str
    who: str
    place: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a year: who signed it off and when it was published, in words; empty where neither happened.

    ``changed_since`` is set where answers were changed after they were published, ``lapsed`` where a sign-off ended;
    ``folder`` is where the files of the publication were written last, empty where that is not known. ``goes_on``:
    what was signed is out, so that the progress of its actions is no change of it.
    """

    signed_off: str = ""
    published: str = ""
    changed_since: bool = False
    lapsed: Lapsed | None = None
    folder: str = ""
    goes_on: bool = False

    def ends_with(self, places: Iterable[str]) -> bool:
        """Whether a change of these places ends the sign-off."""
        return bool(self.signed_off) and not (self.goes_on and all(map(is_progress, places)))


@dataclass(frozen=True)
class YearWork:
    """A frozen picture of one year: every page of the window draws it."""

    year: int
    answers: Answers
    last_year: Answers
    returns: OpenedReturns
    confirmed: Mapping[str, Confirmed] = field(default_factory=dict)
    outcome: Outcome = field(default_factory=Outcome)

    @cached_property
    def blocking(self) -> Mapping[str, str]:
        """What has to be put right, by place."""
        return self._sentences(Severity.BLOCKS)

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """What should be confirmed and was not yet, by place."""
        return self._sentences(Severity.CONFIRM)

    @cached_property
    def progress(self) -> Mapping[WorkStep, Progress]:
        """How far each step at which something is entered has come."""
        return all_progress(self.answers, tuple(self.blocking))

    @property
    def to_mend(self) -> tuple[Problem, ...]:
        """What has to be put right before there can be a report."""
        return tuple(problem for problem in self.returns.problems if problem.blocks)

    @property
    def to_confirm(self) -> tuple[Problem, ...]:
        """What nobody has confirmed yet."""
        asked = (problem for problem in self.returns.problems if problem.severity is Severity.CONFIRM)
        return tuple(problem for problem in asked if key_of(problem) not in self.confirmed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted yet, and nothing signed off or published."""
        return self.state is YearState.NOT_STARTED

    @property
    def state(self) -> YearState:
        """How far the year has come."""
        if self.outcome.published and not self.outcome.changed_since:
            return YearState.PUBLISHED
        if self.outcome.signed_off:
            return YearState.SIGNED_OFF
        if not self.outcome.published and all(self.progress[step] is Progress.BLANK for step in COUNTED):
            return YearState.NOT_STARTED
        return YearState.IN_PROGRESS if self.to_mend or self.to_confirm else YearState.CHECKED

    def place_of(self, problem: Problem) -> str:
        """The place of the answer that a problem is about."""
        return place_of(problem.address, self.answers)

    def _sentences(self, severity: Severity) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for problem in self.returns.problems:
            if problem.severity is severity and key_of(problem) not in self.confirmed:
                place, said = self.place_of(problem), f"{problem.what} {problem.to_do}"
                found[place] = f"{found[place]} {said}" if place in found else said
        return found


def key_of(problem: Problem) -> str:
    """What a confirmation remembers of a problem: where it is and what was asked."""
    return f"{problem.address}: {problem.what}"


def returns_of(year: int, answers_of_years: Mapping[int, Answers]) -> OpenedReturns:
    """The return of a year with those of the unbroken row of years before it that can be compared, checked."""
    drafts = [draft_of(answers_of_years[year], year)]
    for earlier in range(year - 1, year - 1 - MOST_EARLIER_YEARS, -1):
        draft = _usable(earlier, answers_of_years)
        if draft is None:
            break
        drafts.append(draft)
    return pipeline.checked_returns(drafts)


def _usable(year: int, answers_of_years: Mapping[int, Answers]) -> Draft | None:
    """An earlier year's draft, unless nothing was entered or something in it has to be put right."""
    if year not in answers_of_years:
        return None
    draft = draft_of(answers_of_years[year], year)
    return None if pipeline.checked_returns([draft]).blocked else draft

"""What to do for a year, the most pressing first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from wres_desktop.casework.carry_over import bands_in_use
from wres_desktop.casework.plan_watch import to_look_at
from wres_desktop.casework.work_steps import COUNTED, Progress, WorkStep, missing, step_of
from wres_desktop.casework.year_work import YearState, YearWork
from wres_desktop.domain.days import day_of
from wres_desktop.domain.edition import EDITION_YEARS, Deadline, load_edition
from wres_desktop.domain.submission import NOT_NHS

MOST: Final = 3
"""So many things are named at a time."""

_ASK: Final = "NHS organisations have to. Your commissioner tells you if you are asked to as well."

_ENTER: Final = {
    WorkStep.NON_CLINICAL: "Enter the non-clinical staff in post",
    WorkStep.CLINICAL: "Enter the clinical staff in post",
    WorkStep.MEDICAL: "Enter the medical and dental staff in post",
    WorkStep.RECRUITMENT: "Enter who was shortlisted and who was appointed",
    WorkStep.DISCIPLINARY: "Enter who entered the formal disciplinary process",
    WorkStep.TRAINING: "Enter who took up non-mandatory training",
    WorkStep.SURVEY: "Enter the results of the staff survey",
    WorkStep.BOARD: "Enter the members of the board",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, and where; ``place`` is the answer to begin with, where there is one."""

    words: str
    step: WorkStep
    place: str = ""


def steps_of(work: YearWork, today: date | None = None) -> tuple[NextStep, ...]:
    """Everything that is to be done, what comes next first; once the year is published, looking after its actions."""
    day = today or datetime.now().astimezone().date()
    return tuple(_to_look_at(work, day) if work.state is YearState.PUBLISHED else _all(work, day))


def _to_look_at(work: YearWork, today: date) -> Iterator[NextStep]:
    """Actions that are overdue, late to begin or asleep."""
    found = to_look_at(work.answers, today)
    if found:
        actions = "one action" if len(found) == 1 else f"{len(found)} actions"
        yield NextStep(f"Look at {actions} of the plan", WorkStep.ACTIONS, f"actions/{found[0].number}/status")


def _all(work: YearWork, today: date) -> Iterator[NextStep]:
    if work.state is YearState.SIGNED_OFF:
        yield NextStep("Publish and print the report", WorkStep.PUBLISH)
        return
    yield from _to_enter(work)
    yield from _to_mend(work)
    if work.to_confirm and not work.to_mend:
        asked = "one surprising number" if len(work.to_confirm) == 1 else f"{len(work.to_confirm)} surprising numbers"
        yield NextStep(f"Look at {asked}, and confirm or correct", WorkStep.CHECKS)
    yield from _to_write(work)
    yield from _to_look_at(work, today)
    yield NextStep("Have the report signed off", WorkStep.SIGN_OFF)
    yield NextStep("Publish and print the report", WorkStep.PUBLISH)


def _to_enter(work: YearWork) -> Iterator[NextStep]:
    if work.progress[WorkStep.ORGANISATION] is not Progress.DONE:
        blank = missing(WorkStep.ORGANISATION, work.answers)
        yield NextStep("Fill in the organisation and its contacts", WorkStep.ORGANISATION, blank[0] if blank else "")
    for step in COUNTED:
        match work.progress[step]:
            case Progress.BLANK:
                yield NextStep(_ENTER[step], step)
            case Progress.BEGUN:
                left, place = _left(step, work)
                yield NextStep(f"{_ENTER[step]}: {left}", step, place)
            case _:
                pass


def _left(step: WorkStep, work: YearWork) -> tuple[str, str]:
    """What a page that was begun may still want, and where: what is blank, or bands that had somebody last year."""
    if blank := missing(step, work.answers):
        return f"{len(blank)} still blank", blank[0]
    begun = {place.rpartition("/")[0] for place in work.answers}
    blank_now = [row for row in bands_in_use(work.last_year) if step.holds(f"{row}/") and row not in begun]
    if not blank_now:
        return "see that no band is missing", ""
    bands = "one band that had" if len(blank_now) == 1 else f"{len(blank_now)} bands that had"
    return f"{bands} staff last year still blank", f"{blank_now[0]}/white"


def _to_mend(work: YearWork) -> Iterator[NextStep]:
    if work.to_mend:
        things = "one number or answer" if len(work.to_mend) == 1 else f"{len(work.to_mend)} numbers or answers"
        place = work.place_of(work.to_mend[0])
        yield NextStep(f"Put right {things}", step_of(place) if len(work.to_mend) == 1 else WorkStep.CHECKS, place)


def _to_write(work: YearWork) -> Iterator[NextStep]:
    if work.progress[WorkStep.NARRATIVE] is not Progress.DONE:
        blank = missing(WorkStep.NARRATIVE, work.answers)
        yield NextStep(f"Say what the figures mean: {9 - len(blank)} of 9 written", WorkStep.NARRATIVE, blank[0])
    if work.progress[WorkStep.ACTIONS] is Progress.BLANK:
        yield NextStep("Begin the action plan", WorkStep.ACTIONS)


def deadlines(work: YearWork, today: date | None = None) -> tuple[str, ...]:
    """What is due when in a reporting year, as sentences; none where the year's rules are not known.

    A day that has passed is said to have passed; once the report is out, only what is still to come is said.
    """
    if work.year not in EDITION_YEARS:
        return ()
    now = today or datetime.now().astimezone().date()
    is_out = work.state is YearState.PUBLISHED
    all_of_them = load_edition(work.year).deadlines
    due = [each for each in all_of_them if not (is_out and _has_passed(each, now))]
    if work.answers.get("organisation/kind") not in NOT_NHS:
        return tuple(_due(each, now) for each in due)
    own = [_due(each, now) for each in due if not each.of_nhs_alone]
    others = [f"{each.what}: {_ASK}" for each in due if each.of_nhs_alone]
    return (*own, *others)


def _due(deadline: Deadline, today: date) -> str:
    if _has_passed(deadline, today):
        return f"{deadline.what}: was due by {deadline.date}, which has passed"
    return f"{deadline.what}: {f'by {deadline.date}' if deadline.date else deadline.conflict}"


def _has_passed(deadline: Deadline, today: date) -> bool:
    day = day_of(deadline.date or "")
    return day is not None and day < today

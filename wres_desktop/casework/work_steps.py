"""The steps of a year's work in their order, which answers belong to which, and how far each has come."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Final

from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.intake.draft import INDICATORS, NOT_COLLECTED, Answers, ids_of

CONTACTS: Final = (
    "form/board_lead",
    "form/lead_manager",
    "form/commissioners",
    "form/coordinating_commissioner",
)


class WorkStep(Enum):
    """One thing after the other; the value is the beginning of the places of its answers, where it has any."""

    ORGANISATION = (
        "organisation/",
        "snapshot_date",
        "form/board_lead",
        "form/lead_manager",
        "form/commissioners",
        "form/coordinating_commissioner",
    )
    NON_CLINICAL = ("workforce/non_clinical/", "workforce/not_collected")
    CLINICAL = ("workforce/clinical/",)
    MEDICAL = ("workforce/medical/", "stated_headcount")
    RECRUITMENT = ("recruitment/",)
    DISCIPLINARY = ("disciplinary/",)
    TRAINING = ("training/",)
    SURVEY = ("survey/",)
    BOARD = ("board/", "consents/")
    CHECKS = ("checks/", "texts_read/")
    NARRATIVE = ("narrative/",)
    FORM = ("form/",)
    ACTIONS = ("actions/", "consultations/")
    SIGN_OFF = ("form/signed_off",)
    PUBLISH = ("publish/",)

    def holds(self, place: str) -> bool:
        """Whether an answer's place, or that of a section, belongs to this step."""
        return place.startswith(self.value)


COUNTED: Final = (
    WorkStep.NON_CLINICAL,
    WorkStep.CLINICAL,
    WorkStep.MEDICAL,
    WorkStep.RECRUITMENT,
    WorkStep.DISCIPLINARY,
    WorkStep.TRAINING,
    WorkStep.SURVEY,
    WorkStep.BOARD,
)
"""The steps at which counts are entered."""

_STAFF: Final = (WorkStep.NON_CLINICAL, WorkStep.CLINICAL, WorkStep.MEDICAL)

_SECTIONS: Final = {
    WorkStep.NON_CLINICAL: "workforce",
    WorkStep.CLINICAL: "workforce",
    WorkStep.MEDICAL: "workforce",
    WorkStep.RECRUITMENT: "recruitment",
    WorkStep.DISCIPLINARY: "disciplinary",
    WorkStep.TRAINING: "training",
    WorkStep.SURVEY: "survey",
    WorkStep.BOARD: "board",
}
_ROWS: Final = {
    WorkStep.RECRUITMENT: ("recruitment/shortlisted", "recruitment/appointed"),
    WorkStep.DISCIPLINARY: ("disciplinary/entered",),
    WorkStep.TRAINING: ("training/accessed",),
    WorkStep.BOARD: ("board/total", "board/voting", "board/executive"),
}
_TWO_YEARS: Final = "disciplinary/entered_previous_year"
_NEEDED: Final = {
    WorkStep.ORGANISATION: (
        "organisation/name",
        "organisation/code",
        "organisation/kind",
        "snapshot_date",
        *CONTACTS[:2],
    ),
    WorkStep.NARRATIVE: tuple(f"narrative/{number}/implications" for number in INDICATORS),
    WorkStep.FORM: ("form/report_date", "form/completeness", "form/comparability", "form/data_period"),
    WorkStep.SIGN_OFF: ("form/signed_off_by", "form/signed_off_date"),
}
_OF_AN_ACTION: Final = ("action", "lead", "due")
"""What an action needs to be one: what is done, by whom, by when."""
_GROUPS: Final = ("white", "bme", "unknown")


class Progress(StrEnum):
    """How far a step has come; the value says it in words."""

    BLANK = "not started"
    BEGUN = "in progress"
    DONE = "done"
    NOT_COLLECTED = "not collected"
    TO_MEND = "something to put right"


@lru_cache(maxsize=10_000)
def step_of(place: str) -> WorkStep:
    """The step at which a place is answered, or where all of a section begins; checks for the whole return."""
    if place.startswith("form/signed_off"):
        return WorkStep.SIGN_OFF
    return next((step for step in WorkStep if step.holds(place) or step.holds(f"{place}/")), _beginning(place))


def _beginning(place: str) -> WorkStep:
    return next((step for step in COUNTED if _SECTIONS[step] == place.partition("/")[0]), WorkStep.CHECKS)


def all_progress(answers: Answers, to_mend: Collection[str] = ()) -> Mapping[WorkStep, Progress]:
    """How far every step has come at which something is entered.

    ``to_mend`` are the places with a problem that blocks.
    """
    own: dict[WorkStep, list[str]] = {step: [] for step in WorkStep if step not in (WorkStep.CHECKS, WorkStep.PUBLISH)}
    for place in answers:
        if (step := step_of(place)) in own:
            own[step].append(place)
    wrong = {step_of(place) for place in to_mend}
    progress = {step: _progress(step, answers, places, wrong=step in wrong) for step, places in own.items()}
    return {**progress, **_still_at_it(progress)}


def _still_at_it(progress: Mapping[WorkStep, Progress]) -> Mapping[WorkStep, Progress]:
    """A page of staff is done once somebody went on from it: a band that is blank may be one that is still to come."""
    held: dict[WorkStep, Progress] = {}
    for step in reversed(COUNTED):
        if step in _STAFF and progress[step] is Progress.DONE:
            held[step] = Progress.BEGUN
        if progress[step] is not Progress.BLANK:
            break
    return held


def _progress(step: WorkStep, answers: Answers, own: Sequence[str], *, wrong: bool) -> Progress:
    section = _SECTIONS.get(step)
    if section and str(answers.get(f"{section}/{NOT_COLLECTED}", "")).strip():
        return Progress.TO_MEND if wrong else Progress.NOT_COLLECTED
    if not _is_begun(step, own):
        return Progress.BLANK
    if wrong:
        return Progress.TO_MEND
    return Progress.BEGUN if missing(step, answers) else Progress.DONE


def missing(step: WorkStep, answers: Answers) -> tuple[str, ...]:
    """The places that are still blank and have to be answered; a row of staff that nobody began needs nothing."""
    if step in _NEEDED:
        return tuple(place for place in _NEEDED[step] if not str(answers.get(place, "")).strip())
    if step is WorkStep.ACTIONS:
        asked = (f"actions/{number}/{name}" for number in ids_of("actions", answers) for name in _OF_AN_ACTION)
        return tuple(place for place in asked if not str(answers.get(place, "")).strip())
    if step is WorkStep.SURVEY:
        return tuple(place for question in SurveyQuestion for place in _survey_missing(question, answers))
    return tuple(place for place in _cells(_rows(step, answers)) if place not in answers)


def _is_begun(step: WorkStep, own: Sequence[str]) -> bool:
    """Whether anything was entered that was not there from the beginning."""
    if step is WorkStep.ORGANISATION:
        return any(place != "snapshot_date" for place in own)
    return any(place != "disciplinary/basis" for place in own)


def _rows(step: WorkStep, answers: Answers) -> tuple[str, ...]:
    if step in _ROWS:
        two_years = step is WorkStep.DISCIPLINARY and answers.get("disciplinary/basis") == "two_year_average"
        return (*_ROWS[step], *((_TWO_YEARS,) if two_years else ()))
    if step not in _STAFF:
        return ()
    begun = (place.rpartition("/")[0] for place in answers if place.startswith(step.value[0]))
    return tuple(dict.fromkeys(begun))


def _cells(rows: Iterable[str]) -> Iterable[str]:
    return (f"{row}/{group}" for row in rows for group in _GROUPS)


def _survey_missing(question: SurveyQuestion, answers: Answers) -> tuple[str, ...]:
    place = f"survey/{question}"
    if f"{place}/{NOT_COLLECTED}" in answers:
        return ()
    blank: list[str] = []
    for group in ("white", "bme"):
        if f"{place}/{group}/yes" not in answers and f"{place}/{group}/percent" not in answers:
            blank.append(f"{place}/{group}/yes")
        if f"{place}/{group}/answered" not in answers:
            blank.append(f"{place}/{group}/answered")
    return tuple(blank)

"""Typed answers into a submission, whatever state they are in, with a problem at each place that cannot be right."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Final, TypeVar

from wres_desktop.domain.ethnicity import COMPARED, EthnicGroup
from wres_desktop.domain.form import FORM_FIELDS, NARRATIVE_CHECKED_BY
from wres_desktop.domain.submission import (
    Action,
    Board,
    Consent,
    Consultation,
    Disciplinary,
    DisciplinaryBasis,
    GroupCounts,
    IndicatorNarrative,
    NotCollected,
    Organisation,
    OrganisationKind,
    Recruitment,
    Submission,
    SurveyAnswer,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
    TextRead,
    Training,
    Workforce,
)
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, SENIOR_MEDICAL_MANAGER, StaffGroup
from wres_desktop.intake.draft_values import LONGEST_NAME, LONGEST_REASON, Answer, Answers, TypedAnswers
from wres_desktop.intake.problems import Problem

__all__ = ["NOT_COLLECTED", "TEXTS_READ", "Answer", "Answers", "Draft", "draft_of", "ids_of", "rows_entered_of"]

NOT_COLLECTED: Final = "not_collected"
TEXTS_READ: Final = "texts_read"
"""The beginning of the places of answers that say which text was read, by whom and when."""
INDICATORS: Final = tuple(str(number) for number in range(1, 10))
MEDICAL_ROWS: Final = (MEDICAL_GRADES[0], SENIOR_MEDICAL_MANAGER, *MEDICAL_GRADES[1:])
"""The rows of the medical staff as the form lists them, the memo line below the consultants."""

_Section = TypeVar("_Section")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the answers amount to so far: it is there whatever was typed, and worth something without ``problems``."""

    submission: Submission
    problems: tuple[Problem, ...]


def draft_of(answers: Answers, year: int) -> Draft:
    """The submission of one year that the answers give; a blank place is blank, and nothing is made up for it."""
    typed = TypedAnswers(answers)
    submission = Submission(
        organisation=_organisation(typed),
        reporting_year=year,
        snapshot_date=_snapshot_date(typed, year),
        workforce=_section(typed, "workforce", _workforce),
        recruitment=_section(typed, "recruitment", _recruitment),
        disciplinary=_section(typed, "disciplinary", _disciplinary),
        training=_section(typed, "training", lambda each: Training(_row(each, "training/accessed"))),
        survey=_survey(typed),
        board=_section(typed, "board", _board),
        form=_texts(typed, "form", (*(field.key for field in FORM_FIELDS), NARRATIVE_CHECKED_BY)),
        narrative=_narrative(typed),
        actions=tuple(_action(typed, number) for number in ids_of("actions", answers)),
        stated_headcount=typed.count("stated_headcount"),
        consents=tuple(_consent(typed, number) for number in ids_of("consents", answers)),
        consultations=tuple(_consultation(typed, number) for number in ids_of("consultations", answers)),
        texts_read=tuple(_text_read(typed, number) for number in ids_of(TEXTS_READ, answers)),
    )
    return Draft(submission, tuple(typed.problems))


def ids_of(section: str, places: Iterable[str]) -> tuple[str, ...]:
    """The ids of the actions or consents that have an answer, in their order."""
    parts = (place.split("/") for place in places)
    return tuple(sorted({each[1] for each in parts if each[0] == section and len(each) > 2}))  # noqa: PLR2004


def rows_entered_of(staff_group: StaffGroup) -> tuple[str, ...]:
    """The rows of a staff group that are asked for, the memo line included."""
    return MEDICAL_ROWS if staff_group is StaffGroup.MEDICAL else BANDS


def _organisation(typed: TypedAnswers) -> Organisation:
    code, name = typed.text("organisation/code").strip(), typed.text("organisation/name", LONGEST_NAME)
    kind = str(typed.answers.get("organisation/kind", ""))
    if not (2 <= len(code) <= 12 and code.isascii() and code.isalnum()):  # noqa: PLR2004  as the schema has it
        what = "The organisation's code has to be two to twelve letters and digits."
        typed.complain("organisation/code", what, "Type the ODS code without spaces, for example 99X.")
    if not name.strip():
        typed.complain("organisation/name", "The organisation has no name yet.", "Type it as it should be printed.")
    if kind not in set(OrganisationKind):
        typed.complain("organisation/kind", "It is not said what kind of organisation this is.", "Choose one.")
        kind = OrganisationKind.OTHER
    return Organisation(code, name, OrganisationKind(kind))


def _snapshot_date(typed: TypedAnswers, year: int) -> date:
    found = typed.day("snapshot_date")
    if "snapshot_date" not in typed.answers:
        typed.complain("snapshot_date", "The day on which staff were counted is missing.", f"Type 31 March {year}.")
    return found or date(year, 3, 31)


def _section(
    typed: TypedAnswers, name: str, build: Callable[[TypedAnswers], _Section]
) -> _Section | NotCollected | None:
    """A section that has a number or a reason; both together cannot be right."""
    numbers = [place for place in typed.under(name) if not place.endswith((f"/{NOT_COLLECTED}", "/basis"))]
    place = f"{name}/{NOT_COLLECTED}"
    if place not in typed.answers:
        return build(typed) if numbers else None
    return _reason(typed, place, beside=bool(numbers))


def _reason(typed: TypedAnswers, place: str, *, beside: bool) -> NotCollected:
    reason = typed.text(place, LONGEST_REASON)
    if not reason.strip():
        to_do = "Give the reason in a sentence or two; it stands in the report."
        typed.complain(place, "It is not said why this was not collected.", to_do)
    elif beside:
        what = "There are numbers here and a reason why there are none."
        typed.complain(place, what, "Keep one of the two: take the reason out, or blank the numbers.")
    return NotCollected(reason)


def _row(typed: TypedAnswers, place: str) -> GroupCounts:
    return GroupCounts(*(typed.count(f"{place}/{group}") for group in EthnicGroup))


def _workforce(typed: TypedAnswers) -> Workforce:
    """The rows in which something was entered: in the others there is nobody."""
    entered = {place.rpartition("/")[0] for place in typed.under("workforce")}
    rows = {
        group: [row for row in rows_entered_of(group) if f"workforce/{group}/{row}" in entered] for group in StaffGroup
    }
    return {
        group: {row: _row(typed, f"workforce/{group}/{row}") for row in names} for group, names in rows.items() if names
    }


def _recruitment(typed: TypedAnswers) -> Recruitment:
    return Recruitment(_row(typed, "recruitment/shortlisted"), _row(typed, "recruitment/appointed"))


def _disciplinary(typed: TypedAnswers) -> Disciplinary:
    basis = str(typed.answers.get("disciplinary/basis", ""))
    if basis not in set(DisciplinaryBasis):
        what = "It is not said whether one year's cases are counted or the average of two."
        typed.complain("disciplinary/basis", what, "Choose one.")
        basis = DisciplinaryBasis.SINGLE_YEAR
    earlier = "disciplinary/entered_previous_year"
    previous = _row(typed, earlier) if typed.under(earlier) else None
    return Disciplinary(DisciplinaryBasis(basis), _row(typed, "disciplinary/entered"), previous)


def _board(typed: TypedAnswers) -> Board:
    return Board(*(_row(typed, f"board/{row}") for row in ("total", "voting", "executive")))


def _survey(typed: TypedAnswers) -> Mapping[SurveyQuestion, SurveyResult | NotCollected]:
    results = {question: _section(typed, f"survey/{question}", _result(question)) for question in SurveyQuestion}
    given = {question: result for question, result in results.items() if result is not None}
    if f"survey/{NOT_COLLECTED}" in typed.answers:
        reason = _reason(typed, f"survey/{NOT_COLLECTED}", beside=bool(given))
        return dict.fromkeys(SurveyQuestion, reason) | given
    return given


def _result(question: SurveyQuestion) -> Callable[[TypedAnswers], SurveyResult]:
    return lambda typed: SurveyResult(*(_answer(typed, f"survey/{question}/{group}") for group in COMPARED))


def _answer(typed: TypedAnswers, place: str) -> SurveyAnswer:
    """By the numbers, or by the percentage that a survey's report prints."""
    yes, answered = typed.count(f"{place}/yes"), typed.count(f"{place}/answered")
    if f"{place}/percent" not in typed.answers:
        return SurveyCount(yes, answered)
    percent = typed.percent(f"{place}/percent")
    if f"{place}/yes" in typed.answers:
        what = "There is a percentage here as well as the number who said yes."
        typed.complain(f"{place}/percent", what, "Keep the number, which is exact, and blank the percentage.")
    return SurveyCount(yes, answered) if percent is None else SurveyPercent(percent, answered)


def _texts(typed: TypedAnswers, section: str, keys: Iterable[str]) -> Mapping[str, str]:
    return {key: typed.text(f"{section}/{key}") for key in keys if f"{section}/{key}" in typed.answers}


def _narrative(typed: TypedAnswers) -> Mapping[str, IndicatorNarrative]:
    names = [field.name for field in fields(IndicatorNarrative)]
    words = {number: _texts(typed, f"narrative/{number}", names) for number in INDICATORS}
    return {number: IndicatorNarrative(**texts) for number, texts in words.items() if texts}


def _action(typed: TypedAnswers, number: str) -> Action:
    return Action(**_texts(typed, f"actions/{number}", [field.name for field in fields(Action)]))


def _consultation(typed: TypedAnswers, number: str) -> Consultation:
    names = [field.name for field in fields(Consultation)]
    return Consultation(**_texts(typed, f"consultations/{number}", names))


def _text_read(typed: TypedAnswers, number: str) -> TextRead:
    return TextRead(**{each.name: typed.text(f"{TEXTS_READ}/{number}/{each.name}") for each in fields(TextRead)})


def _consent(typed: TypedAnswers, number: str) -> Consent:
    place = f"consents/{number}"
    named = typed.text(f"{place}/cells").replace(",", "\n").split("\n")
    cells = tuple(cell.strip() for cell in named if cell.strip())
    return Consent(cells, *(typed.text(f"{place}/{name}") for name in ("given_by", "given_on", "note")))

"""A return as JSON and back, in the shape that resources/schema/return.schema.json promises."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar, cast

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
from wres_desktop.domain.workforce import StaffGroup

FORMAT: Final = "wres-return"
VERSION: Final = 1

_Rows: TypeAlias = Mapping[str, object]
_Texts: TypeAlias = Mapping[str, str]
_Section = TypeVar("_Section")

_ON_ONE_LINE: Final = 100


def submission_from(content: object) -> Submission:
    """The submission in JSON that the schema has accepted; ValueError for a date that no calendar has."""
    rows = cast("_Rows", content)
    organisation = cast("_Texts", rows["organisation"])
    narrative = cast("Mapping[str, _Texts]", rows.get("narrative") or {})
    actions = cast("list[_Texts]", rows.get("actions") or [])
    consultations = cast("list[_Texts]", rows.get("consultations") or [])
    return Submission(
        organisation=Organisation(organisation["code"], organisation["name"], OrganisationKind(organisation["kind"])),
        reporting_year=cast("int", rows["reporting_year"]),
        snapshot_date=date.fromisoformat(cast("str", rows["snapshot_date"])),
        workforce=_section(rows.get("workforce"), _workforce),
        recruitment=_section(rows.get("recruitment"), _recruitment),
        disciplinary=_section(rows.get("disciplinary"), _disciplinary),
        training=_section(rows.get("training"), lambda section: Training(_counts(section["accessed"]))),
        survey=_survey(rows.get("survey")),
        board=_section(rows.get("board"), _board),
        form=dict(cast("_Texts", rows.get("form") or {})),
        narrative={number: IndicatorNarrative(**words) for number, words in narrative.items()},
        actions=tuple(Action(**action) for action in actions),
        stated_headcount=cast("int | None", rows.get("stated_headcount")),
        consents=tuple(_consent(consent) for consent in cast("list[_Rows]", rows.get("consents") or [])),
        consultations=tuple(Consultation(**each) for each in consultations),
        texts_read=tuple(TextRead(**each) for each in cast("list[_Texts]", rows.get("texts_read") or [])),
    )


def return_text(submission: Submission) -> str:
    """The text of a return file: every section in the order of the standard, the counts of a row on one line."""
    survey = {question.value: _result_json(submission.survey.get(question)) for question in SurveyQuestion}
    content: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "organisation": asdict(submission.organisation),
        "reporting_year": submission.reporting_year,
        "snapshot_date": submission.snapshot_date.isoformat(),
        "stated_headcount": submission.stated_headcount,
        "workforce": _workforce_json(submission.workforce),
        "recruitment": _section_json(submission.recruitment),
        "disciplinary": _section_json(submission.disciplinary),
        "training": _section_json(submission.training),
        "survey": survey,
        "board": _section_json(submission.board),
        "form": dict(submission.form),
        "narrative": {number: asdict(words) for number, words in submission.narrative.items()},
        "actions": [_said(action) for action in submission.actions],
    }
    if submission.consultations:
        content["consultations"] = [_said(each) for each in submission.consultations]
    if submission.texts_read:
        content["texts_read"] = [asdict(each) for each in submission.texts_read]
    if submission.consents:
        content["consents"] = [_consent_json(consent) for consent in submission.consents]
    return _laid_out(content, "") + "\n"


def _section(value: object, build: Callable[[_Rows], _Section]) -> _Section | NotCollected | None:
    if value is None:
        return None
    rows = cast("_Rows", value)
    return NotCollected(cast("str", rows["not_collected"])) if "not_collected" in rows else build(rows)


def _counts(value: object) -> GroupCounts:
    return GroupCounts(**cast("Mapping[str, int | None]", value))


def _workforce(rows: _Rows) -> Workforce:
    return {
        StaffGroup(staff_group): {row: _counts(counts) for row, counts in cast("_Rows", bands).items()}
        for staff_group, bands in rows.items()
    }


def _recruitment(rows: _Rows) -> Recruitment:
    return Recruitment(_counts(rows["shortlisted"]), _counts(rows["appointed"]))


def _disciplinary(rows: _Rows) -> Disciplinary:
    previous = rows.get("entered_previous_year")
    return Disciplinary(
        DisciplinaryBasis(cast("str", rows["basis"])),
        _counts(rows["entered"]),
        None if previous is None else _counts(previous),
    )


def _board(rows: _Rows) -> Board:
    return Board(_counts(rows["total"]), _counts(rows["voting"]), _counts(rows["executive"]))


def _consent(rows: _Rows) -> Consent:
    texts = cast("_Texts", rows)
    return Consent(tuple(cast("list[str]", rows["cells"])), texts["given_by"], texts["given_on"], texts.get("note", ""))


def _consent_json(consent: Consent) -> dict[str, object]:
    note = {"note": consent.note} if consent.note else {}
    return {"cells": list(consent.cells), "given_by": consent.given_by, "given_on": consent.given_on, **note}


def _said(row: Action | Consultation) -> dict[str, str]:
    """What was typed in a row of texts; blanks are left out."""
    return {key: text for key, text in asdict(row).items() if text}


def _survey(value: object) -> Mapping[SurveyQuestion, SurveyResult | NotCollected]:
    """The questions that are not blank; a reason given for the whole survey is one for each question."""
    rows = cast("_Rows", value or {})
    if "not_collected" in rows:
        rows = dict.fromkeys(SurveyQuestion, rows)
    results = {question: _section(rows.get(question), _result) for question in SurveyQuestion}
    return {question: result for question, result in results.items() if result is not None}


def _result(rows: _Rows) -> SurveyResult:
    return SurveyResult(_answer(rows["white"]), _answer(rows["bme"]))


def _answer(value: object) -> SurveyAnswer:
    rows = cast("_Rows", value)
    answered = cast("int | None", rows["answered"])
    if "percent" in rows:
        return SurveyPercent(Decimal(cast("str", rows["percent"])), answered)
    return SurveyCount(cast("int | None", rows["yes"]), answered)


def _section_json(section: Recruitment | Disciplinary | Training | Board | NotCollected | None) -> object:
    match section:
        case None:
            return None
        case NotCollected(reason):
            return {"not_collected": reason}
        case _:
            return asdict(section)


def _workforce_json(workforce: Workforce | NotCollected | None) -> object:
    if workforce is None or isinstance(workforce, NotCollected):
        return _section_json(workforce)
    return {group: {row: asdict(counts) for row, counts in rows.items()} for group, rows in workforce.items()}


def _result_json(result: SurveyResult | NotCollected | None) -> object:
    if result is None or isinstance(result, NotCollected):
        return _section_json(result)
    return {"white": _answer_json(result.white), "bme": _answer_json(result.bme)}


def _answer_json(answer: SurveyAnswer) -> object:
    match answer:
        case SurveyPercent(percent, answered):
            return {"percent": f"{percent:f}", "answered": answered}
        case SurveyCount():
            return asdict(answer)


def _laid_out(value: object, indent: str) -> str:
    """JSON in which whatever holds no other rows and fits stands on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    inner = indent + "  "
    match value:
        case dict() if not _fits_one_line(flat, value.values()):
            lines = [f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(part, inner)}" for key, part in value.items()]
            brackets = "{}"
        case list() if not _fits_one_line(flat, value):
            lines, brackets = [_laid_out(part, inner) for part in value], "[]"
        case _:
            return flat
    body = f",\n{inner}".join(lines)
    return f"{brackets[0]}\n{inner}{body}\n{indent}{brackets[1]}"


def _fits_one_line(flat: str, parts: Iterable[object]) -> bool:
    return len(flat) <= _ON_ONE_LINE and not any(isinstance(part, dict | list) for part in parts)

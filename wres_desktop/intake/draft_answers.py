"""A submission as the answers that give it, and the addresses of problems as the places of answers."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.submission import (
    GroupCounts,
    NotCollected,
    Submission,
    SurveyAnswer,
    SurveyPercent,
    SurveyQuestion,
    SurveyResult,
)
from wres_desktop.intake.draft import NOT_COLLECTED, TEXTS_READ, ids_of
from wres_desktop.intake.draft_values import NOT_KNOWN, Answer, Answers
from wres_desktop.intake.headcounts import SECTION_ROWS, rows_entered
from wres_desktop.intake.places import SEPARATOR

_NUMBERED = ("actions", "consents", "consultations", TEXTS_READ)


def answers_of(submission: Submission) -> dict[str, Answer]:
    """The answers of which ``draft_of`` makes the same submission; a count that is not known is said to be so.

    Texts that are empty and staff groups without rows say nothing, and have no answer.
    """
    answers: dict[str, Answer] = {}
    for part in (_organisation, _counts, _reasons, _survey, _words, _actions, _consents, _consultations, _texts_read):
        answers |= part(submission)
    return answers


def place_of(address: str, answers: Answers) -> str:
    """The place of an answer, or of a section of them, that a problem's address means; empty for the whole return."""
    parts = address.split(SEPARATOR)
    if parts[0] in _NUMBERED and len(parts) > 1:
        ids = ids_of(parts[0], answers)
        position = int(parts[1]) - 1 if parts[1].isdecimal() else len(ids)
        parts[1] = ids[position] if position < len(ids) else parts[1]
    return "/".join(parts)


def numbered(position: int) -> str:
    """The id of the action or consent at a position, counted from 1."""
    return f"{position:04}"


def _organisation(submission: Submission) -> dict[str, Answer]:
    answers: dict[str, Answer] = {
        f"organisation/{name}": str(text) for name, text in asdict(submission.organisation).items()
    }
    answers["snapshot_date"] = submission.snapshot_date.isoformat()
    if submission.stated_headcount is not None:
        answers["stated_headcount"] = submission.stated_headcount
    return answers


def _counts(submission: Submission) -> dict[str, Answer]:
    answers = {place: count for parts, row in rows_entered(submission) for place, count in _row("/".join(parts), row)}
    if submission.disciplinary is not None and not isinstance(submission.disciplinary, NotCollected):
        answers["disciplinary/basis"] = str(submission.disciplinary.basis)
    return answers


def _row(place: str, counts: GroupCounts) -> Iterator[tuple[str, Answer]]:
    yield from ((f"{place}/{group}", _count(counts.of(group))) for group in EthnicGroup)


def _count(count: int | None) -> Answer:
    return NOT_KNOWN if count is None else count


def _reasons(submission: Submission) -> dict[str, Answer]:
    sections = {name: getattr(submission, name) for name in ("workforce", *SECTION_ROWS)}
    return {
        f"{name}/{NOT_COLLECTED}": section.reason
        for name, section in sections.items()
        if isinstance(section, NotCollected)
    }


def _survey(submission: Submission) -> dict[str, Answer]:
    """Question by question; one reason for the whole survey where it is the same for all of them."""
    given = list(submission.survey.values())
    if len(given) == len(SurveyQuestion) and isinstance(given[0], NotCollected) and len(set(map(repr, given))) == 1:
        return {f"survey/{NOT_COLLECTED}": given[0].reason}
    answers: dict[str, Answer] = {}
    for question, result in submission.survey.items():
        match result:
            case NotCollected(reason):
                answers[f"survey/{question}/{NOT_COLLECTED}"] = reason
            case SurveyResult(white, bme):
                answers |= _answer(f"survey/{question}/white", white) | _answer(f"survey/{question}/bme", bme)
    return answers


def _answer(place: str, answer: SurveyAnswer) -> dict[str, Answer]:
    first: dict[str, Answer] = (
        {f"{place}/percent": f"{answer.percent:f}"}
        if isinstance(answer, SurveyPercent)
        else {f"{place}/yes": _count(answer.yes)}
    )
    return first | {f"{place}/answered": _count(answer.answered)}


def _words(submission: Submission) -> dict[str, Answer]:
    answers: dict[str, Answer] = {f"form/{key}": text for key, text in submission.form.items() if text}
    for number, words in submission.narrative.items():
        answers |= _texts(f"narrative/{number}", asdict(words))
    return answers


def _actions(submission: Submission) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for position, action in enumerate(submission.actions, 1):
        answers |= _texts(f"actions/{numbered(position)}", asdict(action))
    return answers


def _consents(submission: Submission) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for position, consent in enumerate(submission.consents, 1):
        texts = {"given_by": consent.given_by, "given_on": consent.given_on, "note": consent.note}
        answers |= _texts(f"consents/{numbered(position)}", {"cells": "\n".join(consent.cells), **texts})
    return answers


def _consultations(submission: Submission) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for position, each in enumerate(submission.consultations, 1):
        answers |= _texts(f"consultations/{numbered(position)}", asdict(each))
    return answers


def _texts_read(submission: Submission) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for position, each in enumerate(submission.texts_read, 1):
        answers |= _texts(f"{TEXTS_READ}/{numbered(position)}", asdict(each))
    return answers


def _texts(place: str, texts: Mapping[str, str]) -> dict[str, Answer]:
    return {f"{place}/{name}": text for name, text in texts.items() if text}

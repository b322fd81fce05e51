"""Addresses in a return, such as ``workforce / clinical / band_5 / bme``, and the same in plain words."""

from collections.abc import Iterable, Mapping
from typing import Final

from wres_desktop.domain.form import FORM_FIELDS, NARRATIVE_CHECKED_BY
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.domain.workforce import BANDS

SEPARATOR: Final = " / "

_LONGEST_PART: Final = 60

_BAND_WORDS: Final = {band: band.replace("_", " ") for band in BANDS} | {
    "under_band_1": "under band 1",
    "vsm": "very senior managers",
}

_WORDS: Final[Mapping[str, str]] = {
    "format": "format",
    "version": "version",
    "organisation": "organisation",
    "code": "code",
    "name": "name",
    "kind": "kind of organisation",
    "reporting_year": "reporting year",
    "snapshot_date": "snapshot date",
    "stated_headcount": "all staff in post, as your staff list has it",
    "workforce": "workforce",
    "non_clinical": "non-clinical",
    "clinical": "clinical",
    "medical": "medical and dental",
    **_BAND_WORDS,
    "consultant": "consultants",
    "senior_medical_manager": "senior medical managers",
    "career_grade": "non-consultant career grades",
    "trainee": "trainee grades",
    "other": "other grades",
    "recruitment": "recruitment",
    "shortlisted": "shortlisted",
    "appointed": "appointed",
    "disciplinary": "disciplinary",
    "basis": "basis",
    "entered": "entered the formal process",
    "entered_previous_year": "entered the formal process in the previous year",
    "training": "training",
    "accessed": "accessed",
    "survey": "staff survey",
    "harassment_public": "harassment by the public",
    "harassment_staff": "harassment by staff",
    "equal_opportunity": "equal opportunity",
    "discrimination": "discrimination",
    "board": "board",
    "total": "total",
    "voting": "voting members",
    "executive": "executive members",
    "white": "white",
    "bme": "BME",
    "unknown": "ethnicity unknown",
    "yes": "answered yes",
    "percent": "per cent",
    "answered": "answered",
    "not_collected": "not collected",
    "form": "form",
    **{field.key: field.label[0].lower() + field.label[1:] for field in FORM_FIELDS},
    NARRATIVE_CHECKED_BY: "who read all texts for numbers",
    "narrative": "narrative",
    "implications": "what the figures mean for us",
    "action": "action",
    "actions": "action plan",
    "indicator": "indicator",
    "finding": "finding",
    "objective": "objective",
    "lead": "lead",
    "measure": "measure",
    "baseline": "baseline",
    "target": "target",
    "start": "start",
    "due": "due",
    "progress": "progress",
    "rag": "RAG",
    "eds_outcome": "EDS outcome",
    "since": "in the plan since",
    "eds2": "EDS2 outcome",
    "high_impact": "high-impact action",
    "statement": "figure",
    "status": "status",
    "notes": "notes",
    "consultations": "consultations",
    "who": "who was asked",
    "how": "how",
    "on": "when",
    "said": "what they said",
    "outcome": "what came of it",
    "consents": "consents",
    "cells": "cells",
    "given_by": "given by",
    "given_on": "given on",
    "note": "note",
    "texts_read": "texts read once more",
    "place": "where it stands",
    "text": "the words that were read",
    "by": "read by",
}

_ORDER: Final[Mapping[str, int]] = {key: index for index, key in enumerate(_WORDS)}


def address(parts: Iterable[str | int]) -> str:
    """The address of a place in a return; the rows of a list are counted from 1."""
    return SEPARATOR.join(_part(part) for part in parts)


def in_words(place: str) -> str:
    """An address in the words of the form: ``Workforce, clinical, band 5, BME``; the whole return is empty."""
    if not place:
        return ""
    parts = place.split(SEPARATOR)
    words = [_number_words(parts[index - 1], part) if index else "" for index, part in enumerate(parts)]
    text = ", ".join(found or _WORDS.get(part, part) for found, part in zip(words, parts, strict=True))
    return sentence_case(text)


def order_of(place: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts addresses as a return is read: sections, staff groups, bands and groups in their order."""
    return tuple(_part_order(part) for part in place.split(SEPARATOR))


def _part(part: str | int) -> str:
    if isinstance(part, int):
        return str(part + 1)
    shown = "".join(letter if letter.isprintable() else "?" for letter in part)
    return shown if len(shown) <= _LONGEST_PART else shown[:_LONGEST_PART] + "..."


def _number_words(above: str, part: str) -> str:
    if not part.isdecimal():
        return ""
    return f"indicator {part}" if above == "narrative" else f"row {part}"


def _part_order(part: str) -> tuple[int, int, str]:
    if part.isdecimal():
        return (0, int(part), "")
    return (1, _ORDER.get(part, len(_ORDER)), part)

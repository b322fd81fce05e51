"""The row of indicator 1 to which the text of a grade belongs: AfC bands as they are really written, medical grades."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from wres_desktop.domain.workforce import BANDS
from wres_desktop.intake.cell_text import plain

_LETTERED: Final = "8"
_BAND: Final = re.compile(
    r"(?:\b(?:band|bnd|afc|bd)\s*|\bb)0?(?P<number>[1-9])(?!\d)\s*(?:(?:range\s*)?(?P<letter>[a-d]))?(?![a-z0-9])"
)
_BARE: Final = re.compile(
    r"0?(?P<number>[1-9])\s*(?:(?:range\s*)?(?P<letter>[a-d]))?(?P<says>\s*(?:afc|a4c|agenda for change))?"
)
_SECOND_NUMBER: Final = re.compile(r"\s*(?:to|or|and|-|/)?\s*0?(?P<number>[1-9])\s*(?P<letter>[a-d])?\b(?!\w)")
_ESR_CODE: Final = re.compile(r"\bx[nr](0[1-9]|1[0-2])\b")
_ESR_ROWS: Final = (*BANDS[1:8], *BANDS[8:13])
_UNDER: Final = frozenset(["under band 1", "under 1", "below band 1", "band under 1", "under band1", "u1"])
_VSM: Final = re.compile(r"\b(?:vsm|very senior manager|very senior managers|very senior management)\b")
_NOT_DOCTORS: Final = re.compile(
    r"\b(?:nurs\w*|midwi\w*|therap\w*|practitioner|pharmac\w*|psycholog\w*|scientist|physio\w*|radiograph\w*|paramedic|"
    r"allied|clerk|manager|secretary|coordinator|administrator|support)\b"
)
_HOSPITAL_PRACTITIONER: Final = re.compile(r"\bhospital practitioner\b")
_MEDICAL: Final = (
    (
        "trainee",
        re.compile(
            r"\b(?:trainee grades?|training grades?|doctor in training|foundation(?: doctor| house officer| year)?|"
            r"f ?y ?[12]|specialty registrar|specialist registrar|registrar|core train\w*|house officer|sho|spr|strh?|"
            r"st ?[1-8]|ct ?[1-3]|gpst\w*|junior doctor|resident doctor|medical trainee|dental core trainee|"
            r"specialty trainee|gp trainee)\b"
        ),
    ),
    (
        "career_grade",
        re.compile(
            r"\b(?:specialty doctor|specialist doctor|associate specialist|staff grade|sas(?: doctor| grade)?|"
            r"specialist grade|hospital practitioner|clinical assistant|non consultant career grades?|career grades?|"
            r"trust grade(?: doctor)?|clinical fellow|trust doctor)\b"
        ),
    ),
    ("consultant", re.compile(r"\bconsultants?\b")),
    (
        "other",
        re.compile(
            r"\b(?:salaried (?:gp|general practitioner|dentist)|general practitioner|gp|gps|dentist|dental officer|"
            r"clinical lead gp|medical advis[eo]r|medical other|other medical|community medical officer|"
            r"public health doctor)\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Grade:
    """A row of indicator 1; ``medical`` rows are of doctors and dentists whatever the staff group says.

    ``bare`` marks a number alone, which is a band only where the column says that it holds bands.
    """

    row: str
    medical: bool = False
    bare: bool = False


@cache
def grade_of(text: str) -> Grade | None:
    """The row that a grade belongs to, or ``None`` where that is not sure: a local grade, or two bands at once."""
    words = plain(text)
    bands = _bands_in(words)
    if bands:
        return Grade(bands.pop()) if len(bands) == 1 else None
    if words not in _UNDER and _BAND.search(words):  # band 8 without its letter
        return None
    if found := _BARE.fullmatch(words):
        row = _row(found["number"], found["letter"])
        return Grade(row, bare=not (found["letter"] or found["says"])) if row else None
    return _by_words(words) or _medical(words)


def _by_words(words: str) -> Grade | None:
    """By words and codes that stand for one row each."""
    if words in _UNDER:
        return Grade("under_band_1")
    if _VSM.search(words):
        return Grade("vsm")
    code = _ESR_CODE.search(words)
    return Grade(_ESR_ROWS[int(code[1]) - 1]) if code else None


def _bands_in(words: str) -> set[str]:
    """Every band that the words name; a band 8 without its letter is none."""
    if words in _UNDER:
        return set()
    rows: set[str] = set()
    for found in _BAND.finditer(words):
        number, letter = found["number"], found["letter"]
        row = _row(number, letter)
        if row:
            rows.add(row)
        second = _SECOND_NUMBER.match(words, found.end())
        if second and (other := _row(second["number"], second["letter"])) and other != row:
            rows.add(other)
    return rows


def _row(number: str, letter: str | None) -> str | None:
    if number == _LETTERED:
        return f"band_8{letter}" if letter else None
    return f"band_{number}" if letter is None else None


def _medical(words: str) -> Grade | None:
    if _NOT_DOCTORS.search(words) and not _HOSPITAL_PRACTITIONER.search(words) and "general practitioner" not in words:
        return None
    for row, pattern in _MEDICAL:
        if pattern.search(words):
            return Grade(row, medical=True)
    return None

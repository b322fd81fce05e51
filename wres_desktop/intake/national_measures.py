"""Knows the rows of a national return by the names of their measures, in the part of the sheet where they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from wres_desktop.domain.collection.national import NATIONAL_SECTIONS, NationalRow, NationalSection, Unit
from wres_desktop.intake.sheet_text import plain

_LONGEST_HEADING: Final = 90
_LONGEST_BAND: Final = 60
_STAFF_SECTIONS: Final = NATIONAL_SECTIONS[:3]
_WORKED_OUT: Final = (
    "likelihood",
    "difference",
    "by ethnicity",
    "share of each group",
    "number of staff in",
    "non voting",
    "non exec",
    "total",
    "auto calculated",
    "worked out",
)


class Measures:
    """Which row of the standard a row of a sheet is; remembers the heading above it."""

    def __init__(self) -> None:
        self._section: NationalSection | None = None
        self._taken: set[str] = set()

    def row_of(self, cells: Sequence[object]) -> NationalRow | None:
        """The row that these cells are, or ``None``; each row is taken once, where it stands first."""
        keys = {str(cell): row for cell in cells if isinstance(cell, str) for row in _rows_by_key(cell)}
        texts = [text for cell in cells if (text := plain(cell))]
        for text in texts:
            self._section = _section_of(text) or self._section
        found = next(iter(keys.values()), None) or next((row for text in texts if (row := self._match(text))), None)
        if found is None or found.key in self._taken:
            return None
        return found

    def take(self, row: NationalRow) -> None:
        """A row that had figures or a reason: the same words further down mean something else."""
        self._taken.add(row.key)

    def _match(self, text: str) -> NationalRow | None:
        if self._section in _STAFF_SECTIONS and self._section is not None:
            rows = self._section.rows if len(text) <= _LONGEST_BAND else ()
            if (found := _longest(text, rows)) is not None:
                return found
        own = self._section.rows if self._section and self._section not in _STAFF_SECTIONS else ()
        others = [row for section in NATIONAL_SECTIONS[3:] for row in section.rows if not row.key.startswith("survey/")]
        percents = [row for section in NATIONAL_SECTIONS for row in section.rows if row.unit is Unit.PERCENTAGE]
        return _longest(text, own) or _longest(text, others) or _longest(text, percents)


def is_worked_out(cells: Sequence[object]) -> bool:
    """Whether a row that is none of those entered is one of those that a template works out."""
    texts = [plain(cell) for cell in cells]
    return any(words in text for text in texts for words in _WORKED_OUT)


def _rows_by_key(cell: str) -> Iterator[NationalRow]:
    row = _by_key().get(cell)
    if row is not None and row.unit is not Unit.WORKED_OUT:
        yield row


@cache
def _by_key() -> dict[str, NationalRow]:
    return {row.key: row for section in NATIONAL_SECTIONS for row in section.rows}


def _section_of(text: str) -> NationalSection | None:
    """The section of which a text is the heading; a sentence that names several kinds of staff is none."""
    if len(text) > _LONGEST_HEADING:
        return None
    non_clinical, clinical, medical = _STAFF_SECTIONS
    if "non clinical" in text:
        return non_clinical
    if re.search(r"\bmedical (?:and )?dental\b", text) and not text.startswith("other"):
        return medical
    if re.search(r"\bclinical\b", text):
        return clinical
    for section in NATIONAL_SECTIONS[3:]:
        if any(_says(text, words) for words in section.known_as) and not _longest(text, section.rows, Unit.HEADCOUNT):
            return section
    return None


def _longest(text: str, rows: Sequence[NationalRow], unit: Unit | None = None) -> NationalRow | None:
    """The row of whose names the longest is in the text; what a template works out is none of them."""
    if any(
        words in text for words in ("likelihood", "difference", "by ethnicity", "non voting", "non exec", "share of")
    ):
        return None
    named = [
        (len(words), row)
        for row in rows
        if row.unit is not Unit.WORKED_OUT and (unit is None or row.unit is unit)
        for words in (*row.known_as, plain(row.measure))
        if _says(text, words)
    ]
    return max(named, key=lambda each: each[0])[1] if named else None


def _says(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}(?:s|es)?\b", text) is not None

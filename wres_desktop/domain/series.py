"""Which years of an indicator may be compared, and which rules a year has where none are known for it."""

from collections.abc import Mapping
from typing import Final

from wres_desktop.domain.edition import EDITION_YEARS, Edition, disciplinary_break, load_edition, series_break

_DISCIPLINARY: Final = 3


def edition_near(year: int) -> Edition:
    """The year's rules; for a year before the first or after the last that is known, the nearest."""
    return load_edition(min(max(year, EDITION_YEARS[0]), EDITION_YEARS[-1]))


def break_between(indicator: int, year: int, other: int, bases: Mapping[int, str]) -> str | None:
    """Why an indicator of two years cannot be compared, as a finished sentence, or ``None``.

    ``bases`` are those that the organisation really used for indicator 3, by year; where one is not known, its
    edition's is taken.
    """
    if indicator == _DISCIPLINARY:
        first, second = (bases.get(each, edition_near(each).disciplinary_basis.value) for each in (year, other))
        return disciplinary_break(year, other) if first != second else None
    found = series_break(indicator, edition_near(year), edition_near(other))
    return None if found is None else found.replace(*_years_of(found, year, other))


def _years_of(sentence: str, year: int, other: int) -> tuple[str, str]:
    """The sentence names years whose rules are known; the years that are compared stand in their place."""
    named, _, _ = sentence.partition(" cannot be compared")
    return named, f"{min(year, other)} and {max(year, other)}"

"""One reporting year's rules, read from resources/editions/: wording, survey questions, bases, deadlines, sources."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from wres_desktop.domain.submission import DisciplinaryBasis, SurveyQuestion
from wres_desktop.errors import UnreadableFile, WrongUse
from wres_desktop.paths import resources

EDITION_YEARS: Final = tuple(range(2016, 2026))
"""The reporting years whose rules the program knows; a year's data is of 31 March of that year."""

_DIVISORS: Final = ("staff_this_year",)
_BOARD_ROWS: Final = ("total", "voting", "non_voting", "executive", "non_executive")


class Confidence(StrEnum):
    """How sure a fact is (resources/editions/2016.toml explains the marks)."""

    SEEN = "S"
    HIGH = "OK-H"
    MEDIUM = "OK-M"
    LOW = "OK-L"


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """Something that this edition takes to be true, with where it comes from and how sure it is."""

    text: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """The words of one indicator: ``label`` is short, ``wording`` that of the era, ``counts`` says what counts."""

    number: int
    label: str
    wording: str
    direction: str
    counts: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due when; ``date`` is ``None`` where sources disagree, and ``conflict`` then says so.

    ``of_nhs_alone``: it is the duty of NHS organisations, and others are to ask their commissioner.
    """

    what: str
    date: str | None
    conflict: str
    source: str
    confidence: Confidence
    of_nhs_alone: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """The rules of one reporting year.

    ``facts`` holds every fact of the edition with its source; the settings are there too, by their own names.
    ``board_rows`` are the rows of indicator 9 that were asked for, ``board_differences`` those that are compared
    with the workforce.
    """

    year: int
    indicators: Mapping[int, IndicatorText]
    survey_year: int
    survey_items: Mapping[SurveyQuestion, str]
    disciplinary_basis: DisciplinaryBasis
    indicator_7_includes_dont_know: bool
    race_disparity: bool
    board_rows: tuple[str, ...]
    board_differences: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    facts: Mapping[str, SourcedFact]


@cache
def load_edition(year: int) -> Edition:
    """The rules of one reporting year; WrongUse for a year that the program does not know."""
    if year not in EDITION_YEARS:
        message = (
            f"The rules of the reporting year {year} are not known; "
            f"choose a year from {EDITION_YEARS[0]} to {EDITION_YEARS[-1]}."
        )
        raise WrongUse(message)
    try:
        return _edition(_merged(year))
    except (KeyError, TypeError, ValueError) as exc:
        message = f"The rules of the reporting year {year} are damaged; install the program again."
        raise UnreadableFile(message) from exc


def series_break(indicator: int, edition: Edition, earlier: Edition) -> str | None:
    """Why an indicator of two editions cannot be compared, as a finished sentence, or ``None`` (standard 1.2, 1.3).

    An organisation may have used another disciplinary basis than its edition's: see ``indicators.indicators_of``.
    """
    first, last = sorted((edition, earlier), key=lambda each: each.year)
    if indicator == SurveyQuestion.EQUAL_OPPORTUNITY.indicator and (
        first.indicator_7_includes_dont_know is not last.indicator_7_includes_dont_know
    ):
        return (
            f"{first.year} and {last.year} cannot be compared: "
            'answers of "don\'t know" have been counted since the 2021 survey, and were left out before.'
        )
    if indicator == _DISCIPLINARY and first.disciplinary_basis is not last.disciplinary_basis:
        return disciplinary_break(first.year, last.year)
    return None


_DISCIPLINARY: Final = 3


def disciplinary_break(year: int, other_year: int) -> str:
    """The sentence for two years of indicator 3 of which one is an average over two years and one is not."""
    return (
        f"{min(year, other_year)} and {max(year, other_year)} cannot be compared: "
        "one counts the cases of a single year, the other the average of two years."
    )


def _merged(year: int) -> dict[str, Any]:
    """The edition's file laid over the one it is based on; deadlines and ``this_year`` are never inherited."""
    path = resources() / "editions" / f"{year}.toml"
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        message = f"The rules of the reporting year {year} are missing; install the program again."
        raise UnreadableFile(message) from exc
    if "based_on" not in own:
        return own
    base = _merged(own["based_on"])
    inherited = {key: value for key, value in base.items() if key not in ("deadlines", "this_year")}
    return _laid_over(inherited, own)


def _laid_over(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _edition(raw: Mapping[str, Any]) -> Edition:
    settings = raw["settings"]
    value = {name: setting["value"] for name, setting in settings.items()}
    if value["two_year_average_divides_by"] not in _DIVISORS:
        raise ValueError(value["two_year_average_divides_by"])
    facts = {f"settings.{name}": _setting_fact(setting) for name, setting in settings.items()}
    facts |= {name: _fact(fact) for name, fact in {**raw["facts"], **raw.get("this_year", {})}.items()}
    return Edition(
        year=raw["year"],
        indicators=MappingProxyType({int(n): _indicator(int(n), text) for n, text in raw["indicators"].items()}),
        survey_year=value["survey_year"],
        survey_items=MappingProxyType({SurveyQuestion(name): item for name, item in value["survey_items"].items()}),
        disciplinary_basis=DisciplinaryBasis(value["disciplinary_basis"]),
        indicator_7_includes_dont_know=_yes_or_no(value["indicator_7_includes_dont_know"]),
        race_disparity=_yes_or_no(value["race_disparity"]),
        board_rows=_board_rows(value["board_rows"]),
        board_differences=_board_rows(value["board_differences"]),
        deadlines=tuple(_deadline(deadline) for deadline in raw.get("deadlines", ())),
        facts=MappingProxyType(facts),
    )


def _indicator(number: int, raw: Mapping[str, str]) -> IndicatorText:
    words = (raw["label"], raw["wording"], raw["direction"], raw["counts"], raw["source"])
    return IndicatorText(number, *words, Confidence(raw["confidence"]))


def _deadline(raw: Mapping[str, Any]) -> Deadline:
    confidence = Confidence(raw["confidence"])
    of_nhs_alone = raw.get("of_nhs_alone", False)
    return Deadline(raw["what"], raw.get("date"), raw.get("conflict", ""), raw["source"], confidence, of_nhs_alone)


def _fact(raw: Mapping[str, str]) -> SourcedFact:
    return SourcedFact(raw["text"], raw["source"], Confidence(raw["confidence"]))


def _setting_fact(raw: Mapping[str, Any]) -> SourcedFact:
    """A setting in words, such as "Year of the staff survey: 2018"."""
    value = raw["value"]
    if isinstance(value, dict):
        words = ", ".join(f"{key} {item}" for key, item in value.items())
    elif isinstance(value, list):
        words = ", ".join(value)
    elif isinstance(value, bool):
        words = "yes" if value else "no"
    else:
        words = str(value)
    text = f"{raw['label']}: {words.replace('non_', 'non-').replace('_', ' ')}."
    return SourcedFact(text, raw["source"], Confidence(raw["confidence"]))


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _board_rows(value: list[str]) -> tuple[str, ...]:
    if not set(value) <= set(_BOARD_ROWS):
        raise ValueError(value)
    return tuple(value)

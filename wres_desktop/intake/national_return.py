"""A filled national return, ours or a template of any year: both years' counts, by the names of its measures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from wres_desktop.domain.collection.marker import NATIONAL_MARKER
from wres_desktop.domain.collection.national import NationalRow, Unit
from wres_desktop.domain.collection.pages import KINDS
from wres_desktop.domain.edition import EDITION_YEARS, load_edition
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import DisciplinaryBasis, Submission
from wres_desktop.intake.draft import NOT_COLLECTED, Answer, draft_of
from wres_desktop.intake.national_heads import NationalColumn, columns_at
from wres_desktop.intake.national_measures import Measures, is_worked_out
from wres_desktop.intake.placed import in_its_cell
from wres_desktop.intake.places import SEPARATOR
from wres_desktop.intake.problems import Problem, Severity, arranged
from wres_desktop.intake.sheet_text import plain, typed, where
from wres_desktop.intake.workbook import FIRST_ROWS, Sheet

_ENOUGH_ROWS: Final = 20
"""So many rows that are known by their measures make a workbook a national return."""

_LONGEST_RETURN: Final = 1_000
"""No sheet of a return has more rows; and its heads stand among the first, or it is a list of something else."""

_NO_FIGURES: Final = ("not collected", "not available", "n a", "na", "not applicable", "no data", "not recorded")
_NO_REASON: Final = "No reason was given in the national return."
_REASON: Final = re.compile(r"(?:^|\n)\s*(20[0-9]{2}):\s*not collected:\s*([^\n]+)")
_BASIS: Final = re.compile(r"(?:^|\n)\s*(20[0-9]{2}):[^\n]*(average of two years|cases of one year)")
_FACTS: Final = {
    "organisation name": "organisation/name",
    "name of organisation": "organisation/name",
    "name of provider organisation": "organisation/name",
    "organisation code": "organisation/code",
    "ods code": "organisation/code",
    "org code": "organisation/code",
    "kind of organisation": "organisation/kind",
    "organisation type": "organisation/kind",
    "reporting year": "reporting_year",
}
_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class ReadNational:
    """The returns in a workbook, the latest last; ``cells`` says by year and place where an answer stands."""

    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]
    cells: Mapping[int, Mapping[str, str]]


@dataclass
class _Year:
    answers: dict[str, Answer] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    worth: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


@dataclass
class _Reading:
    """What was read so far; a year is 0 for this and -1 for last year until the year itself is known."""

    facts: dict[str, Answer] = field(default_factory=dict)
    years: dict[int, _Year] = field(default_factory=dict)
    bases: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)


def is_national_return(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook is a national return: ours by its marker, another by its measures."""
    if any(sheet.at(0, 0) == NATIONAL_MARKER for sheet in sheets):
        return True
    return len(_read(sheets, enough=_ENOUGH_ROWS).rows) >= _ENOUGH_ROWS


def read_national_return(sheets: Sequence[Sheet], path: Path) -> ReadNational:
    """The returns in the sheets, with every problem found at once and its cell named."""
    reading = _read(sheets)
    by_year = _calendar_years(reading)
    problems = [replace(problem, source=f"{path.name}, {problem.source}") for problem in reading.problems]
    if not by_year:
        what = "No columns of a reporting year were found in this workbook."
        problems.append(Problem("", what, "Write the year above the columns for white and BME.", source=path.name))
    submissions = []
    for year in sorted(by_year):
        found = by_year[year]
        answers = {
            **_facts(reading),
            **_counts_first(found.answers),
            **_reasons(found),
            "snapshot_date": f"31 March {year}",
        }
        if any(place.startswith("disciplinary/entered") for place in found.answers):
            answers["disciplinary/basis"] = _basis(year, found, reading.bases.get(year, ""))
        draft = draft_of(answers, year)
        name = f"{path.name}, {year}"
        problems += [in_its_cell(replace(problem, source=name), found.cells) for problem in draft.problems]
        submissions.append(draft.submission)
    kept = () if any(problem.blocks for problem in problems) else tuple(submissions)
    return ReadNational(kept, arranged(problems), {year: found.cells for year, found in by_year.items()})


def _read(sheets: Sequence[Sheet], enough: int | None = None) -> _Reading:
    """What stands in the sheets; up to so many rows that are known, where that is all that is asked."""
    reading, measures = _Reading(), Measures()
    for sheet in sheets:
        columns: Mapping[int, NationalColumn] = {}
        for row in range(min(sheet.height, _LONGEST_RETURN)):
            if (not columns and row >= FIRST_ROWS) or (enough is not None and len(reading.rows) >= enough):
                break
            cells = [sheet.at(row, column) for column in range(sheet.width)]
            _take_fact(cells, reading)
            heads = columns_at(sheet, row, columns)
            if heads is not None:
                columns = heads
            elif columns:
                _read_row(sheet, row, columns, measures, reading)
    return reading


def _take_fact(cells: Sequence[object], reading: _Reading) -> None:
    """A label such as "Organisation code", and what stands to its right."""
    for index, cell in enumerate(cells):
        if place := _FACTS.get(plain(cell)):
            right = [typed(each) for each in cells[index + 1 :] if typed(each) != ""]
            if right:
                reading.facts.setdefault(place, right[0])


def _read_row(
    sheet: Sheet, row: int, columns: Mapping[int, NationalColumn], measures: Measures, reading: _Reading
) -> None:
    cells = [sheet.at(row, column) for column in range(sheet.width)]
    values = {column: value for column in columns if (value := typed(cells[column])) != ""}
    faults = [column for column in columns if (row, column) in sheet.faults]
    found = measures.row_of(cells)
    if found is None:
        if any(isinstance(value, int) for value in values.values()) and not is_worked_out(cells):
            what = "The measure of this row was not recognised, so its numbers were not read."
            to_do = "Check that nobody is missing from the counts."
            at = where(sheet, row, min(values))
            reading.problems.append(Problem("", what, to_do, Severity.CONFIRM, source=at))
        return
    reading.rows.add(found.key)
    if values or faults:
        measures.take(found)
    reading.problems += _faults(sheet, row, faults, found)
    notes = "\n".join(str(cell) for column, cell in enumerate(cells) if isinstance(cell, str) and column not in columns)
    reading.bases |= {int(year): basis for year, basis in _BASIS.findall(notes)}
    for column, value in values.items():
        _take(reading, found, columns[column], value, (where(sheet, row, column), notes))


def _faults(sheet: Sheet, row: int, faults: Sequence[int], found: NationalRow) -> Iterator[Problem]:
    for column in faults if found.unit is Unit.HEADCOUNT else ():
        what = "This cell holds a formula without a result, or an error."
        to_do = "Open the workbook in Excel and save it there, or type the number itself."
        yield Problem(found.key.replace("/", SEPARATOR), what, to_do, source=where(sheet, row, column))


def _take(reading: _Reading, row: NationalRow, column: NationalColumn, value: Answer, seen: tuple[str, str]) -> None:
    """One figure; of several for the same thing, the one that is worth most counts."""
    at, notes = seen
    year = reading.years.setdefault(column.year, _Year())
    section = row.key.split("/")[0] if not row.key.startswith("survey/") else row.key.rpartition("/")[0]
    if plain(value) in _NO_FIGURES:
        reasons = dict(_REASON.findall(notes))
        year.reasons.setdefault(section, reasons.get(str(column.year), _NO_REASON))
        return
    place = f"{row.key}/{column.group}"
    if section.startswith("survey/"):
        place = f"{section}/{column.group}/{row.key.rpartition('/')[2]}"
        if column.group not in ("white", "bme"):
            return
    if column.worth >= year.worth.get(place, -1):
        year.answers[place] = _percentage(value) if row.unit is Unit.PERCENTAGE else value
        year.cells[place], year.worth[place] = at, column.worth


def _percentage(value: Answer) -> Answer:
    """A percentage with so many decimals that only a spreadsheet can have worked it out is rounded to one."""
    whole, _, decimals = str(value).partition(".")
    if not (whole.isdecimal() and decimals.isdecimal() and len(decimals) > _DECIMALS):
        return str(value)
    return digits(Fraction(str(value)), 1)


def _calendar_years(reading: _Reading) -> dict[int, _Year]:
    """The years by the calendar; "this year" is the reporting year that the workbook states, or the latest known."""
    stated = str(reading.facts.get("reporting_year", ""))
    named = [year for year in reading.years if year > 0]
    latest = int(stated) if stated.isdecimal() else max(named, default=0)
    years: dict[int, _Year] = {}
    for year, found in reading.years.items():
        calendar = year if year > 0 else latest + year
        if calendar > 0:
            years.setdefault(calendar, found)
    return years


def _counts_first(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers without percentages of which the counts are there: those were worked out from them."""
    counted = {place.rpartition("/")[0] for place in answers if place.endswith("/yes")}
    return {
        place: value
        for place, value in answers.items()
        if not (place.endswith("/percent") and place.rpartition("/")[0] in counted)
    }


def _facts(reading: _Reading) -> dict[str, Answer]:
    facts = {place: value for place, value in reading.facts.items() if place != "reporting_year"}
    kinds = {plain(label): key for key, label in KINDS} | {key: key for key, _ in KINDS}
    kind = plain(str(facts.get("organisation/kind", "")))
    if kind:
        facts["organisation/kind"] = kinds.get(kind, kinds.get(kind.replace(" ", "_"), kind))
    return facts


def _reasons(year: _Year) -> dict[str, Answer]:
    """A section is not collected where it says so and holds no figure."""
    return {
        f"{section}/{NOT_COLLECTED}": reason
        for section, reason in year.reasons.items()
        if not any(place.startswith(f"{section}/") for place in year.answers)
    }


def _basis(year: int, found: _Year, noted: str) -> str:
    """The basis of indicator 3: as noted, as the counts tell, else as the year's rules have it."""
    if noted:
        return DisciplinaryBasis.TWO_YEAR_AVERAGE if "two" in noted else DisciplinaryBasis.SINGLE_YEAR
    if any(place.startswith("disciplinary/entered_previous_year") for place in found.answers):
        return DisciplinaryBasis.TWO_YEAR_AVERAGE
    return load_edition(year).disciplinary_basis if year in EDITION_YEARS else DisciplinaryBasis.SINGLE_YEAR

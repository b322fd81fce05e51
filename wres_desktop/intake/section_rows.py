"""Pay bands and staff groups that stand in headings between the rows of people, laid beside the rows as a column."""

import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from wres_desktop.intake.cell_text import plain, text_of
from wres_desktop.intake.columns import Found, find_headings
from wres_desktop.intake.counted import TableKind
from wres_desktop.intake.grades import grade_of
from wres_desktop.intake.staff_words import meaning_within
from wres_desktop.intake.workbook import Cell, Column, Sheet

HEADINGS: Final[Mapping[str, str]] = {
    "grade": "Pay band, from headings between the rows",
    "staff_group": "Staff group, from headings between the rows",
}
"""What stands above a column that is made of such headings."""

_FEWEST_HEADINGS: Final = 4
"""In a narrower table a row with one filled cell may be a person: what stands in it is not shown."""

_UNNAMED: Final = "?"
_TEXT_AND_COUNT: Final = 2
_COUNT_BEHIND: Final = re.compile(r"\s*[(\[][^)\]]*\d[^)\]]*[)\]]\s*$")
_NO_SECTION: Final = re.compile(
    r"(?:.* )?(?:total|totals|subtotal|count|sum|official|sensitive|confidential)(?: .*)?|page \d.*|"
    r"(?:printed|produced|prepared|report|run|end of|date|number of|selection|sorted)\b.*"
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The rows around and below the headings: the text of those with one alone, and which are people."""

    alone: Mapping[int, str]
    people: frozenset[int]


def with_sections(sheet: Sheet) -> Sheet:
    """The sheet with a column for each thing that only headings between the rows of a staff list say.

    A row is such a heading if one text stands in it, and a number at most. A heading that is not known stands in the
    column too, so that it is asked about; an outer heading ends what an inner one above it said.
    """
    found = find_headings(sheet, TableKind.STAFF, {})
    if "ethnicity" not in found.columns or not 0 <= found.header_row < sheet.height - 1:
        return sheet
    wanted = [field for field in _MEANS if _may_be_missing(sheet, found, field)]
    if not wanted:
        return sheet
    lines = _lines(sheet, found)
    known = {row: field for row, text in lines.alone.items() if (field := _field_of(text)) in wanted}
    for field in wanted:
        if any(row > found.header_row for row, other in known.items() if other == field):
            sheet = _with_column(sheet, found, field, list(_said(lines, known, field, found)))
    return sheet


def _may_be_missing(sheet: Sheet, found: Found, field: str) -> bool:
    """Whether no column says it of the people: there is none, or it is filled in the headings alone."""
    if field == "staff_group" and "occupation_code" in found.columns:
        return False
    if field not in found.columns:
        return True
    first = found.header_row + 1
    ethnicity, own = (sheet.columns[found.columns[key]] for key in ("ethnicity", field))
    again = own.codes[found.header_row]
    return not any(
        said and who and said != again for said, who in zip(own.codes[first:], ethnicity.codes[first:], strict=False)
    )


def _lines(sheet: Sheet, found: Found) -> _Lines:
    ethnicity = sheet.columns[found.columns["ethnicity"]]
    blank = {code for code, value in enumerate(ethnicity.values) if (text := text_of(value)) == "" or _names_band(text)}
    codes = [*ethnicity.codes, *[0] * (sheet.height - len(ethnicity.codes))]
    numbers = {found.columns[key] for key in ("person", "assignment") if key in found.columns}
    alone: dict[int, str] = {}
    people = set()
    for row in range(max(0, found.header_row - 1), sheet.height):
        if codes[row] not in blank:
            people.add(row)
            continue
        cells = _few_cells(sheet, row)
        if _is_one_text(cells) and cells.keys().isdisjoint(numbers - {min(cells)}):
            alone[row] = text_of(cells[min(cells)])
        elif cells:
            people.add(row)
    headings = ethnicity.codes[found.header_row]
    return _Lines(alone, frozenset(row for row in people if row > found.header_row and codes[row] != headings))


def _few_cells(sheet: Sheet, row: int) -> dict[int, Cell]:
    """The first three filled cells of a row, by their columns."""
    cells: dict[int, Cell] = {}
    for place, column in enumerate(sheet.columns):
        value = column.at(row)
        if value != "" and text_of(value):
            cells[place] = value
            if len(cells) > _TEXT_AND_COUNT:
                break
    return cells


def _is_one_text(cells: Mapping[int, Cell]) -> bool:
    """Whether one text stands there, and at most a number behind it."""
    are_texts = [isinstance(cell, str) for cell in cells.values()]
    return are_texts in ([True], [True, False])


def _names_band(text: str) -> bool:
    """Whether a text names a row of indicator 1 by more than a number."""
    grade = grade_of(_without_count(text))
    return grade is not None and not grade.bare


_MEANS: Final[Mapping[str, Callable[[str], bool]]] = {
    "grade": _names_band,
    "staff_group": lambda text: meaning_within("staff_groups", text) is not None,
}


def _field_of(text: str) -> str | None:
    bare = _without_count(text)
    if _NO_SECTION.fullmatch(plain(text)):
        return None
    return next((field for field, means in _MEANS.items() if means(bare)), None)


def _without_count(text: str) -> str:
    """The heading without the number of people behind it: Band 5 (12)."""
    return _COUNT_BEHIND.sub("", text).strip(" :")


def _said(lines: _Lines, known: Mapping[int, str], field: str, found: Found) -> Iterator[tuple[int, str]]:
    """For each row of a person what the headings above it say of a field."""
    outer = known[min(known)]
    said, open_heading = "", ""
    latest = field
    for row in sorted({*lines.alone, *lines.people}):
        if row in lines.people:
            if open_heading and latest == field:
                said = open_heading if len(list(filter(None, found.headings))) >= _FEWEST_HEADINGS else _UNNAMED
            open_heading = ""
            yield row, said
        elif row in known:
            open_heading, latest = "", known[row]
            if latest == field:
                said = _without_count(lines.alone[row])
            elif latest == outer:
                said = ""
        elif not _NO_SECTION.fullmatch(plain(lines.alone[row])) and row > found.header_row:
            open_heading = _without_count(lines.alone[row])


def _with_column(sheet: Sheet, found: Found, field: str, said: list[tuple[int, str]]) -> Sheet:
    """The sheet with what was said in the field's own column, or in a new one at the right end."""
    place = found.columns.get(field, sheet.width)
    heading = text_of(sheet.at(found.header_row, place)) or HEADINGS[field]
    numbers = {"": 0, heading: 1}
    codes = array("I", bytes(4 * sheet.height))
    codes[found.header_row] = 1
    for row, text in said:
        codes[row] = numbers.setdefault(text, len(numbers))
    columns = list(sheet.columns)
    columns[place : place + 1] = [Column(codes, tuple(numbers))]
    return replace(sheet, columns=tuple(columns), from_sections=sheet.from_sections | {place})

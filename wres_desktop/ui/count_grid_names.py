"""Which row and column of a grid the names in a pasted block mean, wherever the block is pasted. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from wres_desktop.intake.typed_counts import NOT_KNOWN, read_count
from wres_desktop.ui.count_grid_rows import GridShape

Block: TypeAlias = tuple[tuple[str, ...], ...]
"""Rows of equally many texts."""

_UNKNOWN: Final = ("unknown", "not known", "not stated", "not said", "did not say", "not given", "ethnicity unknown")
_SAME_HEADING: Final = dict.fromkeys(_UNKNOWN, "unknown") | {
    "all": "total",
    "black and minority ethnic": "bme",
    "ethnic minority": "bme",
    "all staff": "total",
    "sum": "total",
}
_SAME_ROW: Final = {"vsm": "very senior manager", "senior manager": "very senior manager"}
GROUPS_ACROSS: Final = (
    "These lines have White and BME staff side by side; this table has a line of its own for either. Nothing was "
    "pasted. Copy the numbers of one line of this table at a time, or type them: {} comes first."
)
NAMES_NO_ROW: Final = (
    'The lines begin with names that are none of this table, such as "{}". Nothing was pasted, so that no number '
    "stands in a wrong row. Use the names of this table, or copy the numbers without names."
)
NO_SUCH_COLUMN: Final = (
    "The first line of the block has headings that this table does not have. Nothing was pasted, so that no number "
    "stands in a wrong column. Use the headings of this table, or copy the numbers without headings."
)
TOO_WIDE: Final = (
    "The block has more columns of numbers than there is room for from here. Nothing was pasted and nothing has "
    "changed. Choose a cell in the first column and paste again."
)
OTHER_STAFF: Final = (
    'The lines name staff of another page: "{}". Nothing was pasted. Go to the page of these staff and paste there; '
    "or, if they do belong here, paste the numbers without the names."
)
_OFFICE: Final = r"\bnon[- ]?clinical\b|\boffice\b|\badmin|\bclerical\b|\bcorporate\b|\bestates\b"
_CLINICAL: Final = r"(?<!non-)(?<!non )(?<!non)\bclinical\b|\bnurs|\bmidwi|\btherap|\bmedical\b|\bdoctor"
_NOT_HERE: Final = {
    "workforce/clinical/": re.compile(_OFFICE),
    "workforce/non_clinical/": re.compile(_CLINICAL),
}
"""Words in the names of rows that belong to another table, by the beginning of the places of the one at hand."""
TWICE: Final = "Two lines of the block name the same row. Nothing was pasted and nothing has changed."
HEADING_TWICE: Final = (
    'Two columns of the block have headings that mean the same: "{}". Nothing was pasted and nothing has changed. Copy '
    "one of the two columns alone, or give each its own heading, and paste again."
)
_BAND: Final = re.compile(r"^b? ?([1-9][a-d]?)$")
"""A band as people shorten it: ``B4``, ``4``, ``8a``."""
_ALL_OF_IT: Final = re.compile(r"(grand |overall )?total|all|sum")
_TOTALS: Final = re.compile(r"\b(sub-?)?total\b|\bsum\b|^all\b")


@dataclass(frozen=True, slots=True)
class Placed:
    """The cells of a block that has names: each with its row, column and text; or why it cannot be placed."""

    cells: tuple[tuple[int, int, str], ...] = ()
    refused: str = ""


def placed_by_names(shape: GridShape, block: Block, left: int) -> Placed | None:
    """Where the numbers of a block belong whose first column names rows of the grid; ``None`` where it names none.

    Where no line of headings names the columns, lines with a number for each column that is filled in begin at the
    first one, and shorter ones at the column ``left``. A line whose name is a total's is left out; any other name that
    the grid does not have is a refusal, because its numbers would stand in a wrong row.
    """
    if _has_groups_across(shape, block):
        return Placed(refused=GROUPS_ACROSS.format(shape.rows[0].label))
    headings, lines = _without_headings(block)
    rows = _with_grand_total(shape, lines, [_row(shape, line[0]) for line in lines])
    named = any(_is_name(line[0]) and row is not None for line, row in zip(lines, rows, strict=True))
    unnamed = [line[0] for line in lines if not _is_name(line[0]) and not _BAND.fullmatch(_plain(line[0]))]
    if named and unnamed:
        return Placed(refused=_not_a_row(unnamed))
    if not lines or not all(_is_name(line[0]) or (named and _BAND.fullmatch(_plain(line[0]))) for line in lines):
        return None
    if not any(isinstance(row, int) for row in rows):
        numbers = any(_is_number(text) for line in lines for text in line[1:])
        return Placed(refused=NAMES_NO_ROW.format(lines[0][0])) if numbers else None
    width = len(block[0]) - 1
    first = 0 if width >= _filled_in(shape) else left
    columns = _columns(shape, headings) if headings else list(range(first, first + width))
    refused = heading_twice(shape, columns or ()) or _why_refused(shape, [line[0] for line in lines], rows, columns)
    pairs = [(row, line[1:]) for row, line in zip(rows, lines, strict=True) if row is not None]
    cells = ((row, column, text) for row, texts in pairs for column, text in zip(columns or (), texts, strict=False))
    return Placed(refused=refused) if refused else Placed(tuple(cells))


def placed_by_headings(shape: GridShape, block: Block, left: int) -> tuple[Block, Sequence[int] | None]:
    """The lines of a block that names no rows, and their columns: those of its headings, or from ``left`` on.

    The columns are ``None`` where it has headings and one of them is none of the grid's.
    """
    first = {text for text in block[0] if text}
    columns = _columns(shape, block[0])
    named = any(map(_is_name, first)) and all(_is_name(text) or _is_heading(shape, text) for text in first)
    if not named or (columns is None and len(block) == 1):
        return block, range(left, left + len(block[0]))
    return block[1:], columns


def heading_twice(shape: GridShape, columns: Sequence[int]) -> str:
    """Why columns cannot be filled of which two are the same one of the grid; empty where each is named once."""
    twice = next((column for column in columns if columns.count(column) > 1), None)
    return "" if twice is None else HEADING_TWICE.format(shape.columns[twice].heading)


def _has_groups_across(shape: GridShape, block: Block) -> bool:
    """Whether the first line names two groups of people where the grid has a row for each, as for the survey."""
    across = {_heading_key(text) for text in block[0]} & {"white", "bme"}
    return len(across) > 1 and across.isdisjoint(_heading_key(column.heading) for column in shape.columns)


def _filled_in(shape: GridShape) -> int:
    """How many columns are not calculated."""
    every = range(len(shape.rows))
    return sum(any(shape.is_open(row, column) for row in every) for column in range(len(shape.columns)))


def _why_refused(
    shape: GridShape, names: Sequence[str], rows: Sequence[int | None], columns: Sequence[int] | None
) -> str:
    if columns is None:
        return NO_SUCH_COLUMN
    if max(columns, default=0) >= len(shape.columns):
        return TOO_WIDE
    others = _of_other_staff(shape, names)
    if others:
        return OTHER_STAFF.format(others)
    unknown = [name for name, row in zip(names, rows, strict=True) if row is None and not _is_total(name)]
    if unknown:
        return _not_a_row(unknown)
    named = [row for row in rows if row is not None]
    return TWICE if len(set(named)) < len(named) else ""


def _of_other_staff(shape: GridShape, names: Sequence[str]) -> str:
    """The first name that says that these are staff of another table; empty where none does."""
    for beginning, words in _NOT_HERE.items():
        if shape.rows[0].prefix.startswith(beginning):
            return next((name for name in names if words.search(name.casefold())), "")
    return ""


def _without_headings(block: Block) -> tuple[tuple[str, ...], Block]:
    """A first line without numbers, its first cell left out, and the lines below it."""
    first = block[0]
    if len(block) < 2 or len(first) < 2 or any(_is_number(text) for text in first):  # noqa: PLR2004  names and numbers
        return (), block
    return first[1:], block[1:]


def _columns(shape: GridShape, headings: Sequence[str]) -> list[int] | None:
    """The columns that headings name, in their order; ``None`` where one of them is no heading of the grid."""
    known = {_heading_key(column.heading): index for index, column in enumerate(shape.columns)}
    columns = [known.get(_heading_key(text)) for text in headings]
    found = [column for column in columns if column is not None]
    return found if len(found) == len(columns) else None


def _with_grand_total(shape: GridShape, lines: Block, rows: list[int | None]) -> list[int | None]:
    """The rows, with the only line that is called "Total" standing for the grid's row of all, where it has one."""
    last = len(shape.rows) - 1
    found = [at for at, line in enumerate(lines) if rows[at] is None and _ALL_OF_IT.fullmatch(_row_key(line[0]))]
    if len(found) == 1 and shape.rows[last].is_calculated and shape.rows[last].label.startswith("All "):
        rows[found[0]] = last
    return rows


def _is_heading(shape: GridShape, text: str) -> bool:
    """Whether a word that may stand for a number, such as "Unknown", is a heading of the grid."""
    return _heading_key(text) in {_heading_key(column.heading) for column in shape.columns}


def _row(shape: GridShape, name: str) -> int | None:
    """The row that a name means: by its whole label, or by the only longest label that stands in it as words."""
    wanted = _row_key(name)
    keys = [_row_key(row.label) for row in shape.rows]
    if wanted in keys:
        return keys.index(wanted)
    totals = [index for index, row in enumerate(shape.rows) if row.is_calculated]
    if _ALL_OF_IT.fullmatch(wanted) and len(totals) == 1:
        return totals[0]
    inside = [index for index, key in enumerate(keys) if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", wanted)]
    longest = [index for index in inside if len(keys[index]) == max(len(keys[each]) for each in inside)]
    return longest[0] if len(longest) == 1 else None


def _is_total(name: str) -> bool:
    return bool(_TOTALS.search(_row_key(name)))


def _is_number(text: str) -> bool:
    return isinstance(read_count(text), int)


def _is_name(text: str) -> bool:
    """Words, and not a number or a percentage of any form, nor what says that a number is not known."""
    return any(letter.isalpha() for letter in text) and read_count(text) != NOT_KNOWN


def _heading_key(text: str) -> str:
    plain = _plain(text)
    return _SAME_HEADING.get(plain, plain)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _row_key(text: str) -> str:
    """A label without capitals, plural and the words that people leave out or add."""
    plain = _BAND.sub(r"band \1", _plain(text))
    plain = re.sub(r"^of which ", "", plain)
    plain = re.sub(r"\bafc band\b|\bgrade(?= ?\d)", "band", plain)
    plain = re.sub(r"(?<=[a-z]{3})s\b", "", plain)
    return _SAME_ROW.get(plain, plain)


def _not_a_row(names: Sequence[str]) -> str:
    shown = "; ".join(f'"{name}"' for name in names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")  # noqa: PLR2004  a sentence names three
    return (
        f"The block names rows that this table does not have: {shown}. Nothing was pasted, so that no number stands in "
        "a wrong row. Change the names to those of this table, or copy the numbers without names."
    )

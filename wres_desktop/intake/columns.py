"""Which column holds what: headings recognised by meaning, in any order, below whatever stands above them."""

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Final, TypeAlias

from wres_desktop.intake.cell_text import date_of, plain, plain_heading, text_of
from wres_desktop.intake.counted import TableKind
from wres_desktop.intake.workbook import FIRST_ROWS, Cell, Column, Sheet, column_name
from wres_desktop.paths import resources

_EXACT, _WITHIN, _PER_WORD, _EXTRA_WORD, _LEAST = 100, 62, 4, 5, 30
_LONG_WORD: Final = 5
_CONTENT: Final = 70
"""What it is worth that all values of a column are such as its field has."""

_MOST_VALUES: Final = 300
_LONGEST_HEADING: Final = 200
_FEWEST_KNOWN: Final = 2
_MOST_HEADINGS: Final = 200
"""So many headings with words that are known are looked at in a row; no list has more."""

Merged: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of a merged one, by row and column."""

Looks: TypeAlias = Callable[[Cell], bool]
"""Whether a value looks like one of a field."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column can hold, and the headings by which it is recognised."""

    key: str
    label: str
    headings: frozenset[str]
    never: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """The headings of a table: in which row, their texts by column, and which column holds what."""

    header_row: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    score: int = 0

    @property
    def signature(self) -> str:
        """Tells this layout of headings from others; it says nothing about the rows."""
        return hashlib.sha256("|".join(plain_heading(text) for text in self.headings).encode()).hexdigest()[:16]

    @property
    def names(self) -> tuple[str, ...]:
        """A name of its own for each column, in plain words, by which a choice of the user is kept."""
        names: list[str] = []
        for column, text in enumerate(self.headings):
            name = plain_heading(text) or f"column {column_name(column).lower()}"
            names.append(f"{name} {column_name(column).lower()}" if name in names else name)
        return tuple(names)

    def heading(self, field: str) -> str:
        """The heading of a field's column as it stands in the sheet, on one line."""
        column = self.columns.get(field)
        return text_of(self.headings[column]) if column is not None and column < len(self.headings) else ""


FIELDS_OF: Final[Mapping[TableKind, tuple[str, ...]]] = {
    TableKind.STAFF: (
        *("ethnicity", "grade", "staff_group", "occupation_code", "person", "assignment", "main_post", "employment"),
        *("status", "start", "leave", "period", "effective", "board", "voting", "executive", "headcount", "fte"),
    ),
    TableKind.APPLICANTS: ("ethnicity", "outcome", "shortlisted", "appointed", "date", "applicant", "vacancy"),
    TableKind.CASES: ("ethnicity", "stage", "case_type", "case_role", "date", "person", "case"),
    TableKind.COURSES: ("ethnicity", "course", "mandatory", "attended", "date", "person"),
    TableKind.SURVEY_ROWS: (
        *("ethnicity", "harassment_public", "harassment_staff", "harassment_manager", "harassment_colleague"),
        *("equal_opportunity", "discrimination"),
    ),
    TableKind.SURVEY_TABLE: (
        *("question", "answers_white", "answers_bme", "base_white", "base_bme", "yes_white", "yes_bme"),
    ),
    TableKind.BOARD: ("ethnicity", "voting", "executive", "board", "person", "status", "start", "leave"),
}
"""The fields of each kind of table in the order in which a person is asked about them."""


@cache
def fields() -> Mapping[str, Field]:
    """Every field by its key, from ``resources/headings.toml``."""
    raw = tomllib.loads((resources() / "headings.toml").read_text(encoding="utf-8"))
    made = {}
    for key, entry in raw.items():
        headings = frozenset(plain(text) for text in entry["headings"])
        never = frozenset(f" {plain(text)} " for text in entry.get("never", ()))
        made[key] = Field(key, entry["label"], headings, never, frozenset(" ".join(headings).split()))
    return made


@lru_cache(maxsize=60_000)
def heading_score(key: str, heading: str) -> int:
    """How well a heading in plain words names a field: 100 for one of the list, less for more than it, 0 for not."""
    field = fields()[key]
    if heading in field.headings:
        return _EXACT
    words = heading.split()
    spaced = f" {heading} "
    if field.words.isdisjoint(words) or any(never in spaced for never in field.never):
        return 0
    within = [entry.split() for entry in field.headings if f" {entry} " in spaced]
    scores = [
        _WITHIN + _PER_WORD * len(parts) - _EXTRA_WORD * (len(words) - len(parts))
        for parts in within
        if len(parts) > 1 or parts[0] in _TELLING or (len(parts[0]) >= _LONG_WORD and parts[0] not in _GENERAL)
    ]
    best = max(scores, default=0)
    return best if best >= _LEAST else 0


_GENERAL: Final = frozenset(
    [
        *(
            "status",
            "start",
            "started",
            "active",
            "count",
            "number",
            "stage",
            "level",
            "type",
            "course",
            "event",
            "result",
        ),
        *("board", "primary", "contract", "clinical", "subject", "module", "activity", "outcome", "opened", "policy"),
        *(
            "process",
            "employees",
            "description",
            "requirement",
            "votes",
            "vacancy",
            "training",
            "programme",
            "progress",
        ),
        *("category", "matter", "statutory", "question", "indicator", "measure", "white", "question", "occupation"),
        *("termination", "successful", "campaign", "discrimination", "offered", "hired", "procedure", "headcount"),
        *("entry", "leaving", "month", "period", "snapshot"),
    ]
)
_TELLING: Final = frozenset(["fte", "wte", "band"])


def find_headings(sheet: Sheet, kind: TableKind, looks: Mapping[str, Looks], header_row: int | None = None) -> Found:
    """The likeliest headings of a table of this kind in a sheet; ``header_row`` where the user has said which."""
    rows = range(min(FIRST_ROWS, sheet.height)) if header_row is None else [header_row]
    best, best_score = Found(0, (), {}), -1
    for row in rows:
        headings = headings_of(sheet, row)
        scores = _scores(headings, kind)
        rough = sum(max(by_column.values()) for by_column in scores.values() if by_column)
        if rough > best_score:
            best, best_score = _assigned(sheet, row, headings, scores, looks), rough
    return best


def columns_of_interest(rows: Sequence[Sequence[Cell]], merged: Sequence[Merged] = ()) -> frozenset[int]:
    """The columns that can hold something that is counted, by the first rows of a sheet.

    Under a merged cell that does, all columns can; numbers of posts only serve where there are none of people. Where no
    row has headings that are known, every column can.
    """
    known: dict[int, set[str]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and (keys := _fields_named(cell)):
                known.setdefault(column, set()).update(keys)
    if len(known) < _FEWEST_KNOWN:
        return frozenset(range(max(map(len, rows), default=0)))
    for (top, left), (_, right) in merged:
        if top < len(rows) and left in known:
            known |= {column: known[left] for column in range(left, right + 1) if column not in known}
    if any("person" in keys for keys in known.values()):
        known = {column: keys for column, keys in known.items() if keys != {"assignment"}}
    return frozenset(known)


def _fields_named(cell: str) -> set[str]:
    heading = _known_words(plain_heading(cell[:_LONGEST_HEADING]))
    return {key for key in fields() if heading_score(key, heading)} if heading else set()


def headings_of(sheet: Sheet, row: int) -> tuple[str, ...]:
    """The text above each column: of a merged cell the text that it shows, of two rows of headings both together."""
    above = _merged_above(sheet, row)
    texts = []
    for column in range(sheet.width):
        own = text_of(sheet.at(row, column))[:_LONGEST_HEADING]
        over = above.get(column, "")
        texts.append(f"{over} {own}".strip() if over and plain_heading(own) not in _known_headings() else own)
    return tuple(texts)


@cache
def _known_headings() -> frozenset[str]:
    return frozenset(heading for field in fields().values() for heading in field.headings)


def _merged_above(sheet: Sheet, row: int) -> Mapping[int, str]:
    """What merged cells of the row above say about the columns below them."""
    above: dict[int, str] = {}
    for (top, left), (bottom, right) in sheet.merged:
        spans_columns = right > left and bottom == row - 1
        spans_rows = bottom >= row > top
        if (spans_columns or spans_rows) and top < row and right - left < sheet.width:
            text = text_of(sheet.at(top, left))[:_LONGEST_HEADING]
            above |= dict.fromkeys(range(left, min(right + 1, sheet.width)), text)
    return above


def _scores(headings: Sequence[str], kind: TableKind) -> dict[str, dict[int, int]]:
    plains = ((column, _known_words(plain_heading(text))) for column, text in enumerate(headings) if text)
    known = list(islice(((column, text) for column, text in plains if text), _MOST_HEADINGS))
    scores: dict[str, dict[int, int]] = {}
    for key in FIELDS_OF[kind]:
        by_column = {column: heading_score(key, text) for column, text in known}
        scores[key] = {column: score for column, score in by_column.items() if score}
    return scores


def _known_words(heading: str) -> str:
    """The heading, or nothing where none of its words stands in any list: most cells that are no headings."""
    return "" if _all_words().isdisjoint(heading.split()) else heading


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for field in fields().values() for word in field.words)


def _assigned(
    sheet: Sheet,
    row: int,
    headings: tuple[str, ...],
    scores: Mapping[str, Mapping[int, int]],
    looks: Mapping[str, Looks],
) -> Found:
    """Each field to its best column and each column to one field: by heading, and by what stands below it."""
    wanted = []
    for order, (key, by_column) in enumerate(scores.items()):
        for column, score in by_column.items():
            looked = looks.get(key)
            content = _share_like(sheet.columns[column], row, looked) if looked else 0.5
            wanted.append((score + round(_CONTENT * content), -order, -column, key, column))
    columns: dict[str, int] = {}
    total = 0
    for score, _, _, key, column in sorted(wanted, reverse=True):
        if key not in columns and column not in columns.values():
            columns[key] = column
            total += score
    if "person" in columns:  # numbers of posts only serve where there are none of people
        columns.pop("assignment", None)
    ordered = {key: columns[key] for key in scores if key in columns}
    return Found(row, headings, ordered, total)


def _share_like(column: Column, header_row: int, looks: Looks) -> float:
    """Which share of the different values below the heading look right; blank ones do not matter."""
    header = column.at(header_row)
    values = [value for value in islice(column.values, 1, _MOST_VALUES) if value != header]
    return sum(map(looks, values)) / len(values) if values else 0.0


def looks_like_date(cell: Cell) -> bool:
    """Whether a value can be a day."""
    return date_of(cell) is not None


def unused_headings(found: Found) -> Iterator[tuple[int, str]]:
    """The columns that hold nothing that is counted, with their headings."""
    used = set(found.columns.values())
    yield from ((column, text) for column, text in enumerate(found.headings) if text and column not in used)

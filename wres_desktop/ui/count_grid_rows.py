"""What a grid of counts is made of: rows and columns to be filled in, and those that are calculated. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wres_desktop.intake.typed_counts import Answer, read_count, why_no_count


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row to be filled in, at the places ``prefix/<key of the column>``, or a calculated one.

    A calculated row adds up the rows with the prefixes ``adds`` and takes away those of ``takes``; its own ``prefix``
    may be empty. ``keys`` are the columns that can be filled in where not all can.
    """

    label: str
    prefix: str = ""
    adds: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    keys: frozenset[str] | None = None
    strong: bool = False

    @property
    def is_calculated(self) -> bool:
        """Whether it follows from other rows."""
        return bool(self.adds)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column to be filled in, at ``<prefix of the row>/key``, or a calculated one.

    A calculated column adds up the columns with the keys ``adds``, or is the percentage that the first of ``share``
    makes of the second. A ``percent`` column holds percentages as they were printed somewhere, decimals and all.
    """

    heading: str
    key: str = ""
    adds: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    percent: bool = False

    @property
    def is_calculated(self) -> bool:
        """Whether it follows from other columns."""
        return bool(self.adds or self.share)

    def read(self, text: str) -> Answer | None:
        """The answer that a typed or pasted text means in this column."""
        return (text.strip().removesuffix("%").strip() or None) if self.percent else read_count(text)

    def why_wrong(self, answer: Answer | None) -> str:
        """What the column itself sees to be wrong with an answer; percentages are checked with the year."""
        return "" if self.percent else why_no_count(answer)


WHITE, BME, UNKNOWN = GridColumn("White", "white"), GridColumn("BME", "bme"), GridColumn("Unknown", "unknown")
TOTAL = GridColumn("Total", adds=("white", "bme", "unknown"))

GROUPS: tuple[GridColumn, ...] = (WHITE, BME, UNKNOWN, TOTAL)
"""The columns of a headcount: the three groups, and all of them."""


def entered(prefix: str, label: str) -> GridRow:
    """A row to be filled in."""
    return GridRow(label, prefix)


def total(label: str, rows: Sequence[str]) -> GridRow:
    """A row that adds up those with the prefixes ``rows``."""
    return GridRow(label, adds=tuple(rows), strong=True)


def remainder(label: str, whole: str, part: str) -> GridRow:
    """A row that is what one row leaves of another: non-voting members are the whole board without the voting ones."""
    return GridRow(label, adds=(whole,), takes=(part,))


@dataclass(frozen=True, slots=True)
class GridShape:
    """Rows and columns, and which place belongs to which cell."""

    rows: tuple[GridRow, ...]
    columns: tuple[GridColumn, ...]
    row_of: dict[str, int] = field(init=False, default_factory=dict)
    """The row with each prefix."""
    _places: dict[tuple[int, int], str] = field(init=False, default_factory=dict)
    _cells: dict[str, tuple[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.row_of.update({each.prefix: index for index, each in enumerate(self.rows) if each.prefix})
        for row, this in enumerate(self.rows):
            for column, across in enumerate(self.columns):
                if this.is_calculated or across.is_calculated or (this.keys and across.key not in this.keys):
                    continue
                place = f"{this.prefix}/{across.key}"
                self._places[row, column] = place
                self._cells[place] = (row, column)

    def place(self, row: int, column: int) -> str:
        """The place of a cell; empty where it is calculated or cannot be filled in."""
        return self._places.get((row, column), "")

    def cell(self, place: str) -> tuple[int, int] | None:
        """Row and column of a place; a row's prefix means its first cell; ``None`` where the grid does not hold it."""
        if place in self._cells:
            return self._cells[place]
        beginning = f"{place}/"
        return next((cell for each, cell in self._cells.items() if each.startswith(beginning)), None)

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that can be filled in, row by row."""
        return tuple(self._cells)

    def is_open(self, row: int, column: int) -> bool:
        """Whether a cell can be filled in."""
        return (row, column) in self._places

    def name(self, row: int, column: int) -> str:
        """A cell in words: ``Band 5, BME``."""
        return f"{self.rows[row].label}, {' '.join(self.columns[column].heading.split())}"

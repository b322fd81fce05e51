"""The vocabulary of a report: headings, words, tables, charts and indicators as frozen data, without any layout."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from wres_desktop.reports.blocks_charts import FunnelChart, SeriesChart


class CellKind(StrEnum):
    """What stands in a cell of a table: a drawing may show each kind in its own way."""

    NUMBER = "number"
    WORDS = "words"
    WITHHELD = "withheld"
    UNDEFINED = "undefined"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as text; ``spoken`` is what a screen reader says instead, where the text is a mark."""

    text: str
    kind: CellKind = CellKind.NUMBER
    spoken: str = ""


BLANK = Cell("", CellKind.BLANK)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: ``level`` 0 is a total, 1 a group of rows, 2 a row within a group.

    ``mark`` stands before the label, such as an indicator's number; without cells a row is a heading.
    """

    label: str
    cells: tuple[Cell, ...]
    level: int = 1
    mark: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of printed figures: ``columns`` are the heads of the cells, ``stub`` the head of the labels.

    ``groups`` holds heads above the columns, each with the number of columns that it spans, from the left.
    """

    caption: str
    stub: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table of sentences: ``columns`` are the heads, each row has a text for each of them.

    ``by_hand`` leaves room for a pen in the cells that are empty.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


class Tone(StrEnum):
    """How loud a paragraph is."""

    LEAD = "lead"
    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or several of the program's own."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class TypedText:
    """Words that the organisation typed, with their label; nothing is drawn where nothing was typed."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FactList:
    """Labels with what belongs to them; a fact may be long, or empty."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure in large type with its label above and a note below; ``strong`` marks this year."""

    label: str
    value: Cell
    note: str = ""
    strong: bool = True


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to four large figures beside each other."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Something to be read even by somebody who only leafs through."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``printed`` is the statement's text, ``shown`` the label at its end; ``strong`` marks this year."""

    group: str
    label: str
    printed: str
    shown: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """A line across the bars to compare them with."""

    label: str
    printed: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Percentages as horizontal bars from zero; ``described`` says in words what the picture shows."""

    title: str
    bars: tuple[Bar, ...]
    described: str
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class RatioPoint:
    """A relative likelihood on the scale, with the limits of its interval where they are printed."""

    group: str
    label: str
    printed: str
    shown: str
    interval: tuple[str, str] | None = None
    strong: bool = True


@dataclass(frozen=True, slots=True)
class RatioChart:
    """Relative likelihoods on a scale on which twice and half are equally far from 1."""

    title: str
    points: tuple[RatioPoint, ...]
    fair: tuple[str, str]
    low_label: str
    high_label: str
    described: str


Chart: TypeAlias = BarChart | RatioChart | SeriesChart | FunnelChart
"""All of them have a ``title``, and are ``described`` in words."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the nine: what a board reads first comes first."""

    anchor: str
    number: int
    title: str
    headline: str
    figures: tuple[KeyFigure, ...]
    chart: Chart | None
    remarks: tuple[str, ...]
    tables: tuple[DataTable, ...]
    notes: tuple[str, ...]
    implications: TypedText
    action: TypedText
    wording: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something typed in a cell of the action plan, with its label where the cell holds several."""

    label: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The action plan, or a table like it: each cell has its entries; ``widths`` are parts of a landscape page's."""

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Entry, ...], ...], ...]
    widths: tuple[float, ...]
    caption: str = "Action plan"


Block: TypeAlias = (
    Heading
    | Paragraph
    | TypedText
    | FactList
    | KeyFigures
    | Callout
    | DataTable
    | WordTable
    | BarChart
    | RatioChart
    | SeriesChart
    | FunnelChart
    | Indicator
    | ActionPlan
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report with its letter on the form, where it has one; ``new_page`` begins it on a page of its own."""

    anchor: str
    letter: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    organisation: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that a document says, in order; a drawing adds page numbers and nothing else.

    Without ``cover_page`` the title stands at the head of the first page, as on a letter or a form.
    """

    title: str
    organisation: str
    cover: Cover
    sections: tuple[Section, ...]
    made_with: str
    language: str = "en-GB"
    cover_page: bool = True

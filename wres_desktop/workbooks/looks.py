"""How cells look: fonts, fills, frames and number formats, by the part that a cell plays."""

from copy import copy
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.cell_style import StyleArray

FONT: Final = "Arial"
INK, QUIET, ACCENT, RULE, WASH, PAPER, ALERT = "16222C", "54646F", "005EB8", "8795A1", "EDF3FA", "FFFDF3", "A3001E"
"""The colours of the printed report; every pair of them that meets has a contrast of 4.5 to 1 and more."""


class Look(Enum):
    """The part that a cell plays on its sheet."""

    TITLE = "title"
    INTRO = "intro"
    HEADING = "heading"
    COLUMN = "column"
    NUMBERS = "numbers"
    LABEL = "label"
    MEMO = "memo"
    ENTRY = "entry"
    ENTRY_TEXT = "entry text"
    ENTRY_EXACT = "entry exact"
    ENTRY_DATE = "entry date"
    COUNT = "count"
    YEAR = "year"
    TEXT = "text"
    SAID = "said"
    SHARE = "share"
    LIKELIHOOD = "likelihood"
    RATIO = "ratio"
    PERCENT = "percent"
    EXACT = "exact"
    BESIDE = "beside"
    BESIDE_TEXT = "beside text"
    TOTAL_LABEL = "total label"
    TOTAL = "total"
    TOTAL_SHARE = "total share"
    HINT = "hint"
    MARKING = "marking"
    KEY = "key"


_NUMBER: Final = "#,##0"
_FORMATS: Final = {
    Look.ENTRY: _NUMBER,
    Look.ENTRY_EXACT: "@",
    Look.ENTRY_DATE: "d mmmm yyyy",
    Look.COUNT: _NUMBER,
    Look.YEAR: "0",
    Look.SHARE: "0.0%",
    Look.LIKELIHOOD: "0.0000",
    Look.RATIO: "0.00",
    Look.PERCENT: "0.0",
    Look.EXACT: "0.0000000000",
    Look.BESIDE: _NUMBER,
    Look.TOTAL: _NUMBER,
    Look.TOTAL_SHARE: "0.0%",
}
_ENTRIES: Final = (Look.ENTRY, Look.ENTRY_TEXT, Look.ENTRY_EXACT, Look.ENTRY_DATE)
_TOTALS: Final = (Look.TOTAL, Look.TOTAL_LABEL, Look.TOTAL_SHARE)
_NUMBERS: Final = (
    Look.NUMBERS,
    Look.SAID,
    Look.ENTRY,
    Look.ENTRY_EXACT,
    Look.COUNT,
    Look.YEAR,
    Look.SHARE,
    Look.LIKELIHOOD,
    Look.RATIO,
    Look.PERCENT,
    Look.EXACT,
    Look.BESIDE,
    Look.TOTAL,
    Look.TOTAL_SHARE,
)
_VERTICAL: Final = {Look.HEADING: "bottom", Look.COLUMN: "bottom", Look.NUMBERS: "bottom", Look.INTRO: "top"}
_INDENTS: Final = {Look.MEMO: 2, Look.HINT: 1, Look.BESIDE_TEXT: 1}
_SIZES: Final = {Look.TITLE: 16, Look.HEADING: 12, Look.MARKING: 11, Look.KEY: 8}
_BOLD: Final = (Look.TITLE, Look.HEADING, Look.COLUMN, Look.NUMBERS, Look.MARKING, *_TOTALS)
_ONE_LINE: Final = (Look.TITLE, Look.HEADING, Look.MARKING, Look.KEY)
_COLOURS: Final = {
    Look.TITLE: ACCENT,
    Look.HEADING: ACCENT,
    Look.INTRO: INK,
    Look.HINT: QUIET,
    Look.BESIDE: QUIET,
    Look.BESIDE_TEXT: QUIET,
    Look.MARKING: ALERT,
    Look.KEY: QUIET,
}


def dress(cell: "Cell", look: Look, dressed: dict[Look, "StyleArray"]) -> None:
    """Give a cell its look; cells for entries are unlocked.

    ``dressed`` holds the style of each look that the workbook has already: openpyxl looks every part of a style up
    again for each cell, which takes half the time of a large sheet, while a whole style is copied at once.
    """
    if look not in dressed:
        _dress_anew(cell, look)
        dressed[look] = copy(cell._style)  # noqa: SLF001 - openpyxl has no other way to copy a whole style
    cell._style = copy(dressed[look])  # noqa: SLF001 - as above


def _dress_anew(cell: "Cell", look: Look) -> None:
    font, fill, border, alignment, protection = _styles(look)
    cell.font, cell.alignment, cell.protection = font, alignment, protection
    if fill is not None:
        cell.fill = fill
    if border is not None:
        cell.border = border
    if look in _FORMATS:
        cell.number_format = _FORMATS[look]


def wraps(look: Look) -> bool:
    """Whether a text of this look goes on in a line below."""
    return (look is Look.NUMBERS or look not in _NUMBERS) and look not in _ONE_LINE


@cache
def _styles(look: Look) -> tuple[Any, ...]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side  # noqa: PLC0415 - slow to load

    line, strong = Side(style="thin", color=RULE), Side(style="thin", color=INK)
    font = Font(name=FONT, size=_SIZES.get(look, 10), bold=look in _BOLD, color=_COLOURS.get(look, INK))
    fill, border = None, None
    if look in _ENTRIES:
        fill, border = PatternFill("solid", fgColor=PAPER), Border(left=line, right=line, top=line, bottom=line)
    elif look in _TOTALS:
        fill, border = PatternFill("solid", fgColor=WASH), Border(top=strong)
    elif look in (Look.COLUMN, Look.NUMBERS):
        border = Border(bottom=strong)
    alignment = Alignment(
        horizontal="right" if look in _NUMBERS else "left",
        vertical=_VERTICAL.get(look, "center"),
        wrap_text=wraps(look),
        indent=_INDENTS.get(look, 0),
    )
    return font, fill, border, alignment, Protection(locked=look not in _ENTRIES)

"""The reconciliation sheet: that the return's own formulas and WRES Desktop come to the same, value by value."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from wres_desktop.domain.collection.national import NationalRow
from wres_desktop.exchange import MARKING
from wres_desktop.exchange.national_values import Value
from wres_desktop.workbooks.book import Book, Sheet
from wres_desktop.workbooks.looks import Look

_HEADS: Final = (
    "Item",
    "Measure",
    "Group",
    "Year",
    "This workbook",
    "WRES Desktop: upper number",
    "WRES Desktop: lower number",
    "WRES Desktop",
    "Difference",
    "Agrees",
)
_GROUPS: Final = {"white": "White", "bme": "BME", "unknown": "Ethnicity unknown", "": "White and BME"}
_TOLERANCE: Final = "0.000000001"
_FIRST: Final = 7


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A value of the return that has to agree: ``cell`` is its address, ``value`` what the program makes of it."""

    row: NationalRow
    group: str
    year: int
    cell: str
    value: Value


def add_reconciliation(book: Book, values: Sequence[Reconciled]) -> None:
    """One row for each value; the fraction is exact, and divided on the sheet."""
    sheet = book.sheet("Reconciliation")
    sheet.widths((7, 58, 18, 7, 18, 16, 16, 18, 18, 9))
    sheet.put(1, 1, MARKING, Look.MARKING)
    sheet.put(2, 1, "Reconciliation", Look.TITLE)
    how = (
        "This workbook works every figure out by its own formulas. WRES Desktop works it out by itself, in exact "
        "fractions: upper number divided by lower number. Both have to come to the same."
    )
    sheet.across(3, 1, len(_HEADS), how, Look.INTRO)
    last = _FIRST + len(values) - 1
    agrees = f"J{_FIRST}:J{last}"
    summary = (
        f'=IF(COUNTIF({agrees},"yes")={len(values)},"All {len(values)} values agree.",'
        f'"Do not submit: "&COUNTIF({agrees},"NO")&" of {len(values)} values do not agree.")'
    )
    sheet.formula(4, 1, summary, f"All {len(values)} values agree.", Look.HEADING)
    for column, head in enumerate(_HEADS, start=1):
        sheet.put(6, column, head, Look.COLUMN if column <= 4 else Look.NUMBERS)  # noqa: PLR2004  words, then numbers
    for row, each in enumerate(values, start=_FIRST):
        _add_value(sheet, row, each)
    sheet.mark_where(f"A{_FIRST}:J{last}", f'$J{_FIRST}="NO"')
    sheet.freeze(_FIRST, 3)
    sheet.protect()
    sheet.print_setup(MARKING, landscape=True, title_rows=(6, 6))


def _add_value(sheet: Sheet, row: int, each: Reconciled) -> None:
    sheet.put(row, 1, each.row.item, Look.LABEL)
    sheet.put(row, 2, each.row.measure, Look.LABEL)
    sheet.put(row, 3, _GROUPS[each.group], Look.LABEL)
    sheet.put(row, 4, str(each.year), Look.LABEL)
    if isinstance(each.value, Fraction):
        number = float(each.value)
        sheet.formula(row, 5, f"={each.cell}", number, Look.EXACT)
        sheet.put(row, 6, each.value.numerator, Look.COUNT)
        sheet.put(row, 7, each.value.denominator, Look.COUNT)
        sheet.formula(row, 8, f"=F{row}/G{row}", number, Look.EXACT)
        sheet.formula(row, 9, f'=IF(ISNUMBER(E{row}),E{row}-H{row},"")', 0.0, Look.EXACT)
        agrees = f'=IF(ISNUMBER(E{row}),IF(ABS(E{row}-H{row})<{_TOLERANCE},"yes","NO"),"NO")'
    else:
        sheet.formula(row, 5, f"={each.cell}", each.value, Look.SAID)
        sheet.put(row, 8, each.value, Look.SAID)
        agrees = f'=IF(E{row}=H{row},"yes","NO")'
    sheet.formula(row, 10, agrees, "yes", Look.SAID)

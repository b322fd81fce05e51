"""Live totals and shares beside and below the counts of an entry sheet."""

from collections.abc import Mapping, Sequence
from typing import Final

from wres_desktop.domain.collection.layout import Line, Table
from wres_desktop.workbooks.book import Sheet, letter
from wres_desktop.workbooks.looks import Look

_WHITE, _BME, _UNKNOWN = 3, 4, 5
_GROUPS: Final = (_WHITE, _BME, _UNKNOWN)


def totals_of_line(sheet: Sheet, row: int, total: int, line: Line, now: Mapping[str, str | int]) -> None:
    """The total of a row, and the share of BME staff in it; blank where the row is."""
    counts = f"{letter(_WHITE)}{row}:{letter(_UNKNOWN)}{row}"
    known = [
        int(now[place]) for place in (f"{line.key}/{group}" for group in ("white", "bme", "unknown")) if place in now
    ]
    sheet.formula(row, total, f'=IF(COUNT({counts})=0,"",SUM({counts}))', sum(known) if known else "", Look.COUNT)
    cell, bme = f"{letter(total)}{row}", f"{letter(_BME)}{row}"
    sheet.formula(row, total + 1, f'=IF(N({cell})=0,"",{bme}/{cell})', "", Look.SHARE)


def totals_of_table(sheet: Sheet, row: int, table: Table, first: int, now: Mapping[str, str | int]) -> tuple[str, ...]:
    """The row of totals without memo lines; the addresses of the three groups' totals."""
    sheet.put(row, 2, "Total", Look.TOTAL_LABEL)
    rows = [first + index for index, line in enumerate(table.lines) if not line.of_which]
    cells = []
    for column, group in zip(_GROUPS, ("white", "bme", "unknown"), strict=True):
        shown = sum(int(now.get(f"{line.key}/{group}", 0)) for line in table.lines if not line.of_which)
        cells.append(sheet.formula(row, column, f"=SUM({_ranges(rows, letter(column))})", shown, Look.TOTAL))
    total = _UNKNOWN + 1
    sheet.formula(row, total, f"=SUM({cells[0]}:{cells[2]})", 0, Look.TOTAL)
    sheet.formula(
        row, total + 1, f'=IF({letter(total)}{row}=0,"",{cells[1]}/{letter(total)}{row})', "", Look.TOTAL_SHARE
    )
    return tuple(f"'{sheet.name}'!{cell}" for cell in cells)


def _ranges(rows: Sequence[int], column: str) -> str:
    """The cells of some rows of a column: whole stretches where rows follow each other."""
    stretches: list[list[int]] = []
    for row in rows:
        if stretches and stretches[-1][-1] == row - 1:
            stretches[-1].append(row)
        else:
            stretches.append([row])
    return ",".join(
        f"{column}{each[0]}:{column}{each[-1]}" if len(each) > 1 else f"{column}{each[0]}" for each in stretches
    )

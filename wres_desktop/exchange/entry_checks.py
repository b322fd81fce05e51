"""The last sheet of the entry workbook: does it add up? Live, so that it helps before the workbook is sent back."""

from collections.abc import Mapping
from typing import Final

from wres_desktop.exchange import MARKING
from wres_desktop.workbooks.book import Book, Sheet, letter
from wres_desktop.workbooks.looks import Look

_GROUPS: Final = ("white", "bme", "unknown")
_FIRST: Final = 2
_FINE, _LOOK = "fine", "please look again"


def add_checks(book: Book, cells: Mapping[str, str], totals: Mapping[str, tuple[str, ...]]) -> None:
    """Totals of all staff, and what cannot be right; ``cells`` are the addresses of places."""
    sheet = book.sheet("Does it add up")
    sheet.widths((58, 13, 13, 18, 13, 30))
    sheet.put(1, 1, f"{MARKING} once it is filled in", Look.MARKING)
    sheet.put(2, 1, "Does it add up?", Look.TITLE)
    sheet.across(3, 1, 6, "Nothing to enter here. Look at this sheet before you send the workbook back.", Look.INTRO)
    heads = ("", "White", "BME", "Ethnicity unknown", "Total", "")
    for column, head in enumerate(heads, start=1):
        sheet.put(5, column, head, Look.NUMBERS if head else Look.COLUMN)
    row = _staff(sheet, 6, totals)
    row = _stated(sheet, row, cells["stated_headcount"])
    row = _unknown(sheet, row)
    asked = (
        ("Appointed, at most the shortlisted", "recruitment/appointed", "recruitment/shortlisted"),
        ("Entered the formal process, at most the staff", "disciplinary/entered", ""),
        ("Took part in training, at most the staff", "training/accessed", ""),
        ("Voting members, at most the board", "board/voting", "board/total"),
        ("Executive members, at most the board", "board/executive", "board/total"),
    )
    for label, place, limit in asked:
        _at_most(sheet, row, label, [(cells[f"{place}/{each}"], cells.get(f"{limit}/{each}", "")) for each in _GROUPS])
        row += 1
    sheet.mark_where(f"B6:F{row}", f'B6="{_LOOK}"')
    sheet.protect()
    sheet.print_setup(MARKING, landscape=True)


def _staff(sheet: Sheet, row: int, totals: Mapping[str, tuple[str, ...]]) -> int:
    sheet.put(row, 1, "All staff in post", Look.TOTAL_LABEL)
    for index in range(len(_GROUPS)):
        parts = "+".join(each[index] for each in totals.values())
        sheet.formula(row, _FIRST + index, f"={parts}", 0, Look.TOTAL)
    sheet.formula(row, _FIRST + 3, f"=SUM(B{row}:D{row})", 0, Look.TOTAL)
    sheet.put(row + 1, 1, "Share of all staff", Look.LABEL)
    for index in range(len(_GROUPS) + 1):
        column = letter(_FIRST + index)
        sheet.formula(row + 1, _FIRST + index, f'=IF($E{row}=0,"",{column}{row}/$E{row})', "", Look.SHARE)
    return row + 2


def _stated(sheet: Sheet, row: int, stated: str) -> int:
    sheet.put(row, 1, "Agrees with the number of staff by your staff list", Look.LABEL)
    sheet.formula(row, _FIRST + 3, f'=IF({stated}="","",IF({stated}=E6,"{_FINE}","{_LOOK}"))', "", Look.SAID)
    return row + 1


def _unknown(sheet: Sheet, row: int) -> int:
    sheet.put(row, 1, "Ethnicity unknown for no more than one in twenty", Look.LABEL)
    sheet.formula(row, _FIRST + 2, f'=IF(E6=0,"",IF(D6*20<=E6,"{_FINE}","{_LOOK}"))', "", Look.SAID)
    return row + 1


def _at_most(sheet: Sheet, row: int, label: str, pairs: list[tuple[str, str]]) -> None:
    """One check for the three groups; without a limit of its own, it is the staff of the group."""
    sheet.put(row, 1, label, Look.LABEL)
    for index, (cell, limit) in enumerate(pairs):
        most = limit or f"{letter(_FIRST + index)}$6"
        sheet.formula(
            row, _FIRST + index, f'=IF({cell}="","",IF({cell}<=N({most}),"{_FINE}","{_LOOK}"))', "", Look.SAID
        )

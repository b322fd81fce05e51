"""Rows of posts that nobody holds: lists of posts (establishment lists) have them among the people."""

from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import plain, text_of
from wres_desktop.intake.counted import in_short
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.staff_words import meaning_of
from wres_desktop.intake.table_rows import TableRows
from wres_desktop.intake.workbook import Cell

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

VACANT: Final = "A vacant post: nobody is in it."
_SAYING_SO: Final = ("person", "ethnicity", "status", "employment")


def leave_out_vacant_posts(rows: TableRows) -> None:
    """Rows that say they are vacant, and those with neither a person's number nor an ethnic origin.

    The second only where the list has numbers of people at all; the user is asked to confirm them. A row without a
    number but with an ethnic origin is somebody's.
    """
    saying_so = {rows.found.columns[field] for field in _SAYING_SO if rows.has(field)}
    saying_so |= {
        column for column, heading in enumerate(rows.found.headings) if meaning_of("posts", heading) == "holder"
    }
    for column in sorted(saying_so):
        values = rows.sheet.columns[column].values
        rows.leave_out(rows.where_in(column, [_says_vacant(value) for value in values]), VACANT)
    if not rows.has("person") or not rows.has("ethnicity"):
        return
    numbered: Mask = rows.where("person", [_is_filled(value) for value in rows.values("person")])
    of_nobody = ~numbered & rows.where("ethnicity", [not _is_filled(value) for value in rows.values("ethnicity")])
    of_nobody &= rows.kept
    if not of_nobody.any() or not (numbered & rows.kept).any():
        return
    rows.leave_out(of_nobody, VACANT)
    what = (
        "Rows with neither an employee number nor an ethnic origin were left out as vacant posts: "
        f"{in_short(rows.numbers(of_nobody))}."
    )
    to_do = "If somebody is in one of them, write the employee number there, save the file and bring it in again."
    rows.note(what, to_do, Severity.CONFIRM, field="person")


def _says_vacant(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.isdecimal() and meaning_of("posts", cell) == "vacant"


def _is_filled(cell: Cell) -> bool:
    """Whether anything is said; a dash says nothing, nor do noughts."""
    if isinstance(cell, float):
        return cell != 0
    text = text_of(cell)
    return (plain(text) if not text.isdecimal() else text).strip("0 ") != ""

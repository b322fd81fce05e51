"""Cells left blank because the one above them says the same: merged over several rows, or said once for each group."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import text_of
from wres_desktop.intake.counted import Option, Terms, in_short
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.table_rows import TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

AS_ABOVE: Final = "as_above"
"""The answer that blank cells of a column say the same as the one above them."""

AS_ABOVE_OPTION: Final = Option(AS_ABOVE, "The same as in the row above")

_FEWEST_ROWS: Final = 4
_GROUPED: Final = ("ethnicity", "grade", "staff_group")


def fill_merged_cells(rows: TableRows) -> None:
    """Let a cell that is merged over several rows stand in each of them, and say so."""
    used = set(rows.found.columns.values())
    merged = [
        (top, left, bottom)
        for (top, left), (bottom, _) in rows.sheet.merged
        if left in used and rows.first <= top < bottom and top < rows.sheet.height
    ]
    filled = rows.fill_from_above(merged)
    if filled:
        what = f"Cells that are merged over several rows were read as filled in each of them, down from rows {filled}."
        rows.note(what, "Look whether these rows are counted as you mean them.")


def blanks_as_above(rows: TableRows, field: str, terms: Terms, others: tuple[Option, ...]) -> Terms:
    """Where a column is filled once for each group of rows, ask whether the blanks below say the same; and obey.

    ``others`` are the other answers. Returns the terms for what is still blank: there the answer means nothing.
    """
    answer = terms.answer(field, "")
    if said_once_for_each_group(rows, field):
        if answer == AS_ABOVE:
            blank = ~_filled(rows, field) & rows.kept
            rows.fill_down(field)
            what = f"Blank cells were read as saying the same as the row above: rows {in_short(rows.numbers(blank))}."
            rows.note(what, "Look whether these rows are counted as you mean them.", Severity.CONFIRM, field=field)
        elif answer is None:
            words = "Most cells of this column are blank, as if each said the same as the one above. What does {} mean?"
            rows.ask(field, words, (AS_ABOVE_OPTION, *others), [text == "" for text in rows.texts(field)])
    if answer != AS_ABOVE:
        return terms
    own = {value: given for value, given in terms.answers[field].items() if value}
    return replace(terms, answers={**terms.answers, field: own})


def said_once_for_each_group(rows: TableRows, field: str) -> bool:
    """Whether at least as many rows are blank as filled, below a filled one, and no filled cell says the same again.

    It may say the same again where an outer column begins a new group.
    """
    if not rows.has(field):
        return False
    import numpy as np  # noqa: PLC0415  slow to load

    rows_here = np.flatnonzero(rows.kept)
    filled = _filled(rows, field)[rows_here]
    if len(rows_here) < _FEWEST_ROWS or not filled[0] or 2 * int(filled.sum()) > len(filled):
        return False
    at = rows_here[filled]
    codes = rows.codes(field)[at]
    new_group = np.zeros(len(at), dtype=bool)
    for other in _GROUPED:
        if other != field and rows.has(other):
            outer = _filled(rows, other)
            if 2 * int(outer[rows_here].sum()) <= len(rows_here):
                new_group |= outer[at]
    return not bool(((codes[1:] == codes[:-1]) & ~new_group[1:]).any())


def _filled(rows: TableRows, field: str) -> "Mask":
    return rows.where(field, [text_of(value) != "" for value in rows.values(field)])

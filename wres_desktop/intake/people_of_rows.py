"""How many people a row stands for: one, or as many as a column of headcounts says; and what looks like FTE."""

from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import number_of, plain_heading, text_of
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.table_rows import TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Counts

_MOST_OF_ONE: Final = 1.5
"""Nobody works more full-time posts than this."""

_NOUGHT: Final = "The headcount in this row is 0: the person counts at another post, or not at all."
_MOST_PROBLEMS: Final = 20


def people_of_each_row(rows: TableRows) -> "Counts | None":
    """The headcount of each row where the sheet is a summary; ``None`` where each row is one person."""
    _leave_out_headcounts_of_nought(rows)
    if not rows.has("headcount") or rows.has("person"):
        _say_if_it_looks_like_fte(rows)
        return None
    numbers = [number_of(value) for value in rows.values("headcount")]
    if not (rows.where("headcount", [number not in (None, 0, 1) for number in numbers]) & rows.kept).any():
        return None
    if (
        rows.where("headcount", [number is not None and number != int(number) for number in numbers]) & rows.kept
    ).any():
        what = "This column holds parts of people, so it counts full-time equivalents and not people."
        to_do = "Ask for the same list with headcounts: the standard counts people."
        rows.note(what, to_do, Severity.BLOCKS, field="headcount")
    _leave_out_without_a_number(rows, [number is None or number < 0 for number in numbers])
    return rows.whole_numbers("headcount", [int(number or 0) for number in numbers])


def _leave_out_headcounts_of_nought(rows: TableRows) -> None:
    """Where a column counts each person as 1 at the main post and as 0 at others, the others count nobody."""
    if not rows.has("headcount") or not {"headcount", "head", "heads", "hc"} & _words_of_heading(rows):
        return
    numbers = [number_of(value) for value in rows.values("headcount")]
    if not (rows.where("headcount", [number not in (0, 1) for number in numbers]) & rows.kept).any():
        rows.leave_out(rows.where("headcount", [number == 0 for number in numbers]), _NOUGHT)


def _words_of_heading(rows: TableRows) -> set[str]:
    return set(plain_heading(rows.found.heading("headcount")).split())


def _leave_out_without_a_number(rows: TableRows, by_value: list[bool]) -> None:
    blank = [without and not text_of(value) for without, value in zip(by_value, rows.values("headcount"), strict=True)]
    rows.leave_out(rows.where("headcount", blank), "No headcount stands in this row.")
    mask = rows.where("headcount", by_value) & rows.kept
    for number in rows.numbers(mask)[:_MOST_PROBLEMS]:
        what = "This is not a number of people."
        rows.note(
            what, "Write a whole number, and save the file again.", Severity.BLOCKS, field="headcount", row=number - 1
        )
    rows.leave_out(mask, "The headcount in this row is not a number.")


def _say_if_it_looks_like_fte(rows: TableRows) -> None:
    if not rows.has("fte") or rows.has("person"):
        return
    numbers = [number_of(value) for value in rows.values("fte")]
    if (rows.where("fte", [number is not None and number > _MOST_OF_ONE for number in numbers]) & rows.kept).any():
        what = "This column adds up full-time equivalents, so it is not known how many people a row stands for."
        to_do = "Ask for a list with one row for each person, or with headcounts: the standard counts people."
        rows.note(what, to_do, Severity.BLOCKS, field="fte")

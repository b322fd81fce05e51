"""Lists that hold more than one day: a block of rows for each month, or a row for each change of somebody's post."""

from datetime import date
from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import date_of, plain_heading, text_of
from wres_desktop.intake.counted import in_short
from wres_desktop.intake.one_post import numbers_of_people
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.sheet_of_day import names_a_day, sheet_of_day
from wres_desktop.intake.table_rows import NOTHING, TableRows
from wres_desktop.intake.workbook import Cell

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask, Numbers

_HOLDS_FROM: Final = frozenset(["valid from"])
"""First days that are rather those of a row than of the employment."""

_HOLDS_TO: Final = frozenset(["valid to", "valid until", "end", "end date", "effective to", "effective end date"])
"""Last days that end a row, so that its history needs no other rule."""


def leave_out_other_days(rows: TableRows, day: date) -> None:
    """Of several months only the rows of the snapshot date count, of a history only the latest row until then."""
    _leave_out_other_months(rows, day)
    field = "effective" if rows.has("effective") else "start"
    if rows.has(field) and (field == "effective" or plain_heading(rows.found.heading(field)) in _HOLDS_FROM):
        _leave_out_history(rows, field, day)


def _leave_out_other_months(rows: TableRows, day: date) -> None:
    import numpy as np  # noqa: PLC0415  slow to load

    if not rows.has("period"):
        return
    codes, values = rows.codes("period"), rows.values("period")
    titles = {code: _title(values[code]) for code in np.unique(codes[rows.kept]).tolist() if text_of(values[code])}
    if (
        len(titles) <= 1
        or not all(map(names_a_day, titles.values()))
        or not _is_somebody_there_twice(rows, codes.astype(np.int32))
    ):
        return
    chosen = sheet_of_day(titles, day)
    if chosen is None:
        what = (
            "This list holds everybody for several months, and none of them, or several, is that of the snapshot date."
        )
        to_do = f"Keep the rows of {day:%B %Y}, or choose another column for the month of the row."
        rows.note(what, to_do, Severity.BLOCKS, field="period")
        return
    rows.leave_out(codes != chosen, "This row is of another month than the snapshot date.")


def _title(cell: Cell) -> str:
    day = date_of(cell)
    return text_of(cell) if day is None else f"{day.day:02}.{day.month:02}.{day.year}"


def _is_somebody_there_twice(rows: TableRows, months: "Numbers") -> bool:
    """Whether a person is in two months; without numbers of people it is taken for granted."""
    import numpy as np  # noqa: PLC0415  slow to load

    persons = numbers_of_people(rows)
    if persons is None:
        return True
    known = rows.kept & (persons != NOTHING)
    pairs = np.unique(np.stack([persons[known], months[known]]), axis=1)
    return bool(pairs.shape[1] > len(np.unique(persons[known])))


def _leave_out_history(rows: TableRows, field: str, day: date) -> None:
    import numpy as np  # noqa: PLC0415  slow to load

    holds_from = rows.measured(field, lambda cell: float(found.toordinal()) if (found := date_of(cell)) else 0.0)
    late: Mask = holds_from > day.toordinal()
    persons = numbers_of_people(rows)
    if persons is None:
        persons = rows.numbers_for_all(NOTHING)
    known = rows.kept & (persons != NOTHING)
    with_earlier = late & known & np.isin(persons, persons[known & ~late])
    rows.leave_out(
        with_earlier, "This row holds from a day after the snapshot date; an earlier one of the person counts."
    )
    if field == "effective":
        _judge_late_rows(rows, late, day)
    if plain_heading(rows.found.heading("leave")) in _HOLDS_TO:
        return
    posts = rows.alike(persons, ~rows.everything(), holds_from)
    older = {
        position: f"An earlier row of the same person as row {rows.number(first)}, which counts."
        for first, *others in posts
        for position in others
        if holds_from[position] < holds_from[first]
    }
    rows.leave_out_each(older)
    if older:
        latest = sorted(rows.number(first) for first, *others in posts if not older.keys().isdisjoint(others))
        what = (
            "People have several rows that hold from different days; the latest until the snapshot date counts: rows "
            f"{in_short(latest)}."
        )
        to_do = "If somebody has several posts at once, keep the row of the main one only, and bring the file in again."
        rows.note(what, to_do, Severity.CONFIRM, field=field)


def _judge_late_rows(rows: TableRows, late: "Mask", day: date) -> None:
    """Rows of people of whom no earlier one is there: counted if they had started, else left out; to be confirmed."""
    late = late & rows.kept
    if not late.any():
        return
    started = rows.marked("start", lambda cell: (first := date_of(cell)) is not None and first <= day)
    rows.leave_out(late & ~started, "Holds from a day after the snapshot date.")
    done = "are counted as they stand, since the people had started before" if started[late].all() else "are left out"
    if started[late].any() and not started[late].all():
        done = "are counted as they stand where the first day is not later, and else left out"
    what = f"Rows hold only from a day after the snapshot date, and {done}: {in_short(rows.numbers(late))}."
    rows.note(what, "Look whether that is right.", Severity.CONFIRM, field="effective")

"""What the logs of applicants, cases and courses share: the twelve months that count, each person once, the counts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import date_of, text_of
from wres_desktop.intake.counted import LEAVE_OUT, Counted, Option, Provenance, TableKind, Terms, in_short
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.row_ethnicity import GROUPS
from wres_desktop.intake.staff_words import meaning_of, meaning_within
from wres_desktop.intake.table_rows import CHOSEN_OUT, TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask, Numbers

_MOST_DATES: Final = 20


def year_before(day: date) -> date:
    """The same day of the year before."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def leave_out_by_window(rows: TableRows, terms: Terms, years: int = 1) -> None:
    """Only the twelve months to the snapshot date count, or as many years; a row without a date counts, and is told."""
    if not rows.has("date"):
        what = "No column with a date was recognised, so all rows are taken to be of the twelve months that count."
        rows.note(what, "If other years are in the list, choose the column with the date.", Severity.CONFIRM)
        return
    first = terms.snapshot_date
    for _ in range(years):
        first = year_before(first)
    first += timedelta(days=1)
    days = [date_of(value) for value in rows.values("date")]
    outside = [day is not None and not first <= day <= terms.snapshot_date for day in days]
    shown = f"{_in_words(first)} to {_in_words(terms.snapshot_date)}"
    rows.leave_out(rows.where("date", outside), f"Its date is outside of the time that counts, {shown}.")
    texts = [text_of(value) for value in rows.values("date")]
    unreadable = [bool(text) and day is None for text, day in zip(texts, days, strict=True)]
    mask = rows.where("date", unreadable) & rows.kept
    for number in rows.numbers(mask)[:_MOST_DATES]:
        what = "This is not a date that can be read, so it is not known whether the row counts."
        rows.note(
            what,
            "Write it as day, month and year, and save the file again.",
            Severity.BLOCKS,
            field="date",
            row=number - 1,
        )
    rows.leave_out(mask, "The date in this row cannot be read.")
    blank = rows.where("date", [not text for text in texts]) & rows.kept
    if blank.any():
        what = f"Rows without a date are counted: rows {in_short(rows.numbers(blank))}."
        rows.note(what, "If they are of another year, write the date in.", Severity.CONFIRM, field="date")


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def leave_out_by_meaning(
    rows: TableRows,
    field: str,
    table: str,
    reasons: Mapping[str, str],
    question: tuple[str, tuple[Option, ...]],
    terms: Terms,
) -> None:
    """Leave out rows by what a column says; an empty cell says nothing, and what is not known is asked."""
    if not rows.has(field):
        return
    texts = rows.texts(field)
    meant = [terms.answer(field, text) or (meaning_within(table, text) if text else "blank") for text in texts]
    for meaning, why in {**reasons, LEAVE_OUT: CHOSEN_OUT}.items():
        rows.leave_out(rows.where(field, [each == meaning for each in meant]), why)
    words, options = question
    rows.ask(field, words, options, [each is None for each in meant])


def says_yes(rows: TableRows, field: str, words: str, options: tuple[Option, ...], terms: Terms) -> "Mask":
    """The rows in which a column says yes, by exactly its words or by a day; what is not known is asked."""
    if not rows.has(field):
        return ~rows.everything()
    meant = [
        terms.answer(field, text) or (meaning_of(field, text) if text else "no") or ("yes" if date_of(value) else None)
        for text, value in zip(rows.texts(field), rows.values(field), strict=True)
    ]
    rows.leave_out(rows.where(field, [each == LEAVE_OUT for each in meant]), CHOSEN_OUT)
    rows.ask(field, words, options, [each is None for each in meant])
    return rows.where(field, [each == "yes" for each in meant])


def each_once(
    rows: TableRows, fields: Sequence[str], what: str, among: "Mask | None" = None, rather: "Mask | None" = None
) -> tuple[int, ...]:
    """Leave out what stands in the list a second time, by the columns that tell it apart; the numbers of these rows.

    The first row counts, of those that are marked by ``rather`` where there are any.
    """
    import pandas as pd  # noqa: PLC0415  slow to load

    table = pd.DataFrame({field: _told_apart(rows, field) for field in fields})
    concerned = rows.kept if among is None else rows.kept & among
    known = table[concerned & (table[list(fields)] >= 0).all(axis=1).to_numpy()]
    if rather is not None:
        known = known.iloc[(~rather[known.index.to_numpy()]).argsort(kind="stable")]
    again = known.duplicated(list(fields), keep="first")
    if not again.any():
        return ()
    first = known[~again].reset_index().set_index(list(fields))["index"]
    keys = known.loc[again, list(fields)]
    where = rows.numbered(first.loc[pd.MultiIndex.from_frame(keys) if len(fields) > 1 else keys[fields[0]]])
    rows.leave_out_each(
        {
            position: f"{what} as in row {row}, and counted there."
            for position, row in zip(keys.index.tolist(), where, strict=True)
        }
    )
    return tuple(rows.numbered(keys.index.to_numpy()))


def _told_apart(rows: TableRows, field: str) -> "Numbers":
    """A number for each different text of a column, none for an empty cell."""
    texts = [text.casefold() for text in rows.texts(field)]
    names = tuple(dict.fromkeys(text for text in texts if text))
    return rows.numbered_by(field, [text or None for text in texts], names)


def counts_of(
    rows: TableRows, kind: TableKind, source: Provenance, all_rows: int, groups: "Numbers", parts: Mapping[str, "Mask"]
) -> Counted:
    """Three headcounts for each part (``recruitment/shortlisted``) and the rows behind them."""
    values: dict[str, int | str] = {}
    made_of: dict[str, tuple[int, ...]] = {}
    for place, mask in parts.items():
        for number, group in enumerate(GROUPS):
            numbers = rows.numbers(rows.kept & mask & (groups == number))
            values[f"{place}/{group}"] = len(numbers)
            if numbers:
                made_of[f"{place}/{group}"] = numbers
    counted = Provenance(source.path, source.sha256, source.sheet, all_rows, all_rows - rows.still_counting)
    return Counted(kind, counted, values, made_of, rows.left_out(), tuple(rows.questions), tuple(rows.problems))

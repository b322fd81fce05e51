"""Who was employed on the snapshot date: by kind of employment, by status, by first and last day."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import ENDLESS, date_of, text_of
from wres_desktop.intake.counted import COUNT, LEAVE_OUT, Option, Terms
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.staff_words import by_occupation_code, meaning_within
from wres_desktop.intake.table_rows import CHOSEN_OUT, LEAVE_OUT_OPTION, TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

COUNT_OPTIONS: Final = (Option(COUNT, "These rows count"), LEAVE_OUT_OPTION)

_OFFICE_HOLDER: Final = "office_holder"
_NOT_COUNTED: Final[Mapping[str, str]] = {
    "bank": "Bank workers do not count.",
    "agency": "Agency workers and contractors do not count.",
    "locum": "Locums do not count.",
    "honorary": "Honorary and unpaid workers do not count.",
    _OFFICE_HOLDER: "Chairs, non-executives and other office holders do not count as staff.",
    "not_yet": "Had not started on the snapshot date.",
    "left": "Was no longer in post.",
    LEAVE_OUT: CHOSEN_OUT,
}
_QUESTIONS: Final[Mapping[str, str]] = {
    "employment": "Are people with {} employed by you, so that they count as staff?",
    "status": "Are people with {} in post, so that they count as staff?",
}
_MOST_DATES: Final = 20
_MONTHS: Final = 12
_IN_NUMBERS: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)\b")
_WILL_LEAVE: Final = re.compile(
    r"\b(?:future|leaving|will|last day|last working|notice|planned|due|expected)\b|\d", re.IGNORECASE
)


def leave_out_by_words(rows: TableRows, field: str, terms: Terms, *, office_holders: bool | None = None) -> None:
    """By kind of employment or by status: what is not known is asked, what does not count is left out.

    ``office_holders`` count where it is true; where it is not given, as the terms say.
    """
    if not rows.has(field):
        return
    with_holders = terms.office_holders if office_holders is None else office_holders
    texts = rows.texts(field)
    meanings = [terms.answer(field, text) or ("counted" if not text else _meaning(field, text)) for text in texts]
    for meaning, why in _NOT_COUNTED.items():
        if meaning in meanings and not (meaning == _OFFICE_HOLDER and with_holders):
            mask = rows.where(field, [each == meaning for each in meanings])
            rows.leave_out(mask & ~_leave_later(rows, terms.snapshot_date) if meaning == "left" else mask, why)
    rows.ask(field, _QUESTIONS[field], COUNT_OPTIONS, [meaning is None for meaning in meanings])


def _meaning(field: str, text: str) -> str | None:
    """What a kind of employment or a status means; that somebody will leave does not say whether they have left."""
    meaning = meaning_within(field, text)
    return None if field == "status" and meaning == "left" and _WILL_LEAVE.search(text) else meaning


def _leave_later(rows: TableRows, day: date) -> "Mask":
    """Whose last day is the snapshot date or later: a status of leaver is that of the day when the list was made."""
    return rows.marked("leave", lambda cell: (last := date_of(cell)) is not None and day <= last < ENDLESS)


def leave_out_office_holders(rows: TableRows) -> None:
    """Chairs and non-executives, by kind of employment or occupation code: they hold an office, not a post."""
    for field, judge in (("employment", _by_employment), ("occupation_code", by_occupation_code)):
        if rows.has(field):
            holders = [judge(text) == _OFFICE_HOLDER for text in rows.texts(field)]
            rows.leave_out(rows.where(field, holders), _NOT_COUNTED[_OFFICE_HOLDER])


def _by_employment(text: str) -> str | None:
    return meaning_within("employment", text)


def leave_out_by_date(rows: TableRows, field: str, day: date) -> None:
    """Whose first day is later, or whose last day is earlier, was not in post on the snapshot date."""
    if not rows.has(field):
        return
    values = rows.values(field)
    if _month_first(rows, field):
        what = "The dates of this column look as if the month stood before the day, so that others may be misread."
        to_do = "Save them as dates of the form 31/03/2024 or 31 March 2024, in a new file, and bring that in."
        rows.note(what, to_do, Severity.BLOCKS, field=field)
        return
    days = [date_of(value) for value in values]
    shown = f"{day.day} {day:%B %Y}"
    if field == "start":
        outside, why = (
            [found is not None and found > day for found in days],
            f"Started after the snapshot date, {shown}.",
        )
    else:
        outside = [found is not None and found < min(day, ENDLESS) for found in days]
        why = f"Left before the snapshot date, {shown}."
    rows.leave_out(rows.where(field, outside), why)
    unreadable = [found is None and not _is_no_day(text_of(value)) for value, found in zip(values, days, strict=True)]
    mask = rows.where(field, unreadable) & rows.kept
    for number in rows.numbers(mask)[:_MOST_DATES]:
        what = "This is not a date that can be read, so it is not known whether this person was in post."
        to_do = "Write it as day, month and year, or empty the cell if there is no such day, and save the file again."
        rows.note(what, to_do, Severity.BLOCKS, field=field, row=number - 1)
    rows.leave_out(mask, "A date in this row cannot be read.")


def _month_first(rows: TableRows, field: str) -> bool:
    """Whether days written in numbers have a second one that is no month, and none has a first one that is not."""
    texts = map(text_of, rows.texts_in(rows.found.columns[field]))
    parts = [found for text in texts if (found := _IN_NUMBERS.match(text))]
    return any(int(found[2]) > _MONTHS for found in parts) and all(int(found[1]) <= _MONTHS for found in parts)


def _is_no_day(text: str) -> bool:
    """Whether there is no day: an empty cell, or noughts as SAP writes it, 00.00.0000."""
    return text.strip("0./-: ") == ""

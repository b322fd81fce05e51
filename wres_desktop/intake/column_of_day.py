"""Which of several columns of bands or staff groups is that of the snapshot date, by the days their headings name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from wres_desktop.intake.cell_text import plain_heading
from wres_desktop.intake.columns import Found, heading_score
from wres_desktop.intake.sheet_of_day import names_a_day, sheet_of_day

_HELD_AT_A_DAY: Final = ("grade", "staff_group")


def columns_of_day(found: Found, day: date) -> Found:
    """The headings with the column of the day where several name days; without any where none of them is that day's."""
    columns = dict(found.columns)
    for field in _HELD_AT_A_DAY:
        dated = _dated(found, field)
        if len(dated) > 1 and columns.get(field) in dated:
            meant = sheet_of_day(dated, day)
            if meant is None:
                del columns[field]
            else:
                columns[field] = meant
    return replace(found, columns=columns)


def _dated(found: Found, field: str) -> Mapping[int, str]:
    """The columns that could hold a field and whose headings name a day."""
    return {
        column: text
        for column, text in enumerate(found.headings)
        if names_a_day(text) and heading_score(field, plain_heading(text))
    }

"""A list from file to counts, as a user brings it in and answers nothing."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.intake.messy import SNAPSHOT
from wres_desktop.intake.counted import Counted, Terms
from wres_desktop.intake.spreadsheet import count_table, recognise
from wres_desktop.intake.workbook_process import WorkbookReader


def counted(
    path: Path, reader: WorkbookReader, day: date = SNAPSHOT, answers: Mapping[str, Mapping[str, str]] | None = None
) -> Counted:
    workbook = reader.read(path, only_counted=True)
    return count_table(workbook, recognise(workbook, day=day), Terms(day, answers=answers or {}))


def filled(result: Counted) -> dict[str, int]:
    """The counts that are not zero, by their place in the return."""
    return {place: count for place, count in result.values.items() if isinstance(count, int) and count}

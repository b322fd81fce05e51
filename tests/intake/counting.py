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


def is_right(result: Counted, right: Mapping[str, int]) -> bool:
    """Whether nothing is left to be said or answered, and the counts are the right ones."""
    return result.complete and filled(result) == right


def says_that_it_is_not_done(result: Counted) -> bool:
    """Whether something is asked, or a problem stands in the way of the counts."""
    return not result.complete and bool(result.questions or any(each.blocks for each in result.problems))

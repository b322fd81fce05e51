"""An equality report of recruitment, counts for each origin under shortlisted and appointed, into indicator 2."""

from typing import TYPE_CHECKING, Final

from wres_desktop.intake.cell_text import number_of, text_of
from wres_desktop.intake.counted import Counted, Provenance, TableKind, Terms
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.row_ethnicity import GROUPS, ethnic_groups
from wres_desktop.intake.table_rows import TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

_PARTS: Final = ("shortlisted", "appointed")
_MOST_PROBLEMS: Final = 20


def is_summary(rows: TableRows) -> bool:
    """Whether numbers of people stand under shortlisted and appointed, and not yes or no for each applicant."""
    if not all(map(rows.has, _PARTS)) or rows.has("applicant"):
        return False
    return any(
        (rows.where(part, [(number_of(value) or 0) > 1 for value in rows.values(part)]) & rows.kept).any()
        for part in _PARTS
    )


def count_summary(rows: TableRows, source: Provenance, terms: Terms) -> Counted:
    """The counts of the rows added up by group; a cell that holds no whole number blocks."""
    all_rows = rows.still_counting
    groups = ethnic_groups(rows, terms)
    what = "This list holds counts for each ethnic origin, and no dates: they are taken to be of the year that counts."
    rows.note(what, "If they are of another time, ask for those of the twelve months.", Severity.CONFIRM)
    values: dict[str, int | str] = {}
    made_of: dict[str, tuple[int, ...]] = {}
    for part in _PARTS:
        counts = rows.whole_numbers(part, _whole_numbers(rows, part))
        for number, group in enumerate(GROUPS):
            mask: Mask = rows.kept & (groups == number)
            place = f"recruitment/{part}/{group}"
            values[place] = rows.sum_of(counts, rows.numbers(mask))
            if values[place]:
                made_of[place] = rows.numbers(mask & (counts > 0))
    counted = Provenance(source.path, source.sha256, source.sheet, all_rows, all_rows - rows.still_counting)
    problems = tuple(rows.problems)
    return Counted(TableKind.APPLICANTS, counted, values, made_of, rows.left_out(), tuple(rows.questions), problems)


def _whole_numbers(rows: TableRows, part: str) -> list[int]:
    numbers = [number_of(value) for value in rows.values(part)]
    wrong = [
        bool(text_of(value)) and (number is None or number < 0 or number != int(number))
        for value, number in zip(rows.values(part), numbers, strict=True)
    ]
    for row in rows.numbers(rows.where(part, wrong) & rows.kept)[:_MOST_PROBLEMS]:
        what = "This is not a number of people."
        rows.note(what, "Write a whole number, and save the file again.", Severity.BLOCKS, field=part, row=row - 1)
    return [0 if bad or number is None else int(number) for bad, number in zip(wrong, numbers, strict=True)]

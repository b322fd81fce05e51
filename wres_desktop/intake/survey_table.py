"""A table of survey results, one row for each question, into indicators 5 to 8: percentages, bases, counts."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from wres_desktop.domain.ethnicity import COMPARED
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.intake.cell_text import number_of, plain_heading, text_of
from wres_desktop.intake.columns import heading_score
from wres_desktop.intake.counted import Counted, Provenance, TableKind, Terms
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.table_rows import TableRows

_MOST_DECIMALS: Final = Decimal("0.000001")
_HUNDRED: Final = 100


def count_survey_table(rows: TableRows, source: Provenance, _terms: Terms) -> Counted:
    """What each recognised row says; other questions of the survey are left out."""
    all_rows = rows.still_counting
    values: dict[str, int | str] = {}
    made_of: dict[str, tuple[int, ...]] = {}
    fractions = _are_fractions(rows)
    column = rows.found.columns["question"]
    for position in range(rows.length):
        if not rows.kept[position]:
            continue
        row = rows.first + position
        question = _question_of(text_of(rows.sheet.at(row, column)))
        if question is None:
            rows.leave_out_each({position: "Another question of the survey."})
        elif any(place.startswith(f"survey/{question}/") for place in values):
            what = "A second row is about the same question, so it is not clear which of them counts."
            rows.note(
                what,
                "Delete the row that is not meant, and save the file again.",
                Severity.BLOCKS,
                field="question",
                row=row,
            )
        else:
            found = _row_values(rows, row, question, fractions=fractions)
            values |= found
            made_of |= dict.fromkeys(found, (row + 1,))
    if not values:
        what = "None of the four questions of indicators 5 to 8 was recognised."
        rows.note(what, "Choose the column with the questions, or type the results.", Severity.BLOCKS, field="question")
    counted = Provenance(source.path, source.sha256, source.sheet, all_rows, all_rows - rows.still_counting)
    return Counted(TableKind.SURVEY_TABLE, counted, values, made_of, rows.left_out(), (), tuple(rows.problems))


def _question_of(text: str) -> SurveyQuestion | None:
    """The question that a row is about, if its words name one better than the others."""
    words = plain_heading(text)
    scores = {question: heading_score(question.value, words) for question in SurveyQuestion}
    best = max(scores.values())
    named = [question for question, score in scores.items() if score == best]
    return named[0] if best and len(named) == 1 else None


def _are_fractions(rows: TableRows) -> bool:
    """Whether percentages are stored as parts of one, as cells with a percent format are: all are numbers up to 1."""
    found = []
    for group in COMPARED:
        if rows.has(f"answers_{group}"):
            column = rows.found.columns[f"answers_{group}"]
            found += [rows.sheet.at(rows.first + position, column) for position in range(rows.length)]
    numbers = [cell for cell in found if isinstance(cell, float | int)]
    return bool(numbers) and all(0 <= number <= 1 for number in numbers)


def _row_values(rows: TableRows, row: int, question: SurveyQuestion, *, fractions: bool) -> dict[str, int | str]:
    values: dict[str, int | str] = {}
    for group in COMPARED:
        place = f"survey/{question}/{group}"
        answered, yes = _count(rows, row, f"base_{group}"), _count(rows, row, f"yes_{group}")
        if answered is not None:
            values[f"{place}/answered"] = answered
        if yes is not None and answered is not None:
            values[f"{place}/yes"] = yes
        elif (percent := _percent(rows, row, f"answers_{group}", fractions=fractions)) is not None:
            values[f"{place}/percent"] = percent
    return values


def _count(rows: TableRows, row: int, field: str) -> int | None:
    if not rows.has(field):
        return None
    cell = rows.sheet.at(row, rows.found.columns[field])
    number = number_of(cell)
    if number is None or number < 0 or number != int(number):
        if text_of(cell):
            rows.note(
                "This is not a number of people.",
                "Write a whole number, and save the file again.",
                Severity.BLOCKS,
                field=field,
                row=row,
            )
        return None
    return int(number)


def _percent(rows: TableRows, row: int, field: str, *, fractions: bool) -> str | None:
    """The percentage with the decimals that it was printed with; a withheld one is none."""
    if not rows.has(field):
        return None
    cell = rows.sheet.at(row, rows.found.columns[field])
    number = number_of(cell)
    if number is None:
        if text_of(cell):
            what = "No percentage stands here, perhaps because the survey's provider withheld it."
            rows.note(what, "Type it if it is known; else say why it is not.", Severity.CONFIRM, field=field, row=row)
        return None
    percent = (
        Decimal(text_of(cell).removesuffix("%").strip()) if isinstance(cell, str) else Decimal(repr(float(number)))
    )
    if fractions and not isinstance(cell, str):
        percent *= _HUNDRED
    if not 0 <= percent <= _HUNDRED:
        rows.note(
            "This is not between 0 and 100 per cent.",
            "Correct it, and save the file again.",
            Severity.BLOCKS,
            field=field,
            row=row,
        )
        return None
    shown = percent.quantize(_MOST_DECIMALS, ROUND_HALF_UP)
    text = f"{shown:f}".rstrip("0").rstrip(".")
    return text if not isinstance(cell, str) else f"{percent:f}"

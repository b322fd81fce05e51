"""The national return: exact figures for submission, its arithmetic live, and a sheet that reconciles it with ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from wres_desktop.domain.collection.marker import NATIONAL_MARKER
from wres_desktop.domain.collection.national import NATIONAL_SECTIONS, NationalRow, Unit
from wres_desktop.domain.collection.pages import KINDS
from wres_desktop.domain.days import day_in_words
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.indicators import indicators_of
from wres_desktop.domain.submission import Disciplinary, DisciplinaryBasis, Submission
from wres_desktop.domain.workforce import SENIOR_MEDICAL_MANAGER
from wres_desktop.exchange import MARKING
from wres_desktop.exchange.national_entries import entry, reason_of
from wres_desktop.exchange.national_formulas import YearColumns, formula
from wres_desktop.exchange.national_reconciliation import Reconciled, add_reconciliation
from wres_desktop.exchange.national_values import WHOLE_ROW, Value, own_values
from wres_desktop.workbooks.book import Book, Sheet, letter
from wres_desktop.workbooks.looks import Look

_FIRST_YEAR: Final = 5
_GROUPS: Final = ("white", "bme", "unknown")
_TOP: Final = 8
_ONE_VALUE: Final = ("relative", "_minus_workforce")


@dataclass(frozen=True, slots=True)
class _Year:
    """One year's return with its columns, the values of its worked-out rows, and where it begins."""

    submission: Submission
    columns: YearColumns
    values: Mapping[tuple[str, str], Value]
    first: int


def national_return(submissions: Sequence[Submission]) -> bytes:
    """The file for the latest of the returns and, where it is given, the year before it."""
    latest = submissions[-1]
    year = latest.reporting_year
    title = f"Workforce Race Equality Standard {year}: return of {latest.organisation.name}"
    book = Book(title, marking=MARKING)
    years = _years(submissions[-2:])
    _add_cover(book, submissions[-2:])
    reconciled = _add_return(book, years, title)
    add_reconciliation(book, reconciled)
    return book.to_bytes()


def _years(submissions: Sequence[Submission]) -> list[_Year]:
    rows = _row_numbers()
    years = []
    for index, submission in enumerate(submissions):
        first = _FIRST_YEAR + 3 * index
        section = submission.disciplinary
        two = isinstance(section, Disciplinary) and section.basis is DisciplinaryBasis.TWO_YEAR_AVERAGE
        columns = YearColumns(letter(first), letter(first + 1), letter(first + 2), rows, two)
        values = own_values(indicators_of(submission, load_edition(submission.reporting_year)))
        years.append(_Year(submission, columns, values, first))
    return years


def _row_numbers() -> dict[str, int]:
    """The row of each key on the sheet: every section has a heading above its rows."""
    numbers, row = {}, _TOP
    for section in NATIONAL_SECTIONS:
        for each in section.rows:
            row += 1
            numbers[each.key] = row
        row += 1
    return numbers


def _add_cover(book: Book, submissions: Sequence[Submission]) -> None:
    latest = submissions[-1]
    sheet = book.sheet("About")
    sheet.widths((4, 34, 90))
    sheet.hide(column=1)
    sheet.put(1, 1, NATIONAL_MARKER, Look.KEY)
    sheet.put(1, 2, MARKING, Look.MARKING)
    sheet.put(2, 2, f"Workforce Race Equality Standard {latest.reporting_year}: return", Look.TITLE)
    why = (
        "Exact figures for submission. They can point at single people: send this file only to whom it is meant for, "
        "and publish the protected report instead."
    )
    sheet.across(3, 2, 3, why, Look.INTRO)
    facts = (
        ("Organisation name", latest.organisation.name),
        ("Organisation code", latest.organisation.code),
        ("Kind of organisation", dict(KINDS)[latest.organisation.kind.value]),
        ("Reporting year", str(latest.reporting_year)),
        *((f"Data of {each.reporting_year} as at", _day(each)) for each in reversed(submissions)),
        ("Return", "The figures, with their arithmetic live."),
        ("Reconciliation", "That this workbook and WRES Desktop, each by its own arithmetic, come to the same."),
        ("Not available", "A count that a figure needs was not collected or is not known. The notes give the reason."),
        ("Not calculable", "There is nobody, or no case, to compare with."),
    )
    for row, (label, text) in enumerate(facts, start=5):
        sheet.put(row, 2, label, Look.LABEL)
        sheet.put(row, 3, text, Look.TEXT)
    sheet.protect()
    sheet.print_setup(MARKING, landscape=False)


def _day(submission: Submission) -> str:
    return day_in_words(submission.snapshot_date)


def _add_return(book: Book, years: Sequence[_Year], title: str) -> list[Reconciled]:
    sheet = book.sheet("Return")
    notes = _FIRST_YEAR + 3 * len(years)
    sheet.widths((4, 7, 58, 13, *([12] * 3 * len(years)), 60))
    sheet.hide(column=1)
    sheet.put(1, 1, NATIONAL_MARKER, Look.KEY)
    sheet.put(1, 2, MARKING, Look.MARKING)
    sheet.put(2, 2, title, Look.TITLE)
    sheet.across(3, 2, notes, "Headcounts as entered; every other figure is worked out on this sheet.", Look.INTRO)
    _add_heads(sheet, years, notes)
    reconciled: list[Reconciled] = []
    row = _TOP
    for section in NATIONAL_SECTIONS:
        sheet.put(row, 3, section.title, Look.HEADING)
        for each in section.rows:
            row += 1
            _add_row(sheet, row, each, notes, years)
            reconciled += _add_year_cells(sheet, row, each, years)
        row += 1
    sheet.freeze(_TOP, 5)
    sheet.protect()
    sheet.print_setup(MARKING, landscape=True, title_rows=(6, 7))
    return reconciled


def _add_heads(sheet: Sheet, years: Sequence[_Year], notes: int) -> None:
    for column, head in ((2, "Item"), (3, "Measure"), (4, "Unit"), (notes, "Notes")):
        sheet.put(7, column, head, Look.COLUMN)
    for year in years:
        for offset, group in enumerate(("White", "BME", "Ethnicity unknown")):
            sheet.put(6, year.first + offset, _day(year.submission), Look.NUMBERS)
            sheet.put(7, year.first + offset, group, Look.NUMBERS)


def _add_row(sheet: Sheet, row: int, each: NationalRow, notes: int, years: Sequence[_Year]) -> None:
    memo = each.key.endswith(f"/{SENIOR_MEDICAL_MANAGER}")
    sheet.put(row, 1, each.key, Look.KEY)
    sheet.put(row, 2, each.item, Look.LABEL)
    sheet.put(row, 3, each.measure, Look.MEMO if memo else Look.LABEL)
    sheet.put(row, 4, each.unit.value, Look.LABEL)
    said = [_note(each, year.submission) for year in years]
    memo_note = ["Counted in another row already, so not added to the staff in the workforce."] if memo else []
    sheet.put(row, notes, "\n".join(memo_note + [text for text in said if text]), Look.HINT)


def _note(row: NationalRow, submission: Submission) -> str:
    """Why there are no figures in a row, or on which basis those of indicator 3 are."""
    year = submission.reporting_year
    if reason := reason_of(row, submission):
        return f"{year}: not collected: {reason}"
    section = submission.disciplinary
    if row.key == "disciplinary/entered" and isinstance(section, Disciplinary):
        two = section.basis is DisciplinaryBasis.TWO_YEAR_AVERAGE
        return f"{year}: {'the average of two years' if two else 'the cases of one year'}."
    return ""


def _add_year_cells(sheet: Sheet, row: int, each: NationalRow, years: Sequence[_Year]) -> list[Reconciled]:
    reconciled = []
    for year in years:
        if each.unit is Unit.WORKED_OUT or (each.key, "white") in year.values:
            reconciled += _worked_out(sheet, row, each, year)
            continue
        for offset, group in enumerate(_GROUPS):
            value = entry(each, group, year.submission)
            look = Look.PERCENT if each.unit is Unit.PERCENTAGE else Look.COUNT
            sheet.put(row, year.first + offset, value, Look.SAID if isinstance(value, str) else look)
    return reconciled


def _worked_out(sheet: Sheet, row: int, each: NationalRow, year: _Year) -> list[Reconciled]:
    """The formulas of a row, and what has to agree with them."""
    if each.key.endswith(_ONE_VALUE):
        value = year.values[each.key, WHOLE_ROW]
        cell = _put_formula(sheet, row, year.first, each, year, value)
        sheet.span(row, year.first, year.first + 2)
        return [Reconciled(each, "", year.submission.reporting_year, f"Return!{cell}", value)]
    found = []
    for offset, group in enumerate(_GROUPS):
        if (each.key, group) not in year.values:
            continue
        value = year.values[each.key, group]
        if each.unit is Unit.PERCENTAGE and (given := entry(each, group, year.submission)) is not None:
            sheet.put(row, year.first + offset, given, Look.PERCENT)
            continue
        cell = _put_formula(sheet, row, year.first + offset, each, year, value)
        found.append(Reconciled(each, group, year.submission.reporting_year, f"Return!{cell}", value))
    return found


def _put_formula(sheet: Sheet, row: int, column: int, each: NationalRow, year: _Year, value: Value) -> str:
    shown = float(value) if isinstance(value, Fraction) else value
    return sheet.formula(row, column, formula(each.key, letter(column), year.columns), shown, look_of(each))


def look_of(row: NationalRow) -> Look:
    """How the value of a worked-out row is shown."""
    what = row.key.split("/")[-1]
    if what == "likelihood":
        return Look.LIKELIHOOD
    if what == "relative":
        return Look.RATIO
    if what.endswith("_share"):
        return Look.SHARE
    return Look.PERCENT if what.endswith("_minus_workforce") or what == "percent" else Look.COUNT

"""The published figures as a workbook: what is printed and nothing more, with notes and a data dictionary.

Built as the Government Analysis Function asks of spreadsheets: one table on each sheet, from the first column, without
merged cells or blank rows in it; shorthand in square brackets, explained on the first sheet.
"""

from typing import Final

from wres_desktop.disclosure.statements import Document, Publication
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.reports import wording
from wres_desktop.reports.csv_table import HEADINGS, is_number, published_rows
from wres_desktop.reports.labels import whose
from wres_desktop.reports.wording_rounded import rounded_numbers, rounded_to
from wres_desktop.workbooks.book import Book, Sheet
from wres_desktop.workbooks.looks import Look

_WIDTHS: Final = (52, 74, 8, 12, 20, 12, 70)

_DICTIONARY: Final = (
    ("id", "text", "The name of the figure, the same every year: the year, then what it is about, part by part."),
    ("what", "text", "What the figure is about, in words."),
    ("year", "whole number", "The reporting year; the data are of 31 March of that year."),
    ("printed", "number or shorthand", "The figure as it is printed in the report, rounded as it is there."),
    ("unit", "text", "People, %, times as likely (a relative likelihood), or percentage points."),
    ("rounded_to", "whole number", "The multiple to which it is rounded, in units of its last digit; 1: to the digit."),
    ("note", "text", "What the shorthand means, or why the figure cannot be calculated."),
)


def published_workbook(publication: Publication) -> bytes:
    """The file; the same publication gives the same bytes."""
    document = publication.document
    title = _title(publication)
    book = Book(title)
    _add_notes(book, publication, document, title)
    _add_figures(book, publication, title)
    _add_dictionary(book)
    return book.to_bytes()


def _title(publication: Publication) -> str:
    document = publication.document
    if document is None:
        return publication.title
    return (
        f"Workforce Race Equality Standard {document.reporting_year}: published figures of {document.organisation_name}"
    )


def _add_notes(book: Book, publication: Publication, document: Document | None, title: str) -> None:
    sheet = book.sheet("Notes")
    sheet.widths((30, 100))
    sheet.put(1, 1, title, Look.TITLE)
    facts = [
        ("What this is", "The figures of the annual report, each as it is printed there and nothing more."),
        ("Sheets", "Notes; Published figures; Data dictionary."),
        *([("Organisation", whose(document))] if document else []),
        *([("Data as at", document.snapshot_date)] if document else []),
        ("Rules for small numbers", publication.made_under.label if publication.made_under else "Not stated."),
        ("Made with", f"WRES Desktop {publication.program_version}".strip()),
        *((legend.split(" ", maxsplit=1)[0], _sentence(legend)) for legend in _SHORTHAND),
        *((wording.ROUNDED_MARK, " ".join(rounded_numbers(base))) for base in rounded_to(publication)),
    ]
    sheet.put(2, 1, "Note", Look.COLUMN)
    sheet.put(2, 2, "Text", Look.COLUMN)
    for row, (label, text) in enumerate(facts, start=3):
        sheet.put(row, 1, label, Look.LABEL)
        sheet.put(row, 2, text, Look.TEXT)
    sheet.print_setup("", landscape=False)


_SHORTHAND: Final = (wording.WITHHELD_LEGEND, wording.UNDEFINED_LEGEND)


def _sentence(legend: str) -> str:
    return f"{sentence_case(legend.split(' ', maxsplit=1)[1])}."


def _add_figures(book: Book, publication: Publication, title: str) -> None:
    sheet = book.sheet("Published figures")
    sheet.widths(_WIDTHS)
    sheet.put(1, 1, title, Look.TITLE)
    for column, heading in enumerate(HEADINGS, start=1):
        sheet.put(2, column, heading, Look.NUMBERS if heading in _NUMBERS else Look.COLUMN)
    for row, figure in enumerate(published_rows(publication), start=3):
        rounded = figure[HEADINGS.index("rounded_to")] not in ("", "1")
        for column, (heading, text) in enumerate(zip(HEADINGS, figure, strict=True), start=1):
            _put(sheet, (row, column), text, heading, wording.ROUNDED_MARK if rounded and heading == "printed" else "")
    sheet.freeze(3, 1)
    sheet.filter(2, len(HEADINGS))
    sheet.print_setup("", landscape=True, title_rows=(2, 2))


_NUMBERS: Final = ("year", "printed", "rounded_to")


def _put(sheet: Sheet, place: tuple[int, int], text: str, heading: str, word: str) -> None:
    """A number with the decimals that are printed and a ``word`` before it, a year without a comma; else the text."""
    (row, column), number = place, heading in _NUMBERS
    if heading == "year":
        sheet.put(row, column, int(text), Look.YEAR)
    elif number and is_number(text):
        sheet.put_decimals(row, column, text, word)
    else:
        sheet.put(row, column, text, Look.SAID if number else Look.LABEL)


def _add_dictionary(book: Book) -> None:
    sheet = book.sheet("Data dictionary")
    sheet.widths((18, 22, 100))
    sheet.put(1, 1, "Data dictionary", Look.TITLE)
    for row, words in enumerate((("Column", "Kind", "What it holds"), *_DICTIONARY), start=2):
        for column, text in enumerate(words, start=1):
            sheet.put(row, column, text, Look.COLUMN if row == 2 else Look.LABEL)  # noqa: PLR2004  the row of heads
    sheet.print_setup("", landscape=True)

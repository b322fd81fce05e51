"""Every statement as a row of a CSV file: id, what it is, year, what is printed, unit."""

import csv
import io
from collections.abc import Iterator
from typing import Final, assert_never

from wres_desktop.disclosure.statements import Derived, Printed, Publication, Statement, Undefined, Withheld
from wres_desktop.domain.figures import Count, Difference, Percentage, Quantity, Ratio
from wres_desktop.domain.series import edition_near
from wres_desktop.reports import wording
from wres_desktop.reports.derived_labels import derived_label, text_label
from wres_desktop.reports.labels import statement_label
from wres_desktop.reports.wording_rounded import rounded_note

HEADINGS: Final = ("id", "what", "year", "printed", "unit", "rounded_to", "note")

_WITHHELD_NOTE: Final = wording.WITHHELD_LEGEND.removeprefix(f"{wording.WITHHELD_MARK} ")
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs that make a formula of a text, those of double width too: some spreadsheets take them for the others."""


def published_rows(publication: Publication) -> Iterator[tuple[str, ...]]:
    """One row for each statement, in the order of the publication; then for each text that follows from them."""
    for statement in publication.statements:
        year = int(statement.id.split("/", maxsplit=1)[0])
        printed, note = _printed(statement)
        rounded_to = str(statement.rounded_to) if isinstance(statement, Printed) else ""
        label = statement_label(statement.id, edition_near(year))
        yield (statement.id, label, str(year), printed, _unit(statement.quantity), rounded_to, note)
    for derived in publication.derived:
        yield from _derived_rows(derived)


def _derived_rows(derived: Derived) -> Iterator[tuple[str, ...]]:
    year = derived.id.partition("/")[0]
    what = derived_label(derived, edition_near(int(year)))
    if not derived.says:
        yield (derived.id, what, year, wording.WITHHELD_MARK, "", "", _WITHHELD_NOTE)
    for name, text in derived.says.items():
        yield (f"{derived.id}#{name}", f"{what}: {text_label(name)}", year, text, "", "", "")


def published_csv(publication: Publication) -> str:
    """The rows as CSV text; what a spreadsheet would take for a formula is marked as text, numbers excepted."""
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_as_text(field) for field in row] for row in published_rows(publication))
    return paper.getvalue()


def _printed(statement: Statement) -> tuple[str, str]:
    match statement:
        case Printed(printed=printed, rounded_to=base):
            return printed, rounded_note(base) if statement.is_rounded else ""
        case Withheld():
            return wording.WITHHELD_MARK, _WITHHELD_NOTE
        case Undefined(reason=reason):
            return wording.UNDEFINED_MARK, f"cannot be calculated: {reason}"
        case _:
            assert_never(statement)


def _unit(quantity: Quantity) -> str:
    match quantity:
        case Count():
            return "people"
        case Percentage():
            return "%"
        case Ratio():
            return "times as likely"
        case Difference():
            return "percentage points"
        case _:
            assert_never(quantity)


def _as_text(field: str) -> str:
    """``field`` so that a spreadsheet shows it and never runs it; a plain number, also below zero, stays one."""
    if not field.startswith(_STARTS_A_FORMULA) or is_number(field):
        return field
    return f"'{field}"


def is_number(field: str) -> bool:
    """Whether a field is digits, perhaps with decimals, perhaps below zero."""
    whole, _, decimals = field.removeprefix("-").partition(".")
    return whole.isdecimal() and whole.isascii() and (not decimals or (decimals.isdecimal() and decimals.isascii()))

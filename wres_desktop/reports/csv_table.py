"""Every statement as a row of a CSV file: id, what it is, year, what is printed, unit."""

import csv
import io
from collections.abc import Iterator
from typing import Final, assert_never

from wres_desktop.disclosure.statements import Printed, Publication, Statement, Undefined, Withheld
from wres_desktop.domain.edition import EDITION_YEARS, Edition, load_edition
from wres_desktop.domain.figures import Count, Difference, Percentage, Quantity, Ratio
from wres_desktop.reports import wording
from wres_desktop.reports.labels import statement_label

HEADINGS: Final = ("id", "what", "year", "printed", "unit", "rounded_to", "note")

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def published_rows(publication: Publication) -> Iterator[tuple[str, ...]]:
    """One row for each statement, in the order of the publication."""
    for statement in publication.statements:
        year = int(statement.id.split("/", maxsplit=1)[0])
        printed, note = _printed(statement)
        rounded_to = str(statement.rounded_to) if isinstance(statement, Printed) else ""
        label = statement_label(statement.id, _edition(year))
        yield (statement.id, label, str(year), printed, _unit(statement.quantity), rounded_to, note)


def published_csv(publication: Publication) -> str:
    """The rows as CSV text; what a spreadsheet would take for a formula is marked as text, numbers excepted."""
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_as_text(field) for field in row] for row in published_rows(publication))
    return paper.getvalue()


def _printed(statement: Statement) -> tuple[str, str]:
    match statement:
        case Printed(printed=printed):
            return printed, ""
        case Withheld():
            return wording.WITHHELD_MARK, wording.WITHHELD_LEGEND.removeprefix(f"{wording.WITHHELD_MARK} ")
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


def _edition(year: int) -> Edition:
    """The year's rules; for a year before the first or after the last that is known, the nearest."""
    return load_edition(min(max(year, EDITION_YEARS[0]), EDITION_YEARS[-1]))


def _as_text(field: str) -> str:
    """``field`` so that a spreadsheet shows it and never runs it; a plain number, also below zero, stays one."""
    if not field.startswith(_STARTS_A_FORMULA) or _is_number(field):
        return field
    return f"'{field}"


def _is_number(field: str) -> bool:
    whole, _, decimals = field.removeprefix("-").partition(".")
    return whole.isdecimal() and whole.isascii() and (not decimals or (decimals.isdecimal() and decimals.isascii()))

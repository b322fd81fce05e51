"""PDF, web page, Word document, CSV and workbook say the same, number for number, as publication.json."""

import csv
import io
import json
import re
from decimal import Decimal
from functools import cache

import pytest

from tests.golden.golden_text import SAMPLES, publication_of
from tests.reports.odd import ODD, odd_publication
from tests.reports.publications import published, two_years
from tests.reports.read_back import FORMS, in_workbook, numbered, numbers_in, unlike
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.statements import Derived, Printed, Statement, Undefined, Withheld
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import ReportContent
from wres_desktop.reports.csv_table import HEADINGS, is_number, published_csv, published_rows
from wres_desktop.reports.documents import documents_of

CONTENTS: dict[str, ReportContent] = {
    f"{name}, {kind}": content
    for name, publication in (
        *((sample, publication_of(sample)) for sample in SAMPLES),
        ("odd", odd_publication(3)),
        ("joint", odd_publication(2)),
    )
    for kind, content in documents_of(publication).items()
}
PUBLICATIONS = {sample: publication_of(sample) for sample in SAMPLES} | {
    f"odd {number}": odd_publication(number) for number in ODD[2::12]
}
"""The fifty odd ones are all read back by ``nox -s accessibility -- --all``."""


@pytest.mark.parametrize("name", CONTENTS)
def test_the_tables_are_the_same_on_paper_on_the_page_and_in_word(name: str) -> None:
    assert unlike(CONTENTS[name]) == []


# ---------------------------------------------------------------- statement by statement
NUMBERED = numbered(published(*two_years()))
ONLY_IN_THE_TABLES = re.compile(r"\d{4}/(1/all/|race_disparity/|staff/declared$)")
"""Bands of all staff together, the counts behind race disparity ratios, and how many gave their ethnicity."""


@cache
def found_in(kind: str, form: str) -> frozenset[str]:
    """The numbers that a reader of one form of a document finds."""
    return numbers_in(documents_of(NUMBERED)[kind], form)


@pytest.mark.parametrize("kind", documents_of(NUMBERED))
def test_a_reader_finds_the_same_statements_on_paper_on_the_page_and_in_word(kind: str) -> None:
    assert len({found_in(kind, form) for form in FORMS}) == 1


def test_every_number_that_a_reader_finds_is_a_statement_of_the_publication() -> None:
    stated = {each["printed"] for each in json.loads(publication_text(NUMBERED))["statements"] if "printed" in each}
    found = found_in("annual-report", "pdf")

    assert len(found) > 150
    assert found <= stated


def test_every_printed_statement_is_found_but_for_those_that_stand_in_csv_and_workbook_alone() -> None:
    found = found_in("annual-report", "pdf")
    printed = [each for each in NUMBERED.statements if isinstance(each, Printed)]
    missing = [each.id for each in printed if each.printed not in found]

    assert [name for name in missing if not ONLY_IN_THE_TABLES.match(name)] == []


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_the_table_of_figures_says_what_the_publication_does_and_nothing_else(name: str) -> None:
    read = publication_from_json(json.loads(publication_text(PUBLICATIONS[name])))
    rows = [*csv.DictReader(io.StringIO(published_csv(PUBLICATIONS[name])))]
    expected = [(each.id, as_printed(each)) for each in read.statements]
    expected += [said for each in read.derived for said in derived_texts(each)]

    assert [(row["id"], row["printed"].removeprefix("'")) for row in rows] == expected


def as_printed(statement: Statement) -> str:
    match statement:
        case Printed(printed=printed):
            return printed
        case Withheld():
            return wording.WITHHELD_MARK
        case Undefined():
            return wording.UNDEFINED_MARK


def derived_texts(derived: Derived) -> list[tuple[str, str]]:
    says = [(f"{derived.id}#{name}", text) for name, text in derived.says.items()]
    return says or [(derived.id, wording.WITHHELD_MARK)]


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_the_workbook_shows_each_row_of_the_table_of_figures(name: str) -> None:
    heads, *rows = in_workbook(PUBLICATIONS[name])

    assert heads == list(HEADINGS)
    assert rows == [[*row[:2], row[YEAR], *map(shown, row[YEAR + 1 :])] for row in published_rows(PUBLICATIONS[name])]


YEAR = HEADINGS.index("year")


def shown(text: str) -> str:
    """A text as a workbook shows it: thousands apart, and without signs that it cannot hold."""
    if is_number(text):
        return f"{Decimal(text):,}"
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)

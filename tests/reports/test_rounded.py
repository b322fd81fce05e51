"""Numbers that are rounded, since the exact ones would give somebody away: said in words, nowhere taken for exact."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import pytest
from openpyxl import load_workbook
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.domain.returns import a_return
from tests.reports.publications import published, published_joint, source_of, two_years, with_rounded
from tests.reports.read_back import in_content, unlike
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.submission import Organisation, OrganisationKind
from wres_desktop.reports.blocks import Callout, DataTable, Indicator, ReportContent
from wres_desktop.reports.content_counting import counting
from wres_desktop.reports.content_method import withheld_section
from wres_desktop.reports.content_workforce import staff_tables
from wres_desktop.reports.csv_table import published_csv
from wres_desktop.reports.documents import documents_of
from wres_desktop.reports.docx import render_docx
from wres_desktop.reports.papers import papers_of
from wres_desktop.reports.pdf_styles import SEMIBOLD
from wres_desktop.reports.pdf_tables import data_table
from wres_desktop.reports.published_workbook import published_workbook

TODAY = date(2021, 9, 1)
EXACT = published(*two_years())
COUNTS = ("2021/1/clinical/", "2021/2/", "2020/2/appointed", "2021/staff/white", "2020/staff/total", "2021/9/total")
ROUNDED = with_rounded(EXACT, *COUNTS)
"""In 2021 121 of 174 staff are white, of whom 50 are BME; in 2020 there were 174 in all."""


def contents_of(publication: Publication) -> dict[str, ReportContent]:
    return documents_of(publication) | papers_of(publication, TODAY)


def tables_in(content: ReportContent) -> Iterator[DataTable]:
    for block in (block for section in content.sections for block in section.blocks):
        yield from block.tables if isinstance(block, Indicator) else [block] if isinstance(block, DataTable) else []


def rounded_in(publication: Publication) -> list[Printed]:
    return [each for each in publication.statements if isinstance(each, Printed) and each.is_rounded]


@cache
def easy_to_find() -> tuple[Publication, frozenset[str]]:
    """The publication with a number of its own for everything that is rounded, and all of these as they are shown."""
    texts = {each.id: f"{70_000 + 10 * place}" for place, each in enumerate(rounded_in(ROUNDED), 1)}
    statements = tuple(
        replace(each, printed=texts[each.id]) if isinstance(each, Printed) and each.id in texts else each
        for each in ROUNDED.statements
    )
    return replace(ROUNDED, statements=statements), frozenset(f"{int(text):,}" for text in texts.values())


@pytest.mark.parametrize("name", contents_of(EXACT))
def test_wherever_a_rounded_number_stands_it_says_that_it_is_about(name: str) -> None:
    """In tables, sentences, large figures and what charts are drawn from."""
    publication, numbers = easy_to_find()
    told = str(contents_of(publication)[name])

    assert not re.search(r"(?<!about )70,\d{3}", told)
    assert not re.search(r"70\d{3}", told)
    assert {found for found in numbers if found in told} or name not in ("annual-report", "equality-duty-extract")


def test_it_reads_the_same_on_paper_on_the_page_and_in_word() -> None:
    content = documents_of(ROUNDED)["annual-report"]

    assert unlike(content) == []
    rows = {row[0]: row[1:] for caption, table in in_content(content) for row in table if caption.startswith("All st")}
    assert rows["2021"][0] == "about 120"
    assert rows["2020"][3] == "about 170"


def test_below_each_table_with_such_a_number_it_is_said_what_the_word_means_and_below_no_other() -> None:
    found = [
        (any(cell.text.startswith("about ") for row in table.rows for cell in row.cells), "“about”" in str(table.notes))
        for table in tables_in(documents_of(ROUNDED)["annual-report"])
    ]

    assert {rounded for rounded, _ in found} == {True, False}
    assert all(rounded is explained for rounded, explained in found)


def test_the_page_on_what_is_withheld_says_how_far_off_such_a_number_can_be() -> None:
    [callout] = [each for each in withheld_section(source_of(ROUNDED)).blocks if "about" in str(each)]

    assert isinstance(callout, Callout)
    assert callout.title == "The word “about”"
    assert "to the nearest ten" in callout.paragraphs[0]
    assert callout.paragraphs[1].startswith(
        "About 10 stands for some number from 5 to 14, and about 160 stands for some number from 155 to 164."
    )


def test_a_number_to_the_nearest_five_can_be_off_by_two() -> None:
    section = withheld_section(source_of(with_rounded(EXACT, "2021/staff/white", base=5)))

    assert "about 80 stands for some number from 78 to 82." in str(section)


def test_a_report_in_which_nothing_is_withheld_but_some_is_rounded_says_both() -> None:
    alone = replace(EXACT, statements=tuple(each for each in ROUNDED.statements if isinstance(each, Printed)))
    section = withheld_section(source_of(alone))

    assert "Nothing was withheld: every figure of this report is printed, some rounded." in str(section)
    assert "The word “about”" in str(section)


@pytest.mark.parametrize("name", ["sign-off-sheet", "covering-letter"])
def test_papers_say_that_some_numbers_are_rounded_only_where_some_are(name: str) -> None:
    some = "Some numbers are rounded for the same reason, and have the word “about” before them."

    assert some in str(papers_of(ROUNDED, TODAY)[name].sections)
    assert "rounded" not in str(papers_of(EXACT, TODAY)[name].sections)


def test_the_short_report_has_no_rounded_number_and_explains_none() -> None:
    short = str(papers_of(ROUNDED, TODAY)["short-report"].sections)

    assert not re.search(r"about \d", short)
    assert "Rounded to" not in short


def test_before_the_indicators_it_is_said_to_what_numbers_are_rounded() -> None:
    fives = documents_of(with_rounded(EXACT, "2021/staff/white", base=5))["annual-report"]

    assert "Rounded to the nearest ten so that" in str(documents_of(ROUNDED)["annual-report"].sections)
    assert "Rounded to the nearest multiple of 5 so that" in str(fives.sections)


def rounded_only(publication: Publication, statement_id: str, printed: str) -> Publication:
    """The publication with one count rounded, and with what was worked out from the exact one still printed."""
    statements = tuple(
        Printed(each.id, each.quantity, printed, 10) if each.id == statement_id else each
        for each in publication.statements
    )
    return replace(publication, statements=statements)


def headline(publication: Publication, number: int) -> str:
    sections = documents_of(publication)["annual-report"].sections
    blocks = [block for section in sections for block in section.blocks if isinstance(block, Indicator)]
    return next(each.headline for each in blocks if each.number == number)


def test_a_headline_names_no_people_where_one_of_the_numbers_is_rounded() -> None:
    assert headline(EXACT, 1) == "BME staff are 28.7% of the workforce (50 of 174 people)."
    assert headline(rounded_only(EXACT, "2021/staff/total", "170"), 1) == "BME staff are 28.7% of the workforce."
    assert "6 of 17 members" in headline(EXACT, 9)
    assert "members" not in headline(rounded_only(EXACT, "2021/9/total/total", "20"), 9)


def test_a_number_that_is_rounded_to_0_is_not_nobody() -> None:
    """No plan of ours prints such a one; in somebody's file it may stand."""
    medical = rounded_only(EXACT, "2021/1/medical/total/total", "0")
    of_band = rounded_only(EXACT, "2021/1/clinical/band_5/total", "0")

    assert "Medical and dental staff" in [table.caption for table in staff_tables(source_of(medical))]
    assert "medical_sub_groups" not in str(counting(source_of(medical)))
    assert str(counting(source_of(medical))) == str(counting(source_of(EXACT)))
    [clinical] = [table for table in staff_tables(source_of(of_band)) if table.caption == "Clinical staff"]
    assert "Band 5" in [row.label for row in clinical.rows]


def test_the_table_for_machines_has_the_number_with_what_it_is_rounded_to_beside_it() -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(published_csv(ROUNDED)))}
    row = rows["2021/staff/white"]

    assert (row["printed"], row["rounded_to"]) == ("120", "10")
    assert row["note"].startswith("rounded to the nearest ten; the exact number is not published")
    assert rows["2021/staff/bme"]["note"] == ""


def test_the_workbook_shows_the_word_before_the_number_and_explains_it() -> None:
    book = load_workbook(io.BytesIO(published_workbook(ROUNDED)))
    cells = {row[0].value: row for row in book["Published figures"].iter_rows(min_row=3)}
    notes = {row[0]: row[1] for row in book["Notes"].iter_rows(min_row=3, values_only=True)}

    assert (cells["2021/staff/white"][3].value, cells["2021/staff/white"][5].value) == (120, 10)
    assert cells["2021/staff/white"][3].number_format == '"about "#,##0'
    assert cells["2021/staff/bme"][3].number_format == "#,##0"
    assert "from 155 to 164" in notes["about"]


def test_our_own_file_reads_back_as_it_was_written() -> None:
    text = publication_text(ROUNDED)

    assert publication_from_json(json.loads(text)) == ROUNDED
    assert publication_text(publication_from_json(json.loads(text))) == text
    assert {each["rounded_to"] for each in json.loads(text)["statements"] if "rounded_to" in each} == {10}


def test_on_paper_every_column_is_wide_enough_for_its_rounded_numbers() -> None:
    [table] = [each for each in tables_in(documents_of(ROUNDED)["annual-report"]) if each.caption.endswith("cator 2")]
    [drawn] = [each for each in data_table(table)[0]._content if hasattr(each, "_colWidths")]
    widths = [width for width in drawn._colWidths[1:] if width != 14]

    assert len(widths) == len(table.columns) == 8
    for column, width in enumerate(widths):
        longest = max((row.cells[column].text for row in table.rows), key=len)
        assert stringWidth(longest, SEMIBOLD, 9.2) + 4 < width


def test_a_joint_report_says_it_too() -> None:
    other = replace(a_return(2021), organisation=Organisation("X02", "Next Door", OrganisationKind.CCG))
    joint = documents_of(with_rounded(published_joint(a_return(2021), other), "2021/members/"))["annual-report"]
    [members] = [each for each in tables_in(joint) if each.columns[:1] == ("Code",)]

    assert [row.cells[1].text for row in members.rows] == ["about 170", "about 170", "348"]
    assert "The word “about”" in str(joint)


def test_in_word_a_narrow_column_is_wider_where_it_has_rounded_numbers() -> None:
    caption = "The numbers behind indicator 2"
    widths = {}
    for name, publication in (("exact", EXACT), ("rounded", with_rounded(EXACT, "2021/2/shortlisted/white"))):
        document = docx.Document(io.BytesIO(render_docx(documents_of(publication)["annual-report"])))
        found = [each for each in document.tables if f'w:val="{caption}"' in each._tbl.xml]
        widths[name] = [column.width for column in found[0].columns]

    assert len(set(widths["exact"][1:])) <= 2  # a twip of rounding apart
    assert widths["rounded"][1] > widths["exact"][1] > widths["rounded"][2]

"""PDF, web page, Word document and CSV say the same, number for number, as publication.json."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from typing import TypeAlias

import docx
import pytest
from docx.oxml.ns import qn
from typing_extensions import override

from tests.golden.golden_text import SAMPLES, publication_of
from tests.reports.checkers import drawn, structure_of
from tests.reports.odd import odd_publication
from tests.reports.publications import published, two_years
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.statements import Printed, Publication, Undefined, Withheld
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import DataTable, Indicator, ReportContent
from wres_desktop.reports.csv_table import published_csv
from wres_desktop.reports.documents import documents_of
from wres_desktop.reports.docx import render_docx
from wres_desktop.reports.html import render_html

Tables: TypeAlias = list[tuple[str, list[list[str]]]]
"""The captions of all tables of figures, each with its rows below the heads."""

SENTINEL = re.compile(r"(?<![\d.])1\d\.\d{4}(?!\d)")
CONTENTS: dict[str, ReportContent] = {
    f"{name}, {kind}": content
    for name, publication in (
        *((sample, publication_of(sample)) for sample in SAMPLES),
        ("odd", odd_publication(3)),
        ("joint", odd_publication(2)),
    )
    for kind, content in documents_of(publication).items()
}


def plain(text: str) -> str:
    return " ".join(text.split())


def in_content(content: ReportContent) -> Tables:
    blocks = (block for section in content.sections for block in section.blocks)
    tables: list[DataTable] = []
    for block in blocks:
        tables += [block] if isinstance(block, DataTable) else block.tables if isinstance(block, Indicator) else ()
    return [
        (
            plain(table.caption),
            [[plain(f"{row.mark} {row.label}"), *(cell.text for cell in row.cells)] for row in table.rows],
        )
        for table in tables
    ]


def in_pdf(content: ReportContent) -> Tables:
    tables = []
    for table in structure_of(drawn(content)).of("Table"):
        if table.children[0].role == "Caption":
            rows = [row for body in table.of("TBody") for row in body.of("TR")]
            cells = [[cell.whole_text() for cell in row.of("TH", "TD")] for row in rows]
            tables.append((table.children[0].whole_text(), cells))
    return tables


@dataclass
class PageTables(HTMLParser):
    """The tables of figures of a web page; what is there for the ear alone is left out."""

    tables: Tables = field(default_factory=list)
    for_ears: bool = False
    inside: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.for_ears = dict(attrs).get("class") == "unseen"
        match tag:
            case "div" if str(dict(attrs).get("class")).startswith("table"):
                self.inside = str(dict(attrs)["class"])
            case "caption" if self.inside == "table":
                self.tables.append(("", []))
            case "thead" | "tbody":
                self.part = tag
            case "tr" if self.inside == "table" and self.part == "tbody":
                self.tables[-1][1].append([])
            case "th" | "td" if self.inside == "table" and self.part == "tbody":
                self.tables[-1][1][-1].append("")
            case _:
                pass
        self.tag = tag

    part: str = ""
    tag: str = ""

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.inside, self.part = "", ""
        if tag == "caption" and self.inside == "table":
            self.part = "thead"

    @override
    def handle_data(self, data: str) -> None:
        if self.inside != "table" or self.for_ears:
            return
        if self.part == "tbody" and self.tables[-1][1] and self.tables[-1][1][-1]:
            self.tables[-1][1][-1][-1] = plain(f"{self.tables[-1][1][-1][-1]} {data}")
        elif self.part == "" and self.tag == "caption":
            self.tables[-1] = (plain(data), [])


def in_html(content: ReportContent) -> Tables:
    reader = PageTables()
    reader.feed(render_html(content))
    return reader.tables


def in_docx(content: ReportContent) -> Tables:
    document = docx.Document(io.BytesIO(render_docx(content)))
    tables = []
    for table in document.tables:
        if table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1":
            caption = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
            rows = [row for row in table._tbl.tr_lst if row.find(f".//{qn('w:tblHeader')}") is None]
            tables.append((plain(caption), [[cell_text(cell) for cell in row.tc_lst] for row in rows]))
    return tables


def cell_text(cell: docx.oxml.table.CT_Tc) -> str:
    return plain("".join(text.text or "" for text in cell.iter(qn("w:t"))))


@pytest.mark.parametrize("name", CONTENTS)
def test_the_tables_are_the_same_on_paper_on_the_page_and_in_word(name: str) -> None:
    content = CONTENTS[name]
    expected = in_content(content)

    assert in_pdf(content) == expected
    assert in_html(content) == expected
    assert in_docx(content) == expected


# ---------------------------------------------------------------- statement by statement
def numbered(publication: Publication) -> Publication:
    """The publication with a number of its own for each printed statement, so that it can be found again."""
    statements = [
        replace(each, printed=f"{10 + index / 10_000:.4f}") if isinstance(each, Printed) else each
        for index, each in enumerate(publication.statements)
    ]
    return replace(publication, statements=tuple(statements))


NUMBERED = numbered(published(*two_years()))


@cache
def found_in(kind: str, form: str) -> frozenset[str]:
    """The sentinels that a reader of one form of a document finds."""
    content = documents_of(NUMBERED)[kind]
    match form:
        case "pdf":
            parts = structure_of(drawn(content)).everything()
            text = " ".join(part.spoken or part.text for part in parts)
        case "html":
            heard = re.sub(r'<[^>]*aria-label="([^"]*)"[^>]*>', r" \1 ", render_html(content))
            text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", heard, flags=re.DOTALL)
        case _:
            text = " ".join(texts_of_docx(content))
    return frozenset(SENTINEL.findall(text))


def texts_of_docx(content: ReportContent) -> Iterator[str]:
    body = docx.Document(io.BytesIO(render_docx(content))).element.body
    for paragraph in body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
    for picture in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        yield picture.get("descr", "")


@pytest.mark.parametrize("kind", documents_of(NUMBERED))
def test_a_reader_finds_the_same_statements_on_paper_on_the_page_and_in_word(kind: str) -> None:
    assert found_in(kind, "pdf") == found_in(kind, "html") == found_in(kind, "docx")


def test_every_number_that_a_reader_finds_is_a_statement_of_the_publication() -> None:
    stated = {each["printed"] for each in json.loads(publication_text(NUMBERED))["statements"] if "printed" in each}
    found = found_in("annual-report", "pdf")

    assert len(found) > 150
    assert found <= stated


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_table_of_figures_says_each_statement_as_the_publication_does(sample: str) -> None:
    publication = publication_of(sample)
    read = publication_from_json(json.loads(publication_text(publication)))
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(published_csv(publication)))}

    for statement in read.statements:
        row = rows[statement.id]
        match statement:
            case Printed(printed=printed):
                assert row["printed"] == printed
            case Withheld():
                assert row["printed"] == wording.WITHHELD_MARK
            case Undefined():
                assert row["printed"] == wording.UNDEFINED_MARK

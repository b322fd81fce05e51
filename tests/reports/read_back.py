"""Reads our documents back as a reader of each form finds them: the tables of figures, and each number."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Final, TypeAlias

import docx
from docx.oxml.ns import qn
from openpyxl import load_workbook
from typing_extensions import override

from tests.reports.checkers import drawn, structure_of
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.reports.blocks import DataTable, Indicator, ReportContent
from wres_desktop.reports.docx import render_docx
from wres_desktop.reports.html import render_html
from wres_desktop.reports.published_workbook import published_workbook

Tables: TypeAlias = list[tuple[str, list[list[str]]]]
"""The captions of all tables of figures, each with its rows below the heads."""

FORMS: Final = ("pdf", "html", "docx")
SENTINEL: Final = re.compile(r"(?<![\d.])1\d\.\d{4}(?!\d)")


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


def numbered(publication: Publication) -> Publication:
    """The publication with a number of its own for each printed statement, so that it can be found again."""
    statements = [
        replace(each, printed=f"{10 + index / 10_000:.4f}") if isinstance(each, Printed) else each
        for index, each in enumerate(publication.statements)
    ]
    return replace(publication, statements=tuple(statements))


def numbers_in(content: ReportContent, form: str) -> frozenset[str]:
    """The numbers of a ``numbered`` publication that a reader of one form of a document finds."""
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


def in_workbook(publication: Publication) -> list[list[str]]:
    """The sheet of published figures below its title, as it is seen on a screen."""
    book = load_workbook(io.BytesIO(published_workbook(publication)))
    return [
        [_seen(cell.value, cell.number_format) for cell in row]
        for row in book["Published figures"].iter_rows(min_row=2)
    ]


def _seen(value: object, number_format: str) -> str:
    if not isinstance(value, int | float):
        return str(value or "")
    decimals = len(number_format.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in number_format else f"{value:.{decimals}f}"


def unlike(content: ReportContent) -> list[str]:
    """The forms of a document whose tables are not those of its content."""
    expected = in_content(content)
    readers = {"pdf": in_pdf, "html": in_html, "docx": in_docx}
    return [f"its tables differ in {form}" for form, read in readers.items() if read(content) != expected]

"""The report for those who go on writing it in Word: real styles, repeated heads, described pictures, every word."""

import io
import zipfile
from datetime import date
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.golden.golden_text import SAMPLES, contents_of
from tests.reports.examples import EXAMPLES, document_of, texts_in
from tests.reports.odd import odd_publication
from tests.reports.publications import published, two_years
from wres_desktop.reports.blocks import Block, Chart, DataTable, ReportContent
from wres_desktop.reports.documents import documents_of
from wres_desktop.reports.docx import render_docx
from wres_desktop.reports.papers import papers_of

_HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4")


def opened(content: ReportContent) -> Document:
    return docx.Document(io.BytesIO(render_docx(content)))


def said_in(document: Document) -> str:
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs)


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: type(block).__name__)
def test_every_word_of_every_kind_of_block_is_there(block: Block) -> None:
    document = opened(document_of(block))
    said = said_in(document) + " ".join(
        str(each.get(qn("w:val"))) for each in document.element.iter(qn("w:tblCaption"))
    )

    assert [text for text in texts_in(block) if text not in said] == []


def test_the_same_content_gives_the_same_bytes() -> None:
    content = document_of(*EXAMPLES)

    assert render_docx(content) == render_docx(content)


def test_nothing_in_the_file_says_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(document_of(*EXAMPLES)))) as packed:
        assert {each.date_time for each in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("sample", SAMPLES)
def test_headings_are_headings_and_skip_no_level(sample: str) -> None:
    for content in contents_of(sample):
        styles = [each.style.name for each in opened(content).paragraphs if each.style is not None]
        levels = [0 if name == "Title" else int(name[-1]) for name in styles if name in _HEADINGS]

        assert levels[0] == 0
        assert levels.count(0) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_is_described_as_its_chart() -> None:
    described = [picture._inline.docPr.get("descr") for picture in opened(document_of(*EXAMPLES)).inline_shapes]
    charts = [each for each in EXAMPLES if isinstance(each, Chart)]

    assert len(described) == len(charts) + 1
    assert described[: len(charts)] == [f"{chart.title}. {chart.described}" for chart in charts]


def test_the_heads_of_every_table_are_repeated_and_its_rows_stay_whole() -> None:
    for table in opened(document_of(*EXAMPLES)).tables:
        rows = list(table._tbl.tr_lst)

        assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
        assert rows[-1].find(f".//{qn('w:tblHeader')}") is None
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_every_table_says_what_it_is() -> None:
    document = opened(document_of(*EXAMPLES))

    assert len(list(document.element.iter(qn("w:tblDescription")))) == len(document.tables)


def test_links_lead_to_places_in_the_document() -> None:
    for content in contents_of(SAMPLES[0]):
        body = opened(content).element
        places = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
        links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]

        assert set(links) <= places


def test_the_document_says_its_language_title_and_author() -> None:
    document = opened(document_of(*EXAMPLES))
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}

    assert languages == {"en-GB"}
    assert document.core_properties.title == "Report of examples, Example Trust"
    assert document.core_properties.author == "Example Trust"


def test_the_action_plan_lies_on_its_side() -> None:
    _, plan = contents_of(SAMPLES[0])[:2]
    page = opened(plan).sections[-1]

    assert (page.page_width or 0) > (page.page_height or 0)


@pytest.mark.parametrize("number", [1, 4, 10])
def test_odd_content_is_written_too(number: int) -> None:
    for content in documents_of(odd_publication(number)).values():
        assert content.sections[-1].title in said_in(opened(content))


def test_a_table_holds_the_same_figures_as_its_content() -> None:
    (example,) = [each for each in EXAMPLES if isinstance(each, DataTable)]
    (table,) = opened(document_of(example)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]

    assert rows[3] == ["7  Row with a mark", "1,234", "56", "", "[c]"]


def test_a_paper_has_no_list_of_contents_and_begins_below_its_title() -> None:
    paper = papers_of(published(*two_years()), date(2021, 9, 1))["short-report"]
    lines = opened(paper).paragraphs
    first = next(line for line in lines if line.style is not None and line.style.name == "Heading 1")

    assert "Contents" not in [line.text for line in lines]
    assert first.text == "The year at a glance"
    assert not first.paragraph_format.page_break_before

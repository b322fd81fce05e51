"""The report for people who do not see it: tagged, in order, and without a broken rule of PDF/UA-1 and PDF/A-2a."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import get_args

import pikepdf
import pytest

from tests.golden.golden_text import SAMPLES, contents_of
from tests.reports.checkers import drawn, failed_rules, structure_of
from tests.reports.examples import EXAMPLES, document_of, texts_in
from tests.reports.publications import ACTIONS, everything_withheld, published, two_years, with_document
from wres_desktop.domain.edition import load_edition
from wres_desktop.reports.blocks import Block, Chart, Paragraph, TypedText
from wres_desktop.reports.content import action_plan, annual_report
from wres_desktop.reports.tagged.canvas import TaggedCanvas, UntaggedContent
from wres_desktop.reports.tagged.structure import Part, Role

PUBLICATION = published(*two_years())
REPORT = annual_report(PUBLICATION, load_edition(2021))


def canvas_on_paper() -> TaggedCanvas:
    return TaggedCanvas(BytesIO(), initialFontName="SourceSans3")


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_document_of_a_sample_keeps_every_rule(sample: str) -> None:
    for content in contents_of(sample):
        assert failed_rules(drawn(content)) == []


def test_a_report_with_everything_withheld_keeps_every_rule() -> None:
    assert failed_rules(drawn(annual_report(everything_withheld(PUBLICATION), load_edition(2021)))) == []


def test_there_is_an_example_of_every_kind_of_block() -> None:
    assert {type(block) for block in EXAMPLES} == set(get_args(Block))


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_keeps_every_rule_and_says_all_its_words(block: Block) -> None:
    pdf = drawn(document_of(block))
    said = structure_of(pdf).whole_text()

    assert failed_rules(pdf) == []
    assert [text for text in texts_in(block) if text not in said] == []


@pytest.mark.parametrize("chart", [each for each in EXAMPLES if isinstance(each, Chart)])
def test_a_chart_is_read_out_as_the_words_that_describe_it(chart: Chart) -> None:
    (figure,) = structure_of(drawn(document_of(chart))).of("Figure")

    assert chart.described in figure.spoken
    assert len(figure.attributes["BBox"]) == 4


def test_words_without_a_part_cannot_be_drawn() -> None:
    with pytest.raises(UntaggedContent):
        canvas_on_paper().drawString(10, 10, "Nobody would hear this.")


def test_a_part_cannot_be_drawn_inside_another() -> None:
    canvas = canvas_on_paper()

    with pytest.raises(UntaggedContent), canvas.content(Part(Role.PARAGRAPH)), canvas.content(Part(Role.PARAGRAPH)):
        pass


def test_headings_begin_with_the_title_and_skip_no_level() -> None:
    levels = [int(heading.role[1]) for heading in structure_of(drawn(REPORT)).of("H1", "H2", "H3", "H4", "H5")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_title_is_heard_as_words_and_not_as_one() -> None:
    (title,) = structure_of(drawn(REPORT)).of("H1")

    assert "Annual report 2021 Example Commissioning Group" in title.whole_text()


def test_a_figure_is_read_under_the_head_of_its_column_and_of_its_row() -> None:
    (table,) = structure_of(drawn(document_of(EXAMPLES[6]))).of("Table")
    heads = [
        [(each.text.strip(), each.attributes.get("ColSpan", 1)) for each in row.of("TH", "TD")]
        for row in table.of("TR")
    ]

    assert [each.role for each in table.children] == ["Caption", "THead", "TBody", "TBody"]
    assert heads[:2] == [
        [("", 1), ("2021", 2), ("2020", 2)],
        [("Head of labels", 1), ("White", 1), ("BME", 1), ("White", 1), ("BME", 1)],
    ]
    assert heads[2] == [("Group of rows", 5)]
    assert {str(head.attributes["Scope"]) for head in table.of("TH")} == {"/Column", "/Row"}


def test_a_mark_is_read_out_as_what_it_means() -> None:
    cells = structure_of(drawn(document_of(EXAMPLES[6]))).of("TD")

    assert [cell.spoken for cell in cells if cell.text == "[c]"] == ["withheld"]


def test_typed_points_are_a_list_with_a_label_for_each() -> None:
    (points,) = structure_of(drawn(document_of(EXAMPLES[2]))).of("L")[1:]

    assert [item.role for item in points.children] == ["LI", "LI"]
    assert [[part.role for part in item.children] for item in points.children] == [["Lbl", "LBody"]] * 2


def test_a_paragraph_that_goes_on_over_the_page_stays_one() -> None:
    long = "A sentence that is said again and again. " * 400
    found = structure_of(drawn(document_of(TypedText("Label", long))))
    (paragraph,) = [each for each in found.of("P") if "again and again" in each.text]

    assert paragraph.text.split() == long.split()


def test_heads_that_are_repeated_on_the_next_page_are_read_once() -> None:
    actions = tuple(replace(ACTIONS[0], indicator=str(number)) for number in range(1, 25))
    plan = action_plan(with_document(PUBLICATION, actions=actions), load_edition(2021))
    (table,) = structure_of(drawn(plan)).of("Table")

    assert len(table.of("THead")) == len(table.of("THead")[0].children) == 1
    assert len(table.of("TR")) == 25


def test_a_row_that_goes_on_over_the_page_stays_one() -> None:
    wordy = replace(ACTIONS[0], action="We will do this and that, and then something else again. " * 150)
    plan = action_plan(with_document(PUBLICATION, actions=(wordy,)), load_edition(2021))
    (table,) = structure_of(drawn(plan)).of("Table")

    assert len(table.of("TR")) == 2
    assert len(table.of("TD")) == 8


def test_every_line_of_the_contents_is_a_link_that_says_where_it_leads() -> None:
    with pikepdf.open(BytesIO(drawn(REPORT))) as pdf:
        links = list(pdf.pages[1].Annots)
    lines = structure_of(drawn(REPORT)).of("TOCI")

    assert len(lines) == len(links)
    for line, link in zip(lines, links, strict=True):
        assert str(link.Contents) in line.whole_text()


def test_the_indicators_of_the_first_table_are_links_to_their_pages() -> None:
    links = structure_of(drawn(REPORT)).of("Table")[0].of("Link")

    assert len(links) == 9


def test_paragraphs_are_read_in_the_order_in_which_they_were_written() -> None:
    said = [Paragraph(f"Sentence number {number}.") for number in range(90)]
    order = re.findall(r"Sentence number (\d+)\.", structure_of(drawn(document_of(*said))).whole_text())

    assert [int(number) for number in order] == list(range(90))


# ---------------------------------------------------------------- the checks are checked
def part(pdf: pikepdf.Pdf, role: str) -> pikepdf.Dictionary:
    """The first part with a role."""
    things = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    return next(each for each in things if each.get("/Type") == "/StructElem" and str(each.S) == f"/{role}")


def untagged_words(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[1].Contents
    contents.write(re.sub(rb"/\w+ <</MCID \d+>> BDC|EMC", b"", contents.read_bytes()))


def font_left_behind(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[1].Resources.Font
    del next(font for font in fonts.values() if "/FontDescriptor" in font).FontDescriptor.FontFile2


FAULTS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "no language": lambda pdf: pdf.Root.__delattr__("Lang"),
    "a figure without words": lambda pdf: part(pdf, "Figure").__delattr__("Alt"),
    "a heading that skips a level": lambda pdf: setattr(part(pdf, "H2"), "S", pikepdf.Name.H4),
    "a head of a table without scope": lambda pdf: part(pdf, "TH").__delattr__("A"),
    "a link without words": lambda pdf: pdf.pages[1].Annots[0].__delattr__("Contents"),
    "words outside the structure": untagged_words,
    "no metadata": lambda pdf: pdf.Root.__delattr__("Metadata"),
    "a font that stays behind": font_left_behind,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_checks_catch(fault: str) -> None:
    to = BytesIO()
    with pikepdf.open(BytesIO(drawn(document_of(*EXAMPLES)))) as pdf:
        FAULTS[fault](pdf)
        pdf.save(to)

    assert failed_rules(to.getvalue()) != []

"""Draws report content as a Word document, for those who have to go on writing: real styles, nothing computed."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final, assert_never

from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from wres_desktop.reports.blocks import (
    ActionPlan,
    BarChart,
    Block,
    Callout,
    Chart,
    DataTable,
    FactList,
    Heading,
    Indicator,
    KeyFigure,
    KeyFigures,
    Paragraph,
    RatioChart,
    ReportContent,
    Section,
    Tone,
    TypedText,
    WordTable,
)
from wres_desktop.reports.blocks_charts import FunnelChart, SeriesChart
from wres_desktop.reports.docx_pictures import chart_picture
from wres_desktop.reports.docx_styles import FIGURE, HEADLINE, LEAD, NOTE, new_document
from wres_desktop.reports.docx_tables import action_table, data_table, word_table
from wres_desktop.reports.docx_words import (
    add_footer,
    add_link,
    begin_at,
    describe,
    packed_again,
    paragraph,
    styled,
    typed_paragraphs,
)

if TYPE_CHECKING:
    from docx.document import Document

_TONES: Final = {Tone.LEAD: LEAD, Tone.BODY: "Normal", Tone.NOTE: NOTE}
_SECTION, _INSIDE, _BELOW = 1, 2, 3


def render_docx(content: ReportContent) -> bytes:
    """``content`` as a Word document; the same content gives the same bytes."""
    document = new_document(content)
    _cover(document, content)
    add_footer(document.sections[0], content.organisation)
    if content.cover_page and len(content.sections) > 1:
        _contents(document, content.sections)
    for section in content.sections:
        _section(document, section, at_top=section is content.sections[0] and not content.cover_page)
    to = BytesIO()
    document.save(to)
    return packed_again(to.getvalue())


def _cover(document: "Document", content: ReportContent) -> None:
    cover = content.cover
    paragraph(document, cover.subtitle, NOTE)
    paragraph(document, f"{cover.title} {cover.organisation}", "Title")
    _facts(document, cover.facts)


def _contents(document: "Document", sections: Sequence[Section]) -> None:
    """The list of sections and indicators, each a link; Word numbers its pages, so no number stands here."""
    paragraph(document, "Contents", "Heading 1").paragraph_format.page_break_before = True
    for section in sections:
        title = f"{section.letter}  {section.title}".strip()
        add_link(styled(document.add_paragraph(), "List Paragraph"), title, section.anchor)
        for block in section.blocks:
            if isinstance(block, Indicator):
                line = styled(document.add_paragraph(), "List Paragraph")
                line.paragraph_format.left_indent = Pt(24)
                add_link(line, f"{block.number}  {block.title}", block.anchor)


def _section(document: "Document", section: Section, *, at_top: bool) -> None:
    """A section; one that stands below the title of a paper begins no page."""
    if section.landscape:
        page = document.add_section()
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    title = paragraph(document, f"{section.letter}  {section.title}".strip(), "Heading 1")
    title.paragraph_format.page_break_before = section.new_page and not section.landscape and not at_top
    begin_at(title, section.anchor)
    for block in section.blocks:
        _block(document, block)


def _block(document: "Document", block: Block) -> None:  # noqa: C901, PLR0912 - one line for each kind of block
    match block:
        case Heading(text):
            paragraph(document, text, "Heading 2")
        case Paragraph(text, tone):
            paragraph(document, text, _TONES[tone])
        case TypedText():
            _typed(document, block, _INSIDE)
        case FactList(facts):
            _facts(document, facts)
        case KeyFigures(figures):
            _figures(document, figures)
        case Callout(title, paragraphs):
            paragraph(document, title, "Heading 2")
            for text in paragraphs:
                paragraph(document, text)
        case DataTable():
            data_table(document, block)
        case WordTable():
            word_table(document, block)
        case BarChart() | RatioChart() | SeriesChart() | FunnelChart():
            _chart(document, block)
        case Indicator():
            _indicator(document, block)
        case ActionPlan():
            action_table(document, block)
        case _:
            assert_never(block)


def _facts(document: "Document", facts: Iterable[tuple[str, str]]) -> None:
    for label, text in facts:
        line = document.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        typed_paragraphs(document, text, "Not stated", line)


def _figures(document: "Document", figures: Iterable[KeyFigure]) -> None:
    for figure in figures:
        line = styled(document.add_paragraph(), FIGURE)
        line.add_run(f"{figure.label}: ")
        line.add_run(figure.value.text).bold = True
        if figure.note:
            line.add_run(f" ({figure.note})")


def _typed(document: "Document", typed: TypedText, level: int) -> None:
    if not typed.text.strip():
        return
    paragraph(document, typed.label, f"Heading {level}")
    typed_paragraphs(document, typed.text, "")


def _chart(document: "Document", chart: Chart) -> None:
    paragraph(document, chart.title, "Caption").paragraph_format.keep_with_next = True
    picture, width = chart_picture(chart)
    describe(document.add_picture(picture, width=Pt(width)), f"{chart.title}. {chart.described}")


def _indicator(document: "Document", indicator: Indicator) -> None:
    begin_at(paragraph(document, f"{indicator.number}  {indicator.title}", "Heading 2"), indicator.anchor)
    paragraph(document, indicator.headline, HEADLINE)
    if indicator.remarks:
        paragraph(document, " ".join(indicator.remarks))
    paragraph(document, " ".join((indicator.wording, *indicator.notes)), NOTE)
    _figures(document, indicator.figures)
    if indicator.chart is not None:
        _chart(document, indicator.chart)
    for table in indicator.tables:
        data_table(document, table)
    _typed(document, indicator.implications, _BELOW)
    _typed(document, indicator.action, _BELOW)

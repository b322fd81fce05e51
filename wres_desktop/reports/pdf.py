"""Draws report content as a PDF: decides what stands on which page, and computes nothing."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, BinaryIO, assert_never

from reportlab import rl_config
from reportlab.platypus import CondPageBreak, NextPageTemplate, PageBreak

from wres_desktop.reports.blocks import (
    ActionPlan,
    BarChart,
    Block,
    Callout,
    DataTable,
    FactList,
    Heading,
    Indicator,
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
from wres_desktop.reports.pdf_actions import action_table
from wres_desktop.reports.pdf_indicator import chart_figure, indicator_story, typed_text
from wres_desktop.reports.pdf_pages import LANDSCAPE_PAGE, PORTRAIT_PAGE, Contents, ReportDocument
from wres_desktop.reports.pdf_rows import Beside, FigureRow, Gap, Rule, space, together
from wres_desktop.reports.pdf_styles import (
    ACCENT,
    BODY,
    CAPTION,
    EMPTY,
    HEADING,
    INDICATOR_TITLE,
    LABEL,
    LEAD,
    NOTE,
    READING,
    SECTION_LETTER,
    SECTION_TITLE,
    WIDTH,
    balanced,
    register_fonts,
    typed_paragraphs,
    words,
)
from wres_desktop.reports.pdf_tables import data_table, word_table
from wres_desktop.reports.tagged.canvas import TaggedCanvas
from wres_desktop.reports.tagged.finish import finish
from wres_desktop.reports.tagged.structure import Part, Role

_SHORT = 14
"""A table of so many rows fits below a section's heading."""

_HEADING_AND_FIRST_ROW = 170
_AND_SHORT_ROW = 110
"""Points that a heading, a note, the heads of a table of words and its first row mostly need."""

_FEW_LETTERS = 60
"""So many stand on two lines of a cell."""

_TONES = {Tone.BODY: BODY, Tone.NOTE: NOTE}


def render_pdf(content: ReportContent, to: BinaryIO) -> None:
    """Write ``content`` to ``to`` as a tagged PDF (PDF/UA-1 and PDF/A-2a); the same content gives the same bytes."""
    drawn = BytesIO()
    draw_pdf(content, drawn)
    finish(drawn.getvalue(), to)


def draw_pdf(content: ReportContent, to: BinaryIO, canvas: type[Any] = TaggedCanvas) -> None:
    """Draw ``content`` on a ``canvas`` of its own; what comes of it is still to be finished."""
    register_fonts()
    rl_config.useA85 = 0
    document = ReportDocument(to, content)
    at_top = len(content.sections) == 1 or not content.cover_page
    first = LANDSCAPE_PAGE if at_top and content.sections[0].landscape else PORTRAIT_PAGE
    story = _opening(content, first)
    for section in content.sections:
        story += _section(document, section, at_top=at_top)
        at_top = False
    document.build(story, canvasmaker=canvas)


def _opening(content: ReportContent, first: str) -> list[Any]:
    """What comes before the first section: the cover and the contents, or the title alone."""
    if not content.cover_page:
        title = Part(Role.TITLE)
        return [words(f"{content.organisation}: {content.cover.title}", INDICATOR_TITLE, title), space(14)]
    contents = [_title("", "Contents"), Contents(content)] if len(content.sections) > 1 else []
    return [NextPageTemplate(first), PageBreak(), *contents]


def _section(document: ReportDocument, section: Section, *, at_top: bool) -> list[Any]:
    story: list[Any] = []
    if section.landscape:
        story.append(NextPageTemplate(LANDSCAPE_PAGE))
    if section.new_page and not at_top:
        story.append(PageBreak())
    elif not at_top:
        story += [CondPageBreak(150), Gap(1, 22)]
    title = f"{section.letter}  {section.title}".strip()
    heading = words(section.title, SECTION_TITLE) if section.landscape else _title(section.letter, section.title)
    opening: list[Any] = [document.begins(section.anchor, title, 0), heading]
    flowables: list[Any] = []
    following: Sequence[Block] = section.blocks
    while following:
        held, following = _held_together(following)
        drawn = [flowable for block in held for flowable in _block(document, block)]
        if isinstance(held[0], Heading):
            flowables.append(CondPageBreak(_room_for_words(following)))
        flowables += drawn if len(held) == 1 else [together(drawn[1:])]
        if isinstance(held[0], Indicator) and following and not isinstance(following[0], Indicator):
            flowables.append(document.ends(1))
    if flowables and not isinstance(section.blocks[0], Indicator | ActionPlan | WordTable):
        first = 2 if _begins_with_a_table(section.blocks) or _goes_on_in_words(section.blocks) else 1
        return [*story, together([*opening, *flowables[:first]]), *flowables[first:]]
    return [*story, *opening, *flowables]


def _begins_with_a_table(blocks: Sequence[Block]) -> bool:
    """Whether a section begins with a sentence and a table or chart that fits below it."""
    return isinstance(blocks[0], Paragraph) and len(blocks) > 1 and _is_compact(blocks[1])


def _goes_on_in_words(blocks: Sequence[Block]) -> bool:
    """Whether a section begins with a sentence and another or a list of facts, of which the first belongs to it."""
    return isinstance(blocks[0], Paragraph) and len(blocks) > 1 and isinstance(blocks[1], FactList | Paragraph)


def _is_compact(block: Block) -> bool:
    """Whether a block is a chart, or a table that fits on one page with what stands above it."""
    if isinstance(block, DataTable):
        return len(block.rows) <= _SHORT
    return isinstance(block, BarChart | RatioChart | SeriesChart | FunnelChart)


def _held_together(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The first block, or a heading with its words and the chart or short table; and the blocks that follow."""
    last = 1
    if isinstance(blocks[0], Heading):
        while last < len(blocks) and isinstance(blocks[last], Paragraph):
            last += 1
        if last < len(blocks) and _is_compact(blocks[last]):
            return blocks[: last + 1], blocks[last + 1 :]
    return blocks[:1], blocks[1:]


def _room_for_words(blocks: Sequence[Block]) -> int:
    """What a heading needs before a table of words, with a note at most between them; nothing before all else."""
    after_note = blocks[1:] if blocks and isinstance(blocks[0], Paragraph) else blocks
    if not after_note or not isinstance(after_note[0], WordTable):
        return 0
    first = after_note[0].rows[:1]
    is_short = all(len(text) <= _FEW_LETTERS for row in first for text in row)
    return _AND_SHORT_ROW if is_short else _HEADING_AND_FIRST_ROW


def _title(letter: str, title: str) -> Beside:
    part = Part(Role.HEADING_2)
    mark = [words(letter, SECTION_LETTER, part)] if letter else []
    return Beside(mark, [words(title, SECTION_TITLE, part)], after=12)


def _block(document: ReportDocument, block: Block) -> list[Any]:  # noqa: C901, PLR0911 - one line for each kind of block
    match block:
        case Heading(text):
            return [CondPageBreak(90), space(10), words(text, HEADING)]
        case Paragraph(text, tone):
            return [_paragraph(text, tone)]
        case TypedText():
            return typed_text(block)
        case FactList(facts):
            return _facts(facts)
        case KeyFigures(figures):
            return [Beside((), [FigureRow(figures)], after=10)]
        case Callout(title, paragraphs):
            return [_callout(title, paragraphs)]
        case DataTable():
            return [*data_table(block), space(10)]
        case WordTable():
            return word_table(block)
        case BarChart() | RatioChart() | SeriesChart() | FunnelChart():
            return [together([words(block.title, CAPTION), space(4), chart_figure(block, WIDTH), space(8)])]
        case Indicator():
            return indicator_story(document, block)
        case ActionPlan():
            return action_table(block)
        case _:
            assert_never(block)


def _paragraph(text: str, tone: Tone) -> Beside:
    if tone is Tone.LEAD:
        return Beside((), [balanced(text, LEAD, READING)], after=14)
    return Beside((), [words(text, _TONES[tone])], after=7)


def _facts(facts: Sequence[tuple[str, str]]) -> list[Any]:
    """Labels with what belongs to them, as a list."""
    items = Part(Role.LIST)
    return [*(_fact(label, text, items.within(Role.ITEM)) for label, text in facts), space(8)]


def _fact(label: str, text: str, item: Part) -> Beside:
    body = item.within(Role.BODY)
    said = typed_paragraphs(text, body) if text else [words("Not stated", EMPTY, body.within(Role.PARAGRAPH))]
    return Beside([words(label, LABEL, item.within(Role.LABEL))], said, after=2)


def _callout(title: str, paragraphs: tuple[str, ...]) -> Any:  # noqa: ANN401 - ReportLab has no types
    inside = [Rule(ACCENT, 1.4, after=6), words(title, HEADING), *(words(text, BODY) for text in paragraphs)]
    return together([space(6), Beside((), inside, after=10)])

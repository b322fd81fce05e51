"""One indicator on paper: headline, figure beside its chart, numbers, and what the organisation says."""

from typing import Any, Final

from wres_desktop.reports.blocks import Chart, Indicator, TypedText
from wres_desktop.reports.charts import drawing
from wres_desktop.reports.pdf_pages import ReportDocument
from wres_desktop.reports.pdf_rows import (
    Beside,
    FigureRow,
    Numeral,
    Opening,
    accent_rule,
    flattened,
    large_figure,
    space,
    together,
)
from wres_desktop.reports.pdf_styles import (
    BODY,
    FIGURE_LABEL,
    HEADLINE,
    INDICATOR_TITLE,
    LABEL,
    NOTE,
    READING,
    balanced,
    typed_paragraphs,
    words,
)
from wres_desktop.reports.pdf_tables import data_table
from wres_desktop.reports.tagged.flowables import TaggedFigure
from wres_desktop.reports.tagged.structure import Part, Role

_NARROW: Final = 3
"""A table of so many columns leaves room for large figures beside it."""


def indicator_story(document: ReportDocument, indicator: Indicator) -> list[Any]:
    """The flowables of one indicator, the first screenful of it kept together."""
    title = f"{indicator.number}  {indicator.title}"
    heading = Part(Role.HEADING_3)
    tables = [[*data_table(table), space(10)] for table in indicator.tables]
    if _stand_beside(indicator):
        tables[0] = _figures_and_table(indicator)
    opening = [
        accent_rule(),
        document.begins(indicator.anchor, title, 1),
        Beside(
            [Numeral(str(indicator.number), heading)],
            [
                words(indicator.title, INDICATOR_TITLE, heading),
                balanced(indicator.headline, HEADLINE, READING),
                *([balanced(" ".join(indicator.remarks), BODY, READING)] if indicator.remarks else []),
                words(" ".join((indicator.wording, *indicator.notes)), NOTE),
            ],
            after=14,
        ),
        *([] if _stand_beside(indicator) else _figures_and_chart(indicator)),
    ]
    others = [flowable for table in tables[1:] for flowable in table]
    implications, action = (typed_text(said, Role.HEADING_4) for said in (indicator.implications, indicator.action))
    if tables:
        return [Opening([together(opening)], tables[0], [*others, *implications, *action])]
    return [Opening(opening, implications, action)]


def _stand_beside(indicator: Indicator) -> bool:
    """Whether figures without a chart stand beside their table, which is narrow enough for it."""
    narrow = bool(indicator.tables) and len(indicator.tables[0].columns) <= _NARROW
    return indicator.chart is None and bool(indicator.figures) and narrow


def _figures_and_table(indicator: Indicator) -> list[Any]:
    """Two figures of one year beside the numbers behind them."""
    return [Beside(_figures(indicator), list(flattened(data_table(indicator.tables[0], READING))), after=12)]


def _figures(indicator: Indicator) -> list[Any]:
    """The figures below each other, in the column of labels."""
    items = Part(Role.LIST)
    drawn = [[space(8), *large_figure(figure, items)] for figure in indicator.figures]
    return [flowable for each in drawn for flowable in each][1:]


def _figures_and_chart(indicator: Indicator) -> list[Any]:
    """Figures beside their chart; without a chart the figures take its place."""
    if indicator.chart is None:
        return [Beside((), [FigureRow(indicator.figures)], after=12)] if indicator.figures else []
    right = [words(indicator.chart.title, FIGURE_LABEL), space(4), chart_figure(indicator.chart, READING)]
    return [Beside(_figures(indicator), right, after=12)]


def chart_figure(chart: Chart, width: float) -> TaggedFigure:
    """A chart, read out as the words that describe it."""
    return TaggedFigure(drawing(chart, width), f"Chart. {chart.described}")


def typed_text(typed: TypedText, heading: Role = Role.HEADING_3) -> list[Any]:
    """The organisation's own words beside their label, which is a heading; nothing where there are none."""
    if not typed.text.strip():
        return []
    return [Beside([words(typed.label, LABEL, Part(heading))], typed_paragraphs(typed.text), after=8)]

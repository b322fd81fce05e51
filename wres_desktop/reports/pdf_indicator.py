"""One indicator on paper: headline, figure beside its chart, numbers, and what the organisation says."""

from typing import Any

from wres_desktop.reports.blocks import Indicator, TypedText
from wres_desktop.reports.charts import drawing
from wres_desktop.reports.pdf_pages import ReportDocument
from wres_desktop.reports.pdf_rows import (
    Beside,
    FigureRow,
    Numeral,
    Opening,
    accent_rule,
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


def indicator_story(document: ReportDocument, indicator: Indicator) -> list[Any]:
    """The flowables of one indicator, the first screenful of it kept together."""
    title = f"{indicator.number}  {indicator.title}"
    opening = [
        accent_rule(),
        document.begins(indicator.anchor, title, 1),
        Beside(
            [Numeral(str(indicator.number))],
            [
                words(indicator.title, INDICATOR_TITLE),
                balanced(indicator.headline, HEADLINE, READING),
                *([balanced(" ".join(indicator.remarks), BODY, READING)] if indicator.remarks else []),
                words(" ".join((indicator.wording, *indicator.notes)), NOTE),
            ],
            after=14,
        ),
        *_figures_and_chart(indicator),
    ]
    tables = [[*data_table(table), space(10)] for table in indicator.tables]
    others = [flowable for table in tables[1:] for flowable in table]
    implications, action = typed_text(indicator.implications), typed_text(indicator.action)
    if tables:
        return [Opening([together(opening), *tables[0]], [*others, *implications, *action])]
    return [Opening([*opening, *implications], action)]


def _figures_and_chart(indicator: Indicator) -> list[Any]:
    """Figures beside their chart; without a chart the figures take its place."""
    if indicator.chart is None:
        return [Beside((), [FigureRow(indicator.figures)], after=12)] if indicator.figures else []
    left: list[Any] = []
    for index, figure in enumerate(indicator.figures):
        left += [space(8)] if index else []
        left += large_figure(figure)
    right = [words(indicator.chart.title, FIGURE_LABEL), space(4), drawing(indicator.chart, READING)]
    return [Beside(left, right, after=12)]


def typed_text(typed: TypedText) -> list[Any]:
    """The organisation's own words beside their label."""
    return [Beside([words(typed.label, LABEL)], typed_paragraphs(typed.text), after=8)]

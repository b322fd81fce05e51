"""One indicator on paper: headline, figure beside its chart, numbers, and what the organisation says."""

from typing import Any

from wres_desktop.reports.blocks import Indicator, TypedText
from wres_desktop.reports.charts import drawing
from wres_desktop.reports.pdf_pages import ReportDocument
from wres_desktop.reports.pdf_rows import Beside, accent_rule, large_figure, space, together
from wres_desktop.reports.pdf_styles import (
    BODY,
    HEADLINE,
    INDICATOR_NUMBER,
    INDICATOR_TITLE,
    LABEL,
    NOTE,
    READING,
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
            [words(str(indicator.number), INDICATOR_NUMBER)],
            [
                words(indicator.title, INDICATOR_TITLE),
                words(indicator.headline, HEADLINE),
                *(words(remark, BODY) for remark in indicator.remarks),
            ],
            after=8,
        ),
        _figures_and_charts(indicator),
    ]
    tables = [flowable for table in indicator.tables for flowable in (*data_table(table), space(10))]
    notes = [Beside((), [words(note, NOTE) for note in (*indicator.notes, f"Definition: {indicator.wording}")])]
    return [together(opening), *tables, *notes, *typed_text(indicator.implications), *typed_text(indicator.action)]


def _figures_and_charts(indicator: Indicator) -> Beside:
    left: list[Any] = []
    for index, figure in enumerate(indicator.figures):
        left += [space(8)] if index else []
        left += large_figure(figure)
    right: list[Any] = []
    for chart in indicator.charts:
        right += [words(chart.title, LABEL), space(2), drawing(chart, READING)]
    return Beside(left, right, after=12)


def typed_text(typed: TypedText) -> list[Any]:
    """The organisation's own words beside their label."""
    return [Beside([words(typed.label, LABEL)], typed_paragraphs(typed.text), after=8)]

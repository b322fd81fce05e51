"""Indicators 5 to 8 as content: what staff said in the survey, both groups and both years beside each other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wres_desktop.domain.edition import series_break
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.reports import wording, wording_reading
from wres_desktop.reports.blocks import BLANK, Bar, BarChart, Cell, DataTable, Indicator, KeyFigure, Row
from wres_desktop.reports.compared import said
from wres_desktop.reports.content_outcomes import large
from wres_desktop.reports.narrative import anchor, narrative_of
from wres_desktop.reports.printed import (
    Source,
    figures_with_numbers,
    heads_of_years,
    legends,
    rows_with_figures,
    without_chart,
)
from wres_desktop.reports.which_survey import is_national_survey, survey_named

_GROUPS: Final = (("bme", "BME staff"), ("white", "White staff"))
_ROWS: Final = (("answered", "Answered the question"), ("yes", "Said yes"), ("percent", "Said yes, %"))


def survey_indicator(source: Source, question: SurveyQuestion) -> Indicator:
    """One survey question with this year and last year."""
    number = question.indicator
    text = source.edition.indicators[number]
    chart = _chart(source, number)
    implications, action = narrative_of(source, number)
    tables = _tables(source, number)
    remarks = _remarks(source, f"{source.year}/{number}/gap")
    figures = figures_with_numbers([each for group in _GROUPS for each in _key_figures(source, number, group)])
    if chart is None and not figures:
        remarks = (*remarks, *without_chart(source, number, has_tables=bool(tables)))
    return Indicator(
        anchor=anchor(number),
        number=number,
        title=text.label,
        headline=_headline(source, number),
        figures=figures,
        chart=chart,
        remarks=remarks,
        tables=tables,
        notes=(text.direction, *_notes(source, question)),
        implications=implications,
        action=action,
        wording=text.wording,
    )


def _headline(source: Source, number: int) -> str:
    unavailable = source.unavailable(str(number))
    if unavailable is not None:
        return wording.NO_FIGURES
    base = f"{source.year}/{number}"
    bme, white = source.text(f"{base}/bme/percent"), source.text(f"{base}/white/percent")
    if bme is not None and white is not None:
        return wording.survey_headline(number, bme, white)
    for group, printed in (("BME staff", bme), ("white staff", white)):
        if printed is not None:
            return wording.one_group_headline(number, group, printed)
    withheld = [year for year in source.years if source.is_withheld(f"{year}/{number}/bme/percent")]
    return wording.withheld_headline("The result", withheld or [source.year])


def _remarks(source: Source, gap: str) -> tuple[str, ...]:
    """What the gap says, and whether it could be chance."""
    printed = source.text(gap)
    if printed is None:
        return ()
    low, high = (said(source, f"{gap}/likely_range", name) for name in ("low", "high"))
    chance = () if low is None or high is None else (wording_reading.gap_reading(low, high),)
    return (wording.gap(printed), *chance)


def _key_figures(source: Source, number: int, group: tuple[str, str]) -> tuple[KeyFigure, ...]:
    name, label = group
    if source.unavailable(str(number)) is not None:
        return ()
    return (KeyFigure(label, large(source.cell(f"{source.year}/{number}/{name}/percent", wording.percent))),)


def _chart(source: Source, number: int) -> BarChart | None:
    """A bar for each group and year that is printed; last year only where it may be compared.

    One year gives no chart: two bars say no more than the two figures that stand in large type.
    """
    bars: list[Bar] = []
    years = source.years if _break(source, number) is None else (source.year,)
    for name, label in _GROUPS:
        for year in years:
            printed = source.text(f"{year}/{number}/{name}/percent")
            if printed is not None:
                bars.append(Bar(label, str(year), printed, wording.percent(printed), strong=year == source.year))
    if not any(bar.strong for bar in bars) or all(bar.strong for bar in bars):
        return None
    spoken = wording.listed([f"{bar.group} {bar.label}: {bar.shown}" for bar in bars])
    return BarChart("Share who said yes", tuple(bars), f"{spoken}.")


def _tables(source: Source, number: int) -> tuple[DataTable, ...]:
    years = [year for year in source.years if source.unavailable(str(number), year) is None]
    if not years:
        return ()
    rows = [
        Row(label, tuple(cell for year in years for cell in _cells(source, f"{year}/{number}", what)))
        for what, label in _ROWS
    ]
    shown, bare = rows_with_figures(rows)
    if not shown:
        return ()
    columns: tuple[str, ...] = ("BME", "White", "Gap")
    explained: tuple[str, ...] = (wording.GAP_LEGEND,)
    if all(gap is BLANK for row in shown for gap in row.cells[2::3]):
        columns, explained, shown = columns[:2], (), _without_gaps(shown)
    return (
        DataTable(
            wording.numbers_behind(number, years),
            "",
            columns * len(years),
            shown,
            (*explained, *bare, *legends(row.cells for row in shown)),
            heads_of_years(years, len(columns)),
        ),
    )


def _without_gaps(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without each year's third cell."""
    return tuple(
        replace(row, cells=tuple(cell for place, cell in enumerate(row.cells, start=1) if place % 3)) for row in rows
    )


def _cells(source: Source, base: str, what: str) -> tuple[Cell, ...]:
    cells = tuple(source.cell(f"{base}/{group}/{what}") for group, _ in _GROUPS)
    has_gap = what == "percent" and f"{base}/gap" in source.publication.by_id
    return (*cells, source.cell(f"{base}/gap", wording.signed) if has_gap else BLANK)


def _notes(source: Source, question: SurveyQuestion) -> tuple[str, ...]:
    item = source.edition.survey_items.get(question)
    named = survey_named(source)
    where = wording.survey_named(named) if named else ""
    asked = wording.asked_nationally(item, source.edition.survey_year) if item and is_national_survey(source) else ""
    broken = _break(source, question.indicator)
    return tuple(note for note in (where, asked, broken) if note)


def _break(source: Source, number: int) -> str | None:
    earlier = source.earlier_edition
    return None if earlier is None else series_break(number, source.edition, earlier)

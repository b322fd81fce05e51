"""Figures through the years as a drawing: points with their likely ranges, joined only where nothing lies between.

Only years of which something is printed have a place; a year that is withheld leaves none, and no line runs past it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect
from reportlab.lib.colors import white

from wres_desktop.reports.blocks_charts import SeriesChart, SeriesLine
from wres_desktop.reports.charts_axis import doubling_names, doublings, end_of_shares, on_doublings, small_text
from wres_desktop.reports.pdf_styles import ACCENT, EDGE, INK, QUIET, RULE, SEMIBOLD, WASH

_HEIGHT: Final = 132.0
_TOP: Final = 14.0
_FOOT: Final = 22.0
_LEFT: Final = 34.0
_RIGHT: Final = 118.0
_WIDEST_STEP: Final = 84.0
_APART: Final = 11.0
_CROWD: Final = 9
"""From so many years on, every other year is named below."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a printed figure stands, and the figures that are named on the axis."""

    place: Callable[[str], float]
    ticks: tuple[str, ...]


def series_drawing(chart: SeriesChart, width: float) -> Drawing:
    """The chart as shapes, ``width`` points wide."""
    shapes = Drawing(width, _HEIGHT)
    scale = _ratio_scale(chart) if chart.fair else _share_scale(chart)
    step = min(_WIDEST_STEP, (width - _LEFT - _RIGHT) / max(1, len(chart.years) - 0.5))
    across = {year: _LEFT + step * (index + 0.5) for index, year in enumerate(chart.years)}
    right = _LEFT + step * len(chart.years)
    for shape in (*_axis(chart, scale, right), *_years(chart, across), *_breaks(chart, across, step)):
        shapes.add(shape)
    for number, line in enumerate(chart.lines):
        aside = (number - (len(chart.lines) - 1) / 2) * 5  # ranges of one year stand beside each other
        for shape in _line(line, scale, {year: x + aside for year, x in across.items()}):
            shapes.add(shape)
    for shape in _labels(chart, scale, right + 6):
        shapes.add(shape)
    return shapes


def _printed(chart: SeriesChart) -> list[float]:
    points = [point for line in chart.lines for point in line.points]
    limits = [float(limit) for point in points for limit in point.interval or ()]
    return [float(point.printed) for point in points] + limits


def _share_scale(chart: SeriesChart) -> _Scale:
    """From zero; from below it where differences are drawn. The ends come from printed figures alone."""
    printed = _printed(chart)
    end = end_of_shares(abs(value) for value in printed)
    start = -end if min(printed) < 0 else 0.0
    unit = (_HEIGHT - _TOP - _FOOT) / (end - start)

    def place(text: str) -> float:
        return _FOOT + unit * (min(end, max(start, float(text))) - start)

    return _Scale(place, tuple(f"{tick:g}" for tick in (start, (start + end) / 2, end)))


def _ratio_scale(chart: SeriesChart) -> _Scale:
    most = doublings(_printed(chart), least=1)
    middle, unit = (_HEIGHT - _TOP + _FOOT) / 2, (_HEIGHT - _TOP - _FOOT) / (2 * most)
    return _Scale(on_doublings(middle, unit, most), doubling_names(most))


def _axis(chart: SeriesChart, scale: _Scale, right: float) -> Iterator[Any]:
    if chart.fair:
        low, high = (scale.place(limit) for limit in chart.fair)
        yield Rect(_LEFT, low, right - _LEFT, high - low, fillColor=WASH, **EDGE)
    for tick in scale.ticks:
        y = scale.place(tick)
        main = tick == ("1" if chart.fair else "0")
        colour = INK if main else RULE
        yield Line(_LEFT, y, right, y, strokeColor=colour, strokeWidth=0.7 if main else 0.4)
        yield small_text(_LEFT - 5, y - 2.8, tick if chart.fair else f"{tick}%", textAnchor="end")


def _years(chart: SeriesChart, across: dict[str, float]) -> Iterator[Any]:
    every = 2 if len(chart.years) >= _CROWD else 1
    for index, year in enumerate(reversed(chart.years)):
        if index % every == 0:
            yield small_text(across[year], 6, year, textAnchor="middle")


def _breaks(chart: SeriesChart, across: dict[str, float], step: float) -> Iterator[Any]:
    """A dashed line before the first year of a new series."""
    for year in chart.breaks:
        x = across[year] - step / 2
        yield Line(x, _FOOT - 4, x, _HEIGHT - _TOP + 4, strokeColor=INK, strokeWidth=0.8, strokeDashArray=[3, 2])
        yield small_text(x, _HEIGHT - _TOP + 6, "New basis", textAnchor="middle", fontName=SEMIBOLD)


def _line(line: SeriesLine, scale: _Scale, across: dict[str, float]) -> Iterator[Any]:
    colour = ACCENT if line.strong else QUIET
    dashes = {} if line.strong else {"strokeDashArray": [4, 2]}
    for point, following in pairwise(line.points):
        if point.joined:
            ends = (
                across[point.year],
                scale.place(point.printed),
                across[following.year],
                scale.place(following.printed),
            )
            yield Line(*ends, strokeColor=colour, strokeWidth=1.6 if line.strong else 1.1, **dashes)
    for point in line.points:
        x = across[point.year]
        if point.interval:
            low, high = (scale.place(limit) for limit in point.interval)
            yield Line(x, low, x, high, strokeColor=colour, strokeWidth=0.8)
            for end in (low, high):
                yield Line(x - 2, end, x + 2, end, strokeColor=colour, strokeWidth=0.8)
        fill = colour if line.strong else white
        yield Circle(x, scale.place(point.printed), 3.2, fillColor=fill, strokeColor=colour, strokeWidth=1.2)


def _labels(chart: SeriesChart, scale: _Scale, x: float) -> Iterator[Any]:
    """Each line's name at the height of its last point, and clear of the others."""

    def height(line: SeriesLine) -> float:
        return scale.place(line.points[-1].printed)

    last = -_APART
    for line in sorted(chart.lines, key=height):
        last = max(height(line), last + _APART)
        strong = {"fontName": SEMIBOLD, "fillColor": INK} if line.strong else {}
        yield small_text(x, last - 2.8, line.shown, **strong)

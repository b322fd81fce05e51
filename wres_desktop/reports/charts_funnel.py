"""A funnel plot as a drawing: organisations by size, and the limits within which chance alone may bring them."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final

from reportlab.graphics.shapes import Circle, Drawing, Line
from reportlab.lib.colors import white

from wres_desktop.reports.blocks_charts import FunnelChart
from wres_desktop.reports.charts_axis import end_of_shares, small_text
from wres_desktop.reports.pdf_styles import ACCENT, INK, QUIET, RULE, SEMIBOLD

_HEIGHT: Final = 230.0
_LEFT, _RIGHT, _TOP, _FOOT = 34.0, 96.0, 10.0, 34.0
_APART: Final = 11.0

_Place = Callable[[float], float]


def funnel_drawing(chart: FunnelChart, width: float) -> Drawing:
    """The chart as shapes, ``width`` points wide; where its axes end follows from printed figures alone."""
    shapes = Drawing(width, _HEIGHT)
    points = (*chart.others, chart.own)
    shares = [float(point.printed) for point in points] + [float(limits.printed[-1]) for limits in chart.limits[1:]]
    top = end_of_shares(shares)
    most = max(limits.people for limits in chart.limits)
    high, wide = _HEIGHT - _TOP - _FOOT, width - _LEFT - _RIGHT

    def across(people: float) -> float:
        return _LEFT + wide * people / most

    def up(share: float) -> float:
        return _FOOT + high * min(share, top) / top

    for shape in (*_axes(top, most, across, up), *_limits(chart, across, up), *_points(chart, across, up)):
        shapes.add(shape)
    return shapes


def _axes(top: float, most: int, across: _Place, up: _Place) -> Iterator[Any]:
    for tick in (0.0, top / 2, top):
        yield Line(across(0), up(tick), across(most), up(tick), strokeColor=RULE if tick else INK, strokeWidth=0.5)
        yield small_text(across(0) - 5, up(tick) - 2.8, f"{tick:g}%", textAnchor="end")
    unit = 10 ** (len(str(most)) - 1)
    marks = range(unit, most + 1, unit)
    for people in marks if len(marks) <= 5 else marks[1::2]:  # noqa: PLR2004 - as many as can be read
        yield Line(across(people), up(0), across(people), up(0) - 3, strokeColor=QUIET, strokeWidth=0.5)
        yield small_text(across(people), up(0) - 12, f"{people:,}", textAnchor="middle")
    yield small_text((across(0) + across(most)) / 2, 4, "Number of people", textAnchor="middle")


def _limits(chart: FunnelChart, across: _Place, up: _Place) -> Iterator[Any]:
    centre = up(float(chart.centre))
    yield Line(across(0), centre, across(chart.limits[-1].people), centre, strokeColor=INK, strokeWidth=0.8)
    yield small_text(across(chart.limits[-1].people) + 5, centre - 2.8, f"All others {chart.centre}%", fillColor=INK)
    for which in range(4):
        outer = which in (0, 3)
        dashes = {} if outer else {"strokeDashArray": [3, 2]}
        for first, second in pairwise(chart.limits):
            ends = (
                across(first.people),
                up(float(first.printed[which])),
                across(second.people),
                up(float(second.printed[which])),
            )
            yield Line(*ends, strokeColor=QUIET, strokeWidth=0.7, **dashes)
    last = chart.limits[-1]
    inner, high = (up(float(printed)) for printed in last.printed[2:])
    near = max(inner, centre + _APART)
    for y, said in ((near, "95% limits"), (max(high, near + _APART), "99.8% limits")):
        yield small_text(across(last.people) + 5, y - 2.8, said)


def _points(chart: FunnelChart, across: _Place, up: _Place) -> Iterator[Any]:
    for point in chart.others:
        place = (across(point.people), up(float(point.printed)))
        yield Circle(*place, 2.8, fillColor=white, strokeColor=QUIET, strokeWidth=1)
    x, y = across(chart.own.people), up(float(chart.own.printed))
    yield Circle(x, y, 4.2, fillColor=ACCENT, strokeColor=ACCENT, strokeWidth=1)
    yield small_text(x + 7, y + 5, f"This report {chart.own.printed}%", fontName=SEMIBOLD, fillColor=INK)

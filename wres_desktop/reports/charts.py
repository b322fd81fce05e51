"""Charts as drawings of plain shapes, made from printed texts only; the same drawing serves paper and screen.

A figure that is withheld leaves no mark: no row, no gap, and no part in where an axis ends.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final, assert_never

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String
from reportlab.lib.utils import simpleSplit

from wres_desktop.reports.blocks import Bar, BarChart, Chart, RatioChart, RatioPoint
from wres_desktop.reports.blocks_charts import FunnelChart, SeriesChart
from wres_desktop.reports.charts_axis import SMALL, doubling_names, doublings, end_of_shares, on_doublings
from wres_desktop.reports.charts_funnel import funnel_drawing
from wres_desktop.reports.charts_series import series_drawing
from wres_desktop.reports.pdf_styles import ACCENT, EDGE, GUTTER, INK, LABELS, QUIET, REGULAR, SEMIBOLD, TINT, WASH

_ROW: Final = 18.0
_BAR: Final = 10.5
_GROUP_GAP: Final = 7.0
_GROUP_HEAD: Final = 15.0
_TEXT: Final = 9.0
_LABEL_SHARE: Final = 0.33
_VALUE_ROOM: Final = 34.0


def drawing(chart: Chart, width: float) -> Drawing:
    """The chart as shapes, ``width`` points wide."""
    match chart:
        case BarChart():
            return _bars(chart, width)
        case RatioChart():
            return _ratios(chart, width)
        case SeriesChart():
            return series_drawing(chart, width)
        case FunnelChart():
            return funnel_drawing(chart, width)
        case _:
            assert_never(chart)


def _text(x: float, y: float, said: str, **settings: Any) -> String:  # noqa: ANN401 - ReportLab has no types
    usual = {"fontName": REGULAR, "fontSize": _TEXT, "fillColor": INK}
    return String(x, y, said, **(usual | settings))


def _bars(chart: BarChart, width: float) -> Drawing:
    groups = [(name, tuple(bars)) for name, bars in groupby(chart.bars, key=lambda bar: bar.group)]
    has_heads = any(name for name, _ in groups)
    top = 16.0 if chart.reference else 4.0
    head = _GROUP_HEAD if has_heads else 0.0
    height = top + sum(head * bool(name) + _ROW * len(bars) + _GROUP_GAP for name, bars in groups)
    shapes = Drawing(width, height)
    left = width * _LABEL_SHARE
    scale = (width - left - _VALUE_ROOM) / _end_of_axis(chart)
    line = left + scale * float(chart.reference.printed) if chart.reference else None
    y = height - top
    for name, bars in groups:
        if name and has_heads:
            shapes.add(_text(0, y - 9, name, fontName=SEMIBOLD, fillColor=QUIET, fontSize=SMALL))
            y -= head
        start = y
        for bar in bars:
            for shape in _bar(bar, left, y, scale, line):
                shapes.add(shape)
            y -= _ROW
        shapes.add(Line(left, y - 2, left, start, strokeColor=INK, strokeWidth=0.8))
        y -= _GROUP_GAP
    if chart.reference and line is not None:
        _add_reference(shapes, line, height, chart.reference.label)
    return shapes


def _end_of_axis(chart: BarChart) -> float:
    """The end of the axis, from printed values alone."""
    printed = [float(bar.printed) for bar in chart.bars]
    if chart.reference:
        printed.append(float(chart.reference.printed))
    return end_of_shares(printed)


def _bar(bar: Bar, left: float, y: float, scale: float, line: float | None) -> Iterator[Any]:
    """One bar with its label and its figure; the figure keeps clear of the line to compare with."""
    middle = y - _ROW / 2
    length = scale * float(bar.printed)
    colour = ACCENT if bar.strong else TINT
    yield _text(8 if bar.group else 0, middle - 3, bar.label)
    yield Rect(left, middle - _BAR / 2, length, _BAR, fillColor=colour, strokeColor=ACCENT, strokeWidth=0.6)
    end = left + length
    crossed = line is not None and end - 1 <= line <= end + _VALUE_ROOM + 4
    start = (line if crossed and line is not None else end) + 4
    yield _text(start, middle - 3, bar.shown, fontName=SEMIBOLD if bar.strong else REGULAR)


def _add_reference(shapes: Drawing, x: float, height: float, label: str) -> None:
    shapes.add(Line(x, _GROUP_GAP - 2, x, height - 12, strokeColor=INK, strokeWidth=0.7, strokeDashArray=[2, 2]))
    shapes.add(_text(x, height - 9, label, fontSize=SMALL, textAnchor="middle", fontName=SEMIBOLD))


def _ratios(chart: RatioChart, width: float) -> Drawing:
    groups = [(name, tuple(points)) for name, points in groupby(chart.points, key=lambda point: point.group)]
    column = LABELS + GUTTER if any(name for name, _ in groups) else 0.0
    top, foot = 15.0, 30.0
    height = top + _ROW * len(chart.points) + _GROUP_GAP * (len(groups) - 1) + foot
    shapes = Drawing(width, height)
    steps = _doublings(chart)
    left, right = column + 46.0, width - 40.0
    middle, half = (left + right) / 2, (right - left) / 2
    scale = half / steps
    place = on_doublings(middle, scale, steps)

    _add_scale(shapes, chart, [place(limit) for limit in chart.fair], (left, foot))
    for step, label in enumerate(doubling_names(steps), start=-steps):
        x = middle + scale * step
        shapes.add(Line(x, foot - 3, x, foot, strokeColor=QUIET, strokeWidth=0.5))
        shapes.add(_text(x, foot - 11, label, fontSize=SMALL, fillColor=QUIET, textAnchor="middle"))
    shapes.add(Line(middle, foot, middle, height - top + 2, strokeColor=INK, strokeWidth=0.8))
    shapes.add(Line(left, foot, right, foot, strokeColor=QUIET, strokeWidth=0.5))
    y = height - top
    for name, points in groups:
        for line, said in enumerate(simpleSplit(name, SEMIBOLD, SMALL, column - 26) if name else ()):
            shapes.add(_text(0, y - _ROW / 2 - 3 - 10 * line, said, fontName=SEMIBOLD, fillColor=QUIET, fontSize=SMALL))
        for point in points:
            shapes.add(_text(column, y - _ROW / 2 - 3, point.label))
            shapes.add(_point(point, y - _ROW / 2, place, width))
            y -= _ROW
        y -= _GROUP_GAP
    return shapes


def _add_scale(shapes: Drawing, chart: RatioChart, fair: list[float], corner: tuple[float, float]) -> None:
    low, high = fair
    start, foot = corner
    height = shapes.height
    shapes.add(Rect(low, foot, high - low, height - foot - 13, fillColor=WASH, **EDGE))
    said = f"Fair range {chart.fair[0]} to {chart.fair[1]}"
    middle = (low + high) / 2
    shapes.add(_text(middle, height - 9, said, fontSize=SMALL, fillColor=QUIET, textAnchor="middle"))
    left = f"\N{LEFTWARDS ARROW} {chart.low_label}"
    right = f"{chart.high_label} \N{RIGHTWARDS ARROW}"
    shapes.add(_text(start, 3, left, fontSize=SMALL, fillColor=QUIET))
    shapes.add(_text(shapes.width - 40, 3, right, fontSize=SMALL, fillColor=QUIET, textAnchor="end"))


def _doublings(chart: RatioChart) -> int:
    """How many times the scale doubles on each side of 1, from printed values alone; twice at least."""
    printed = [float(point.printed) for point in chart.points]
    printed += [float(limit) for point in chart.points if point.interval for limit in point.interval]
    return doublings(printed, least=2)


def _point(point: RatioPoint, y: float, place: Any, width: float) -> Group:  # noqa: ANN401 - a function of this module
    shapes = Group()
    x = place(point.printed)
    colour = ACCENT if point.strong else QUIET
    if point.interval:
        low, high = (place(limit) for limit in point.interval)
        shapes.add(Line(low, y, high, y, strokeColor=colour, strokeWidth=1.6 if point.strong else 0.9))
        for end in (low, high):
            shapes.add(Line(end, y - 2.5, end, y + 2.5, strokeColor=colour, strokeWidth=0.9))
    marker = {"strokeColor": colour, "strokeWidth": 1.3, "fillColor": colour if point.strong else None}
    if float(point.printed) > 0:
        marker["fillColor"] = marker["fillColor"] or WASH
        shapes.add(Circle(x, y, 4.2 if point.strong else 3.4, **marker))
    else:
        shapes.add(Polygon([x - 5, y, x + 2, y + 4, x + 2, y - 4], **marker))
    shapes.add(_text(width, y - 3, point.shown, textAnchor="end", fontName=SEMIBOLD if point.strong else REGULAR))
    return shapes

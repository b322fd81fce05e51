"""Charts as SVG inside a page: the shapes of the drawing, written as text that needs no font file and no script."""

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String

from wres_desktop.reports.blocks import Chart
from wres_desktop.reports.charts import drawing
from wres_desktop.reports.pdf_styles import SEMIBOLD, register_fonts

_WIDTHS: Final = {True: 640, False: 480}
"""As wide as it is shown, so that its words are as large as the page's."""


def chart_figure(chart: Chart, *, across: bool) -> str:
    """The chart as a ``figure`` with description and title, ``across`` the page or beside figures."""
    register_fonts()
    shapes = drawing(chart, _WIDTHS[across])
    inside = "".join(_svg(shapes, shapes.height))
    title, described = escape(chart.title, quote=True), escape(chart.described, quote=True)
    return (
        f'<figure role="group" tabindex="0" aria-label="{title}"><figcaption>{escape(chart.title)}</figcaption>'
        f'<svg role="img" aria-label="{title}. {described}" '
        f'viewBox="0 0 {shapes.width:g} {shapes.height:g}">{inside}</svg></figure>'
    )


def _svg(shapes: Drawing | Group, height: float) -> Iterator[str]:
    for shape in shapes.contents:
        match shape:
            case Group():
                yield from _svg(shape, height)
            case Line():
                yield f'<line x1="{shape.x1:g}" y1="{height - shape.y1:g}" x2="{shape.x2:g}" y2="{height - shape.y2:g}"'
                yield f"{_painted(shape)}/>"
            case Rect():
                top = height - shape.y - shape.height
                yield f'<rect x="{shape.x:g}" y="{top:g}" width="{shape.width:g}" height="{shape.height:g}"'
                yield f"{_painted(shape)}/>"
            case Circle():
                yield f'<circle cx="{shape.cx:g}" cy="{height - shape.cy:g}" r="{shape.r:g}"{_painted(shape)}/>'
            case Polygon():
                pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
                points = " ".join(f"{x:g},{height - y:g}" for x, y in pairs)
                yield f'<polygon points="{points}"{_painted(shape)}/>'
            case String():
                yield _string(shape, height)
            case _:
                raise TypeError(type(shape))


def _string(shape: String, height: float) -> str:
    weight = ' font-weight="600"' if shape.fontName == SEMIBOLD else ""
    fill = _colour(shape.fillColor)
    return (
        f'<text x="{shape.x:g}" y="{height - shape.y:g}" font-size="{shape.fontSize:g}" fill="{fill}" '
        f'text-anchor="{shape.textAnchor}"{weight}>{escape(shape.text)}</text>'
    )


def _painted(shape: Any) -> str:  # noqa: ANN401 - ReportLab has no types
    stroke = f' stroke="{_colour(shape.strokeColor)}" stroke-width="{shape.strokeWidth:g}"' if shape.strokeColor else ""
    dashes = " ".join(f"{length:g}" for length in shape.strokeDashArray or ())
    fill = getattr(shape, "fillColor", None)
    return f' fill="{_colour(fill) if fill else "none"}"{stroke}' + (f' stroke-dasharray="{dashes}"' if dashes else "")


def _colour(colour: Any) -> str:  # noqa: ANN401 - ReportLab has no types
    return f"#{colour.hexval()[2:]}"

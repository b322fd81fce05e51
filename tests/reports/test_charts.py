"""Charts: zero-based bars, an even scale for ratios, and no mark of what is withheld."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Group, Polygon, Rect, String
from reportlab.lib.colors import Color

from tests.golden.golden_text import SAMPLES, contents_of
from tests.reports.examples import EXAMPLES
from wres_desktop.reports.blocks import Bar, BarChart, Cell, Chart, RatioChart, RatioPoint, Reference
from wres_desktop.reports.charts import drawing
from wres_desktop.reports.pdf_styles import RULE, WASH, register_fonts
from wres_desktop.reports.wording import MINUS

FAIR = ("0.80", "1.25")


@pytest.fixture(autouse=True)
def fonts() -> None:
    register_fonts()


def bar(label: str, printed: str, group: str = "") -> Bar:
    return Bar(group, label, printed, f"{printed}%")


def bars_of(*bars: Bar, reference: Reference | None = None) -> Drawing:
    return drawing(BarChart("A chart", bars, "described", reference), 345)


def ratios_of(*points: RatioPoint) -> Drawing:
    return drawing(RatioChart("A chart", points, FAIR, "low", "high", "described"), 345)


def point(printed: str, interval: tuple[str, str] | None = None) -> RatioPoint:
    return RatioPoint("", "2021", printed, printed, interval)


def shapes_of(kind: type, shapes: Drawing | Group) -> list[object]:
    found: list[object] = []
    for shape in shapes.contents:
        if isinstance(shape, Group):
            found += shapes_of(kind, shape)
        elif isinstance(shape, kind):
            found.append(shape)
    return found


def bar_lengths(shapes: Drawing) -> list[float]:
    return [rect.width for rect in shapes_of(Rect, shapes)]  # type: ignore[attr-defined]  # ReportLab has no types


def circle_place(shapes: Drawing) -> float:
    (circle,) = shapes_of(Circle, shapes)
    return float(circle.cx)  # type: ignore[attr-defined]  # as above


def test_bars_are_as_long_as_their_figures_say_from_zero() -> None:
    longer, shorter, none = bar_lengths(bars_of(bar("a", "40.0"), bar("b", "10.0"), bar("c", "0.0")))

    assert longer == pytest.approx(4 * shorter)
    assert none == 0


def test_each_bar_carries_its_own_figure() -> None:
    texts = [string.text for string in shapes_of(String, bars_of(bar("a", "40.0"), bar("b", "10.0")))]  # type: ignore[attr-defined]

    assert {"40.0%", "10.0%"} <= set(texts)


def test_the_axis_of_bars_never_passes_a_hundred_per_cent_by_much() -> None:
    full = bar_lengths(bars_of(bar("a", "100.0")))[0]
    half = bar_lengths(bars_of(bar("a", "50.0")))[0]

    assert full == pytest.approx(half)


def test_every_bar_fits_between_the_labels_and_the_edge() -> None:
    shapes = bars_of(bar("a", "97.3"), bar("b", "3.1"), reference=Reference("All staff 24.7%", "24.7"))

    assert all(rect.x + rect.width <= 345 for rect in shapes_of(Rect, shapes))  # type: ignore[attr-defined]


def test_twice_and_half_are_equally_far_from_one() -> None:
    twice, half, one = (circle_place(ratios_of(point(printed))) for printed in ("2.00", "0.50", "1.00"))

    assert twice - one == pytest.approx(one - half)


def test_the_fair_range_is_drawn_behind_the_points() -> None:
    (band,) = [rect for rect in shapes_of(Rect, ratios_of(point("1.54"))) if rect.fillColor == WASH]  # type: ignore[attr-defined]
    one = circle_place(ratios_of(point("1.00")))

    assert band.x < one < band.x + band.width  # type: ignore[attr-defined]


def test_a_ratio_of_zero_is_an_arrow_at_the_end_of_the_scale() -> None:
    shapes = ratios_of(point("0.00"))

    assert shapes_of(Circle, shapes) == []
    assert len(shapes_of(Polygon, shapes)) == 1


@pytest.mark.parametrize("interval", [None, ("0.45", "6.61"), ("0.01", "250.00")])
def test_points_and_intervals_stay_on_the_paper(interval: tuple[str, str] | None) -> None:
    shapes = ratios_of(point("9.50", interval), point("0.05"))
    left, _, right, _ = shapes.getBounds()

    assert left >= -1
    assert right <= 346


def test_a_row_that_is_not_there_leaves_no_gap() -> None:
    two, one = bars_of(bar("a", "40.0"), bar("b", "10.0")), bars_of(bar("a", "40.0"))

    assert bar_lengths(one) == bar_lengths(two)[:1]
    assert one.height < two.height


# ---------------------------------------------------------------- without colours, and without the picture
def contrast(colour: Color) -> float:
    """How much a colour stands out from white paper (WCAG 2.2, relative luminance)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.rgb()]
    return 1.05 / float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def shapes_in(group: Any) -> Iterator[Any]:  # noqa: ANN401 - ReportLab has no types
    for shape in group.contents:
        if hasattr(shape, "contents"):
            yield from shapes_in(shape)
        else:
            yield shape


EVERY_CHART = [block for block in EXAMPLES if hasattr(block, "described")]


@pytest.mark.parametrize("chart", EVERY_CHART, ids=lambda chart: type(chart).__name__)
def test_every_word_and_shape_of_a_chart_stands_out_without_its_colour(chart: Chart) -> None:
    register_fonts()
    for shape in shapes_in(drawing(chart, 460)):
        colours = [getattr(shape, name, None) for name in ("fillColor", "strokeColor")]
        if colours == [None, RULE]:  # a line of the grid helps the eye, and says nothing
            continue
        needed = 4.5 if hasattr(shape, "text") else 3

        assert max(contrast(colour) for colour in colours if colour is not None) >= needed, shape


def printed_in(block: object) -> Iterator[str]:
    """The printed texts of a chart, with those of the limits of intervals."""
    if is_dataclass(block):
        for each in fields(block):
            value = getattr(block, each.name)
            if each.name == "printed":
                yield value
            else:
                yield from printed_in(value)
    elif isinstance(block, tuple):
        for each in block:
            yield from printed_in(each)


def cells_in(block: object) -> Iterator[str]:
    """The texts of all cells of tables and key figures."""
    if isinstance(block, Cell):
        yield block.text.strip("%")
    elif is_dataclass(block):
        for each in fields(block):
            yield from cells_in(getattr(block, each.name))
    elif isinstance(block, tuple):
        for each in block:
            yield from cells_in(each)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_table_stands_behind_each_chart(sample: str) -> None:
    for content in contents_of(sample):
        for section in content.sections:
            behind = set(cells_in(section.blocks))
            charts = [block for block in parts_of(section.blocks) if hasattr(block, "described")]
            for chart in charts:
                assert {text for text in printed_in(chart) if text.replace("-", MINUS) not in behind} == set(), chart


def parts_of(block: object) -> Iterator[object]:
    if is_dataclass(block):
        yield block
        for each in fields(block):
            yield from parts_of(getattr(block, each.name))
    elif isinstance(block, tuple):
        for each in block:
            yield from parts_of(each)

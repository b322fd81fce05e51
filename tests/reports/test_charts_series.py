"""Charts through the years and funnels: breaks are never crossed, and what is withheld leaves no mark."""

from dataclasses import replace

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Line, String

from tests.reports.examples import EXAMPLES
from wres_desktop.reports.blocks_charts import FunnelChart, FunnelPoint, SeriesChart, SeriesLine, SeriesPoint
from wres_desktop.reports.charts import drawing
from wres_desktop.reports.html_charts import chart_figure
from wres_desktop.reports.pdf_styles import ACCENT, register_fonts

(FUNNEL,) = [each for each in EXAMPLES if isinstance(each, FunnelChart)]


@pytest.fixture(autouse=True)
def fonts() -> None:
    register_fonts()


def series(*points: SeriesPoint, breaks: tuple[str, ...] = (), fair: tuple[str, str] | None = None) -> SeriesChart:
    years = tuple(point.year for point in points)
    return SeriesChart("A chart", years, (SeriesLine("BME staff", points),), "described", breaks, fair)


def drawn(chart: SeriesChart | FunnelChart) -> Drawing:
    return drawing(chart, 471)


def circles(shapes: Drawing) -> list[Circle]:
    return [shape for shape in shapes.contents if isinstance(shape, Circle)]


def joins(shapes: Drawing) -> list[tuple[float, float]]:
    """Where each thick line of the series begins and ends, from left to right."""
    return [
        (shape.x1, shape.x2)
        for shape in shapes.contents
        if isinstance(shape, Line) and shape.strokeColor == ACCENT and shape.strokeWidth > 1
    ]


def texts(shapes: Drawing) -> list[str]:
    return [shape.text for shape in shapes.contents if isinstance(shape, String)]


def test_points_are_as_high_as_their_figures_say_from_zero() -> None:
    shapes = drawn(series(SeriesPoint("2020", "0.0"), SeriesPoint("2021", "10.0"), SeriesPoint("2022", "20.0")))
    none, half, whole = (circle.cy for circle in circles(shapes))

    assert whole - none == pytest.approx(2 * (half - none))


def test_twice_and_half_are_equally_far_from_one() -> None:
    points = (SeriesPoint("2020", "0.50"), SeriesPoint("2021", "1.00"), SeriesPoint("2022", "2.00"))
    half, one, twice = (circle.cy for circle in circles(drawn(series(*points, fair=("0.80", "1.25")))))

    assert twice - one == pytest.approx(one - half)


def test_a_line_goes_from_a_point_to_the_next_only_where_they_are_joined() -> None:
    points = (SeriesPoint("2019", "5.0", joined=True), SeriesPoint("2020", "6.0"), SeriesPoint("2021", "7.0"))
    shapes = drawn(series(*points))
    first, second, _ = circles(shapes)

    assert joins(shapes) == [(first.cx, second.cx)]


def test_a_break_is_drawn_between_its_years_and_no_line_crosses_it() -> None:
    points = (
        SeriesPoint("2019", "5.0", joined=True),
        SeriesPoint("2020", "6.0"),
        SeriesPoint("2021", "7.0", joined=True),
        SeriesPoint("2022", "8.0"),
    )
    shapes = drawn(series(*points, breaks=("2021",)))
    (broken,) = [shape for shape in shapes.contents if isinstance(shape, Line) and shape.strokeDashArray]
    before, after = circles(shapes)[1:3]

    assert before.cx < broken.x1 == broken.x2 < after.cx
    assert not [join for join in joins(shapes) if join[0] < broken.x1 < join[1]]
    assert "New basis" in texts(shapes)


def test_a_year_that_is_not_printed_has_no_place() -> None:
    with_gap = drawn(series(SeriesPoint("2016", "5.0"), SeriesPoint("2021", "7.0")))
    without = drawn(series(SeriesPoint("2020", "5.0"), SeriesPoint("2021", "7.0")))

    assert [circle.cx for circle in circles(with_gap)] == [circle.cx for circle in circles(without)]


def test_a_likely_range_is_drawn_from_its_lower_to_its_upper_end() -> None:
    shapes = drawn(series(SeriesPoint("2020", "10.0", ("5.0", "20.0")), SeriesPoint("2021", "20.0")))
    low, high = circles(drawn(series(SeriesPoint("2020", "5.0"), SeriesPoint("2021", "20.0"))))
    upright = [shape for shape in shapes.contents if isinstance(shape, Line) and shape.x1 == shape.x2]

    assert [(line.y1, line.y2) for line in upright] == [(low.cy, high.cy)]


def test_two_names_at_one_height_do_not_lie_on_each_other() -> None:
    lines = tuple(SeriesLine(name, (SeriesPoint("2021", "20.0"),), strong=name == "BME") for name in ("BME", "White"))
    names = [
        shape
        for shape in drawn(SeriesChart("A chart", ("2021",), lines, "described")).contents
        if isinstance(shape, String) and shape.text in ("BME", "White")
    ]

    assert abs(names[0].y - names[1].y) >= 10


def test_the_groups_differ_in_more_than_their_colour() -> None:
    points = (SeriesPoint("2020", "20.0", joined=True), SeriesPoint("2021", "22.0"))
    lines = (SeriesLine("BME", points), SeriesLine("White", points, strong=False))
    shapes = drawn(SeriesChart("A chart", ("2020", "2021"), lines, "described"))
    fills = {circle.fillColor.hexval() for circle in circles(shapes)}
    dashed = [shape for shape in shapes.contents if isinstance(shape, Line) and shape.strokeDashArray]

    assert len(fills) == 2
    assert len(dashed) == 1


@pytest.mark.parametrize("years", [2, 9, 14])
def test_any_number_of_years_fits_beside_the_names(years: int) -> None:
    points = tuple(SeriesPoint(str(2012 + index), "20.0", joined=True) for index in range(years))
    shapes = drawn(series(*points))

    assert max(circle.cx for circle in circles(shapes)) < 471 - 110
    assert str(2012 + years - 1) in texts(shapes)


def test_the_own_organisation_stands_out_of_the_funnel_by_its_fill_and_its_name() -> None:
    shapes = drawn(FUNNEL)
    *others, own = circles(shapes)

    assert len(others) == 10
    assert own.fillColor == ACCENT
    assert own.r > others[0].r
    assert "This report 22.0%" in texts(shapes)


def test_points_of_the_funnel_stand_by_their_people_and_shares() -> None:
    small, large = circles(drawn(replace(FUNNEL, others=(FunnelPoint(200, "10.0"), FunnelPoint(400, "20.0")))))[:2]

    assert large.cx - 34 == pytest.approx(2 * (small.cx - 34))
    assert large.cy - 34 == pytest.approx(2 * (small.cy - 34))


def test_both_kinds_are_drawn_as_svg_too() -> None:
    for chart in (FUNNEL, series(SeriesPoint("2020", "5.0", ("1.0", "9.0")), SeriesPoint("2021", "7.0"))):
        assert "<circle" in chart_figure(chart, across=True)

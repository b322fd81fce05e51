"""Figures of others: only sure ones are shipped, each says whose it is, and a slip in one's own is named."""

import re
from typing import Any

import pytest

from wres_desktop.domain.benchmarks import (
    SHIPPED,
    WrongRow,
    benchmark_from,
    beside_year,
    kind_of,
    peer_from,
    shipped_benchmarks,
)

ROW: dict[str, Any] = {
    "figure": "staff/bme_percent",
    "year": 2022,
    "value": "24.2",
    "area": "England",
    "population": "NHS trusts",
    "source": "A report",
}
PEER: dict[str, Any] = {
    "figure": "staff/bme_percent",
    "year": 2022,
    "organisation": "Body",
    "cases": 41,
    "people": 230,
    "source": "Its report",
}


def test_only_figures_that_were_seen_or_are_surely_known_come_with_the_program() -> None:
    assert {row.confidence for row in shipped_benchmarks()} == set(SHIPPED)


def test_every_shipped_figure_says_that_it_is_one_of_trusts_and_where_it_is_from() -> None:
    assert {row.population for row in shipped_benchmarks()} == {"NHS trusts"}
    assert all(row.area and row.source for row in shipped_benchmarks())


@pytest.mark.parametrize(
    ("figure", "area", "year", "value"),
    [
        # hsjjobs.com, 22 February 2023: 17.7, 22.4, 24.2; 1.57, 1.45, peak 1.61 in 2020, 1.54; 1.56, 1.14
        ("staff/bme_percent", "England", 2016, "17.7"),
        ("staff/bme_percent", "England", 2022, "24.2"),
        ("2/relative_likelihood", "England", 2020, "1.61"),
        ("2/relative_likelihood", "England", 2022, "1.54"),
        ("3/relative_likelihood", "England", 2016, "1.56"),
        ("3/relative_likelihood", "England", 2022, "1.14"),
        # hsj.co.uk 7039600
        ("2/relative_likelihood", "London", 2024, "1.16"),
        ("2/relative_likelihood", "North West", 2024, "2.01"),
        # ethnicity-facts-figures.service.gov.uk
        ("9/total/bme_percent", "England", 2019, "8.4"),
    ],
)
def test_shipped_figures_are_those_that_were_published(figure: str, area: str, year: int, value: str) -> None:
    (row,) = [row for row in shipped_benchmarks() if (row.figure, row.area, row.year) == (figure, area, year)]

    assert row.value == value


def test_what_is_not_sure_enough_is_left_out() -> None:
    # standard 5.5: indicator 4 of 2022, and indicator 2 of England in 2024, are of medium confidence
    known = {(row.figure, row.area, row.year) for row in shipped_benchmarks()}

    assert ("4/relative_likelihood", "England", 2022) not in known
    assert ("2/relative_likelihood", "England", 2024) not in known


def test_no_two_shipped_figures_have_the_same_name() -> None:
    names = [(row.figure, row.key) for row in shipped_benchmarks()]

    assert len(set(names)) == len(names)


def test_the_figure_of_the_year_stands_beside_it_or_else_the_last_one_before() -> None:
    rows = [benchmark_from({**ROW, "year": year}) for year in (2019, 2021, 2024)]

    assert [row.year for row in beside_year(rows, "staff/bme_percent", 2023)] == [2021]
    assert [row.year for row in beside_year(rows, "staff/bme_percent", 2021)] == [2021]
    assert beside_year(rows, "staff/bme_percent", 2018) == ()
    assert beside_year(rows, "2/relative_likelihood", 2023) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"figure": "staff/white"}, "figure is none"),
        ({"year": "soon"}, "year"),
        ({"year": True}, "year"),
        ({"value": "a lot"}, "plain number"),
        ({"value": "124.2"}, "above 100"),
        ({"population": ""}, "population"),
        ({"source": ""}, "source"),
        ({"confidence": "sure"}, "confidence"),
        ({"hedgehogs": "3"}, "hedgehogs"),
        ({"source": 3}, "text"),
    ],
)
def test_a_benchmark_that_is_not_whole_is_refused_with_its_reason(change: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongRow, match=re.escape(said)):
        benchmark_from({**ROW, **change})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"figure": "2/relative_likelihood"}, "only shares"),
        ({"cases": 231}, "cases among people"),
        ({"cases": "few"}, "whole numbers"),
        ({"people": 0, "cases": 0}, "whole numbers"),
        ({"organisation": ""}, "organisation"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_peer_that_is_not_whole_is_refused_with_its_reason(change: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongRow, match=re.escape(said)):
        peer_from({**PEER, **change})


def test_a_likelihood_may_lie_above_one_hundred_but_not_have_a_sign() -> None:
    assert benchmark_from({**ROW, "figure": "2/relative_likelihood", "value": "1.54"}).confidence == "own"
    with pytest.raises(WrongRow):
        benchmark_from({**ROW, "value": "-3"})


def test_figures_are_percentages_or_ratios() -> None:
    assert (kind_of("3/relative_likelihood"), kind_of("5/bme/percent"), kind_of("5/gap")) == ("ratio", "percent", None)

"""What the verifier of certificates asks for, on certificates written by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.verify import printed_from
from wres_desktop.disclosure.verify_bounds import Known, Often, take
from wres_desktop.disclosure.verify_certificate import failures
from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_tables import Tables
from wres_desktop.disclosure.verify_told import Given, told_by

NUMBERS = {"threshold": 5, "disciplinary_threshold": 5, "survey_minimum": 10, "rate_minimum": 10, "group_minimum": 10}
DIGEST = "0" * 64


def wrong(
    statements: Mapping[str, str | None],
    tables: list[list[int]],
    *bounds: dict[str, Any],
    row: str = "b",
    with_consent: Sequence[str] = (),
) -> list[str]:
    """What does not hold of counts of the two cells of a row; a count of ``None`` is withheld."""
    of = {"white": [f"{row}/white"], "bme": [f"{row}/bme"], "total": [f"{row}/*"]}
    rows = [
        {"id": name, "kind": "count", "of": of[name.split("/")[-1]]}
        | ({"withheld": True} if printed is None else {"printed": printed})
        for name, printed in statements.items()
    ]
    document = {"policy": NUMBERS, "with_consent": list(with_consent)}
    publication = {"cells": [f"{row}/white", f"{row}/bme"], "statements": rows, "document": document}
    certificate = {
        "publications": [DIGEST],
        "ledger": [],
        "policy": NUMBERS,
        "cells": publication["cells"],
        "witnesses": tables,
        "moves": [],
        "bounds": list(bounds),
        "already_out": [],
        "told_before": [],
        "set_aside": [],
    }
    return failures(certificate, {DIGEST: publication}, DIGEST)


@pytest.mark.parametrize(
    ("tables", "holds"),
    [
        ([[0, 0], [5, 5], [9, 0]], True),
        ([[0, 0], [4, 4], [3, 0]], False),
        ([[0, 1], [5, 5], [9, 1]], False),
        ([[0, 0], [5, 4], [9, 0]], False),
    ],
)
def test_every_cell_may_be_nobody_and_may_reach_the_threshold(tables: list[list[int]], holds: bool) -> None:  # noqa: FBT001
    assert (wrong({"white": None}, tables) == []) == holds


@pytest.mark.parametrize(
    ("white", "agreed", "holds"),
    [
        (None, ["2021/9/voting/total"], True),
        ("28", ["2021/9/voting/total"], False),
        ("28", ["2021/9/voting/total", "2021/9/voting/white"], False),
        ("28", ["2021/9/voting/total", "2021/9/voting/bme"], True),
    ],
)
def test_whoever_agreed_to_a_total_agreed_to_none_of_its_parts(
    white: str | None,
    agreed: list[str],
    holds: bool,  # noqa: FBT001
) -> None:
    """Thirty of a board agreed to be counted together; two of them did not agree to be counted by ethnicity."""
    printed = {"2021/9/voting/total": "30", "2021/9/voting/white": white}
    printed |= {each: "2" for each in agreed if each.endswith("bme")}
    tables = [[28, 2]] if white else [[0, 30], [30, 0]]

    assert (wrong(printed, tables, row="X01/2021/board/voting", with_consent=agreed) == []) == holds


@pytest.mark.parametrize("row", ["X01/2021/board/voting", "X01/2021/training/board", "X01/board/voting"])
def test_only_members_of_the_board_can_agree(row: str) -> None:
    printed = {"2021/9/voting/total": "30", "2021/9/voting/bme": "2", "2021/9/voting/white": "28"}

    assert (wrong(printed, [[28, 2]], row=row, with_consent=["2021/9/voting/bme"]) == []) == ("2021/board" in row)


def test_a_count_that_is_not_printed_is_not_consented_to() -> None:
    printed = {"2021/9/voting/total": "30", "2021/9/voting/bme": None, "2021/9/voting/white": "28"}

    assert wrong(printed, [[28, 2]], row="X01/2021/board/voting", with_consent=["2021/9/voting/bme"])


def test_somebody_may_be_in_the_rest_of_a_small_group() -> None:
    nobody = {"of": [1], "at_most": 0, "from": [[1, 1, "2021/9/total/total"], [-1, 1, "2021/9/total/white"]]}
    (sentence,) = wrong({"2021/9/total/white": "7", "2021/9/total/total": "7"}, [[7, 0]], nobody)
    assert "b/bme" in sentence
    assert wrong({"2021/9/total/white": "10", "2021/9/total/total": "10"}, [[10, 0]], nobody) == []


@pytest.mark.parametrize("count", [4, 5])
def test_a_bound_is_enough_from_the_threshold_on(count: int) -> None:
    rest = {"of": [1], "at_least": count, "from": [[1, 1, "total"], [-1, 1, "white"]]}
    assert (wrong({"white": "20", "total": str(20 + count)}, [[20, count]], rest) == []) == (count == 5)


def test_a_bound_may_not_count_people_outside_its_sum() -> None:
    too_much = {"of": [1], "at_least": 9, "from": [[1, 1, "total"]]}
    assert wrong({"total": "9"}, [[0, 9], [9, 0]]) == []
    assert wrong({"total": "9"}, [[0, 9], [9, 0]], too_much)


def test_half_of_a_limit_is_rounded_up() -> None:
    twice = {"of": [0, 1], "at_least": 9, "over": 2, "from": [[2, 1, "total"]]}
    assert wrong({"total": "9"}, [[0, 9], [9, 0]], twice) == []
    assert wrong({"total": "9"}, [[0, 9], [9, 0]], twice | {"over": 3})


def test_a_limit_that_a_table_breaks_is_none() -> None:
    """Of tables that do not print the statement, which is told of them elsewhere."""
    places = Places(["b/white", "b/bme"])
    content = {"cells": places.cells, "statements": [{"id": "bme", "kind": "count", "of": ["b/bme"], "printed": "9"}]}
    of_nine = {"of": [1], "from": [[1, 1, "bme"]]}
    for limit, breaks_it in (("at_least", 8), ("at_most", 10)):
        for count, sentences in ((9, 0), (breaks_it, 1)):
            tables = Tables([[0, count], [0, 9]], places)
            found = take({**of_nine, limit: 9}, {1: Given(1, content, places)}, Known(), 0, tables)
            assert len(list(found)) == sentences


@pytest.mark.parametrize("same", [{}, {"title": "Of this year"}])
def test_what_a_publication_prints_was_not_given_away_before_by_itself(same: dict[str, str]) -> None:
    """Under another SHA-256 it is the same as well; the same numbers in another publication did come before."""
    statements = [{"id": "white", "kind": "count", "of": ["b/white"], "printed": "3"}]
    new = {"cells": ["b/white"], "statements": statements, "document": {"policy": NUMBERS}, "title": "Of this year"}
    of_three = [{"of": [0], "at_most": 3, "from": [[1, 2, "white"]]}]
    parts = {name: list[Any]() for name in ("moves", "bounds", "told_before", "set_aside")}
    head = {"publications": [DIGEST], "policy": NUMBERS, "cells": ["b/white"], "witnesses": [[3]]}
    certificate = {**head, **parts, "already_out": of_three}

    assert failures({**certificate, "ledger": [DIGEST]}, {DIGEST: new}, DIGEST)
    assert failures({**certificate, "ledger": ["1" * 64]}, {DIGEST: new, "1" * 64: {**new, **same}}, DIGEST)
    old = {**new, "title": "Of last year"}
    assert failures({**certificate, "ledger": ["1" * 64]}, {DIGEST: new, "1" * 64: old}, DIGEST) == []


@pytest.mark.parametrize("change", [{}, {"rounding": "truncated"}, {"averaged_over": 3}, {"weighted": True}])
@pytest.mark.parametrize("base", [1, 2, 5, 1_000_000])
def test_what_a_percentage_tells_is_true_of_every_table_that_prints_it(change: dict[str, Any], base: int) -> None:
    """Of 40 people and any count of them; the tables' own check is the second method."""
    for printed in ("0", "12.5", "33", "50.0", "97.55"):
        statement = {"id": "share", "kind": "percentage", "of": ["b/white"], "out_of": ["b/*"], "printed": printed}
        for also in ({}, {"rounding": "truncated"}, {"weighted": True}):
            row = {**statement, **change, **also, "rounded_to": base}
            places = Places(["b/white", "b/bme"])
            given_one = Given(1, {"cells": places.cells, "statements": [row]}, places)
            for white in range(41):
                counts = {"b/white": white, "b/*": 40, "b/bme": 40 - white}
                if printed_from(row, Counting(counts)) != printed:
                    continue
                for lowest in (True, False):
                    told = told_by("share", given_one, lowest=lowest)
                    assert told is not None
                    value = sum(times * sum(counts[name] for name in places.names(bits)) for times, bits in told.terms)
                    assert (told.lowest is None or not lowest) or value >= told.lowest
                    assert (told.highest is None or lowest) or value <= told.highest


class Counting:
    """A table with a sum for each pattern."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """By pattern."""
        self._counts = counts

    def total(self, patterns: Sequence[str]) -> int:
        return self._counts[patterns[0]]


@pytest.mark.parametrize("figure", ["2021/9/voting/bme", "2021/1/clinical/band_5/bme", "2020/9/voting/bme"])
def test_only_a_figure_of_that_years_board_is_consented_to(figure: str) -> None:
    held = wrong({figure: "2"}, [[0, 2], [9, 2]], row="X01/2021/board/voting", with_consent=[figure]) == []

    assert held == (figure == "2021/9/voting/bme")


def test_no_cell_is_the_boards_because_of_its_name_alone() -> None:
    figure = "2021/9/voting/bme"

    assert wrong({figure: "2"}, [[0, 2], [9, 2]], row="X01/2021/board/band_5", with_consent=[figure])


def test_a_table_has_to_print_what_is_printed() -> None:
    assert wrong({"total": "9"}, [[0, 9], [9, 0], [9, 1]])


@given(st.lists(st.tuples(st.integers(-9, 9), st.sets(st.integers(0, 5))), max_size=9), st.sets(st.integers(0, 5)))
@settings(max_examples=300, deadline=None)
def test_how_often_cells_stand_in_sums_is_counted_as_one_by_one(
    terms: list[tuple[int, set[int]]], nobody: set[int]
) -> None:
    places = Places([f"b/{at}" for at in range(6)])
    often = Often(places.bits_of(nobody), places)
    for times, cells in terms:
        often.add(times, places.bits_of(cells))
    above = {at for at in range(6) if at not in nobody and sum(times for times, cells in terms if at in cells) > 0}

    assert often.above_0() == places.bits_of(above)

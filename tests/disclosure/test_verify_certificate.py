"""What the verifier of certificates asks for, on certificates written by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.verify_bounds import Often
from wres_desktop.disclosure.verify_certificate import failures
from wres_desktop.disclosure.verify_places import Places

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

"""Moves from the tables of a proof: those that print the same are counted, any other is refused."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Json, failures
from wres_desktop.disclosure.verify_moves import Moves
from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_tables import Tables

CELLS = [f"{member}/staff/{band}" for member in ("A", "B") for band in ("low", "high", "top")]
"""Of two members, each printed with all its staff; of both together each band is printed, the top one is not."""

PUBLICATION: Json = {
    "format": "wres-publication",
    "version": 1,
    "title": "Invented",
    "policy": "default",
    "cells": CELLS,
    "statements": [
        {"id": "A", "kind": "count", "of": ["A/staff/*"], "printed": "12"},
        {"id": "B", "kind": "count", "of": ["B/staff/*"], "printed": "20"},
        {"id": "low", "kind": "count", "of": ["A/staff/low", "B/staff/low"], "printed": "11"},
        {"id": "high", "kind": "count", "of": ["*/staff/high"], "printed": "12"},
        *({"id": cell, "kind": "count", "of": [cell], "withheld": True} for cell in CELLS),
    ],
}
WITNESS = [5, 0, 7, 6, 12, 2]
EXCHANGED = [1, 0, -5, 3, 5, 1, 5, 4, -5]
PROOF: Json = {
    "format": "wres-proof",
    "version": 2,
    "publication": "0" * 64,
    "policy": "default",
    "sensitive": [{"of": ["A/staff/low"], "from": 0, "to": 5}, {"of": ["A/staff/high"], "from": 0, "to": 5}],
    "cells": CELLS,
    "witnesses": [WITNESS],
    "moves": [EXCHANGED],
}


def with_moves(*moves: list[int]) -> Json:
    return PROOF | {"moves": list(moves)}


def test_what_one_member_gives_to_another_and_gets_back_in_another_band_is_a_table_too() -> None:
    assert failures(PUBLICATION, PROOF) == []
    assert len(failures(PUBLICATION, with_moves())) == 2


@pytest.mark.parametrize(
    "move",
    [
        [1, 0, -5, 1, 5],
        [1, 0, -5, 3, 5],
        [1, 0, -5, 3, 5, 1, 5, 4, -4],
        [1, 0, -5, 3, 5, 1, 5, 5, -5],
        [1, 0, -5, 3, 5, 1, 5, 4, -5, 2, 1],
    ],
    ids=["of a band", "of a member", "by one too few", "of an unprinted band", "of everybody"],
)
def test_a_move_that_changes_a_printed_sum_is_refused(move: list[int]) -> None:
    assert any(line.startswith("Move 2 ") for line in failures(PUBLICATION, with_moves(EXCHANGED, move)))


def test_a_move_along_a_ring_of_bands_is_taken_where_each_sum_that_is_printed_stays() -> None:
    bands = ["one", "two", "three", "four"]
    cells = [f"{member}/staff/{band}" for member in ("A", "B") for band in bands]
    pairs = [{"id": f"{a} {b}", "of": [f"*/staff/{a}", f"*/staff/{b}"]} for a, b in pairwise([*bands, "one"])]
    publication = PUBLICATION | {
        "cells": cells,
        "statements": [{**pair, "kind": "count", "printed": "20"} for pair in pairs],
    }
    proof = PROOF | {"cells": cells, "witnesses": [[5] * 8], "sensitive": [{"of": cells[:1], "from": 0, "to": 5}]}

    assert failures(publication, proof | {"moves": [[1, 0, -5, 1, 5, 2, -5, 3, 5]]}) == []
    assert failures(publication, proof | {"moves": [[1, 0, -5, 1, 5, 6, -5, 7, 5]]}) == []
    for wrong in ([1, 0, -5, 1, 5, 2, -5], [1, 0, -5, 1, 5, 2, -5, 3, 4], [1, 0, -5, 2, 5, 1, -5, 3, 5]):
        assert any(line.startswith("Move 1 ") for line in failures(publication, proof | {"moves": [wrong]}))


@pytest.mark.parametrize(
    "move",
    [[1, 0, 2, 3, -2, 1, -1, 4, 1], [1, 0, -4, 3, 4, 1, 2, 4, -2], [1, 0, -1, 3, 1, 4, 1, 1, -1]],
    ids=["one sum by as much as two", "another by half", "each member in both alike"],
)
def test_an_exchange_that_changes_what_is_printed_of_members_alone_is_refused(move: list[int]) -> None:
    alone = [{"id": cell, "kind": "count", "of": [cell], "printed": "9"} for cell in (*CELLS[:2], *CELLS[3:5])]
    apart = PUBLICATION | {"statements": alone}
    found = failures(apart, PROOF | {"witnesses": [[9, 9, 9, 9, 9, 9]], "moves": [move], "sensitive": []})

    assert [line.split(" ")[:2] for line in found] == [["Move", "1"]]


def test_an_exchange_in_which_members_take_turns_is_refused_where_their_headcounts_change() -> None:
    alone = [{"id": code, "kind": "count", "of": [f"{code}/staff/*"], "printed": "27"} for code in ("A", "B")]
    turns = PROOF | {"witnesses": [[9] * 6], "moves": [[1, 0, 5, 3, -5, 4, -5, 1, 5]], "sensitive": []}

    assert failures(PUBLICATION | {"statements": alone}, turns)
    assert failures(PUBLICATION | {"statements": alone}, turns | {"moves": [[1, 0, 5, 3, -5, 4, 5, 1, -5]]}) == []


def test_a_move_that_changes_a_printed_rate_is_refused() -> None:
    rate = {"id": "rate", "kind": "percentage", "of": ["A/staff/low"], "out_of": ["A/staff/*"], "printed": "41.7"}
    with_rate = PUBLICATION | {"statements": [*PUBLICATION["statements"], rate]}

    assert any(line.startswith("Move 1 ") for line in failures(with_rate, PROOF))


def test_a_public_fact_holds_after_a_move_that_changes_both_of_its_sides_alike() -> None:
    fact = {"kind": "same_people", "of": ["A/staff/low"], "also": ["A/asked"]}
    with_fact = PUBLICATION | {"cells": [*CELLS, "A/asked", "B/asked"], "facts": [fact]}
    proof = PROOF | {"cells": [*CELLS, "A/asked", "B/asked"], "witnesses": [[*WITNESS, 5, 6]]}

    assert any(line.startswith("Move 1 ") for line in failures(with_fact, proof))
    assert failures(with_fact, proof | {"moves": [[*EXCHANGED, 6, -5, 7, 5]]}) == []
    assert failures(with_fact, proof | {"moves": [[*EXCHANGED, 6, -4, 7, 4]]})


def test_a_fact_that_is_told_of_each_member_holds_after_a_move_that_changes_both_sides_of_each_alike() -> None:
    facts = [{"kind": "same_people", "of": [f"{code}/staff/low"], "also": [f"{code}/asked"]} for code in ("A", "B")]
    with_facts = PUBLICATION | {"cells": [*CELLS, "A/asked", "B/asked"], "facts": facts}
    proof = PROOF | {"cells": with_facts["cells"], "witnesses": [[*WITNESS, 5, 6]]}

    assert failures(with_facts, proof | {"moves": [[*EXCHANGED, 6, -5, 7, 5]]}) == []
    for wrong in (EXCHANGED, [*EXCHANGED, 6, -4, 7, 4], [*EXCHANGED, 6, 5, 7, -5]):
        assert any(line.startswith("Move 1 ") for line in failures(with_facts, proof | {"moves": [wrong]}))


def test_a_fact_that_holds_of_one_member_alone_is_found_false_of_the_other() -> None:
    facts = [{"kind": "same_people", "of": [f"{code}/staff/low"], "also": [f"{code}/asked"]} for code in ("A", "B")]
    with_facts = PUBLICATION | {"cells": [*CELLS, "A/asked", "B/asked"], "facts": facts}
    proof = with_moves() | {"cells": [*CELLS, "A/asked", "B/asked"], "sensitive": []}

    assert failures(with_facts, proof | {"witnesses": [[*WITNESS, 5, 6]]}) == []
    found = failures(with_facts, proof | {"witnesses": [[*WITNESS, 5, 6], [*WITNESS, 5, 7]]})
    assert found == ["Witness 2: it contradicts the public fact about B/staff/low."]


def test_a_move_after_which_somewhere_fewer_than_nobody_would_be_is_refused() -> None:
    assert any(line.startswith("Move 1 ") for line in failures(PUBLICATION, with_moves([1, 0, -6, 3, 6, 1, 6, 4, -6])))
    huge = 10**12
    assert failures(PUBLICATION, with_moves([1, 0, huge, 3, -huge, 1, -huge, 4, huge]))


@pytest.mark.parametrize("start", [0, 2, -1])
def test_a_move_that_starts_from_no_table_is_refused(start: int) -> None:
    assert any("starts from no witness" in line for line in failures(PUBLICATION, with_moves([start, *EXCHANGED[1:]])))


@pytest.mark.parametrize(
    "move",
    [[], [1, 0], [1, 6, 1], [1, -1, 1], [1, 0, -5, 3, 5, 1, 5, 4, -2, 4, -3], [1, 0, True], [1, 0, 1.0], [1, "0", 1]],
)
def test_a_move_that_is_not_whole_or_names_a_cell_twice_is_refused(move: list[int]) -> None:
    assert failures(PUBLICATION, with_moves(EXCHANGED, move))


def test_a_move_that_stops_short_of_an_end_shows_nothing() -> None:
    found = failures(PUBLICATION, with_moves([1, 0, -4, 3, 4, 1, 4, 4, -4]))

    assert [line.rsplit(" ", 1)[-1] for line in found] == ["uncertain.", "uncertain."]


def test_no_move_leads_from_a_table_that_is_none() -> None:
    proof = PROOF | {"witnesses": [[*WITNESS[:-1], -2]]}

    assert any("starts from no witness" in line for line in failures(PUBLICATION, proof))


def side_by_side(moves: Sequence[tuple[int, Mapping[int, int]]], places: Places) -> Moves:
    """Moves from tables, each with the changes of cells by where these stood when they were given."""
    return Moves(
        [start for start, _ in moves],
        [len(changes) for _, changes in moves],
        [places.at[cell] for _, changes in moves for cell in changes],
        [by for _, changes in moves for by in changes.values()],
    )


_grid = [f"{member}/{name}" for member in "ABC" for name in ("x/one", "x/two", "y/one")]
_cells = st.sampled_from([_grid, _grid[1:], _grid[:5], ["one", "two", "three"], ["A/x"]])


@given(st.data(), _cells)
@settings(max_examples=150, deadline=None)
def test_sums_over_all_tables_are_those_added_up_cell_by_cell(data: st.DataObject, cells: list[str]) -> None:
    places = Places(cells)
    counts = st.lists(st.integers(0, 9), min_size=len(cells), max_size=len(cells))
    rows = data.draw(st.lists(counts, min_size=1, max_size=3))
    change = st.tuples(
        st.integers(0, len(rows) - 1), st.dictionaries(st.integers(0, len(cells) - 1), st.integers(-3, 3))
    )
    moves = data.draw(st.lists(change, max_size=4))
    named = data.draw(st.sets(st.integers(0, len(cells) - 1)))
    tables = Tables(
        [[row[number] for number in places.order] for row in rows],
        places,
        side_by_side(moves, places),
    )
    bits = places.bits_of(named)
    moved = [sum(rows[start][cell] + changes.get(cell, 0) for cell in named) for start, changes in moves]
    every = [*(sum(row[cell] for cell in named) for row in rows), *moved]

    assert list(tables.counts(bits)) == every[: len(rows)]
    for end in range(10):
        assert tables.reach(bits, least=end, most=end + 1) == (min(every) <= end < max(every))
        assert tables.reach(bits, least=None, most=end) == (max(every) >= end)


_sums = [[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4], [4, 7], [2], [0, 4, 8]]


@given(st.data(), st.sampled_from([_grid, _grid[:5], ["one", "two", "three"]]))
@settings(max_examples=300, deadline=None)
def test_moves_that_change_nothing_told_are_those_of_which_the_changes_add_up_to_nothing(
    data: st.DataObject, cells: list[str]
) -> None:
    places, numbers = Places(cells), st.integers(0, len(cells) - 1)
    sums = st.sampled_from([kept for each in _sums if (kept := tuple(at for at in each if at < len(cells)))])
    told = data.draw(st.lists(st.tuples(sums, st.one_of(st.just(()), sums)), max_size=4))
    exchange = st.tuples(numbers, numbers, st.integers(1, 2))
    moves = []
    for exchanges in data.draw(st.lists(st.lists(exchange, max_size=3), max_size=4)):
        changes: dict[int, int] = {}
        for start, end, by in exchanges:
            changes[start] = changes.get(start, 0) - by
            changes[end] = changes.get(end, 0) + by
        moves.append(changes)
    tables = Tables(
        [[9] * len(cells)],
        places,
        side_by_side([(0, changes) for changes in moves], places),
    )
    changing = [
        number
        for number, changes in enumerate(moves)
        if any(sum(changes.get(at, 0) for at in of) != sum(changes.get(at, 0) for at in also) for of, also in told)
    ]

    assert tables.wrong_moves([(places.bits_of(of), places.bits_of(also)) for of, also in told]) == changing


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_patterns_name_the_cells_that_each_of_them_names_in_whatever_turn_they_stand(data: st.DataObject) -> None:
    places = Places(_grid)
    names = st.sampled_from(["x/one", "x/*", "*/one", "y/one", "x/three"])
    for _ in range(3):
        ask_each = data.draw(st.lists(names, min_size=1, max_size=3))
        patterns = [f"{code}/{name}" for code in data.draw(st.permutations("ABC")) for name in ask_each]
        for at in data.draw(st.lists(st.integers(0, len(patterns) - 1), max_size=2)):
            patterns[at] = data.draw(st.sampled_from(["A", "B", "D", "*"])) + "/" + data.draw(names)
        named = {cell for cell in _grid if any(fnmatchcase(cell, pattern) for pattern in patterns)}

        assert set(places.names(places.matching(patterns))) == named


def test_a_pattern_that_stands_twice_does_not_stand_for_another_organisation() -> None:
    places = Places(_grid)

    assert set(places.names(places.matching(["A/x/one", "B/x/one", "B/x/one"]))) == {"A/x/one", "B/x/one"}
    assert set(places.names(places.matching(["A/x/one", "D/x/one", "B/x/one"]))) == {"A/x/one", "B/x/one"}

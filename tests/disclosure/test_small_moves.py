"""Moves between members of a joint report: what is told stays, and what was wished for comes true."""

import json
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invented import consortium
from tests.builders import POLICY, failures
from tests.disclosure.publications import tables_of
from wres_desktop.disclosure.certify import Certified
from wres_desktop.disclosure.ends import End
from wres_desktop.disclosure.found_tables import FoundTables, changes_of
from wres_desktop.disclosure.possible_tables import Target
from wres_desktop.disclosure.proof import proof_text
from wres_desktop.disclosure.protect import protect_together
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.sharing_out import SharingOut, Wishes
from wres_desktop.disclosure.tables_as_moves import make_moves, smallest_move
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.transfers import Transfers
from wres_desktop.disclosure.wanted import joint_wanted_of

Counts = npt.NDArray[np.int64]

MEMBERS, CLASSES = 4, 3
SIZE = MEMBERS * CLASSES

# Cell ``CLASSES * member + class``; every member's headcount is told, and every class.
CLASS_CELLS = [[CLASSES * member + of for member in range(MEMBERS)] for of in range(CLASSES)]
HEADCOUNTS = [[CLASSES * member + of for of in range(CLASSES)] for member in range(MEMBERS)]
SUMS = [*CLASS_CELLS, *HEADCOUNTS]
TOLD = np.array([[cell in cells for cell in range(SIZE)] for cells in HEADCOUNTS], dtype=np.int64)

tables = st.lists(st.integers(0, 9), min_size=SIZE, max_size=SIZE).map(np.array)


def after(table: Counts, move: Mapping[int, int]) -> Counts:
    moved = table.copy()
    for cell, change in move.items():
        moved[cell] += change
    return moved


def stays(table: Counts, moved: Counts) -> bool:
    """Nobody is lost, and every class and every headcount is what it was."""
    return bool((moved >= 0).all()) and all(moved[cells].sum() == table[cells].sum() for cells in SUMS)


@st.composite
def alike(draw: st.DrawFn) -> list[Counts]:
    """Tables with the same class sums and headcounts: each a few exchanges away from an earlier one."""
    found = [np.array(draw(st.lists(st.integers(0, 2), min_size=SIZE, max_size=SIZE)))]
    members, classes = st.integers(0, MEMBERS - 1), st.integers(0, CLASSES - 1)
    exchange = st.tuples(members, members, classes, classes).filter(lambda of: of[0] != of[1] and of[2] != of[3])
    for exchanges in draw(st.lists(st.lists(exchange, min_size=1, max_size=2), min_size=2, max_size=7)):
        table = draw(st.sampled_from(found)).copy()
        for one, other, of, back in exchanges:
            table[[CLASSES * one + of, CLASSES * other + back]] += 1
            table[[CLASSES * one + back, CLASSES * other + of]] -= 1
        if table.min() >= 0:
            found.append(table)
    return found


@given(alike(), st.data())
@settings(max_examples=300)
def test_moves_in_the_place_of_tables_reach_what_those_reached_and_lead_to_what_prints_the_same(
    found: list[Counts], data: st.DataObject
) -> None:
    asked = data.draw(st.lists(st.integers(0, 2 * SIZE - 1), min_size=1, max_size=6))
    ends = [
        End(number, Target((end // 2,), 0, at_least=2) if end % 2 else Target((end // 2,), 0, at_most=0))
        for number, end in enumerate(asked)
    ]
    one, other = data.draw(st.sampled_from(found)), data.draw(st.sampled_from(found))
    truth = found[0] + one - other
    kept = FoundTables(ends, {cell: cell for cell in range(SIZE)}, truth)
    kept.tables = [table for table in found if not kept.is_true(table)] or [found[0]]
    before = list(kept.tables)
    make_moves(kept, np.array([[cell in of for cell in range(SIZE)] for of in SUMS], dtype=np.int64))

    assert len(kept.tables) + len(kept.moves) == len(before)
    assert _reached(kept, before) <= _reached(kept, kept.everything())
    for number, move in kept.moves:
        assert stays(kept.tables[number], kept.moved(number, move))
        assert not kept.is_true(kept.moved(number, move))


def _reached(kept: FoundTables, found: Sequence[Counts]) -> set[int]:
    """The ends, by number, that any of the tables reaches."""
    return {number for table in found for number in np.flatnonzero(kept.reached(table.astype(float))).tolist()}


def test_a_table_with_the_same_sums_as_the_first_becomes_a_move_from_it() -> None:
    first = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
    second = first + np.array([-1, 1, 0, 1, -1, 0, 0, 0, 0, 0, 0, 0])
    third = first + 1
    kept = FoundTables([End(0, Target((0,), 0, at_most=2))], {cell: cell for cell in range(SIZE)}, None)
    kept.tables = [first, second, third]
    make_moves(kept, np.array([[cell in cells for cell in range(SIZE)] for cells in HEADCOUNTS], dtype=np.int64))

    assert [table.tolist() for table in kept.tables] == [first.tolist(), third.tolist()]
    assert kept.moves == [(0, {0: -1, 1: 1, 3: 1, 4: -1})]


@given(alike(), tables)
def test_the_smallest_move_to_a_table_is_from_where_fewest_cells_change_and_all_that_is_told_stays(
    found: list[Counts], other: Counts
) -> None:
    told = np.array([[cell in of for cell in range(SIZE)] for of in SUMS], dtype=np.int64)
    *before, table = [other, *found]
    found_move = smallest_move(np.array(before), table, told)
    same = {number: sum(each != table) for number, each in enumerate(before) if stays(each, table)}

    assert (found_move is None) == (not same)
    if found_move is not None:
        number, move = found_move
        assert len(move) == min(same.values()) == same[number]
        assert after(before[number], move).tolist() == table.tolist()


@given(tables, st.dictionaries(st.integers(0, SIZE - 1), st.integers(1, 9)), st.sets(st.integers(0, SIZE - 1)))
def test_every_exchange_keeps_what_is_told_and_makes_a_wish_come_true(
    table: Counts, high: dict[int, int], nobody: set[int]
) -> None:
    wishes = Wishes(
        np.array([high.get(cell, 0) for cell in range(SIZE)]), np.array([cell in nobody for cell in range(SIZE)])
    )
    for move in SharingOut(CLASS_CELLS, TOLD).moves(table, wishes):
        moved = after(table, move)
        higher = [cell for cell, count in high.items() if moved[cell] >= count > table[cell]]
        emptied = [cell for cell in nobody if moved[cell] == 0 < table[cell]]
        assert stays(table, moved)
        assert higher or emptied


@given(tables, st.integers(0, SIZE - 1), st.integers(1, 9))
def test_an_exchange_is_found_wherever_class_and_member_have_enough(table: Counts, cell: int, count: int) -> None:
    high = np.zeros(SIZE, dtype=np.int64)
    high[cell] = count
    moves = list(SharingOut(CLASS_CELLS, TOLD).moves(table, Wishes(high, np.zeros(SIZE, dtype=bool))))
    of_class, of_member = table[CLASS_CELLS[cell % CLASSES]].sum(), table[HEADCOUNTS[cell // CLASSES]].sum()
    assert bool(moves) == (table[cell] < count <= min(of_class, of_member))


@given(tables, st.integers(0, SIZE - 1), st.integers(-9, 9).filter(bool))
def test_a_transfer_keeps_what_is_told_and_brings_what_was_asked(table: Counts, cell: int, more: int) -> None:
    move = Transfers(CLASS_CELLS, TOLD).move(table, {cell: 1}, more)
    if move:
        assert stays(table, after(table, move))
        assert (move[cell] - more) * np.sign(more) >= 0


@given(tables, st.dictionaries(st.integers(0, SIZE - 1), st.sampled_from((-2, -1, 1, 2)), min_size=1, max_size=3))
def test_moves_that_part_bring_one_more_or_less_of_what_one_member_has_so_many_times(
    table: Counts, factors: dict[int, int]
) -> None:
    for move in Transfers(CLASS_CELLS, TOLD).parting(table, factors):
        assert stays(table, after(table, move))
        gained = [sum(factors.get(cell, 0) * move.get(cell, 0) for cell in cells) for cells in HEADCOUNTS]
        assert any(abs(each) >= 1 for each in gained)


def test_two_cells_of_a_member_are_parted_where_one_of_them_alone_would_change_both() -> None:
    """Somebody who goes from the second to the first would leave both together as they are."""
    table = np.array([2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0])
    found = list(Transfers(CLASS_CELLS, TOLD).parting(table, {0: 1, 1: 1}))

    assert sorted(move.get(0, 0) + move.get(1, 0) for move in found) == [-1, 1]


def test_a_transfer_changes_both_sides_of_a_fact_alike() -> None:
    """Two members; staff by group, and trained or not: who comes to the first is counted in both."""
    classes = [[0, 4], [1, 5], [2, 6], [3, 7]]
    told = np.array([[1, 1, -1, -1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1, -1, -1]])
    table = np.array([0, 0, 0, 0, 6, 2, 3, 5])
    move = Transfers(classes, told).move(table, {0: 1}, 5)
    moved = after(table, move)

    assert moved[0] == 5
    assert (moved >= 0).all()
    assert (told @ moved == 0).all()
    assert [moved[cells].sum() for cells in classes] == [table[cells].sum() for cells in classes]


def test_a_member_of_whom_less_is_told_gives_and_gets_what_others_keep_together() -> None:
    """Headcounts of the first two members alone are told: the last has all of what the first is to get."""
    told = np.array([[cell in cells for cell in range(SIZE)] for cells in HEADCOUNTS[:2]], dtype=np.int64)
    table = np.array([0, 7, 0, 0, 2, 2, 0, 0, 0, 9, 0, 0])
    moved = after(table, Transfers(CLASS_CELLS, told).move(table, {0: 1}, 5))

    assert moved.tolist() == [5, 2, 0, 0, 2, 2, 0, 0, 0, 4, 5, 0]


def test_somebody_comes_from_another_cell_of_the_same_class() -> None:
    """Each of two members has two cells of the first class, and has people in the second of them alone."""
    classes = [[0, 1, 3, 4], [2, 5]]
    told = np.array([[1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]])
    table = np.array([0, 2, 7, 0, 6, 1])
    move = Transfers(classes, told).move(table, {0: 1}, 5)

    assert move == {0: 5, 4: -5, 2: -5, 5: 5}


def test_each_cell_of_a_class_gives_to_its_like_alone_where_they_are_told_apart() -> None:
    """As above, and of the second member the people in its last two cells are told as well."""
    classes = [[0, 1, 3, 4], [2, 5]]
    transfers = Transfers(classes, np.array([[1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 1, 1]]))

    assert transfers.move(np.array([0, 0, 7, 0, 6, 1]), {1: 1}, 5) == {1: 5, 4: -5, 2: -5, 5: 5}
    assert transfers.move(np.array([0, 0, 7, 6, 0, 1]), {1: 1}, 5) == {}


@given(tables, st.lists(st.tuples(st.integers(0, SIZE - 1), st.booleans()), min_size=1, max_size=8, unique=True))
def test_nothing_that_was_reached_is_lost_with_what_can_be_spared(table: Counts, asked: list[tuple[int, bool]]) -> None:
    ends = [
        End(number, Target((cell,), 0, at_least=int(table[cell]) + 1) if up else Target((cell,), 0, at_most=0))
        for number, (cell, up) in enumerate(asked)
    ]
    found = FoundTables(ends, {cell: cell for cell in range(SIZE)}, None)
    sharing = SharingOut(CLASS_CELLS, TOLD)
    shared = [sharing.shuffled(table, np.random.default_rng(seed)) for seed in range(3)]
    found.tables = [table, *shared]
    found.moves = [
        (number, changes_of(sharing.shuffled(each, np.random.default_rng(9)) - each))
        for number, each in enumerate(found.tables)
        for _ in range(2)
    ]
    found.moves = [(number, move) for number, move in found.moves if move]
    before = found.everything()
    found.drop_spare()
    kept = found.everything()

    assert _reached(found, kept) == _reached(found, before)
    for number in range(len(found.tables), len(kept)):
        assert _reached(found, [*kept[:number], *kept[number + 1 :]]) < _reached(found, kept)


@given(tables, st.integers(0, SIZE - 1), st.integers(1, 9))
def test_members_give_each_other_by_chance_what_helped_one_and_all_that_is_told_stays(
    table: Counts, cell: int, more: int
) -> None:
    transfers, chance = Transfers(CLASS_CELLS, TOLD), np.random.default_rng(1)
    assert (transfers.shuffled(table, chance) == table).all()  # nothing has helped anybody yet
    helped = transfers.move(table, {cell: 1}, more)
    shared = [transfers.shuffled(table, chance) for _ in range(20)]
    assert all(stays(table, each) for each in shared)
    if helped and len(helped) == 4 and more > 0:  # one member alone gave what was asked
        assert any((each != table).any() for each in shared)


def test_the_tables_that_moves_lead_to_count_as_tables() -> None:
    certified = Certified(((3, 0, 0, 3), (1, 1, 1, 1)), (), moves=((2, 0, -1, 1, 1, 2, 1, 3, -1),))

    assert certified.holds((1, 1, 1, 1))
    assert certified.holds((0, 2, 2, 0))
    assert not certified.holds((2, 1, 1, 2))


def test_a_joint_proof_has_moves_none_of_which_can_be_spared_or_leads_to_the_truth() -> None:
    wanted = joint_wanted_of(consortium(3, 1))
    (made,) = protect_together([wanted], Terms(POLICY, Secret(bytes(16))))
    publication, proof = (json.loads(text) for text in (publication_text(made.publication), proof_text(made.proof)))

    assert len(proof["moves"]) > len(proof["witnesses"])
    assert failures(publication, proof) == []
    assert dict(wanted.part.table) not in tables_of(proof)
    assert failures(publication, proof | {"moves": []})

"""Moves between members of a joint report: what is told stays, and what was wished for comes true."""

import json
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.invented import consortium
from tests.builders import POLICY, failures
from tests.disclosure.publications import tables_of
from wres_desktop.disclosure.certify import Certified
from wres_desktop.disclosure.proof import proof_text
from wres_desktop.disclosure.protect import protect_together
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.sharing_out import SharingOut, Wishes
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.transfers import Transfers
from wres_desktop.disclosure.wanted import joint_wanted_of

Counts = npt.NDArray[np.int64]

MEMBERS, CLASSES = 4, 3
SIZE = MEMBERS * CLASSES

# Cell ``CLASSES * member + class``; every member's headcount is told, and every class.
CLASS_CELLS = [[CLASSES * member + of for member in range(MEMBERS)] for of in range(CLASSES)]
HEADCOUNTS = [[CLASSES * member + of for of in range(CLASSES)] for member in range(MEMBERS)]
TOLD = np.array([[cell in cells for cell in range(SIZE)] for cells in HEADCOUNTS], dtype=np.int64)

tables = st.lists(st.integers(0, 9), min_size=SIZE, max_size=SIZE).map(np.array)


def after(table: Counts, move: Mapping[int, int]) -> Counts:
    moved = table.copy()
    for cell, change in move.items():
        moved[cell] += change
    return moved


def stays(table: Counts, moved: Counts) -> bool:
    """Nobody is lost, and every class and every headcount is what it was."""
    sums = [*CLASS_CELLS, *HEADCOUNTS]
    return bool((moved >= 0).all()) and all(moved[cells].sum() == table[cells].sum() for cells in sums)


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
    move = Transfers(CLASS_CELLS, TOLD).move(table, [cell], more)
    if move:
        assert stays(table, after(table, move))
        assert (move[cell] - more) * np.sign(more) >= 0


def test_a_transfer_changes_both_sides_of_a_fact_alike() -> None:
    """Two members; staff by group, and trained or not: who comes to the first is counted in both."""
    classes = [[0, 4], [1, 5], [2, 6], [3, 7]]
    told = np.array([[1, 1, -1, -1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1, -1, -1]])
    table = np.array([0, 0, 0, 0, 6, 2, 3, 5])
    move = Transfers(classes, told).move(table, [0], 5)
    moved = after(table, move)

    assert moved[0] == 5
    assert (moved >= 0).all()
    assert (told @ moved == 0).all()
    assert [moved[cells].sum() for cells in classes] == [table[cells].sum() for cells in classes]


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

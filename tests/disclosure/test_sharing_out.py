"""Sums over all members, shared out among them in other ways."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wres_desktop.disclosure.sharing_out import SharingOut, Wishes

Counts = npt.NDArray[np.int64]

MEMBERS, CLASSES = 4, 3

# Cell ``CLASSES * member + class``; every member's headcount is told, and every class.
CLASS_CELLS = [[CLASSES * member + of for member in range(MEMBERS)] for of in range(CLASSES)]
HEADCOUNTS = [[CLASSES * member + of for of in range(CLASSES)] for member in range(MEMBERS)]


def _told(sums: list[list[int]], size: int = MEMBERS * CLASSES) -> Counts:
    told = np.zeros((len(sums), size), dtype=np.int64)
    for row, cells in enumerate(sums):
        told[row, cells] = 1
    return told


def _wishes(high: dict[int, int], nobody: set[int]) -> Wishes:
    cells = range(MEMBERS * CLASSES)
    return Wishes(np.array([high.get(cell, 0) for cell in cells]), np.array([cell in nobody for cell in cells]))


tables = st.lists(st.integers(0, 9), min_size=MEMBERS * CLASSES, max_size=MEMBERS * CLASSES).map(np.array)


@given(tables, st.dictionaries(st.integers(0, 11), st.integers(1, 9)), st.sets(st.integers(0, 11)))
def test_every_sum_that_is_told_stays_as_it_is(table: Counts, high: dict[int, int], nobody: set[int]) -> None:
    told = _told([*CLASS_CELLS, *HEADCOUNTS])
    shared = SharingOut(CLASS_CELLS, told).shared_out(table, _wishes(high, nobody))
    assert (told @ shared == told @ table).all()
    assert (shared >= 0).all()


@given(tables, st.integers(0, 11), st.integers(1, 9))
def test_a_single_wish_comes_true_where_its_class_and_its_member_have_enough(
    table: Counts, cell: int, count: int
) -> None:
    shared = SharingOut(CLASS_CELLS, _told([*CLASS_CELLS, *HEADCOUNTS])).shared_out(
        table, _wishes({cell: count}, set())
    )
    of_class, of_member = table[CLASS_CELLS[cell % CLASSES]].sum(), table[HEADCOUNTS[cell // CLASSES]].sum()
    assert (shared[cell] >= count) == (min(of_class, of_member) >= count)


def test_classes_that_a_member_tells_apart_keep_what_each_member_has_of_them() -> None:
    """The first two classes have a headcount of their own: nobody goes from them to the third."""
    of_two = [[CLASSES * member, CLASSES * member + 1] for member in range(MEMBERS)]
    table = np.arange(MEMBERS * CLASSES)
    shared = SharingOut(CLASS_CELLS, _told([*CLASS_CELLS, *of_two])).shared_out(table, _wishes({0: 1}, {1}))
    assert [shared[cells].sum() for cells in of_two] == [table[cells].sum() for cells in of_two]
    assert (shared[0], shared[1]) == (1, 0)


def test_where_nothing_tells_members_apart_one_may_have_all_of_a_class() -> None:
    shared = SharingOut(CLASS_CELLS, _told(CLASS_CELLS)).shared_out(np.full(12, 2), _wishes({3: 8}, {0, 6, 9}))
    assert shared[CLASS_CELLS[0]].tolist() == [0, 8, 0, 0]


# Four cells of each of four members: of the first two classes the first or the second member has two cells, and of the
# last two classes only the others have any.
UNEVEN = [[0, 4, 8, 12, 3], [1, 5, 9, 13, 7], [10, 14], [11, 15]]
UNEVEN_HEADCOUNTS = [[4 * member + at for at in range(4)] for member in range(4)]


@given(st.lists(st.integers(0, 9), min_size=16, max_size=16).map(np.array), st.integers(0, 99))
def test_a_table_shared_out_by_chance_keeps_every_sum_that_is_told(table: Counts, seed: int) -> None:
    for heads in (UNEVEN_HEADCOUNTS, UNEVEN_HEADCOUNTS[:3], []):
        told = _told([*UNEVEN, *heads], 16)
        shared = SharingOut(UNEVEN, told).shuffled(table, np.random.default_rng(seed))
        assert (told @ shared == told @ table).all()
        assert (shared >= 0).all()


@pytest.mark.parametrize("heads", [HEADCOUNTS, []])
def test_chance_brings_somebody_to_every_cell_that_sums_leave_open(heads: list[list[int]]) -> None:
    """Each member has one class alone, so that two have to exchange; where nothing is told of them, they give."""
    table = np.zeros(MEMBERS * CLASSES, dtype=np.int64)
    for member in range(MEMBERS):
        table[CLASSES * member + member % CLASSES] = 6
    sharing, chance = SharingOut(CLASS_CELLS, _told([*CLASS_CELLS, *heads])), np.random.default_rng(1)
    shared = np.array([sharing.shuffled(table, chance) for _ in range(30)])
    assert shared.max(axis=0).min() > 0
    assert shared.min(axis=0).max() < 6

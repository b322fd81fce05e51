"""Somebody who is alone in a cell that is withheld, or one of two, reads the report with her own number.

WRES_ATTACKED_PUBLICATIONS=200 asks for the people of 20 publications instead of one.
"""

from collections.abc import Iterator, Mapping

import pytest

from tests.attack.intruder import Intruder
from tests.attack.paper import Limit, Paper, Sum, read
from tests.attack.publish import how_many, publication
from tests.attack.returns import invented
from tests.attack.truth import cells_of
from tests.attack.verdict import DEFAULT

PUBLICATIONS = how_many(1, 0.1)
TOGETHER = 2
"""So many people in a cell know each other."""


def people_alone(paper: Paper, truth: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Cells with one or two people that are not printed, and how many these are."""
    for at, name in enumerate(paper.cells):
        if 0 < truth.get(name, 0) <= TOGETHER and frozenset({at}) not in paper.exact:
            yield at, truth[name]


def empty_cells(paper: Paper, truth: Mapping[str, int], stranger: Intruder) -> frozenset[int]:
    """Cells in which anybody can work out that there is nobody."""
    asked = [frozenset({at}) for at, name in enumerate(paper.cells) if not truth.get(name, 0)]
    stranger.look_around(asked)
    return frozenset().union(*(one for one in asked if stranger.seen(one)[1] == 0 == stranger.interval(one)[1]))


def is_counted(cell: int, sum_: Sum, paper: Paper, empty: frozenset[int]) -> bool:
    """Whether the people of a cell are among those of a sum, if in other words: facts name one group in two ways."""
    facts = [limit.weights for limit in paper.limits if limit.source == "fact"]
    groups = [frozenset(at for at, by in weights.items() if by == sign) for weights in facts for sign in (1, -1)]
    others = [frozenset(at for at, by in weights.items() if by == -sign) for weights in facts for sign in (1, -1)]
    counted, before = sum_ | empty, frozenset[int]()
    while counted != before:
        before = counted
        counted |= frozenset().union(*(other for one, other in zip(groups, others, strict=True) if one <= counted))
    return cell in counted


def small_numbers_of_others(paper: Paper, truth: Mapping[str, int], cell: int, empty: frozenset[int]) -> list[Sum]:
    """Cells and named sums that are small and count somebody besides those in a cell."""
    sums = dict.fromkeys([*(frozenset({at}) for at in range(len(paper.cells))), *paper.named])
    found = []
    for sum_ in sums:
        names = [paper.cells[at] for at in sum_]
        count = sum(truth.get(name, 0) for name in names)
        others = count - (truth.get(paper.cells[cell], 0) if is_counted(cell, sum_, paper, empty) else 0)
        if others > 0 and count < DEFAULT.of(names):
            found.append(sum_)
    return found


def learnt(text: str, truth: Mapping[str, int]) -> tuple[list[str], int]:
    """What people alone in a cell can work out that no stranger can, by names; and how many people were asked."""
    paper = read([text])
    stranger, found, asked = Intruder(paper), [], 0
    empty = empty_cells(paper, truth, stranger)
    for cell, count in people_alone(paper, truth):
        small = small_numbers_of_others(paper, truth, cell, empty)
        asked += 1
        herself = Intruder(paper, [Limit({cell: 1}, count, count, "herself")])
        herself.look_around(small)
        for sum_ in small:
            low, high = herself.seen(sum_)
            if low == high and herself.interval(sum_) == (low, high) != stranger.interval(sum_):
                found.append(f"{paper.cells[cell]} learns {[paper.cells[at] for at in sum_]}")
    return found, asked


@pytest.mark.parametrize("seed", range(PUBLICATIONS))
def test_nobody_who_is_alone_in_a_cell_learns_a_small_number_of_others(seed: int) -> None:
    made = invented(700 + seed)
    found, asked = learnt(publication([made], plan=("headlines", "rounded")[seed % 2]), cells_of(made))

    assert asked
    assert found == []

"""The intruder who may use fractions: what he knows can be changed again and again, and he answers anew each time."""

import numpy as np

from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder

ITEMS = {0: (0, 1), 1: (1, 2), 2: (2,), 3: (0, 1, 2)}
MOST = 1_000


def highest(intruder: RelaxedIntruder, *cells: int) -> float:
    """The highest sum of cells."""
    weights = np.array([1.0 if cell in cells else 0.0 for cell in range(3)])
    table = intruder.best(weights)
    assert table is not None
    return round(float(weights @ table), 6)


def test_what_is_known_of_a_sum_limits_its_cells_and_is_forgotten_again() -> None:
    intruder = RelaxedIntruder((0, 1, 2), ITEMS, (), MOST)
    intruder.face({0: 7, 2: 4})
    assert (highest(intruder, 0), highest(intruder, 2), highest(intruder, 0, 1, 2)) == (7, 4, 11)

    intruder.face({1: 5})
    assert (highest(intruder, 0), highest(intruder, 1), highest(intruder, 1, 2)) == (MOST, 5, 5)

    intruder.face({})
    assert highest(intruder, 1) == MOST


def test_another_count_of_the_same_sum_takes_the_place_of_the_first() -> None:
    """Two rows for one sum would contradict each other, or limit it twice."""
    intruder = RelaxedIntruder((0, 1, 2), ITEMS, (Linear(((1, (0,)),), 0, 50, "told"),), MOST)
    for count in (9, 4, 30):
        intruder.face({3: count})
        assert highest(intruder, 0, 1, 2) == count
    intruder.face({})
    assert (highest(intruder, 0), highest(intruder, 1)) == (50, MOST)

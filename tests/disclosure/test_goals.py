"""Goals: in which turn ends are asked about, and which tables reach them."""

import numpy as np

from wres_desktop.disclosure.goals import Sought, goals_of
from wres_desktop.disclosure.incidence import weights_of
from wres_desktop.disclosure.rules import OneCategory, SmallCount, sum_of

CELLS = (0, 1, 2)
RULES = (SmallCount((0,), 5), SmallCount((0, 1), 5), SmallCount((0, 1, 2), 5), OneCategory((0,), (1, 2), 5))
WEIGHTS = weights_of([sum_of(rule) for rule in RULES], CELLS)
EVERY = [(0, False), (1, False), (2, False), *((rule, True) for rule in range(len(RULES)))]
"""Every end that can be missed, with whether it is the upper one: the rest of a group has no lower end."""

ENDS = np.array([rule + upwards * len(RULES) for rule, upwards in EVERY])


def asked(refused: tuple[int, bool] | None = None) -> list[tuple[int, bool]]:
    """The rules and whether their upper end is meant, in the turn in which they would be asked about."""
    goals = goals_of(RULES)
    if refused is not None:
        goals.ask_first(refused[0], upwards=refused[1])
    sought, turn = Sought(ENDS, WEIGHTS, goals), []
    while sought.left.any():
        at = sought.first()
        turn.append(sought.end(at))
        sought.drop(at, np.zeros(len(RULES), dtype=bool))
    return turn


def test_large_sums_are_asked_first_how_low_they_go_and_small_ones_how_high() -> None:
    lower, upper = ([rule for rule, upwards in asked() if upwards is of_upper] for of_upper in (False, True))

    assert (lower[0], lower[-1], upper[0], upper[-1]) == (2, 0, 0, 2)


def test_every_end_is_asked_about_once_whatever_was_refused() -> None:
    assert sorted(asked()) == sorted(asked((1, True))) == sorted(EVERY)


def test_an_end_for_which_a_figure_was_refused_is_asked_about_before_all_others() -> None:
    assert asked((1, True))[0] == (1, True)
    assert asked((0, False))[0] == (0, False)


def test_a_table_reaches_the_ends_whose_sums_go_far_enough_in_it() -> None:
    sought = Sought(ENDS, WEIGHTS, goals_of(RULES))
    sought.note(np.array([0.0, 5.0, 0.0]))
    open_ends = {sought.end(at) for at in np.flatnonzero(sought.left).tolist()}

    assert open_ends == {(0, True), (1, False), (2, False)}

"""The ends of the intervals of rules that tables are looked for to reach."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.possible_tables import Target


@dataclass(frozen=True, slots=True)
class End:
    """One end of the interval of a rule, given by position: its sum must be able to reach the target."""

    rule: int
    target: Target


def goals_of_ends(ends: Sequence[End]) -> tuple[Vector, Vector]:
    """The value that each end's open cells must reach, and 1 where it is a lowest, -1 where it is a highest value."""
    goal, sign = [], []
    for end in ends:
        upwards = end.target.at_least is not None
        wanted = end.target.at_least if end.target.at_least is not None else end.target.at_most or 0
        goal.append(float(wanted - end.target.known))
        sign.append(1.0 if upwards else -1.0)
    return np.array(goal), np.array(sign)

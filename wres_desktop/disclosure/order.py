"""In which order figures are chosen for print: by how much readers need them, blurred by the organisation's secret.

Nothing here looks at a count. The secret shuffles figures of like weight, and passes a few of them by: a gap on the
page may always be one of those (docs/method.md, "An intruder who knows this program").
"""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from wres_desktop.disclosure.problem import Item
from wres_desktop.disclosure.secret import Secret

_SPREAD = 0.25
"""Standard deviation of the logarithm of the factor by which the secret changes a weight."""

_PASSED_BY = ((20.0, 0.10), (60.0, 0.025), (1000.0, 0.001), (math.inf, 0.0005))
"""Up to which weight a figure is passed by, and how often."""


class Draw(NamedTuple):
    """Items by position in the order in which they are tried, and those that are passed by.

    ``rounded`` are the items of which it is tried, in this order, to print them rounded to ``rounded_to`` at least.
    """

    order: Sequence[int]
    passed_by: frozenset[int] = frozenset()
    rounded: Sequence[int] = ()
    rounded_to: int = 1

    def among(self, number_of: Mapping[int, int]) -> "Draw":
        """The draw for some of the items, by the numbers that they have among themselves."""
        order, passed_by, rounded = (
            [number_of[item] for item in items if item in number_of]
            for items in (self.order, self.passed_by, self.rounded)
        )
        return self._replace(order=order, passed_by=frozenset(passed_by), rounded=rounded)

    def without(self, items: Collection[int]) -> "Draw":
        """The draw for all but some items, which keep their numbers."""
        order, rounded = ([item for item in each if item not in items] for each in (self.order, self.rounded))
        return self._replace(order=order, passed_by=self.passed_by.difference(items), rounded=rounded)


def chosen_order(
    items: Sequence[Item],
    names: Sequence[str],
    weights: Sequence[float],
    secret: Secret,
    first: Collection[int] = frozenset(),
    needs: Sequence[float] | None = None,
) -> Draw:
    """The items to try, by position, and those that the secret passes by; ``names`` are what the secret draws for.

    What an item requires comes before it; the items of ``first`` come before all others and are never passed by.
    How often one is passed by is a matter of how much it is needed whatever the plan puts first (``needs``, the weights
    where they are not given): no plan tells more of gaps than another.
    """
    passed_by = _passed_by(names, weights if needs is None else needs, secret, "pass by").difference(first)
    blurred = dict(enumerate(_blurred(names, weights, secret, "order")))
    for index, item in enumerate(items):
        for required in item.requires:
            blurred[required] = max(blurred[required], blurred[index])
    requires = {index: len(items[index].requires) for index in blurred}
    order = sorted(blurred, key=lambda index: (index not in first, -blurred[index], requires[index], index))
    return Draw([index for index in order if index not in passed_by], passed_by)


def rounded_order(
    names: Sequence[str], weights: Sequence[float], secret: Secret, needs: Sequence[float]
) -> Sequence[int]:
    """The items, by position, that the secret lets be tried rounded, in its order for that.

    It draws anew: what is passed by exactly may be said roughly, and the other way round.
    """
    passed_by = _passed_by(names, needs, secret, "pass by, rounded")
    blurred = _blurred(names, weights, secret, "order, rounded")
    return sorted(set(range(len(names))).difference(passed_by), key=lambda index: (-blurred[index], index))


def _passed_by(names: Sequence[str], needs: Sequence[float], secret: Secret, purpose: str) -> frozenset[int]:
    return frozenset(
        index
        for index, (name, need) in enumerate(zip(names, needs, strict=True))
        if secret.share(name, purpose) < chance_of_passing_by(need)
    )


def _blurred(names: Sequence[str], weights: Sequence[float], secret: Secret, purpose: str) -> list[float]:
    return [
        weight * math.exp(_SPREAD * secret.deviation(name, purpose))
        for name, weight in zip(names, weights, strict=True)
    ]


def chance_of_passing_by(weight: float) -> float:
    """How likely it is that the secret passes a figure by."""
    return next(chance for most, chance in _PASSED_BY if weight <= most)


def weights_with_rates(counts: Mapping[int, float], rates: Sequence[tuple[Sequence[int], float]]) -> list[float]:
    """The weight of every item: its own, and its part of the rates and ratios that are printed only with it."""
    weights = [counts[index] for index in range(len(counts))]
    for items, weight in rates:
        for index in items:
            weights[index] += weight / len(items)
    return weights

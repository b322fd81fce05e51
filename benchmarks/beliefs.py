"""What a reader who knows this program, but not the secret, believes of tables that agree with a publication."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from benchmarks.agreeing_tables import Counts
from benchmarks.two_tables import THRESHOLD, TwoWayTable, draw_of, problem_of, secrets_of
from wres_desktop.disclosure.component_plan import ComponentPlan
from wres_desktop.disclosure.fuller import seen_ahead
from wres_desktop.disclosure.order import Draw, chance_of_passing_by
from wres_desktop.disclosure.plan import plan
from wres_desktop.disclosure.problem import Problem, components_of
from wres_desktop.disclosure.rules import Rule

LIMITS = (0.5, 0.1, 0.01)
"""Of the odds that a number is not small: how far they fall."""


class Trial(ComponentPlan):
    """A plan that can try a figure without printing it."""

    def would_print(self, item: int) -> bool:
        """Whether the figure would be printed next."""
        before = self.state
        printed = self.print(item)
        self.state = before
        return printed


def passed_by_instead(problem: Problem, order: Sequence[int], printed: Collection[int]) -> tuple[int, ...] | None:
    """The figures that must have been passed by, had these been the counts and this the order; ``None``: impossible.

    They are the withheld ones that the program would have printed when their turn came.
    """
    (component,) = (each for each in components_of(problem) if each.items)
    trial = Trial(problem, component)
    needed = []
    for item in order:
        if item not in printed:
            if trial.would_print(item):
                needed.append(item)
        elif not trial.print(item):
            return None
    return tuple(needed)


@dataclass(frozen=True, slots=True)
class Setting:
    """One publication: the table, its rules and weights, and the figures printed."""

    table: TwoWayTable
    rules: tuple[Rule, ...]
    weights: Sequence[float]
    printed: frozenset[int]

    def problem(self, counts: Counts) -> Problem:
        """The planning problem, had these been the counts."""
        return problem_of(self.table, self.rules, counts)

    def orders(self, number: int) -> list[list[int]]:
        """Orders, all figures in them, in which the program could have printed just these."""
        found = []
        for secret in secrets_of(40 * number):
            order, passed, *_ = draw_of(self.table, self.weights, secret)
            order = [*order, *sorted(passed, key=lambda index: -self.weights[index])]
            printed = plan(self.problem(()), [index for index in order if index in self.printed]).printed
            if set(printed) == self.printed:  # what was printed at the second try comes in its place at once
                following = iter(printed)
                found.append([next(following) if index in self.printed else index for index in order])
            if len(found) == number:
                break
        return found


@dataclass(frozen=True, slots=True)
class Needed:
    """What must have been passed by in the draw that was taken, and the share of other draws that print no more."""

    passed_by: tuple[int, ...]
    share: float


class Rivals:
    """The other draw, which must have seemed to print no more: how often that would have been so."""

    def __init__(self, setting: Setting, counts: Counts, number: int) -> None:
        """Look ahead with so many other draws, had these been the counts."""
        self._problem, self._weights = setting.problem(counts), setting.weights
        (part,) = (ComponentPlan(self._problem, each) for each in components_of(self._problem) if each.items)
        self._part_of = dict.fromkeys(part.component.items, part)
        others = [draw_of(setting.table, setting.weights, secret.another()) for secret in secrets_of(number)]
        self._seen = [self._seen_with(each) for each in others]

    def share_below(self, order: Sequence[int], passed_by: Collection[int]) -> float:
        """The share of other draws with which no more seems to be printed than with this one."""
        own = self._seen_with(Draw([item for item in order if item not in passed_by], frozenset(passed_by)))
        return sum(each <= own for each in self._seen) / len(self._seen)

    def _seen_with(self, draw: Draw) -> float:
        return sum(self._weights[item] for item in seen_ahead(self._problem, self._part_of, draw))


def likelihood(needed: Sequence[Needed], weights: Sequence[float], factor: float) -> float:
    """How likely the publication is for some counts, but for a number that is the same for all: mean over orders."""
    chances = [
        each.share * math.prod(min(1.0, factor * chance_of_passing_by(weights[i])) for i in each.passed_by)
        for each in needed
    ]
    return sum(chances) / len(chances)


def weighed(
    setting: Setting, tables: Sequence[Counts], orders: Sequence[Sequence[int]], rivals: int
) -> list[list[Needed]]:
    """For every table and every order, what must have been; with ``rivals`` other draws to be fuller than."""
    found = []
    for counts in tables:
        problem, others = setting.problem(counts), Rivals(setting, counts, rivals) if rivals else None
        needed = [(order, passed_by_instead(problem, order, setting.printed)) for order in orders]
        found.append(
            [
                Needed(passed_by, others.share_below(order, passed_by) if others else 1.0)
                for order, passed_by in needed
                if passed_by is not None
            ]
        )
    return found


def small_in(table: TwoWayTable, counts: Counts) -> frozenset[int]:
    """The figures that would be from 1 to 4."""
    return frozenset(
        index for index, cells in enumerate(table.sums) if 0 < sum(counts[cell] for cell in cells) < THRESHOLD
    )


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What a reader believes who weighs tables by their chances: how many are left in effect, and how far odds fall.

    ``odds`` are, for every small number, by how much the odds are multiplied that it is not small.
    """

    tables: int
    left: float
    odds: tuple[float, ...]

    def below(self, limit: float) -> int:
        """Of how many small numbers the odds fall below so much."""
        return sum(each < limit for each in self.odds)

    @property
    def in_words(self) -> str:
        """The same in words."""
        cut = ", ".join(f"{self.below(limit)} below 1/{round(1 / limit)}" for limit in LIMITS)
        return (
            f"tables left in effect {self.left:.1f} of {self.tables}; the odds that a small number is not small, of "
            f"{len(self.odds)}, become: {cut}, {sum(each == 0 for each in self.odds)} none"
        )


def beliefs(setting: Setting, tables: Sequence[Counts], chances: Sequence[float]) -> Beliefs:
    """What follows from the chances of the tables."""
    shares = [each / sum(chances) for each in chances]
    small = [small_in(setting.table, counts) for counts in tables]
    times = []
    for index in setting.table.sensitive:
        before = sum(index not in each for each in small) / len(small)
        after = sum(share for share, each in zip(shares, small, strict=True) if index not in each)
        if before > 0:
            times.append(after * (1 - before) / (before * (1 - after)))
    left = math.exp(-sum(share * math.log(share) for share in shares if share))
    return Beliefs(len(tables), left, tuple(times))

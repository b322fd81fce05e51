"""What a reader who knows this program, but not the secret, believes of tables that agree with a publication."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.agreeing_tables import Counts
from benchmarks.two_tables import THRESHOLD, TwoWayTable, draw_of, problem_of, secrets_of
from wres_desktop.disclosure.component_plan import ComponentPlan
from wres_desktop.disclosure.fuller import seen_ahead
from wres_desktop.disclosure.order import Draw, chance_of_passing_by
from wres_desktop.disclosure.plan import plan_fullest
from wres_desktop.disclosure.problem import Problem, components_of
from wres_desktop.disclosure.rounded import range_of
from wres_desktop.disclosure.rules import Rule
from wres_desktop.disclosure.secret import Secret

LIMITS = (0.5, 0.1, 0.01)
"""Of the odds that a number is not small: how far they fall."""


class Trial(ComponentPlan):
    """A plan that can try a figure without printing it; rounded, where it is ``told`` what that says of its number."""

    def take(self, item: int, told: tuple[int, int] | None) -> bool:
        """Print the figure, if every rule holds with it; whether it was."""
        return self.print(item) if told is None else self.print_within(item, *told)

    def would_take(self, item: int, told: tuple[int, int] | None) -> bool:
        """Whether the figure would be printed next."""
        before = self.state
        printed = self.take(item, told)
        self.state = before
        return printed


def passed_by_instead(
    problem: Problem, draw: Draw, printed: Collection[int], rounded: Collection[int]
) -> tuple[int, ...] | None:
    """The figures that must have been passed by, had these been the counts and this the order; ``None``: impossible.

    They are the withheld ones that the program would have printed when their turn came, exactly or rounded; one that
    it would have printed in both ways is named twice.
    """
    (component,) = (each for each in components_of(problem) if each.items)
    trial = Trial(problem, component)
    exactly = _instead(trial, [(item, None) for item in draw.order], printed)
    roughly = [item for item in draw.rounded if item not in printed]
    more = None if exactly is None else _instead(trial, _rounded(problem, roughly, draw.rounded_to), rounded)
    return None if exactly is None or more is None else (*exactly, *more)


def _instead(
    trial: Trial, tried: Iterable[tuple[int, tuple[int, int] | None]], taken: Collection[int]
) -> list[int] | None:
    needed = []
    for item, told in tried:
        if item in taken:
            if not trial.take(item, told):
                return None
        elif trial.would_take(item, told):
            needed.append(item)
    return needed


def _rounded(problem: Problem, items: Sequence[int], base: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """What is told of each of the items by printing it rounded, but of those that would be rounded to nobody."""
    for item in items:
        told = range_of(problem.count(problem.items[item].cells), base)
        if told is not None:
            yield item, told


@dataclass(frozen=True, slots=True)
class Setting:
    """One publication: the table, its rules and weights, and the figures printed, exactly and ``rounded``."""

    table: TwoWayTable
    rules: tuple[Rule, ...]
    weights: Sequence[float]
    printed: frozenset[int]
    rounded: frozenset[int] = frozenset()
    rounded_to: int = 1

    def problem(self, counts: Counts) -> Problem:
        """The planning problem, had these been the counts."""
        return problem_of(self.table, self.rules, counts)

    def agrees(self, counts: Counts) -> bool:
        """Whether counts that agree with what is printed exactly print the same rounded."""
        return all(
            range_of(sum(counts[cell] for cell in self.table.sums[index]), self.rounded_to)
            == range_of(self.table.count(index), self.rounded_to)
            for index in self.rounded
        )

    def orders(self, number: int) -> list[Draw]:
        """Orders, all figures in them, in which the program could have printed just these."""
        found = []
        for secret in secrets_of(40 * number):
            order, passed, *_ = draw_of(self.table, self.weights, secret)
            order = [*order, *sorted(passed, key=lambda index: -self.weights[index])]
            rounded = self._rounded_order(secret)
            exactly = [index for index in order if index in self.printed]
            roughly = [index for index in rounded if index in self.rounded]
            planned = plan_fullest(self.problem(()), [Draw(exactly, frozenset(), roughly, self.rounded_to)], ())
            if set(planned.printed) == self.printed and set(planned.rounded) == self.rounded:
                # what was printed at the second try comes in its place at once
                following = iter(planned.printed)
                order = [next(following) if index in self.printed else index for index in order]
                found.append(Draw(order, frozenset(), rounded, self.rounded_to))
            if len(found) == number:
                break
        return found

    def _rounded_order(self, secret: Secret) -> list[int]:
        """An order in which to print rounded, those that it passes by last; none where nothing is rounded."""
        if self.rounded_to == 1:
            return []
        drawn = draw_of(self.table, self.weights, secret, self.rounded_to).rounded
        passed = set(range(len(self.weights))).difference(drawn)
        return [*drawn, *sorted(passed, key=lambda index: -self.weights[index])]


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


def weighed(setting: Setting, tables: Sequence[Counts], orders: Sequence[Draw], rivals: int) -> list[list[Needed]]:
    """For every table and every order, what must have been; with ``rivals`` other draws to be fuller than."""
    found = []
    for counts in tables:
        problem, others = setting.problem(counts), Rivals(setting, counts, rivals) if rivals else None
        needed = [(draw, passed_by_instead(problem, draw, setting.printed, setting.rounded)) for draw in orders]
        found.append(
            [
                Needed(passed_by, others.share_below(draw.order, passed_by) if others else 1.0)
                for draw, passed_by in needed
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

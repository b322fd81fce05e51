"""The part of a plan over cells that hang together: whether one more figure may be printed beside those that are.

Whether a rule holds is asked of an intruder who may use fractions of people. They can only widen what is possible: what
he finds impossible is impossible. What he finds possible is settled in whole numbers afterwards (certify.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from wres_desktop.disclosure.corners import Corners, Stuck, corners_of
from wres_desktop.disclosure.first_tables import first_tables
from wres_desktop.disclosure.goals import TOLERANCE, Flags, Goals, Sought, goals_of, sums_of_rules
from wres_desktop.disclosure.incidence import Vector, weights_of
from wres_desktop.disclosure.problem import Component, Problem
from wres_desktop.disclosure.rules import OneCategory, Rule
from wres_desktop.disclosure.singletons import Ties, somebody_in
from wres_desktop.disclosure.subtraction import Limits, Subtraction
from wres_desktop.disclosure.table_pool import Tables, reaching, together

_WORTH_A_STEP = 0.03
"""A step that moves nobody towards more than this share of the ends that are left is not worth its time."""

_MOST_AT_LEAST = 100
"""No cell is taken to be more than a hundred times a power of ten above everybody: the power alone is no secret."""


class _Broken(Exception):
    """A rule, given by position, would not hold; or -1: somebody in a cell would be told too much."""

    def __init__(self, rule: int = -1) -> None:
        """Remember the rule."""
        super().__init__()
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Known:
    """What adding and subtracting tells once some items are printed, and which rules are settled by then."""

    limits: Limits
    settled: Flags


@dataclass(frozen=True, slots=True)
class State:
    """What is known once some items are printed, and tables that agree with it, the truth first."""

    corners: Corners
    known: Known
    tables: Tables


class ComponentPlan:
    """The part of a plan over cells that hang together."""

    def __init__(self, problem: Problem, component: Component) -> None:
        """Find out what is lost already by what is told; print nothing yet."""
        rules = tuple(rule for rule in component.rules if not _holds_in_truth(rule, problem))
        self.component = replace(component, rules=rules)
        items = {item: problem.items[item].cells for item in component.items}
        sums = sums_of_rules(rules, items)
        self._column = sums.of_items
        self._columns = np.array(sums.of_rules, dtype=int)
        self._instead = np.array(sums.of_instead, dtype=int)
        self._own = self._columns == self._instead
        self._own_rules: dict[int, list[int]] = {}
        for rule in np.flatnonzero(self._own).tolist():
            self._own_rules.setdefault(sums.of_rules[rule], []).append(rule)
        self._weights = weights_of(sums.sums, component.cells)
        self._of_rules = self._weights[self._columns]
        self._goals: Goals = goals_of(rules)
        self._counts = {item: float(problem.count(cells)) for item, cells in items.items()}
        self._subtraction = Subtraction(sums.sums)
        self._stood_against: dict[int, int] = {}
        self._somebody = somebody_in(problem, component.cells, rules, component.told) if problem.of_somebody else None
        self._tied_before: Ties = frozenset()
        most = float(_MOST_AT_LEAST * 10 ** len(str(problem.count(component.cells)))) * len(component.cells)
        truth = [float(problem.truth[cell]) for cell in component.cells]
        tables = np.vstack((truth, first_tables(component.told, component.cells, most)))
        limits = self._subtraction.limits_of(component.told, most)
        settled = self._settled_by(limits)
        self.state = State(
            corners_of(component.told, component.cells, most), Known(limits, settled), self._reaching(tables)
        )
        self.already_out: tuple[Rule, ...] = self._lost_already()

    def settled_rules(self) -> Iterable[Rule]:
        """The rules that hold because of what is known: their sums are surely nobody, or surely enough people."""
        return (self.component.rules[index] for index in np.flatnonzero(self.state.known.settled).tolist())

    def tells(self, item: int) -> bool:
        """Whether what is printed tells an item anyway, so that printing it tells nothing more."""
        column, count, state = self._column[item], self._counts[item], self.state
        if self.is_out(item, state.known):
            return True
        if (abs(state.tables.sums(self._weights[column]) - count) > TOLERANCE).any():
            return False
        try:
            ends = [self._furthest(state.corners, column, upwards=upwards) for upwards in (False, True)]
        except Stuck:
            return False
        return all(abs(end - count) < TOLERANCE for end in ends)

    @property
    def known(self) -> Known:
        """What adding and subtracting tells of what is printed, and the rules that are settled."""
        return self.state.known

    def is_out(self, item: int, known: Known) -> bool:
        """Whether adding and subtracting alone tells an item."""
        column = self._column[item]
        return bool(known.limits.low[column] == known.limits.high[column])

    def beside(self, item: int, known: Known) -> Known | None:
        """What is known with one more item, unless adding and subtracting shows that a rule would break."""
        column, count = self._column[item], self._counts[item]
        if self._is_too_small(column, count, known.settled):
            return None
        return self._within(column, count, count, known)

    def print(self, item: int) -> bool:
        """Print an item if every rule holds with it; whether it did."""
        column, count, state = self._column[item], self._counts[item], self.state
        is_out = self.is_out(item, state.known)
        known = state.known if is_out else self.beside(item, state.known)
        if known is None:
            return False
        corners = state.corners.copy()
        try:
            corners.tell(self._weights[column], count)
            if is_out:
                self.state = replace(state, corners=corners)
                return True
            if not self._mended(item, corners, known.settled):
                return False
            tables = self._safe(column, count, count, corners, known.settled)
        except _Broken as broken:
            self._stood_against[item] = broken.rule
            return False
        except Stuck:  # the truth always agrees, so this is our failure: print nothing on it
            return False
        self.state = State(corners, known, tables.newest())
        return True

    def print_within(self, item: int, low: float, high: float) -> bool:
        """Print that an item is from ``low`` to ``high``, if every rule holds with it; whether it did."""
        column, state = self._column[item], self.state
        known = self._within(column, low, high, state.known)
        if known is None:
            return False
        weights, corners = self._weights[column], state.corners.copy()
        try:
            corners.tell_at_least(weights, low)
            corners.tell_at_least(-weights, -high)
            tables = self._safe(column, low, high, corners, known.settled)
        except (_Broken, Stuck):
            return False
        self.state = State(corners, known, tables.newest())
        return True

    def _safe(self, column: int, low: float, high: float, corners: Corners, settled: Flags) -> Tables:
        """The tables that have one sum within limits, with more until every rule is shown to hold.

        Raises:
            _Broken: a rule does not hold, or somebody in a cell is told too much.
            Stuck: a question found no answer.
        """
        agreeing = self.state.tables.agreeing(self._weights[column], low, high)
        return self._untied(self._reach(agreeing, corners, settled), corners, settled)

    def _within(self, column: int, low: float, high: float, known: Known) -> Known | None:
        """What is known with one sum within limits, unless adding and subtracting shows that a rule would break."""
        limits = known.limits.copy()
        limits.low[column] = max(low, limits.low[column])
        limits.high[column] = min(high, limits.high[column])
        self._subtraction.tighten(limits, [column])
        settled = known.settled | self._settled_by(limits)
        return None if self._breaks(limits, settled) else Known(limits, settled)

    def _is_too_small(self, column: int, count: float, settled: Flags) -> bool:
        """Whether a number breaks a rule about itself: what else is printed does not matter then."""
        goals = self._goals
        return any(
            count >= 1 and goals.low[rule] < count < goals.enough[rule] and not settled[rule]
            for rule in self._own_rules.get(column, ())
        )

    def _breaks(self, limits: Limits, settled: Flags) -> bool:
        """Whether these limits break a rule that is not settled."""
        goals, low, high = self._goals, limits.low[self._columns], limits.high[self._columns]
        return bool((self._own & ~settled & ((low > goals.low) | (high < goals.high))).any())

    def _settled_by(self, limits: Limits) -> Flags:
        """The rules whose sum, or the group whose rest it is, is surely nobody or surely enough people."""
        settled: Flags = (limits.high[self._instead] < 1) | (limits.low[self._instead] >= self._goals.enough)
        return settled

    def _mended(self, item: int, corners: Corners, settled: Flags) -> bool:
        """Whether the rule that stood against an item, if one did, may not do so any more.

        What could not be reached then cannot be reached beside more: only if the rule is settled is it kept now.
        """
        rule = self._stood_against.get(item, -1)
        if rule >= 0 and not settled[rule]:
            settled[rule] = self._is_settled(rule, corners)
        return rule < 0 or bool(settled[rule])

    def _is_settled(self, rule: int, corners: Corners) -> bool:
        """Whether what is known makes a sum surely nobody, or surely enough people."""
        column = int(self._instead[rule])
        return bool(
            self._furthest(corners, column, upwards=False) >= self._goals.enough[rule] - TOLERANCE
            or self._furthest(corners, column, upwards=True) < 1 - TOLERANCE
        )

    def _furthest(self, corners: Corners, column: int, *, upwards: bool) -> float:
        weights = self._weights[column]
        return float(weights @ corners.furthest(weights if upwards else -weights))

    def _lost_already(self) -> tuple[Rule, ...]:
        """Rules that are broken before anything is printed ask for no more than what is left."""
        lost: list[int] = []
        state = self.state
        settled = state.known.settled
        tables = self._reach(state.tables, state.corners, settled, lost)
        if self._somebody is not None and self.component.told:
            self._tied_before = self._somebody.told_before(tables.cells, state.corners, settled)
        self.state = replace(state, tables=self._reaching(tables.cells))
        return tuple(self.component.rules[index] for index in dict.fromkeys(lost))

    def _reaching(self, cells: Vector) -> Tables:
        return reaching(cells, self._of_rules, self._goals)

    def _reach(self, tables: Tables, corners: Corners, settled: Flags, lost: list[int] | None = None) -> Tables:
        """Tables, with more until every rule is shown to hold; ``settled`` is brought up to date.

        Raises:
            _Broken: a rule does not hold, and ``lost`` is not there to take it.
            Stuck: a question found no answer.
        """
        asked = np.concatenate((np.isfinite(self._goals.low), np.isfinite(self._goals.high)))
        missing = np.flatnonzero(asked & np.tile(~settled, 2) & ~tables.reached.any(0))
        sought = Sought(missing, self._of_rules, self._goals)
        useful = True  # going for other ends besides is worth another question only where it reaches some
        while before := sought.number:
            at = sought.first()
            if useful:
                sought.note(corners.furthest(sought.towards(at), _WORTH_A_STEP * before))
                useful = sought.number < before
            if sought.left[at]:
                furthest = corners.furthest(sought.weights[at])
                sought.note(furthest)
                if sought.left[at]:
                    self._settle(sought.end(at), furthest, corners, settled, lost)
                    sought.drop(at, settled)
        return together([tables, self._reaching(np.array(sought.tables))]) if sought.tables else tables

    def _settle(
        self, end: tuple[int, bool], furthest: Vector, corners: Corners, settled: Flags, lost: list[int] | None
    ) -> None:
        """A sum that cannot go far enough: surely nobody or surely enough people, lost already, or a broken rule."""
        rule, upwards = end
        value, enough, own = (
            float(self._of_rules[rule] @ furthest),
            self._goals.enough[rule],
            self._own[rule],
        )
        surely = value < 1 - TOLERANCE if upwards else value >= enough - TOLERANCE
        if surely if own else self._is_settled(rule, corners):
            settled[rule] = True
        elif lost is None:
            self._goals.ask_first(rule, upwards=upwards)
            raise _Broken(rule)
        else:
            lost.append(rule)
            if upwards:
                self._goals.high[rule] = np.floor(value + TOLERANCE) if own else -np.inf
            else:
                self._goals.low[rule] = np.ceil(value - TOLERANCE)

    def _untied(self, tables: Tables, corners: Corners, settled: Flags) -> Tables:
        """Tables, with more until they show that nobody in a cell is told a small count of others.

        Raises:
            _Broken: somebody is.
            Stuck: a question found no answer.
        """
        found: list[Vector] = []
        if self._somebody is not None:
            tie, found = self._somebody.told(tables.cells, corners, settled, self._tied_before)
            if tie is not None:
                raise _Broken
        return together([tables, self._reaching(np.array(found))]) if found else tables


def _holds_in_truth(rule: Rule, problem: Problem) -> bool:
    """Whether the truth alone keeps a rule, whatever is printed: somebody is in the rest of the group."""
    return isinstance(rule, OneCategory) and problem.count(rule.rest) > 0

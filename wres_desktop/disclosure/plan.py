"""What to print so that most is said: one figure after the other, each where nobody can be worked out with it.

The figures come in the order of how much readers need them (order.py). Each is printed if every rule still holds with
it, and left out if not. Whether a rule holds depends on what is printed alone; so does, but for the secret order, every
decision (docs/method.md, "An intruder who knows this program").
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.goals import TOLERANCE, Flags, Goals, goals_of, sums_of_rules
from wres_desktop.disclosure.incidence import Incidence, Vector
from wres_desktop.disclosure.problem import Component, Problem, components_of
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder
from wres_desktop.disclosure.rules import OneCategory, Rule
from wres_desktop.disclosure.subtraction import Limits, Subtraction
from wres_desktop.disclosure.table_pool import TablePool, Tables

_MOST_AT_LEAST = 100
"""No cell is taken to be more than a hundred times a power of ten above everybody: the power alone is no secret."""

_ABOVE_OTHERS = 10.0
"""How much the end that a programme is asked to reach counts more than all the other open ends."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The items to print, in the order in which they were chosen; every beginning of it keeps the rules too.

    ``already_out`` are the rules that what is known anyway breaks: printing these items makes it no worse.
    ``open_rules`` are those that more print could break, and that only tables can show to hold.
    """

    printed: tuple[int, ...]
    already_out: tuple[Rule, ...]
    open_rules: tuple[Rule, ...] = ()


Step: TypeAlias = Callable[[int, int], None]
"""Called again and again during long work, with how many figures are decided and of how many; may raise to stop it."""


def unwatched(_done: int, _of: int) -> None:
    """Nobody asks how far the work has come."""


def plan(
    problem: Problem, order: Iterable[int], step: Step = unwatched, passed_by: Collection[int] = frozenset()
) -> Plan:
    """Print what can be printed of ``order``, the items by position; ``step`` is called before each of them.

    What was refused is tried a second time: what was printed since may have settled the rule that stood against it.
    Of ``passed_by`` is printed, last, what readers can work out anyway from what is printed.
    """
    parts = [ComponentPlan(problem, component) for component in components_of(problem) if component.items]
    part_of = {item: part for part in parts for item in part.component.items}
    printed: dict[int, None] = {}
    chosen = tuple(order)
    for done, item in enumerate((*chosen, *chosen)):
        step(min(done, len(chosen)), len(chosen))
        ready = item not in printed and all(required in printed for required in problem.items[item].requires)
        if ready and part_of[item].print(item):
            printed[item] = None
    for item in sorted(passed_by, key=lambda each: len(problem.items[each].requires)):
        ready = item in part_of and all(required in printed for required in problem.items[item].requires)
        if ready and part_of[item].tells(item):
            printed[item] = None
    already_out = tuple(rule for part in parts for rule in part.already_out)
    closed = frozenset((*already_out, *(rule for part in parts for rule in part.settled_rules())))
    return Plan(tuple(printed), already_out, tuple(rule for rule in problem.rules if rule not in closed))


class _Broken(Exception):
    """A rule, given by position, would not hold; -1 where the solver failed."""

    def __init__(self, rule: int = -1) -> None:
        """Remember the rule."""
        super().__init__()
        self.rule = rule


class ComponentPlan:
    """The part of a plan over cells that hang together."""

    def __init__(self, problem: Problem, component: Component) -> None:
        """Find out what is lost already by what is told; print nothing yet."""
        rules = tuple(rule for rule in component.rules if not _holds_in_truth(rule, problem))
        self.component = replace(component, rules=rules)
        items = {item: problem.items[item].cells for item in component.items}
        sums = sums_of_rules(rules, items)
        most = _MOST_AT_LEAST * 10 ** len(str(problem.count(component.cells)))
        self._intruder = RelaxedIntruder(component.cells, items, component.told, most)
        self._incidence = Incidence(sums.sums, self._intruder.place)
        self._column = sums.of_items
        self._columns = np.array(sums.of_rules, dtype=int)
        self._instead = np.array(sums.of_instead, dtype=int)
        self._own = self._columns == self._instead
        self._goals: Goals = goals_of(rules)
        self._counts = {item: problem.count(cells) for item, cells in items.items()}
        truth = self._incidence.sums(np.array([float(problem.truth[cell]) for cell in component.cells]))
        self._pool = TablePool(truth, sums.of_rules, self._goals)
        self._subtraction = Subtraction(sums.sums)
        self._limits = Limits(np.zeros(len(truth)), np.full(len(truth), float(most) * len(component.cells)))
        self._take_in(component.told, sums.sums)
        self._printed: dict[int, int] = {}
        self._stood_against: dict[int, int] = {}
        self.already_out: tuple[Rule, ...] = self._lost_already()

    def settled_rules(self) -> Iterable[Rule]:
        """The rules that hold because of what is known: their sums are surely nobody, or surely enough people."""
        return (self.component.rules[index] for index in np.flatnonzero(self._goals.settled).tolist())

    def tells(self, item: int) -> bool:
        """Whether what is printed tells an item anyway, so that printing it tells nothing more."""
        column, count = self._column[item], float(self._counts[item])
        if self._limits.low[column] == self._limits.high[column]:
            return True
        if (abs(self._pool.tables.values[:, column] - count) > TOLERANCE).any():
            return False
        self._intruder.face(self._printed)
        try:
            ends = [float(self._extreme(column, upwards=upwards)[column]) for upwards in (False, True)]
        except _Broken:
            return False
        return all(abs(end - count) < TOLERANCE for end in ends)

    def print(self, item: int) -> bool:
        """Print an item if every rule holds with it; whether it did."""
        column, count = self._column[item], float(self._counts[item])
        if self._is_too_small(column, count):
            return False
        limits, settled = self._limits.copy(), self._goals.settled.copy()
        limits.low[column] = limits.high[column] = count
        self._subtraction.tighten(limits)
        if not self._harmless(limits, settled) or not self._mended(item, settled):
            return False
        agreeing = self._pool.agreeing(column, count)
        wanted = self._missing(agreeing, settled)
        tables = [agreeing, *self._pool.mixed(column, count, wanted)]
        known = self._limits.low[column] == self._limits.high[column]
        told = {} if known else {item: self._counts[item]}
        try:
            self._reach(tables, self._printed | told, settled)
        except _Broken as broken:
            self._stood_against[item] = broken.rule
            return False
        self._printed |= told
        self._goals.settled = settled
        self._limits = limits
        self._pool.keep(tables)
        return True

    def _is_too_small(self, column: int, count: float) -> bool:
        """Whether a number breaks a rule about itself: what else is printed does not matter then."""
        own, goals = (self._columns == column) & self._own & ~self._goals.settled, self._goals
        return bool((own & (count >= 1) & (count < goals.enough) & (count > goals.low)).any())

    def _take_in(self, told: Iterable[Linear], sums: Sequence[Cells]) -> None:
        """Begin with the sums that are told exactly."""
        column = {cells: index for index, cells in enumerate(sums)}
        for each in told:
            if each.low == each.high and len(each.terms) == 1 and each.low is not None:
                ((factor, cells),) = each.terms
                if cells in column and not each.low % factor:
                    self._limits.low[column[cells]] = self._limits.high[column[cells]] = each.low // factor
        self._subtraction.tighten(self._limits)
        self._goals.settled |= self._settled_by(self._limits)

    def _harmless(self, limits: Limits, settled: Flags) -> bool:
        """Whether these limits break no rule; the rules that they settle become ``settled``."""
        goals, low, high = self._goals, limits.low[self._columns], limits.high[self._columns]
        settled |= self._settled_by(limits)
        return not (self._own & ~settled & ((low > goals.low) | (high < goals.high))).any()

    def _settled_by(self, limits: Limits) -> Flags:
        """The rules whose sum, or the group whose rest it is, is surely nobody or surely enough people."""
        settled: Flags = (limits.high[self._instead] < 1) | (limits.low[self._instead] >= self._goals.enough)
        return settled

    def _mended(self, item: int, settled: Flags) -> bool:
        """Whether the rule that stood against an item, if one did, may not do so any more.

        What could not be reached then cannot be reached beside more: only if the rule is settled is it kept now.
        """
        rule = self._stood_against.get(item, -1)
        if rule < 0 or settled[rule]:
            return True
        self._intruder.face({**self._printed, item: self._counts[item]})
        settled[rule] = self._is_settled(rule)
        return bool(settled[rule])

    def _is_settled(self, rule: int) -> bool:
        """Whether what is known makes a sum surely nobody, or surely enough people."""
        column = int(self._instead[rule])
        return bool(
            self._extreme(column, upwards=False)[column] >= self._goals.enough[rule] - TOLERANCE
            or self._extreme(column, upwards=True)[column] < 1 - TOLERANCE
        )

    def _lost_already(self) -> tuple[Rule, ...]:
        """Rules that are broken before anything is printed ask for no more than what is left."""
        lost: list[int] = []
        settled = self._goals.settled.copy()
        tables = [self._pool.tables]
        self._reach(tables, {}, settled, lost)
        self._goals.settled = settled
        self._pool.keep([self._pool.reaching(each.values) for each in tables])
        return tuple(self.component.rules[index] for index in dict.fromkeys(lost))

    def _missing(self, tables: Tables, settled: Flags) -> Flags:
        """The ends that no table reaches, of the rules that are not settled."""
        asked = np.concatenate((np.isfinite(self._goals.low), np.isfinite(self._goals.high)))
        return asked & np.tile(~settled, 2) & ~tables.reached.any(0)

    def _reach(
        self, tables: list[Tables], printed: dict[int, int], settled: Flags, lost: list[int] | None = None
    ) -> None:
        """Add tables until every rule is shown to hold; ``settled`` is brought up to date.

        Raises:
            _Broken: a rule does not hold, and ``lost`` is not there to take it.
        """
        missing = self._missing(tables[0], settled)
        for each in tables[1:]:
            missing &= ~each.reached[0]
        if missing.any():
            self._intruder.face(printed)
        useful = True  # going for other ends besides is worth another question only where it reaches some
        while missing.any():
            end, before = int(np.argmax(missing)), int(missing.sum())
            if useful:
                self._add(self._table_towards(end, missing), tables, missing)
                useful = int(missing.sum()) < before
            if not missing[end]:
                continue
            rule, upwards = end % len(settled), end >= len(settled)
            extreme = self._extreme(int(self._columns[rule]), upwards=upwards)
            self._add(extreme, tables, missing)
            if missing[end]:
                value = float(extreme[self._columns[rule]])
                self._settle(rule, value, upwards=upwards, settled=settled, lost=lost)
                missing[[rule, rule + len(settled)]] &= not settled[rule]
                missing[end] = False

    def _add(self, table: Vector, tables: list[Tables], missing: Flags) -> None:
        tables.append(self._pool.reaching(table[None, :]))
        missing &= ~tables[-1].reached[0]

    def _table_towards(self, end: int, missing: Flags) -> Vector:
        """A table that goes for one end, and for the other missing ones where it may."""
        rules = len(self._columns)
        wanted = missing[rules:].astype(float) - missing[:rules]
        others = self._incidence.weights(
            np.bincount(self._columns, weights=wanted, minlength=len(self._incidence)).astype(np.float64)
        )
        own = _ABOVE_OTHERS * rules * (1.0 if end >= rules else -1.0)
        return self._table(self._incidence.add(others, int(self._columns[end % rules]), own))

    def _extreme(self, column: int, *, upwards: bool) -> Vector:
        nothing = np.zeros(len(self.component.cells))
        return self._table(self._incidence.add(nothing, column, 1.0 if upwards else -1.0))

    def _table(self, weights: Vector) -> Vector:
        table = self._intruder.best(weights)
        if table is None:  # the truth always agrees, so this is the solver's failure: print nothing on it
            raise _Broken
        return self._incidence.sums(table)

    def _settle(self, rule: int, value: float, *, upwards: bool, settled: Flags, lost: list[int] | None) -> None:
        """A sum that cannot go far enough: surely nobody or surely enough people, lost already, or a broken rule."""
        enough = self._goals.enough[rule]
        own = bool(self._own[rule])
        surely = (value < 1 - TOLERANCE if upwards else value >= enough - TOLERANCE) if own else self._is_settled(rule)
        if surely:
            settled[rule] = True
        elif lost is None:
            raise _Broken(rule)
        else:
            lost.append(rule)
            if upwards:
                self._goals.high[rule] = np.floor(value + TOLERANCE) if own else -np.inf
            else:
                self._goals.low[rule] = np.ceil(value - TOLERANCE)


def _holds_in_truth(rule: Rule, problem: Problem) -> bool:
    """Whether the truth alone keeps a rule, whatever is printed: somebody is in the rest of the group."""
    return isinstance(rule, OneCategory) and problem.count(rule.rest) > 0

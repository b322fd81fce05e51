"""Looks for whole-number tables of one component that reach the ends of the rules over it.

A linear programme often has whole numbers in its corners, and finds them quickly. Where it has not, CP-SAT is asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.ends import End
from wres_desktop.disclosure.found_tables import Counts, FoundTables
from wres_desktop.disclosure.growing import Growing
from wres_desktop.disclosure.incidence import Vector
from wres_desktop.disclosure.looking import EVERYTHING, Looking, NotShown
from wres_desktop.disclosure.possible_tables import ANYWHERE, AuditUnfinished, PossibleTables
from wres_desktop.disclosure.relaxed_intruder import RelaxedIntruder
from wres_desktop.disclosure.residual import Told, residual_of
from wres_desktop.disclosure.rules import Rule, SmallCount, enough_for, settling_cells
from wres_desktop.disclosure.surely import Surely

_TOLERANCE = 1e-6
_MOST = 100_000
"""No cell of a table is made larger than this, however much is possible."""

_MOVES = 16
"""From, and in the directions of, how many tables others are made by moving."""

_BEST_MOVES = 3
_MOST_CELLS = 400

_AT_ONCE = 20
"""For how many ends CP-SAT is asked to find one table."""


class ComponentSearch:
    """The search over one component: ``tables`` are found, ``unproved`` the rules, by position, that are not kept."""

    def __init__(
        self,
        possible: PossibleTables,
        rules: Sequence[Rule],
        ends: Sequence[End],
        truth: Sequence[int] | None,
        seeds: Sequence[Mapping[Cells, int]] = (),
        looking: Looking = EVERYTHING,
    ) -> None:
        """Search for tables for all ends, none of them the truth where there is another.

        ``seeds`` give the values of some sums, for each of the tables to begin with.

        Raises:
            NotShown: a rule is not kept and not tolerated, or no table is possible.
            AuditUnfinished: the solver could not settle a question in time.
        """
        self._possible, self._rules, self._looking = possible, rules, looking
        self._at = {cell: index for index, cell in enumerate(possible.cells)}
        self._truth = None if truth is None else np.array(truth, dtype=np.int64)
        linear = [told for told in possible.component.constraints if isinstance(told, Linear)]
        self._whole = len(linear) == len(possible.component.constraints)
        residual = residual_of(linear, possible.limits, self._at)
        self._told = Told(residual, self._at)
        seeded = dict(enumerate(seeds[0])) if seeds else {}
        self._intruder = RelaxedIntruder(possible.cells, seeded, residual, _MOST)
        self._low = np.array([possible.limits.low[cell] for cell in possible.cells], dtype=np.int64)
        self._high = np.array([possible.limits.high[cell] for cell in possible.cells], dtype=np.int64)
        self._intruder.limit(self._low.tolist(), self._high.tolist())
        self._surely = Surely(possible, self._intruder, self._agreeing)
        self._ends = list(ends)
        self._found = FoundTables(ends, self._at, self._truth)
        self.unproved: list[int] = []
        self._not_shown: set[int] = set()
        self._growing: Growing | None = None
        if self._whole and seeds:
            self._growing = Growing(seeds, linear, self._found, self._intruder, self._agreeing)
            self._growing.grow(ends)
        self._search()
        self.shown = frozenset(end.rule for end in ends) - self._not_shown
        if not self._found.tables:
            self._anything()
        self._found.drop_spare()
        if self._growing is not None:
            self._growing.finish()
        self.tables, self.moves = self._found.tables, self._found.moves

    @property
    def cells(self) -> Cells:
        """The cells of the component, sorted."""
        return self._possible.cells

    @property
    def is_joint(self) -> bool:
        """Whether sums over members are shared out among them."""
        return self._growing is not None

    def shuffled(self, counts: Counts, chance: np.random.Generator) -> Counts | None:
        """A table of a joint report with the sums of another, shared out by chance, if one is found."""
        return None if self._growing is None else self._growing.shuffled(counts, chance)

    def exchanges(self, counts: Counts, factors: Mapping[int, int], tied: Counts) -> Iterator[Mapping[int, int]]:
        """By how much cells change on the way to tables of a joint report with another number of so many times each.

        Cells that are ``tied`` to many are changed rather than others.
        """
        row = self._row(factors)
        return iter(()) if self._growing is None else self._by_cell(self._growing.exchanges(counts, row, tied))

    def transfers(self, counts: Counts, factors: Mapping[int, int], _tied: Counts) -> Iterator[Mapping[int, int]]:
        """The same where no exchange is enough; not each of them leads to another number."""
        return iter(()) if self._growing is None else self._by_cell(self._growing.transfers(counts, self._row(factors)))

    def near(self, tables: Counts, counts: Counts) -> tuple[int, Mapping[int, int]] | None:
        """From which of the tables, by number, a small move leads to another of a joint report; and that."""
        found = None if self._growing is None else self._growing.near(tables, counts)
        return None if found is None else (found[0], next(self._by_cell([found[1]])))

    def _row(self, factors: Mapping[int, int]) -> Counts:
        row = np.zeros(len(self._at), dtype=np.int64)
        row[[self._at[cell] for cell in factors]] = list(factors.values())
        return row

    def _by_cell(self, moves: Iterable[Mapping[int, int]]) -> Iterator[Mapping[int, int]]:
        return ({self._possible.cells[at]: by for at, by in move.items()} for move in moves)

    def apart(self, factors: Mapping[int, int]) -> Iterator[Counts]:
        """Tables in which so many times each cell is as much, or as little, as may be; none where that is one number.

        Raises:
            AuditUnfinished: the solver could not settle a question in time.
        """
        weights = self._row(factors).astype(float)
        self._intruder.face({})
        found = (self._intruder.best(sign * weights) for sign in (1.0, -1.0))
        ends = [end for end in found if end is not None]
        if len(ends) > 1 and abs(float(weights @ (ends[0] - ends[1]))) < _TOLERANCE:
            return
        yield from (counts for end in ends if (counts := self._agreeing(end)) is not None)
        for highest in (True, False):
            table = self._possible.furthest(factors, highest=highest)
            if table is not None and table != self._true_counts():
                yield np.array([table[cell] for cell in self._possible.cells], dtype=np.int64)

    def _from_a_seed(self, index: int) -> bool:
        """Settle one end that cannot be reached, or go for it with the sums of the seed in which it is likeliest.

        Says whether the end is open no more. Where the sums over all members are whole numbers, so is nearly always
        what members have of them.
        """
        if self._growing is None:
            return False
        relaxed = self._furthest(index)  # of what growing did not reach, most cannot be
        if relaxed is not None and not self._found.reached(relaxed)[index]:
            self._settle(index, relaxed)
            return True
        self._intruder.face(self._growing.likeliest_seed(index, self._ends[index]))
        self._growing.take(self._towards(index))
        return not self._found.open[index]

    def _search(self) -> None:
        while self._found.open.any():
            index = int(np.argmax(self._found.open))
            if self._from_a_seed(index):
                continue
            self._intruder.face({})
            if self._take(self._towards(index)) and not self._found.open[index]:
                continue
            relaxed = self._furthest(index)
            if relaxed is not None and not self._found.reached(relaxed)[index]:
                self._settle(index, relaxed)
            elif (not self._take(relaxed) or self._found.open[index]) and not self._move():
                self._ask()

    def _move(self) -> bool:
        """Go from one table in the direction from a second to a third: such tables have whole numbers too."""
        if len(self._found.tables) < 2 or len(self._at) > _MOST_CELLS:  # noqa: PLR2004 - a direction needs two
            return False
        tables = np.array(self._found.tables[-_MOVES:])
        directions = (tables[:, None, :] - tables[None, :, :]).reshape(-1, tables.shape[1])
        directions = np.unique(directions[directions.any(axis=1)], axis=0)
        moved = (tables[:, None, :] + directions[None, :, :]).reshape(-1, tables.shape[1])
        moved = moved[((moved >= self._low) & (moved <= self._high)).all(axis=1)]
        ends = np.flatnonzero(self._found.open)
        sums = self._found.sums.sums_of_all(moved, ends.tolist())
        goes = self._found.sign[ends] * (sums - self._found.goal[ends]) >= 0
        before = len(self._found.tables)
        for row in np.argsort(-goes.sum(axis=1))[:_BEST_MOVES]:
            self._take(moved[row].astype(float))
        return len(self._found.tables) > before

    def _towards(self, index: int) -> Vector | None:
        """A table that goes for one end, and for the other open ones where it may."""
        sums, sign = self._found.sums, self._found.sign
        others = sums.weights(sign * self._found.open)
        return self._intruder.best(sums.add(others, index, 10.0 * len(self._ends) * sign[index]))

    def _furthest(self, index: int) -> Vector | None:
        """A table that goes as far as possible for one end."""
        self._intruder.face({})
        return self._intruder.best(self._found.sums.add(np.zeros(len(self._at)), index, self._found.sign[index]))

    def _take(self, table: Vector | None) -> bool:
        """Keep a table, if it can stand in a proof and reaches something new; whether it can stand there."""
        if self._growing is not None:
            return self._growing.take(table)
        counts = self._agreeing(table)
        if counts is not None:
            self._found.keep(counts)
        return counts is not None

    def _agreeing(self, table: Vector | None) -> Counts | None:
        """A table as whole numbers, where it is one that agrees with everything and is not the true one."""
        if table is None or not self._whole:
            return None
        counts = np.rint(table).astype(np.int64)
        possible = bool(((counts >= self._low) & (counts <= self._high)).all())  # a seed may ask for less than nobody
        agrees = possible and np.abs(table - counts).max() < _TOLERANCE and self._told.agrees(counts)
        return counts if agrees and not self._found.is_true(counts) else None

    def _ask(self) -> None:
        """Ask CP-SAT for a table that reaches as many open ends as possible, or prove that they cannot be reached."""
        truth = self._true_counts()
        asked = np.flatnonzero(self._found.open).tolist()[:_AT_ONCE]
        targets = [self._ends[index].target for index in asked]
        found = self._possible.reaching(targets, None)
        only_the_truth = found is not None and found == truth
        if only_the_truth:
            found = self._possible.reaching(targets, truth)
        if found is None:
            for index in asked:
                if self._found.open[index]:
                    self._settle(index, shown_by_the_truth=only_the_truth)
            return
        counts = np.array([found[cell] for cell in self._possible.cells], dtype=np.int64)
        self._found.keep(counts)
        if self._growing is not None:
            self._growing.share_out(counts)
        if self._found.open[asked].all():
            raise AuditUnfinished  # the solver's table does not reach what it says

    def _true_counts(self) -> dict[int, int] | None:
        return None if self._truth is None else dict(zip(self._possible.cells, self._truth.tolist(), strict=True))

    def _settle(self, index: int, furthest: Vector | None = None, *, shown_by_the_truth: bool = False) -> None:
        """An end that cannot be reached: the rule is kept if its sum is surely nobody or surely enough people.

        ``furthest`` is the table, with fractions of people, that goes as far as possible for it.
        """
        number = self._ends[index].rule
        rule = self._rules[number]
        self._not_shown.add(number)
        kept = not shown_by_the_truth and (
            (furthest is not None and isinstance(rule, SmallCount) and self._stops_at(index, furthest, rule.threshold))
            or self._surely.enough_or_nobody(settling_cells(rule), enough_for(rule), self._found.tables)
        )
        if not kept:
            self.unproved.append(number)
            if not self._looking.tolerates([rule]):
                raise NotShown
        self._found.open &= np.array([end.rule != number for end in self._ends])

    def _stops_at(self, index: int, furthest: Vector, enough: int) -> bool:
        """Whether a sum that goes no further, up or down, than in a table is surely nobody or surely enough people."""
        value = self._ends[index].target.known + float(self._found.sums.sums(furthest)[index])
        return value < 1 - _TOLERANCE if self._found.sign[index] > 0 else value >= enough - _TOLERANCE

    def _anything(self) -> None:
        """Some table, where no rule asks for one: the true counts must not stand in a proof."""
        self._intruder.face({})
        counts = self._agreeing(self._intruder.best(np.zeros(len(self._at))))
        if counts is None:
            true = self._true_counts()
            found = self._possible.reaching([ANYWHERE], true) or self._possible.reaching([ANYWHERE], None)
            counts = None if found is None else np.array([found[cell] for cell in self._possible.cells], dtype=np.int64)
        if counts is not None:
            self._found.tables.append(counts)

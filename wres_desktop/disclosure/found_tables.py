"""Tables of one component that were found, the moves from them, and which ends of rules none of them reaches yet."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from wres_desktop.disclosure.ends import End, goals_of_ends
from wres_desktop.disclosure.incidence import Incidence, Vector
from wres_desktop.disclosure.sharing_out import Wishes

Counts: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.intp]
Move: TypeAlias = Mapping[int, int]
"""By how much the cells in some places change."""

_TOLERANCE = 1e-6


class FoundTables:
    """``tables`` have a count for each place; each of the ``moves`` leads from one of them, by number, to another.

    ``open`` says of each end whether it is still to be reached.
    """

    def __init__(self, ends: Sequence[End], at: Mapping[int, int], truth: Counts | None) -> None:
        """``at`` says where each cell has its place; nothing that is kept is the true table."""
        self.tables: list[Counts] = []
        self.moves: list[tuple[int, Move]] = []
        self.sums = Incidence([end.target.cells for end in ends], at)
        self.goal, self.sign = goals_of_ends(ends)
        self.open: Flags = np.ones(len(ends), dtype=bool)
        self._alone = np.array([at[of[0]] if len(of := end.target.cells) == 1 else -1 for end in ends], np.intp)
        self._places = len(at)
        self._truth = truth
        self._from: tuple[Counts | None, Vector] = None, np.zeros(0)

    def reached(self, table: npt.NDArray[np.float64]) -> Flags:
        """Which ends a table reaches."""
        reached: Flags = self.sign * (self.sums.sums(table) - self.goal) >= -_TOLERANCE
        return reached

    def is_true(self, counts: Counts) -> bool:
        """Whether a table is the true one."""
        return self._truth is not None and bool((counts == self._truth).all())

    def keep(self, counts: Counts, least: int = 1) -> bool:
        """Keep a table if it reaches so many ends that nothing has reached; whether it does."""
        reached = self.reached(counts.astype(float)) & self.open
        if np.count_nonzero(reached) < least:
            return False
        self.tables.append(counts)
        self.open &= ~reached
        return True

    def go(self, counts: Counts, move: Move) -> None:
        """Keep a move from a table, and that, if it leads to another than the true one and reaches something new.

        What the table itself reaches is reached already.
        """
        reached = self._reached_anew(counts, move)
        reached = reached[self.open[reached]]
        if not len(reached) or (self._truth is not None and self.is_true(_moved(counts, move))):
            return
        number = next((at for at, table in enumerate(self.tables) if table is counts), len(self.tables))
        if number == len(self.tables):
            self.tables.append(counts)
        self.moves.append((number, move))
        self.open[reached] = False

    def _reached_anew(self, counts: Counts, move: Move) -> Numbers:
        """The ends, by number, that a move from a table reaches among those over cells that it changes."""
        if self._from[0] is not counts:
            self._from = counts, self.sums.sums(counts.astype(float)) - self.goal
        which, by = self.sums.changed(move)
        found: Numbers = which[self.sign[which] * (self._from[1][which] + by) >= -_TOLERANCE]
        return found

    def wishes(self) -> Wishes:
        """What is still open of single cells."""
        high, nobody = np.zeros(self._places, dtype=np.int64), np.zeros(self._places, dtype=bool)
        asked = self.open & (self._alone >= 0)
        upwards, downwards = asked & (self.sign > 0), asked & (self.sign < 0)
        np.maximum.at(high, self._alone[upwards], self.goal[upwards].astype(np.int64))
        nobody[self._alone[downwards]] = True
        return Wishes(high, nobody)

    def drop_spare(self) -> None:
        """Drop every move, and then every table from which none leads, without which the others reach everything."""
        tables, moves, times = self.reaching()
        dropped = set[int]()
        for number in sorted(range(len(moves)), key=lambda at: len(moves[at])):
            if bool((times[moves[number]] > 1).all()):
                times[moves[number]] -= 1
                dropped.add(number)
        self.moves = [move for at, move in enumerate(self.moves) if at not in dropped]
        needed, spare = {start for start, _ in self.moves}, set[int]()
        for number, reached in enumerate(tables):
            if number not in needed and len(spare) + 1 < len(tables) and bool((times[reached] > 1).all()):
                times = times - reached
                spare.add(number)
        self.drop(spare)

    def reaching(self) -> tuple[list[Flags], list[Numbers], Counts]:
        """What each table reaches; what each move does that its table might not; how many of them reach each end."""
        tables = [self.reached(counts.astype(float)) for counts in self.tables]
        moves: list[Numbers] = [np.zeros(0, dtype=np.intp)] * len(self.moves)
        for number in sorted(range(len(self.moves)), key=lambda at: self.moves[at][0]):
            start, move = self.moves[number]
            moves[number] = self._reached_anew(self.tables[start], move)
        every = np.concatenate([np.zeros(0, dtype=np.intp), *map(np.flatnonzero, tables), *moves])
        times: Counts = np.bincount(every, minlength=len(self.open))
        return tables, moves, times

    def everything(self) -> list[Counts]:
        """All tables, and behind them those to which the moves lead."""
        return [*self.tables, *(self.moved(number, move) for number, move in self.moves)]

    def moved(self, number: int, move: Move) -> Counts:
        """The table to which a move from one of the tables leads."""
        return _moved(self.tables[number], move)

    def drop(self, numbers: set[int]) -> None:
        """Drop some of the tables, from which no move leads."""
        kept = [number for number in range(len(self.tables)) if number not in numbers]
        place = {number: at for at, number in enumerate(kept)}
        self.moves = [(place[start], move) for start, move in self.moves]
        self.tables = [self.tables[number] for number in kept]


def changes_of(step: Counts) -> dict[int, int]:
    """By how much the cells in some places change, where they do."""
    return {at: int(step[at]) for at in np.flatnonzero(step).tolist()}


def _moved(counts: Counts, move: Move) -> Counts:
    """The table to which a move leads."""
    moved = counts.copy()
    moved[list(move)] += list(move.values())
    return moved

"""Takes one organisation's own counts away from what publications print, for the verifiers: plain Python, no solver.

A second method beside without_share.py.
"""

from collections.abc import Iterator, Mapping, Sequence

from wres_desktop.disclosure.verify_effort import Effort
from wres_desktop.disclosure.verify_places import Places
from wres_desktop.disclosure.verify_reading import Json, Sums, printed_counts
from wres_desktop.disclosure.verify_told import printed_exactly, sums_in

_TO_LOOK_AT = 10
"""Steps that it takes to look at a statement, besides one for each cell."""


class Read:
    """One publication among several, and which cells its statements and facts are about."""

    def __init__(self, content: Json, effort: Effort) -> None:
        """``content`` is parsed JSON, with numbers written as this program does; ``effort`` is what the check may take.

        ``size`` is how many steps it takes to look through everything once.
        """
        self.content = content
        self.cells = frozenset(content["cells"])
        self._sums = Sums(content["cells"], Places(tuple(dict.fromkeys(content["cells"])), effort))
        self._named = [self._all(sums_in(statement)) for statement in content["statements"]]
        self._told = [(fact, self._all([fact["of"], fact["also"]])) for fact in content.get("facts", [])]
        self.size = len(self.cells) + sum(_TO_LOOK_AT + len(cells) for cells in self.ties())

    def _all(self, sums: Sequence[Sequence[str]]) -> frozenset[str]:
        return frozenset(cell for patterns in sums for cell in self._sums.cells(patterns))

    def shared(self, mine: frozenset[str], tied: frozenset[str]) -> frozenset[str]:
        """Those of ``mine`` that stand in a statement beside some of the ``tied`` cells."""
        return frozenset[str]().union(*(named & mine for _, named in self._of_both(mine, tied)))

    def _of_both(self, mine: frozenset[str], tied: frozenset[str]) -> list[tuple[Json, frozenset[str]]]:
        pairs = zip(self.content["statements"], self._named, strict=True)
        return [(each, named) for each, named in pairs if not (named.isdisjoint(mine) or named.isdisjoint(tied))]

    def not_counted(self, mine: frozenset[str], tied: frozenset[str]) -> Iterator[str]:
        """What is printed of both and is more than sums from which a share can be taken away, as sentences."""
        printed = printed_counts(self.content, self._sums)
        for statement, _ in self._of_both(mine, tied):
            shown = "printed" in statement or "not_calculable" in statement
            if shown and statement["kind"] == "count" and printed_exactly(statement) is None:
                yield f"{statement['id']} is not printed as it was counted."
            elif shown and any(printed.get(self._sums.bits(of)) is None for of in sums_in(statement)):
                yield f"{statement['id']} is printed, and not every count behind it."
        for fact, cells in self._told:
            if not cells.isdisjoint(mine) and not cells.isdisjoint(tied):
                yield f"A public fact adds up {fact['of'][0]} and others' cells."

    def left(self, own: Mapping[str, int], mine: frozenset[str], tied: frozenset[str]) -> Json:
        """Everything about others' cells alone, and the counts over ``mine`` and ``tied`` cells without ``own``."""
        if self.cells.isdisjoint(mine):
            return self.content
        statements = []
        for statement, named in zip(self.content["statements"], self._named, strict=True):
            if named.isdisjoint(mine):
                statements.append(statement)
            elif statement["kind"] == "count" and not named.isdisjoint(tied):
                share = sum(own[cell] for cell in named & mine)
                printed = {"printed": str(int(statement["printed"]) - share)} if "printed" in statement else {}
                statements.append({**statement, "of": sorted(named - mine), **printed})
        return {
            **self.content,
            "cells": [cell for cell in self.content["cells"] if cell not in mine],
            "statements": statements,
            "facts": [fact for fact, cells in self._told if cells.isdisjoint(mine)],
            "derived": [],
        }

    def ties(self) -> Iterator[frozenset[str]]:
        """Cells that a statement or fact names together."""
        yield from self._named
        yield from (cells for _, cells in self._told)


def tied_to(new: Sequence[Read], ledger: Sequence[Read], mine: frozenset[str], effort: Effort) -> frozenset[str]:
    """The others' cells that hang together with those of ``new`` publications, through what earlier ones say."""
    ties = [named - mine for each in ledger for named in each.ties()]
    reached = frozenset[str]().union(*(each.cells for each in new)) - mine
    while True:
        effort.spend(sum(_TO_LOOK_AT + len(tie) for tie in ties))
        more = reached.union(*(tie for tie in ties if tie & reached))
        if more == reached:
            return reached
        reached = more

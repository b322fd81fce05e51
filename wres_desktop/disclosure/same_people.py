"""Which cells count people that a sum counts as well, by public facts: one group that is split up in two ways."""

from collections.abc import Collection, Iterable

from wres_desktop.disclosure.constraints import Constraint, is_fact


class SameGroups:
    """Groups of cells that count the same people, two and two; in cells of ``nobody`` there is nobody."""

    def __init__(self, told: Iterable[Constraint], nobody: Collection[int] = ()) -> None:
        """Pick the facts out of what is told."""
        facts = [[frozenset(cells).difference(nobody) for _, cells in each.terms] for each in told if is_fact(each)]
        self._ways: dict[int, list[tuple[frozenset[int], frozenset[int]]]] = {}
        for one, other in (*facts, *(each[::-1] for each in facts)):
            if one:
                self._ways.setdefault(min(one), []).append((one, other))

    def counted_with(self, cells: Iterable[int]) -> set[int]:
        """All cells whose people are surely among those of some cells."""
        counted = set(cells)
        left = list(counted)
        while left:
            found = [other - counted for one, other in self._ways.get(left.pop(), ()) if one <= counted]
            for more in found:
                counted |= more
            if any(found):
                left = list(counted)
        return counted

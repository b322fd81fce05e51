"""Names of sums of cells as people would say them, made from the cells' paths."""

from collections.abc import Sequence
from itertools import takewhile

from wres_desktop.domain.consortium import names_in_words
from wres_desktop.domain.figures import CellSum

_CAPITALS = frozenset(["bme", "vsm"])


class SumNames:
    """Names sums of one publication; what every path begins with, such as the organisation's code, is left out.

    In a joint report what every path has behind the code is left out too, where a sum is of several members.
    """

    def __init__(self, cells: Sequence[str]) -> None:
        """Find what every path begins with."""
        paths = [cell.split("/") for cell in cells]
        self._head = _beginning(paths)
        self._codes = frozenset(path[0] for path in paths)
        self._behind = [] if self._head else _beginning([path[1:] for path in paths])

    def of(self, cell_sum: CellSum) -> str:
        """``staff/*`` gives "all staff", ``staff/bme`` gives "staff, BME".

        Of a joint report ``M01/staff/bme`` and ``M02/staff/bme`` give "staff, BME, of all members", or "of M01 and M02"
        where there are others.
        """
        return self._of_members(cell_sum) or " + ".join(self._one(pattern) for pattern in cell_sum)

    def _of_members(self, cell_sum: CellSum) -> str:
        """The name of sums over the same cells of several members, where it is one."""
        named: dict[str, list[str]] = {}
        for pattern in cell_sum:
            code, _, name = pattern.partition("/")
            named.setdefault(code, []).append(name)
        if not self._behind or len(named) == 1 or len({tuple(names) for names in named.values()}) > 1:
            return ""
        said = " + ".join(_said(name.split("/"), self._behind) for name in next(iter(named.values())))
        whose = "all members" if named.keys() == self._codes else names_in_words(list(named))
        return f"{said}, of {whose}"

    def _one(self, pattern: str) -> str:
        return _said(pattern.split("/"), self._head)


def _beginning(paths: Sequence[Sequence[str]]) -> list[str]:
    """What all paths have in common, from the start; something is left of each."""
    shortest = min((len(path) for path in paths), default=1) - 1
    in_turn = zip(*(path[:shortest] for path in paths), strict=True)
    return [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, in_turn)]


def _said(parts: Sequence[str], head: Sequence[str]) -> str:
    """A path as people would say it, without what all begin with."""
    begins = len(parts) > len(head) and all(part in (each, "*") for part, each in zip(parts, head, strict=False))
    left = parts[len(head) :] if begins else parts
    said = ", ".join(_part(part) for part in left if part != "*")
    return f"all {said}" if said and "*" in left else said or "everybody"


def _part(part: str) -> str:
    return part.upper() if part in _CAPITALS else part.replace("_", " ")

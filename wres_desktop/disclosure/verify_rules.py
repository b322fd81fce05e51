"""Which rules publications have to keep, worked out a second time from their files, for the verifier of certificates.

``docs/method.md`` ("What must stay open") has the rules in words; ``rules.py`` is how the planning side finds them.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple, TypeAlias

from wres_desktop.disclosure.verify_places import Places, sum_of

Counted: TypeAlias = Mapping[str, int]
"""The sums that one publication counts, by the ids of its statements, as sets of bits."""

GROUPS = ("white", "bme", "unknown")
BOARD = ("voting", "non_voting", "executive", "non_executive")
_OUTCOMES = ("recruitment/appointed", "disciplinary/entered", "training/accessed")
_QUESTIONS = ("5", "6", "7", "8")
CLUSTERS = {
    "bands_1_to_4": ("under_band_1", "band_1", "band_2", "band_3", "band_4"),
    "bands_5_to_7": ("band_5", "band_6", "band_7"),
    "bands_8a_to_8b": ("band_8a", "band_8b"),
    "bands_8c_to_vsm": ("band_8c", "band_8d", "band_9", "vsm"),
}
LEVELS = {
    "lower": (*CLUSTERS["bands_1_to_4"], "band_5"),
    "middle": ("band_6", "band_7"),
    "upper": (*CLUSTERS["bands_8a_to_8b"], *CLUSTERS["bands_8c_to_vsm"]),
}
"""The levels of the race disparity ratios."""


class Small(NamedTuple):
    """The sum may be 0 and may be ``enough``; or it is surely 0, or surely at least ``enough``."""

    cells: int
    enough: int


class Group(NamedTuple):
    """Somebody may be in ``rest``; or in ``part`` there is surely nobody, or surely at least ``enough`` people."""

    part: int
    rest: int
    enough: int


Rule: TypeAlias = Small | Group


class Rules:
    """The rules over the cells of all publications together, under the numbers of one policy."""

    def __init__(self, places: Places, policy: Mapping[str, int]) -> None:
        """Note which cells are cases, answers and outcomes."""
        self._policy = policy
        self._places = places
        self._entered = places.with_text("/disciplinary/entered/")
        self._survey = places.with_text("/survey/")
        self._in_group = [places.with_text(f"/{group}") for group in GROUPS]
        self._yes, self._no = places.with_text("/yes/"), places.with_text("/no/")
        self._had = {outcome: places.with_text(f"/{outcome}/") for outcome in _OUTCOMES}
        self._opposite = [
            turned for outcome in _OUTCOMES for turned in places.turned(f"/{outcome}/", f"/{_not(outcome)}/")
        ]

    def of_cells(self, listed: int) -> Iterator[tuple[int, int]]:
        """The rules for single cells: a small count for each of these cells, with as many as are enough."""
        yield listed & self._entered, self._policy["disciplinary_threshold"]
        yield listed & ~self._entered, self._policy["threshold"]

    def of_sums(self, publications: Sequence[Counted], listed: int) -> list[Rule]:
        """All other rules, each once; ``listed`` are the cells that have a rule of their own."""
        sums: dict[int, None] = {}
        for counted in publications:
            sums |= dict.fromkeys(self._sums(counted))
        sums |= dict.fromkeys(self._without_members({cells for counted in publications for cells in counted.values()}))
        parts = dict.fromkeys((part, whole & ~part) for counted in publications for part, whole in self._parts(counted))
        enough = self._policy["group_minimum"]
        return [
            *(self._small(cells) for cells in sums if cells & (cells - 1) or cells & ~listed),
            *(Group(part, rest, enough) for part, rest in parts if part and rest),
        ]

    def _without_members(self, counted: AbstractSet[int]) -> Iterator[int]:
        """What several organisations count together, without what some of them count of it themselves."""
        of_code = list(self._places.of_code.values())
        self._places.effort.spend(len(counted) * len(of_code))
        of_groups: dict[int, list[int]] = {}
        for cells in counted:
            of_groups.setdefault(sum_of(own for own in of_code if own & cells), []).append(cells)
        self._places.effort.spend(len(counted) * len(of_groups))
        for own, of_group in of_groups.items():
            for some in (some for some in of_groups if some != own and not some & ~own):
                yield from (cells & ~some for cells in of_group if cells & some in counted)

    def _small(self, cells: int) -> Small:
        if not cells & ~self._entered:
            return Small(cells, self._policy["disciplinary_threshold"])
        everybody_asked = cells & self._yes and cells & self._no and not cells & ~self._survey
        return Small(cells, self._policy["survey_minimum" if everybody_asked else "threshold"])

    def _sums(self, counted: Counted) -> Iterator[int]:
        """What is counted, two ethnic groups of a row together, and wholes without one of their parts."""
        yield from counted.values()
        for figure, part in counted.items():
            yield from self._groups_together(figure, counted)
            for whole in (counted.get(name, 0) for name in _wholes_in_a_group(figure)):
                if not part & ~whole:
                    yield whole & ~part
            for outcome in _OUTCOMES:
                if not part & ~self._had[outcome]:
                    yield self._others(part)

    def _groups_together(self, figure: str, counted: Counted) -> Iterator[int]:
        """Two ethnic groups of a row; of one member's staff each of the three as well, which nothing else counts."""
        row, _, last = figure.rpartition("/")
        groups = [counted[f"{row}/{group}"] for group in GROUPS if f"{row}/{group}" in counted]
        if row.split("/")[1:2] == ["members"]:
            groups = [counted[figure] & own for own in self._in_group]
            yield from groups
        if last == "total" and len(groups) == len(GROUPS):
            for one, other in combinations(groups, 2):
                yield one | other

    def _parts(self, counted: Counted) -> Iterator[tuple[int, int]]:
        """Groups of people with a larger one all of which they could be."""
        for figure, part in counted.items():
            for whole in _larger_groups(figure):
                yield part, counted.get(whole, 0)
            outcomes = part & (self._had[_OUTCOMES[0]] | self._had[_OUTCOMES[1]] | self._had[_OUTCOMES[2]])
            if outcomes and (others := self._others(outcomes)):
                yield part, part | others

    def _others(self, part: int) -> int:
        """Those who were not appointed, not entered or not trained, of the cells of those who were; 0 if not listed."""
        self._places.effort.spend(len(self._opposite))
        bits = 0
        for cells, start, opposite in self._opposite:
            if found := part & cells:
                if opposite is None:
                    return 0
                bits |= found >> start << opposite
        return bits


def _not(outcome: str) -> str:
    section, _, name = outcome.partition("/")
    return f"{section}/not_{name}"


def _wholes_in_a_group(figure: str) -> Iterator[str]:
    """Counts of staff or of the board, of the same ethnic group, of which this one is a part."""
    parts = figure.split("/")
    if len(parts) == 4 and parts[1] == "9":  # noqa: PLR2004 - year, 9, row, group
        yield f"{parts[0]}/9/total/{parts[3]}"
    if len(parts) != 5 or parts[1] not in ("1", "race_disparity"):  # noqa: PLR2004 - year, 1, staff group, row, group
        return
    year, section, staff, row, group = parts
    if section == "race_disparity" or row == "total":
        yield f"{year}/1/{staff}/total/{group}" if section != "1" else f"{year}/staff/{group}"
    else:
        yield f"{year}/staff/{group}" if staff == "all" else f"{year}/1/{staff}/total/{group}"
        yield f"{year}/1/all/{row}/{group}"
    inside = set(LEVELS.get(row, ()) if section != "1" else CLUSTERS.get(row, (row,)))
    for cluster, bands in CLUSTERS.items():
        if inside < set(bands):
            yield f"{year}/1/{staff}/{cluster}/{group}"
    for level, bands in LEVELS.items():
        if inside < set(bands):
            yield f"{year}/race_disparity/{staff}/{level}/{group}"


def _larger_groups(figure: str) -> Iterator[str]:
    parts = figure.split("/")
    if len(parts) < 3:  # noqa: PLR2004 - year, section, group
        return
    year, section, group = parts[0], parts[1], parts[-1]
    if section in ("1", "9") and group != "total":
        yield "/".join((*parts[:-1], "total"))
    if section == "1" and group != "total":
        yield f"{year}/staff/{group}"
        yield "/".join((*parts[:-2], "total", group))
    if section in _QUESTIONS and group == "yes":
        yield "/".join((*parts[:-1], "answered"))

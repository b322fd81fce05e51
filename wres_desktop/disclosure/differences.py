"""Small numbers that nobody prints but everybody can work out: sums and differences of what reports count.

A reader who is told a total and a part is told the rest. Three families matter (docs/method.md, "Which numbers are
sensitive"): two ethnic groups of a row together, which is the row without the third; a whole without one of its parts,
such as a pay cluster without one band, or everybody shortlisted without those who were appointed; and what several
organisations count together without the share of those that count it themselves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from wres_desktop.domain.catalogue.workforce import DISPARITY_LEVELS
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.figures import CellSum, Count, Figure, cells_matching
from wres_desktop.domain.workforce import PAY_CLUSTERS

_OUTCOMES = (
    ("recruitment/appointed", "recruitment/not_appointed"),
    ("disciplinary/entered", "disciplinary/not_entered"),
    ("training/accessed", "training/not_accessed"),
)


def two_groups_together(figures: Sequence[Figure]) -> Iterator[CellSum]:
    """Every two ethnic groups of every row and total that is counted by ethnic group: all of it but the third.

    Of one member's staff in a joint report each group by itself as well: nothing else there counts them.
    """
    counts = _counts(figures)
    for figure_id in counts:
        row, _, last = figure_id.rpartition("/")
        if row.split("/")[1:2] == ["members"]:
            groups = [
                tuple(f"{path.rpartition('/')[0]}/{group}" for path in counts[figure_id]) for group in EthnicGroup
            ]
            yield from (*groups, *((*one, *other) for one, other in combinations(groups, 2)))
        if last == "total" and all(f"{row}/{group}" in counts for group in EthnicGroup):
            for one, other in combinations(EthnicGroup, 2):
                yield (*counts[f"{row}/{one}"], *counts[f"{row}/{other}"])


def wholes_without_a_part(figures: Sequence[Figure], cells: Sequence[str]) -> Iterator[CellSum]:
    """What is left of every whole that is counted when one of its parts is taken away, as single cells."""
    names, known = tuple(cells), frozenset(cells)
    counted = {figure_id: cells_matching(of, names) for figure_id, of in _counts(figures).items()}
    for figure_id, part in counted.items():
        inside = set(part)
        for whole in wholes_of(figure_id):
            if whole in counted and inside.issubset(counted[whole]):
                rest = tuple(cell for cell in counted[whole] if cell not in inside)
                if rest:
                    yield rest
        for outcome, opposite in _OUTCOMES:
            if all(f"/{outcome}/" in cell for cell in part):
                rest = tuple(cell.replace(f"/{outcome}/", f"/{opposite}/") for cell in part)
                if known.issuperset(rest):
                    yield rest


def wholes_of(figure_id: str) -> Iterator[str]:
    """The ids of the counts of the staff and of the board that a count is one part of, in the same ethnic group."""
    match figure_id.split("/"):
        case [year, "1", staff_group, "total", group]:
            yield f"{year}/staff/{group}"
        case [year, "1", "all", row, group]:
            yield f"{year}/staff/{group}"
            yield from (f"{year}/1/all/{cluster}/{group}" for cluster in _clusters_with(row))
        case [year, "1", staff_group, row, group]:
            yield f"{year}/1/{staff_group}/total/{group}"
            yield f"{year}/1/all/{row}/{group}"
            yield from (f"{year}/1/{staff_group}/{cluster}/{group}" for cluster in _clusters_with(row))
            yield from (f"{year}/race_disparity/{staff_group}/{level}/{group}" for level in _levels_with(row))
        case [year, "race_disparity", staff_group, level, group] if level in DISPARITY_LEVELS:
            yield f"{year}/1/{staff_group}/total/{group}"
            yield from (f"{year}/1/{staff_group}/{cluster}/{group}" for cluster in _clusters_around(level))
        case [year, "9", _, group]:
            yield f"{year}/9/total/{group}"


def rests_of_members(counted: Iterable[Iterable[str]], cells: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """What is left of every sum over several organisations without the share of those who count theirs themselves.

    ``counted`` are the sums that any of the publications count, as single cells; a cell's name begins with whose it is.
    """
    sums = dict.fromkeys(frozenset(of) for of in counted)
    place = {cell: at for at, cell in enumerate(cells)}
    shares = {of: _by_owner(of) for of in sums}
    groups = dict.fromkeys(frozenset(own) for own in shares.values())
    for whole, own in shares.items():
        for some in groups:
            if some < own.keys():
                share = frozenset(chain.from_iterable(own[owner] for owner in some))
                if share in sums:
                    yield tuple(sorted(whole - share, key=place.__getitem__))


def _by_owner(cells: Iterable[str]) -> dict[str, list[str]]:
    """Cells by whose they are."""
    found: dict[str, list[str]] = {}
    for cell in cells:
        found.setdefault(cell.partition("/")[0], []).append(cell)
    return found


def _clusters_with(row: str) -> Iterator[str]:
    return (cluster for cluster, bands in PAY_CLUSTERS.items() if row in bands)


def _levels_with(row: str) -> Iterator[str]:
    """The levels of the race disparity ratios that hold a band, or all bands of a pay cluster."""
    bands = PAY_CLUSTERS.get(row, (row,))
    return (level for level, inside in DISPARITY_LEVELS.items() if set(bands) <= set(inside))


def _clusters_around(level: str) -> Iterator[str]:
    return (cluster for cluster, bands in PAY_CLUSTERS.items() if set(DISPARITY_LEVELS[level]) <= set(bands))


def _counts(figures: Sequence[Figure]) -> Mapping[str, CellSum]:
    return {figure.id: figure.quantity.of for figure in figures if isinstance(figure.quantity, Count)}

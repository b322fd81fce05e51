"""What a publication must leave open, whatever the counts are: rules over sums of cells, made without looking at one.

The rules follow from the names of the cells, the figures and the policy alone. So whether a publication keeps them is a
matter of what it prints, and knowing that it keeps them tells nobody anything (docs/method.md, "An intruder who knows
this program").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from wres_desktop.disclosure.constraints import Cells
from wres_desktop.disclosure.differences import rests_of_members, two_groups_together, wholes_without_a_part
from wres_desktop.disclosure.policy import Policy
from wres_desktop.domain.figures import CellSum, Count, Figure, Quantity, cells_matching

Names: TypeAlias = tuple[str, ...]
Counted: TypeAlias = tuple[tuple[str, CellSum], ...]
"""Figures by their ids, and the sums that they count."""


@dataclass(frozen=True, slots=True)
class SmallCount:
    """The sum may be 0 and may be ``threshold``; or it is surely 0, or surely at least ``threshold``."""

    cells: Cells
    threshold: int


@dataclass(frozen=True, slots=True)
class OneCategory:
    """Somebody may be in ``rest``; or ``part`` is surely nobody, or surely at least ``minimum`` people."""

    part: Cells
    rest: Cells
    minimum: int


Rule: TypeAlias = SmallCount | OneCategory


def sum_of(rule: Rule) -> Cells:
    """The cells whose sum must stay open."""
    return rule.cells if isinstance(rule, SmallCount) else rule.rest


def cells_of(rule: Rule) -> Cells:
    """Every cell that a rule names."""
    return rule.cells if isinstance(rule, SmallCount) else rule.part + rule.rest


def settling_cells(rule: Rule) -> Cells:
    """The cells whose sum settles a rule where it is surely nobody, or surely ``enough_for`` it."""
    return rule.cells if isinstance(rule, SmallCount) else rule.part


def enough_for(rule: Rule) -> int:
    """From how many people on a rule has nothing to say."""
    return rule.threshold if isinstance(rule, SmallCount) else rule.minimum


def rules_of(quantities: Mapping[str, Quantity], cells: Sequence[str], policy: Policy) -> tuple[Rule, ...]:
    """The rules for cells, given by name, and for the sums that quantities count, by the ids of their figures.

    A rule names cells by position. What anybody can work out by one subtraction has rules as well.
    """
    return _rules_of(_counted(quantities), tuple(cells), policy)


def _counted(quantities: Mapping[str, Quantity]) -> Counted:
    return tuple((figure_id, each.of) for figure_id, each in quantities.items() if isinstance(each, Count))


@lru_cache(maxsize=4)
def _rules_of(counted: Counted, names: Names, policy: Policy) -> tuple[Rule, ...]:
    """The plan and the certificate of a document ask for the same, one soon after the other."""
    position = {name: index for index, name in enumerate(names)}
    counts = {figure_id: cells_matching(of, names) for figure_id, of in counted}
    small: dict[Names, SmallCount] = {}
    for members in _sums([Figure(figure_id, Count(of)) for figure_id, of in counted], counts, position):
        if members and members not in small:
            at = tuple(position[name] for name in members)
            small[members] = SmallCount(at, threshold_of(members, policy))
    groups = dict.fromkeys(
        OneCategory(
            tuple(position[name] for name in part), tuple(position[name] for name in rest), policy.group_minimum
        )
        for part, rest in parts_and_rests(counts, frozenset(names))
    )
    return (*small.values(), *groups)


def rules_of_all(documents: Sequence[Mapping[str, Quantity]], cells: Sequence[str], policy: Policy) -> tuple[Rule, ...]:
    """The rules of several documents that are read together, each as in ``rules_of``; they share ``cells``.

    What some of the organisations of a joint report count themselves, taken away from what it counts, has rules too.
    """
    return _rules_of_all(tuple(map(_counted, documents)), tuple(cells), policy)


@lru_cache(maxsize=4)
def _rules_of_all(documents: tuple[Counted, ...], names: Names, policy: Policy) -> tuple[Rule, ...]:
    """As above, remembered."""
    position = {name: index for index, name in enumerate(names)}
    found = dict.fromkeys(rule for counted in documents for rule in _rules_of(counted, names, policy))
    sums = [cells_matching(of, names) for counted in documents for _, of in counted]
    for rest in rests_of_members(sums, names):
        found[SmallCount(tuple(position[name] for name in rest), threshold_of(rest, policy))] = None
    return tuple(found)


def threshold_of(members: Sequence[str], policy: Policy) -> int:
    """From which number on a headcount over these cells is harmless."""
    if all("/disciplinary/entered/" in cell for cell in members):
        return policy.disciplinary_threshold
    return policy.survey_minimum if _are_respondents(members) else policy.threshold


def _are_respondents(members: Sequence[str]) -> bool:
    """Whether the cells are everybody of one group who answered one survey question."""
    if not all("/survey/" in cell for cell in members):
        return False
    return any("/yes/" in cell for cell in members) and any("/no/" in cell for cell in members)


def _sums(figures: Sequence[Figure], counts: Mapping[str, Names], position: Mapping[str, int]) -> Iterator[Names]:
    names = tuple(position)
    for name in names:
        yield (name,)
    yield from counts.values()
    for two_groups in two_groups_together(figures):
        yield cells_matching(two_groups, names)
    for rest in wholes_without_a_part(figures, names):
        yield tuple(sorted(rest, key=position.__getitem__))


def parts_and_rests(counts: Mapping[str, Names], names: frozenset[str]) -> Iterator[tuple[Names, Names]]:
    """Every group that could be all of a larger one, and the rest of that larger one.

    The parts of a row are its ethnic groups; the parts of an ethnic group are the rows of its staff group, and the
    staff groups; those who were appointed, entered a process or had training are a part of those who could have.
    """
    for figure_id, part in counts.items():
        wholes = [counts[whole] for whole in _wholes(figure_id) if whole in counts]
        inside = frozenset(part)
        for whole in (*wholes, _with_outcome_or_not(part, names)):
            rest = tuple(cell for cell in whole if cell not in inside)
            if part and rest:
                yield part, rest


def _wholes(figure_id: str) -> Iterator[str]:
    """The ids of the groups that a count of indicator 1, 5 to 8 or 9 is a part of."""
    year, section, *_, group = parts = figure_id.split("/") if figure_id.count("/") > 1 else ["", "", ""]
    if section in ("1", "9") and group != "total":
        yield "/".join((*parts[:-1], "total"))
    if section == "1" and group != "total":
        yield f"{year}/staff/{group}"
        yield "/".join((*parts[:-2], "total", group))
    if section in ("5", "6", "7", "8") and group == "yes":
        yield "/".join((*parts[:-1], "answered"))


def _with_outcome_or_not(part: Names, names: frozenset[str]) -> Names:
    """Everybody who could have been appointed, entered or trained, where ``part`` are those who were."""
    opposites = [
        cell.replace(f"/{outcome}/", f"/not_{outcome}/")
        for cell in part
        for outcome in ("appointed", "entered", "accessed")
        if f"/{outcome}/" in cell
    ]
    return (*part, *opposites) if opposites and names.issuperset(opposites) else ()

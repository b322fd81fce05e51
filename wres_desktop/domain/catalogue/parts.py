"""A part of the catalogue: the cells, facts and figures of one section of a return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.figures import CellSum, Count, Figure, SamePeople
from wres_desktop.domain.submission import GroupCounts, NotCollected

NOT_YET_ENTERED = "Not yet entered."
COUNT_NOT_KNOWN = "A count is not known."


@dataclass(frozen=True, slots=True)
class Part:
    """What one section could say; ``unavailable`` says why a section says nothing, by the section's id.

    ``left_out`` says of a joint section which members have no figures in it, by their codes, and why.
    """

    table: Mapping[str, int] = field(default_factory=dict)
    facts: tuple[SamePeople, ...] = ()
    figures: tuple[Figure, ...] = ()
    unavailable: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def together(parts: Sequence[Part]) -> Part:
    """Several parts as one; where two know a cell, the earlier one is right."""
    table: dict[str, int] = {}
    unavailable: dict[str, str] = {}
    left_out: dict[str, Mapping[str, str]] = {}
    for part in reversed(parts):
        table |= part.table
        unavailable |= part.unavailable
        left_out |= part.left_out
    facts = tuple(fact for part in parts for fact in part.facts)
    return Part(table, facts, tuple(figure for part in parts for figure in part.figures), unavailable, left_out)


def absent(section_id: str, section: NotCollected | None) -> Part:
    """The part of a section that was left blank or not collected."""
    return Part(unavailable={section_id: section.reason if section else NOT_YET_ENTERED})


def unknown(section_id: str) -> Part:
    """The part of a section in which a count is null."""
    return Part(unavailable={section_id: COUNT_NOT_KNOWN})


def known(counts: GroupCounts) -> bool:
    """Whether all three headcounts are known."""
    return None not in (counts.white, counts.bme, counts.unknown)


def group_cells(path: str, counts: GroupCounts) -> dict[str, int]:
    """One cell for each ethnic group under ``path``; all three counts must be known."""
    return {f"{path}/{group}": count for group in EthnicGroup if (count := counts.of(group)) is not None}


def group_counts(figure_id: str, paths: CellSum, weights: Mapping[str, float]) -> tuple[Figure, ...]:
    """Count figures for white, BME, unknown and all of them together, weighted by ``weights``."""
    by_group = tuple(
        Figure(f"{figure_id}/{group}", Count(tuple(f"{path}/{group}" for path in paths)), weight=weights[group])
        for group in EthnicGroup
    )
    everyone = Figure(f"{figure_id}/total", Count(tuple(f"{path}/*" for path in paths)), weight=weights["total"])
    return (*by_group, everyone)

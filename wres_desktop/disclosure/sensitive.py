"""Which counts need protecting, and how far: docs/method.md, "Which numbers are sensitive"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.differences import two_groups_together, wholes_without_a_part
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.rules import parts_and_rests, threshold_of
from wres_desktop.domain.consents import others_than
from wres_desktop.domain.figures import CellSum, Count, Figure, Table, cells_matching


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A sum of cells that must stay uncertain: both ``low`` and ``high`` must stay possible."""

    of: CellSum
    low: int
    high: int


def sensitive_counts(
    table: Table, figures: Sequence[Figure], policy: Policy, consented: Collection[frozenset[str]] = ()
) -> tuple[Sensitive, ...]:
    """Every cell, every sum that a figure counts and every two groups of a row that are sensitive, each once.

    ``consented`` are the sums of cells of which everybody agreed that they may be printed (domain/consents.py): of
    whoever agreed readers may know, and only the others in a sum are looked at.
    """
    names = tuple(table)
    found: dict[tuple[str, ...], Sensitive] = {}
    for cell_sum in (*_sums(table, figures), *two_groups_together(figures)):
        cells = cells_matching(cell_sum, names)
        others = others_than(consented, cells)
        need = _small(cell_sum if others == cells else others, others, table, policy)
        if need is not None:
            found.setdefault(others, need)
    for need in _one_category(figures, table, policy, consented):
        cells = cells_matching(need.of, names)
        found.setdefault(cells, need)
    return tuple(found.values())


def small_differences(
    table: Table,
    figures: Sequence[Figure],
    policy: Policy,
    known: Sequence[Sensitive],
    consented: Collection[frozenset[str]] = (),
) -> tuple[Sensitive, ...]:
    """What is left of a whole without one of its parts, where it is small and not among the ``known`` already.

    A rule holds for each of them (rules.py); the proof names those that are small.
    """
    names, nobody = tuple(table), _printed_empty(figures, table, policy)
    seen = {frozenset(cells_matching(need.of, names)) - nobody for need in known}
    found = []
    for rest in wholes_without_a_part(figures, names):
        cells = tuple(cell for cell in others_than(consented, rest) if cell not in nobody)
        need = _small(cells, cells, table, policy) if frozenset(cells) not in seen else None
        if need is not None:
            seen.add(frozenset(cells))
            found.append(need)
    return tuple(found)


def _sums(table: Table, figures: Sequence[Figure]) -> Iterator[CellSum]:
    for cell in table:
        yield (cell,)
    for figure in figures:
        if isinstance(figure.quantity, Count):
            yield figure.quantity.of


def _small(cell_sum: CellSum, cells: Sequence[str], table: Table, policy: Policy) -> Sensitive | None:
    """A headcount from 1 to threshold - 1; for the people who answered a survey question, to its minimum - 1."""
    count = sum(map(table.__getitem__, cells))
    if not 0 < count < max(policy.threshold, policy.disciplinary_threshold, policy.survey_minimum):
        return None  # most are, and what a sum is of need not be looked at
    threshold = threshold_of(cells, policy)
    return Sensitive(cell_sum, 0, threshold) if count < threshold else None


def empty_rows(figures: Sequence[Figure], table: Table) -> frozenset[str]:
    """The cells of the rows of indicator 1 in which there is nobody: they say nothing of a person and are printed."""
    rows = (
        cells_matching(figure.quantity.of, tuple(table))
        for figure in figures
        if isinstance(figure.quantity, Count) and figure.id.split("/")[1] == "1" and figure.id.endswith("/total")
    )
    return frozenset(cell for cells in rows if not any(table[name] for name in cells) for cell in cells)


def _printed_empty(figures: Sequence[Figure], table: Table, policy: Policy) -> frozenset[str]:
    """The cells of empty rows where the policy says that these are always printed."""
    return empty_rows(figures, table) if policy.empty_rows_printed else frozenset()


def _one_category(
    figures: Sequence[Figure], table: Table, policy: Policy, consented: Collection[frozenset[str]]
) -> Iterator[Sensitive]:
    """The rest of every small group of which everybody is in one category: one person must seem to be in the rest."""
    names, nobody = tuple(table), _printed_empty(figures, table, policy)
    counts = {
        figure.id: cells_matching(figure.quantity.of, names) for figure in figures if isinstance(figure.quantity, Count)
    }
    for part, others in parts_and_rests(counts, frozenset(names)):
        if 0 < sum(map(table.__getitem__, others_than(consented, part))) < policy.group_minimum:
            rest = tuple(cell for cell in others if cell not in nobody)
            if rest and not any(table[cell] for cell in rest):
                yield Sensitive(rest, 1, 1)

"""Which counts need protecting, and how far: docs/method.md, "Which numbers are sensitive"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.policy import Policy
from wres_desktop.domain.figures import CellSum, Count, Figure, Table, cells_matching, total


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A sum of cells that must stay uncertain: both ``low`` and ``high`` must stay possible."""

    of: CellSum
    low: int
    high: int


def sensitive_counts(table: Table, figures: Sequence[Figure], policy: Policy) -> tuple[Sensitive, ...]:
    """Every cell and every sum that a figure counts which is sensitive under the policy, each once."""
    names = tuple(table)
    found: dict[tuple[str, ...], Sensitive] = {}
    for cell_sum in _sums(table, figures):
        cells = cells_matching(cell_sum, names)
        need = _small(cell_sum, cells, table, policy)
        if need is not None:
            found.setdefault(cells, need)
    for need in _one_category(figures, table, policy):
        cells = cells_matching(need.of, names)
        found.setdefault(cells, need)
    return tuple(found.values())


def _sums(table: Table, figures: Sequence[Figure]) -> Iterator[CellSum]:
    for cell in table:
        yield (cell,)
    for figure in figures:
        if isinstance(figure.quantity, Count):
            yield figure.quantity.of


def _small(cell_sum: CellSum, cells: Sequence[str], table: Table, policy: Policy) -> Sensitive | None:
    """A headcount from 1 to threshold - 1; for the people who answered a survey question, to its minimum - 1."""
    count = sum(table[cell] for cell in cells)
    threshold = policy.threshold
    if all("/disciplinary/entered/" in cell for cell in cells):
        threshold = policy.disciplinary_threshold
    elif _are_respondents(cells):
        threshold = policy.survey_minimum
    return Sensitive(cell_sum, 0, threshold) if 0 < count < threshold else None


def _are_respondents(cells: Sequence[str]) -> bool:
    """Whether the cells are everybody of one group who answered one survey question."""
    return len(cells) > 1 and all("/survey/" in cell for cell in cells)


def _one_category(figures: Sequence[Figure], table: Table, policy: Policy) -> Iterator[Sensitive]:
    """Groups smaller than the policy's minimum of which everybody is in one category.

    The parts of a row are its ethnic groups; the parts of an ethnic group are the rows of its staff group. Knowing
    that all of the group are in one part would tell that part about each of them.
    """
    counts = {figure.id: figure.quantity.of for figure in figures if isinstance(figure.quantity, Count)}
    for figure_id, of in counts.items():
        for whole_id in _wholes(figure_id):
            whole = counts.get(whole_id)
            if whole is None:
                continue
            part_size, whole_size = total(of, table), total(whole, table)
            if 0 < part_size == whole_size < policy.group_minimum:
                yield Sensitive(of, part_size - 1, part_size)


def _wholes(figure_id: str) -> Iterator[str]:
    """The ids of the groups that a count of indicator 1, 5 to 8 or 9 is a part of."""
    parts = figure_id.split("/")
    section, group = parts[1], parts[-1]
    if section in ("1", "9") and group != "total":
        yield "/".join((*parts[:-1], "total"))
    if section == "1" and parts[-2] != "total" and group != "total":
        yield "/".join((*parts[:-2], "total", group))
    if section in ("5", "6", "7", "8") and group == "yes":
        yield "/".join((*parts[:-1], "answered"))

"""Which counts need protecting, and how far: docs/method.md, "Which numbers are sensitive"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.differences import two_groups_together, wholes_without_a_part
from wres_desktop.disclosure.policy import Policy
from wres_desktop.domain.consents import covers
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

    ``consented`` are the sums of cells of which everybody agreed that they may be printed (domain/consents.py).
    """
    names = tuple(table)
    found: dict[tuple[str, ...], Sensitive] = {}
    for cell_sum in (*_sums(table, figures), *two_groups_together(figures)):
        cells = cells_matching(cell_sum, names)
        need = _small(cell_sum, cells, table, policy)
        if need is not None and not _agreed(consented, cells, table):
            found.setdefault(cells, need)
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

    These are almost always protected by what protects the rest, so that it is enough to plan without them and to ask
    for their witnesses; whoever finds that one is not protected plans again with it among the sensitive counts.
    """
    names, nobody = tuple(table), _printed_empty(figures, table, policy)
    seen = {frozenset(cells_matching(need.of, names)) - nobody for need in known}
    found = []
    for rest in wholes_without_a_part(figures, names):
        cells = tuple(cell for cell in rest if cell not in nobody)
        need = _small(cells, cells, table, policy) if frozenset(cells) not in seen else None
        if need is not None and not _agreed(consented, cells, table):
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
    count = sum(table[cell] for cell in cells)
    threshold = policy.threshold
    if all("/disciplinary/entered/" in cell for cell in cells):
        threshold = policy.disciplinary_threshold
    elif _are_respondents(cells):
        threshold = policy.survey_minimum
    return Sensitive(cell_sum, 0, threshold) if 0 < count < threshold else None


def _agreed(consented: Collection[frozenset[str]], cells: Sequence[str], table: Table) -> bool:
    return bool(consented) and covers(consented, cells, [cell for cell in cells if table[cell]])


def _are_respondents(cells: Sequence[str]) -> bool:
    """Whether the cells are everybody of one group who answered one survey question."""
    answers = {part for cell in cells for part in ("yes", "no") if f"/{part}/" in cell}
    return len(answers) > 1 and all("/survey/" in cell for cell in cells)


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
    """The rest of every small group of which everybody is in one category: one person must seem to be in the rest.

    The parts of a row are its ethnic groups; the parts of an ethnic group are the rows of its staff group, and the
    staff groups; those who were appointed, entered a process or had training are a part of those who could have.
    """
    counts = {figure.id: figure.quantity.of for figure in figures if isinstance(figure.quantity, Count)}
    nobody = _printed_empty(figures, table, policy)
    names = tuple(table)
    for figure_id, of in counts.items():
        part = cells_matching(of, names)
        small = 0 < sum(table[cell] for cell in part) < policy.group_minimum
        if not small or _agreed(consented, part, table):
            continue
        wholes = [cells_matching(counts[whole], names) for whole in _wholes(figure_id) if whole in counts]
        for whole in (*wholes, _with_outcome_or_not(part, table)):
            rest = tuple(cell for cell in whole if cell not in part and cell not in nobody)
            if rest and not any(table[cell] for cell in rest):
                yield Sensitive(rest, 1, 1)


def _wholes(figure_id: str) -> Iterator[str]:
    """The ids of the groups that a count of indicator 1, 5 to 8 or 9 is a part of."""
    parts = figure_id.split("/")
    year, section, group = parts[0], parts[1], parts[-1]
    if section in ("1", "9") and group != "total":
        yield "/".join((*parts[:-1], "total"))
    if section == "1" and group != "total":
        yield f"{year}/staff/{group}"
        yield "/".join((*parts[:-2], "total", group))
    if section in ("5", "6", "7", "8") and group == "yes":
        yield "/".join((*parts[:-1], "answered"))


def _with_outcome_or_not(part: Sequence[str], table: Table) -> tuple[str, ...]:
    """Everybody who could have been appointed, entered or trained, where ``part`` are those who were."""
    opposites = [
        cell.replace(f"/{outcome}/", f"/not_{outcome}/")
        for cell in part
        for outcome in ("appointed", "entered", "accessed")
        if f"/{outcome}/" in cell
    ]
    return (*part, *opposites) if all(cell in table for cell in opposites) else ()

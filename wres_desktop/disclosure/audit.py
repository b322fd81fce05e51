"""Plays the intruder: the lowest and highest whole number that every examined sum can still be."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from wres_desktop.disclosure.constraints import Cells, constraints_of
from wres_desktop.disclosure.contradictions import contradiction_in
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.possible_tables import AuditUnfinished
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.figures import CellSum, cells_matching, sums_of
from wres_desktop.errors import WrongUse

__all__ = ["Audit", "Cause", "Examined", "Knowledge", "audit", "is_protected"]

SECONDS_IN_ALL = 120.0
"""The longest that an audit may take; past it the audit refuses."""

_UNFINISHED = (
    "The audit could not be finished in the time allowed, so it does not say that anything is safe. "
    "Audit fewer publications at a time, or take out ratios and differences, and try again."
)


@dataclass(frozen=True, slots=True)
class Examined:
    """One sum: what an intruder must still consider possible; ``highest`` is ``None`` where there is no limit.

    ``protected`` is False where the sum is narrowed down to a small count: its interval touches 1 to threshold - 1
    without holding both 0 and the threshold. ``because`` then holds the ids of the statements, and ``facts`` the
    positions of the public facts, that narrow it so by themselves; ``words`` says it in a sentence.
    """

    of: CellSum
    lowest: int
    highest: int | None
    protected: bool
    because: tuple[str, ...] = ()
    facts: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """Perhaps why statements contradict each other: ``kind`` is the name of a mistake, ``words`` a sentence."""

    statement: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What the intruder finds.

    ``contradiction`` names a smallest set of statements that cannot all be true, ``causes`` what may have gone wrong;
    ``unlisted`` the cells that statements name and the publication does not list.
    """

    policy: str
    consistent: bool
    examined: tuple[Examined, ...]
    contradiction: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()

    @property
    def all_protected(self) -> bool:
        """Whether the statements agree with each other and give no small count away."""
        return self.consistent and all(examined.protected for examined in self.examined)


def audit(
    publication: Publication, policy: Policy, also_examine: Sequence[str] = (), seconds: float = SECONDS_IN_ALL
) -> Audit:
    """Examine every cell, every sum that a statement names and every pattern of ``also_examine``.

    Raises:
        AuditUnfinished: an interval could not be settled in time, or all of them not within ``seconds``.
        WrongUse: a pattern of ``also_examine`` matches no cell.
    """
    deadline = monotonic() + seconds
    sums = _sums_to_examine(publication, also_examine)
    try:
        return _audit(publication, policy, sums, deadline)
    except AuditUnfinished as unfinished:
        raise AuditUnfinished(_UNFINISHED) from unfinished


def _audit(publication: Publication, policy: Policy, sums: Sequence[CellSum], deadline: float) -> Audit:
    constraints, unlisted = constraints_of(publication), publication.unlisted
    knowledge = Knowledge(publication.cells, constraints)
    if not knowledge.possible():
        contradiction = contradiction_in(publication)
        return Audit(policy.name, consistent=False, examined=(), contradiction=contradiction, unlisted=unlisted)
    wider = Knowledge(publication.cells, constraints, scale=2)
    position = {cell: index for index, cell in enumerate(publication.cells)}
    examined = []
    for cell_sum in sums:
        if monotonic() > deadline:
            raise AuditUnfinished
        cells = tuple(position[cell] for cell in cells_matching(cell_sum, publication.cells))
        lowest, highest = knowledge.lowest(cells), _highest(knowledge, wider, cells)
        examined.append(Examined(cell_sum, lowest, highest, is_protected(lowest, highest, policy.threshold)))
    return Audit(policy.name, consistent=True, examined=tuple(examined), unlisted=unlisted)


def _highest(knowledge: Knowledge, wider: Knowledge, cells: Cells) -> int | None:
    """The highest value, or ``None`` where it moves when the limits that stand for "no limit" do."""
    highest = knowledge.highest(cells)
    return None if knowledge.unlimited(cells) and wider.highest(cells) != highest else highest


def is_protected(lowest: int, highest: int | None, threshold: int) -> bool:
    """Whether an interval gives no small count away: it holds 0 and the threshold, or no small count at all."""
    touches_small = lowest < threshold and (highest is None or highest >= 1)
    return not touches_small or (lowest == 0 and (highest is None or highest >= threshold))


def _sums_to_examine(publication: Publication, also_examine: Sequence[str]) -> tuple[CellSum, ...]:
    sums: dict[tuple[str, ...], CellSum] = {(cell,): (cell,) for cell in publication.cells}
    for statement in publication.statements:
        for cell_sum in sums_of(statement.quantity):
            sums.setdefault(cells_matching(cell_sum, publication.cells), cell_sum)
    for pattern in also_examine:
        cells = cells_matching((pattern,), publication.cells)
        if not cells:
            message = f"The pattern {pattern!r} matches no cell of the publication; check its spelling."
            raise WrongUse(message)
        sums.setdefault(cells, (pattern,))
    return tuple(sums.values())

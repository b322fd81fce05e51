"""As much of a plan as can be proved: what breaks the proof is found and left out, the rest is printed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from wres_desktop.disclosure.plan import Plan
from wres_desktop.disclosure.problem import Item
from wres_desktop.errors import NotProtected

_FEW = 7
"""So many of the last items are left out without looking for the one that breaks the proof."""

_LEFT_OUT = 12
_LOOKED_THROUGH = 12_000
"""How many items that break the proof are looked for: of many items fewer, since each takes longer to be found."""

Proof = TypeVar("Proof")
Attempt: TypeAlias = Callable[[Plan], Proof | None]
"""What proves a plan, or ``None``."""

_Listed: TypeAlias = tuple[int, ...]


def most_provable(plan: Plan, items: Sequence[Item], attempt: Attempt[Proof]) -> Proof:
    """What proves a plan, or as much of it as can be proved: first what it prints exactly, then what it rounds.

    Raises:
        NotProtected: not even a publication that prints nothing can be proved.
    """
    if plan.rounded and (whole := attempt(plan)) is not None:
        return whole
    exactly, proof = _exactly(replace(plan, rounded=()), items, attempt)
    left = frozenset(exactly.printed)
    rounded = tuple(item for item in plan.rounded if left.issuperset(items[item].requires))

    def with_rounded(listed: _Listed) -> Proof | None:
        return attempt(replace(exactly, rounded=listed))

    while rounded:
        if (found := with_rounded(rounded)) is not None:
            return found
        safe = _first_that_breaks(rounded, 0, with_rounded)
        rounded = (*rounded[:safe], *rounded[safe + 1 :])
    return proof


def _exactly(plan: Plan, items: Sequence[Item], attempt: Attempt[Proof]) -> tuple[Plan, Proof]:
    """What a plan prints exactly, first without the last of its items.

    Where one breaks it that stands far before the end, that is found and left out, with those that are not printed
    without it, a few times; then it ends before the next.
    """
    listed = plan.printed
    fewer, proof = _without_the_last(plan, attempt)
    safe = len(listed) - fewer
    shorter = replace(plan, printed=listed[:safe]), proof
    if fewer <= _FEW:
        return shorter

    def tried(some: _Listed) -> Proof | None:
        return attempt(replace(plan, printed=some))

    for _ in range(min(_LEFT_OUT, max(1, _LOOKED_THROUGH // len(items)))):
        safe = _first_that_breaks(listed, safe, tried)
        left = frozenset(listed) - {listed[safe]}
        listed = tuple(item for item in listed if item in left and left.issuperset(items[item].requires))
        if (found := tried(listed)) is not None:
            return replace(plan, printed=listed), found
    beginning = listed[: _first_that_breaks(listed, safe, tried)]
    last = tried(beginning)
    return shorter if last is None else (replace(plan, printed=beginning), last)


def _without_the_last(plan: Plan, attempt: Attempt[Proof]) -> tuple[int, Proof]:
    """How many of its last items a plan can be proved without, of 0, 1, 3, 7 and so on, and what proves it."""
    fewer, printed = 0, plan.printed
    while (proof := attempt(replace(plan, printed=printed[: len(printed) - fewer]))) is None:
        if fewer == len(printed):
            message = (
                "No safe way to publish these figures was found, so nothing was published. "
                "Choose a stricter policy, or leave out the section with the smallest numbers, and try again."
            )
            raise NotProtected(message)
        fewer = min(2 * fewer + 1, len(printed))
    return fewer, proof


def _first_that_breaks(listed: _Listed, safe: int, tried: Callable[[_Listed], Proof | None]) -> int:
    """The place of the first item with which a list cannot be proved any more; its first ``safe`` ones can."""
    broken = len(listed)
    while broken - safe > 1:
        middle = (safe + broken) // 2
        if tried(listed[:middle]) is None:
            broken = middle
        else:
            safe = middle
    return safe

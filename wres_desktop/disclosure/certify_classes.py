"""Certifies a joint publication over classes of interchangeable cells first, and then over the members' own cells."""

from collections.abc import Sequence
from functools import lru_cache

from wres_desktop.disclosure.certify import Certified, Seeds, certify
from wres_desktop.disclosure.constraints import Cells, Constraint, Linear, sums_in, with_cells
from wres_desktop.disclosure.interchangeable import added_up, is_whole, over_classes
from wres_desktop.disclosure.rules import Rule


@lru_cache(maxsize=2)
def certified(
    cells: tuple[str, ...],
    told: tuple[Constraint, ...],
    rules: tuple[Rule, ...],
    classes: tuple[Cells, ...] | None,
    truth: tuple[int, ...] | None,
) -> Certified:
    """As ``certify``; what holds of the sums over all members, the ``classes``, is found out over the sums first.

    Proof and certificate ask the same of a publication, one soon after the other: the last answers are remembered.

    Raises:
        AuditUnfinished: the solver could not settle a question in time.
    """
    over = None if classes is None else _over(told, classes)
    if over is None or classes is None:
        return certify(cells, told, rules, truth)
    names = tuple(f"class {number}" for number in range(len(classes)))
    images = {rule: over_classes(rule, classes) for rule in rules}
    sums = certify(names, over, [image for image in dict.fromkeys(images.values()) if image is not None])
    if sums.unproved:
        lost = frozenset(sums.unproved)
        return Certified((), tuple(rule for rule, image in images.items() if image in lost))
    left = [rule for rule, image in images.items() if image is None or image in sums.shown]
    return certify(cells, told, left, truth, Seeds(classes, sums.tables))


def _over(told: Sequence[Constraint], classes: tuple[Cells, ...]) -> list[Constraint] | None:
    """What is told of sums over all members, over classes; ``None`` where it cannot be said without single members."""
    facts = [each for each in told if isinstance(each, Linear) and each.source == "fact"]
    over = added_up(facts, classes)
    if over is None:
        return None
    number = {cell: at for at, cells in enumerate(classes) for cell in cells}
    joint = [
        with_cells(each, lambda cells: tuple(sorted({number[cell] for cell in cells})))
        for each in told
        if each not in facts and all(is_whole(cells, classes) for cells in sums_in(each))
    ]
    return [*over, *joint]

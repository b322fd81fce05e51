"""Certifies a joint publication over classes of interchangeable cells first, and then over the members' own cells."""

from collections.abc import Sequence

from wres_desktop.disclosure.certify import Certified, Seeds, certify
from wres_desktop.disclosure.constraints import Constraint, Linear, sums_in, with_cells
from wres_desktop.disclosure.interchangeable import Merged, added_up, is_whole, over_classes
from wres_desktop.disclosure.rules import Rule


def certified_over_classes(
    cells: tuple[str, ...],
    told: Sequence[Constraint],
    rules: Sequence[Rule],
    truth: Sequence[int] | None,
    alike: Merged,
) -> Certified:
    """As ``certify``; what holds of the sums over all members is found out over the sums.

    Raises:
        AuditUnfinished: the solver could not settle a question in time.
    """
    over = _over(told, alike)
    if over is None:
        return certify(cells, told, rules, truth)
    names = tuple(f"class {number}" for number in range(len(alike.classes)))
    images = {rule: over_classes(rule, alike.classes) for rule in rules}
    sums = certify(names, over, [image for image in dict.fromkeys(images.values()) if image is not None])
    if sums.unproved:
        lost = frozenset(sums.unproved)
        return Certified((), tuple(rule for rule, image in images.items() if image in lost))
    left = [rule for rule, image in images.items() if image is None or image in sums.shown]
    return certify(cells, told, left, truth, Seeds(alike.classes, sums.tables))


def _over(told: Sequence[Constraint], alike: Merged) -> list[Constraint] | None:
    """What is told of sums over all members, over classes; ``None`` where it cannot be said without single members."""
    facts = [each for each in told if isinstance(each, Linear) and each.source == "fact"]
    over = added_up(facts, alike.classes)
    if over is None:
        return None
    number = {cell: at for at, cells in enumerate(alike.classes) for cell in cells}
    joint = [
        with_cells(each, lambda cells: tuple(sorted({number[cell] for cell in cells})))
        for each in told
        if each not in facts and all(is_whole(cells, alike.classes) for cells in sums_in(each))
    ]
    return [*over, *joint]

"""Certifies a joint publication over classes of interchangeable cells first, and then over the members' own cells."""

from collections.abc import Sequence

from wres_desktop.disclosure.certify import Certified, Seeds, certify
from wres_desktop.disclosure.constraints import Constraint, Linear
from wres_desktop.disclosure.interchangeable import Merged, added_up, is_whole, over_classes
from wres_desktop.disclosure.rules import Rule


def certified_over_classes(
    cells: tuple[str, ...], told: Sequence[Constraint], rules: Sequence[Rule], truth: Sequence[int], alike: Merged
) -> Certified:
    """As ``certify``; what holds of the sums over all members is found out over the sums.

    Raises:
        AuditUnfinished: the solver could not settle a question in time.
    """
    linear = [each for each in told if isinstance(each, Linear)]
    joint = [each for each in linear if not _of_single_members(each, alike)]
    over = added_up(joint, alike.classes)
    if over is None or len(linear) < len(told):
        return certify(cells, told, rules, truth)
    names = tuple(f"class {number}" for number in range(len(alike.classes)))
    images = {rule: over_classes(rule, alike.classes) for rule in rules}
    sums = certify(names, over, [image for image in dict.fromkeys(images.values()) if image is not None])
    if sums.unproved:
        lost = frozenset(sums.unproved)
        return Certified((), tuple(rule for rule, image in images.items() if image in lost))
    left = [rule for rule, image in images.items() if image is None or image in sums.shown]
    return certify(cells, told, left, truth, Seeds(alike.classes, sums.tables))


def _of_single_members(told: Linear, alike: Merged) -> bool:
    """Whether something is told of sums of single members, and is no equality of two such sums (a public fact)."""
    return told.source != "fact" and not all(is_whole(cells, alike.classes) for _, cells in told.terms)

"""Certifies a joint publication over classes of interchangeable cells first, and then over the members' own cells."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from wres_desktop.disclosure.certify import Certified, Seeds, certify
from wres_desktop.disclosure.constraints import Cells, Constraint, Linear, is_fact, sums_in, with_cells
from wres_desktop.disclosure.interchangeable import Classes, added_up, all_over_classes
from wres_desktop.disclosure.looking import Looking, NotShown
from wres_desktop.disclosure.rules import Rule


def certified(
    cells: tuple[str, ...],
    told: tuple[Constraint, ...],
    rules: tuple[Rule, ...],
    classes: tuple[Cells, ...] | None,
    truth: tuple[int, ...] | None,
    looking: Looking,
) -> Certified:
    """As ``certify``; what holds of the sums over all members, the ``classes``, is found out over the sums first.

    Raises:
        NotShown: a rule is not kept and not tolerated, or no table is possible.
        AuditUnfinished: the solver could not settle a question in time.
    """
    found = _certified(cells, told, rules, classes, truth, looking)
    if not looking.tolerates(found.unproved):
        raise NotShown  # it was found when they were tolerated
    return found


@lru_cache(maxsize=2)
def _certified(
    cells: tuple[str, ...],
    told: tuple[Constraint, ...],
    rules: tuple[Rule, ...],
    classes: tuple[Cells, ...] | None,
    truth: tuple[int, ...] | None,
    looking: Looking,
) -> Certified:
    """Remembers the last answers: proof and certificate ask the same of a publication, one soon after the other."""
    if classes is None:
        return certify(cells, told, rules, truth, looking=looking)
    numbers = Classes(classes)
    over = _over(told, numbers)
    if over is None:
        return certify(cells, told, rules, truth, looking=looking)
    names = tuple(f"class {number}" for number in range(len(classes)))
    images = dict(zip(rules, all_over_classes(rules, classes), strict=True))
    asked = [image for image in dict.fromkeys(images.values()) if image is not None]
    sums = certify(names, over, asked, looking=Looking(looking.of_somebody))  # what they are tied to, cells are, too
    if sums.unproved:
        lost = frozenset(sums.unproved)
        return Certified((), tuple(rule for rule, image in images.items() if image in lost))
    left = [rule for rule, image in images.items() if image is None or image in sums.shown]
    nobody = frozenset(cell for number in sums.nobody for cell in classes[number])
    return certify(cells, told, left, truth, Seeds(classes, sums.tables, nobody), looking)


def _over(told: Sequence[Constraint], classes: Classes) -> list[Constraint] | None:
    """What is told of sums over all members, over classes; ``None`` where it cannot be said without single members."""
    over = added_up([each for each in told if is_fact(each)], classes)
    if over is None:
        return None
    joint = [
        with_cells(each, classes.of)
        for each in told
        if not is_fact(each) and all(classes.whole(cells) for cells in sums_in(each))
    ]
    return [*over, *joint, *_of_all_alike(told, classes, joint)]


def _of_all_alike(told: Sequence[Constraint], classes: Classes, joint: Sequence[Constraint]) -> Iterator[Linear]:
    """What is told of single members, such as the staff of each, added up where that makes another sum over classes."""
    alike: dict[Cells, dict[Cells, Linear]] = {}
    known = {cells for each in joint for cells in sums_in(each)}
    for each in told:
        if isinstance(each, Linear) and not is_fact(each) and [factor for factor, _ in each.terms] == [1]:
            ((_, cells),) = each.terms
            if not classes.whole(cells) and (of := classes.of(cells)) not in known:
                alike.setdefault(of, {})[cells] = each
    for of, each_of in alike.items():
        together = tuple(cell for cells in each_of for cell in cells)
        if classes.whole(together) and len(set(together)) == len(together):
            lows, highs = ([each.low for each in each_of.values()], [each.high for each in each_of.values()])
            yield Linear(((1, of),), _total(lows), _total(highs), "members")


def _total(limits: Sequence[int | None]) -> int | None:
    known = [limit for limit in limits if limit is not None]
    return sum(known) if len(known) == len(limits) else None

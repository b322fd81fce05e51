"""Plans the documents of several organisations one after the other: each by itself, then those of all of them together.

What is printed of one organisation alone cannot be used against another; so each of those plans is small, and by
itself as good as any. The joint documents then print what keeps every rule beside all of that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.order import Draw
from wres_desktop.disclosure.plan import Plan, Step, View, plan_fullest, unwatched
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rounded import range_of
from wres_desktop.disclosure.rules import OneCategory, Rule, SmallCount, cells_of


def plan_in_stages(
    problem: Problem,
    owners: Sequence[str],
    draws: Sequence[Draw],
    weights: Sequence[float],
    step: Step = unwatched,
    views: Sequence[View] = (),
) -> Plan:
    """As ``plan_fullest``, at each stage by itself; ``owners`` says, for each cell, whose it is.

    Where what is out ties organisations to each other already, all of them are planned at once.
    """
    tied = any(len({owners[cell] for _, of in told.terms for cell in of}) > 1 for told in problem.told)
    if tied or len(set(owners)) == 1:
        return plan_fullest(problem, draws, weights, step, views)
    own = {index for index, item in enumerate(problem.items) if len({owners[cell] for cell in item.cells}) == 1}
    printed: list[int] = []
    rounded: list[int] = []
    passed_by: set[int] = set()
    open_rules = [rule for rule in problem.rules if len({owners[cell] for cell in cells_of(rule)}) > 1]
    already_out: list[Rule] = []
    done = 0
    for owner in dict.fromkeys(owners):
        part = _Part(problem, [cell for cell, whose in enumerate(owners) if whose == owner])

        def on(at: int, _: int, start: int = done) -> None:
            step(start + at, len(draws[0].order))

        mine = [draw.among(part.item) for draw in draws]
        seen = [each for view in views if (each := _seen_alone(view, owner, part)) is not None]
        planned = plan_fullest(part.problem, mine, [weights[index] for index in part.whole_item], on, seen)
        printed += [part.whole_item[index] for index in planned.printed]
        rounded += [part.whole_item[index] for index in planned.rounded]
        passed_by |= {part.whole_item[index] for index in planned.passed_by}
        open_rules += [part.whole(rule) for rule in planned.open_rules]
        already_out += [part.whole(rule) for rule in planned.already_out]
        done += len(mine[0].order)
    told = [*_exactly(problem, printed), *_roughly(problem, rounded, draws[0].rounded_to)]
    items = tuple(Item(()) if index in own else item for index, item in enumerate(problem.items))
    joint = replace(problem, items=items, told=(*problem.told, *told), rules=tuple(dict.fromkeys(open_rules)))
    rest = [draw.without(own) for draw in draws]
    after = [_seen_after(view, printed, rounded, draws[0].rounded_to) for view in views]
    last = plan_fullest(joint, rest, weights, lambda at, _: step(done + at, len(draws[0].order)), after)
    out = (*already_out, *last.already_out)
    lot = frozenset(passed_by) | last.passed_by
    return Plan((*printed, *last.printed), out, last.open_rules, lot, (*rounded, *last.rounded))


def _exactly(problem: Problem, items: Iterable[int]) -> Iterator[Linear]:
    for cells in (problem.items[item].cells for item in items):
        yield Linear(((1, cells),), problem.count(cells), problem.count(cells), "printed")


def _roughly(problem: Problem, items: Iterable[int], base: int) -> Iterator[Linear]:
    for cells in (problem.items[item].cells for item in items):
        if (told := range_of(problem.count(cells), base)) is not None:
            yield Linear(((1, cells),), *told, "printed")


def _seen_alone(view: View, owner: str, part: "_Part") -> View | None:
    """What another reader makes of one organisation's part; ``None`` where that is nothing, or the same problem."""
    theirs = _Part(view.problem, [cell for cell, whose in enumerate(view.owners) if whose == owner])
    if not theirs.whole_item or theirs.problem == part.problem:
        return None
    seen = {index: view.item_of.get(whole, -1) for whole, index in part.item.items()}
    item_of = {index: theirs.item[item] for index, item in seen.items() if item in theirs.item}
    return View(theirs.problem, item_of)


def _seen_after(view: View, printed: Sequence[int], rounded: Sequence[int], base: int) -> View:
    """What another reader makes of the joint documents, once these items of single organisations are printed."""
    exact, rough = ([view.item_of[item] for item in items if item in view.item_of] for items in (printed, rounded))
    told = (*_exactly(view.problem, exact), *_roughly(view.problem, rough, base))
    return replace(view, problem=replace(view.problem, told=(*view.problem.told, *told)))


class _Part:
    """The part of a problem over some cells, and the ways there and back."""

    def __init__(self, problem: Problem, cells: Sequence[int]) -> None:
        self._cells = tuple(cells)
        self._place = {cell: index for index, cell in enumerate(cells)}
        self.whole_item = [index for index, item in enumerate(problem.items) if self.holds(item.cells)]
        self.item = {whole: index for index, whole in enumerate(self.whole_item)}
        self.problem = Problem(
            tuple(problem.truth[cell] for cell in cells),
            tuple(
                Item(self._in(problem.items[whole].cells), tuple(self.item[at] for at in problem.items[whole].requires))
                for whole in self.whole_item
            ),
            tuple(
                replace(told, terms=tuple((factor, self._in(of)) for factor, of in told.terms))
                for told in problem.told
                if all(self.holds(of) for _, of in told.terms)
            ),
            tuple(self._over(rule, self._place) for rule in problem.rules if self.holds(cells_of(rule))),
            of_somebody=problem.of_somebody,
        )

    def holds(self, cells: Cells) -> bool:
        """Whether all of the cells are in this part."""
        return all(cell in self._place for cell in cells)

    def whole(self, rule: Rule) -> Rule:
        """A rule of the part as one of the whole problem."""
        return self._over(rule, dict(enumerate(self._cells)))

    def _in(self, cells: Cells) -> Cells:
        return tuple(self._place[cell] for cell in cells)

    @staticmethod
    def _over(rule: Rule, place: dict[int, int]) -> Rule:
        def at(cells: Cells) -> Cells:
            return tuple(place[cell] for cell in cells)

        if isinstance(rule, OneCategory):
            return OneCategory(at(rule.part), at(rule.rest), rule.minimum)
        return SmallCount(at(rule.cells), rule.threshold)

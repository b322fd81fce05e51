"""What to print so that most is said: one figure after the other, each where nobody can be worked out with it.

The figures come in the order of how much readers need them (order.py). Each is printed if every rule still holds with
it, and left out if not. Whether a rule holds depends on what is printed alone; so does, but for the secret order, every
decision (docs/method.md, "An intruder who knows this program").
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from wres_desktop.disclosure.component_plan import ComponentPlan
from wres_desktop.disclosure.fuller import fullest
from wres_desktop.disclosure.order import Draw
from wres_desktop.disclosure.problem import Problem, components_of
from wres_desktop.disclosure.rounded import range_of
from wres_desktop.disclosure.rules import Rule


@dataclass(frozen=True, slots=True)
class Plan:
    """The items to print, in the order in which they were chosen; every beginning of it keeps the rules too.

    Then come the items that are printed ``rounded``, in the order of their choice. ``passed_by`` are the items that the
    lot left out at first, some of which are printed because print tells them.
    ``already_out`` are the rules that what is known anyway breaks: printing these items makes it no worse.
    ``open_rules`` are those that more print could break, and that only tables can show to hold.
    """

    printed: tuple[int, ...]
    already_out: tuple[Rule, ...]
    open_rules: tuple[Rule, ...] = ()
    passed_by: frozenset[int] = frozenset()
    rounded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What another reader makes of the same print: a problem, and which of its items each item is, if it is any.

    ``owners`` says, for each cell, whose it is.
    """

    problem: Problem
    item_of: Mapping[int, int]
    owners: tuple[str, ...] = ()


Step: TypeAlias = Callable[[int, int], None]
"""Called again and again during long work, with how many figures are decided and of how many; may raise to stop it."""


def unwatched(_done: int, _of: int) -> None:
    """Nobody asks how far the work has come."""


def plan(
    problem: Problem,
    order: Iterable[int],
    step: Step = unwatched,
    passed_by: Collection[int] = frozenset(),
    views: Iterable[View] = (),
) -> Plan:
    """Print what can be printed of ``order``, the items by position; ``step`` is called before each of them.

    What was refused is tried a second time: what was printed since may have settled the rule that stood against it.
    Of ``passed_by`` is printed, last, what readers can work out anyway from what is printed. With ``views`` all rules
    hold for each of those readers as well.
    """
    return plan_fullest(problem, [Draw(tuple(order), frozenset(passed_by))], (), step, views)


def plan_fullest(
    problem: Problem,
    draws: Sequence[Draw],
    weights: Sequence[float],
    step: Step = unwatched,
    views: Iterable[View] = (),
) -> Plan:
    """The plan for the one of some draws that seems to print items of most weight (fuller.py)."""
    parts = _parts(problem)
    part_of = _part_of(parts)
    draw = fullest(problem, part_of, draws, weights)
    others = [(_part_of(_parts(replace(view.problem, of_somebody=False))), view) for view in views]
    printed: dict[int, None] = {}
    for done, item in enumerate((*draw.order, *draw.order)):
        step(min(done, len(draw.order)), len(draw.order))
        ready = item not in printed and all(required in printed for required in problem.items[item].requires)
        if ready and _print_for_all([(part_of[item], item), *_seen(item, others)]):
            printed[item] = None
    for item in sorted(draw.passed_by, key=lambda each: len(problem.items[each].requires)):
        ready = item in part_of and all(required in printed for required in problem.items[item].requires)
        if ready and part_of[item].tells(item):
            printed[item] = None
    # Other readers take what they know away from a sum: what is left of a rounded one is no rounded number.
    rounded = () if others else _rounded(problem, draw, printed, part_of)
    already_out = tuple(rule for part in parts for rule in part.already_out)
    closed = frozenset((*already_out, *(rule for part in parts for rule in part.settled_rules())))
    open_rules = tuple(rule for rule in problem.rules if rule not in closed)
    return Plan(tuple(printed), already_out, open_rules, draw.passed_by, rounded)


def _rounded(
    problem: Problem, draw: Draw, printed: Collection[int], part_of: Mapping[int, ComponentPlan]
) -> tuple[int, ...]:
    """What is printed rounded of that which cannot be printed exactly: each where every rule holds with it."""
    chosen = []
    for item in draw.rounded:
        of = problem.items[item]
        if item in part_of and item not in printed and all(required in printed for required in of.requires):
            told = range_of(problem.count(of.cells), draw.rounded_to)
            if told is not None and part_of[item].print_within(item, *told):
                chosen.append(item)
    return tuple(chosen)


def _parts(problem: Problem) -> list[ComponentPlan]:
    return [ComponentPlan(problem, component) for component in components_of(problem) if component.items]


def _part_of(parts: Iterable[ComponentPlan]) -> dict[int, ComponentPlan]:
    return {item: part for part in parts for item in part.component.items}


def _seen(item: int, others: Iterable[tuple[Mapping[int, ComponentPlan], View]]) -> Iterator[tuple[ComponentPlan, int]]:
    """The parts of other readers' problems in which an item tells something, with what it is there."""
    for part_of, view in others:
        seen = view.item_of.get(item, -1)
        if seen in part_of:
            yield part_of[seen], seen


def _print_for_all(readers: Sequence[tuple[ComponentPlan, int]]) -> bool:
    """Print an item where the rules then hold for every reader; whether it was."""
    before = [part.state for part, _ in readers]
    if all(part.print(item) for part, item in readers):
        return True
    for (part, _), state in zip(readers, before, strict=True):
        part.state = state
    return False

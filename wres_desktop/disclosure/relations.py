"""First cuts, read off the sums themselves: where a total is the sum of two or three items, one alone hides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from wres_desktop.disclosure.candidates import Candidates
from wres_desktop.disclosure.relaxed_intruder import Cut


@dataclass(frozen=True, slots=True)
class Relation:
    """The item ``whole`` is the sum of the items ``parts``."""

    whole: int
    parts: tuple[int, ...]


def relations(candidates: Candidates) -> Iterator[Relation]:
    """Every way in which an item is the sum of two or three others."""
    item_of = {frozenset(item.cells): index for index, item in enumerate(candidates.items)}
    for whole_cells, whole in item_of.items():
        inside = [(cells, index) for cells, index in item_of.items() if cells < whole_cells]
        for position, (cells, index) in enumerate(inside):
            rest = whole_cells - cells
            if item_of.get(rest, -1) > index:
                yield Relation(whole, (index, item_of[rest]))
            for other_cells, other in inside[position + 1 :]:
                if other_cells <= rest:
                    third = item_of.get(rest - other_cells, -1)
                    if third > max(index, other):
                        yield Relation(whole, (index, other, third))


def first_cuts(candidates: Candidates) -> tuple[Cut, ...]:
    """For each small item of each relation: the others must be able to make up for its move, up and down."""
    high = {
        need.cells: need.high for need in candidates.needs if need.low == 0 and candidates.count(need.cells) < need.high
    }
    found: dict[tuple[tuple[int, float], ...], Cut] = {}
    for relation in relations(candidates):
        for part in relation.parts:
            top = high.get(candidates.items[part].cells)
            if top is not None:
                for cut in _cuts_of(candidates, relation, part, top):
                    found[cut.coefficients] = cut
    return tuple(found.values())


def _cuts_of(candidates: Candidates, relation: Relation, part: int, top: int) -> Iterator[Cut]:
    """Up: the whole may grow, or the other parts shrink. Down: the whole may shrink, or another part grow."""
    items = candidates.items
    missing = top - candidates.count(items[part].cells)
    others = [index for index in relation.parts if index != part]
    shrink = {index: min(candidates.count(items[index].cells), missing) / missing for index in others}
    for coefficients in ({relation.whole: 1.0, **shrink}, {relation.whole: 1.0, **dict.fromkeys(others, 1.0)}):
        already = sum(value for index, value in coefficients.items() if items[index].never)
        left = 1.0 - already
        if left > 0:
            useful = {index: value for index, value in coefficients.items() if value and not items[index].never}
            yield Cut(tuple((index, min(1.0, value / left)) for index, value in sorted(useful.items())))

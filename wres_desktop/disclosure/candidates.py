"""Every document that is to be published, and everything that is out already, as one planning problem."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wres_desktop.disclosure.constraints import Cells, Linear
from wres_desktop.disclosure.emphasis import Emphasis
from wres_desktop.disclosure.ledger import Background
from wres_desktop.disclosure.order import weights_with_rates
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.problem import Item, Problem
from wres_desktop.disclosure.rules import Rule, SmallCount, rules_of_all, settling_cells
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.wanted import Wanted
from wres_desktop.domain.consents import others_than
from wres_desktop.domain.figures import CellSum, Count, Figure, cells_matching, sums_of


@dataclass(frozen=True, slots=True)
class Candidates:
    """A planning problem over named cells; ``weights`` say how much readers need each of its items.

    In ``weights`` counts what the plan puts first, in ``needs`` it does not.
    ``names`` are what the secret draws for: the id of the first figure that counts the item.
    """

    cells: tuple[str, ...]
    problem: Problem
    names: tuple[str, ...]
    weights: tuple[float, ...]
    needs: tuple[float, ...]
    item_of: Mapping[tuple[str, ...], int]

    @property
    def owners(self) -> tuple[str, ...]:
        """The code of the organisation that each cell belongs to."""
        return tuple(name.partition("/")[0] for name in self.cells)

    def items_of(self, figure: Figure) -> tuple[int, ...]:
        """The items that a figure is worked out from, each once."""
        return self.items_of_sums(sums_of(figure.quantity))

    def items_of_sums(self, sums: Iterable[CellSum]) -> tuple[int, ...]:
        """The items that these sums are, each once."""
        return tuple(dict.fromkeys(self.item_of[cells_matching(cell_sum, self.cells)] for cell_sum in sums))


def candidates_of(wanted: Sequence[Wanted], out: Background, policy: Policy, emphasis: Emphasis) -> Candidates:
    """The problem of printing ``wanted`` beside everything that is ``out`` already.

    Figures of any of the documents that count the same cells share an item.
    """
    cells = tuple(out.truth)
    position = {name: index for index, name in enumerate(cells)}
    figures = [(number, figure) for number, document in enumerate(wanted) for figure in document.part.figures]
    names: dict[tuple[str, ...], str] = {}
    own: dict[tuple[str, ...], float] = {}
    plain: dict[tuple[str, ...], float] = {}
    for number, figure in figures:
        if isinstance(figure.quantity, Count):
            members = cells_matching(figure.quantity.of, cells)
            names.setdefault(members, f"{wanted[number].document.organisation_code}/{figure.id}")
            own[members] = own.get(members, 0.0) + figure.weight * emphasis.factor(figure.id)
            plain[members] = plain.get(members, 0.0) + figure.weight
    item_of = {members: index for index, members in enumerate(names)}
    items = tuple(
        Item(tuple(position[name] for name in members), requires)
        for members, requires in zip(names, _requirements(wanted, cells, item_of), strict=True)
    )
    rates = [
        (tuple(dict.fromkeys(item_of[cells_matching(part, cells)] for part in sums_of(figure.quantity))), figure.weight)
        for _, figure in figures
        if figure.weight and not isinstance(figure.quantity, Count)
    ]
    told = (*_facts(wanted, cells, position), *(told for told in out.told if isinstance(told, Linear)))
    problem = Problem(tuple(out.truth.values()), items, told, all_rules(wanted, out.publications, out.truth, policy))
    weights, needs = (tuple(weights_with_rates(dict(enumerate(each.values())), rates)) for each in (own, plain))
    return Candidates(cells, problem, tuple(names.values()), weights, needs, item_of)


def all_rules(
    wanted: Sequence[Wanted], ledger: Sequence[Publication], truth: Mapping[str, int], policy: Policy
) -> tuple[Rule, ...]:
    """The rules for every document and for what is out already, but those that recorded consent lifts."""
    cells = tuple(truth)
    told = [{figure.id: figure.quantity for figure in document.part.figures} for document in wanted]
    told += [{statement.id: statement.quantity for statement in publication.statements} for publication in ledger]
    rules = rules_of_all(told, cells, policy)
    agreed = [frozenset(cells.index(name) for name in of) for of in consented_sums(wanted)]
    return tuple(dict.fromkeys(left for rule in rules for left in of_others(rule, agreed))) if agreed else rules


def consented_sums(wanted: Sequence[Wanted]) -> frozenset[frozenset[str]]:
    """The sums of cells of which everybody agreed that they may be printed."""
    return frozenset(of for document in wanted for consent in document.consents for of in consent.sums)


def of_others(rule: Rule, agreed: Sequence[frozenset[int]]) -> Iterable[Rule]:
    """The rule for those who did not agree: of whoever did, readers may know."""
    if others := others_than(agreed, settling_cells(rule)):
        yield SmallCount(others, rule.threshold) if isinstance(rule, SmallCount) else replace(rule, part=others)


def _requirements(
    wanted: Sequence[Wanted], cells: tuple[str, ...], item_of: Mapping[tuple[str, ...], int]
) -> list[tuple[int, ...]]:
    """Of a survey question nothing is printed without how many people of each group answered it."""
    requires: list[tuple[int, ...]] = [()] * len(item_of)
    for document in wanted:
        counts = {
            f.id: cells_matching(f.quantity.of, cells) for f in document.part.figures if isinstance(f.quantity, Count)
        }
        answered: dict[str, list[int]] = {}
        for figure_id, members in counts.items():
            if figure_id.endswith("/answered"):
                answered.setdefault(figure_id.rsplit("/", 2)[0], []).append(item_of[members])
        for figure_id, members in counts.items():
            question = figure_id.rsplit("/", 2)[0]
            if question in answered and not figure_id.endswith("/answered"):
                requires[item_of[members]] = tuple(answered[question])
    return requires


def _facts(wanted: Sequence[Wanted], cells: tuple[str, ...], position: Mapping[str, int]) -> Iterable[Linear]:
    def at(cell_sum: CellSum) -> Cells:
        return tuple(position[name] for name in cells_matching(cell_sum, cells))

    for fact in dict.fromkeys(fact for document in wanted for fact in document.part.facts):
        yield Linear(((1, at(fact.of)), (-1, at(fact.also))), 0, 0, "fact")

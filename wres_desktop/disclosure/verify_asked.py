"""Which rules print does not settle, and which of these hold in the tables of a certificate; for the verifiers."""

from collections.abc import Iterable, Iterator, Sequence

from wres_desktop.disclosure.verify_bounds import Known
from wres_desktop.disclosure.verify_effort import OF_A_CALL, Effort
from wres_desktop.disclosure.verify_places import positions, sum_of
from wres_desktop.disclosure.verify_rules import BOARD, GROUPS, Group, Rule, Small
from wres_desktop.disclosure.verify_tables import Tables
from wres_desktop.disclosure.verify_told import Given, printed_exactly

_OF_A_BOARD = 4
"""Parts of a board cell's name behind the organisation's code: year, board, row, group."""


class Shown:
    """What tables show of rules that are in question.

    ``cells`` are single cells that are open, each time those for which the same number is enough, with that; ``sums``
    are the small counts of other sums that are. ``not_open`` are the sums of which the tables do not show it.
    """

    def __init__(self, tables: Tables, cells: Iterable[tuple[int, int]], rules: Iterable[Rule]) -> None:
        """Of ``cells`` it is in question whether they may be nobody, and so many as are enough."""
        self.cells: list[tuple[int, int]] = []
        self.sums: list[Small] = []
        self.not_open: list[int] = []
        for asked, enough in cells:
            are_open = tables.open_cells(asked, enough)
            self.cells.append((are_open, enough))
            self.not_open += [1 << at for at in positions(asked & ~are_open)]
        for rule in rules:
            if not _is_open(rule, tables):
                self.not_open.append(rule.cells if isinstance(rule, Small) else rule.rest)
            elif isinstance(rule, Small):
                self.sums.append(rule)


def asked_of_cells(rules: Iterable[tuple[int, int]], known: Known, out: Known) -> Iterator[tuple[int, int]]:
    """The cells of which it is still in question whether they may be nobody and may be enough."""
    for cells, enough in rules:
        settled = sum_of(bits for bits, least in known.least.items() if least >= enough and not bits & (bits - 1))
        settled |= sum_of(bits for bits, most in known.most.items() if most < 1 and not bits & (bits - 1))
        was_out = sum_of(bits for bits, most in out.most.items() if most < enough and not bits & (bits - 1))
        was_out |= sum_of(bits for bits, least in out.least.items() if least > 0 and not bits & (bits - 1))
        yield cells & ~(known.nobody | settled | was_out), enough


def asked_of_sums(
    rules: Sequence[Rule], agreed: Sequence[int], known: Known, out: Known, effort: Effort
) -> Iterator[Rule]:
    """As ``asked_of_cells``, of sums, without those who ``agreed``."""
    effort.spend(OF_A_CALL * len(rules) * len(agreed))
    for rule in (left for each in rules for left in of_others(each, agreed)) if agreed else rules:
        if not (_is_settled(rule, known) or _was_out(rule, out)):
            yield rule


def _is_settled(rule: Rule, known: Known) -> bool:
    return known.settles(rule.cells if isinstance(rule, Small) else rule.part, rule.enough)


def _is_open(rule: Rule, tables: Tables) -> bool:
    """Whether the tables show that a rule holds."""
    if isinstance(rule, Small):
        return tables.reach(rule.cells, least=0, most=rule.enough)
    return tables.reach(rule.rest, least=None, most=1)


def _was_out(rule: Rule, out: Known) -> bool:
    """Whether earlier publications alone say too much already."""
    if isinstance(rule, Group):
        return out.most.get(rule.rest, 1) < 1
    return out.most.get(rule.cells, rule.enough) < rule.enough or out.least.get(rule.cells, 0) > 0


def agreed(given: Iterable[Given]) -> list[int]:
    """The sums of those who agreed to a count that is printed as it is: of the board alone."""
    return [
        each.sum_of(statement["of"])
        for each in given
        if (with_consent := set(each.content["document"].get("with_consent", [])))
        for statement in each.content["statements"]
        if statement["id"] in with_consent and printed_exactly(statement) is not None
        if _is_of_the_board(statement["id"], each.places.names(each.sum_of(statement["of"])))
    ]


def _is_of_the_board(figure: str, cells: Iterable[str]) -> bool:
    """Whether a figure of indicator 9 counts people of that year's board and nobody else."""
    year, section, *_ = (*figure.split("/"), "")
    parts = [cell.split("/")[1:] for cell in cells]
    return section == "9" and all(
        len(part) == _OF_A_BOARD and part[:2] == [year, "board"] and part[2] in BOARD and part[3] in GROUPS
        for part in parts
    )


def of_others(rule: Rule, agreed: Sequence[int]) -> Iterator[Rule]:
    """The rule for those who did not agree: of whoever did, readers may know."""
    cells = rule.cells if isinstance(rule, Small) else rule.part
    left = cells & ~sum_of(each for each in agreed if not each & ~cells)
    if left:
        yield Small(left, rule.enough) if isinstance(rule, Small) else Group(left, rule.rest, rule.enough)

"""Statements of earlier publications that what is new contradicts, as anybody can see from print.

They tell readers nothing true any more. Which of several that contradict each other are false nobody can see: new
ones are believed first, then earlier ones in their order as far as they agree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wres_desktop.disclosure.bounds import Bounds, Source, Step, sources_of
from wres_desktop.disclosure.constraints import Products, constraints_of
from wres_desktop.disclosure.statements import Publication, Withheld
from wres_desktop.domain.figures import cells_matching, sums_of


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement of an earlier publication that is not true, and the steps that show that it cannot be, if any do.

    There are none for a ratio or difference of which every count is printed, and for what need not be true because
    something else that the same publication says is not.
    """

    number: int
    statement: str
    steps: tuple[Step, ...]
    over: int = 1


def contradicted(
    publications: Sequence[Publication], ledger: Sequence[Publication], cells: Sequence[str]
) -> tuple[SetAside, ...]:
    """The earlier statements that have to be left aside so that everything else agrees."""
    if not ledger:
        return ()
    sources = sources_of((*publications, *ledger), cells)
    aside = () if _agree(sources, cells) else tuple(_of_sums(sources, len(publications), cells))
    dropped = {(each.number, each.statement) for each in aside}
    left = [source for source in sources if (source.number, source.which) not in dropped]
    return (*aside, *_of_products(ledger, len(publications), left, cells))


def with_the_rest(
    aside: Sequence[SetAside], publications: Sequence[Publication], ledger: Sequence[Publication]
) -> tuple[SetAside, ...]:
    """The same, and everything else that those publications say: readers see that they were corrected, not where."""
    named = {(each.number, each.statement) for each in aside}
    numbers = {each.number for each in aside}
    rest = [
        SetAside(number, statement.id, ())
        for number, publication in enumerate(ledger, len(publications) + 1)
        for statement in publication.statements
        if number in numbers and (number, statement.id) not in named and not isinstance(statement, Withheld)
    ]
    return (*aside, *rest)


def _agree(sources: Sequence[Source], cells: Sequence[str]) -> bool:
    return Bounds(sources, frozenset(), (), len(cells)).agree()


def _of_sums(sources: Sequence[Source], new: int, cells: Sequence[str]) -> Iterator[SetAside]:
    """Counts and percentages: those that contradict what is new, then one after the other, until the rest agrees."""
    kept = [source for source in sources if source.number <= new or isinstance(source.which, int)]
    earlier = [source for source in sources if source not in kept]
    found = _against(kept, earlier, cells)
    while True:
        yield from found.values()
        earlier = [source for source in earlier if _name(source) not in found]
        if _agree([*kept, *earlier], cells):
            return
        agreeing, too_many = 0, len(earlier)
        while too_many - agreeing > 1:
            middle = (agreeing + too_many) // 2
            agreeing, too_many = (middle, too_many) if _agree([*kept, *earlier[:middle]], cells) else (agreeing, middle)
        found = _against([*kept, *earlier[:agreeing]], earlier[agreeing : agreeing + 1], cells)
        if not found:
            return


def _against(
    kept: Sequence[Source], earlier: Sequence[Source], cells: Sequence[str]
) -> dict[tuple[int, str], SetAside]:
    ties = [tuple(cell for _, of in source.told.terms for cell in of) for source in earlier]
    search = Bounds(kept, frozenset(), ties, len(cells))
    found: dict[tuple[int, str], SetAside] = {}
    for source in earlier:
        if _name(source) not in found and (against := search.against(source)) is not None:
            found[_name(source)] = SetAside(*_name(source), against.steps, against.over)
    return found


def _name(source: Source) -> tuple[int, str]:
    return source.number, str(source.which)


def _of_products(
    ledger: Sequence[Publication], new: int, sources: Sequence[Source], cells: Sequence[str]
) -> Iterator[SetAside]:
    """Ratios and differences of which every count is printed, and gives another."""
    known = {
        frozenset(source.told.terms[0][1]): source.told.low
        for source in sources
        if len(source.told.terms) == 1 and source.told.low == source.told.high is not None
    }
    position = {name: index for index, name in enumerate(cells)}
    for number, publication in enumerate(ledger, new + 1):
        counts = {
            of: known.get(frozenset(position[name] for name in of))
            for statement in publication.statements
            for cell_sum in sums_of(statement.quantity)
            if (of := cells_matching(cell_sum, publication.cells))
        }
        false = dict.fromkeys(
            told.source
            for told in constraints_of(publication)
            if isinstance(told, Products) and _is_false(told, publication.cells, counts)
        )
        yield from (SetAside(number, statement, ()) for statement in false)


def _is_false(told: Products, cells: Sequence[str], counts: Mapping[tuple[str, ...], int | None]) -> bool:
    value = 0
    for factor, one, other in told.terms:
        first, second = (counts.get(tuple(cells[cell] for cell in of)) for of in (one, other))
        if first is None or second is None:
            return False
        value += factor * first * second
    return value < told.low

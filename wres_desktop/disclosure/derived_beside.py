"""What follows from print, and from figures of others, about where an organisation stands among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from wres_desktop.disclosure.derived_in_time import NO_TEST, OUTCOMES, SURVEY, rate_of, years_counted
from wres_desktop.disclosure.from_print import FromPrint
from wres_desktop.disclosure.statements import Derived, Document
from wres_desktop.domain.benchmarks import Benchmark, Beside, beside_year
from wres_desktop.domain.changes import Verdict
from wres_desktop.domain.funnel import funnel_of, place_of
from wres_desktop.domain.ratios import GroupRate
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.series import break_between
from wres_desktop.domain.uncertainty import SMALL, is_few, log_interval, wilson_interval

_PEOPLE: Final = "people"


@dataclass(frozen=True, slots=True)
class _Own:
    """A figure of the organisation: its id without the year, its indicator, and the counts that it is made of."""

    figure: str
    number: int
    counts: tuple[str, ...]
    spans: int = 1


def used(print_: FromPrint, beside: Beside) -> Beside:
    """What of it may stand in this report: beside a figure that the report has, of its year or the last one before.

    They are others: a row that names the organisation itself, or a member of a joint report, would print a figure of
    theirs past the door, and is left out.
    """
    document = print_.document
    own_names = _names(document)
    others = Beside(tuple(row for row in beside.benchmarks if row.population.casefold() not in own_names))
    rows = tuple(row for own in _figures(print_) for row in _beside(print_, own, others))
    figures = {own.figure for own in _figures(print_)}
    peers = tuple(
        peer
        for peer in beside.peers
        if peer.year == print_.year and peer.figure in figures and peer.organisation.casefold() not in own_names
    )
    return Beside(rows, peers)


def _names(document: Document) -> frozenset[str]:
    """The names and codes of whoever's counts are in the document."""
    own = (document.organisation_name, document.organisation_code)
    members = (name for each in document.members for name in (each.name, each.code))
    return frozenset(name.casefold() for name in (*own, *members))


def against_others(print_: FromPrint) -> Iterator[Derived]:
    """Each benchmark of the document against its figure; and the funnel of the peers, where they are enough."""
    beside = print_.document.beside
    for own in _figures(print_):
        for row in _beside(print_, own, beside):
            yield from _against(print_, own, row)
        yield from _funnel(print_, own)


def _beside(print_: FromPrint, own: _Own, beside: Beside) -> Iterator[Benchmark]:
    """Benchmarks of a year that cannot be compared with the reporting year are left out."""
    own_basis = {year: basis for year, basis in print_.document.disciplinary_bases.items() if year == print_.year}
    for row in beside_year(beside.benchmarks, own.figure, print_.year):
        bases = own_basis if row.year != print_.year else {}
        if break_between(own.number, print_.year, row.year, bases) is None:
            yield row


def _figures(print_: FromPrint) -> Iterator[_Own]:
    """The figures that may have something beside them, of which the report has statements."""
    year = print_.year
    found = [_Own("staff/bme_percent", 1, (f"{year}/staff/bme", f"{year}/staff/total"))]
    for statement_id in print_.publication.by_id:
        if statement_id.startswith(f"{year}/1/") and statement_id.endswith("/bme_percent"):
            base = statement_id.removesuffix("/bme_percent")
            found.append(_Own(statement_id.partition("/")[2], 1, (f"{base}/bme", f"{base}/total")))
    for number in OUTCOMES:
        groups = ("bme", "white") if number == 3 else ("white", "bme")  # noqa: PLR2004 - the indicator's own number
        counts = tuple(each for group in groups for each in rate_of(print_, year, number, group))
        found.append(_Own(f"{number}/relative_likelihood", number, counts, years_counted(print_, year, number)))
    for number in SURVEY:
        for group in ("bme", "white"):
            base = f"{year}/{number}/{group}"
            found.append(_Own(f"{number}/{group}/percent", number, (f"{base}/yes", f"{base}/answered")))
    for row in ("total", "voting", "executive"):
        base = f"{year}/9/{row}"
        found.append(_Own(f"9/{row}/bme_percent", 9, (f"{base}/bme", f"{base}/total")))
    return (own for own in found if print_.has(f"{year}/{own.figure}"))


def _against(print_: FromPrint, own: _Own, row: Benchmark) -> Iterator[Derived]:
    figure = f"{print_.year}/{own.figure}"

    def work(*counts: int) -> Mapping[str, str]:
        verdict = NO_TEST if own.number == 9 else _verdict(counts, own.spans, float(row.value))  # noqa: PLR2004 - as above
        return {"benchmark": row.value, "verdict": verdict}

    return print_.follows(("against", f"{figure}/against/{row.key}"), own.counts, (figure,), work)


def _verdict(counts: tuple[int, ...], spans: int, value: float) -> str:
    """Higher or lower where the benchmark lies outside the likely range of the organisation's own figure."""
    if len(counts) == 2:  # noqa: PLR2004 - cases and people
        cases, people = counts
        few = min(cases, people - cases) < SMALL
        low, high = (100 * limit for limit in wilson_interval(GroupRate(cases, people, _PEOPLE)))
    else:
        first, second = (GroupRate(counts[at], counts[at + 1] * spans, _PEOPLE) for at in (0, 2))
        few = is_few(first, second)
        low, high = log_interval(first, second)
    if few or low <= value <= high:
        return Verdict.CANNOT_TELL.value
    return Verdict.HIGHER.value if low > value else Verdict.LOWER.value


def _funnel(print_: FromPrint, own: _Own) -> Iterator[Derived]:
    figure = f"{print_.year}/{own.figure}"
    peers = [peer for peer in print_.document.beside.peers if peer.figure == own.figure and peer.year == print_.year]
    points = [(peer.cases, peer.people) for peer in peers]

    def work(cases: int, people: int) -> dict[str, str] | None:
        funnel = funnel_of(points, people)
        if funnel is None:
            return None
        says = {"centre": digits(funnel.centre, 1), "place": place_of(cases, people, funnel.centre / 100).value}
        for each in funnel.limits:
            says[f"limits/{each.people}"] = " ".join(digits(Fraction(limit), 1) for limit in each.at)
        for index, peer in enumerate(peers):
            says[f"peer/{index}"] = digits(Fraction(100 * peer.cases, peer.people), 1)
        return says

    if points and len(own.counts) == 2:  # noqa: PLR2004 - cases and people
        yield from print_.follows(("funnel", f"{figure}/funnel"), own.counts, (figure,), work)

"""Invented publications for the tests of reports: print what is zero or five and more, withhold the rest.

This is not protection; it only gives every kind of statement a place. The real door is disclosure/protect.py.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.domain.returns import Counts, a_return
from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.statements import (
    Document,
    Printed,
    Publication,
    Reading,
    Statement,
    Undefined,
    Withheld,
)
from wres_desktop.disclosure.wanted import joint_wanted_of
from wres_desktop.domain.benchmarks import Beside, shipped_benchmarks
from wres_desktop.domain.catalogue import Part, catalogue_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.edition import load_edition
from wres_desktop.domain.figures import Count, Figure, Ratio, cells_matching, sums_of, total, value
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import (
    Action,
    Board,
    Disciplinary,
    DisciplinaryBasis,
    IndicatorNarrative,
    Recruitment,
    Submission,
)
from wres_desktop.reports.printed import Source

READING = Reading("bme_disadvantaged", ("1.02", "2.31"), could_be_chance=False, cautions=("A caution in plain words.",))
"""How the tests' relative likelihoods read: invented, so that its words are easy to find."""

NARRATIVE = {
    str(number): IndicatorNarrative(f"Implications of number {number}.", f"- Action for number {number}.")
    for number in range(1, 10)
}

ACTIONS = (
    Action(
        indicator="2",
        finding="White applicants fare better.",
        objective="Fair appointments.",
        action="Train every panel.",
        lead="Head of Recruitment",
        measure="Panels trained",
        baseline="None",
        target="All",
        start="May 2021",
        due="March 2022",
        progress="Begun",
        rag="amber",
        eds_outcome="3.1",
    ),
    Action(indicator="2, 4", action="Publish the criteria."),
)


def two_years() -> tuple[Submission, ...]:
    """Two returns of an invented organisation with enough people that most figures are printed."""
    wide: dict[str, Any] = {
        "recruitment": Recruitment(Counts(180, 120, 14), Counts(34, 12, 5)),
        "board": Board(Counts(11, 6, 0), Counts(9, 6, 0), Counts(5, 5, 0)),
    }
    earlier = Recruitment(Counts(150, 110, 11), Counts(30, 16, 0))
    return (a_return(2020, **(wide | {"recruitment": earlier})), a_return(2021, **wide))


def published(*submissions: Submission) -> Publication:
    """The publication of one organisation's returns, with narrative and actions."""
    ordered = sorted(submissions, key=lambda submission: submission.reporting_year)
    latest = ordered[-1]
    part = catalogue_of(ordered)
    bases = {
        each.reporting_year: each.disciplinary.basis.value
        for each in ordered
        if isinstance(each.disciplinary, Disciplinary)
    }
    document = Document(
        organisation_code=latest.organisation.code,
        organisation_name=latest.organisation.name,
        organisation_kind=latest.organisation.kind.value,
        reporting_year=latest.reporting_year,
        snapshot_date=latest.snapshot_date.isoformat(),
        previous_year=ordered[-2].reporting_year if len(ordered) > 1 else None,
        disciplinary_bases=bases,
        unavailable=dict(part.unavailable),
        form={"report_date": "July 2021", "board_lead": "Director of People", "completeness": "Nothing is missing."},
        narrative=NARRATIVE,
        actions=ACTIONS,
    )
    statements = tuple(_statement(figure, part) for figure in part.figures)
    publication = Publication(
        title="A report",
        cells=tuple(part.table),
        statements=statements,
        policy="default",
        program_version="0.1.0",
        document=document,
    )
    return with_derived(publication, Beside(shipped_benchmarks()))


def published_joint(*submissions: Submission) -> Publication:
    """The publication of a consortium's returns, the first one's organisation leading."""
    wanted = joint_wanted_of(consortium_of(submissions, name="Invented Neighbours"))
    publication = Publication(
        title=wanted.title,
        cells=tuple(wanted.part.table),
        statements=tuple(_statement(figure, wanted.part) for figure in wanted.part.figures),
        policy="default",
        program_version="0.1.0",
        document=wanted.document,
    )
    return with_derived(publication, Beside(shipped_benchmarks()))


def _statement(figure: Figure, part: Part) -> Statement:
    counts = [total(cell_sum, part.table) for cell_sum in sums_of(figure.quantity)]
    if any(0 < count < 5 for count in counts):
        return Withheld(figure.id, figure.quantity)
    exact = value(figure.quantity, part.table)
    if isinstance(exact, NotCalculable):
        return Undefined(figure.id, figure.quantity, exact.reason)
    reads = isinstance(figure.quantity, Ratio) and figure.id.endswith("relative_likelihood")
    return Printed(figure.id, figure.quantity, digits(exact, figure.decimals), reading=READING if reads else None)


def everything_withheld(publication: Publication) -> Publication:
    """The same publication with no figure printed."""
    withheld = tuple(Withheld(each.id, each.quantity) for each in publication.statements)
    return with_derived(replace(publication, statements=withheld))


def with_printed(publication: Publication, texts: dict[str, str]) -> Publication:
    """The same publication with other texts for some statements, printed whatever they were."""
    return _with(publication, lambda each: replace_text(each, texts[each.id]) if each.id in texts else each)


def with_withheld(publication: Publication, *starts: str) -> Publication:
    """The same publication with every statement withheld whose id begins so, and what follows from it."""
    withheld = _with(publication, lambda each: Withheld(each.id, each.quantity) if each.id.startswith(starts) else each)
    return with_derived(withheld)


def with_rounded(publication: Publication, *starts: str, base: int = 10) -> Publication:
    """The same publication with the counts rounded whose ids begin so, as a plan rounds them: never to nobody.

    What was worked out from one is withheld.
    """
    rounded = {
        each.id: (int(each.printed) + base // 2) // base * base
        for each in publication.statements
        if isinstance(each, Printed) and isinstance(each.quantity, Count) and each.id.startswith(starts)
    }
    counted = {
        cells_matching(of, publication.cells) for each in rounded for of in sums_of(publication.by_id[each].quantity)
    }
    return with_derived(_with(publication, lambda each: _rounded(each, rounded, counted, publication.cells, base)))


def _rounded(
    statement: Statement, rounded: dict[str, int], counted: set[tuple[str, ...]], cells: tuple[str, ...], base: int
) -> Statement:
    if rounded.get(statement.id):
        return Printed(statement.id, statement.quantity, str(rounded[statement.id]), base)
    rests_on = (cells_matching(of, cells) for of in sums_of(statement.quantity))
    return Withheld(statement.id, statement.quantity) if counted.intersection(rests_on) else statement


def without(publication: Publication, *starts: str) -> Publication:
    """The same publication without the statements whose ids begin so."""
    kept = tuple(each for each in publication.statements if not each.id.startswith(starts))
    return with_derived(replace(publication, statements=kept))


def replace_text(statement: Statement, text: str) -> Printed:
    """A statement printed as ``text``."""
    reading = statement.reading if isinstance(statement, Printed) else None
    return Printed(statement.id, statement.quantity, text, reading=reading)


def _with(publication: Publication, change: Callable[[Statement], Statement]) -> Publication:
    return replace(publication, statements=tuple(change(each) for each in publication.statements))


def with_document(publication: Publication, **fields: Any) -> Publication:  # noqa: ANN401 - any field of a document
    """The same publication with some of the organisation's words changed."""
    assert publication.document is not None
    return replace(publication, document=replace(publication.document, **fields))


def source_of(publication: Publication) -> Source:
    """What content is made from."""
    assert publication.document is not None
    return Source(publication, publication.document, load_edition(publication.document.reporting_year))


def count(statement_id: str, printed: str | None) -> Statement:
    """A headcount by itself: printed, or withheld."""
    quantity = Count((f"X01/{statement_id}",))
    return Withheld(statement_id, quantity) if printed is None else Printed(statement_id, quantity, printed)


TWO_YEAR_AVERAGE = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(6, 5, 0), Counts(7, 6, 0))

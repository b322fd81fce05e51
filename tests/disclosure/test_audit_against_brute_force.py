"""The audit against a second intruder that writes every table down (more with WRES_GENERATED_PUBLICATIONS=20000)."""

import os
from itertools import combinations

import pytest

from tests.disclosure.brute_force import (
    CellSet,
    Interval,
    PublicationJson,
    RateJson,
    StatementJson,
    audit_by_brute_force,
    cells_named,
    possible_tables,
)
from tests.disclosure.generated import generate
from tests.disclosure.one_table import some_table_prints, with_only
from wres_desktop.disclosure.audit import Audit, audit
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.publication_file import publication_from_json

PUBLICATIONS = int(os.environ.get("WRES_GENERATED_PUBLICATIONS", "600"))


FOUND = (8133,)
"""Those of 20,000 that once brought a fault to light: 8133 one in what is told of cells that just became known."""


def publication(*cells: str, statements: list[StatementJson]) -> PublicationJson:
    """A publication of these cells; statements are named s1, s2, ... in order."""
    for number, statement in enumerate(statements, 1):
        statement["id"] = f"s{number}"
    return PublicationJson(format="wres-publication", version=1, cells=list(cells), facts=[], statements=statements)


def audited(content: PublicationJson) -> Audit:
    return audit(publication_from_json(content), load_policy())


def intervals(content: PublicationJson, found: Audit) -> dict[CellSet, tuple[int, int | None, bool]]:
    """The audit's answers by the cells of each sum; the same sum named in two ways has one answer."""
    answers: dict[CellSet, tuple[int, int | None, bool]] = {}
    for examined in found.examined:
        cells = cells_named(examined.of, content["cells"])
        answer = (examined.lowest, examined.highest, examined.protected)
        assert answers.setdefault(cells, answer) == answer
    return answers


@pytest.mark.parametrize("number", sorted({*range(PUBLICATIONS), *FOUND}))
def test_the_audit_finds_what_writing_down_every_table_finds(number: int) -> None:
    content = generate(number).publication
    found, expected = audited(content), audit_by_brute_force(content, threshold=5)
    assert found.consistent == expected.consistent
    assert intervals(content, found) == {
        cells: (interval.lowest, interval.highest, interval.protected) for cells, interval in expected.examined.items()
    }
    if not expected.consistent:
        assert found.contradiction
        assert not some_table_prints(with_only(content, found.contradiction), tables=100_000)
        for fewer in combinations(found.contradiction, len(found.contradiction) - 1):
            assert some_table_prints(with_only(content, fewer))


def test_writing_down_every_table_keeps_the_true_one() -> None:
    for number in range(200):
        generated = generate(number)
        if not generated.misprinted:
            names = generated.publication["cells"]
            truth = [generated.truth[name] for name in names]
            assert any((tables == truth).all(axis=1).any() for tables in possible_tables(generated.publication))


def test_writing_down_every_table_is_refused_where_a_cell_has_no_limit() -> None:
    endless = publication(
        "staff/white",
        "staff/bme",
        statements=[{"kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "10"}],
    )
    with pytest.raises(ValueError, match="no limit"):
        list(possible_tables(endless))


def test_one_point_four_percent_of_295_people_are_four_people() -> None:
    content = publication(
        *("staff/white", "staff/bme", "staff/unknown"),
        statements=[
            {"kind": "count", "of": ["staff/*"], "printed": "295"},
            {"kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"], "printed": "1.4"},
        ],
    )
    bme = frozenset(["staff/bme"])
    assert intervals(content, audited(content))[bme] == (4, 4, False)
    assert audit_by_brute_force(content).examined[bme] == Interval(4, 4, protected=False)


EIGHT = StatementJson(kind="count", of=["a/*"], printed="8")
FOUR_OF_EIGHT = [
    StatementJson(kind="count", of=["b/*"], printed="8"),
    StatementJson(kind="count", of=["b/in"], printed="4"),
]
A, B = RateJson(numerator=["a/in"], denominator=["a/*"]), RateJson(numerator=["b/in"], denominator=["b/*"])


@pytest.mark.parametrize(
    ("figure", "printed", "people"),
    [
        # 1 of 8 is 12.5 %; 7 of 8 less 4 of 8 is 37.5 points, and 1 of 8 less 4 of 8 the same below zero.
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"]), "13", 1),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"]), "12", None),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], rounding="truncated"), "12", 1),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], rounding="truncated"), "13", None),
        (StatementJson(kind="difference", of=A, minus=B), "38", 7),
        (StatementJson(kind="difference", of=A, minus=B), "37", None),
        (StatementJson(kind="difference", of=A, minus=B), "-38", 1),
        (StatementJson(kind="difference", of=A, minus=B), "-37", None),
        (StatementJson(kind="difference", of=A, minus=B, rounding="truncated"), "-37", 1),
        (StatementJson(kind="difference", of=A, minus=B, rounding="truncated"), "-38", None),
        # 1 of 8 is a quarter as likely as 4 of 8.
        (StatementJson(kind="ratio", of=A, compared_with=B), "0.3", 1),
        (StatementJson(kind="ratio", of=A, compared_with=B), "0.2", None),
        (StatementJson(kind="ratio", of=A, compared_with=B, rounding="truncated"), "0.2", 1),
        # 2 years: 2 cases among 8 people are 1 a year.
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], averaged_over=2), "13", 2),
        (StatementJson(kind="percentage", of=["a/in"], out_of=["a/*"], averaged_over=2), "12", None),
    ],
)
def test_exact_halves_go_away_from_zero(figure: StatementJson, printed: str, people: int | None) -> None:
    statements: list[StatementJson] = [{**known} for known in (EIGHT, *FOUR_OF_EIGHT)]
    statements.append({**figure, "printed": printed})
    content = publication("a/in", "a/out", "b/in", "b/out", statements=statements)
    found, expected = audited(content), audit_by_brute_force(content)
    assert found.consistent == expected.consistent == (people is not None)
    if people is not None:
        inside = frozenset(["a/in"])
        assert intervals(content, found)[inside][:2] == (people, people)
        assert (expected.examined[inside].lowest, expected.examined[inside].highest) == (people, people)

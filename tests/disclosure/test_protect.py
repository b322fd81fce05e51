"""The only door: it opens for a complete proof and for nothing else."""

from itertools import pairwise
from typing import Any

import pytest

from tests.builders import POLICY, Json, failures, generated_return, report_on
from tests.domain.returns import a_return
from wres_desktop import pipeline
from wres_desktop.disclosure import product_tables
from wres_desktop.disclosure import protect as door
from wres_desktop.disclosure.audit import audit
from wres_desktop.disclosure.possible_tables import AuditUnfinished
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.sensitive import Sensitive
from wres_desktop.disclosure.statements import Publication
from wres_desktop.disclosure.verify import Table, printed_from
from wres_desktop.disclosure.verify_reading import Sums
from wres_desktop.disclosure.witnesses import Witnesses, find_witnesses
from wres_desktop.domain.figures import Table as Counts
from wres_desktop.domain.submission import GroupCounts, Recruitment
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.errors import NotProtected

RETURN = generated_return(14)
CELLS = ("in/bme", "in/white", "out/bme", "out/white")
RATES: Json = {
    "of": {"numerator": ["in/bme"], "denominator": ["*/bme"]},
    "compared_with": {"numerator": ["in/white"], "denominator": ["*/white"]},
}


def publication(*statements: Json) -> Publication:
    content = {"format": "wres-publication", "version": 1, "title": "Invented", "cells": list(CELLS)}
    rows = [{"id": str(number)} | statement for number, statement in enumerate(statements)]
    return publication_from_json(content | {"statements": rows})


def test_where_no_witness_is_found_whatever_is_withheld_nothing_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[set[str]] = []

    def nothing_proved(told: Publication, _: Counts, sensitive: tuple[Sensitive, ...]) -> Witnesses:
        plans.append({statement.id for statement in told.statements if told.printed(statement.id) is not None})
        return Witnesses((), sensitive[:1])

    monkeypatch.setattr(door, "find_witnesses", nothing_proved)
    with pytest.raises(NotProtected, match=r"^[^\n]+\.$"):
        door.protect([RETURN], POLICY)

    assert len(plans) > 1
    assert all(set(later) != set(earlier) for earlier, later in pairwise(plans))


def test_a_solver_that_gives_wrong_witnesses_is_found_out_and_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lie(told: Publication, _: Counts, __: tuple[Sensitive, ...]) -> Witnesses:
        return Witnesses((dict.fromkeys(told.cells, 0), dict.fromkeys(told.cells, 9)), ())

    monkeypatch.setattr(door, "find_witnesses", lie)
    with pytest.raises(NotProtected, match=r"^[^\n]+\.$"):
        pipeline.protect([RETURN])


def test_a_return_of_large_counts_alone_withholds_no_count_and_needs_no_witness() -> None:
    nothing: dict[str, Any] = {"recruitment": None, "disciplinary": None, "training": None, "survey": {}, "board": None}
    rows = {"band_5": GroupCounts(40, 20, 0), "band_6": GroupCounts(30, 20, 0)}
    report = report_on(a_return(workforce={StaffGroup.CLINICAL: rows}, **nothing))
    counts = [statement for statement in report.publication["statements"] if statement["kind"] == "count"]

    assert report.proof["sensitive"] == report.proof["witnesses"] == []
    assert failures(report.publication, report.proof) == []
    assert all("printed" in statement for statement in counts)


@pytest.mark.parametrize(("shortlisted", "likelihood"), [(9, None), (10, "0.0")])
def test_a_rate_of_fewer_than_ten_people_is_withheld_although_its_counts_are_printed(
    shortlisted: int, likelihood: str | None
) -> None:
    nothing: dict[str, Any] = {"workforce": None, "disciplinary": None, "training": None, "survey": {}, "board": None}
    log = Recruitment(GroupCounts(80, shortlisted, 0), GroupCounts(20, 0, 0))
    says = report_on(a_return(recruitment=log, **nothing)).protected.publication.printed

    assert says("2021/2/shortlisted/bme") == str(shortlisted)
    assert says("2021/2/appointed/bme") == "0"
    assert says("2021/2/likelihood/bme") == likelihood


def test_witnesses_are_found_where_a_printed_ratio_multiplies_withheld_counts() -> None:
    """Groups of 20 and 80 and a ratio of 2.0 or so: the cases themselves stay open."""
    told = publication(
        {"kind": "count", "of": ["*/bme"], "printed": "20"},
        {"kind": "ratio", **RATES, "printed": "2"},
    )
    truth = {"in/bme": 4, "out/bme": 16, "in/white": 9, "out/white": 71}
    found = find_witnesses(told, truth, [Sensitive(("in/bme",), 1, 5)])
    sums = Sums(CELLS)

    assert found.unproved == ()
    assert {table["in/bme"] <= 1 for table in found.tables} == {True, False}
    for table in found.tables:
        assert table != truth
        for statement in (
            {"kind": "count", "of": ["*/bme"], "printed": "20"},
            {"kind": "ratio", **RATES, "printed": "2"},
        ):
            assert printed_from(statement, Table(table, sums)) == statement["printed"]


def test_what_a_printed_ratio_and_its_other_counts_pin_stays_unproved() -> None:
    told = publication(
        {"kind": "count", "of": ["*/bme"], "printed": "20"},
        {"kind": "count", "of": ["in/white"], "printed": "9"},
        {"kind": "count", "of": ["out/white"], "printed": "71"},
        {"kind": "ratio", **RATES, "printed": "1.78"},
    )
    need = Sensitive(("in/bme",), 0, 5)
    found = find_witnesses(told, {"in/bme": 4, "out/bme": 16, "in/white": 9, "out/white": 71}, [need])

    assert found.unproved == (need,)


def test_an_audit_that_runs_out_of_time_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    told = publication({"kind": "ratio", **RATES, "printed": "1.78"})
    monkeypatch.setattr(product_tables, "SECONDS", 0.0)
    with pytest.raises(AuditUnfinished, match=r"^[^\n]+\.$"):
        audit(told, POLICY)
    assert issubclass(AuditUnfinished, NotProtected)

"""The only door: it opens for a complete proof and for nothing else."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from tests.builders import POLICY, Json, failures, generated_return, report_on
from tests.domain.returns import a_return
from wres_desktop import pipeline
from wres_desktop.disclosure import protect as door
from wres_desktop.disclosure.certify import Certified, certify
from wres_desktop.disclosure.constraints import Constraint, constraints_of
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.possible_tables import AuditUnfinished
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.rules import Rule
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.submission import GroupCounts, Recruitment
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.errors import NotProtected

SECRET = Secret(bytes(range(16)))
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


def test_where_no_witness_is_found_less_and_less_is_printed_and_in_the_end_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told_of: list[int] = []

    def nothing_proved(_: tuple[str, ...], told: Sequence[Constraint], rules: Sequence[Rule], __: object) -> Certified:
        told_of.append(len(told))
        return Certified((), tuple(rules[:1]))

    monkeypatch.setattr(door, "certify", nothing_proved)
    with pytest.raises(NotProtected, match=r"^[^\n]+\.$"):
        door.protect([RETURN], door.Terms(POLICY, SECRET))

    assert len(told_of) > 5
    assert all(later < earlier for earlier, later in pairwise(told_of))


def test_what_is_dropped_for_want_of_a_witness_was_chosen_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first two tries are said not to be proved: one figure less, then two more, then what is left is printed."""
    whole = door.protect([RETURN], door.Terms(POLICY, SECRET)).publication
    tries: list[int] = []

    def proved_at_last(
        cells: tuple[str, ...], told: Sequence[Constraint], rules: Sequence[Rule], truth: Sequence[int]
    ) -> Certified:
        tries.append(len(told))
        return Certified((), tuple(rules[:1])) if len(tries) < 3 else certify(cells, told, rules, truth)

    monkeypatch.setattr(door, "certify", proved_at_last)
    less = door.protect([RETURN], door.Terms(POLICY, SECRET)).publication
    printed = [{each.id for each in of.statements if isinstance(each, Printed)} for of in (whole, less)]

    assert printed[1] < printed[0]
    assert len(printed[1]) > len(printed[0]) / 2


def test_a_solver_that_gives_wrong_witnesses_is_found_out_and_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lie(cells: tuple[str, ...], *_: object) -> Certified:
        return Certified(((0,) * len(cells), (9,) * len(cells)), ())

    monkeypatch.setattr(door, "certify", lie)
    with pytest.raises(NotProtected, match=r"^[^\n]+\.$"):
        pipeline.protect([RETURN])


def test_a_return_of_large_counts_alone_withholds_nothing_but_what_is_passed_by() -> None:
    nothing: dict[str, Any] = {"recruitment": None, "disciplinary": None, "training": None, "survey": {}, "board": None}
    rows = {"band_5": GroupCounts(40, 20, 0), "band_6": GroupCounts(30, 20, 0)}
    report = report_on(a_return(workforce={StaffGroup.CLINICAL: rows}, **nothing))
    counts = [statement for statement in report.publication["statements"] if statement["kind"] == "count"]

    assert report.proof["sensitive"] == []
    assert failures(report.publication, report.proof) == []
    withheld = {statement["id"] for statement in counts if "printed" not in statement}
    assert {report.protected.reasons[each] for each in withheld} <= {Reason.PASSED_BY.value}
    assert len(withheld) < len(counts) / 5


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


def test_an_audit_that_runs_out_of_time_is_a_refusal() -> None:
    told = publication({"kind": "ratio", **RATES, "printed": "1.78"})
    with pytest.raises(AuditUnfinished, match=r"^[^\n]+\.$"):
        Knowledge(told.cells, constraints_of(told)).possible(seconds=0.0)
    assert issubclass(AuditUnfinished, NotProtected)

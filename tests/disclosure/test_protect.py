"""The only door: it opens for a complete proof and for nothing else."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.builders import (
    POLICY,
    SAMPLES,
    Json,
    failures,
    generated_return,
    report_on,
    sample_paths,
    sample_report,
)
from tests.domain.returns import a_return
from wres_desktop import pipeline
from wres_desktop.disclosure import protect as door
from wres_desktop.disclosure import proving
from wres_desktop.disclosure.certify import Certified, certify
from wres_desktop.disclosure.constraints import Constraint, constraints_of
from wres_desktop.disclosure.decide import Reason
from wres_desktop.disclosure.knowledge import Knowledge
from wres_desktop.disclosure.looking import Looking, NotShown
from wres_desktop.disclosure.possible_tables import AuditUnfinished
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.rules import Rule
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.sensitive import empty_rows, sensitive_counts
from wres_desktop.disclosure.statements import Printed, Publication, Undefined, Withheld
from wres_desktop.disclosure.terms import Terms
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.figures import Count, cells_matching, sums_of, total
from wres_desktop.domain.submission import GroupCounts, Recruitment, SurveyCount, SurveyQuestion, SurveyResult
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.errors import NotProtected

ROOT = Path(__file__).resolve().parents[2]
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

    def nothing_proved(_: object, told: Sequence[Constraint], *__: object) -> NoReturn:
        told_of.append(len(told))
        raise NotShown

    monkeypatch.setattr(proving, "certified", nothing_proved)
    with pytest.raises(NotProtected, match=r"^[^\n]+\.$"):
        door.protect([RETURN], Terms(POLICY, SECRET))

    assert len(told_of) > 5
    assert all(later < earlier for earlier, later in pairwise(told_of))


def test_what_is_dropped_for_want_of_a_witness_was_chosen_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first two tries are said not to be proved: one figure less, then two more, then what is left is printed."""
    whole = door.protect([RETURN], Terms(POLICY, SECRET)).publication
    tries: list[int] = []

    def proved_at_last(
        cells: tuple[str, ...],
        told: Sequence[Constraint],
        rules: Sequence[Rule],
        _: object,
        truth: Sequence[int],
        looking: Looking,
    ) -> Certified:
        tries.append(len(told))
        if len(tries) < 3:
            raise NotShown
        return certify(cells, told, rules, truth, looking=looking)

    monkeypatch.setattr(proving, "certified", proved_at_last)
    less = door.protect([RETURN], Terms(POLICY, SECRET)).publication
    printed = [{each.id for each in of.statements if isinstance(each, Printed)} for of in (whole, less)]

    assert printed[1] < printed[0]
    assert len(printed[1]) > len(printed[0]) / 2


def test_a_solver_that_gives_wrong_witnesses_is_found_out_and_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lie(cells: tuple[str, ...], *_: object, **__: object) -> Certified:
        return Certified(((0,) * len(cells), (9,) * len(cells)), ())

    monkeypatch.setattr(proving, "certified", lie)
    with pytest.raises(NotProtected, match=r"^[^\n]+\.$"):
        pipeline.protect([RETURN])


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sensitive_count_is_printed_and_no_rate_without_its_counts(name: str) -> None:
    part = catalogue_of(pipeline.open_returns(sample_paths(name)).submissions)
    names = tuple(part.table)
    sensitive = {cells_matching(need.of, names) for need in sensitive_counts(part.table, part.figures, POLICY)}
    statements = sample_report(name).protected.publication.statements
    counts = {
        cells_matching(statement.quantity.of, names)
        for statement in statements
        if isinstance(statement, Printed) and isinstance(statement.quantity, Count)
    }

    assert sensitive
    assert not counts & sensitive
    assert not any(0 < total(cells, part.table) < 5 for cells in counts)
    for statement in statements:
        if not isinstance(statement, Withheld) and not isinstance(statement.quantity, Count):
            sums = [cells_matching(cell_sum, names) for cell_sum in sums_of(statement.quantity)]
            assert all(cells in counts for cells in sums), statement.id
            enough = all(total(cells, part.table) >= POLICY.rate_minimum for cells in sums[1::2])
            assert enough or isinstance(statement, Undefined), statement.id


def test_of_a_survey_question_that_too_few_of_one_group_answered_nothing_is_printed() -> None:
    """Nine BME answers: not even how many white staff answered is told beside any of it."""
    survey = {SurveyQuestion.HARASSMENT_STAFF: SurveyResult(SurveyCount(40, 110), SurveyCount(5, 9))}
    nothing: dict[str, Any] = {"recruitment": None, "disciplinary": None, "training": None, "board": None}
    report = report_on(a_return(survey=survey, **nothing))
    of_survey = [s for s in report.publication["statements"] if s["id"].split("/")[1] == "6"]
    told = [s["id"] for s in of_survey if "printed" in s]

    assert of_survey
    assert all(each.endswith("/white/answered") for each in told)


def test_the_same_return_with_the_same_secret_gives_the_same_files_byte_for_byte_in_any_process() -> None:
    program = """
import hashlib, sys
from tests.builders import POLICY, generated_return
from wres_desktop.disclosure.proof import proof_text
from wres_desktop.disclosure.protect import protect
from wres_desktop.disclosure.terms import Terms
from wres_desktop.disclosure.publication_file import publication_text
from wres_desktop.disclosure.secret import Secret
made = protect([generated_return(14)], Terms(POLICY, Secret(bytes(range(16)))))
print(hashlib.sha256((publication_text(made.publication) + proof_text(made.proof)).encode()).hexdigest())
"""
    said = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1


def test_another_secret_gives_another_publication_and_each_is_in_its_proof() -> None:
    made = [door.protect([RETURN], Terms(POLICY, Secret(bytes([number] * 16)))) for number in range(3)]

    assert len({publication_text(each.publication) for each in made}) > 1
    assert [each.proof.secret for each in made] == [bytes([number] * 16).hex() for number in range(3)]
    assert all(each.proof.secret not in publication_text(each.publication) for each in made)


def test_empty_rows_come_first_where_the_policy_says_so() -> None:
    """All of them are printed, but where that would tell that a small group is all in one place."""
    part = catalogue_of([RETURN])
    empty = empty_rows(part.figures, part.table)
    withheld = []
    for policy in (POLICY, replace(POLICY, name="own", empty_rows_printed=True)):
        made = door.protect([RETURN], Terms(policy, SECRET))
        withheld.append(
            [
                made.reasons[statement.id]
                for statement in made.publication.statements
                if isinstance(statement, Withheld)
                and isinstance(statement.quantity, Count)
                and empty.issuperset(cells_matching(statement.quantity.of, tuple(part.table)))
            ]
        )

    assert len(withheld[1]) < len(withheld[0])
    assert Reason.PASSED_BY not in withheld[1]


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

"""The audit: what an intruder can work out, in words and as a file."""

import json
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import POLICY, Json
from wres_desktop.disclosure.audit import audit, is_protected
from wres_desktop.disclosure.audit_text import audit_json, audit_words
from wres_desktop.disclosure.ledger import read_together
from wres_desktop.disclosure.publication_file import publication_from_json
from wres_desktop.disclosure.statements import Publication
from wres_desktop.errors import WrongUse
from wres_desktop.paths import resources


def publication(*statements: Json, cells: tuple[str, ...] = ("staff/white", "staff/bme")) -> Publication:
    rows = [{"id": f"s{number}", "kind": "count"} | statement for number, statement in enumerate(statements)]
    return publication_from_json(
        {"format": "wres-publication", "version": 1, "cells": list(cells), "statements": rows, "title": "Invented"}
    )


def count(of: str, printed: str, **more: Any) -> Json:  # noqa: ANN401 - any row
    return {"of": [of], "printed": printed, **more}


PERCENT: Json = {"kind": "percentage", "of": ["staff/bme"], "out_of": ["staff/*"]}


def interval(told: Publication, of: str) -> tuple[int, int | None, bool]:
    (found,) = (examined for examined in audit(told, POLICY, [of]).examined if examined.of == (of,))
    return found.lowest, found.highest, found.protected


def test_295_staff_of_whom_1_4_percent_are_bme_are_4_people_and_not_protected() -> None:
    """Standard 6, attack 1."""
    told = publication(count("staff/*", "295"), PERCENT | {"printed": "1.4"})

    assert interval(told, "staff/bme") == (4, 4, False)


@pytest.mark.parametrize(
    ("lowest", "highest", "protected"),
    [
        (0, 5, True),
        (0, None, True),
        (0, 4, False),
        (1, 5, False),
        (1, None, False),
        (4, 90, False),
        (3, 3, False),
        (0, 0, True),
        (5, 5, True),
        (7, 12, True),
        (5, None, True),
    ],
)
def test_an_interval_protects_that_holds_no_small_count_or_both_0_and_5(
    lowest: int, highest: int | None, *, protected: bool
) -> None:
    assert is_protected(lowest, highest, 5) == protected


def test_a_sum_without_an_upper_limit_has_none() -> None:
    assert interval(publication(count("staff/white", "20")), "staff/*") == (20, None, True)


def test_another_sum_is_examined_where_it_is_asked_for() -> None:
    told = publication(count("staff/white", "20"), cells=("staff/white", "staff/bme", "board/bme"))

    assert ("*/bme",) in {examined.of for examined in audit(told, POLICY, ["*/bme"]).examined}
    with pytest.raises(WrongUse, match=r"\.$"):
        audit(told, POLICY, ["nowhere/*"])


def test_statements_that_cannot_all_be_true_are_named_and_none_of_those_named_is_superfluous() -> None:
    """12 people cannot be 41 %: five are 42 % and four are 33 %."""
    told = publication(
        count("staff/white", "7"), count("staff/*", "12"), PERCENT | {"printed": "41"}, count("staff/bme", "5")
    )
    found = audit(told, POLICY)

    assert not found.consistent
    assert not found.all_protected
    assert found.contradiction in {("s1", "s2"), ("s0", "s2"), ("s2", "s3"), ("s0", "s1", "s2"), ("s0", "s2", "s3")}
    assert "s2" in audit_words(found)


def test_two_reports_together_tell_what_neither_tells_alone() -> None:
    """Standard 6, attack 5: the joint total less one member's own report."""
    cells = ("one/bme", "other/bme")
    joint, member = publication(count("*/bme", "23"), cells=cells), publication(count("one/bme", "20"), cells=cells)

    assert interval(joint, "other/bme") == (0, 23, True)
    assert interval(member, "other/bme") == (0, None, True)
    assert interval(read_together([joint, member]), "other/bme") == (3, 3, False)


def test_the_words_say_what_can_be_worked_out() -> None:
    told = publication(count("staff/*", "295"), PERCENT | {"printed": "1.4"})

    assert "staff/bme: it can only be 4" in audit_words(audit(told, POLICY))
    assert "No small number" in audit_words(audit(publication(count("staff/*", "60")), POLICY))


@pytest.mark.parametrize("printed", ["1.4", "41"])
def test_the_file_of_an_audit_fits_its_schema(printed: str) -> None:
    told = publication(count("staff/*", "295"), count("staff/white", "291"), PERCENT | {"printed": printed})
    content = json.loads(audit_json(audit(told, POLICY)))
    schema = json.loads((resources() / "schema" / "audit.schema.json").read_text(encoding="utf-8"))

    Draft202012Validator(schema).validate(content)
    assert content["consistent"] == (printed == "1.4")


def test_a_group_with_somebody_in_it_is_not_why_a_figure_has_no_value() -> None:
    """No difference: one of the two groups is empty; in the first are two white staff, so it is the second."""
    rates = ({"numerator": ["staff/bme"], "denominator": ["staff/*"]}, {"numerator": ["b/bme"], "denominator": ["b/*"]})
    told = publication(
        count("staff/white", "2"),
        {"kind": "difference", "of": rates[0], "minus": rates[1], "not_calculable": "nobody in the group"},
        cells=("staff/white", "staff/bme", "b/white", "b/bme"),
    )

    assert interval(told, "b/*") == (0, 0, True)
    assert interval(told, "staff/bme") == (0, None, True)


_SLOW = """
from wres_desktop.disclosure.constraints import Linear
from wres_desktop.disclosure.intruder import Component, Limits
from wres_desktop.disclosure.linear_tables import LinearTables

slow = (Linear(((1000, (0,)), (-999, (1,))), None, 0, ""), Linear(((1000, (1,)), (-999, (0,))), None, 1000, ""))
tables = LinearTables(Component((0, 1), slow), Limits([0, 0], [1_000_000, 1_000_000], 1_000_000))
print(tables.extreme((0,), highest=True)[0])
"""


def test_the_solver_says_nothing_of_its_own() -> None:
    """Two sums that limit each other so slowly that a preparation in floating point would give up, and say so.

    In a process of its own: once CP-SAT's other interface is loaded, the remark goes elsewhere.
    """
    run = subprocess.run([sys.executable, "-c", _SLOW], capture_output=True, text=True, check=True)  # noqa: S603 - our own

    assert (run.stdout, run.stderr) == ("0\n", "")

"""Attacks by a member of a consortium that knows all of its own counts, under the policy that is to hold against that.

It reads every publication as it is printed; nobody here takes a share away from anything. A minute each and more: on
request only. ``tests/disclosure/test_insiders_together.py`` asks the same of less, by the audit's intruder.
"""

import json
from collections.abc import Iterator, Sequence

import pytest

from tests.attack.publish import how_many, joint, publication
from tests.attack.returns import SHAPES, Return, invented, next_year
from tests.attack.truth import together
from tests.attack.verdict import Breach, narrowed, summary

INSIDERS = "joint_insiders"
OWN_REPORTS = how_many(0, 0.02)
YEARS = how_many(0, 0.02)
LEFT = how_many(0, 0.02)
TWO_CONSORTIA = how_many(0, 0.02)


def learnt(out: Sequence[str], new: Sequence[str], returns: Sequence[Return]) -> Iterator[Breach]:
    """What any member learns of others from ``new`` that it did not know from ``out`` and its own counts."""
    truth = together(list(returns))
    for code in dict.fromkeys(made["organisation"]["code"] for made in returns):
        own = {cell: count for cell, count in truth.items() if cell.startswith(f"{code}/")}
        known = {
            "cells": list(own),
            "statements": [{"id": c, "kind": "count", "of": [c], "printed": str(n)} for c, n in own.items()],
        }
        about_others = [_not_printed(json.loads(text), own) for text in (*out, *new)]
        before = [*out, json.dumps(known), *(text for text in about_others if text)]
        found, _ = narrowed(before, new, truth)
        yield from (breach for breach in found if breach.cells.isdisjoint(own))


def _not_printed(content: Return, own: dict[str, int]) -> str:
    """What a publication counts, without its printed numbers: over the cells of the others."""
    cells = [cell for cell in content["cells"] if cell not in own]
    patterns = {cell: [*cell.split("/")] for cell in content["cells"]}

    def others(of: list[str]) -> list[str]:
        wanted = [pattern.split("/") for pattern in of]
        return [
            cell
            for cell in cells
            if any(
                len(each) == len(patterns[cell])
                and all(w in ("*", p) for w, p in zip(each, patterns[cell], strict=True))
                for each in wanted
            )
        ]

    statements = [
        {"id": each["id"], "kind": "count", "of": left, "withheld": True}
        for each in content["statements"]
        if each["kind"] == "count" and (left := others(each["of"]))
    ]
    return json.dumps({"cells": cells, "statements": statements}) if cells else ""


def members_of(seed: int, members: int) -> list[Return]:
    return [invented(seed + at, code=f"9M{at}", year=2021, shape=SHAPES[(seed + at) % 12]) for at in range(members)]


def nobody_learns(out: Sequence[str], new: Sequence[str], returns: Sequence[Return]) -> None:
    assert all(any("printed" in each for each in json.loads(text)["statements"]) for text in new)
    found = list(learnt(out, new, returns))
    assert not found, summary(found)


@pytest.mark.parametrize("seed", range(OWN_REPORTS))
def test_without_that_policy_a_member_does_work_out_small_numbers(seed: int) -> None:
    members = members_of(seed, 3)

    assert list(learnt([], joint(members, with_members=True), members))


@pytest.mark.parametrize("seed", range(OWN_REPORTS))
def test_a_joint_report_together_with_each_members_own(seed: int) -> None:
    members = members_of(seed, 2 + seed % 2)
    nobody_learns([], joint(members, policy=INSIDERS, with_members=True), members)


@pytest.mark.parametrize("seed", range(YEARS))
def test_a_joint_report_of_two_years_after_the_first_was_published_alone(seed: int) -> None:
    members = members_of(seed, 2)
    years = [*members, *(next_year(seed, member) for member in members)]
    first = joint(members, policy=INSIDERS)
    nobody_learns(first, joint(years, policy=INSIDERS, out=first), years)


@pytest.mark.parametrize("seed", range(1, 1 + LEFT))
def test_a_smaller_consortium_after_one_member_left(seed: int) -> None:
    members = members_of(seed, 3)
    first = joint(members, policy=INSIDERS)
    nobody_learns(first, joint(members[:2], policy=INSIDERS, out=first), members)


@pytest.mark.parametrize("seed", range(1, 1 + TWO_CONSORTIA))
def test_a_member_of_two_consortia(seed: int) -> None:
    members = members_of(seed, 3)
    first = joint(members[:2], policy=INSIDERS)
    nobody_learns(first, joint(members[1:], policy=INSIDERS, out=first), members)


@pytest.mark.parametrize("seed", range(1, 1 + TWO_CONSORTIA))
def test_a_members_own_report_after_the_joint_one_of_two(seed: int) -> None:
    members = members_of(seed, 2)
    first = joint(members, policy=INSIDERS)
    nobody_learns(first, [publication(members[:1], policy=INSIDERS, out=first)], members)

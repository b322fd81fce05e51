"""Attacks on publications of the program: from their text alone, nothing that the policy protects comes out.

WRES_ATTACKED_PUBLICATIONS=200 attacks some 200 publications instead of about 12.
"""

import json
from functools import cache

import pytest

from tests.attack.intruder import Intruder
from tests.attack.paper import read
from tests.attack.publish import how_many, joint, publication, spoiled
from tests.attack.returns import Return, invented, neighbours, series
from tests.attack.truth import cells_of, together
from tests.attack.verdict import Breach, breaches, summary

SINGLE = how_many(3, 0.4)
TOGETHER = how_many(1, 0.1)
AVERAGED = how_many(0, 0.1)
JOINT = how_many(1, 0.1)
ROUNDED = how_many(1, 0.2)
ROUNDED_JOINT = how_many(1, 0.05)


def attacked(texts: list[str], returns: list[Return]) -> list[Breach]:
    """What an intruder finds in the publications; what is printed has to be true of the returns."""
    intruder, truth = Intruder(read(texts)), together(returns)
    assert intruder.agrees(truth) == [], "what is printed is not true"
    found = breaches(intruder, truth)
    assert not intruder.dropped(), "not every ratio was used"
    return found


@cache
def _single(seed: int) -> str:
    return publication([invented(seed)])


@pytest.mark.parametrize("seed", range(SINGLE))
def test_one_report_gives_nobody_away(seed: int) -> None:
    found = attacked([_single(seed)], [invented(seed)])
    assert not found, summary(found)


@pytest.mark.parametrize("seed", range(1, 1 + TOGETHER))
def test_a_report_of_several_years_gives_nobody_away(seed: int) -> None:
    years = series(100 + seed, 2 + seed % 2)
    found = attacked([publication(years)], years)
    assert not found, summary(found)


@pytest.mark.parametrize("seed", range(AVERAGED))
def test_a_report_of_two_year_averages_that_overlap_gives_nobody_away(seed: int) -> None:
    years = series(200 + seed, 2 + seed % 2, first=2017)
    found = attacked([publication(years)], years)
    assert not found, summary(found)


@pytest.mark.parametrize("seed", range(JOINT))
def test_a_joint_report_gives_nobody_of_any_member_away(seed: int) -> None:
    members = neighbours(303 + 10 * seed, 2 + seed % 7)
    found = attacked(joint(members), members)
    assert not found, summary(found)


@pytest.mark.parametrize("seed", range(500, 500 + ROUNDED))
def test_rounded_counts_give_nobody_away_nor_do_exact_ones_beside_them(seed: int) -> None:
    """First rounded, and then, with that out, another plan of the same return."""
    made = invented(seed)
    first = publication([made], plan="rounded")
    assert '"rounded_to": 10' in first
    found = attacked([first, publication([made], plan="bands", out=[first])], [made])
    assert not found, summary(found)


@pytest.mark.parametrize("seed", range(ROUNDED_JOINT))
def test_a_joint_report_with_rounded_counts_gives_nobody_of_any_member_away(seed: int) -> None:
    members = neighbours(605 + 10 * seed, 2 + seed % 4)
    found = attacked(joint(members, plan="rounded"), members)
    assert not found, summary(found)


def test_a_withheld_count_that_is_printed_by_mistake_is_found() -> None:
    text, truth = _single(0), cells_of(invented(0))
    band = next(
        s
        for s in json.loads(text)["statements"]
        if s.get("withheld") and s["kind"] == "count" and 1 <= truth.get(s["of"][0], 0) <= 4 and "/1/" in s["id"]
    )
    found = attacked([spoiled(text, band["id"], printed=str(truth[band["of"][0]]))], [invented(0)])
    assert any(breach.rule == "printed" and breach.cells == set(band["of"]) for breach in found), summary(found)


def _withheld(text: str, truth: dict[str, int], kind: str) -> list[tuple[str, str]]:
    """Withheld percentages or ratios that have small counts behind them, each as it would have been printed."""
    content = json.loads(text)
    paper = read([text])
    found = []
    for statement in content["statements"]:
        if statement["kind"] == kind and statement.get("withheld"):
            value = _worked_out(read([json.dumps({**content, "statements": [statement]})]).named, paper.cells, truth)
            if value:
                found.append((statement["id"], value))
    return found


def _worked_out(named: object, cells: tuple[str, ...], truth: dict[str, int]) -> str | None:
    assert isinstance(named, dict)
    totals = [sum(truth[cells[at]] for at in sum_) for sum_ in named]
    if len(totals) == 2 and 0 < totals[0] < 5 and totals[1] >= 10:
        return f"{100 * totals[0] / totals[1]:.1f}"
    if len(totals) == 4 and all(totals) and min(totals) < 5:
        return f"{totals[0] * totals[3] / (totals[1] * totals[2]):.2f}"
    return None


def test_a_percentage_printed_beside_a_withheld_count_is_turned_back_into_people() -> None:
    seeds = (0,)
    broken = 0
    for seed in seeds:
        truth = cells_of(invented(seed))
        for statement_id, value in _withheld(_single(seed), truth, "percentage")[:1]:
            broken += bool(attacked([spoiled(_single(seed), statement_id, printed=value)], [invented(seed)]))
    assert broken >= len(seeds)


def test_a_ratio_printed_beside_a_withheld_count_is_turned_back_into_people() -> None:
    seeds = range(3)
    *_, seed, statement_id, value = max((_exact(seed, id_), seed, id_, v) for seed in seeds for id_, v in _ratios(seed))
    intruder = Intruder(read([spoiled(_single(seed), statement_id, printed=value)]))
    assert breaches(intruder, cells_of(invented(seed)))


def _ratios(seed: int) -> list[tuple[str, str]]:
    return _withheld(_single(seed), cells_of(invented(seed)), "ratio")


def _exact(seed: int, statement_id: str) -> int:
    """How many of a ratio's counts are printed: the more, the sooner it is turned back."""
    content = json.loads(_single(seed))
    (statement,) = (s for s in content["statements"] if s["id"] == statement_id)
    exact = read([_single(seed)]).exact
    return sum(sum_ in exact for sum_ in read([json.dumps({**content, "statements": [statement]})]).named)


def test_a_second_edition_with_one_more_total_is_read_beside_the_first() -> None:
    made = invented(0)
    first, truth = publication([made]), cells_of(made)
    withheld = [s for s in json.loads(first)["statements"] if s.get("withheld") and s["kind"] == "count"]
    whole = next(s for s in withheld if s["id"].endswith("/staff/unknown"))
    people = sum(count for cell, count in truth.items() if "/workforce/" in cell and cell.endswith("/unknown"))
    assert people
    found = attacked([first, spoiled(first, whole["id"], printed=str(people))], [made])
    assert found

"""Attacks on publications that were made knowing earlier ones: read together, they give away nothing more."""

import json
import random
from copy import deepcopy

import pytest

from tests.attack.intruder import Intruder
from tests.attack.paper import read
from tests.attack.publish import how_many, joint, protected, publication, spoiled, with_secret
from tests.attack.returns import GROUPS, SHAPES, Return, invented, next_year, series
from tests.attack.truth import cells_of, together
from tests.attack.verdict import DEFAULT, RULES, Rules, narrowed, summary

YEARS = how_many(1, 0.06)
AVERAGES = how_many(1, 0.04)
AGAIN = how_many(1, 0.04)
ASKED = how_many(0, 0.04)
JOINT = how_many(0, 0.01)


def holds(out: list[str], new: list[str], returns: list[Return], rules: Rules = DEFAULT) -> None:
    """What is printed is true, and nothing is given away that earlier publications had not given away."""
    truth = together(returns)
    intruder = Intruder(read([*out, *new]))
    assert intruder.agrees(truth) == [], "what is printed is not true"
    found, _ = narrowed(out, new, truth, rules)
    assert not found, summary(found)


@pytest.mark.parametrize("seed", range(4, 4 + YEARS))
def test_two_years_after_the_first_was_published_alone(seed: int) -> None:
    years = series(seed, 2)
    first = publication(years[:1])
    holds([first], [publication(years, out=[first])], years)


@pytest.mark.parametrize("seed", range(AVERAGES))
def test_two_year_averages_that_overlap_published_one_after_the_other(seed: int) -> None:
    years = series(seed, 2, first=2017)
    first = publication(years[:1])
    holds([first], [publication(years[1:], out=[first])], years)


@pytest.mark.parametrize("seed", range(3, 3 + AGAIN))
def test_a_year_published_again_for_other_readers_by_another_user(seed: int) -> None:
    made = [invented(seed)]
    first = publication(made)
    with_secret("f" * 32)
    holds([first], [publication(made, plan="bands", out=[first])], made)


@pytest.mark.parametrize("seed", range(4, 4 + ASKED))
def test_two_years_cut_anew_by_bands(seed: int) -> None:
    years = series(seed, 2)
    first = publication(years, plan="clusters")
    holds([first], [publication(years, plan="bands", out=[first])], years)


@pytest.mark.parametrize("seed", range(ASKED))
def test_a_year_published_again_under_another_policy(seed: int) -> None:
    made, policy = [invented(seed)], sorted(RULES)[seed % len(RULES)]
    first = publication(made)
    holds([first], [publication(made, policy=policy, out=[first])], made, RULES[policy])


@pytest.mark.parametrize("seed", range(1, 1 + AGAIN))
def test_a_year_published_again_with_corrected_counts(seed: int) -> None:
    wrong = invented(seed)
    right = _corrected(wrong, seed)
    first = publication([wrong])
    again = protected([right], out=[first])
    content = json.loads(first)
    still = [statement for statement in content["statements"] if statement["id"] not in _ids(again.corrected)]
    holds([json.dumps({**content, "statements": still})], [again.publication_text], [right])


def _ids(corrected: tuple[str, ...]) -> set[str]:
    return {statement.rpartition(":")[2] for statement in corrected}


def _corrected(wrong: Return, seed: int) -> Return:
    chance = random.Random(seed)  # noqa: S311 - invented data
    right = deepcopy(wrong)
    rows = [counts for part in right["workforce"].values() for counts in part.values()]
    chance.choice(rows)[chance.choice(GROUPS)] += 1
    return right


@pytest.mark.parametrize("seed", range(AGAIN))
def test_what_an_earlier_publication_gave_away_opens_nothing_else(seed: int) -> None:
    made = [invented(seed)]
    truth, first = cells_of(made[0]), publication(made)
    small = [
        (s["id"], truth[s["of"][0]])
        for s in json.loads(first)["statements"]
        if s.get("withheld") and s["kind"] == "count" and len(s["of"]) == 1 and 1 <= truth.get(s["of"][0], 0) <= 4
    ]
    for statement_id, value in random.Random(seed).sample(small, 2):  # noqa: S311 - invented data
        first = spoiled(first, statement_id, printed=str(value))
    holds([first], [publication(made, out=[first])], made)


@pytest.mark.parametrize("seed", range(2, 2 + ASKED))
def test_a_year_published_again_whose_every_count_was_out_already_to_the_nearest_five(seed: int) -> None:
    made = [invented(seed)]
    first = _to_the_nearest_five(publication(made), cells_of(made[0]))
    holds([first], [publication(made, out=[first])], made)


def _to_the_nearest_five(text: str, truth: dict[str, int]) -> str:
    """A report that says every count of one cell so, small ones too, and nothing else."""
    content = json.loads(text)
    counts = [s for s in content["statements"] if s["kind"] == "count" and s["of"][0] in truth and len(s["of"]) == 1]
    for statement in counts:
        statement.pop("withheld", None)
        statement.update(printed=str((2 * truth[statement["of"][0]] + 5) // 10 * 5), rounded_to=5)
    return json.dumps({**content, "statements": counts, "derived": []})


def _members(seed: int, members: int) -> list[Return]:
    return [invented(seed + at, code=f"9M{at}", year=2021, shape=SHAPES[(seed + at) % 12]) for at in range(members)]


@pytest.mark.parametrize("seed", range(JOINT))
def test_a_joint_report_together_with_each_members_own(seed: int) -> None:
    members = _members(seed, 2 + seed % 2)
    holds([], joint(members, with_members=True), members)


@pytest.mark.parametrize("seed", range(JOINT))
def test_a_joint_report_of_two_years_after_the_first_was_published_alone(seed: int) -> None:
    members = _members(seed, 2)
    years = [*members, *(next_year(seed, member) for member in members)]
    first = joint(members)
    holds(first, joint(years, out=first), years)


@pytest.mark.parametrize("seed", range(1, 1 + JOINT))
def test_a_members_own_report_after_the_joint_one(seed: int) -> None:
    members = _members(seed, 2)
    first = joint(members)
    holds(first, [publication(members[:1], out=first)], members)


@pytest.mark.parametrize("seed", range(1, 1 + JOINT))
def test_a_member_of_two_consortia(seed: int) -> None:
    members = _members(seed, 3)
    first = joint(members[:2])
    holds(first, joint(members[1:], out=first), members)

"""Policies: named profiles, each with its source, none too low to protect anybody."""

import tomllib
from dataclasses import replace

import pytest

from tests.builders import POLICY
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.errors import WrongUse
from wres_desktop.paths import resources

NAMES = tuple(tomllib.loads((resources() / "policies.toml").read_text(encoding="utf-8")))


def test_the_default_is_the_one_of_the_standard() -> None:
    """Standard 6: hide 1 to 4, hide any rate with a denominator below 10; disclosure.md 2: fewer than ten answers."""
    default = load_policy()

    assert (default.name, default.threshold, default.disciplinary_threshold) == ("default", 5, 5)
    assert (default.rate_minimum, default.survey_minimum, default.group_minimum) == (10, 10, 10)


def test_a_stricter_profile_protects_one_to_nine_disciplinary_cases() -> None:
    assert load_policy("strict_disciplinary").disciplinary_threshold == 10


@pytest.mark.parametrize("name", NAMES)
def test_every_profile_names_its_source_and_is_no_weaker_than_the_default(name: str) -> None:
    policy, default = load_policy(name), load_policy()

    assert policy.name == name
    assert policy.label
    assert policy.source.endswith(".")
    for measure in ("threshold", "disciplinary_threshold", "survey_minimum", "rate_minimum", "group_minimum"):
        assert getattr(policy, measure) >= getattr(default, measure)


@pytest.mark.parametrize("name", ["", "Default", "none", "default ", "../default", "[default]"])
def test_a_profile_that_does_not_exist_is_refused_and_those_that_do_are_named(name: str) -> None:
    with pytest.raises(WrongUse, match=r"default, strict_disciplinary, strict\.$"):
        load_policy(name)


@pytest.mark.parametrize("threshold", [2, 1, 0, -5])
def test_a_threshold_below_three_is_refused(threshold: int) -> None:
    with pytest.raises(WrongUse):
        replace(POLICY, threshold=threshold)
    with pytest.raises(WrongUse):
        replace(POLICY, disciplinary_threshold=threshold)


def test_a_threshold_of_three_is_the_lowest_that_a_user_may_choose() -> None:
    assert replace(POLICY, threshold=3, disciplinary_threshold=3).threshold == 3

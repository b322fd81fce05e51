"""Policies: named profiles, each with its source, none too low to protect anybody."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import POLICY
from wres_desktop.disclosure.policy import NUMBERS, load_policy
from wres_desktop.errors import UnreadableFile, WrongUse
from wres_desktop.paths import resources

DECIDED: dict[str, Any] = {"reason": "The board wants finer figures.", "decided_by": "Jo Example"}

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
    with pytest.raises(WrongUse, match=r": default, strict_disciplinary, strict, .*\.$"):
        load_policy(name)


@pytest.mark.parametrize("threshold", [2, 1, 0, -5])
def test_a_threshold_below_three_is_refused(threshold: int) -> None:
    with pytest.raises(WrongUse):
        replace(POLICY, threshold=threshold, **DECIDED)
    with pytest.raises(WrongUse):
        replace(POLICY, disciplinary_threshold=threshold, **DECIDED)


def test_a_threshold_of_three_is_the_lowest_that_a_user_may_choose() -> None:
    assert replace(POLICY, threshold=3, disciplinary_threshold=3, **DECIDED).threshold == 3


@pytest.mark.parametrize("number", NUMBERS)
def test_a_policy_with_any_number_below_the_default_needs_a_reason_and_a_name(number: str) -> None:
    lower: dict[str, Any] = {number: getattr(POLICY, number) - 1}
    if number == "disciplinary_threshold":
        lower["threshold"] = 4

    for missing in ({}, {"reason": "A reason."}, {"decided_by": "Jo Example"}, {**DECIDED, "decided_by": " .-"}):
        with pytest.raises(WrongUse, match=rf"laxer than the default \(.*{number}.*reason.*decided_by"):
            replace(POLICY, **(lower | missing))
    assert number in replace(POLICY, **(lower | DECIDED)).laxer_in


@pytest.mark.parametrize("number", NUMBERS)
def test_a_policy_with_a_number_above_the_default_needs_neither(number: str) -> None:
    higher: dict[str, Any] = {number: 10, "disciplinary_threshold": 10}

    assert replace(POLICY, **higher).laxer_in == ()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("value", ["5", 5.0, None, True, 2, -1, 101])
def test_a_number_that_makes_no_sense_is_refused_with_its_name(number: str, value: object) -> None:
    with pytest.raises(WrongUse, match=rf"{number} \(.*\.$"):
        replace(POLICY, **(DECIDED | {number: value}))


def test_cases_and_answers_may_not_be_treated_as_less_telling_than_staff() -> None:
    with pytest.raises(WrongUse, match="disciplinary_threshold below threshold"):
        replace(POLICY, threshold=6)
    with pytest.raises(WrongUse, match="survey_minimum below threshold"):
        replace(POLICY, threshold=11, disciplinary_threshold=11)


def test_settings_that_are_not_known_are_refused() -> None:
    with pytest.raises(WrongUse, match="write none or members"):
        replace(POLICY, insiders="everybody")
    with pytest.raises(WrongUse, match="empty_rows_printed"):
        replace(POLICY, empty_rows_printed="no")  # type: ignore[arg-type]
    with pytest.raises(WrongUse, match="one line of text for reason"):
        replace(POLICY, reason="two\nlines")


def test_nobody_is_an_insider_unless_a_profile_says_so() -> None:
    assert load_policy().insiders == "none"
    assert load_policy("joint_insiders").insiders == "members"


def own(folder: Path, text: str, name: str = "finer.toml") -> str:
    """A policy file with this text; its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


OWN = 'threshold = 3\nreason = "The board wants finer figures."\ndecided_by = "Jo Example"\n'


def test_a_file_changes_what_it_names_and_leaves_the_rest_as_the_profile_has_it(tmp_path: Path) -> None:
    policy, default = load_policy(own(tmp_path, OWN)), load_policy()

    assert (policy.name, policy.threshold, policy.decided_by) == ("finer", 3, "Jo Example")
    assert (policy.disciplinary_threshold, policy.group_minimum) == (
        default.disciplinary_threshold,
        default.group_minimum,
    )
    assert policy.laxer_in == ("threshold",)
    assert policy.is_profile_as_named


def test_the_example_on_the_page_about_formats_can_be_used(tmp_path: Path) -> None:
    page = (resources().parent / "docs" / "formats.md").read_text(encoding="utf-8")
    (example,) = (each for each in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "threshold" in each)
    policy = load_policy(own(tmp_path, example))

    assert policy.laxer_in == ("threshold",)
    assert policy.label == "Own policy: 1 and 2"


def test_a_file_may_begin_with_another_profile_and_may_be_saved_by_a_windows_editor(tmp_path: Path) -> None:
    policy = load_policy(own(tmp_path, "\ufeffbased_on = 'strict'\r\nrate_minimum = 20\r\n"))

    assert (policy.threshold, policy.rate_minimum) == (10, 20)
    assert policy.laxer_in == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("threshold = 3", "write the reason"),
        ("treshold = 6", "perhaps threshold was meant"),
        ("colour = 6", "a policy may have label"),
        ("name = 'default'", "which no policy has"),
        ("based_on = 'lenient'", "choose one of"),
        ("based_on = 'finer.toml'", "choose one of"),
        ("based_on = 5", "choose one of"),
        ("threshold = 'six'", "needs a whole number for threshold"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(WrongUse, match=words) as refusal:
        load_policy(own(tmp_path, text))
    assert str(refusal.value).endswith(".")


def test_a_file_cannot_take_the_name_of_a_profile_or_one_that_nobody_could_type(tmp_path: Path) -> None:
    for name in ("default.toml", "strict.toml", "two words.toml", ".toml"):
        with pytest.raises((WrongUse, UnreadableFile)):
            load_policy(own(tmp_path, OWN, name))


def test_a_file_that_is_not_there_or_no_policy_at_all_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        load_policy(str(tmp_path / "missing.toml"))
    with pytest.raises(UnreadableFile, match="not written as a policy"):
        load_policy(own(tmp_path, "threshold: 3"))
    (tmp_path / "latin.toml").write_bytes(b'reason = "caf\xe9"')
    with pytest.raises(UnreadableFile, match="plain text"):
        load_policy(str(tmp_path / "latin.toml"))


def test_a_profile_with_other_numbers_than_the_program_has_is_noticed() -> None:
    assert POLICY.is_profile_as_named
    assert not replace(POLICY, threshold=4, **DECIDED).is_profile_as_named
    assert not replace(POLICY, insiders="members").is_profile_as_named
    assert replace(POLICY, threshold=4, **DECIDED, name="ours").is_profile_as_named

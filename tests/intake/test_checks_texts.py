"""A typed share of staff that the counts contradict is told of; whatever may mean something else is passed over."""

from dataclasses import replace

import pytest

from tests.domain.returns import a_return
from tests.golden.golden_text import SAMPLES
from tests.intake.returns import counts, sound_return
from wres_desktop.domain.submission import IndicatorNarrative
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.intake.checks import check_returns
from wres_desktop.intake.checks_joint import check_members
from wres_desktop.intake.checks_texts import text_problems
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources

# 64 of 230 staff are BME, 27.8 %; of 6 it is not known, 2.6 %
STAFF = replace(sound_return(), workforce={StaffGroup.CLINICAL: {"band_5": counts(160, 64, 6)}})


def told(text: str) -> list[str]:
    return [each.address for each in text_problems(replace(STAFF, form={"completeness": text}))]


@pytest.mark.parametrize(
    "text",
    [
        "About 2% of staff have not said what their ethnicity is.",
        "Bank staff are not included. 3.1 % of our staff have not yet told us their ethnic origin.",
        "26% of our workforce is BME.",
        "About 40% of colleagues come from a BME background.",
        "BME staff make up 27.1% of the workforce.",
        "25 per cent of all staff are black and minority ethnic.",
    ],
)
def test_a_share_of_all_staff_that_the_counts_contradict_is_told_of(text: str) -> None:
    assert told(text) == ["form / completeness"]


@pytest.mark.parametrize(
    "text",
    [
        "About 3% of staff have not said what their ethnicity is.",
        "2.6% of staff have not disclosed their ethnicity.",
        "28% of our workforce is BME.",
        "27.8% of staff are BME.",
        "About 30% of colleagues are BME.",
        "BME staff make up 27.8% of our workforce.",
        "Last year 5% of staff had not said what their ethnicity is.",
        "In 2024, 25% of our staff were BME, and 25% of staff are BME in the region.",
        "More than 20% of staff are BME.",
        "We want 35% of staff to be BME by 2028.",
        "40% of staff who answered the survey are BME.",
        "19% of our clinical staff are BME.",
        "12% of the population are BME, and nearly a third of our staff.",
        "In band 7, 10% of staff are BME.",
        "50% of staff have not taken up training.",
        "10% of staff are from other backgrounds; BME is 27.8%.",
    ],
)
def test_whatever_agrees_or_may_mean_something_else_is_passed_over(text: str) -> None:
    assert told(text) == []


def test_the_narrative_is_looked_at_too_and_no_count_stands_in_the_warning() -> None:
    wrong = replace(STAFF, narrative={"1": IndicatorNarrative("BME staff are 30.5% of our workforce.", "")})
    (problem,) = (each for each in check_returns([wrong]) if each.address.startswith("narrative"))

    assert problem.place == "Narrative, indicator 1, what the figures mean for us"
    assert "30.5%" in problem.what
    assert not any(number in str(problem) for number in ("27.8", "64", "230"))


def test_the_lead_of_a_joint_report_may_speak_of_all_members() -> None:
    wrong = replace(STAFF, form={"completeness": "20% of our staff are BME."})

    assert not [each for each in check_members([wrong, a_return(2021)]) if "another percentage" in each.what]


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_text_of_the_samples_is_told_of(sample: str) -> None:
    returns = [read_return(path).submission for path in (resources() / "samples").glob(f"{sample}-*.wres.json")]

    assert [problem for each in returns if each is not None for problem in text_problems(each)] == []

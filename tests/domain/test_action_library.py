"""The starter library: enough for every indicator, complete, and linked to figures and outcomes that exist."""

from collections import Counter

import pytest

from tests.builders import SAMPLES, sample_paths
from wres_desktop.domain.action_library import FIGURES as AIMS
from wres_desktop.domain.action_library import LibraryAction, action_library, taken_over
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.domain.frameworks import OUTCOMES, Framework, is_reference
from wres_desktop.domain.submission import Action
from wres_desktop.intake.return_file import read_return

LARKMOOR = read_return(sample_paths(SAMPLES[1])[-1]).submission
FIGURES = {figure.id.removeprefix("2024/") for figure in catalogue_of([LARKMOOR] if LARKMOOR else []).figures}
EACH = pytest.mark.parametrize("action", action_library(), ids=lambda action: action.id)


def test_there_are_several_for_every_indicator_and_no_id_is_given_twice() -> None:
    assert 25 <= len(action_library()) <= 40
    listed = Counter(action.indicator for action in action_library())
    assert all(listed[indicator] >= 3 for indicator in range(1, 10))
    assert len({action.id for action in action_library()}) == len(action_library())


@EACH
def test_each_says_what_to_do_and_how_one_will_know(action: LibraryAction) -> None:
    assert all((action.title, action.objective, action.action, action.measure))
    assert action.action.endswith((".", "?"))
    assert action.objective.endswith(".")
    assert bool(action.evidence) == bool(action.source), "evidence has a source, and a source its evidence"


@EACH
def test_each_is_about_a_figure_that_reports_have(action: LibraryAction) -> None:
    assert action.statement in FIGURES


@EACH
def test_each_is_linked_to_outcomes_that_exist(action: LibraryAction) -> None:
    assert action.eds2 in OUTCOMES[Framework.EDS2]
    assert action.eds_outcome in {"", *OUTCOMES[Framework.EDS_2022]}
    assert action.high_impact in OUTCOMES[Framework.HIGH_IMPACT]


def test_one_that_is_taken_over_leaves_lead_and_dates_to_the_user() -> None:
    action = taken_over(next(each for each in action_library() if each.indicator == 2), 2024)

    assert (action.indicator, action.since) == ("2", "2024")
    assert (action.lead, action.start, action.due, action.baseline, action.target) == ("", "", "", "", "")
    assert isinstance(action, Action)


def test_every_figure_to_aim_at_is_one_that_reports_have() -> None:
    assert {statement for statement, _ in AIMS} <= FIGURES
    assert {action.statement for action in action_library()} <= {statement for statement, _ in AIMS}


def test_the_frameworks_have_as_many_outcomes_as_they_are_known_for() -> None:
    assert [len(OUTCOMES[framework]) for framework in Framework] == [18, 11, 6]


@pytest.mark.parametrize(
    ("text", "only"), [("2B", True), ("3.1, 4.3", True), ("", True), ("2B, 4", True), ("4 people", False)]
)
def test_a_reference_is_numbers_of_outcomes_and_nothing_else(text: str, only: bool) -> None:  # noqa: FBT001
    assert is_reference(text) is only

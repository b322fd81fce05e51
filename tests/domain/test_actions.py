"""The living action plan: status, notes, what is late, what goes over into the next year."""

from dataclasses import replace
from datetime import date

import pytest

from wres_desktop.domain.actions import (
    Note,
    Status,
    carried_on,
    is_open,
    notes_of,
    status_of,
    watched,
    with_note,
)
from wres_desktop.domain.days import day_said
from wres_desktop.domain.submission import Action

TODAY = date(2024, 6, 1)
SOUND = Action(
    action="Train panels.", lead="Head of Recruitment", start="January 2024", due="March 2025", status="under_way"
)


def whys(*actions: Action) -> list[str]:
    return [watch.why for watch in watched(actions, TODAY)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 2022", date(2022, 3, 31)),
        ("Feb 2024", date(2024, 2, 29)),
        ("by end of March 2022", date(2022, 3, 31)),
        ("31 March 2022", date(2022, 3, 31)),
        ("1st Sept 2022", date(2022, 9, 1)),
        ("31/03/2022", date(2022, 3, 31)),
        ("30/9/25", date(2025, 9, 30)),
        ("30.9.25", date(2025, 9, 30)),
        ("30 Sept 25", date(2025, 9, 30)),
        ("version 2.1.10", None),
        ("2022-03-31", date(2022, 3, 31)),
        ("Q2 2022", date(2022, 6, 30)),
        ("second quarter", None),
        ("end of 2022", date(2022, 12, 31)),
        ("2022", date(2022, 12, 31)),
        ("2022/23", None),
        ("spring", None),
        ("ongoing", None),
        ("31 February 2022", None),
        ("", None),
    ],
)
def test_a_date_is_the_last_day_that_it_can_mean(text: str, day: date | None) -> None:
    assert day_said(text) == day


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action(), Status.NOT_STARTED),
        (Action(status="stopped", progress="Done"), Status.STOPPED),
        (Action(rag="Complete"), Status.DONE),
        (Action(progress="Not yet started"), Status.NOT_STARTED),
        (Action(progress="Completed in May."), Status.DONE),
        (Action(progress="Two things are still to be done."), Status.UNDER_WAY),
        (Action(rag="amber"), Status.UNDER_WAY),
        (Action(status="somewhere", progress="Begun"), Status.UNDER_WAY),
        (Action(notes="12 May 2024: Begun."), Status.UNDER_WAY),
    ],
)
def test_the_status_is_the_one_set_or_what_the_old_columns_tell(action: Action, status: Status) -> None:
    assert status_of(action) is status


def test_an_action_that_is_done_or_stopped_is_not_open() -> None:
    assert [is_open(Action(status=status)) for status in Status] == [True, True, False, False]


def test_a_note_is_added_below_the_others_with_its_day() -> None:
    action = with_note(with_note(Action(), date(2024, 5, 12), "Panels trained."), date(2024, 6, 1), "Two\nleft.")

    assert action.notes == "12 May 2024: Panels trained.\n1 June 2024: Two left."
    assert notes_of(action) == (Note(date(2024, 5, 12), "Panels trained."), Note(date(2024, 6, 1), "Two left."))


def test_words_without_a_day_are_a_note_too() -> None:
    assert notes_of(Action(notes="Begun.\n\n  31 May 2024: On.")) == (
        Note(None, "Begun."),
        Note(date(2024, 5, 31), "On."),
    )


def test_a_sound_action_needs_no_look() -> None:
    assert whys(SOUND) == []


def test_an_overdue_action_comes_first_and_says_since_when() -> None:
    overdue = replace(SOUND, due="March 2024")
    nobody = replace(SOUND, lead="")

    assert whys(nobody, overdue) == ["It was due on 31 March 2024 and is not done.", "Nobody is named who leads it."]


def test_an_action_due_today_is_not_overdue() -> None:
    assert whys(replace(SOUND, due="1 June 2024")) == []


def test_what_is_done_or_stopped_is_never_late() -> None:
    assert whys(*(replace(SOUND, due="2020", status=status) for status in ("done", "stopped"))) == []


def test_an_action_that_should_have_begun_is_named() -> None:
    assert whys(replace(SOUND, status="not_started")) == ["It should have begun by 31 January 2024."]


@pytest.mark.parametrize(("noted", "asleep"), [("3 December 2023", True), ("4 December 2023", False)])
def test_an_action_without_a_note_for_half_a_year_is_asleep(noted: str, asleep: bool) -> None:  # noqa: FBT001
    assert whys(replace(SOUND, notes=f"{noted}: Begun.")) == (
        [f"Nothing has been noted since {noted}."] if asleep else []
    )


def test_an_action_without_a_date_says_so_and_one_whose_date_is_not_understood_is_let_be() -> None:
    assert whys(replace(SOUND, due="")) == ["It has no date by which it is due."]
    assert whys(replace(SOUND, due="ongoing")) == []


def test_an_action_goes_over_into_the_next_plan_with_its_history() -> None:
    begun = replace(SOUND, progress="Half of the\npanels.", notes="12 May 2024: Begun.")
    first = carried_on(begun, 2024)
    second = carried_on(replace(first, progress="Nearly all."), 2025)

    assert (first.since, first.progress) == ("2024", "")
    assert first.notes == "12 May 2024: Begun.\nProgress in 2024: Half of the panels."
    assert second.since == "2024"
    assert second.notes.splitlines()[1:] == ["Progress in 2024: Half of the panels.", "Progress in 2025: Nearly all."]

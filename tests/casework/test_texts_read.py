"""What was read of the texts: kept for each by itself, ended by another text at its place, and by nothing else."""

import pytest

from wres_desktop.casework.texts_read import all_anew, asked_anew, reading_of, to_read
from wres_desktop.intake.draft import Answers, draft_of
from wres_desktop.intake.problems import Problem
from wres_desktop.pipeline import TextToRead

TEXT = TextToRead(Problem("narrative / 3 / implications", "A text.", ""), "As last year.")
OTHER = TextToRead(Problem("actions / 1 / finding", "A text.", ""), "A finding.")
TYPED: Answers = {
    "narrative/3/implications": "As last year.",
    "actions/0002/finding": "A finding.",
    "training/not_collected": "Why not.",
    "training/accessed/white": 12,
}


def after(text: TextToRead, answers: Answers) -> Answers:
    """The answers with a reading of a text."""
    return {**answers, **{k: v for k, v in reading_of(text, "Ada", "20 July 2025", answers).items() if v is not None}}


READ = after(OTHER, after(TEXT, TYPED))


def test_a_text_that_was_read_is_not_asked_about_and_the_others_are() -> None:
    assert to_read((TEXT, OTHER), TYPED) == (TEXT, OTHER)
    assert to_read((TEXT, OTHER), after(TEXT, TYPED)) == (OTHER,)
    assert to_read((TEXT, OTHER), READ) == ()


def test_who_read_which_words_and_when_stands_in_the_return() -> None:
    (first, second) = draft_of(READ, 2025).submission.texts_read
    assert (first.place, first.text, first.by, first.on) == (
        "narrative/3/implications",
        "As last year.",
        "Ada",
        "20 July 2025",
    )
    assert second.place == "actions/0002/finding"


@pytest.mark.parametrize("value", ["Two were investigated.", None])
@pytest.mark.parametrize(("place", "ended"), [("narrative/3/implications", "0001"), ("actions/0002/finding", "0002")])
def test_a_changed_text_ends_the_reading_of_it_alone(place: str, ended: str, value: str | None) -> None:
    changes = asked_anew({place: value}, READ)
    assert {name for name in changes if name.startswith("texts_read/")} == {
        f"texts_read/{ended}/{part}" for part in ("place", "text", "by", "on")
    }
    assert set(changes.values()) == {value, None}


@pytest.mark.parametrize(
    "changes",
    [
        {"training/accessed/white": 13},
        {"narrative/3/implications": "As last year."},
        {"narrative/2/implications": "Another text."},
        {"form/signed_off_by": "A Chair"},
    ],
)
def test_what_leaves_a_text_as_it_was_ends_nothing(changes: dict[str, int | str | None]) -> None:
    assert asked_anew(changes, READ) == changes


def test_everything_can_be_asked_about_again() -> None:
    changes = all_anew(READ)
    assert set(changes.values()) == {None}
    assert set(READ) - set(changes) == set(TYPED)

"""Who read all texts for numbers is asked anew when a text changes, and not when something else does."""

import pytest

from wres_desktop.casework.text_check import CHECKED, asked_anew
from wres_desktop.intake.draft import Answers

READ: Answers = {CHECKED: "A Reader", "narrative/3/implications": "As last year.", "training/accessed/white": 12}


@pytest.mark.parametrize(
    "place", ["narrative/3/implications", "form/other_factors", "actions/1/finding", "training/not_collected"]
)
def test_a_changed_text_asks_anew(place: str) -> None:
    assert asked_anew({place: "Two were investigated."}, READ)[CHECKED] is None


@pytest.mark.parametrize(
    "changes",
    [
        {"training/accessed/white": 13},
        {"narrative/3/implications": "As last year."},
        {"narrative/3/implications": None},
        {"form/signed_off_by": "A Chair"},
        {"form/url": "https://example.org/wres"},
    ],
)
def test_what_adds_no_words_asks_nothing(changes: dict[str, int | str | None]) -> None:
    assert asked_anew(changes, READ) == changes


def test_a_name_given_together_with_the_text_stays() -> None:
    changes = {"narrative/3/implications": "Two were investigated.", CHECKED: "Another Reader"}
    assert asked_anew(changes, READ) == changes


def test_nothing_is_asked_where_nobody_has_read_yet() -> None:
    assert asked_anew({"form/other_factors": "None."}, {}) == {"form/other_factors": "None."}

"""What the words of staff systems mean."""

import pytest

from wres_desktop.intake.cell_text import date_of, number_of
from wres_desktop.intake.staff_words import by_occupation_code, is_mandatory_course, meaning_of, meaning_within


@pytest.mark.parametrize(
    ("table", "text", "meaning"),
    [
        ("employment", "Permanent", "counted"),
        ("employment", "Bank - Nurse Band 5", "bank"),
        ("employment", "Fixed Term Temp", "counted"),
        ("employment", "Agency (NHS framework)", "agency"),
        ("employment", "Permanent - full time", "counted"),
        ("employment", "Fixed term bank worker", None),
        ("employment", "Not permanent", None),
        ("employment", "Something else", None),
        ("status", "Suspend With Pay", "counted"),
        ("status", "Terminate Process Assignment", "left"),
        ("status", "Inactive Not Worked", None),
        ("status", "Not active", "left"),
        ("staff_groups", "Nursing and Midwifery Registered", "clinical"),
        ("staff_groups", "NHS Infrastructure Support", "non_clinical"),
        ("staff_groups", "Medical and Dental", "medical"),
        ("staff_groups", "Non-clinical", "non_clinical"),
    ],
)
def test_words_are_known_exactly_or_inside_a_text_that_denies_and_contradicts_nothing(
    table: str, text: str, meaning: str | None
) -> None:
    assert meaning_within(table, text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Offer Accepted", "appointed"),
        ("offer declined", "shortlisted"),
        ("Withdrawn after offer", "shortlisted"),
        ("Not shortlisted", "not_shortlisted"),
        ("Almost appointed", None),
    ],
)
def test_an_outcome_is_known_by_exactly_its_words(text: str, meaning: str | None) -> None:
    assert meaning_of("outcome", text) == meaning


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("N6A", "clinical"),
        ("G2A", "non_clinical"),
        ("h1a", "clinical"),
        ("001", "medical"),
        ("Z2E", "office_holder"),
        ("", None),
        ("Q", None),
    ],
)
def test_an_occupation_code_tells_the_staff_group(code: str, group: str | None) -> None:
    assert by_occupation_code(code) == group


def test_a_course_is_mandatory_by_words_of_its_title() -> None:
    assert is_mandatory_course("Fire Safety - annual refresher")
    assert not is_mandatory_course("Preventive cardiology")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31/03/2024", "2024-03-31"),
        ("31-Mar-24", "2024-03-31"),
        ("Sunday 31 March 2024", "2024-03-31"),
        ("March 31, 2024", "2024-03-31"),
        ("2024-03-31T00:00:00", "2024-03-31"),
        ("20240331", "2024-03-31"),
        (20240331.0, "2024-03-31"),
        (45382.0, "2024-03-31"),
        ("45382", "2024-03-31"),
        ("1.4.69", "1969-04-01"),
        ("03/04/2024", "2024-04-03"),
        ("31/02/2024", None),
        ("soon", None),
        (12.0, None),
        (True, None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_written_in_britain(cell: str | float, day: str | None) -> None:
    found = date_of(cell)

    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,234", 1234.0), ("12.5%", 12.5), (" 7 ", 7.0), ("1,23", None), ("n/a", None), (float("nan"), None)],
)
def test_a_number_is_read_whatever_type_it_was_stored_with(cell: str | float, number: float | None) -> None:
    assert number_of(cell) == number

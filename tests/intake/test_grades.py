"""Grades as staff systems write them."""

import pytest

from wres_desktop.intake.grades import grade_of

BANDS = [
    ("Band 5", "band_5"),
    ("NHS|XR05|Review Body Band 5", "band_5"),
    ("NHS|XN08|Non Review Body Band 8 - Range A", "band_8a"),
    ("NHS|XR11|Review Body Band 8 - Range D", "band_8d"),
    ("AfC 8a", "band_8a"),
    ("AFC Band 8 Range C", "band_8c"),
    ("Agenda for Change - Band 7", "band_7"),
    ("XN07", "band_7"),
    ("XR12", "band_9"),
    ("8A", "band_8a"),
    ("BAND 08B", "band_8b"),
    ("Band5", "band_5"),
    ("B6", "band_6"),
    ("Band 2 Point 3", "band_2"),
    ("Band 7 (Fixed)", "band_7"),
    ("band_8d", "band_8d"),
    ("Under Band 1", "under_band_1"),
    ("VSM", "vsm"),
    ("Very Senior Manager", "vsm"),
]

MEDICAL = [
    ("NHS|YC72|Consultant", "consultant"),
    ("Specialty Doctor", "career_grade"),
    ("Associate Specialist", "career_grade"),
    ("FY1", "trainee"),
    ("ST3", "trainee"),
    ("Specialty Registrar", "trainee"),
    ("Salaried GP", "other"),
]

NOT_SURE = [
    *(
        "Band 8",
        "Band 5/6",
        "Band 5 - Band 6",
        "Band 7 to Band 8a",
        "Band 10",
        "Local 3",
        "Grade 5",
        "Consultant Nurse",
    ),
    *("Medical Director", "", "Spot salary", "Band 4 (2)", "8", "Consultant Psychologist", "Director"),
]


@pytest.mark.parametrize(("text", "row"), BANDS)
def test_a_band_is_read_however_it_is_written(text: str, row: str) -> None:
    found = grade_of(text)

    assert found is not None
    assert (found.row, found.medical, found.bare) == (row, False, False)


@pytest.mark.parametrize(("text", "row"), MEDICAL)
def test_a_medical_grade_is_read_by_its_words(text: str, row: str) -> None:
    found = grade_of(text)

    assert found is not None
    assert (found.row, found.medical) == (row, True)


@pytest.mark.parametrize("text", NOT_SURE)
def test_a_grade_that_is_not_sure_is_left_to_the_user(text: str) -> None:
    assert grade_of(text) is None


def test_a_number_alone_is_a_band_only_where_the_column_says_so() -> None:
    found = grade_of("5")

    assert found is not None
    assert found.bare

"""A year that was published, and is corrected when it is published again with the next."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from benchmarks.invented import returns_of
from tests.disclosure.test_consent import MANY
from wres_desktop import pipeline
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.statements import Printed
from wres_desktop.domain.submission import Submission
from wres_desktop.domain.workforce import StaffGroup
from wres_desktop.pipeline import Wishes


def with_one_more_in(submission: Submission, band: str) -> Submission:
    """The return with one more white member of clinical staff of a band."""
    rows = submission.workforce
    assert isinstance(rows, Mapping)
    counts = rows[StaffGroup.CLINICAL][band]
    assert counts.white is not None
    clinical = {**rows[StaffGroup.CLINICAL], band: replace(counts, white=counts.white + 1)}
    return replace(submission, workforce={**rows, StaffGroup.CLINICAL: clinical})


@pytest.mark.parametrize(("number", "people", "band"), [(1, 30, "band_5")])
def test_a_corrected_year_is_published_with_the_next_and_most_is_said(number: int, people: int, band: str) -> None:
    """Readers who still believe the first report find no whole table that agrees: that was taken for a mistake."""
    year, following = returns_of(number, people, 2)
    first = pipeline.protect([year], Wishes(secret=Secret(bytes(16))))

    corrected = [with_one_more_in(year, band), following]
    second = pipeline.protect(corrected, Wishes(secret=Secret(bytes([1] * 16)), published=(first.publication,)))

    assert second.corrected
    assert sum(isinstance(each, Printed) for each in second.publication.statements) > MANY

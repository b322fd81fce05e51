"""What the reports of both samples say, word for word, as it was approved."""

import pytest

from tests.golden.golden_text import SAMPLES, approved, golden_text


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_reports_of_a_sample_say_what_was_approved(sample: str) -> None:
    # A wanted change is approved with `python -m tests.golden.golden_text`, and read in the diff.
    assert golden_text(sample) == approved(sample).read_text(encoding="utf-8")

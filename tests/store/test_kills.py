"""A program that is killed while it writes loses nothing that it had said to be saved, and leaves no half step."""

from pathlib import Path

import pytest

from tests.store.kills import WAYS, kill_again_and_again


@pytest.mark.parametrize(("passphrase", "job"), WAYS)
def test_nothing_that_was_said_to_be_saved_is_lost_when_the_program_is_killed(
    tmp_path: Path, passphrase: str, job: str
) -> None:
    found = kill_again_and_again(tmp_path, passphrase, job, times=7, seed=hash_of(job))

    assert found.wrong == []
    assert found.saved > 0


def hash_of(job: str) -> int:
    """A seed that is the same in every run."""
    return sum(job.encode())

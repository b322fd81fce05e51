"""A program that is killed while it writes loses nothing that it had said to be saved, and leaves no half step."""

import shutil
from pathlib import Path

import pytest

from tests.store.kills import WAYS, kill_again_and_again
from wres_desktop.store.organisation_file import OrganisationFile


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


def test_a_page_that_a_kill_left_half_copied_out_of_the_log_is_copied_again(tmp_path: Path) -> None:
    """As when the process ends in the middle of a checkpoint: the file's page is torn, the log's is whole."""
    path, killed = tmp_path / "Thornmere.wresorg", tmp_path / "killed" / "Thornmere.wresorg"
    killed.parent.mkdir()
    with OrganisationFile.create(path, who="Jo", passphrase="three random words") as file:  # noqa: S106 - invented
        file.begin_year(2024)
        for number in range(200):
            file.record(2024, {"form/completeness": f"{number}" * 40})
        for part in ("", "-wal"):
            shutil.copy(f"{path}{part}", f"{killed}{part}")
    log, content = Path(f"{killed}-wal").read_bytes(), bytearray(killed.read_bytes())
    size = int.from_bytes(log[8:12])
    logged = {int.from_bytes(log[at : at + 4]) for at in range(32, len(log), 24 + size)}
    torn = max(page for page in logged if page * size <= len(content))
    content[torn * size - size + 100 : torn * size - 100] = bytes(size - 200)
    killed.write_bytes(content)

    with OrganisationFile.open(killed, who="Jo", passphrase="three random words") as file:  # noqa: S106 - as above
        assert file.answers(2024)["form/completeness"] == "199" * 40

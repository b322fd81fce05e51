"""Full disks, disks that may only be read, sticks that are pulled out: told in words, and nothing saved is lost."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from wres_desktop.store.failures import FileGone, NotSaved, ReadsOnly
from wres_desktop.store.formats import migrations
from wres_desktop.store.organisation_file import OrganisationFile

ROOT = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534
OWN_WORLD = ["unshare", "--map-root-user", "--mount"]
MAY_MOUNT = shutil.which("unshare") is not None and subprocess.run([*OWN_WORLD, "true"], check=False).returncode == 0  # noqa: S603


@pytest.mark.skipif(not MAY_MOUNT, reason="disks of one's own are a matter of Linux")
@pytest.mark.parametrize("passphrase", ["", "three random words"])
@pytest.mark.parametrize("story", ["full", "read_only", "turned_read_only", "taken_away"])
def test_on_a_real_disk_what_was_saved_stays_and_the_next_attempt_succeeds(
    tmp_path: Path, story: str, passphrase: str
) -> None:
    told = subprocess.run(  # noqa: S603  our own words
        [*OWN_WORLD, sys.executable, "-m", "tests.store.small_disk", story, str(tmp_path), passphrase],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.stdout == "told to the end\n", told.stderr


def test_a_file_that_may_not_grow_keeps_what_was_saved(file: OrganisationFile) -> None:
    file.record(2024, {"a": 1})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.path.stat().st_size + 50_000, before[1]))
    try:
        with pytest.raises(NotSaved, match="not saved yet"):
            file.record(2024, {"b": "x" * 500_000})
        assert file.answers(2024) == {"a": 1}
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    file.record(2024, {"b": 2})

    assert file.answers(2024) == {"a": 1, "b": 2}


def test_a_file_that_is_moved_away_is_missed_at_once_and_found_again_where_it_was(
    file: OrganisationFile, tmp_path: Path
) -> None:
    file.record(2024, {"a": 1})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    names = [one.name for one in file.path.parent.glob("Thornmere.wresorg*")]
    for name in names:
        (file.path.parent / name).rename(elsewhere / name)

    with pytest.raises(FileGone, match=r"Thornmere\.wresorg is no longer in"):
        file.record(2024, {"a": 2})
    for name in names:
        (elsewhere / name).rename(file.path.parent / name)
    file.record(2024, {"a": 3})

    assert [line.after for line in file.history()] == [1, 3]


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder that everybody may enter, and a user who is not allowed everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        root = os.geteuid() == 0
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def become_nobody() -> None:
    """Give up the right to write everywhere, for the rest of the test; the program's own folder may be root's alone."""
    migrations()
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


def test_a_folder_that_may_not_be_written_to_opens_its_file_for_reading(as_nobody: Path) -> None:
    path = as_nobody / "Thornmere.wresorg"
    with OrganisationFile.create(path, who="Jo") as file:
        file.record(2024, {"a": 1})
    path.chmod(0o444)
    as_nobody.chmod(0o555)
    become_nobody()

    with OrganisationFile.open(path, who="Sam") as file:
        assert (file.read_only, file.held_by, file.answers(2024)) == (True, "", {"a": 1})
        with pytest.raises(ReadsOnly, match="Copy the file to a folder of your own"):
            file.record(2024, {"a": 2})
    assert [one.name for one in as_nobody.iterdir()] == [path.name]


def test_a_new_file_in_a_folder_that_may_not_be_written_to_is_refused_in_words(as_nobody: Path) -> None:
    as_nobody.chmod(0o555)
    become_nobody()

    with pytest.raises(NotSaved, match=r"Thornmere\.wresorg, so it was not made"):
        OrganisationFile.create(as_nobody / "Thornmere.wresorg", who="Jo")
    assert list(as_nobody.iterdir()) == []

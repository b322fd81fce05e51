"""What happens on real disks: a full one, one that may only be read, one that is taken away. Run in a world of its own.

unshare --map-root-user --mount python -m tests.store.small_disk STORY FOLDER PASSPHRASE     Linux
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from wres_desktop.errors import WresError
from wres_desktop.store.failures import FileGone, NoRoom
from wres_desktop.store.organisation_file import OrganisationFile

LONG = "x" * 2000


def main() -> None:
    """Mount a disk of two megabytes and tell one story on it; an assertion fails where it goes another way."""
    story, folder, passphrase = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder))
    STORIES[story](folder, passphrase)
    sys.stdout.write("told to the end\n")


def mount(*words: str) -> None:
    """Call the system's mount."""
    subprocess.run(["mount", *words], check=True)  # noqa: S603, S607  our own words


def failing(action: Callable[[], object]) -> WresError:
    """The failure of something that has to fail."""
    try:
        action()
    except WresError as exc:
        return exc
    raise AssertionError("That should have failed.")


def full(folder: Path, passphrase: str) -> None:
    """Type until the disk is full; close and open; make room; type on."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    file = OrganisationFile.create(folder / "a.wresorg", who="Jo", passphrase=passphrase)
    saved = typed_until_full(file)
    too_long = {f"text/{saved}": LONG * 20}
    for action in (
        lambda: file.record(2024, too_long),
        lambda: file.record(2024, too_long),
        lambda: file.change_passphrase("other words"),
        file.back_up,
    ):
        assert isinstance(failing(action), NoRoom)
        assert len(file.answers(2024)) == saved
    assert "this was not done, and the file is as it was" in str(failing(file.back_up))
    file.close()
    with OrganisationFile.open(file.path, who="Jo", passphrase=passphrase) as file:
        assert len(file.answers(2024)) == saved
        assert file.read_only or file.notice.startswith("No backup"), file.notice
        ballast.unlink()
        if not file.read_only:
            file.record(2024, too_long)
    with OrganisationFile.open(file.path, who="Jo", passphrase=passphrase) as file:
        file.record(2024, too_long)
        assert len(file.answers(2024)) == saved + 1
        assert not file.notice
        assert file.backups()


def typed_until_full(file: OrganisationFile) -> int:
    """How many texts were saved until there was no more room."""
    saved = 0
    while type_one(file, saved):
        saved += 1
    assert saved > 20
    return saved


def type_one(file: OrganisationFile, number: int) -> bool:
    """Whether one more text had room; where not, the user is told that it is not saved."""
    try:
        file.record(2024, {f"text/{number}": LONG})
    except NoRoom as exc:
        return "not saved yet" not in str(exc)
    return True


def read_only(folder: Path, passphrase: str) -> None:
    """A killed program left a file; then its disk may only be read."""
    child = subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, "-m", "tests.store.writing_child", str(folder / "a.wresorg"), passphrase, "1", "type"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    said = [child.stdout.readline() for _ in range(6)]
    child.kill()
    child.wait()
    assert (folder / "a.wresorg-wal").stat().st_size
    (folder / "a.wresorg-shm").unlink()
    mount("-o", "remount,ro", str(folder))
    with OrganisationFile.open(folder / "a.wresorg", who="Jo", passphrase=passphrase) as file:
        assert file.read_only
        assert not file.held_by
        assert "nothing may be changed" in file.why_read_only
        assert len({line.number for line in file.history()}) >= len(said) - 1
        private = file._database.access.to_read
        assert "nothing may be changed" in str(failing(lambda: file.record(2024, {"a": 1})))
    assert not private.exists()
    mount("-o", "remount,rw", str(folder))
    with OrganisationFile.open(folder / "a.wresorg", who="Jo", passphrase=passphrase) as file:
        file.record(2024, {"a": 1})
    mount("-o", "remount,ro", str(folder))
    with OrganisationFile.open(folder / "a.wresorg", who="Jo", passphrase=passphrase) as file:
        assert file.answers(2024)["a"] == 1
        assert file._database.access.to_read == file.path


def turned_read_only(folder: Path, passphrase: str) -> None:
    """The disk may only be read from the middle of the work on, as a failing stick is set by the system."""
    with OrganisationFile.create(folder / "a.wresorg", who="Jo", passphrase=passphrase) as file:
        file.record(2024, {"a": 1})
        # A file that is open for writing keeps its disk from being set to read only: so it is set from below.
        mount("--bind", str(folder), str(folder))
        mount("-o", "remount,bind,ro", str(folder))
        file._database._drop()
        said = str(failing(lambda: file.record(2024, {"a": 2})))
        assert "not" in said, said
        assert file.answers(2024) == {"a": 1}
        mount("-o", "remount,bind,rw", str(folder))
        file.record(2024, {"a": 3})
        assert file.answers(2024) == {"a": 3}


def taken_away(folder: Path, passphrase: str) -> None:
    """The stick is pulled out, and put back in."""
    file = OrganisationFile.create(folder / "a.wresorg", who="Jo", passphrase=passphrase)
    file.record(2024, {"a": 1})
    elsewhere = folder.with_name(f"{folder.name} elsewhere")
    elsewhere.mkdir(exist_ok=True)
    mount("--move", str(folder), str(elsewhere))
    for _ in range(2):
        failure = failing(lambda: file.record(2024, {"a": 2}))
        assert isinstance(failure, FileGone), failure
        assert "stick" in str(failure)
    mount("--move", str(elsewhere), str(folder))
    assert file.record(2024, {"a": 2}).changed == {"a": (1, 2)}
    file.close()
    with OrganisationFile.open(file.path, who="Jo", passphrase=passphrase) as file:
        assert file.answers(2024) == {"a": 2}


STORIES = {story.__name__: story for story in (full, read_only, turned_read_only, taken_away)}


if __name__ == "__main__":
    main()

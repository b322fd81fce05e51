"""The file with the user's secret: one secret for good, this user's alone, whole or not there."""

import os
import subprocess
import sys
from pathlib import Path
from stat import S_IMODE

import pytest

from wres_desktop.disclosure.secret_file import kept_secret
from wres_desktop.errors import CannotWrite, UnreadableFile

ROOT = Path(__file__).resolve().parents[2]


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "secret"
    secret = kept_secret(path)

    assert kept_secret(path) == secret
    assert kept_secret(tmp_path / "other") != secret
    assert [each.name for each in path.parent.iterdir()] == ["secret"]


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_nobody_else_may_read_it(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        kept_secret(tmp_path / "secret")
    finally:
        os.umask(before)

    if os.name == "posix":
        assert S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_processes_that_start_at_once_get_one_secret(tmp_path: Path) -> None:
    """All of them wait for a starting sign, then ask for the secret."""
    program = """
import sys, time
from pathlib import Path
from wres_desktop.disclosure.secret_file import kept_secret
folder = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
print(kept_secret(folder / "secret").text())
"""
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        processes = [
            subprocess.Popen(  # noqa: S603 - our own words
                [sys.executable, "-c", program, str(folder)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(4)
        ]
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        said = [process.communicate(timeout=60)[0].strip() for process in processes]

        assert len(set(said)) == 1
        assert said[0] == (folder / "secret").read_text(encoding="ascii").strip()
        assert [each.name for each in folder.iterdir()] == ["secret"]


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xfe\x00", b"00" * 15, b"00" * 16 + b"\n00"])
def test_a_file_that_holds_something_else_is_refused_in_one_sentence_and_left_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "secret"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"^[^\n]+\.$"):
        kept_secret(path)

    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    with pytest.raises(CannotWrite, match=r"^[^\n]+\.$"):
        kept_secret(tmp_path / "secret")


def test_a_full_disk_is_refused_in_one_sentence_and_leaves_no_half_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match=r"^[^\n]+\.$"):
        kept_secret(tmp_path / "secret")

    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_knows_no_links_keeps_it_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", unknown)
    secret = kept_secret(tmp_path / "secret")

    assert kept_secret(tmp_path / "secret") == secret
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]

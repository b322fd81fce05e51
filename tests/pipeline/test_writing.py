"""A report's files are written all or none: whatever fails, and at whatever instant the program is killed."""

import errno
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import pypdfium2
import pytest
from typing_extensions import override

from tests.builders import SAMPLES, sample_paths, sample_report
from wres_desktop import cli, pipeline, writing
from wres_desktop.errors import CannotWrite
from wres_desktop.pipeline import report_files, verify_files, write_report

ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "annual-report.pdf",
    "action-plan.pdf",
    "annual-report.html",
    "action-plan.html",
    "annual-report.docx",
    "action-plan.docx",
    "published.csv",
    "published.xlsx",
    "publication.json",
    "certificate.json",
    "proof.json",
}
FILES = len(NAMES)
EARLIER = {name: f"earlier {name}".encode() for name in NAMES}


class FullDisk:
    """Lets ``good`` calls through and then fails each, as a disk that is full."""

    def __init__(self, good: int, call: Callable[..., Any]) -> None:
        self._left = good
        self._call = call

    def __call__(self, *words: Any, **more: Any) -> Any:  # noqa: ANN401 - stands in for any call
        if self._left == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._left -= 1
        return self._call(*words, **more)


@pytest.fixture
def protected(monkeypatch: pytest.MonkeyPatch) -> pipeline.Protected:
    """A sample's publication whose files are drawn once for all tests here."""
    found = sample_report(SAMPLES[0]).protected
    files = drawn()
    monkeypatch.setattr(writing, "report_files", lambda _: files)
    return found


_drawn: dict[str, bytes] = {}


def drawn() -> dict[str, bytes]:
    if not _drawn:
        _drawn.update(report_files(sample_report(SAMPLES[0]).protected))
    return _drawn


def an_earlier_report(folder: Path) -> Path:
    folder.mkdir()
    for name, content in EARLIER.items():
        (folder / name).write_bytes(content)
    return folder


def content_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def assert_refused(protected: pipeline.Protected, folder: Path) -> None:
    with pytest.raises(CannotWrite, match=r"^[^\n]+\.$"):
        write_report(protected, folder)


def test_a_report_is_files_that_hold_what_their_names_promise(protected: pipeline.Protected, tmp_path: Path) -> None:
    paths = write_report(protected, tmp_path / "new" / "folder")
    content = content_of(tmp_path / "new" / "folder")

    assert {path.name for path in paths} == set(content) == NAMES
    assert all(path.is_file() for path in paths)
    assert content["publication.json"].decode() == protected.publication_text
    assert content["proof.json"].decode() == protected.proof_text
    for name in ("annual-report.pdf", "action-plan.pdf"):
        assert_whole(name, content[name])
    assert verify_files(tmp_path / "new" / "folder" / "publication.json", tmp_path / "new/folder/proof.json") == []


def test_a_report_takes_the_place_of_an_earlier_one(protected: pipeline.Protected, tmp_path: Path) -> None:
    folder = an_earlier_report(tmp_path / "out")
    write_report(protected, folder)

    assert content_of(folder) == drawn()


def test_other_files_in_the_folder_stay(protected: pipeline.Protected, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"mine")
    write_report(protected, tmp_path)

    assert (tmp_path / "letter.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("good", range(FILES))
@pytest.mark.parametrize("earlier", [True, False])
def test_a_disk_that_is_full_at_any_file_leaves_what_was_there_before(
    protected: pipeline.Protected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int, *, earlier: bool
) -> None:
    folder = an_earlier_report(tmp_path / "out") if earlier else tmp_path / "out"
    monkeypatch.setattr(os, "fsync", FullDisk(good, os.fsync))

    assert_refused(protected, folder)
    assert content_of(folder) == (EARLIER if earlier else {})


@pytest.mark.parametrize("good", range(FILES))
def test_a_disk_that_is_full_in_the_middle_of_a_file_leaves_what_was_there_before(
    protected: pipeline.Protected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    folder = an_earlier_report(tmp_path / "out")
    opened = Path.open
    left = [good]

    class HalfWritten(io.BufferedWriter):
        @override
        def write(self, content: Any) -> int:
            if left[0] == 0:
                super().write(content[: len(content) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")
            left[0] -= 1
            return super().write(content)

    def open_half(path: Path, mode: str = "r", *words: Any, **more: Any) -> IO[Any]:  # noqa: ANN401 - as Path.open
        return HalfWritten(io.FileIO(path, "w")) if mode == "wb" else opened(path, mode, *words, **more)

    monkeypatch.setattr(Path, "open", open_half)

    assert_refused(protected, folder)
    monkeypatch.undo()
    assert content_of(folder) == EARLIER


@pytest.mark.parametrize("good", range(FILES))
@pytest.mark.parametrize("earlier", [True, False])
def test_a_file_that_another_program_holds_open_leaves_what_was_there_before(
    protected: pipeline.Protected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int, *, earlier: bool
) -> None:
    """Windows refuses to replace a PDF that a reader has open; then none of the files may be new."""
    folder = an_earlier_report(tmp_path / "out") if earlier else tmp_path / "out"
    replace = Path.replace
    left = [good]

    def replace_some(path: Path, target: Path) -> Path:
        if not path.name.endswith(".before.part"):
            if left[0] == 0:
                raise PermissionError(errno.EACCES, "The file is open in another program")
            left[0] -= 1
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_some)

    assert_refused(protected, folder)
    assert content_of(folder) == (EARLIER if earlier else {})


def test_a_folder_that_may_not_be_written_to_gives_one_sentence(
    protected: pipeline.Protected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as Path.open
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert_refused(protected, tmp_path / "out")


@pytest.mark.parametrize("where", ["a file", "below a file", "a name that is taken by a folder"])
def test_a_place_that_is_no_folder_gives_one_sentence(
    protected: pipeline.Protected, tmp_path: Path, where: str
) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "taken" / "published.csv").mkdir(parents=True)
    places = {"a file": "file", "below a file": "file/out", "a name that is taken by a folder": "taken"}

    assert_refused(protected, tmp_path / places[where])
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["published.csv"]


def test_stopping_while_files_are_written_leaves_what_was_there_before(
    protected: pipeline.Protected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = an_earlier_report(tmp_path / "out")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_report(protected, folder)

    assert content_of(folder) == EARLIER


def test_the_command_says_in_one_sentence_that_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", FullDisk(2, os.fsync))
    code = cli.main(["report", str(sample_paths(SAMPLES[0])[-1]), "--to", str(tmp_path / "out")])
    said = capsys.readouterr()

    assert code == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    assert list((tmp_path / "out").iterdir()) == []


def assert_whole(name: str, content: bytes) -> None:
    """Whether a file is one of ours from its first to its last byte."""
    if name.endswith(".pdf"):
        assert content.startswith(b"%PDF")
        assert content.rstrip().endswith(b"%%EOF")
        with closing(pypdfium2.PdfDocument(content)) as document:
            assert len(document) > 0
    elif name.endswith(".json"):
        json.loads(content)
    elif name.endswith(".html"):
        assert content.rstrip().endswith(b"</html>")
    elif name.endswith((".xlsx", ".docx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
    else:
        assert content.endswith(b"\n")


def test_a_kill_at_any_instant_leaves_whole_files_only(tmp_path: Path) -> None:
    """Nine times from the start, killed between the first sign of a file and the end of the work."""
    command = [sys.executable, "main.py", "report", str(sample_paths(SAMPLES[0])[-1]), "--to"]
    seen = 0
    for number in range(9):
        folder = tmp_path / f"out{number}"
        process = subprocess.Popen(  # noqa: S603 - our own words
            [*command, str(folder)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        while process.poll() is None and not folder.exists():
            time.sleep(0.0002)
        time.sleep(0.002 * number)
        process.kill()
        _, said = process.communicate()

        assert said == ""
        for path in folder.iterdir() if folder.exists() else ():
            if path.suffix != ".part":
                assert_whole(path.name, path.read_bytes())
                seen += 1

    assert seen < 9 * FILES, "at least one was killed before it was done"

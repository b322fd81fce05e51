"""A full disk for temporary files, on which workbooks are put together, is said in words; nothing is written then."""

import gc
import resource
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import SAMPLES, sample_paths, sample_report
from wres_desktop import pipeline
from wres_desktop.errors import CannotWrite
from wres_desktop.handover import write_entry_workbook, write_national_return
from wres_desktop.writing import paper_files

# A sheet that lxml could not write to the end fails once more when it is thrown away: in the same test, not in another.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def no_room() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    gc.collect()


def national_return(folder: Path) -> None:
    returns = pipeline.open_returns(sample_paths(SAMPLES[0])).submissions
    write_national_return(returns, folder / "national.xlsx")


WAYS: list[Callable[[Path], object]] = [
    lambda folder: write_entry_workbook(folder / "entry.xlsx"),
    national_return,
    lambda _: pipeline.report_files(sample_report(SAMPLES[0]).protected),
    lambda _: paper_files(sample_report(SAMPLES[0]).protected.publication, date(2024, 3, 1)),
]


@pytest.mark.parametrize("write", WAYS, ids=["entry workbook", "national return", "report", "papers"])
@pytest.mark.usefixtures("no_room")
def test_no_room_for_temporary_files_is_said(write: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=f"no room for temporary files in {tempfile.gettempdir()}"):
        write(tmp_path)
    assert not list(tmp_path.iterdir())


def test_no_folder_for_temporary_files_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(CannotWrite, match="Make some space on that disk"):
        write_entry_workbook(tmp_path / "entry.xlsx")
    assert not list(tmp_path.iterdir())

"""An organisation's file for a test, in a folder of its own."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wres_desktop.store.organisation_file import OrganisationFile

# Windows has other users, limits and mounts.
collect_ignore = ["test_disks.py"] if sys.platform == "win32" else []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Thornmere.wresorg"


@pytest.fixture
def file(path: Path) -> Iterator[OrganisationFile]:
    with OrganisationFile.create(path, who="Jo Example") as opened:
        yield opened

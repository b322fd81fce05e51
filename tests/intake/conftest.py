"""One process that reads workbooks for all tests of this folder: starting one costs as much as many of the tests."""

from collections.abc import Iterator

import pytest

from wres_desktop.intake.workbook_process import WorkbookReader


@pytest.fixture(scope="session")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as made:
        yield made

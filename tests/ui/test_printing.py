"""Onto paper, here onto a printer that writes a PDF."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from tests.ui.conftest import HeldExecutor, Sample
from wres_desktop.ui.jobs import JobRunner
from wres_desktop.ui.pdf_pages import page_facts
from wres_desktop.ui.printing import NO_PRINTER, PrintRun


def paper(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


@pytest.mark.parametrize("document", ["annual_report", "action_plan"])
def test_every_page_comes_out_in_its_own_orientation(
    runner: JobRunner, executor: HeldExecutor, sample: Sample, tmp_path: Path, document: str
) -> None:
    pdf = getattr(sample.documents, document)
    pages = page_facts(pdf)
    ended: list[str] = []
    PrintRun(runner, pdf, pages, paper(tmp_path / "out.pdf")).start(ended.append)
    executor.release_all()
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [page.get_size() for page in printed]
    printed.close()
    assert ended == [""]
    assert [width > height for width, height in sizes] == [page.width > page.height for page in pages]


def test_only_the_pages_that_were_asked_for_are_printed(
    runner: JobRunner, executor: HeldExecutor, sample: Sample, tmp_path: Path
) -> None:
    printer = paper(tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    pdf = sample.documents.annual_report
    PrintRun(runner, pdf, page_facts(pdf), printer).start(lambda _sentence: None)
    assert len(executor.held) == 1
    executor.release_all()
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    count = len(printed)
    printed.close()
    assert count == 2


@pytest.mark.qt_log_ignore("QPainter::begin", "QPrinter", "QPdf")
def test_a_printer_that_takes_nothing_is_one_sentence(
    runner: JobRunner, executor: HeldExecutor, sample: Sample, tmp_path: Path
) -> None:
    ended: list[str] = []
    pdf = sample.documents.annual_report
    PrintRun(runner, pdf, page_facts(pdf), paper(tmp_path / "no folder" / "out.pdf")).start(ended.append)
    executor.release_all()
    assert ended == [NO_PRINTER]

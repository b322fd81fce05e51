"""The text of a report's content, line by line; run as a module it approves the text as it is now."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Final

from tests.reports.publications import published, with_document
from wres_desktop.disclosure.statements import Publication
from wres_desktop.intake.return_file import read_return
from wres_desktop.paths import resources
from wres_desktop.reports.blocks import ReportContent
from wres_desktop.reports.documents import documents_of

FOLDER: Final = Path(__file__).parent
SAMPLES: Final = ("commissioning-group", "independent-provider")
_QUIET: Final = ("kind", "tone", "level", "strong", "anchor", "new_page", "landscape", "language", "widths")


def publication_of(sample: str) -> Publication:
    """A publication of a sample's returns; what is small is withheld, and nothing else."""
    paths = sorted((resources() / "samples").glob(f"{sample}-*.wres.json"))
    submissions = [read.submission for read in map(read_return, paths) if read.submission is not None]
    latest = max(submissions, key=lambda submission: submission.reporting_year)
    words = {"form": latest.form, "narrative": latest.narrative, "actions": latest.actions}
    return with_document(published(*submissions), **words)


def contents_of(sample: str) -> tuple[ReportContent, ...]:
    """Every document of a sample, as content."""
    return tuple(documents_of(publication_of(sample)).values())


def golden_text(sample: str) -> str:
    """Everything that all documents of a sample say, one text a line, indented as it is nested."""
    return "".join(f"{line}\n" for content in contents_of(sample) for line in _lines(content, ""))


def approved(sample: str) -> Path:
    """Where the approved text of a sample stands."""
    return FOLDER / f"{sample}.txt"


def _lines(content: object, indent: str) -> Iterator[str]:
    if is_dataclass(content):
        yield f"{indent}{type(content).__name__}"
        for field in fields(content):
            value = getattr(content, field.name)
            if field.name not in _QUIET and value not in ("", (), None):
                yield from _field(field.name, value, f"{indent}  ")
    elif isinstance(content, tuple):
        for each in content:
            yield from _lines(each, indent)
    elif content is not None:
        yield f"{indent}{content}"


def _field(name: str, value: object, indent: str) -> Iterator[str]:
    if name == "cells" and isinstance(value, tuple):
        yield indent + " | ".join(cell.text for cell in value)
    elif isinstance(value, str | int):
        yield f"{indent}{name}: {value}"
    else:
        yield from _lines(value, indent)


if __name__ == "__main__":
    for name in SAMPLES:
        approved(name).write_text(golden_text(name), encoding="utf-8")

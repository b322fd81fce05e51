"""What stands behind the pages, in parts so small that the window answers its user between two of them."""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

PARTS: Final = (
    "domain.submission",
    "domain.benchmarks",
    "disclosure.policy",
    "disclosure.statements",
    "disclosure.constraints",
    "disclosure.publication_file",
    "intake.spreadsheet",
    "intake.national_return",
    "intake.entry_workbook",
    "intake.workbook_process",
    "intake.bring_in",
    "bringing",
    "checking",
    "domain.indicators",
    "protecting",
    "pipeline",
    "casework.next_steps",
    "store.approvals",
    "store.organisation_file",
    "casework.organisation",
    "ui.dialogs",
    "ui.bringing_in",
    "ui.file_door",
    "disclosure.narrative",
    "ui.planning",
    "ui.publishing",
    "ui.action_columns",
    "ui.count_grid",
    "ui.pages.actions",
    "ui.pages.reading",
    "ui.pages.counts",
    "ui.pages.narrative",
    "ui.pages.readers",
    "ui.pages.report",
    "ui.shelf",
    "ui.workspace",
)
"""Modules in an order in which none waits for much that was not loaded before it."""


def loading() -> Iterator[str]:
    """Load the next part each time that somebody asks, and give its name."""
    for part in PARTS:
        import_module(f"wres_desktop.{part}")
        yield part

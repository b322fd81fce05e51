"""The commands that bring spreadsheets in: lists and logs into a return, a typed report into a publication."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from wres_desktop import pipeline
from wres_desktop.cli_answers import DONE, NOT_DONE, Say
from wres_desktop.domain.submission import OrganisationKind


def add_intake_commands(add: Callable[..., argparse.ArgumentParser], say: Say) -> None:
    """Add ``intake`` and ``statements``; ``say`` writes one line to standard output."""
    intake = add("intake", help="count a staff list, a log or survey answers into a return")
    intake.add_argument("workbooks", nargs="+", type=Path, metavar="WORKBOOK")
    intake.add_argument("--to", required=True, type=Path, metavar="RETURN", help="begun if not there, else updated")
    intake.add_argument("--year", type=int, help="the reporting year of a new return")
    intake.add_argument("--snapshot-date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="else 31 March")
    intake.add_argument("--code", default="", help="the organisation's ODS code, for a new return")
    intake.add_argument("--organisation", default="", metavar="NAME", help="its name, for a new return")
    intake.add_argument("--kind", default="", choices=["", *OrganisationKind], metavar="KIND", help="such as ccg")
    intake.add_argument("--choices", type=Path, metavar="FILE", help="answers on local grades and the like, kept there")
    intake.add_argument("--office-holders", action="store_true", help="count office holders on the payroll as staff")
    intake.add_argument("--sheet", default="", metavar="TITLE", help="the sheet to count, where a workbook has several")
    intake.set_defaults(command=lambda options: _intake(options, say))
    statements = add("statements", help="a published report, typed in as a table, for audits and the ledger")
    statements.add_argument("workbook", type=Path, metavar="WORKBOOK")
    statements.add_argument("--to", required=True, type=Path, metavar="PUBLICATION")
    statements.add_argument("--title", default="", help="else the name of the file")
    statements.set_defaults(command=lambda options: _statements(options, say))


def _intake(options: argparse.Namespace, say: Say) -> int:
    wanted = pipeline.BringingIn(
        tuple(options.workbooks),
        options.to,
        options.year,
        options.snapshot_date,
        options.code,
        options.organisation,
        options.kind,
        options.choices,
        options.office_holders,
        options.sheet,
    )
    result = pipeline.bring_into_return(wanted)
    for line in result.lines:
        say(line)
    return DONE if result.written else NOT_DONE


def _statements(options: argparse.Namespace, say: Say) -> int:
    say(str(pipeline.publication_of_statements(options.workbook, options.to, options.title)))
    return DONE

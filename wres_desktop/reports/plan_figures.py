"""The figure that an action is about, as it is printed: the plan never says more than the report does."""

import re

from wres_desktop.domain.figures import Difference, Percentage
from wres_desktop.domain.submission import Action
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import CellKind
from wres_desktop.reports.labels import statement_label
from wres_desktop.reports.printed import NumberFormat, Source


def statement_of(action: Action, source: Source) -> str | None:
    """The id of the statement in this publication, or ``None`` where there is none."""
    named = f"{source.year}/{action.statement.strip()}" if action.statement.strip() else ""
    return named if named in source.publication.by_id else None


def figure_of(action: Action, source: Source) -> str:
    """What is printed of the figure this year, with its name; empty where the action names none."""
    value, statement = value_of(action, source), statement_of(action, source)
    return f"{value} in {source.year} ({statement_label(statement, source.edition)})" if statement else ""


def figure_if_moved(action: Action, source: Source) -> str:
    """What is printed of the figure this year, unless the baseline is just that: the same twice tells nothing."""
    named = [value_of(action, source), str(source.year)]
    return (
        ""
        if all(re.search(rf"(?<![\d.]){re.escape(each)}(?![\d.]*\d)", action.baseline) for each in named)
        else figure_of(action, source)
    )


def value_of(action: Action, source: Source) -> str:
    """What is printed of the figure this year, and nothing else."""
    statement = statement_of(action, source)
    if statement is None:
        return ""
    cell = source.cell(statement, _shown(source, statement))
    return cell.text if cell.kind is CellKind.NUMBER else f"{cell.text} ({cell.spoken or cell.text})"


def _shown(source: Source, statement: str) -> NumberFormat:
    match source.publication.by_id[statement].quantity:
        case Percentage():
            return wording.percent
        case Difference():
            return _points
        case _:
            return wording.number


def _points(printed: str) -> str:
    return f"{wording.signed(printed)} points"

"""Looks up what follows from a publication's statements: ranges, changes and verdicts, as cells and words."""

from wres_desktop.disclosure.statements import Derived
from wres_desktop.reports import wording_compared
from wres_desktop.reports.blocks import BLANK, Cell, CellKind
from wres_desktop.reports.printed import Source
from wres_desktop.reports.wording import NOT_AVAILABLE, NOT_AVAILABLE_MARK, WITHHELD_MARK, WITHHELD_SPOKEN, number

WITHHELD = Cell(WITHHELD_MARK, CellKind.WITHHELD, WITHHELD_SPOKEN)
UNAVAILABLE = Cell(NOT_AVAILABLE_MARK, CellKind.UNDEFINED, NOT_AVAILABLE)


def all_years(source: Source) -> tuple[int, ...]:
    """Every year of which the publication has statements, the earliest first."""
    return tuple(sorted({int(each.id.partition("/")[0]) for each in source.publication.statements}))


def derived(source: Source, derived_id: str) -> Derived | None:
    """What was derived under an id; ``None`` where nothing could be."""
    return source.publication.derived_by_id.get(derived_id)


def said(source: Source, derived_id: str, name: str) -> str | None:
    """One text of what was derived; ``None`` where it is withheld or there is none."""
    found = derived(source, derived_id)
    return found.says.get(name) if found is not None else None


def change_of(source: Source, figure: str, other: int) -> Derived | None:
    """How a figure, by its id without the year, changed from another year to the reporting year."""
    return derived(source, f"{source.year}/{figure}/change/{other}")


def derived_cell(found: Derived | None, name: str, shown: object = number) -> Cell:
    """One text of what was derived as a cell: blank where nothing could be, the mark where it is withheld."""
    if found is None:
        return BLANK
    if not found.says:
        return WITHHELD
    text = found.says.get(name)
    return BLANK if text is None else Cell(shown(text) if callable(shown) else text)


def verdict_cell(found: Derived | None) -> Cell:
    """The verdict as a word; blank where there is none."""
    verdict = found.says.get("verdict") if found is not None else None
    return BLANK if verdict is None else Cell(wording_compared.VERDICTS[verdict], CellKind.WORDS)

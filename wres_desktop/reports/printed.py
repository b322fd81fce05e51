"""Looks up a publication's statements and puts them into cells: the only way of a figure into a report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from wres_desktop.disclosure.statements import Document, Printed, Publication, Reading, Undefined, Withheld
from wres_desktop.domain.edition import EDITION_YEARS, Edition, load_edition
from wres_desktop.reports import wording, wording_rounded
from wres_desktop.reports.blocks import Cell, CellKind, KeyFigure, Row

NumberFormat: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Source:
    """What a report is made from: the statements, the organisation's words and the year's rules."""

    publication: Publication
    document: Document
    edition: Edition

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.document.reporting_year

    @property
    def years(self) -> tuple[int, ...]:
        """The reporting year, and the year before it where that is in the publication."""
        earlier = self.document.previous_year
        return (self.year,) if earlier is None else (self.year, earlier)

    @property
    def earlier_edition(self) -> Edition | None:
        """The rules of the previous year, where there is one and its rules are known."""
        earlier = self.document.previous_year
        return load_edition(earlier) if earlier in EDITION_YEARS and earlier is not None else None

    def text(self, statement_id: str) -> str | None:
        """The printed text of a statement, or ``None``."""
        return self.publication.printed(statement_id)

    def reading(self, statement_id: str) -> Reading | None:
        """How to read a printed relative likelihood, where its counts are printed."""
        statement = self.publication.by_id.get(statement_id)
        return statement.reading if isinstance(statement, Printed) else None

    def both(self, first: str, second: str) -> tuple[str, str] | None:
        """The printed texts of two statements, or ``None`` unless both are printed exactly."""
        texts = [self.exact(statement_id) for statement_id in (first, second)]
        return (texts[0], texts[1]) if texts[0] is not None and texts[1] is not None else None

    def exact(self, statement_id: str) -> str | None:
        """The printed text of a statement that is not rounded, or ``None``."""
        statement = self.publication.by_id.get(statement_id)
        return statement.printed if isinstance(statement, Printed) and not statement.is_rounded else None

    def is_withheld(self, statement_id: str) -> bool:
        """Whether a statement stands in the publication without its number."""
        return isinstance(self.publication.by_id.get(statement_id), Withheld)

    def why_undefined(self, statement_id: str) -> str | None:
        """Why a statement has no value, or ``None``."""
        statement = self.publication.by_id.get(statement_id)
        return statement.reason if isinstance(statement, Undefined) else None

    def unavailable(self, section: str, year: int | None = None) -> str | None:
        """Why a section has no figures, in the organisation's words, or ``None`` where it has some."""
        return self.document.unavailable.get(f"{year or self.year}/{section}")

    @property
    def is_joint(self) -> bool:
        """Whether several organisations report together."""
        return bool(self.document.members)

    def left_out(self, section: str, year: int) -> dict[str, str]:
        """The members without figures in a section, by their codes, and why."""
        return dict(self.document.left_out.get(f"{year}/{section}", {}))

    def cell(self, statement_id: str, shown: NumberFormat = wording.number) -> Cell:
        """A statement as a cell of a table: its number, or the one mark."""
        statement = self.publication.by_id.get(statement_id)
        match statement:
            case None:
                return Cell(wording.NOT_AVAILABLE, CellKind.WORDS)
            case Printed(printed=printed):
                return Cell(wording_rounded.rounded(shown(printed)) if statement.is_rounded else shown(printed))
            case Withheld():
                return Cell(wording.WITHHELD_MARK, CellKind.WITHHELD, wording.WITHHELD_SPOKEN)
            case Undefined():
                return Cell(wording.UNDEFINED_MARK, CellKind.UNDEFINED, wording.UNDEFINED_SPOKEN)
            case _:
                assert_never(statement)

    def cells(self, base: str, names: Iterable[str], shown: NumberFormat = wording.number) -> tuple[Cell, ...]:
        """The cells of the statements ``base/name``."""
        return tuple(self.cell(f"{base}/{name}", shown) for name in names)

    @property
    def rounded_to(self) -> tuple[int, ...]:
        """The multiples to which numbers are rounded, the coarsest first; empty where none is."""
        return wording_rounded.rounded_to(self.publication)


def rows_with_figures(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows in which something is printed, and a note that names those in which nothing is."""
    shown = tuple(row for row in rows if any(cell.kind in _SAID for cell in row.cells))
    bare = [row.label for row in rows if row not in shown]
    return shown, (wording.nothing_printed_of(bare),) if bare and shown else ()


_SAID: Final = (CellKind.NUMBER, CellKind.UNDEFINED)


def heads_of_years(years: Sequence[int], columns: int) -> tuple[tuple[str, int], ...]:
    """The heads above the columns of each year; a single year stands in the caption."""
    return tuple((str(year), columns) for year in years) if len(years) > 1 else ()


def figures_with_numbers(figures: Sequence[KeyFigure]) -> tuple[KeyFigure, ...]:
    """All of the figures, or none where not one of them is a number."""
    return tuple(figures) if any(figure.value.kind is CellKind.NUMBER for figure in figures) else ()


def without_chart(source: Source, number: int, *, has_tables: bool) -> tuple[str, ...]:
    """The sentence that stands where a chart would."""
    if source.unavailable(str(number)) is not None:
        return ()
    return (wording.NOT_DRAWN,) if has_tables else (wording.NOTHING_PRINTED,)


def legends(rows: Iterable[Sequence[Cell]]) -> tuple[str, ...]:
    """The notes that the marks in these rows of cells need, each once."""
    cells = [cell for row in rows for cell in row]
    return tuple(
        legend for mark, legend in wording.LEGENDS.items() if any(cell.text.split(" ")[0] == mark for cell in cells)
    )

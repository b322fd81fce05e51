"""Which column of an entry sheet holds what: keys, labels, entries, totals, last year's answers, help."""

from dataclasses import dataclass
from typing import Final

from wres_desktop.domain.collection.layout import Kind, Page, Table

_FIRST_ENTRY: Final = 3
_KEY, _COUNT, _TEXT, _LABEL, _HINT = 4.0, 11.0, 42.0, 38.0, 44.0
_ACTION, _NARROW, _NOTHING = 20.0, 20.0, 2.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a page, counted from 1; ``beside`` says that last year's answers stand there too."""

    page: Page
    beside: bool

    @property
    def columns(self) -> int:
        """How many columns of entries the widest table has."""
        return len(self._widest.columns)

    def entry(self, index: int) -> int:
        """The column of an entry."""
        return _FIRST_ENTRY + index

    @property
    def total(self) -> int:
        """The column of the totals, with the share beside it."""
        return _FIRST_ENTRY + self.columns

    def earlier(self, index: int) -> int:
        """The column of last year's answer."""
        return self.total + self._extra + index

    @property
    def last(self) -> int:
        """The column of the help."""
        return self.total + self._extra + self._earlier

    def spans(self, table: Table) -> bool:
        """Whether the one entry of a row is as wide as the entries of the others together."""
        return len(table.columns) == 1 < self.columns

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths in characters."""
        if self._is_plan:
            return (_KEY, _COUNT, *([_ACTION] * self.columns), _NOTHING)
        entries = [_COUNT if column.kind in (Kind.WHOLE, Kind.PERCENT) else _TEXT for column in self._widest.columns]
        words = sum(entries) > _TEXT and _TEXT in entries
        earlier = entries if self._earlier else []
        ends = (_NARROW, _NARROW) if words else (_LABEL, _HINT)
        return (_KEY, ends[0], *entries, *([_COUNT] * self._extra), *earlier, ends[1])

    @property
    def _widest(self) -> Table:
        return max(self.page.tables, key=lambda table: len(table.columns))

    @property
    def _is_plan(self) -> bool:
        return not any(table.beside for table in self.page.tables)

    @property
    def _extra(self) -> int:
        return 2 if any(table.totals for table in self.page.tables) else 0

    @property
    def _earlier(self) -> int:
        return self.columns if self.beside and not self._is_plan else 0

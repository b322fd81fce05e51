"""Works out what follows from printed statements: it is given a publication, and never a count that is not printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from wres_desktop.disclosure.statements import Derived, Document, Printed, Publication
from wres_desktop.domain.rounding import digits

Work: TypeAlias = Callable[..., Mapping[str, str] | None]
"""Texts by name from counts; ``None`` where they say nothing."""


@dataclass(frozen=True, slots=True)
class FromPrint:
    """The printed statements of one publication, with its document."""

    publication: Publication
    document: Document

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.document.reporting_year

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of which there are statements, the latest first."""
        found = {int(each.id.partition("/")[0]) for each in self.publication.statements}
        return tuple(sorted(found, reverse=True))

    def has(self, statement_id: str) -> bool:
        """Whether there is a statement of that id, printed or not."""
        return statement_id in self.publication.by_id

    def follows(
        self,
        name: tuple[str, str],
        counts: Sequence[str],
        figures: Sequence[str],
        work: Work,
    ) -> Iterator[Derived]:
        """What ``work`` makes of the printed ``counts``, if they and the ``figures`` are all printed; else withheld.

        ``name`` is kind and id. Nothing at all where a statement is missing or has no value, or ``work`` makes nothing.
        """
        kind, derived_id = name
        rests_on = (*counts, *figures)
        statements = [self.publication.by_id.get(each) for each in rests_on]
        if any(each is None or hasattr(each, "reason") for each in statements):
            return
        numbers = [exact_count(each) for each in statements[: len(counts)]]
        if None in numbers or not all(isinstance(each, Printed) for each in statements):
            yield Derived(derived_id, kind, rests_on)
            return
        says = work(*numbers)
        if says is not None:
            yield Derived(derived_id, kind, rests_on, says)


def exact_count(statement: object) -> int | None:
    """The number of people that a statement prints exactly, if it does."""
    if not isinstance(statement, Printed) or not statement.is_exact_count:
        return None
    return int(statement.printed) if statement.printed.isdecimal() else None


def limits(interval: tuple[float, float], decimals: int) -> dict[str, str]:
    """Both limits as they are printed."""
    low, high = (digits(Fraction(limit), decimals) for limit in interval)
    return {"low": low, "high": high}

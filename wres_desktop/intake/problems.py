"""Problem: where something in a return is wrong, what is wrong, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wres_desktop.intake.places import in_words, order_of
from wres_desktop.overriding import override


class Severity(StrEnum):
    """How much a problem stands in the way."""

    BLOCKS = "blocks"
    CONFIRM = "confirm"
    NOTE = "note"

    @property
    def words(self) -> str:
        """What the severity asks of the reader, to stand before a problem."""
        match self:
            case Severity.BLOCKS:
                return "Put right"
            case Severity.CONFIRM:
                return "Please confirm"
            case Severity.NOTE:
                return "Note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right, to confirm or to know; it names a cell's address and never what stands in it.

    ``address`` is a place in the return such as ``workforce / clinical / band_5 / bme``, empty for the whole return;
    ``source`` is the name of the file, or the organisation and the year; ``rule`` is the number of the validation
    in standard 3. ``what`` and ``to_do`` are finished sentences.
    """

    address: str
    what: str
    to_do: str
    severity: Severity = Severity.BLOCKS
    rule: int | None = None
    source: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the return cannot be used until this is put right."""
        return self.severity is Severity.BLOCKS

    @property
    def place(self) -> str:
        """The address in plain words: ``Workforce, clinical, band 5, BME``."""
        return in_words(self.address)

    @override
    def __str__(self) -> str:
        """One readable line: what is asked, in which return, where, what is wrong, and what to do."""
        where = ": ".join(part for part in (self.source, self.place) if part)
        return f"{self.severity.words}: {where}: {self.what} {self.to_do}" if where else f"{self.what} {self.to_do}"


def arranged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once: what blocks first, then by return and by place in it."""
    severities = list(Severity)
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda problem: (
                severities.index(problem.severity),
                problem.source,
                order_of(problem.address),
                problem.rule or 0,
                problem.what,
            ),
        )
    )


def any_blocks(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems blocks."""
    return any(problem.blocks for problem in problems)

"""Statements: figures as they stand on the page. A withheld statement has no number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from wres_desktop.disclosure.policy import Policy, load_policy
from wres_desktop.domain.benchmarks import Beside
from wres_desktop.domain.figures import Count, Quantity, SamePeople
from wres_desktop.domain.submission import Action, Consultation, IndicatorNarrative, Organisation


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a relative likelihood; printed only where all four of its counts are printed exactly.

    ``four_fifths`` is ``inside``, ``bme_disadvantaged`` or ``white_disadvantaged``, from the unrounded ratio;
    ``interval_95`` holds the texts of both limits; ``cautions`` are finished sentences; ``years`` says how many years
    of cases the numerators hold.
    """

    four_fifths: str | None
    interval_95: tuple[str, str] | None
    could_be_chance: bool | None
    cautions: tuple[str, ...] = ()
    years: int = 1


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure with the text that stands on the page; ``printed`` has no percent sign and no thousands comma."""

    id: str
    quantity: Quantity
    printed: str
    rounded_to: int = 1
    truncated: bool = False
    reading: Reading | None = None

    @property
    def is_rounded(self) -> bool:
        """Whether it is coarser than its digits say; nothing may be worked out from such a count."""
        return self.rounded_to > 1

    @property
    def is_exact_count(self) -> bool:
        """Whether it is a number of people of one year that stands as it is."""
        as_it_is = not self.is_rounded and not self.truncated
        return as_it_is and isinstance(self.quantity, Count) and self.quantity.averaged_over == 1


@dataclass(frozen=True, slots=True)
class Withheld:
    """A figure that is not printed; it says nothing about why, and holds no number."""

    id: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Undefined:
    """A figure that has no value, such as a ratio without cases; used only where its counts are printed."""

    id: str
    quantity: Quantity
    reason: str


Statement: TypeAlias = Printed | Withheld | Undefined


def keeps_back(statement: Statement) -> bool:
    """Whether readers do not get the exact figure: it is withheld, or printed rounded."""
    return isinstance(statement, Withheld) or (isinstance(statement, Printed) and statement.is_rounded)


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from statements that are printed, and from nothing else: a range, a change, a verdict in a word.

    ``rests_on`` are the ids of these statements, counts first; ``says`` holds texts by name, and is empty where one of
    them is withheld. ``kind`` says how the texts follow (docs/formats.md).
    """

    id: str
    kind: str
    rests_on: tuple[str, ...]
    says: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """The words around the statements, as the organisation typed them: what a report prints besides figures.

    ``unavailable`` says, by section id such as ``2021/4``, why a section has no figures at all. ``policy`` is the whole
    of what decided; ``with_consent`` holds the ids of what is printed because those concerned agreed to it.
    ``members`` are the organisations of a joint report, the lead first, and ``left_out`` says by section id which of
    them have no figures in it, by their codes, and why; the organisation's code and kind are then the lead's.
    ``beside`` holds the figures of others that the report is held against.
    """

    organisation_code: str
    organisation_name: str
    organisation_kind: str
    reporting_year: int
    snapshot_date: str
    previous_year: int | None = None
    disciplinary_bases: Mapping[int, str] = field(default_factory=dict)
    unavailable: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    narrative: Mapping[str, IndicatorNarrative] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    policy: Policy | None = None
    with_consent: tuple[str, ...] = ()
    members: tuple[Organisation, ...] = ()
    left_out: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    beside: Beside = field(default_factory=Beside)


@dataclass(frozen=True)
class Publication:
    """The statements of one document with the policy and the program version that made them: all of it public.

    ``document`` is ``None`` for somebody else's publication that was only put before the audit; ``unlisted`` are
    those of its ``cells`` that statements named and its list lacked. ``derived`` follows from the statements and tells
    nothing that they do not tell.
    """

    title: str
    cells: tuple[str, ...]
    statements: tuple[Statement, ...]
    facts: tuple[SamePeople, ...] = ()
    policy: str = ""
    program_version: str = ""
    document: Document | None = None
    unlisted: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Statement]:
        """The statements by their ids."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def derived_by_id(self) -> Mapping[str, Derived]:
        """What follows from the statements, by its ids."""
        return {each.id: each for each in self.derived}

    @property
    def made_under(self) -> Policy | None:
        """The policy with its numbers: as this publication says, else the profile that it names; none if it names none.

        Raises:
            WrongUse: it names a profile that this program does not have, and does not say the numbers itself.
        """
        if self.document is not None and self.document.policy is not None:
            return self.document.policy
        return load_policy(self.policy) if self.policy else None

    def printed(self, statement_id: str) -> str | None:
        """The printed text of a statement, or ``None`` where it is withheld, undefined or absent."""
        statement = self.by_id.get(statement_id)
        return statement.printed if isinstance(statement, Printed) else None

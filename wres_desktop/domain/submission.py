"""One organisation's return for one snapshot date: exact counts, as entered.

Three things stay different everywhere: a section that is blank (``None``), one that was not collected
(``NotCollected`` with its reason) and a count of zero (``0``). A count that is not known is ``None``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.workforce import StaffGroup


class OrganisationKind(StrEnum):
    """What sort of body reports (standard 1.6)."""

    CCG = "ccg"
    ICB = "icb"
    NHS_TRUST = "nhs_trust"
    INDEPENDENT = "independent"
    VOLUNTARY = "voluntary"
    CSU = "csu"
    ALB = "alb"
    OTHER = "other"


NOT_NHS: Final = (OrganisationKind.INDEPENDENT, OrganisationKind.VOLUNTARY, OrganisationKind.OTHER)
"""Kinds of organisation that do not belong to the NHS: some duties and pay scales are not theirs."""


class DisciplinaryBasis(StrEnum):
    """Which cases indicator 3 counts (standard 1.2)."""

    SINGLE_YEAR = "single_year"
    TWO_YEAR_AVERAGE = "two_year_average"


class SurveyQuestion(StrEnum):
    """The four staff survey questions, indicators 5 to 8 in this order."""

    HARASSMENT_PUBLIC = "harassment_public"
    HARASSMENT_STAFF = "harassment_staff"
    EQUAL_OPPORTUNITY = "equal_opportunity"
    DISCRIMINATION = "discrimination"

    @property
    def indicator(self) -> int:
        """The indicator number, 5 to 8."""
        return 5 + list(SurveyQuestion).index(self)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who reports; ``code`` is the ODS code."""

    code: str
    name: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class NotCollected:
    """A section that the organisation could not collect, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """A headcount for each ethnic group; ``None`` where it is not known."""

    white: int | None
    bme: int | None
    unknown: int | None

    def of(self, group: EthnicGroup) -> int | None:
        """The headcount of one group."""
        match group:
            case EthnicGroup.WHITE:
                return self.white
            case EthnicGroup.BME:
                return self.bme
            case EthnicGroup.UNKNOWN:
                return self.unknown


Workforce: TypeAlias = Mapping[StaffGroup, Mapping[str, GroupCounts]]
"""Rows as entered, the memo line of medical managers included; a row that is absent has nobody in it."""


@dataclass(frozen=True, slots=True)
class Recruitment:
    """Indicator 2: people shortlisted, and of these people appointed, in the reporting year."""

    shortlisted: GroupCounts
    appointed: GroupCounts


@dataclass(frozen=True, slots=True)
class Disciplinary:
    """Indicator 3: people entering the formal process; the previous year's too for a two-year average."""

    basis: DisciplinaryBasis
    entered: GroupCounts
    entered_previous_year: GroupCounts | None = None


@dataclass(frozen=True, slots=True)
class Training:
    """Indicator 4: people (not courses) accessing non-mandatory training and CPD."""

    accessed: GroupCounts


@dataclass(frozen=True, slots=True)
class SurveyCount:
    """A survey answer as counts: ``yes`` of ``answered`` respondents; ``None`` where not known."""

    yes: int | None
    answered: int | None


@dataclass(frozen=True, slots=True)
class SurveyPercent:
    """A survey answer as the survey provider printed it; ``answered`` is ``None`` where not known."""

    percent: Decimal
    answered: int | None


SurveyAnswer: TypeAlias = SurveyCount | SurveyPercent


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """One of indicators 5 to 8 for both groups that are compared."""

    white: SurveyAnswer
    bme: SurveyAnswer


@dataclass(frozen=True, slots=True)
class Board:
    """Indicator 9: headcounts of board members; voting and executive are each "of which" total."""

    total: GroupCounts
    voting: GroupCounts
    executive: GroupCounts


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the action plan (standard 4): every column is text as typed, empty where blank.

    ``since`` is the reporting year in which the action first stood in a plan. ``eds2`` and ``high_impact`` are numbers
    of outcomes (domain/frameworks.py), as ``eds_outcome`` may be for EDS 2022. ``statement`` is the figure that
    baseline and target are about, without its year: ``2/relative_likelihood``. ``status`` is one of domain/actions.py;
    ``notes`` has a line for each note, such as ``12 May 2024: Panels trained.``
    """

    indicator: str = ""
    finding: str = ""
    objective: str = ""
    action: str = ""
    lead: str = ""
    measure: str = ""
    baseline: str = ""
    target: str = ""
    start: str = ""
    due: str = ""
    progress: str = ""
    rag: str = ""
    eds_outcome: str = ""
    since: str = ""
    eds2: str = ""
    high_impact: str = ""
    statement: str = ""
    status: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """Who was asked about the figures or the plan, how and when, what they said, what came of it: groups, no names."""

    who: str = ""
    how: str = ""
    on: str = ""
    said: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorNarrative:
    """What the organisation says about one indicator: implications, and action taken and planned."""

    implications: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class TextRead:
    """Somebody read a text that stands in the report and says that no reader can tell who it is about.

    ``place`` is where it stands, such as ``narrative/3/implications``; ``text`` is what was read, word for word: of
    other words nothing is said. ``by`` is a name, ``on`` the day, as typed.
    """

    place: str
    text: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Consent:
    """Board members agreed that counts of theirs may be published although they are small (domain/consents.py).

    ``cells`` are addresses such as ``board/executive/bme``; ``given_by`` names everybody who is counted there and is
    never published; ``given_on`` is ``YYYY-MM-DD`` as typed.
    """

    cells: tuple[str, ...]
    given_by: str
    given_on: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One organisation, one year. ``None`` marks a section that is still blank.

    ``stated_headcount`` is the total of staff in post as another source states it: a check, never published.
    """

    organisation: Organisation
    reporting_year: int
    snapshot_date: date
    workforce: Workforce | NotCollected | None = None
    recruitment: Recruitment | NotCollected | None = None
    disciplinary: Disciplinary | NotCollected | None = None
    training: Training | NotCollected | None = None
    survey: Mapping[SurveyQuestion, SurveyResult | NotCollected] = field(default_factory=dict)
    board: Board | NotCollected | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    narrative: Mapping[str, IndicatorNarrative] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    stated_headcount: int | None = None
    consents: tuple[Consent, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    texts_read: tuple[TextRead, ...] = ()


def without_words(submission: Submission) -> Submission:
    """The counts with what else a figure depends on: its words changed, everything that can be printed is the same."""
    return replace(submission, form={}, narrative={}, actions=(), consultations=(), texts_read=())

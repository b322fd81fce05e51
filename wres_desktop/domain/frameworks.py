"""The frameworks beside the WRES that an action can be linked to: EDS2, EDS 2022, the improvement plan (standard 9).

The short titles are this program's own words; the numbers are those of the frameworks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Framework(StrEnum):
    """A framework of outcomes or actions."""

    EDS2 = "eds2"
    EDS_2022 = "eds_2022"
    HIGH_IMPACT = "high_impact"

    @property
    def label(self) -> str:
        """Its name in words."""
        return _LABELS[self]


_LABELS: Final = {
    Framework.EDS2: "EDS2",
    Framework.EDS_2022: "EDS 2022",
    Framework.HIGH_IMPACT: "High-impact action",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome or high-impact action; ``indicators`` are those of the WRES that it goes with."""

    framework: Framework
    number: str
    title: str
    indicators: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """Number and title, as they stand in a list to choose from."""
        return f"{self.number} {self.title}"


def _listed(framework: Framework, rows: tuple[tuple[str, str, tuple[int, ...]], ...]) -> Mapping[str, Outcome]:
    return MappingProxyType({number: Outcome(framework, number, title, named) for number, title, named in rows})


OUTCOMES: Final[Mapping[Framework, Mapping[str, Outcome]]] = MappingProxyType(
    {
        Framework.EDS2: _listed(
            Framework.EDS2,
            (
                ("1.1", "Services meet the needs of local communities", ()),
                ("1.2", "Individual needs are met in the right way", ()),
                ("1.3", "Moving between services is smooth", ()),
                ("1.4", "Care is safe, and free from mistakes and abuse", ()),
                ("1.5", "Screening and health promotion reach everybody", ()),
                ("2.1", "Services can be reached without unfair barriers", ()),
                ("2.2", "People take part in decisions about their care", ()),
                ("2.3", "People report good experiences of care", ()),
                ("2.4", "Complaints are handled with respect", ()),
                ("3.1", "Fair recruitment and a more representative workforce", (1, 2)),
                ("3.2", "Equal pay for work of equal value", ()),
                ("3.3", "Training and development for all staff", (4,)),
                ("3.4", "Staff are free from abuse, harassment, bullying and violence", (5, 6)),
                ("3.5", "Flexible working for all staff", ()),
                ("3.6", "Staff report good experiences of working here", (7, 8)),
                ("4.1", "Board and leaders show their commitment to equality", (9,)),
                ("4.2", "Board papers say what they mean for equality", ()),
                ("4.3", "Managers support staff to work free from discrimination", (3, 8)),
            ),
        ),
        Framework.EDS_2022: _listed(
            Framework.EDS_2022,
            (
                ("1A", "People can get to services", ()),
                ("1B", "Individual needs are met", ()),
                ("1C", "Care is free from harm", ()),
                ("1D", "People report good experiences", ()),
                ("2A", "Staff get support for their health", ()),
                ("2B", "Staff are free from abuse, harassment, bullying and violence", (5, 6, 8)),
                ("2C", "Staff have independent support after abuse or harassment", (5, 6)),
                ("2D", "Staff recommend the organisation as a place to work", (7,)),
                ("3A", "Leaders show their commitment to equality", (9,)),
                ("3B", "Board papers say what they mean for equality and health", ()),
                ("3C", "Leaders have ways to manage progress, and use them", (9,)),
            ),
        ),
        Framework.HIGH_IMPACT: _listed(
            Framework.HIGH_IMPACT,
            (
                ("1", "Leaders have measurable objectives for equality", (9,)),
                ("2", "Fair recruitment and talent management", (1, 2, 7)),
                ("3", "Close pay gaps", ()),
                ("4", "Tackle health inequalities in the workforce", ()),
                ("5", "Induction and support for staff recruited abroad", ()),
                ("6", "End bullying, discrimination, harassment and violence at work", (5, 6, 8)),
            ),
        ),
    }
)
"""By framework and number; which indicators go with them is general knowledge of the field (standard 9)."""


def is_reference(text: str) -> bool:
    """Whether a text is nothing but numbers of outcomes, such as "2A, 2B": no number of people can hide in it."""
    known = {number for outcomes in OUTCOMES.values() for number in outcomes}
    return all(part in known for part in text.replace(",", " ").split())

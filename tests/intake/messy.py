"""Messy staff lists as people really send them, with the right counts known by construction: the invented people."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

SNAPSHOT = date(2024, 3, 31)

ETHNICITIES = {
    "white": ("A", "White - British", "B", "White - Irish", "CP", "Polish", "C", "White - Any other White background"),
    "bme": (
        "H",
        "Asian or Asian British - Indian",
        "N",
        "Black or Black British - African",
        "R",
        "Chinese",
        "SC",
        "Filipino",
    ),
    "unknown": ("Z", "Not Stated"),
}
"""Codes and descriptions in turn."""

STAFF_GROUPS = {
    "non_clinical": (("Administrative and Clerical", "G2A"), ("Estates and Ancillary", "G3B")),
    "clinical": (
        ("Nursing and Midwifery Registered", "N6A"),
        ("Allied Health Professionals", "S1A"),
        ("Additional Clinical Services", "H1A"),
    ),
}
BANDS = ("2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")
MEDICAL = {
    "Consultant": "consultant",
    "Specialty Doctor": "career_grade",
    "Specialty Registrar": "trainee",
    "Salaried GP": "other",
}

Row: TypeAlias = list[Any]


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist, and where the standard counts them."""

    number: int
    group: str
    code: str
    description: str
    staff_group: str
    staff_group_words: str
    occupation: str
    band: str
    row: str
    employment: str = "Permanent"
    started: date = date(2019, 5, 7)
    left: date | None = None
    counted: bool = True
    main: str = "Yes"
    fte: float = 1.0

    @property
    def place(self) -> str:
        """The count in which this person is."""
        return f"workforce/{self.staff_group}/{self.row}/{self.group}"


@dataclass(frozen=True)
class Expected:
    """What has to come out of a file: the counts that are not zero, addresses of problems, values asked about."""

    counts: Mapping[str, int]
    problems: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    confirmations: int = 0
    path: Path = field(default_factory=Path)


Mess: TypeAlias = Callable[[Path, random.Random], Expected]


def people(chance: random.Random, how_many: int = 60) -> list[Person]:
    """Invented people on bands."""
    return [person(chance, number) for number in range(10_001, 10_001 + how_many)]


def person(chance: random.Random, number: int) -> Person:
    """One of them."""
    group = chance.choices(("white", "bme", "unknown"), (70, 25, 5))[0]
    pairs = ETHNICITIES[group]
    which = chance.randrange(len(pairs) // 2) * 2
    staff_group = chance.choice(("clinical", "non_clinical"))
    words, occupation = chance.choice(STAFF_GROUPS[staff_group])
    band = chance.choice(BANDS)
    return Person(number, group, pairs[which], pairs[which + 1], staff_group, words, occupation, band, f"band_{band}")


def counts(everybody: Sequence[Person]) -> dict[str, int]:
    """The right counts."""
    return dict(Counter(each.place for each in everybody if each.counted))


Column: TypeAlias = tuple[str, Callable[[Person], Any]]

NUMBER: Column = ("Employee Number", lambda p: p.number)
NAME: Column = ("Surname", lambda p: f"Invented{p.number}")
ETHNIC: Column = ("Ethnic Origin", lambda p: f"{p.code} {p.description}")
BAND: Column = ("Pay Band", lambda p: f"Band {p.band}")
GROUP: Column = ("Staff Group", lambda p: p.staff_group_words)
KIND: Column = ("Employee Category", lambda p: p.employment)
STARTED: Column = ("Start Date", lambda p: p.started)
LEFT: Column = ("Termination Date", lambda p: p.left)
FTE: Column = ("FTE", lambda p: p.fte)
MAIN: Column = ("Primary Assignment", lambda p: p.main)
BIRTH: Column = ("Date of Birth", lambda p: date(1960 + p.number % 40, 2, 3))

USUAL = (NUMBER, NAME, ETHNIC, GROUP, BAND)


def table(everybody: Sequence[Person], columns: Sequence[Column] = USUAL) -> list[Row]:
    """Headings and one row for each."""
    return [[heading for heading, _ in columns], *([value(each) for _, value in columns] for each in everybody)]


def with_column(columns: Sequence[Column], old: str, new: Column) -> list[Column]:
    """The columns with another one in the place of one."""
    return [new if heading == old else (heading, value) for heading, value in columns]


def leavers_and_starters(everybody: Sequence[Person]) -> list[Person]:
    """Every seventh left before the day, every ninth came after it, every eleventh left on the very day or later."""
    changed = []
    for number, each in enumerate(everybody):
        made = each
        if number % 7 == 0:
            made = replace(each, left=date(2024, 3, 30), counted=False)
        elif number % 9 == 0:
            made = replace(each, started=date(2024, 4, 1), counted=False)
        elif number % 11 == 0:
            made = replace(each, left=date(2024, 3, 31))
        elif number % 13 == 0:
            made = replace(each, started=date(2024, 3, 31), left=date(2025, 1, 31))
        changed.append(made)
    return changed


def workers_who_do_not_count(everybody: Sequence[Person]) -> list[Person]:
    """Some of them bank, agency, locum, honorary or office holders."""
    kinds = ("Bank", "Agency Worker", "Locum", "Honorary", "Non-Executive Director", "Bank - Nurse", "Zero Hours")
    changed = list(everybody)
    for number, kind in enumerate(kinds):
        changed[number * 3] = replace(changed[number * 3], employment=kind, counted=False)
    changed[1] = replace(changed[1], employment="Fixed Term Temp")
    return changed


def doctors(everybody: Sequence[Person]) -> list[Person]:
    """Every fourth a doctor."""
    grades = list(MEDICAL.items())
    return [
        replace(
            each,
            staff_group="medical",
            staff_group_words="Medical and Dental",
            occupation="001",
            band=grades[n % 4][0],
            row=grades[n % 4][1],
        )
        if n % 4 == 0
        else each
        for n, each in enumerate(everybody)
    ]

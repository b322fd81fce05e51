"""The rows of the national return (standard 3): what each measures, and the names by which it is known again."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wres_desktop.domain.collection.pages import BAND_LABELS, MEDICAL_LABELS
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.domain.workforce import SENIOR_MEDICAL_MANAGER, StaffGroup


class Unit(StrEnum):
    """What stands in a row; only headcounts and percentages are entered, the rest is worked out."""

    HEADCOUNT = "Headcount"
    PERCENTAGE = "Percentage"
    WORKED_OUT = "Worked out"


@dataclass(frozen=True, slots=True)
class NationalRow:
    """One row: ``item`` is its number, ``key`` the place of its counts, or ``indicator/what`` where it is worked out.

    ``known_as`` are words that a row of any year's template holds where it means this, in lower case without marks.
    """

    item: str
    indicator: int
    key: str
    measure: str
    unit: Unit
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NationalSection:
    """Rows below one heading; ``known_as`` are words by which another template's heading is known again."""

    indicator: int
    title: str
    rows: tuple[NationalRow, ...]
    known_as: tuple[str, ...] = ()


def _staff(staff_group: StaffGroup, title: str, first: int, *known_as: str) -> NationalSection:
    labels = MEDICAL_LABELS if staff_group is StaffGroup.MEDICAL else BAND_LABELS
    rows = tuple(
        NationalRow(str(first + index), 1, f"workforce/{staff_group}/{row}", label, Unit.HEADCOUNT, _STAFF_NAMES[row])
        for index, (row, label) in enumerate(labels.items())
    )
    return NationalSection(1, title, rows, known_as)


_STAFF_NAMES: Final = {
    **{band: (label.lower(), label.lower().replace("band ", "band")) for band, label in BAND_LABELS.items()},
    **{f"band_8{letter}": (f"band 8{letter}", f"band8{letter}", f"band 8 range {letter}") for letter in "abcd"},
    "under_band_1": ("under band 1", "below band 1"),
    "vsm": ("vsm", "very senior manager"),
    "consultant": ("consultant",),
    SENIOR_MEDICAL_MANAGER: ("senior medical manager",),
    "career_grade": ("career grade",),
    "trainee": ("trainee",),
    "other": ("other",),
}


def _counted(item: str, indicator: int, key: str, measure: str, *known_as: str) -> NationalRow:
    return NationalRow(item, indicator, key, measure, Unit.HEADCOUNT, known_as)


def _worked_out(item: str, indicator: int, what: str, measure: str) -> NationalRow:
    return NationalRow(item, indicator, f"{indicator}/{what}", measure, Unit.WORKED_OUT)


def _survey(item: int, question: SurveyQuestion, title: str, *known_as: str) -> NationalSection:
    number, place = question.indicator, f"survey/{question}"
    rows = (
        _counted(f"{item}a", number, f"{place}/yes", "Number of staff who said yes", "said yes"),
        _counted(
            f"{item}b", number, f"{place}/answered", "Number of staff who answered", "who answered", "respondents"
        ),
        NationalRow(
            str(item), number, f"{place}/percent", "Percentage of staff who said yes", Unit.PERCENTAGE, known_as
        ),
    )
    return NationalSection(number, title, rows, known_as)


_RECRUITMENT: Final = NationalSection(
    2,
    "2. Relative likelihood of being appointed from shortlisting",
    (
        _counted("34", 2, "recruitment/shortlisted", "Number of shortlisted applicants", "number of shortlisted"),
        _counted("35", 2, "recruitment/appointed", "Number appointed from shortlisting", "number appointed"),
        _worked_out("36", 2, "likelihood", "Likelihood of appointment from shortlisting"),
        _worked_out("37", 2, "relative", "Relative likelihood: White compared with BME"),
    ),
    ("shortlisting",),
)

_DISCIPLINARY: Final = NationalSection(
    3,
    "3. Relative likelihood of entering the formal disciplinary process",
    (
        _worked_out("38", 3, "staff", "Number of staff in the workforce"),
        _counted(
            "39",
            3,
            "disciplinary/entered",
            "Number of staff entering the formal disciplinary process",
            "number of staff entering the formal disciplinary",
        ),
        _counted(
            "39a",
            3,
            "disciplinary/entered_previous_year",
            "Number entering it in the year before (for an average of two years only)",
            "entering it in the year before",
        ),
        _worked_out("40", 3, "likelihood", "Likelihood of entering the formal disciplinary process"),
        _worked_out("41", 3, "relative", "Relative likelihood: BME compared with White"),
    ),
    ("disciplinary",),
)

_TRAINING: Final = NationalSection(
    4,
    "4. Relative likelihood of accessing non-mandatory training and CPD",
    (
        _worked_out("42", 4, "staff", "Number of staff in the workforce"),
        _counted(
            "43",
            4,
            "training/accessed",
            "Number of staff accessing non-mandatory training and CPD",
            "number of staff accessing non mandatory",
        ),
        _worked_out("44", 4, "likelihood", "Likelihood of accessing non-mandatory training and CPD"),
        _worked_out("45", 4, "relative", "Relative likelihood: White compared with BME"),
    ),
    ("non mandatory training",),
)

_BOARD: Final = NationalSection(
    9,
    "9. Difference between the board and the overall workforce",
    (
        _counted("50", 9, "board/total", "Total board members", "total board members"),
        _counted("51", 9, "board/voting", "of which voting board members", "voting board members", "voting members"),
        _worked_out("52", 9, "non_voting", "of which non-voting board members"),
        _counted("53", 9, "board/executive", "of which executive board members", "exec board", "executive board"),
        _worked_out("54", 9, "non_executive", "of which non-executive board members"),
        _worked_out("55", 9, "staff", "Number of staff in the overall workforce"),
        _worked_out("56", 9, "total_share", "Total board members: share of each group"),
        _worked_out("57", 9, "voting_share", "Voting board members: share of each group"),
        _worked_out("58", 9, "executive_share", "Executive board members: share of each group"),
        _worked_out("59", 9, "workforce_share", "Overall workforce: share of each group"),
        _worked_out("60", 9, "total_minus_workforce", "Difference: total board minus overall workforce"),
        _worked_out("61", 9, "voting_minus_workforce", "Difference: voting members minus overall workforce"),
        _worked_out("62", 9, "executive_minus_workforce", "Difference: executive members minus overall workforce"),
    ),
    ("board",),
)

NATIONAL_SECTIONS: Final = (
    _staff(StaffGroup.NON_CLINICAL, "1a. Staff in post: non-clinical", 1, "non clinical"),
    _staff(StaffGroup.CLINICAL, "1b. Staff in post: clinical, non-medical", 15, "clinical"),
    _staff(StaffGroup.MEDICAL, "1c. Staff in post: medical and dental", 29, "medical and dental", "medical dental"),
    _RECRUITMENT,
    _DISCIPLINARY,
    _TRAINING,
    _survey(
        46,
        SurveyQuestion.HARASSMENT_PUBLIC,
        "5. Staff harassed, bullied or abused by patients, relatives or the public",
        "from patients relatives",
        "by patients relatives",
    ),
    _survey(
        47,
        SurveyQuestion.HARASSMENT_STAFF,
        "6. Staff harassed, bullied or abused by other staff",
        "abuse from staff",
        "abused by other staff",
    ),
    _survey(
        48,
        SurveyQuestion.EQUAL_OPPORTUNITY,
        "7. Staff who believe that there are equal opportunities for progression or promotion",
        "equal opportunities",
    ),
    _survey(
        49,
        SurveyQuestion.DISCRIMINATION,
        "8. Staff discriminated against by a manager, team leader or colleague",
        "discriminated",
        "discrimination",
    ),
    _BOARD,
)
"""Every row in the order of the standard; the numbers are its own, the national item numbers differ by year."""

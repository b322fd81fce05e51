"""Names on paper for what ids and keys name: staff groups, bands, ethnic groups, rows of the board, statements."""

from types import MappingProxyType
from typing import Final

from wres_desktop.disclosure.statements import Document
from wres_desktop.domain.edition import Edition
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.workforce import BANDS

STAFF_GROUPS: Final = MappingProxyType(
    {
        "non_clinical": "Non-clinical staff",
        "clinical": "Clinical staff",
        "medical": "Medical and dental staff",
        "all": "Clinical and non-clinical staff together",
    }
)

PAY_CLUSTER_LABELS: Final = MappingProxyType(
    {
        "bands_1_to_4": "Bands 1 to 4 and under",
        "bands_5_to_7": "Bands 5 to 7",
        "bands_8a_to_8b": "Bands 8a and 8b",
        "bands_8c_to_vsm": "Bands 8c to 9 and VSM",
    }
)

_BAND_LABELS: Final = {band: band.replace("_", " ").capitalize() for band in BANDS} | {
    "under_band_1": "Under Band 1",
    "vsm": "VSM",
}

_MEDICAL_LABELS: Final = {
    "consultant": "Consultants",
    "career_grade": "Career grades",
    "trainee": "Trainees",
    "other": "Other",
}

ROWS: Final = MappingProxyType({**_BAND_LABELS, **PAY_CLUSTER_LABELS, **_MEDICAL_LABELS, "total": "Total"})

ETHNIC_GROUPS: Final = MappingProxyType(
    {"white": "White", "bme": "BME", "unknown": "Not known", "total": "Total", "declared": "Ethnicity known"}
)

BOARD_ROWS: Final = MappingProxyType(
    {
        "total": "All board members",
        "voting": "Voting members",
        "non_voting": "Non-voting members",
        "executive": "Executive members",
        "non_executive": "Non-executive members",
    }
)

DISPARITY_STEPS: Final = MappingProxyType(
    {
        "lower_to_middle": "From lower to middle",
        "middle_to_upper": "From middle to upper",
        "lower_to_upper": "From lower to upper",
    }
)

DISPARITY_LEVELS: Final = MappingProxyType(
    {"lower": "Band 5 and under", "middle": "Bands 6 and 7", "upper": "Band 8a and above"}
)

KINDS: Final = MappingProxyType(
    {
        "ccg": "Clinical commissioning group",
        "icb": "Integrated care board",
        "nhs_trust": "NHS trust",
        "independent": "Independent provider",
        "voluntary": "Voluntary provider",
        "csu": "Commissioning support unit",
        "alb": "Arm's-length body",
        "other": "Organisation",
    }
)


def with_code(name: str, code: str) -> str:
    """An organisation with its code, which is of capital letters however it was typed."""
    return f"{name} ({code.upper()})"


def whose(document: Document) -> str:
    """Whose report it is, with the code; a joint report's organisations have one each, and it none."""
    name = document.organisation_name
    return name if document.members else with_code(name, document.organisation_code)


BASES: Final = MappingProxyType(
    {"single_year": "cases of a single year", "two_year_average": "average of the cases of two years"}
)

_COUNTED: Final = {
    "shortlisted": "Shortlisted",
    "appointed": "Appointed",
    "entered": "Entered the formal disciplinary process",
    "entered_previous_year": "Entered the formal disciplinary process, year before",
    "entered_two_years": "Entered the formal disciplinary process, both years",
    "staff": "Staff in post of the members counted",
    "accessed": "Accessed non-mandatory training",
    "yes": "said yes",
    "answered": "answered",
    "percent": "share who said yes",
}


def statement_label(statement_id: str, edition: Edition) -> str:
    """What a statement is about, in words: ``2021/1/clinical/band_5/bme`` is "Clinical staff, Band 5: BME"."""
    _, section, *rest = statement_id.split("/")
    match section, rest:
        case "members", [code, _]:
            return f"Staff in post of the member {code}"
        case "staff", [what]:
            return f"All staff: {_group_or_share(what)}"
        case "1", [staff_group, row, what]:
            return f"{STAFF_GROUPS[staff_group]}, {_row_in_words(row)}: {_group_or_share(what)}"
        case "race_disparity", [staff_group, *level]:
            return f"Race disparity, {STAFF_GROUPS[staff_group].lower()}: {_disparity(level)}"
        case "9", _:
            return f"Board: {_board(rest)}"
        case _:
            return f"{edition.indicators[int(section)].label}: {_outcome(rest)}"


def _row_in_words(row: str) -> str:
    return "all of them" if row == "total" else ROWS[row]


def _group_or_share(what: str) -> str:
    if what.endswith("_percent"):
        return f"share of {ethnic_group_in_words(what.removesuffix('_percent'))}"
    return ETHNIC_GROUPS[what]


def ethnic_group_in_words(group: str) -> str:
    """An ethnic group as it stands inside a sentence: "white", "BME", "ethnicity not known"."""
    match group:
        case EthnicGroup.UNKNOWN:
            return "ethnicity not known"
        case "bme":
            return "BME"
        case _:
            return ETHNIC_GROUPS[group].lower()


def _disparity(level: list[str]) -> str:
    if len(level) == 1:
        return DISPARITY_STEPS[level[0]].lower()
    return f"{DISPARITY_LEVELS[level[0]]}, {ethnic_group_in_words(level[1])}"


def _board(rest: list[str]) -> str:
    if len(rest) == 1:
        return f"{BOARD_ROWS[rest[0].removesuffix('_minus_workforce')].lower()}, difference from the workforce"
    return f"{BOARD_ROWS[rest[0]].lower()}, {_group_or_share(rest[1])}"


def _outcome(rest: list[str]) -> str:
    """The last parts of an id of indicators 2 to 8 in words."""
    match rest:
        case ["relative_likelihood"]:
            return "relative likelihood"
        case ["gap"]:
            return "BME minus white"
        case ["likelihood", group]:
            return f"likelihood, {ethnic_group_in_words(group)}"
        case [first, second] if first in ETHNIC_GROUPS:
            return f"{ethnic_group_in_words(first)}, {_COUNTED[second].lower()}"
        case _:
            return f"{_COUNTED[rest[0]].lower()}, {ethnic_group_in_words(rest[1])}"

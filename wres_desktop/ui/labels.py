"""Statement ids in words: which part of the report a figure belongs to, its year, what it counts."""

from dataclasses import dataclass

from wres_desktop.domain.figures import Count, Difference, Percentage, Quantity, Ratio

STAFF = "Staff in post"
MEMBERS = "Staff of each member"
DISPARITY = "Race disparity"

_GROUPS = {
    "white": "White",
    "bme": "BME",
    "unknown": "Ethnicity unknown",
    "total": "All",
    "declared": "Ethnicity known",
}
_STAFF_GROUPS = {
    "non_clinical": "Non-clinical",
    "clinical": "Clinical",
    "medical": "Medical and dental",
    "all": "Clinical and non-clinical",
}
_ROWS = {
    "total": "all bands",
    "vsm": "very senior managers",
    "under_band_1": "under band 1",
    "bands_1_to_4": "bands 1 to 4",
    "bands_5_to_7": "bands 5 to 7",
    "bands_8a_to_8b": "bands 8a to 8b",
    "bands_8c_to_vsm": "bands 8c to very senior managers",
    "consultant": "consultants",
    "career_grade": "non-consultant career grades",
    "trainee": "trainee grades",
    "other": "other grades",
    "lower": "lower bands",
    "middle": "middle bands",
    "upper": "upper bands",
    "lower_to_middle": "from lower to middle bands",
    "middle_to_upper": "from middle to upper bands",
    "lower_to_upper": "from lower to upper bands",
}
_CASES = {
    "shortlisted": "Shortlisted",
    "appointed": "Appointed",
    "entered": "Entered the formal disciplinary process",
    "entered_previous_year": "Entered the formal disciplinary process in the previous year",
    "entered_two_years": "Entered the formal disciplinary process in two years",
    "accessed": "Accessed non-mandatory training",
    "likelihood": "Likelihood",
    "relative_likelihood": "Relative likelihood",
}
_ANSWERS = {"yes": "said yes", "answered": "answered", "percent": "said yes, per cent"}
_BOARD = {
    "total": "Board",
    "voting": "Voting members",
    "non_voting": "Non-voting members",
    "executive": "Executive members",
    "non_executive": "Non-executive members",
}
_INDICATORS = {
    "1": "Pay bands",
    "2": "Appointment",
    "3": "Disciplinary process",
    "4": "Training",
    "5": "Harassment by the public",
    "6": "Harassment by staff",
    "7": "Equal opportunities",
    "8": "Discrimination",
    "9": "Board",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A statement in words: the part of the report, the year, and what is counted."""

    part: str
    year: str
    text: str


def label_of(statement_id: str) -> Label:
    """The words for a statement's id, such as ``2021/1/clinical/band_5/bme``."""
    year, part, *rest = statement_id.split("/")
    match part:
        case "staff":
            return Label(STAFF, year, _share(rest[0]))
        case "members":
            code, group = rest
            return Label(MEMBERS, year, f"{code}: {_lower(_share(group))}")
        case "race_disparity":
            return Label(DISPARITY, year, _banded(rest))
        case "1":
            text = _banded(rest)
        case "9":
            text = _board(rest)
        case "5" | "6" | "7" | "8":
            text = "Gap between BME and white" if rest == ["gap"] else f"{_GROUPS[rest[0]]}: {_ANSWERS[rest[1]]}"
        case _ if rest[0] == "staff":
            text = f"Staff of the members counted here: {_lower(_share(rest[1]))}"
        case _:
            text = ": ".join((_CASES[rest[0]], *(_GROUPS[group] for group in rest[1:])))
    return Label(f"{part}  {_INDICATORS[part]}", year, text)


def shown(text: str, quantity: Quantity) -> str:
    """A printed text with its unit and its thousands comma."""
    match quantity:
        case Count():
            return f"{int(text):,}" if text.lstrip("-").isdecimal() else text
        case Percentage():
            return f"{text} %"
        case Ratio():
            return f"{text} times"
        case Difference():
            return f"{text} points"


def _share(name: str) -> str:
    group = name.removesuffix("_percent")
    return _GROUPS[group] if group == name else f"{_GROUPS[group]}, per cent"


def _banded(rest: list[str]) -> str:
    staff_group, row, *group = rest
    words = f"{_STAFF_GROUPS[staff_group]}, {_ROWS.get(row, row.replace('_', ' '))}"
    return f"{words}: {_lower(_share(group[0]))}" if group else words


def _board(rest: list[str]) -> str:
    row, *group = rest
    if row.endswith("_minus_workforce"):
        return f"{_BOARD[row.removesuffix('_minus_workforce')]} compared with the workforce"
    return f"{_BOARD[row]}: {_lower(_share(group[0]))}"


def _lower(text: str) -> str:
    return text if text.startswith("BME") else text[0].lower() + text[1:]

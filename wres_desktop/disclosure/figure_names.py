"""What a figure is about, by its id, as it stands inside a sentence: "BME staff in clinical band 5"."""

from collections.abc import Mapping
from typing import Final

_STAFF_GROUPS: Final[Mapping[str, str]] = {
    "non_clinical": "non-clinical",
    "clinical": "clinical",
    "medical": "medical and dental",
    "all": "clinical and non-clinical",
}
_MEDICAL_GRADES: Final[Mapping[str, str]] = {
    "consultant": "consultants",
    "career_grade": "career grades",
    "trainee": "trainee grades",
    "other": "other medical grades",
}
_BOARD_MEMBERS: Final[Mapping[str, str]] = {
    "total": "board members",
    "voting": "voting board members",
    "non_voting": "non-voting board members",
    "executive": "executive board members",
    "non_executive": "non-executive board members",
}
_LEVELS: Final[Mapping[str, str]] = {
    "lower": "in band 5 and under",
    "middle": "in bands 6 and 7",
    "upper": "in band 8a and above",
}
_DONE: Final[Mapping[str, tuple[str, str]]] = {
    "staff": ("staff", "of the members that have figures here"),
    "shortlisted": ("applicants", "who were shortlisted"),
    "appointed": ("applicants", "who were appointed"),
    "entered": ("staff", "who entered the formal disciplinary process"),
    "entered_previous_year": ("staff", "who entered the formal disciplinary process in the year before"),
    "entered_two_years": ("staff", "who entered the formal disciplinary process in the two years"),
    "accessed": ("staff", "who had non-mandatory training"),
}
_CHANCES: Final[Mapping[str, tuple[str, str]]] = {
    "2": ("applicants", "being appointed"),
    "3": ("staff", "entering the formal disciplinary process"),
    "4": ("staff", "having non-mandatory training"),
}
_SHARE: Final = "_percent"


def figure_in_words(figure_id: str) -> str:
    """The people or the rate that a figure is about; the year is left out."""
    _, section, *rest = figure_id.split("/")
    match section:
        case "staff" | "members" | "1" | "race_disparity":
            return _staff(section, rest)
        case "2" | "3" | "4":
            return _outcome(section, rest)
        case "5" | "6" | "7" | "8":
            return _survey(section, rest)
        case "9":
            return _board(rest)
        case _:
            return " ".join([section, *rest]).replace("_", " ")


def section_in_words(figure_id: str) -> str:
    """The part of the report in which a figure stands, with its year: "2021, indicator 1"."""
    year, section, *_ = figure_id.split("/")
    names = {"staff": "staff in post", "members": "members", "race_disparity": "race disparity ratios"}
    return f"{year}, {names.get(section, f'indicator {section}')}"


def _people(group: str, noun: str) -> str:
    match group:
        case "total":
            return f"all {noun}"
        case "unknown":
            return f"{noun} whose ethnicity is not known"
        case "declared":
            return f"{noun} whose ethnicity is known"
        case "bme":
            return f"BME {noun}"
        case _:
            return f"{group} {noun}"


def _people_or_share(what: str, noun: str) -> str:
    return f"the share of {_people(what.removesuffix(_SHARE), noun)}" if what.endswith(_SHARE) else _people(what, noun)


def _staff(section: str, rest: list[str]) -> str:
    match section, rest:
        case "members", [code, what]:
            return _people_or_share(what, f"staff of {code}")
        case "1", [staff_group, row, what]:
            return _row(staff_group, row, what)
        case "race_disparity", [staff_group, level, group]:
            return f"{_people(group, f'{_STAFF_GROUPS[staff_group]} staff')} {_LEVELS[level]}"
        case "race_disparity", [staff_group, step]:
            return f"the race disparity ratio from {step.replace('_', ' ')} among {_STAFF_GROUPS[staff_group]} staff"
        case _:
            return _people_or_share(rest[-1], "staff")


def _board(rest: list[str]) -> str:
    if len(rest) == 1:
        row = rest[0].removesuffix("_minus_workforce")
        return f"the difference between the share of BME {_BOARD_MEMBERS[row]} and that of BME staff"
    return _people_or_share(rest[1], _BOARD_MEMBERS[rest[0]])


def _row(staff_group: str, row: str, what: str) -> str:
    if staff_group == "medical" and row != "total":
        return _people_or_share(what, f"staff among {_MEDICAL_GRADES[row]}")
    noun = f"{_STAFF_GROUPS[staff_group]} staff"
    return _people_or_share(what, noun if row == "total" else f"{noun} in {_band(row)}")


def _band(row: str) -> str:
    return "VSM posts" if row == "vsm" else row.replace("_", " ").replace("vsm", "VSM")


def _outcome(section: str, rest: list[str]) -> str:
    people, happening = _CHANCES[section]
    match rest:
        case ["relative_likelihood"]:
            return f"the relative likelihood of {people} {happening}"
        case ["likelihood", group]:
            return f"the likelihood of {_people(group, people)} {happening}"
        case [what, group]:
            noun, done = _DONE[what]
            return f"{_people(group, noun)} {done}"
        case _:
            return " ".join(rest).replace("_", " ")


def _survey(section: str, rest: list[str]) -> str:
    question = f"the question of indicator {section}"
    match rest:
        case [group, "yes"]:
            return f"{_people(group, 'staff')} who said yes to {question}"
        case [group, "answered"]:
            return f"{_people(group, 'staff')} who answered {question}"
        case [group, "percent"]:
            return f"the share of {_people(group, 'staff')} who said yes to {question}"
        case _:
            return f"the difference between BME and white staff in {question}"

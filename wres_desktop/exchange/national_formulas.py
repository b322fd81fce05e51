"""The live formulas of the national return: what each worked-out row says in a spreadsheet's own language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wres_desktop.domain.workforce import SENIOR_MEDICAL_MANAGER
from wres_desktop.exchange.national_values import NOT_AVAILABLE, NOT_CALCULABLE

_CASES: Final = {
    "2": ("recruitment/appointed", "recruitment/shortlisted"),
    "3": ("disciplinary/entered", "3/staff"),
    "4": ("training/accessed", "4/staff"),
}
_BEFORE: Final = "disciplinary/entered_previous_year"


@dataclass(frozen=True, slots=True)
class YearColumns:
    """One year's columns by their letters, and the row of each key; ``two_years`` averages the disciplinary cases."""

    white: str
    bme: str
    unknown: str
    rows: Mapping[str, int]
    two_years: bool

    def at(self, key: str, column: str) -> str:
        """The address of a row in a column."""
        return f"{column}{self.rows[key]}"


def formula(key: str, column: str, year: YearColumns) -> str:
    """The formula of a worked-out row in a group's column."""
    section, what = key.split("/", maxsplit=1)
    if section == "survey":
        place = key.removesuffix("/percent")
        return _rate([f"100*{year.at(f'{place}/yes', column)}"], [year.at(f"{place}/answered", column)], 1)
    match what:
        case "staff":
            found = _staff(column, year)
        case "likelihood":
            found = _likelihood(section, column, year)
        case "relative":
            found = _relative(section, year)
        case "non_voting" | "non_executive":
            found = _rest(what.removeprefix("non_"), column, year)
        case _ if what.endswith("_share"):
            found = _share(what.removesuffix("_share"), column, year)
        case _:
            found = _difference(what.removesuffix("_minus_workforce"), year)
    return found


def _rest(part: str, column: str, year: YearColumns) -> str:
    """The members of the board who are not of a part of it."""
    total, some = year.at("board/total", column), year.at(f"board/{part}", column)
    return f'=IF(COUNT({total},{some})<2,"{NOT_AVAILABLE}",{total}-{some})'


def _staff(column: str, year: YearColumns) -> str:
    """All rows of indicator 1 but the memo line, unless one of them is not known."""
    rows = [
        row
        for key, row in year.rows.items()
        if key.startswith("workforce/") and not key.endswith(f"/{SENIOR_MEDICAL_MANAGER}")
    ]
    cells = _stretches(column, rows)
    return f'=IF(COUNT({cells})<{len(rows)},"{NOT_AVAILABLE}",SUM({cells}))'


def _likelihood(section: str, column: str, year: YearColumns) -> str:
    cases, among = (year.at(key, column) for key in _CASES[section])
    if section == "3" and year.two_years:
        return _rate([cases, year.at(_BEFORE, column)], [among], 2)
    return _rate([cases], [among], 1)


def _rate(cases: Sequence[str], among: Sequence[str], years: int) -> str:
    """Cases per person, an average over several years where there are several."""
    counted = ",".join([each.removeprefix("100*") for each in cases] + list(among))
    added = f"({'+'.join(cases)})/{years}" if years > 1 else cases[0]
    return (
        f'=IF(COUNT({counted})<{len(cases) + len(among)},"{NOT_AVAILABLE}",'
        f'IF({among[0]}=0,"{NOT_CALCULABLE}",{added}/{among[0]}))'
    )


def _relative(section: str, year: YearColumns) -> str:
    """White over BME, for indicator 3 BME over White (standard 1.1)."""
    of, other = (year.bme, year.white) if section == "3" else (year.white, year.bme)
    key = f"{section}/likelihood"
    first, second = year.at(key, of), year.at(key, other)
    none = f'IF(OR({first}="{NOT_AVAILABLE}",{second}="{NOT_AVAILABLE}"),"{NOT_AVAILABLE}","{NOT_CALCULABLE}")'
    return f'=IF(COUNT({first},{second})<2,{none},IF({second}=0,"{NOT_CALCULABLE}",{first}/{second}))'


def _share(row: str, column: str, year: YearColumns) -> str:
    key = "9/staff" if row == "workforce" else f"board/{row}"
    group = year.at(key, column)
    everybody = f"{year.at(key, year.white)}:{year.at(key, year.unknown)}"
    return (
        f'=IF(COUNT({everybody})<3,"{NOT_AVAILABLE}",'
        f'IF(SUM({everybody})=0,"{NOT_CALCULABLE}",{group}/SUM({everybody})))'
    )


def _difference(row: str, year: YearColumns) -> str:
    """Percentage points of BME people: this row of the board minus the workforce."""
    board, workforce = year.at(f"9/{row}_share", year.bme), year.at("9/workforce_share", year.bme)
    return f"=IF(ISNUMBER({board}),IF(ISNUMBER({workforce}),100*({board}-{workforce}),{workforce}),{board})"


def _stretches(column: str, rows: Sequence[int]) -> str:
    """The cells of some rows, whole stretches where rows follow each other."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][-1] == row - 1:
            found[-1].append(row)
        else:
            found.append([row])
    return ",".join(
        f"{column}{each[0]}:{column}{each[-1]}" if len(each) > 1 else f"{column}{each[0]}" for each in found
    )

"""What each figure of the standard is worked out from, by the names of cells; a second time, for the verifiers.

The names are those of docs/formats.md. A name of a cell stands here without the organisation's code.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from wres_desktop.disclosure.verify_rules import BOARD, CLUSTERS, GROUPS, LEVELS

Names: TypeAlias = tuple[str, ...]
"""Patterns of the cells that are added up."""

Sums: TypeAlias = tuple[Names, ...]
"""What a figure is worked out from: of a count one sum, of a share two, of a ratio or a difference four."""

_COMPARED = GROUPS[:2]
_MEDICAL = ("consultant", "career_grade", "trainee", "other")
_BANDS = tuple(band for bands in CLUSTERS.values() for band in bands)
_IN_BANDS = ("non_clinical", "clinical")
_STAFF_GROUPS = {**dict.fromkeys(_IN_BANDS, _BANDS), "medical": _MEDICAL}
_STEPS = (("lower", "middle"), ("middle", "upper"), ("lower", "upper"))
QUESTIONS = {"5": "harassment_public", "6": "harassment_staff", "7": "equal_opportunity", "8": "discrimination"}
SAME = {
    "3": (("disciplinary/entered", "disciplinary/not_entered"), ("workforce/*/*",)),
    "4": (("training/accessed", "training/not_accessed"), ("workforce/*/*",)),
    "9": (("board/voting", "board/non_voting"), ("board/executive", "board/non_executive")),
}
"""By section, of one organisation and year: rows with the same people in each ethnic group."""

_BOARD_ROWS = {"total": ("voting", "non_voting"), **{each: (each,) for each in BOARD}}


def _of_groups(*rows: str, groups: Sequence[str] = GROUPS) -> list[str]:
    return [f"{row}/{group}" for row in rows for group in groups]


_CELLS: Mapping[str, Sequence[str]] = {
    "workforce/*/*/*": _of_groups(*(f"workforce/{each}/{row}" for each, rows in _STAFF_GROUPS.items() for row in rows)),
    "recruitment/*/*": _of_groups("recruitment/appointed", "recruitment/not_appointed"),
    "disciplinary/entered/*": _of_groups("disciplinary/entered"),
    "disciplinary/not_entered/*": _of_groups("disciplinary/entered", "disciplinary/not_entered"),
    "training/*/*": _of_groups("training/accessed", "training/not_accessed"),
    **{
        f"survey/{question}/*/*": _of_groups(f"survey/{question}/yes", f"survey/{question}/no", groups=_COMPARED)
        for question in QUESTIONS.values()
    },
    "board/*/*": _of_groups(*(f"board/{row}" for row in BOARD)),
}
"""The cells of each section; of a year before the first that is reported there may be cases alone."""


class Catalogue:
    """The figures of one year. ``sums`` has for each id what the figure may be worked out from, as names of cells.

    ``together`` are counts of which all stand in a publication where one does. ``cells`` are the names of cells of
    which an organisation has all, by a pattern: it has them where it has one that this names.
    """

    def __init__(self, year: str) -> None:
        """Put all figures together."""
        self.sums: dict[str, list[Sums]] = defaultdict(list)
        self.together: list[list[str]] = []
        self.cells = {f"{year}/{some}": [f"{year}/{name}" for name in names] for some, names in _CELLS.items()}
        self._staff(year)
        self._rows_of_staff(year)
        self._outcomes(year)
        for number, question in QUESTIONS.items():
            self._question(f"{year}/{number}", f"{year}/survey/{question}")
        self._board(year)

    def _counts(self, counts: Mapping[str, Names]) -> None:
        """Counts that stand together."""
        self.together.append(list(counts))
        for figure, of in counts.items():
            self.sums[figure].append((of,))

    def _worked_out(self, figure: str, *counts: str) -> None:
        """A figure that is worked out from counts."""
        self.sums[figure].append(tuple(self.sums[count][0][0] for count in counts))

    def _staff(self, year: str) -> None:
        staff, figure = f"{year}/workforce/*/*", f"{year}/staff"
        declared = tuple(f"{staff}/{group}" for group in _COMPARED)
        self._counts({**_row(figure, (staff,)), f"{figure}/declared": declared})
        for group in (*GROUPS, "declared"):
            self._worked_out(f"{figure}/{group}_percent", f"{figure}/{group}", f"{figure}/total")

    def _rows_of_staff(self, year: str) -> None:
        """Indicator 1 and the race disparity ratios."""
        rows, figure = _paths_of_rows(), f"{year}/race_disparity"
        counts: dict[str, Names] = {}
        for name, paths in rows.items():
            counts |= _row(f"{year}/1/{name}", tuple(f"{year}/workforce/{path}" for path in paths))
        of_levels = [(each, level, group) for each in _IN_BANDS for level in LEVELS for group in _COMPARED]
        for each, level, group in of_levels:
            of = tuple(f"{year}/workforce/{each}/{band}/{group}" for band in LEVELS[level])
            counts[f"{figure}/{each}/{level}/{group}"] = of
        self._counts(counts)
        for name in rows:
            self._share(f"{year}/1/{name}")
        for each in _IN_BANDS:
            for start, to in _STEPS:
                levels = [f"{figure}/{each}/{level}/{group}" for group in _COMPARED for level in (to, start)]
                self._worked_out(f"{figure}/{each}/{start}_to_{to}", *levels)

    def _share(self, figure: str) -> None:
        self._worked_out(f"{figure}/bme_percent", f"{figure}/bme", f"{figure}/total")

    def _outcomes(self, year: str) -> None:
        """Indicators 2, 3 and 4."""
        appointed, others = (f"{year}/recruitment/{name}" for name in ("appointed", "not_appointed"))
        entered, earlier = (f"{each}/disciplinary/entered" for each in (year, int(year) - 1))
        self._counts(_row(f"{year}/2/shortlisted", (appointed, others)) | _row(f"{year}/2/appointed", (appointed,)))
        self._counts(_row(f"{year}/3/entered", (entered,)))
        two_years = _row(f"{year}/3/entered_two_years", (entered, earlier))
        self._counts(_row(f"{year}/3/entered_previous_year", (earlier,)) | two_years)
        self._counts(_row(f"{year}/4/accessed", (f"{year}/training/accessed",)))
        for number in "34":
            self._counts(_row(f"{year}/{number}/staff", (f"{year}/workforce/*/*",)))
        self._likelihoods(f"{year}/2", f"{year}/2/appointed", f"{year}/2/shortlisted", _COMPARED)
        for cases in ("entered", "entered_two_years"):
            self._likelihoods(f"{year}/3", f"{year}/3/{cases}", f"{year}/3/staff", _COMPARED[::-1])
        self._likelihoods(f"{year}/4", f"{year}/4/accessed", f"{year}/4/staff", _COMPARED)

    def _likelihoods(self, figure: str, cases: str, people: str, compared: Sequence[str]) -> None:
        """The likelihood of each group, and of the first relative to the second."""
        for group in compared:
            self._worked_out(f"{figure}/likelihood/{group}", f"{cases}/{group}", f"{people}/{group}")
        rates = [f"{count}/{group}" for group in compared for count in (cases, people)]
        self._worked_out(f"{figure}/relative_likelihood", *rates)

    def _question(self, figure: str, path: str) -> None:
        counts: dict[str, Names] = {}
        for group in _COMPARED:
            counts |= {f"{figure}/{group}/yes": (f"{path}/yes/{group}",)}
            counts |= {f"{figure}/{group}/answered": (f"{path}/*/{group}",)}
        self._counts(counts)
        for group in _COMPARED:
            self._worked_out(f"{figure}/{group}/percent", f"{figure}/{group}/yes", f"{figure}/{group}/answered")
        rates = [f"{figure}/{group}/{count}" for group in _COMPARED[::-1] for count in ("yes", "answered")]
        self._worked_out(f"{figure}/gap", *rates)

    def _board(self, year: str) -> None:
        counts: dict[str, Names] = {}
        for name, rows in _BOARD_ROWS.items():
            counts |= _row(f"{year}/9/{name}", tuple(f"{year}/board/{row}" for row in rows))
        self._counts(counts)
        for name in _BOARD_ROWS:
            figure = f"{year}/9/{name}"
            self._share(figure)
            staff = f"{year}/staff/bme", f"{year}/staff/total"
            self._worked_out(f"{figure}_minus_workforce", f"{figure}/bme", f"{figure}/total", *staff)


def _paths_of_rows() -> dict[str, Names]:
    """The rows of indicator 1, by the ends of their ids: each as what it adds up."""
    rows: dict[str, Names] = {}
    for staff_group, names in _STAFF_GROUPS.items():
        rows[f"{staff_group}/total"] = (f"{staff_group}/*",)
        rows |= {f"{staff_group}/{name}": (f"{staff_group}/{name}",) for name in names}
    together = {**CLUSTERS, **{band: (band,) for band in _BANDS}}
    for name, bands in together.items():
        for staff_group, path in (*((each, each) for each in _IN_BANDS), ("all", "*")):
            rows[f"{staff_group}/{name}"] = tuple(f"{path}/{band}" for band in bands)
    return rows


def _row(figure: str, paths: Names) -> dict[str, Names]:
    """The counts of each ethnic group and of all of them."""
    groups = dict(zip((*GROUPS, "total"), (*GROUPS, "*"), strict=True))
    return {f"{figure}/{name}": tuple(f"{path}/{group}" for path in paths) for name, group in groups.items()}

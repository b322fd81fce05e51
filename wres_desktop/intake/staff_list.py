"""A staff list into staff in post: who counts on the snapshot date, each person once, by staff group, row and group."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, SENIOR_MEDICAL_MANAGER, StaffGroup
from wres_desktop.intake.as_above import blanks_as_above
from wres_desktop.intake.board_flags import board_members
from wres_desktop.intake.cell_text import plain_heading
from wres_desktop.intake.counted import LEAVE_OUT, Counted, Option, Provenance, TableKind, Terms, in_short
from wres_desktop.intake.grades import grade_of
from wres_desktop.intake.history_rows import leave_out_other_days
from wres_desktop.intake.one_post import count_each_person_once
from wres_desktop.intake.people_in_post import leave_out_by_date, leave_out_by_words, leave_out_office_holders
from wres_desktop.intake.people_of_rows import people_of_each_row
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.row_ethnicity import GROUPS, ethnic_groups
from wres_desktop.intake.staff_words import by_occupation_code, meaning_within
from wres_desktop.intake.table_rows import CHOSEN_OUT, LEAVE_OUT_OPTION, NOTHING, TableRows
from wres_desktop.intake.vacant_posts import leave_out_vacant_posts

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask, Numbers

_MANAGER: Final = f"+{SENIOR_MEDICAL_MANAGER}"
_MEDICAL: Final = (*MEDICAL_GRADES, f"consultant{_MANAGER}", f"other{_MANAGER}")
_GRADES: Final = (*BANDS, *_MEDICAL)
_STAFF_GROUPS: Final = tuple(StaffGroup)
_MEDICAL_GROUP, _CLINICAL_GROUP = _STAFF_GROUPS.index(StaffGroup.MEDICAL), _STAFF_GROUPS.index(StaffGroup.CLINICAL)

_BAND_WORDS: Final[Mapping[str, str]] = {band: band.replace("_", " ").capitalize() for band in BANDS} | {
    "vsm": "Very senior manager (VSM)"
}
GRADE_OPTIONS: Final = (
    *(Option(band, words) for band, words in _BAND_WORDS.items()),
    Option("consultant", "Medical: consultant"),
    Option(f"consultant{_MANAGER}", "Medical: consultant who is a senior medical manager"),
    Option("career_grade", "Medical: non-consultant career grade"),
    Option("trainee", "Medical: trainee grade"),
    Option("other", "Medical: other"),
    Option(f"other{_MANAGER}", "Medical: other, who is a senior medical manager"),
    LEAVE_OUT_OPTION,
)
STAFF_GROUP_OPTIONS: Final = (
    Option(StaffGroup.NON_CLINICAL, "Non-clinical"),
    Option(StaffGroup.CLINICAL, "Clinical, not medical"),
    LEAVE_OUT_OPTION,
)


def count_staff(rows: TableRows, source: Provenance, terms: Terms) -> Counted:
    """Staff in post on the snapshot date (standard 1.2, what counts), with everything that was left out.

    ``source`` is filled in with the numbers of rows.
    """
    all_rows = rows.still_counting
    leave_out_vacant_posts(rows)
    leave_out_other_days(rows, terms.snapshot_date)
    people = people_of_each_row(rows)
    for field in ("employment", "status"):
        leave_out_by_words(rows, field, terms, office_holders=True)
    for field in ("start", "leave"):
        leave_out_by_date(rows, field, terms.snapshot_date)
    groups = ethnic_groups(rows, terms)
    board = board_members(rows, groups)
    if not terms.office_holders:
        leave_out_office_holders(rows)
    grades = _grades(rows, terms)
    staff_groups = _placed(rows, grades, _staff_groups(rows, terms), terms)
    count_each_person_once(rows, groups, grades, staff_groups)
    made_of = _rows_by_place(rows, groups, grades, staff_groups)
    counts = {
        place: len(numbers) if people is None else rows.sum_of(people, numbers) for place, numbers in made_of.items()
    }
    values = {
        f"{row}/{group}": counts.get(f"{row}/{group}", 0)
        for row in dict.fromkeys(place.rpartition("/")[0] for place in made_of)
        for group in EthnicGroup
    }
    for place, numbers in board.items():
        values[place] = len(numbers)
        if numbers:
            made_of[place] = numbers
    counted = Provenance(source.path, source.sha256, source.sheet, all_rows, all_rows - rows.still_counting)
    return Counted(
        TableKind.STAFF, counted, values, made_of, rows.left_out(), tuple(rows.questions), tuple(rows.problems)
    )


def _rows_by_place(
    rows: TableRows, groups: "Numbers", grades: "Numbers", staff_groups: "Numbers"
) -> dict[str, tuple[int, ...]]:
    """The rows behind each count that is not zero, in the order of the standard."""
    import numpy as np  # noqa: PLC0415  slow to load

    positions = np.flatnonzero(rows.kept)
    if not len(positions):
        return {}
    shape = (len(_STAFF_GROUPS), len(_GRADES), len(GROUPS))
    keys = np.ravel_multi_index((staff_groups[positions], grades[positions], groups[positions]), shape)
    order = np.argsort(keys, kind="stable")
    found, starts = np.unique(keys[order], return_index=True)
    made_of: dict[str, tuple[int, ...]] = {}
    for key, behind in zip(found.tolist(), np.split(positions[order], starts[1:]), strict=True):
        staff_group, grade, group = np.unravel_index(key, shape)
        row, _, memo = _GRADES[grade].partition("+")
        for name in (row, memo) if memo else (row,):
            place = f"workforce/{_STAFF_GROUPS[staff_group]}/{name}/{GROUPS[group]}"
            made_of[place] = tuple(sorted((*made_of.get(place, ()), *rows.numbered(behind))))
    return made_of


def _grades(rows: TableRows, terms: Terms) -> "Numbers":
    """Each row's place in the list of grades."""
    if not rows.has("grade"):
        what = "No column with pay bands or grades was recognised, so nobody can be counted."
        rows.note(what, "Choose the column that holds them.", Severity.BLOCKS)
        rows.leave_out(rows.everything(), "It is not known which column holds the grade.")
        return rows.numbers_for_all(NOTHING)
    terms = blanks_as_above(rows, "grade", terms, GRADE_OPTIONS)
    heading = plain_heading(rows.found.heading("grade")).split()
    says_bands = not {"band", "afc", "agenda", "payband"}.isdisjoint(heading)
    texts = rows.texts("grade")
    meant = [terms.answer("grade", text) or _known_grade(text, says_bands=says_bands) for text in texts]
    rows.leave_out(rows.where("grade", [each == LEAVE_OUT for each in meant]), CHOSEN_OUT)
    words = "Which row of indicator 1 do people with the grade {} belong to?"
    rows.ask("grade", words, GRADE_OPTIONS, [each is None for each in meant])
    return rows.numbered_by("grade", meant, _GRADES)


def _known_grade(text: str, *, says_bands: bool) -> str | None:
    found = grade_of(text)
    return None if found is None or (found.bare and not says_bands) else found.row


def _staff_groups(rows: TableRows, terms: Terms) -> "Numbers":
    """Each row's staff group by its name, else by its occupation code."""
    found = rows.numbers_for_all(NOTHING)
    if rows.has("occupation_code"):
        codes = [by_occupation_code(text) for text in rows.texts("occupation_code")]
        found = rows.numbered_by("occupation_code", codes, _STAFF_GROUPS)
    if not rows.has("staff_group"):
        return found
    terms = blanks_as_above(rows, "staff_group", terms, STAFF_GROUP_OPTIONS)
    texts = rows.texts("staff_group")
    meant = [terms.answer("staff_group", text) or meaning_within("staff_groups", text) for text in texts]
    rows.leave_out(rows.where("staff_group", [each == LEAVE_OUT for each in meant]), CHOSEN_OUT)
    named = rows.numbered_by("staff_group", meant, _STAFF_GROUPS)
    found = found.copy()
    found[named != NOTHING] = named[named != NOTHING]
    return found


def _placed(rows: TableRows, grades: "Numbers", staff_groups: "Numbers", terms: Terms) -> "Numbers":
    """Doctors' grades make a row medical whatever its group; for everybody else it has to be known."""
    by_grade: Mask = grades >= len(BANDS)
    on_bands = (staff_groups == _MEDICAL_GROUP) & ~by_grade
    placed = staff_groups.copy()
    placed[on_bands] = _CLINICAL_GROUP
    placed[by_grade] = _MEDICAL_GROUP
    if (on_bands & rows.kept).any():
        some = in_short(rows.numbers(on_bands & rows.kept))
        what = f"People of the medical staff group stand on a pay band, and are counted as clinical: rows {some}."
        to_do = "If they are doctors or dentists, give them a medical grade."
        rows.note(what, to_do, Severity.CONFIRM, field="grade")
    unknown = placed == NOTHING
    if not (unknown & rows.kept).any():
        return placed
    if rows.has("staff_group"):
        words = "Are people with the staff group {} clinical?"
        rows.ask("staff_group", words, STAFF_GROUP_OPTIONS, _everything(rows.texts("staff_group")), among=unknown)
        return placed
    for_all = terms.answer("staff_group", "")
    if for_all in set(_STAFF_GROUPS):
        placed[unknown] = _STAFF_GROUPS.index(StaffGroup(for_all))
    elif for_all == LEAVE_OUT:
        rows.leave_out(unknown, CHOSEN_OUT)
    else:
        words = "No column says whether people are clinical. Are all people of this list clinical?"
        rows.ask_about_all("staff_group", words, STAFF_GROUP_OPTIONS, unknown)
    return placed


def _everything(texts: Sequence[str]) -> list[bool]:
    return [True] * len(texts)

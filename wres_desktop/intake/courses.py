"""A training log into indicator 4: people who took part in non-mandatory training or development, each once."""

from typing import Final

from wres_desktop.intake.counted import COUNT, Counted, Option, Provenance, TableKind, Terms
from wres_desktop.intake.log_rows import counts_of, each_once, leave_out_by_meaning, leave_out_by_window
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.row_ethnicity import ethnic_groups
from wres_desktop.intake.staff_words import is_mandatory_course
from wres_desktop.intake.table_rows import LEAVE_OUT_OPTION, TableRows

_MANDATORY: Final = "Statutory or mandatory training does not count."
_NOT_MANDATORY: Final = (Option(COUNT, "Non-mandatory training or development"), LEAVE_OUT_OPTION)
_TOOK_PART: Final = (Option(COUNT, "They took part"), LEAVE_OUT_OPTION)


def count_courses(rows: TableRows, source: Provenance, terms: Terms) -> Counted:
    """People, not courses, who accessed training beyond the statutory and mandatory (standard 1.2, OK-M)."""
    all_rows = rows.still_counting
    words = "Is training of the kind {} non-mandatory?"
    leave_out_by_meaning(rows, "mandatory", "mandatory", {"mandatory": _MANDATORY}, (words, _NOT_MANDATORY), terms)
    if rows.has("course") and not rows.has("mandatory"):
        required = [is_mandatory_course(text) for text in rows.texts("course")]
        rows.leave_out(rows.where("course", required), _MANDATORY)
        what = "No column says which courses are mandatory; they were told by the words of their titles."
        rows.note(what, "Look through the rows that were left out.", Severity.CONFIRM, field="course")
    words = "Did people with {} take part?"
    reasons = {"no": "Did not take part."}
    leave_out_by_meaning(rows, "attended", "attended", reasons, (words, _TOOK_PART), terms)
    leave_out_by_window(rows, terms)
    groups = ethnic_groups(rows, terms)
    if rows.has("person"):
        each_once(rows, ["person"], "The same person")
    else:
        what = (
            "No column tells people apart, so somebody with two courses is counted twice; the standard counts people."
        )
        rows.note(what, "Add a column with employee numbers.", Severity.CONFIRM)
    return counts_of(rows, TableKind.COURSES, source, all_rows, groups, {"training/accessed": rows.everything()})

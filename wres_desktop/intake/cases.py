"""A disciplinary log into indicator 3: people who entered the formal process in the twelve months, each once."""

from dataclasses import replace
from typing import Final

from wres_desktop.domain.submission import DisciplinaryBasis
from wres_desktop.intake.cell_text import date_of
from wres_desktop.intake.counted import COUNT, Counted, Option, Provenance, TableKind, Terms
from wres_desktop.intake.log_rows import counts_of, each_once, leave_out_by_meaning, leave_out_by_window, year_before
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.row_ethnicity import ethnic_groups
from wres_desktop.intake.table_rows import LEAVE_OUT_OPTION, TableRows

_COUNT: Final = (Option(COUNT, "They entered the formal disciplinary process"), LEAVE_OUT_OPTION)
_INFORMAL: Final = {"informal": "Informal, so not an entry into the formal process."}
_ACCUSED: Final = (Option(COUNT, "The case is about them"), LEAVE_OUT_OPTION)
_NOT_ACCUSED: Final = {"others": "Took part in the case, which is about somebody else."}
_OTHERS: Final = {"others": "Another kind of case, not a disciplinary one."}


def count_cases(rows: TableRows, source: Provenance, terms: Terms) -> Counted:
    """Entries into the formal disciplinary process, whatever the outcome (standard 1.2, what counts).

    On the basis of a two-year average the twelve months before are counted too.
    """
    all_rows = rows.still_counting
    words = "Are cases of the kind {} disciplinary?"
    leave_out_by_meaning(rows, "case_type", "case_type", _OTHERS, (words, _COUNT), terms)
    words = "Did people with {} enter the formal process?"
    leave_out_by_meaning(rows, "stage", "stage", _INFORMAL, (words, _COUNT), terms)
    words = "Is a person with the role {} the one whom the case is about?"
    leave_out_by_meaning(rows, "case_role", "case_role", _NOT_ACCUSED, (words, _ACCUSED), terms)
    leave_out_by_window(rows, terms, years=2 if terms.basis_two_years else 1)
    earlier = ~rows.everything()
    if terms.basis_two_years and rows.has("date"):
        start = year_before(terms.snapshot_date)
        days = [date_of(value) for value in rows.values("date")]
        earlier = rows.where("date", [day is not None and day <= start for day in days])
    elif terms.basis_two_years:
        what = "The average of two years is asked for, but no dates tell the cases of the year before apart."
        rows.note(what, "Choose the column with the date.", Severity.BLOCKS)
    groups = ethnic_groups(rows, terms)
    for part in (earlier, ~earlier):
        if rows.has("person"):
            each_once(rows, ["person"], "The same person", among=part)
        elif rows.has("case"):
            each_once(rows, ["case"], "The same case", among=part)
    parts = {"disciplinary/entered": ~earlier}
    if terms.basis_two_years:
        parts["disciplinary/entered_previous_year"] = earlier
    counted = counts_of(rows, TableKind.CASES, source, all_rows, groups, parts)
    basis = DisciplinaryBasis.TWO_YEAR_AVERAGE if terms.basis_two_years else DisciplinaryBasis.SINGLE_YEAR
    return replace(counted, values={**counted.values, "disciplinary/basis": basis.value})

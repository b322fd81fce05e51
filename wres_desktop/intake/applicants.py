"""A recruitment log, one row for each applicant, into indicator 2: who was shortlisted, and who was appointed."""

from typing import TYPE_CHECKING, Final

from wres_desktop.intake.applicants_summary import count_summary, is_summary
from wres_desktop.intake.cell_text import date_of
from wres_desktop.intake.counted import LEAVE_OUT, Counted, Option, Provenance, TableKind, Terms, in_short
from wres_desktop.intake.log_rows import counts_of, each_once, leave_out_by_window, says_yes
from wres_desktop.intake.problems import Severity
from wres_desktop.intake.row_ethnicity import ethnic_groups
from wres_desktop.intake.staff_words import meaning_of
from wres_desktop.intake.table_rows import CHOSEN_OUT, LEAVE_OUT_OPTION, TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

_OUTCOMES: Final = (
    Option("not_shortlisted", "Not shortlisted"),
    Option("shortlisted", "Shortlisted, not appointed"),
    Option("appointed", "Appointed"),
    LEAVE_OUT_OPTION,
)
_SHORTLISTED: Final = (Option("yes", "Shortlisted"), Option("no", "Not shortlisted"), LEAVE_OUT_OPTION)
_ALL: Final = (Option("yes", "Everybody in this list was shortlisted"), LEAVE_OUT_OPTION)
_APPOINTED: Final = (Option("yes", "Appointed"), Option("no", "Not appointed"), LEAVE_OUT_OPTION)


def count_applicants(rows: TableRows, source: Provenance, terms: Terms) -> Counted:
    """Shortlisted and appointed in the twelve months to the snapshot date (standard 1.1 and 1.2).

    Whoever was appointed was shortlisted; whoever turned the job down counts as shortlisted alone.
    """
    if is_summary(rows):
        return count_summary(rows, source, terms)
    all_rows = rows.still_counting
    leave_out_by_window(rows, terms)
    shortlisted, appointed = _by_outcome(rows, terms)
    if _says_it(rows, "shortlisted"):
        words = "Were applicants with {} under Shortlisted shortlisted?"
        shortlisted = shortlisted | says_yes(rows, "shortlisted", words, _SHORTLISTED, terms)
    elif not rows.has("outcome"):
        shortlisted = _all_shortlisted(rows, terms)
    if _says_it(rows, "appointed"):
        words = "Were applicants with {} under Appointed appointed?"
        hired = says_yes(rows, "appointed", words, _APPOINTED, terms)
        appointed = appointed | hired
    shortlisted = shortlisted | appointed
    rows.leave_out(~shortlisted, "Was not shortlisted.")
    groups = ethnic_groups(rows, terms)
    if rows.has("applicant"):
        _count_applications_once(rows, appointed)
    parts = {"recruitment/shortlisted": shortlisted, "recruitment/appointed": appointed}
    return counts_of(rows, TableKind.APPLICANTS, source, all_rows, groups, parts)


def _count_applications_once(rows: TableRows, appointed: "Mask") -> None:
    """Of an application with a row for each stage that it came to, the farthest counts, and the user confirms it."""
    hired = set(rows.numbers(appointed & rows.kept))
    told_apart = ["applicant", "vacancy"] if rows.has("vacancy") else ["applicant"]
    again = each_once(rows, told_apart, "The same application", rather=appointed)
    if not again or hired.issuperset(again) or hired.isdisjoint(rows.numbers(rows.kept)):
        return
    what = "Applications stand in several rows; counted is how far each came at most, also where a job was turned down."
    to_do = f"Look at rows {in_short(sorted(again))}, and leave out of the list what did not come to an appointment."
    rows.note(what, to_do, Severity.CONFIRM, field="applicant")


def _says_it(rows: TableRows, field: str) -> bool:
    """Whether a column tells; beside outcomes one of days does not, since an offer may have been declined."""
    if not rows.has(field):
        return False
    dated = [date_of(value) is not None for value in rows.values(field)]
    return not rows.has("outcome") or not rows.where(field, dated).any()


def _all_shortlisted(rows: TableRows, terms: Terms) -> "Mask":
    """Where no column says who was shortlisted: everybody in the list, if the user says so."""
    answer = terms.answer("shortlisted", "")
    if answer == "yes":
        return rows.everything()
    if answer == LEAVE_OUT:
        rows.leave_out(rows.everything(), CHOSEN_OUT)
    else:
        words = "No column says who was shortlisted. Was everybody in this list shortlisted?"
        rows.ask_about_all("shortlisted", words, _ALL, rows.everything())
    return ~rows.everything()


def _by_outcome(rows: TableRows, terms: Terms) -> "tuple[Mask, Mask]":
    """Who was shortlisted and who was appointed, by how far applications came."""
    nobody = ~rows.everything()
    if not rows.has("outcome"):
        return nobody, nobody
    texts = rows.texts("outcome")
    meant = [terms.answer("outcome", text) or meaning_of("outcome", text) for text in texts]
    rows.leave_out(rows.where("outcome", [each == LEAVE_OUT for each in meant]), CHOSEN_OUT)
    words = "How far did applications with the outcome {} come?"
    rows.ask("outcome", words, _OUTCOMES, [each is None for each in meant])
    appointed = rows.where("outcome", [each == "appointed" for each in meant])
    return rows.where("outcome", [each in ("shortlisted", "appointed") for each in meant]), appointed

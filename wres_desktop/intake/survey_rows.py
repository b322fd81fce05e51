"""Survey answers, one row for each respondent, into indicators 5 to 8: how many said yes, and how many answered."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from wres_desktop.domain.ethnicity import COMPARED
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.intake.counted import LEAVE_OUT, Counted, Option, Provenance, TableKind, Terms
from wres_desktop.intake.row_ethnicity import GROUPS, ethnic_groups
from wres_desktop.intake.staff_words import meaning_of
from wres_desktop.intake.table_rows import TableRows

if TYPE_CHECKING:
    from wres_desktop.intake.table_rows import Mask

_ANSWERS: Final = (
    Option("yes", "Yes: it happened, or they agree"),
    Option("no", "No"),
    Option("dont_know", "They do not know"),
    Option("no_answer", "No answer"),
)
_COLUMNS: Final[dict[SurveyQuestion, tuple[str, ...]]] = {
    SurveyQuestion.HARASSMENT_PUBLIC: ("harassment_public",),
    SurveyQuestion.HARASSMENT_STAFF: ("harassment_staff", "harassment_manager", "harassment_colleague"),
    SurveyQuestion.EQUAL_OPPORTUNITY: ("equal_opportunity",),
    SurveyQuestion.DISCRIMINATION: ("discrimination",),
}
"""The columns of each question: harassed by staff is harassed by managers or by colleagues (standard 1.2)."""


def count_survey_rows(rows: TableRows, source: Provenance, terms: Terms) -> Counted:
    """Yes and answered for each question and each of the two groups compared (standard 1.1, 1.2 and 1.3)."""
    all_rows = rows.still_counting
    groups = ethnic_groups(rows, terms)
    compared = [GROUPS.index(group) for group in COMPARED]
    rows.leave_out(
        ~((groups == compared[0]) | (groups == compared[1])), "Did not say which ethnic group, so is not compared."
    )
    values: dict[str, int | str] = {}
    made_of: dict[str, tuple[int, ...]] = {}
    for question, fields in _COLUMNS.items():
        present = [field for field in fields if rows.has(field)]
        if not present:
            continue
        counts_dont_know = question is SurveyQuestion.EQUAL_OPPORTUNITY and terms.dont_know_counts
        yes, answered = _answers(rows, present, terms, counts_dont_know=counts_dont_know)
        for group, number in zip(COMPARED, compared, strict=True):
            for name, mask in (("yes", yes), ("answered", answered)):
                place = f"survey/{question}/{group}/{name}"
                numbers = rows.numbers(rows.kept & mask & (groups == number))
                values[place], made_of[place] = len(numbers), numbers
    counted = Provenance(source.path, source.sha256, source.sheet, all_rows, all_rows - rows.still_counting)
    questions, problems = tuple(rows.questions), tuple(rows.problems)
    return Counted(TableKind.SURVEY_ROWS, counted, values, made_of, rows.left_out(), questions, problems)


def _answers(rows: TableRows, fields: Sequence[str], terms: Terms, *, counts_dont_know: bool) -> "tuple[Mask, Mask]":
    """Who said yes in one of the columns, and who answered one of them."""
    yes, answered = ~rows.everything(), ~rows.everything()
    replies = ("yes", "no", "dont_know") if counts_dont_know else ("yes", "no")
    for field in fields:
        texts = rows.texts(field)
        meant = [
            terms.answer("survey", text) or meaning_of("survey", text) or ("no_answer" if not text else None)
            for text in texts
        ]
        words = "What did people say who answered {}?"
        rows.ask(field, words, _ANSWERS, [each is None for each in meant], about="survey")
        yes = yes | rows.where(field, [each == "yes" for each in meant])
        answered = answered | rows.where(field, [each in replies and each != LEAVE_OUT for each in meant])
    return yes, answered

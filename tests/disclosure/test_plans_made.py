"""Plans are made of counts and terms: other words around the same counts are put to the plan that is there."""

from dataclasses import replace

import pytest

from tests.builders import POLICY, generated_return
from wres_desktop import pipeline
from wres_desktop.disclosure.plans_made import PlansMade, certified
from wres_desktop.disclosure.protect import protect
from wres_desktop.disclosure.secret import Secret
from wres_desktop.disclosure.terms import Terms
from wres_desktop.domain.submission import Action, GroupCounts, IndicatorNarrative, Recruitment, Submission, TextRead
from wres_desktop.errors import Cancelled
from wres_desktop.pipeline import Wishes

TERMS = Terms(POLICY, Secret(bytes(range(16))))
RETURN = generated_return(14)
WORDS = replace(
    RETURN,
    form={"completeness": "Everybody was asked."},
    narrative={"1": IndicatorNarrative(implications="One, two, three or four of us.", action="Ask again.")},
    actions=(Action(indicator="1", finding="Few answers", objective="More answers"),),
)


def stopped(_done: int, _of: int) -> None:
    """Stop any plan that is begun."""
    message = "a plan was begun"
    raise Cancelled(message)


@pytest.fixture(scope="module")
def made() -> PlansMade:
    kept = PlansMade()
    kept.certified([RETURN], TERMS)
    return kept


def test_other_words_need_no_new_plan_and_give_what_a_new_one_would(made: PlansMade) -> None:
    again = made.certified([WORDS], replace(TERMS, step=stopped))
    assert again == certified([protect([WORDS], TERMS)], TERMS)
    (decided,) = again.decided
    assert decided.publication.document is not None
    assert decided.publication.document.form == WORDS.form


def test_a_text_is_held_against_what_is_withheld_though_the_plan_is_there(made: PlansMade) -> None:
    (decided,) = made.certified([WORDS], TERMS).decided
    assert [each.place for each in decided.flagged if each.numbers] == ["narrative / 1 / implications"]
    texts = tuple(TextRead(each.place, each.text, "Ada Example", "1 July 2021") for each in decided.flagged)
    read = replace(WORDS, texts_read=texts)
    assert made.certified([read], replace(TERMS, step=stopped)).decided[0].flagged == ()


def test_files_with_other_words_are_made_and_verified_without_a_new_plan() -> None:
    kept, wishes = PlansMade(), Wishes(secret=TERMS.secret)
    before = pipeline.protect([RETURN], wishes, kept)
    after = pipeline.protect([WORDS], replace(wishes, step=stopped), kept)
    assert "Everybody was asked." in after.publication_text
    assert (after.publication.statements, after.reasons) == (before.publication.statements, before.reasons)


MORE = replace(
    RETURN,
    recruitment=Recruitment(GroupCounts(100, 50, 3), GroupCounts(20, 10, 1)),
)


@pytest.mark.parametrize(
    ("submission", "terms"),
    [(MORE, TERMS), (RETURN, replace(TERMS, secret=Secret(bytes(16))))],
    ids=["counts", "secret"],
)
def test_other_counts_or_another_secret_are_planned_anew(made: PlansMade, submission: Submission, terms: Terms) -> None:
    with pytest.raises(Cancelled):
        made.certified([submission], replace(terms, step=stopped))


def test_nothing_is_kept_of_a_file_that_is_closed() -> None:
    kept = PlansMade()
    kept.certified([RETURN], TERMS)
    kept.forget()
    with pytest.raises(Cancelled):
        kept.certified([RETURN], replace(TERMS, step=stopped))

"""Which typed texts somebody has to read once more before they are printed, and what ends such a reading."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from wres_desktop.disclosure.narrative import FlaggedText, flagged_texts
from wres_desktop.disclosure.singling_out import telling_words
from wres_desktop.disclosure.statements import Document, Printed, Publication, Withheld
from wres_desktop.domain.figures import Count, Figure
from wres_desktop.domain.submission import Action, Consultation, IndicatorNarrative, TextRead

HARMLESS = "We train investigators and review each referral first."
GIVES_AWAY = "Our one Asian consultant was among the colleagues who were investigated last winter."
READ = TextRead("narrative/3/implications", HARMLESS, "Priya Nair", "20 July 2025")


def to_read(read: Sequence[TextRead] = (), *, is_withheld: bool = True, **words: object) -> tuple[FlaggedText, ...]:
    """What has to be read where indicator 3 has one figure of 7 people, withheld or printed."""
    figure = Figure("2025/3/entered/bme", Count(("bme",)))
    statement = Withheld(figure.id, figure.quantity) if is_withheld else Printed(figure.id, figure.quantity, "7")
    document = Document("X", "Clinic", "independent", 2025, "2025-03-31", **words)  # type: ignore[arg-type]
    return flagged_texts(Publication("T", ("bme",), (statement,), document=document), [figure], {"bme": 7}, read)


def beside_3(text: str) -> dict[str, IndicatorNarrative]:
    return {"3": IndicatorNarrative(implications=text)}


def test_every_text_beside_withheld_figures_is_read_once_more_whatever_it_says() -> None:
    narrative = {
        "2": IndicatorNarrative(HARMLESS),
        "3": IndicatorNarrative(HARMLESS, "More training."),
    }
    assert to_read(narrative=narrative) == (
        FlaggedText("narrative / 3 / implications", HARMLESS, beside="3"),
        FlaggedText("narrative / 3 / action", "More training.", beside="3"),
    )


def test_a_harmless_text_beside_printed_figures_is_not_asked_about() -> None:
    assert to_read(narrative=beside_3(HARMLESS), is_withheld=False) == ()


def test_words_that_point_at_one_person_are_asked_about_wherever_they_stand() -> None:
    (found,) = to_read(narrative=beside_3(GIVES_AWAY), is_withheld=False)
    assert found.words == ("Our one Asian consultant", "were investigated last")
    everywhere = to_read(
        is_withheld=False,
        form={"completeness": GIVES_AWAY},
        actions=(Action(finding=GIVES_AWAY),),
        consultations=(Consultation(said=GIVES_AWAY),),
        unavailable={"2025/4": GIVES_AWAY},
    )
    assert [each.place for each in everywhere] == [
        "form / completeness",
        "actions / 1 / finding",
        "consultations / 1 / said",
        "training / not_collected",
    ]


def test_a_text_that_was_read_as_it_stands_is_not_asked_about_again() -> None:
    assert to_read([READ], narrative=beside_3(f" {HARMLESS}\n")) == ()


@pytest.mark.parametrize(
    "read",
    [
        replace(READ, text=f"{HARMLESS} Twice."),
        replace(READ, place="narrative/3/action"),
        replace(READ, place="narrative/2/implications"),
        replace(READ, by=" "),
        replace(READ, on=""),
    ],
    ids=["other words", "another field", "another indicator", "nobody", "no day"],
)
def test_a_reading_holds_for_these_words_at_this_place_alone(read: TextRead) -> None:
    assert to_read([read], narrative=beside_3(HARMLESS))


def test_a_name_for_all_texts_lets_none_through() -> None:
    assert to_read(narrative=beside_3(HARMLESS), form={"narrative_checked_by": "Priya Nair"})


def test_a_reading_stays_with_an_action_that_moves_up_in_the_plan() -> None:
    read = TextRead("actions/0002/finding", GIVES_AWAY, "Priya Nair", "20 July 2025")
    assert to_read([read], actions=(Action(finding=GIVES_AWAY),)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Our only Black manager left.",
        "The sole BME nurse",
        "a Pakistani doctor",
        "our two Black nurses",
        "One of our consultants told us.",
        "one colleague appealed",
        "just two people applied",
        "He has since left.",
        "We thank Dr Khan.",
        "A case of gross misconduct",
        "Two people were formally disciplined.",
        "The lone woman on the board",
        "The physiotherapist from Ghana felt unfairly treated.",
        "A handful of colleagues.",
        "There were equal numbers of each group.",
    ],
)
def test_words_that_may_tell_of_one_person_are_found(text: str) -> None:
    assert telling_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "BME staff are less likely to be appointed than white staff.",
        "White candidates are 1.4 times as likely to be appointed.",
        "The only way forward is the one measure that works; the one-year plan is our single most important step.",
        "We review the disciplinary policy and train managers and investigators.",
        "Few people are investigated in any one year, so we will look at this over several years.",
        "Each manager writes down his or her reasons, and he or she tells the panel.",
        "The BME network chair and the BME leadership development programme support managers.",
        "A mentor for every BME colleague network; no one is left out, one to one.",
        "Twelve months to 31 March 2025; staff in post on that day.",
        "About 2 % of staff have not said what their ethnicity is; in April we ask them again through payslips.",
        "Shortlisting panels will have a member from outside the department from June.",
        "Only 4 % answered; only one question was asked.",
        "Asian and Black colleagues told us what would help.",
    ],
)
def test_ordinary_sentences_of_a_report_point_at_nobody(text: str) -> None:
    assert telling_words(text) == ()


def test_names_in_fields_that_are_there_for_names_are_not_asked_about() -> None:
    assert to_read(form={"board_lead": "Dr Amina Khan"}, actions=(Action(lead="Mr Ashby"),)) == ()

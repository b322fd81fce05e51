"""Numbers in typed text: what matches a withheld figure is flagged by its place, and nothing else is."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from wres_desktop.disclosure.derived import with_derived
from wres_desktop.disclosure.narrative import flagged_texts
from wres_desktop.disclosure.numbers_in_text import holds_number
from wres_desktop.disclosure.statements import Document, Printed, Publication, Statement, Withheld
from wres_desktop.domain.figures import Count, Difference, Figure, Percentage, Quantity, Rate
from wres_desktop.domain.submission import Action, Consultation, IndicatorNarrative

TABLE = {"one": 1, "fifty": 50, "bme": 4, "white": 271, "large": 1204, "nobody": 0}
BOARD_BME = Count(("bme",))
SHARE = Percentage(("bme",), ("bme", "white"))
GAP = Difference(Rate(("bme",), ("bme", "white")), Rate(("white",), ("bme", "white")))


def flagged(
    text: str = "",
    withheld: Mapping[str, tuple[Quantity, int]] | None = None,
    printed: tuple[str, ...] = (),
    **document: object,
) -> tuple[str, ...]:
    """The places flagged where ``text`` is what the narrative of indicator 9 says."""
    quantities = withheld or {"2024/9/total/bme": (BOARD_BME, 0)}
    figures = [Figure(name, quantity, decimals) for name, (quantity, decimals) in quantities.items()]
    statements: list[Statement] = [
        Printed(figure.id, figure.quantity, "4") if figure.id in printed else Withheld(figure.id, figure.quantity)
        for figure in figures
    ]
    words: dict[str, object] = {"narrative": {"9": IndicatorNarrative(implications=text)}} | document
    typed = Document("T99", "Invented Care", "independent", 2024, "2024-03-31", **words)  # type: ignore[arg-type]
    found = flagged_texts(Publication("Test", tuple(TABLE), tuple(statements), document=typed), figures, TABLE)
    return tuple(each.place for each in found if each.numbers)


@pytest.mark.parametrize(
    "text",
    [
        "4 members are from BME backgrounds.",
        "Four members are from BME backgrounds.",
        "FOUR of us.",
        "We have (4).",
        "There are 4.",
        "Members: 4, all of them voting.",
        "BME members=4",
        "We went from 7 to 4 members.",
        "Of 12 members four are BME.",
        "In 2024 we had 4 members.",
        "Band 5 has 3 people and 4 others.",
        "In band 5, 4 people are BME.",
        "Band 5 and 4 of band 6.",
        "4 may have left; nobody asked.",
        "4 marketing staff, 4 juniors, 4 decided to leave.",
        "In 2024 - 4 of them.",
        "In May 4 people joined.",
        "In March - 4 people.",
        "24/7 cover by 4 nurses on 31 March 4 of them BME.",
    ],
)
def test_a_number_that_matches_a_withheld_figure_is_flagged_in_digits_and_in_words(text: str) -> None:
    assert flagged(text) == ("narrative / 9 / implications",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No number at all.",
        "7 members are from BME backgrounds.",
        "14 or 40 members; 4.5 on average; 1,004 letters.",
        "Band 4 and bands 4 to 6 changed.",
        "See indicator 4, section 4, question 4, page 4, table 4 and figure 4.",
        "We meet on 4 March and on 4th April.",
        "Q4 and quarter 4 of the year.",
        "Action 4 and objective 4.",
        "Version 4 of the policy.",
        "Priority 4 and goal 4.",
        "Bands 3, 4 and 5, bands 4-6 and band 4 to 6.",
        "Due 4/9/25, begun on 30/4/2025, seen on 4.4.2026.",
        "On 4 May, 4 Sept and 4 December 2023, as in 2023/24 and 2023-24.",
        "Four months to 4th of March 2025, a 4-week wait, four full years.",
        "By March 4th, by July 4, 2025, and again by June 4.",
        "2025-04-04, 4-4-25, 04.04.2025, Apr-04, April '04 and 4 April 04.",
        "At 4 pm, 4.30 pm and 04:04; see www.example.org/4 and https://example.org/4/4.",
        "About 4 % of staff, 4 per cent, 4 percentage points.",
    ],
)
def test_other_numbers_dates_bands_and_indicators_are_not_flagged(text: str) -> None:
    assert flagged(text) == ()


def test_the_number_in_the_name_of_an_illness_is_no_headcount() -> None:
    assert not holds_number("Covid-19 kept us at home.")
    assert holds_number("In times of covid 19 colleagues left.")


def test_a_figure_of_speech_with_one_is_not_a_headcount() -> None:
    figure = Figure("2024/9/total/bme", Count(("one",)))
    for text, places in (
        ("No one left. One of our aims is to listen to one another, one day.", 0),
        ("One BME member left.", 1),
    ):
        typed = Document(
            "T99", "Care", "other", 2024, "2024-03-31", narrative={"9": IndicatorNarrative(implications=text)}
        )
        statements = (Withheld(figure.id, figure.quantity),)
        publication = Publication("Test", ("one",), statements, document=typed)

        found = flagged_texts(publication, [figure], {"one": 1})
        assert sum(bool(each.numbers) for each in found) == places


def test_percentages_and_differences_are_matched_as_they_would_be_printed() -> None:
    """4 of 275 is 1.4545 %, printed 1.5; 1.4545 % less 98.5454 % is 97.1 points below."""
    withheld: dict[str, tuple[Quantity, int]] = {"2024/9/share": (SHARE, 1), "2024/9/gap": (GAP, 1)}

    assert flagged("It is 1.5%.", withheld)
    assert flagged("It is 97.1 points lower.", withheld)
    assert flagged("It is -97.1 points.", withheld)
    assert not flagged("It is 1.4% or 1.45%.", withheld)
    assert flagged("About 2 per cent.", {"2024/9/share": (Percentage(("one",), ("fifty",)), 1)})


def test_a_number_with_a_thousands_comma_is_the_same_number() -> None:
    assert flagged("We are 1,204 people.", {"2024/9/total/white": (Count(("large",)), 0)})


def test_a_zero_gives_nobody_away() -> None:
    assert not flagged("0 members, that is none.", {"2024/9/total/bme": (Count(("nobody",)), 0)})


def test_a_figure_that_is_printed_may_be_named_in_the_text() -> None:
    assert not flagged("4 members.", printed=("2024/9/total/bme",))


def test_the_narrative_of_an_indicator_is_held_against_its_own_figures_and_the_staff_in_post() -> None:
    assert not flagged("4 of them.", {"2024/2/appointed/bme": (BOARD_BME, 0)})
    assert flagged("4 of them.", {"2024/staff/bme": (BOARD_BME, 0)})


def test_other_texts_are_held_against_all_withheld_figures_and_named_by_their_place() -> None:
    places = flagged(
        withheld={"2024/2/appointed/bme": (BOARD_BME, 0)},
        narrative={"2": IndicatorNarrative("Fine.", "Four were appointed."), "9": IndicatorNarrative("4", "4")},
        form={"governance": "4 people lead this.", "engagement": "Fine."},
        actions=(Action(indicator="4", action="Fine."), Action(finding="Only 4 were appointed.", target="four")),
    )

    assert places == (
        "narrative / 2 / action",
        "form / governance",
        "actions / 2 / finding",
        "actions / 2 / target",
    )


def test_a_place_never_holds_the_number() -> None:
    places = flagged("4 members of 275.")

    assert places
    assert not any("4" in place for place in places)


def test_notes_and_consultations_are_read_for_numbers_like_any_text() -> None:
    assert flagged(
        actions=(Action(notes="12 May 2024: Only 4 came."), Action(notes="4 May 2024: Begun.", since="2024")),
        consultations=(Consultation(who="Staff network", said="We are four."),),
    ) == ("actions / 1 / notes", "consultations / 1 / said")


def test_numbers_of_outcomes_and_figures_are_no_numbers_of_people() -> None:
    reference = Action(high_impact="4", eds2="3.4", eds_outcome="2B, 4", statement="4/relative_likelihood")

    assert flagged(actions=(reference,)) == ()
    assert flagged(actions=(replace(reference, high_impact="4 people", statement="4 people"),)) == (
        "actions / 1 / high_impact",
        "actions / 1 / statement",
    )


def test_a_change_or_comparison_that_would_give_a_withheld_number_away_is_flagged_too() -> None:
    texts = ("The share of BME staff rose by 5.2 points.", "It rose by 5.3 points, and 9 people joined.")
    found = []
    for text in texts:
        narrative = {"1": IndicatorNarrative(implications=text)}
        # 30 of 150 against 31 of 123 (from 20.0 % to 25.2 %), the number of this year's BME staff withheld
        table = {"X/2020/bme": 30, "X/2020/white": 120, "X/2021/bme": 31, "X/2021/white": 92}
        figures = [
            figure
            for year in (2020, 2021)
            for everyone in [(f"X/{year}/bme", f"X/{year}/white")]
            for figure in (
                Figure(f"{year}/staff/bme", Count((f"X/{year}/bme",))),
                Figure(f"{year}/staff/total", Count(everyone)),
                Figure(f"{year}/staff/bme_percent", Percentage((f"X/{year}/bme",), everyone), 1),
            )
        ]
        statements = tuple(
            Withheld(each.id, each.quantity) if each.id.startswith("2021") else Printed(each.id, each.quantity, "30")
            for each in figures
        )
        document = Document("X", "Body", "ccg", 2021, "2021-03-31", 2020, narrative=narrative)
        publication = with_derived(Publication("Test", tuple(table), statements, document=document))
        held = (each for each in flagged_texts(publication, figures, table) if each.numbers)
        found.append(tuple(each.place for each in held))

    assert found == [("narrative / 1 / implications",), ()]


def test_the_numbers_that_are_meant_are_named_as_they_were_typed() -> None:
    figure = Figure("2024/9/total/bme", BOARD_BME)
    words = {"9": IndicatorNarrative(implications="Four of 275 in band 4; four once, 4, now 7.")}
    typed = Document("T99", "Invented Care", "independent", 2024, "2024-03-31", narrative=words)
    publication = Publication("Test", tuple(TABLE), (Withheld(figure.id, figure.quantity),), document=typed)
    (found,) = flagged_texts(publication, [figure], TABLE)
    assert found.numbers == ("Four", "four", "4")


def test_the_exact_number_of_what_is_printed_rounded_is_kept_back_too() -> None:
    figure = Figure("2024/9/total/bme", Count(("white",)))
    for text, numbers, beside in (("We are 271.", ("271",), "9"), ("We are about 270.", (), "9"), ("", (), "")):
        words = {"9": IndicatorNarrative(implications=text)}
        typed = Document("T99", "Care", "other", 2024, "2024-03-31", narrative=words)
        statements = (Printed(figure.id, figure.quantity, "270", 10),)
        found = flagged_texts(Publication("Test", ("white",), statements, document=typed), [figure], {"white": 271})

        assert [(each.numbers, each.beside) for each in found] == ([(numbers, beside)] if text else [])

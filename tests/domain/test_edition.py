"""The editions: each year's rules as the standard has them, every fact with source and confidence."""

from pathlib import Path

import pytest

from wres_desktop.domain import edition as edition_module
from wres_desktop.domain.edition import (
    EDITION_YEARS,
    Confidence,
    Deadline,
    Edition,
    IndicatorText,
    SourcedFact,
    load_edition,
    series_break,
)
from wres_desktop.domain.submission import DisciplinaryBasis, SurveyQuestion
from wres_desktop.errors import UnreadableFile, WrongUse
from wres_desktop.paths import resources

KEY_FINDINGS = ("KF25", "KF26", "KF21", "Q17b")
QUESTIONS_TO_2020 = ("Q13a", "Q13b-c", "Q14", "Q15b")
QUESTIONS_FROM_2021 = ("Q14a", "Q14b-c", "Q15", "Q16b")

each_year = pytest.mark.parametrize("year", EDITION_YEARS)


def test_the_editions_run_from_2016_to_2025() -> None:
    assert EDITION_YEARS == (2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025)


@pytest.mark.parametrize(
    ("years", "items"),
    [
        ((2016, 2017, 2018), KEY_FINDINGS),
        ((2019, 2020, 2021), QUESTIONS_TO_2020),
        ((2022, 2023, 2024, 2025), QUESTIONS_FROM_2021),
    ],
)
def test_each_year_names_the_survey_questions_of_the_autumn_before(years: tuple[int, ...], items: tuple[str]) -> None:
    for year in years:
        rules = load_edition(year)
        assert tuple(rules.survey_items[question] for question in SurveyQuestion) == items
        assert rules.survey_year == year - 1


@each_year
def test_cases_are_averaged_over_two_years_up_to_2019(year: int) -> None:
    expected = DisciplinaryBasis.TWO_YEAR_AVERAGE if year <= 2019 else DisciplinaryBasis.SINGLE_YEAR
    assert load_edition(year).disciplinary_basis is expected


@each_year
def test_do_not_know_counts_in_indicator_7_from_2022_on(year: int) -> None:
    assert load_edition(year).indicator_7_includes_dont_know is (year >= 2022)


@each_year
def test_race_disparity_ratios_are_asked_for_from_2021_on(year: int) -> None:
    assert load_edition(year).race_disparity is (year >= 2021)


@each_year
def test_the_board_is_split_from_2018_on(year: int) -> None:
    rules = load_edition(year)
    if year <= 2017:
        assert rules.board_rows == rules.board_differences == ("voting",)
    else:
        assert rules.board_rows == ("total", "voting", "non_voting", "executive", "non_executive")
        assert rules.board_differences == ("total", "voting", "executive")


@each_year
def test_every_indicator_has_all_its_words(year: int) -> None:
    indicators = load_edition(year).indicators
    assert list(indicators) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    for number, text in indicators.items():
        assert text.number == number
        assert all((text.label, text.wording, text.direction, text.counts, text.source))


@pytest.mark.parametrize(
    ("indicator", "sentence"),
    [
        (2, "Above 1 means that white applicants were more likely to be appointed."),
        (3, "Above 1 means that BME staff were more likely to enter the formal disciplinary process."),
        (4, "Above 1 means that white staff were more likely to access non-mandatory training and development."),
    ],
)
def test_the_direction_of_a_ratio_is_said_in_words(indicator: int, sentence: str) -> None:
    assert all(load_edition(year).indicators[indicator].direction == sentence for year in EDITION_YEARS)


@each_year
def test_every_fact_carries_its_source_and_its_confidence(year: int) -> None:
    rules = load_edition(year)
    assert len(rules.facts) > 30
    facts: list[SourcedFact | IndicatorText | Deadline] = [*rules.facts.values(), *rules.indicators.values()]
    for fact in (*facts, *rules.deadlines):
        assert fact.source
        assert fact.confidence in Confidence
    assert all(fact.text for fact in rules.facts.values())


def test_the_year_in_which_the_disciplinary_basis_changed_is_marked_as_not_sure() -> None:
    for year in (2019, 2020, 2021):
        assert load_edition(year).facts["settings.disciplinary_basis"].confidence is Confidence.MEDIUM


def test_a_fact_of_one_year_does_not_reach_the_next() -> None:
    assert "fewer_indicators_for_commissioning_groups" in load_edition(2020).facts
    assert "fewer_indicators_for_commissioning_groups" not in load_edition(2021).facts


@each_year
def test_deadlines_are_those_of_the_year_itself(year: int) -> None:
    deadlines = load_edition(year).deadlines
    assert len(deadlines) == 2
    assert all(deadline.what for deadline in deadlines)
    assert all(str(year) in deadline.date for deadline in deadlines if deadline.date)


def test_a_deadline_on_which_sources_disagree_has_no_date_but_says_so() -> None:
    data, plan = load_edition(2023).deadlines
    assert data.date is None
    assert "31 August 2023" in data.conflict
    assert "31 May 2023" in data.conflict
    assert plan.date == "31 October 2023"


@pytest.mark.parametrize("year", [2014, 2015, 2026, 0])
def test_a_year_without_rules_is_refused_in_one_sentence(year: int) -> None:
    with pytest.raises(WrongUse, match=rf"^The rules of the reporting year {year} are not known; .* 2016 to 2025\.$"):
        load_edition(year)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("year = 2025\nbased_on = 2024\n[settings.race_disparity]\nvalue = 'yes'", "damaged"),
        ("year = 2025\nbased_on = 2024\n[settings.board_rows]\nvalue = ['chair']", "damaged"),
        ("year = 2025\nbased_on = 2024\n[settings.two_year_average_divides_by]\nvalue = 'staff_last_year'", "damaged"),
        ("year = 2025\nbased_on = 2024\n[settings.disciplinary_basis]\nvalue = 'three_years'", "damaged"),
        ("year = 2025", "damaged"),
        ("year = = 2025", "damaged"),
        (None, "missing"),
    ],
)
def test_a_damaged_edition_is_refused_in_one_sentence(
    text: str | None, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "editions"
    folder.mkdir()
    for path in (resources() / "editions").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    damaged = folder / "2025.toml"
    if text is None:
        damaged.unlink()
    else:
        damaged.write_text(text, encoding="utf-8")
    monkeypatch.setattr(edition_module, "resources", lambda: tmp_path)
    load_edition.cache_clear()
    try:
        with pytest.raises(UnreadableFile, match=rf"2025 are {sentence}; install the program again\.$"):
            load_edition(2025)
    finally:
        load_edition.cache_clear()


@pytest.mark.parametrize(
    ("indicator", "year", "earlier", "breaks"),
    [
        (7, 2022, 2021, True),
        (7, 2021, 2022, True),
        (7, 2025, 2016, True),
        (7, 2021, 2020, False),
        (7, 2023, 2022, False),
        (3, 2020, 2019, True),
        (3, 2021, 2020, False),
        (3, 2019, 2018, False),
        (2, 2022, 2021, False),
    ],
)
def test_a_series_breaks_where_the_basis_changed(indicator: int, year: int, earlier: int, breaks: bool) -> None:  # noqa: FBT001
    sentence = series_break(indicator, load_edition(year), load_edition(earlier))
    assert (sentence is not None) is breaks
    if sentence:
        assert f"{min(year, earlier)} and {max(year, earlier)} cannot be compared" in sentence


def test_an_edition_cannot_be_changed() -> None:
    rules: Edition = load_edition(2021)
    with pytest.raises(TypeError):
        rules.facts["x"] = None  # type: ignore[index]


def test_a_setting_is_said_in_words() -> None:
    facts = load_edition(2021).facts
    assert facts["settings.board_rows"].text == (
        "Rows of the board that are asked for: total, voting, non-voting, executive, non-executive."
    )
    assert facts["settings.disciplinary_basis"].text == "Cases that indicator 3 counts: single year."

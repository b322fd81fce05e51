"""A published report that is typed in figure by figure is a publication like any other."""

import json

import pytest

from tests.builders import sample_paths
from wres_desktop.casework.typed_report import SECTIONS, figures_to_type, typed_in
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.statements import Printed, Withheld
from wres_desktop.domain.catalogue import catalogue_of
from wres_desktop.intake.return_file import read_return


def printed(**typed: str) -> dict[str, str]:
    """What is typed, by the ends of the figures' ids in the year 2023."""
    return {f"2023/{figure.replace('__', '/')}": text for figure, text in typed.items()}


def test_every_part_of_a_report_has_figures_with_words_of_their_own() -> None:
    figures = figures_to_type("X01", 2023)

    assert list(dict.fromkeys(each.section for each in figures)) == list(SECTIONS)
    assert len({(each.section, each.words) for each in figures}) == len(figures)
    assert "BME staff" in {each.words for each in figures}


@pytest.mark.parametrize("year", [2016, 2019, 2025])
def test_every_year_has_the_staff_its_bands_and_the_board(year: int) -> None:
    ids = {each.id for each in figures_to_type("X01", year)}

    assert {f"{year}/staff/bme", f"{year}/1/clinical/band_5/bme", f"{year}/9/total/bme_percent"} <= ids


def test_figures_keep_the_decimals_with_which_they_are_printed() -> None:
    typed = typed_in("X01", 2023, "Our report", printed(staff__bme_percent="7.0%", staff__total="1,204"))

    assert typed.complete
    assert {each.id: each.printed for each in typed.publication.statements if isinstance(each, Printed)} == {
        "2023/staff/bme_percent": "7.0",
        "2023/staff/total": "1204",
    }


@pytest.mark.parametrize("mark", ["*", "[c]", "Suppressed", "-"])
def test_a_mark_for_a_withheld_figure_is_one_without_a_number(mark: str) -> None:
    typed = typed_in("X01", 2023, "Our report", printed(staff__bme=mark))

    (statement,) = typed.publication.statements
    assert isinstance(statement, Withheld)


@pytest.mark.parametrize(("figure", "text"), [("staff__bme", "about 12"), ("staff__bme", "7.1"), ("staff__bme", "-3")])
def test_what_cannot_be_printed_is_named_and_left_out(figure: str, text: str) -> None:
    typed = typed_in("X01", 2023, "Our report", printed(**{figure: text}, staff__white="80"))

    assert list(typed.wrong) == ["2023/staff/bme"]
    assert typed.wrong["2023/staff/bme"].endswith(".")
    assert len(typed.publication.statements) == 1
    assert not typed.complete


def test_nothing_typed_is_no_report() -> None:
    assert not typed_in("X01", 2023, "Our report", {"2023/staff/bme": "  "}).complete


def test_figures_are_made_of_the_same_people_as_in_the_reports_of_this_program() -> None:
    submission = read_return(sample_paths("commissioning-group")[-1]).submission
    assert submission is not None
    code, year = submission.organisation.code, submission.reporting_year
    own = {figure.id: figure.quantity for figure in catalogue_of((submission,)).figures}

    typed = typed_in(code, year, "Typed", dict.fromkeys(own, "*")).publication

    found = {each.id: each.quantity for each in typed.statements}
    assert own.keys() - found.keys() <= {figure for figure in own if figure.split("/")[1] == "race_disparity"}
    differing = {figure for figure in found if own[figure] != found[figure]}
    assert not {figure for figure in differing if figure.split("/")[1] not in "5678"}


def test_it_comes_back_from_its_file_as_it_was_typed() -> None:
    publication = typed_in("X01", 2023, "Our report", printed(staff__total="100", staff__bme="*")).publication

    assert publication_from_json(json.loads(publication_text(publication))) == publication


def test_a_number_with_about_before_it_was_rounded_to_the_nearest_ten() -> None:
    typed = typed_in("X01", 2023, "Our report", printed(staff__bme="about 160", staff__total="About 1,230"))
    statements = {each.id: each for each in typed.publication.statements if isinstance(each, Printed)}

    assert typed.complete
    assert {each: (of.printed, of.rounded_to) for each, of in statements.items()} == {
        "2023/staff/bme": ("160", 10),
        "2023/staff/total": ("1230", 10),
    }


@pytest.mark.parametrize(
    ("figure", "text"), [("staff__bme", "about 163"), ("staff__bme", "about"), ("staff__bme_percent", "about 7.1%")]
)
def test_about_what_is_no_number_of_tens_cannot_be_right(figure: str, text: str) -> None:
    assert not typed_in("X01", 2023, "Our report", printed(**{figure: text})).complete

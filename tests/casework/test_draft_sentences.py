"""First sentences for the narrative: facts that the report prints, and no others."""

import re
from dataclasses import replace

import pytest

from tests.builders import sample_report
from wres_desktop.casework.draft_sentences import SaidOfYears, repeats_withheld, said_of
from wres_desktop.disclosure.statements import Printed, Withheld

NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize("sample", ["commissioning-group", "independent-provider"])
@pytest.mark.parametrize("indicator", range(1, 10))
def test_every_number_in_a_draft_sentence_is_printed_in_the_report(sample: str, indicator: int) -> None:
    publication = sample_report(sample).protected.publication
    printed = {each.printed.lstrip("-") for each in publication.statements if isinstance(each, Printed)}
    said = said_of(indicator, publication).all
    told = set(NUMBER.findall(re.sub(r"\d+% (?:more|less) likely", "", said)))
    assert told <= printed


def test_a_share_that_is_printed_stands_in_a_sentence_beside_that_of_the_year_before() -> None:
    said = said_of(1, sample_report("commissioning-group").protected.publication)
    assert said.this_year == "BME staff are 14.5% of the workforce."
    assert said.last_year == "The year before: BME staff are 11.7% of the workforce."


def test_the_text_to_begin_with_does_not_repeat_what_the_report_prints_of_this_year() -> None:
    said = said_of(1, sample_report("commissioning-group").protected.publication)
    assert said.draft == said.last_year


def test_a_ratio_names_its_direction() -> None:
    said = said_of(2, sample_report("independent-provider").protected.publication)
    start = "White applicants were 1.39 times as likely as BME applicants to be appointed from shortlisting"
    assert said.this_year.startswith(start)


def test_nothing_is_said_of_what_is_withheld() -> None:
    assert said_of(3, sample_report("commissioning-group").protected.publication).all == ""


def test_a_sentence_with_the_number_of_a_withheld_figure_is_not_offered() -> None:
    publication = sample_report("commissioning-group").protected.publication
    withheld = next(each.id for each in publication.statements if isinstance(each, Withheld) and "/staff/" in each.id)
    said = SaidOfYears("BME staff are 14.5% of the workforce.", "")
    assert repeats_withheld(said, 1, publication, {withheld: "14.5"})
    assert not repeats_withheld(said, 1, publication, {withheld: "14"})


def test_nothing_is_said_of_what_is_rounded_and_its_exact_number_is_not_repeated() -> None:
    publication = sample_report("commissioning-group").protected.publication
    assert publication.document is not None
    share = f"{publication.document.reporting_year}/staff/bme_percent"
    rounded = tuple(
        replace(each, rounded_to=10) if each.id == share and isinstance(each, Printed) else each
        for each in publication.statements
    )
    said = SaidOfYears("BME staff are 14.5% of the workforce.", "")

    assert said_of(1, replace(publication, statements=rounded)).this_year == ""
    assert repeats_withheld(said, 1, replace(publication, statements=rounded), {share: "14.5"})
    assert not repeats_withheld(said, 1, publication, {share: "14.5"})

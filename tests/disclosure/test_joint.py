"""What a joint document wants to say, and what its words may not."""

import json
from dataclasses import replace

import pytest

from tests.builders import POLICY
from tests.consortia import ARDENFIELD, KELDER, NO_RECORD, SALTMARSH, WEXCOMBE, four_members, with_words
from tests.domain.returns import Counts
from wres_desktop.disclosure.document_file import document_from_json
from wres_desktop.disclosure.narrative import flagged_texts
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.readings import readings_of
from wres_desktop.disclosure.sensitive import sensitive_counts
from wres_desktop.disclosure.statements import Printed, Publication, Withheld
from wres_desktop.disclosure.wanted import Wanted, joint_wanted_of, wanted_of
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import Count, Ratio, cells_matching, sums_of, total
from wres_desktop.domain.ratios import GroupRate
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    IndicatorNarrative,
    NotCollected,
    Submission,
)
from wres_desktop.domain.uncertainty import interval_texts, katz_interval
from wres_desktop.errors import UnreadableFile

RETURNS = four_members()
WANTED = joint_wanted_of(consortium_of(RETURNS, lead="A02", name="Neighbours"))
AVERAGED = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(6, 5, 0), Counts(5, 6, 0))


def withholding_everything(wanted: Wanted) -> Publication:
    statements = tuple(Withheld(each.id, each.quantity) for each in wanted.part.figures)
    return Publication(wanted.title, tuple(wanted.part.table), statements, wanted.part.facts, document=wanted.document)


def flagged(submissions: tuple[Submission, ...]) -> tuple[str, ...]:
    wanted = joint_wanted_of(consortium_of(submissions))
    found = flagged_texts(withholding_everything(wanted), wanted.part.figures, wanted.part.table)
    return tuple(each.place for each in found if each.numbers)


def flagged_in(number: str, text: str) -> tuple[str, ...]:
    """The places flagged where ``text`` is what the lead says about an indicator."""
    narrative = {number: IndicatorNarrative(implications=text)}
    return flagged(tuple(replace(each, narrative=narrative) for each in RETURNS))


def test_a_joint_report_is_called_so_and_speaks_with_the_words_of_its_lead() -> None:
    others = tuple(replace(each, form={}) if each.organisation != ARDENFIELD else each for each in RETURNS)
    document = joint_wanted_of(consortium_of(others, lead="A02", name="Neighbours")).document
    assert WANTED.title == "WRES 2021, joint report of Neighbours"
    assert document.form == {**with_words(RETURNS[0]).form, "narrative_checked_by": "Director of People"}
    assert document.organisation_name == "Neighbours"
    assert document.organisation_code == "A02"


def test_a_joint_document_names_its_members_and_whom_a_section_leaves_out() -> None:
    assert WANTED.document.members == (ARDENFIELD, KELDER, SALTMARSH, WEXCOMBE)
    assert WANTED.document.left_out["2021/4"] == {"K04": NO_RECORD}


def test_the_report_of_one_organisation_has_no_members() -> None:
    document = wanted_of(RETURNS[:2]).document
    assert (document.members, document.left_out) == ((), {})


def test_the_basis_of_cases_is_that_of_the_members_counted() -> None:
    def changed(submission: Submission) -> Submission:
        lead = submission.organisation == WEXCOMBE
        return replace(submission, disciplinary=NotCollected("No record.") if lead else AVERAGED)

    returns = tuple(changed(each) if each.reporting_year == 2021 else each for each in RETURNS)
    document = joint_wanted_of(consortium_of(returns)).document
    assert document.disciplinary_bases == {2020: "single_year", 2021: "two_year_average"}


def test_where_bases_differ_no_basis_is_said() -> None:
    returns = tuple(
        replace(each, disciplinary=AVERAGED) if each.organisation == KELDER and each.reporting_year == 2021 else each
        for each in RETURNS
    )
    assert joint_wanted_of(consortium_of(returns)).document.disciplinary_bases == {2020: "single_year"}


def test_a_joint_publication_is_read_back_as_it_was_written() -> None:
    publication = withholding_everything(WANTED)
    assert publication_from_json(json.loads(publication_text(publication))) == publication


@pytest.mark.parametrize("members", [["W01"], [{"code": "W01"}], [{"code": "W01", "name": "A", "kind": "club"}], 7])
def test_members_that_are_none_are_refused_in_one_sentence(members: object) -> None:
    document = {
        "organisation_code": "W01",
        "organisation_name": "A",
        "organisation_kind": "ccg",
        "reporting_year": 2021,
        "snapshot_date": "2021-03-31",
        "disciplinary_bases": {},
        "narrative": {},
        "actions": [],
    }
    assert document_from_json(document, "") is not None
    with pytest.raises(UnreadableFile, match=r"^[^\n]+\.$"):
        document_from_json(document | {"members": members}, "")


def test_a_small_number_of_one_member_in_the_words_of_a_joint_report_is_flagged() -> None:
    """Six BME applicants of Wexcombe, fourteen of all members: no joint figure of applicants is six."""
    assert flagged_in("2", "Wexcombe appointed six BME applicants.") == ("narrative / 2 / implications",)


def test_the_staff_of_a_member_in_the_words_of_a_joint_report_is_flagged_where_it_is_withheld() -> None:
    assert flagged_in("5", "All 97 of Kelder Valley were asked.") == ("narrative / 5 / implications",)


def test_other_numbers_in_the_words_of_a_joint_report_are_not_flagged() -> None:
    assert flagged_in("2", "We met 800 times.") == ()


def test_a_number_in_one_members_reason_is_flagged_and_a_number_in_its_name_is_not() -> None:
    kelder, saltmarsh = replace(KELDER, name="NHS Kelder 2 CCG"), replace(SALTMARSH, name="NHS Saltmarsh 3 CCG")
    names = {KELDER: kelder, SALTMARSH: saltmarsh}
    given = tuple(replace(each, organisation=names.get(each.organisation, each.organisation)) for each in RETURNS)
    assert flagged(given) == ()

    reason = NotCollected("Only 3 people went.")
    spoiled = tuple(replace(each, training=reason) if each.organisation == kelder else each for each in given)
    assert flagged(spoiled) == ("training / not_collected",)


def test_those_who_said_yes_are_held_to_their_own_threshold_however_many_members_they_are_of() -> None:
    """4 + 1 + 1 + 2 BME people said yes to the first question: eight are no small number, as eight who answered are."""
    yes = next(each for each in WANTED.part.figures if each.id == "2021/5/bme/yes")
    cells = set(cells_matching(yes.quantity.of, tuple(WANTED.part.table))) if isinstance(yes.quantity, Count) else set()
    assert sum(WANTED.part.table[cell] for cell in cells) == 8
    needs = sensitive_counts(WANTED.part.table, WANTED.part.figures, POLICY)
    assert cells not in [set(cells_matching(need.of, tuple(WANTED.part.table))) for need in needs]


def test_cases_of_two_years_are_read_as_such_however_many_members_have_them() -> None:
    returns = tuple(replace(each, disciplinary=AVERAGED) for each in four_members((2021,)))
    wanted = joint_wanted_of(consortium_of(returns))
    figure = next(each for each in wanted.part.figures if each.id == "2021/3/relative_likelihood")
    assert isinstance(figure.quantity, Ratio)
    sums = sums_of(figure.quantity)
    a, b, c, d = (total(each, wanted.part.table) for each in sums)
    assert a == 4 * (5 + 6)
    counts = [Printed(f"count {each}", Count(each), str(total(each, wanted.part.table))) for each in sums]
    ratio = Printed(figure.id, figure.quantity, "1")
    reading = readings_of([ratio, *counts], wanted.part.table)[figure.id]
    assert reading.years == 2
    twice = katz_interval(GroupRate(a, 2 * b, "staff"), GroupRate(c, 2 * d, "staff"))[0]
    assert reading.interval_95 == interval_texts(twice, 2)
    for place, each in enumerate(counts):
        rounded = [*counts[:place], replace(each, rounded_to=10), *counts[place + 1 :]]
        assert readings_of([ratio, *rounded], wanted.part.table) == {}

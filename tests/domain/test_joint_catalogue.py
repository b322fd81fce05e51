"""A joint figure is worked out of the members' counts added up, and says whose counts those are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.consortia import ARDENFIELD, KELDER, NO_RECORD, SALTMARSH, WEXCOMBE, four_members, member_returns
from tests.domain.returns import Counts
from wres_desktop.domain.catalogue import Part, catalogue_of, joint_catalogue_of
from wres_desktop.domain.catalogue.survey import tells_counts
from wres_desktop.domain.consortium import consortium_of
from wres_desktop.domain.figures import cells_matching, sums_of, total, value
from wres_desktop.domain.ratios import NotCalculable
from wres_desktop.domain.submission import (
    Disciplinary,
    DisciplinaryBasis,
    NotCollected,
    Submission,
    SurveyAnswer,
    SurveyCount,
    SurveyPercent,
    SurveyQuestion,
)

AVERAGED = Disciplinary(DisciplinaryBasis.TWO_YEAR_AVERAGE, Counts(3, 2, 0), Counts(4, 1, 0))
CODES = ("W01", "A02", "K04", "S03")


def joint(submissions: Sequence[Submission]) -> Part:
    return joint_catalogue_of(consortium_of(submissions))


def values(part: Part) -> dict[str, Fraction | NotCalculable]:
    return {figure.id: value(figure.quantity, part.table) for figure in part.figures}


def changed(
    which: Callable[[Submission], bool], change: Callable[[Submission], Submission], years: tuple[int, ...] = (2021,)
) -> tuple[Submission, ...]:
    return tuple(change(each) if which(each) else each for each in four_members(years))


def of_one(code: str) -> Callable[[Submission], bool]:
    return lambda submission: submission.organisation.code == code


JOINT = joint(four_members())
ALONE = [catalogue_of(member_returns(each)) for each in (WEXCOMBE, ARDENFIELD, KELDER, SALTMARSH)]


def test_a_joint_count_is_the_sum_of_the_members_counts() -> None:
    together, apart = values(JOINT), [values(part) for part in ALONE]
    counted = [each for each in together if "/likelihood/" not in each and each.endswith(("/white", "/bme", "/total"))]
    counted = [each for each in counted if "/members/" not in each and not each.startswith(("2021/4/", "2020/4/"))]
    assert len(counted) > 200
    for figure_id in counted:
        parts = [member[figure_id] for member in apart]
        assert together[figure_id] == sum(part for part in parts if isinstance(part, Fraction)), figure_id


def test_a_joint_ratio_is_one_of_sums_and_no_average_of_ratios() -> None:
    """Shortlisted 224 white and 100 BME, appointed 46 and 14: from the four logs, added by hand."""
    assert values(JOINT)["2021/2/relative_likelihood"] == Fraction(46, 224) / Fraction(14, 100)
    assert values(JOINT)["2021/2/likelihood/bme"] == 14


def test_pooling_turns_a_ratio_round_where_the_sums_do() -> None:
    """Simpson: in each member white applicants fare better, in both together BME applicants do."""
    logs = {"W01": ((10, 90), (9, 80)), "A02": ((90, 10), (30, 3))}
    members = []
    for submission in (*member_returns(WEXCOMBE, (2021,)), *member_returns(ARDENFIELD, (2021,))):
        shortlisted, appointed = logs[submission.organisation.code]
        recruitment = submission.recruitment
        assert recruitment is not None
        assert not isinstance(recruitment, NotCollected)
        log = replace(recruitment, shortlisted=Counts(*shortlisted, 0), appointed=Counts(*appointed, 0))
        members.append(replace(submission, recruitment=log))
    alone = [values(catalogue_of([each]))["2021/2/relative_likelihood"] for each in members]
    pooled = values(joint(members))["2021/2/relative_likelihood"]
    assert all(isinstance(each, Fraction) and each > 1 for each in alone)
    assert pooled == Fraction(39, 100) / Fraction(83, 100)


def test_every_cell_keeps_the_name_of_its_member() -> None:
    assert {cell.split("/")[0] for cell in JOINT.table} == set(CODES)
    assert JOINT.table["S03/2021/workforce/clinical/band_7/bme"] == 2


def test_a_joint_figure_names_the_cells_of_members_and_of_nobody_else() -> None:
    others = tuple(cell.replace("W01/", "Z99/") for cell in JOINT.table)
    for figure in JOINT.figures:
        for cell_sum in sums_of(figure.quantity):
            assert cells_matching(cell_sum, tuple(JOINT.table)), figure.id
            assert not [cell for cell in cells_matching(cell_sum, others) if cell.startswith("Z99/")], figure.id


def test_two_ways_of_splitting_the_same_people_have_the_same_sum() -> None:
    assert JOINT.facts
    assert all(total(fact.of, JOINT.table) == total(fact.also, JOINT.table) for fact in JOINT.facts)


def test_every_sum_behind_a_rate_is_a_figure_of_its_own() -> None:
    """A plan withholds counts; a rate goes with those that it is worked out from."""
    names = tuple(JOINT.table)
    counts = {
        cells_matching(sums_of(each.quantity)[0], names) for each in JOINT.figures if len(sums_of(each.quantity)) == 1
    }
    rates = [cells_matching(part, names) for each in JOINT.figures for part in sums_of(each.quantity)]
    assert set(rates) <= counts


def test_each_member_is_named_with_its_staff() -> None:
    found = values(JOINT)
    staff = [found[f"2021/members/{code}/total"] for code in CODES]
    assert staff == [172, 73, 97, 73]
    assert found["2021/staff/total"] == 415


def test_a_section_without_one_member_says_whom_it_leaves_out_and_why() -> None:
    assert JOINT.left_out["2021/4"] == {"K04": NO_RECORD}
    assert not [cell for cell in JOINT.table if cell.startswith("K04/") and "/training/" in cell]


def test_who_had_training_is_counted_among_the_staff_of_those_members_only() -> None:
    found = values(JOINT)
    assert found["2021/4/staff/total"] == 172 + 73 + 73
    assert found["2021/4/likelihood/bme"] == Fraction(100 * (18 + 5 + 4), 38 + 10 + 8)


def test_where_all_members_are_counted_the_staff_is_not_said_again() -> None:
    assert "2021/3/staff/total" not in values(JOINT)


def test_weighted_percentages_cannot_be_added_up() -> None:
    said = JOINT.unavailable["2021/8"]
    assert said.startswith("NHS Saltmarsh CCG has percentages")
    assert "2021/8/gap" not in values(JOINT)
    assert not [cell for cell in JOINT.table if "/2021/survey/discrimination/" in cell]


def test_disciplinary_cases_on_different_bases_cannot_be_added_up() -> None:
    part = joint(changed(of_one("S03"), lambda each: replace(each, disciplinary=AVERAGED)))
    assert "average of two years" in part.unavailable["2021/3"]
    assert not [cell for cell in part.table if "/disciplinary/" in cell]


def test_averages_of_two_years_are_added_up_for_both_years() -> None:
    part = joint(changed(lambda _: True, lambda each: replace(each, disciplinary=AVERAGED)))
    staff = values(part)["2021/staff/bme"]
    assert isinstance(staff, Fraction)
    assert values(part)["2021/3/entered_two_years/bme"] == 4 * 3
    assert values(part)["2021/3/likelihood/bme"] == Fraction(100 * 4 * 3, 2 * staff)


def test_what_one_member_alone_has_is_no_joint_figure() -> None:
    part = joint(
        changed(lambda each: each.organisation.code != "W01", lambda each: replace(each, board=NotCollected("No.")))
    )
    assert part.unavailable["2021/9"].startswith("Only NHS Wexcombe CCG")
    assert not [cell for cell in part.table if "/board/" in cell]


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (("No log.", "No log.", "No log.", "No log."), "No log."),
        (
            ("No log.", "Lost.", "Lost.", "Lost."),
            "NHS Wexcombe CCG: No log. NHS Ardenfield CCG: Lost. NHS Kelder Valley CCG: Lost. NHS Saltmarsh CCG: Lost.",
        ),
    ],
)
def test_a_section_that_nobody_has_gives_the_reasons_of_all(reasons: tuple[str, ...], said: str) -> None:
    why = dict(zip(CODES, reasons, strict=True))
    part = joint(
        changed(lambda _: True, lambda each: replace(each, recruitment=NotCollected(why[each.organisation.code])))
    )
    assert part.unavailable["2021/2"] == said


def test_boards_are_compared_with_the_staff_of_the_same_members_or_not_at_all() -> None:
    part = joint(changed(of_one("S03"), lambda each: replace(each, board=NotCollected("No."))))
    assert "2021/9/total/bme_percent" in values(part)
    assert not [each for each in values(part) if each.endswith("_minus_workforce")]


def test_earlier_years_are_shown_in_totals_only() -> None:
    ids = set(values(JOINT))
    assert {"2020/staff/bme", "2020/members/A02/total"} <= ids
    assert not [each for each in ids if each.startswith("2020/1/")]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (SurveyCount(3, 20), True),
        (SurveyCount(None, 20), False),
        (SurveyPercent(Decimal("15.0"), 20), True),
        (SurveyPercent(Decimal("15.0"), None), False),
        (SurveyPercent(Decimal("15.2"), 20), False),
        (SurveyPercent(Decimal(21), 300), False),
        (SurveyPercent(Decimal(1), 140), False),
        (SurveyPercent(Decimal(0), 20), True),
        (SurveyPercent(Decimal(100), 150), True),
    ],
    ids=[
        "counts",
        "no count",
        "one count fits",
        "no base",
        "no count fits",
        "three counts fit",
        "one more fits too",
        "nobody",
        "everybody",
    ],
)
def test_a_percentage_tells_its_count_where_one_whole_number_gives_it(answer: SurveyAnswer, *, told: bool) -> None:
    """21 % of 300 are 62, 63 or 64 people, 1 % of 140 are 1 or 2; 100 % of 150 are 150, since 149 are 99 %."""
    assert tells_counts(answer) is told


def test_questions_are_pooled_one_by_one() -> None:
    assert {
        SurveyQuestion(each).indicator for each in SurveyQuestion if f"2021/{each.indicator}/gap" in values(JOINT)
    } == {
        5,
        6,
        7,
    }

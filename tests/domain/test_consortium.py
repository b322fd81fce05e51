"""Who is a member, who leads, and what a consortium is called."""

import pytest

from tests.consortia import ARDENFIELD, four_members, member_returns
from wres_desktop.domain.consortium import consortium_of, names_in_words


def test_members_have_their_returns_in_the_order_of_the_years() -> None:
    consortium = consortium_of(tuple(reversed(four_members())))
    assert consortium.years == (2020, 2021)
    assert [each.reporting_year for each in consortium.members[2].returns] == [2020, 2021]
    assert consortium.lead.return_of(2020).reporting_year == 2020


def test_the_first_organisation_leads_unless_another_one_is_named() -> None:
    assert consortium_of(four_members()).lead.organisation.code == "W01"
    assert consortium_of(four_members(), lead="A02").lead.organisation == ARDENFIELD


def test_the_order_of_the_files_changes_nothing_once_the_lead_is_named() -> None:
    given = four_members()
    assert consortium_of(given, lead="K04") == consortium_of(tuple(reversed(given)), lead="K04")


def test_without_a_name_a_consortium_is_called_by_its_members() -> None:
    assert consortium_of(four_members()).name == "NHS Wexcombe CCG and 3 other organisations"
    two = (*member_returns(ARDENFIELD), *four_members()[:2])
    assert consortium_of(two).name == "NHS Ardenfield CCG and NHS Wexcombe CCG"
    assert consortium_of(two, name="  Invented Neighbours ").name == "Invented Neighbours"


@pytest.mark.parametrize(
    ("names", "said"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_in_a_sentence_have_one_and(names: tuple[str, ...], said: str) -> None:
    assert names_in_words(names) == said

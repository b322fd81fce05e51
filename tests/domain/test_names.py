"""A person's name is told from a post by the form of the words alone."""

import pytest

from wres_desktop.domain.names import reads_like_a_name


@pytest.mark.parametrize(
    "text",
    [
        "Tom Ashby",
        "Priya Nair, HR manager",
        "Margaret Osei",
        "Dr Osei",
        "Ms. M. Osei",
        "A. Byron",
        "Siobhan O'Neill",
        "Mary Smith-Jones",
        "Maria Luisa Ortiz",
        "Tom Ashby and Priya Nair",
        "HR manager; Tom Ashby",
    ],
)
def test_a_bare_name_reads_like_one(text: str) -> None:
    assert reads_like_a_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HR manager",
        "HR Manager",
        "Head of Human Resources, shared service",
        "Director of People and Culture",
        "Chief Executive",
        "Freedom to Speak Up Guardian",
        "Learning and Development Lead",
        "Service managers",
        "Accountable Officer",
        "Chair of the governing body",
        "Staff Network",
        "Occupational Health",
        "Equality, Diversity and Inclusion Partner",
        "Recruitment",
        "Audit Committee",
        "EDI",
        "HR",
        "to be agreed",
        "everybody",
        "Nursing and Midwifery Board",
        "UNISON",
        "HR manager, East Surrey",
    ],
)
def test_a_post_or_a_group_does_not_read_like_a_name(text: str) -> None:
    assert not reads_like_a_name(text)
